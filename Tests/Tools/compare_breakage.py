#!/usr/bin/env python3
"""Finds what really breaks in a package under `-X lazy_imports=all`, and which of it `lazyls --check` reports.

usage: compare_breakage.py [options] ORACLE LAZYLS ROOT PACKAGE...

ORACLE is a CPython 3.15, LAZYLS our binary, ROOT a folder of `sys.path`, PACKAGE a module or package in it (`-` for all).
Each module is imported twice in processes of their own, eagerly and with all imports lazy. Then, in this order, chains
of module attributes that its functions read (`urllib.parse.quote`) are followed, and every public attribute is read.

A *difference* is an import, a chain or an attribute that works eagerly and fails lazily, or gives another object. Those
with one origin are one *root cause*: the same kind of break at the same place. Kinds:

    B  a submodule that nothing surely loaded is missing from its package
    C  a submodule and another object of its package share a name
    D  a placeholder leaks
    E  a circular import
    F  an import fails that was guarded
    X  anything else: a registry that stays empty, a patch or a hook that comes late, …

A root cause counts as found when a finding at warning or above points, itself or by a related location, to a line that
the error came through, or to the import or assignment that binds the name that changed.

Exit status 0 when every root cause is found, 1 when not, 2 when something could not be run.
"""

import argparse
import ast
import collections
import concurrent.futures
import json
import linecache
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from compare_reification import modules

PROBE = pathlib.Path(__file__).resolve().parent / "breakage_probe.py"
OPCODES = ("EXTENDED_ARG", "LOAD_GLOBAL", "LOAD_ATTR")
ROOTS = []
MISSING = re.compile(r"module '([\w.]+)' has no attribute '(\w+)'")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("lazyls")
    parser.add_argument("root")
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--path", action="append", default=[], metavar="DIR", help="more of `sys.path`")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=60, help="for each process (default 60)")
    parser.add_argument("--details", metavar="FILE", help="write every root cause as one JSON object a line")
    return parser.parse_args()


def run_probe(options, opcodes, name, mode):
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "TMPDIR": folder, "PYTHONNOUSERSITE": "1",
                       "PYTHONPATH": os.pathsep.join([options.root, *options.path]), "LANG": "C.UTF-8",
                       "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "BROWSER": "true",
                       "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
                       "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))}
        if "LAZYLS_ORACLE" in os.environ:
            environment["LAZYLS_ORACLE"] = os.environ["LAZYLS_ORACLE"]
        command = [options.oracle, "-P", "-X", f"lazy_imports={mode}", str(PROBE), name, opcodes]
        try:
            run = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                                 timeout=options.seconds)
            return ast.literal_eval(run.stdout.decode())
        except (subprocess.TimeoutExpired, SyntaxError, ValueError):
            return None


def both(options, opcodes, name):
    eager = run_probe(options, opcodes, name, "normal")
    if eager is None or eager["import"]:
        return None
    lazy = run_probe(options, opcodes, name, "all")
    return lazy and (eager, lazy)


def differences(name, path, eager, lazy):
    """(what, expected, got) of a module; `got` is a failure or a description."""
    if lazy["import"]:
        yield f"import {name}", "works", lazy["import"], path, None
        return
    before = {names: got for line, function, names, got in eager["chains"]}
    for line, function, names, got in lazy["chains"]:
        expected = before.get(names)
        if isinstance(expected, str) and expected != got:
            yield f"{names} in {function}", expected, got, path, line
    for attribute in sorted(eager["attributes"].keys() | lazy["attributes"].keys()):
        expected, got = eager["attributes"].get(attribute), lazy["attributes"].get(attribute, "nothing")
        if isinstance(expected, str) and expected != got and not (expected or "").startswith("placeholder"):
            # A submodule that happens to be loaded is no promise of the package.
            if got == "nothing" and expected == f"module {name}.{attribute}":
                continue
            yield f"{name}.{attribute}", expected, got, path, attribute


