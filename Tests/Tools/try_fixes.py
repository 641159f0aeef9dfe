#!/usr/bin/env python3
"""Applies `lazyls --fix` to copies of packages and looks whether CPython 3.15 can do with them what it could before.

usage: try_fixes.py [options] ORACLE LAZYLS ROOT PACKAGE ...

ORACLE is a CPython 3.15, LAZYLS our binary, ROOT a `site-packages` with what the packages need, PACKAGE a package in it.
Each package is copied, checked and fixed. Then every file must compile, every module that could be imported must be
importable, in a process of its own that touches all public attributes it had and finds them to be what they were, and a
second `--fix` must change nothing. Only reading tells whether an attribute is there: submodules that wait are attributes
of their package that `dir` does not show.

Exit status 0 if all that is so, 1 if not, 2 when something could not be run.
"""

import argparse
import ast
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# Prints what each public attribute is: its type, and the name of a module, class or function; or the error it raises.
PROBE = """
import importlib, json, sys
module = importlib.import_module(sys.argv[1])
def describe(name):
    try:
        value = getattr(module, name)
    except Exception as error:
        return "raises " + type(error).__name__
    kind = type(value)
    text = kind.__module__ + "." + kind.__qualname__
    if issubclass(kind, (type(sys), type)) or text in ("builtins.function", "builtins.builtin_function_or_method"):
        text += " " + str(vars(value).get("__module__", "") if issubclass(kind, type) else "") + " " + value.__name__
    return text
names = json.loads(sys.stdin.read()) or [name for name in dir(module) if not name.startswith("_")]
print("\\n" + json.dumps({name: describe(name) for name in names}))
"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("lazyls")
    parser.add_argument("root")
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--unsafe", action="store_true", help="unsafe fixes too")
    parser.add_argument("--select", default="LZ601", help="which rules are fixed (default: LZ601)")
    parser.add_argument("--target", default="3.15", help="the target version (default: 3.15)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", metavar="DIR",
                        help="leave the copies in this folder, and ask no more what it has of the unfixed ones")
    return parser.parse_args()


def modules(folder, package):
    """The names of the modules of a package, those left out that are run rather than imported, and its tests."""
    for path in sorted((folder / package).rglob("*.py")):
        parts = list(path.relative_to(folder).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        if all(part.isidentifier() for part in parts) and not {"__main__", "tests", "test", "conftest"} & set(parts):
            yield ".".join(parts)


def imported_names(folder):
    """How many names imports at module level bind, stars and `__future__` left out."""
    count = 0
    for path in folder.rglob("*.py"):
        try:
            body = ast.parse(path.read_bytes()).body
        except SyntaxError:
            continue
        for node in body:
            if isinstance(node, ast.Import) or isinstance(node, ast.ImportFrom) and node.module != "__future__":
                count += sum(alias.name != "*" for alias in node.names)
    return count


def probe(options, folder, module, names=()):
    """What the public attributes of a module are, by name; else the last line of the error."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), options.root]), "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as empty:
        try:
            done = subprocess.run([options.oracle, "-c", PROBE, module], env=environment, cwd=empty, capture_output=True,
                                  text=True, timeout=120, input=json.dumps(list(names)))
        except subprocess.TimeoutExpired:
            return "timed out"
    if done.returncode:
        return (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
    return json.loads(done.stdout.splitlines()[-1])


def probe_all(options, folder, names):
    """By module; `names` are the attributes to read of each, all where there are none."""
    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        return dict(zip(names, pool.map(lambda item: probe(options, folder, *item), names.items())))


def differences(module, was, now):
    """What a fixed module's attributes are that they were not."""
    if isinstance(now, str):
        return [f"{module}: {now}"]
    return [f"{module}.{name}: {kind}, now {now[name]}" for name, kind in was.items() if now[name] != kind]


def compiles(options, folder):
    done = subprocess.run([options.oracle, "-m", "compileall", "-q", str(folder)], capture_output=True, text=True)
    return {line for line in done.stdout.splitlines() if line.startswith("*** Error compiling")}


def prefix(options):
    """Where the oracle's library lies, for `--python`."""
    command = [options.oracle, "-c", "import sys; print(sys.prefix)"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def fix(options, folder):
    """How many findings were mended."""
    command = [options.lazyls, "--check", "--fix", "--dialect", "explicit", "--target-version", options.target,
               "--select", options.select, "--python", options.prefix, "--search-path", options.root, "."]
    if options.unsafe:
        command.insert(2, "--unsafe-fixes")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    for line in done.stderr.splitlines():
        if "is left as it is" in line or "undo one another" in line:
            print("   ", line)
    found = re.search(r"Fixed (\d+) finding", done.stdout + done.stderr)
    return int(found[1]) if found else 0


def unread(options, folder):
    """How many imported names no line reads while their module is imported: more than these cannot gain."""
    command = [options.lazyls, "--check", "--dialect", "all", "--target-version", options.target, "--imports",
               "--output-format", "json", "--python", options.prefix, "--search-path", options.root, "."]
    summary = json.loads(subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout)["summary"]
    return summary["eligible"] - summary["reifiedAtImport"]


def found_before(options, folder, names):
    """What the unfixed modules are; kept beside the copy."""
    file = folder.with_suffix(".json")
    if file.exists():
        return json.loads(file.read_text())
    found = probe_all(options, folder, dict.fromkeys(names, ()))
    file.write_text(json.dumps(found))
    return found


Result = collections.namedtuple("Result", "package modules before after imports unread lazy breakages again")


def try_package(options, work, package):
    before, after = work / package / "before", work / package / "after"
    for folder in (before, after):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(pathlib.Path(options.root) / package, folder / package,
                        ignore=shutil.ignore_patterns("__pycache__"))
    total = imported_names(before)
    waiting = unread(options, before)
    lazy = fix(options, after)
    again = fix(options, after)
    broken = {line.replace(str(before), str(after)) for line in compiles(options, before)}
    problems = sorted(compiles(options, after) - broken)
    names = list(modules(before, package))
    was = {name: result for name, result in found_before(options, before, names).items() if not isinstance(result, str)}
    now = probe_all(options, after, was)
    changes = [difference for name in was for difference in differences(name, was[name], now[name])]
    for problem in problems + changes:
        print("   ", problem)
    after_count = sum(not isinstance(result, str) for result in now.values())
    return Result(package, len(names), len(was), after_count, total, waiting, lazy, len(problems) + len(changes), again)


def made_lazy(results):
    """The sentence about shares."""
    lazy, unread, imports = (sum(getattr(r, name) for r in results) for name in ("lazy", "unread", "imports"))
    return (f"{lazy} of {imports} imported names made lazy ({lazy / max(imports, 1):.0%}), "
            f"{lazy / max(unread, 1):.0%} of the {unread} not read at import")


def main():
    options = arguments()
    options.root, options.lazyls = os.path.abspath(options.root), os.path.abspath(options.lazyls)
    options.prefix = prefix(options)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for package in options.packages:
            result = try_package(options, pathlib.Path(options.keep or folder), package)
            results.append(result)
            print(f"{package}: {made_lazy([result])}; {result.after} of {result.before} modules can be imported "
                  f"(of {result.modules}), {result.breakages} breakages, a second --fix changes {result.again}", flush=True)
    failures = sum(r.breakages + r.again for r in results)
    print(f"{len(results)} packages: {made_lazy(results)}, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
