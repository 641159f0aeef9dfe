"""Imports every module of the standard library in the runtime and in the oracle, and compares what they hold.

usage: import_library.py ORACLE DEVTOOL LIBRARY [MODULE ...]

ORACLE is a CPython 3.15, DEVTOOL a built `devtool`, LIBRARY the folder with CPython's Python modules.
Modules that the oracle cannot import here (other platforms) do not count.
"""

import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

LEFT_OUT = {"test", "idlelib", "antigravity", "this", "turtledemo"}
PROBE = """
import {name}
import sys
import json
held = vars(sys.modules[{name!r}])
names = [name for name in held if not name.startswith("_")]
print()
print(json.dumps({{name: type(held[name]).__name__ for name in names}}))
"""
SECONDS = 60


def answer(command, name):
    """What the module holds, by name, or the last line of what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "probe.py")
        with open(path, "w") as file:
            file.write(PROBE.format(name=name))
        try:
            run = subprocess.run([*command, path], capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return f"more than {SECONDS} s"
    lines = run.stdout.strip().splitlines()
    if run.returncode == 0 and lines:
        return json.loads(lines[-1])
    # The runtime writes both of a program's streams to one.
    return ((run.stderr.strip() or run.stdout.strip()).splitlines() or [f"exit status {run.returncode}"])[-1]


def difference(expected, found):
    """In words what is not as expected: missing, of another type, too much."""
    missing = sorted(expected.keys() - found.keys())
    more = sorted(found.keys() - expected.keys())
    other = sorted(name for name in expected.keys() & found.keys() if expected[name] != found[name])
    parts = []
    if missing:
        parts.append("missing " + " ".join(missing))
    if other:
        parts.append("other " + " ".join(f"{name}:{found[name]}/{expected[name]}" for name in other))
    if more:
        parts.append("more " + " ".join(more))
    return "; ".join(parts)


def main():
    oracle, devtool, library, *names = sys.argv[1:]
    if not names:
        listing = subprocess.run(
            [oracle, "-c", "import sys; print(*sys.stdlib_module_names)"], capture_output=True, text=True, check=True)
        names = sorted(set(listing.stdout.split()) - LEFT_OUT)
    ours = [devtool, "run", "--search-path", library]

    def both(name):
        expected = answer([oracle], name)
        return name, expected, answer(ours, name) if isinstance(expected, dict) else None

    count = imported = equal = 0
    causes = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, expected, found in pool.map(both, names):
            if not isinstance(expected, dict):
                continue
            count += 1
            if not isinstance(found, dict):
                causes[found] += 1
                print(f"{name:28} fails    {found}")
                continue
            imported += 1
            words = difference(expected, found)
            equal += not words
            print(f"{name:28} {'differs' if words else 'equal':8} {words}".rstrip())
    print()
    for cause, times in causes.most_common():
        print(f"{times:4} {cause}")
    print(f"{imported} of {count} modules import, {equal} hold exactly the same")


if __name__ == "__main__":
    main()