def kind(expected, got):
    if isinstance(got, str):
        if got.startswith("placeholder"):
            return "D"
        if got.startswith("module ") or (expected.startswith("module ") and got != "nothing"):
            return "C"
        return "X"
    names = [error for error, _, _ in got]
    text = " ".join(message for _, message, _ in got)
    if "lazy_import" in text:
        return "D"
    missing = MISSING.search(text)
    if "ImportCycleError" in names or "partially initialized" in text or "circular import" in text:
        return "E"
    if missing and is_module(".".join(missing.groups())):
        return "B"
    if "'module' object is not callable" in text or re.search(r"'module' object|got 'module'|has no attribute .*module", text):
        return "C"
    if "NameError" in names:
        return "B"
    if "ModuleNotFoundError" in names:
        return "F"
    return "X"


def is_module(name):
    relative = name.replace(".", "/")
    return any(os.path.exists(f"{root}/{relative}.py") or os.path.exists(f"{root}/{relative}/__init__.py") for root in ROOTS)


def origin(pattern, what, expected, got, path, place):
    """What identifies the root cause, and the lines a finding may stand on."""
    lines = set()
    if isinstance(got, str):
        lines |= binding_lines(path, place) if isinstance(place, str) else {(path, place)}
        # The object that took the name's place belongs to a package, whose binding is as good a place.
        for text in (expected, got):
            word, _, dotted = text.partition(" ")
            if word == "module":
                lines |= package_lines(path, dotted)
        if got == "nothing":
            # A call that never came would have set them all.
            return (pattern, "nothing", what.rpartition(".")[0]), lines
        return (pattern, got if got.startswith("module") else expected, got), lines
    for error, message, places in got:
        lines |= {(file, line) for file, line in places}
    for file, line in list(lines):
        lines |= mentioned_packages(file, line)
    # The causes behind say only which import was pending.
    error, message, places = got[0]
    text = " ".join(message for _, message, _ in got)
    missing = MISSING.search(text)
    if missing:
        # What is no submodule is set by a call that never came, and all else that it sets is missing as well.
        key = (pattern, missing.group(1), missing.group(2) if is_module(".".join(missing.groups())) else "")
    else:
        # What a set or dictionary holds differs with what was loaded before, and where an object lies each time.
        key = (pattern, error, re.split(r" \(|\{", re.sub(r" at 0x[0-9a-f]+", "", message))[0])
    innermost = next((place for place in reversed(places) if not place[0].endswith("breakage_probe.py")), None)
    if isinstance(place, int):
        lines.add((path, place))
    elif isinstance(place, str):
        lines |= binding_lines(path, place)
    return (*key, innermost and innermost[0]), lines


def mentioned_packages(file, line):
    """For each `package.name` on a line of code: where the package binds the name."""
    found = set()
    for package, name in re.findall(r"([\w.]+)\.(\w+)", linecache.getline(file, line)):
        for root in ROOTS:
            if os.path.exists(f"{root}/{package.replace('.', '/')}/{name}.py"):
                found |= binding_lines(f"{root}/{package.replace('.', '/')}/__init__.py", name)
    return found


def binding_lines(path, name):
    """The import statements that bind a name, and the assignments at module level."""
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError):
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                if (alias.asname or alias.name.partition(".")[0]) == name:
                    found.add((path, node.lineno))
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            found |= {(path, line) for line in range(node.lineno, node.end_lineno + 1)}
    return found


def package_lines(path, dotted):
    """Where the package of a submodule binds the submodule's name, found from a path of the same root."""
    package, _, name = dotted.rpartition(".")
    parts = package.split(".")
    for parent in pathlib.Path(path).parents:
        init = parent.joinpath(*parts, "__init__.py")
        if package and init.exists():
            return binding_lines(str(init), name)
    return set()


def findings(options, tops, *more):
    command = [options.lazyls, "--check", "--output-format", "json", "--dialect", "all", "--target-version", "3.15",
               "--min-severity", "warning", *(w for p in [options.root, *options.path] for w in ("--search-path", p)),
               *more, *tops]
    run = subprocess.run(command, capture_output=True)
    if run.returncode > 1:
        sys.exit(f"{options.lazyls}: {run.stderr.decode(errors='replace').strip()}")
    found = collections.defaultdict(set)
    for finding in json.loads(run.stdout)["findings"]:
        for place in [finding, *finding["related"]]:
            start, end = place["range"]["start"]["line"], place["range"]["end"]["line"]
            for line in range(start, end + 1):
                found[os.path.realpath(place["path"]), line].add(finding["code"])
    return found


def top_level(file, roots):
    """The module or package of a root that a file belongs to."""
    for root in roots:
        if file.startswith(root + os.sep):
            yield os.path.join(root, os.path.relpath(file, root).split(os.sep)[0])
            return


def main():
    options = arguments()
    options.root = os.path.abspath(options.root)
    options.path = [os.path.abspath(path) for path in options.path]
    numbers = subprocess.run(
        [options.oracle, "-c", "import opcode, os, sys; print(os.path.dirname(os.__file__), sys.prefix, sep=chr(10)); "
         f"print({{name: opcode.opmap[name] for name in {OPCODES!r}}})"],
        capture_output=True, text=True)
    if numbers.returncode:
        print(numbers.stderr.strip(), file=sys.stderr)
        return 2
    library, prefix, opcodes = numbers.stdout.strip().splitlines()
    ROOTS[:] = [options.root, *options.path, library]
    chosen = list(modules(options.root, set() if options.packages == ["-"] else set(options.packages), False))
    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        answers = list(pool.map(lambda module: both(options, opcodes, module[0]), chosen))
    causes = {}
    imported = broken = 0
    for (name, path), answer in zip(chosen, answers):
        if answer is None:
            continue
        imported += 1
        is_broken = False
        for what, expected, got, where, place in differences(name, path, *answer):
            is_broken = True
            pattern = kind(expected, got)
            key, lines = origin(pattern, what, expected, got, where, place)
            cause = causes.setdefault(key, {"pattern": pattern, "modules": set(), "lines": set(), "examples": []})
            cause["modules"].add(name)
            cause["lines"] |= lines
            cause["examples"].append((what, expected, got))
        broken += is_broken
    # A break may come from another package than the one in which it shows.
    lines = [(path, 1) for _, path in chosen] + [line for cause in causes.values() for line in cause["lines"]]
    tops = {top for file, _ in lines for top in top_level(file, [options.root, *options.path])}
    said = findings(options, sorted(tops), "--python", prefix)
    for cause in causes.values():
        cause["codes"] = sorted({code for file, line in cause["lines"] for code in said.get((os.path.realpath(file), line), ())})
    report(options, causes, len(chosen), imported, broken)
    return 0 if all(cause["codes"] for cause in causes.values()) else 1


def report(options, causes, total, imported, broken):
    print(f"{total} modules, {imported} can be imported eagerly, {broken} differ; {len(causes)} root causes")
    print("\npattern  root causes  modules  found")
    by_pattern = collections.defaultdict(list)
    for key, cause in causes.items():
        by_pattern[cause["pattern"]].append((key, cause))
    for pattern, group in sorted(by_pattern.items()):
        touched = set().union(*(cause["modules"] for _, cause in group))
        print(f"{pattern:8s}{len(group):12d}{len(touched):9d}{sum(bool(cause['codes']) for _, cause in group):7d}")
    file = open(options.details, "w") if options.details else None
    for pattern, group in sorted(by_pattern.items()):
        for key, cause in sorted(group, key=lambda item: -len(item[1]["modules"])):
            what, expected, got = cause["examples"][0]
            result = got if isinstance(got, str) else f"{got[0][0]}: {got[0][1]}"
            place = "" if isinstance(got, str) or not got[0][2] else " at {}:{}".format(*got[0][2][-1])
            answer = " ".join(cause["codes"]) or "NOT FOUND"
            print(f"\n{pattern} {len(cause['modules'])} modules: {what}: {expected} → {result}{place}\n    {answer}")
            if file:
                print(json.dumps({**cause, "modules": sorted(cause["modules"]), "lines": sorted(map(str, cause["lines"])),
                                  "key": [str(part) for part in key]}), file=file)
    if file:
        file.close()


if __name__ == "__main__":
    sys.exit(main())
