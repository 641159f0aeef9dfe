#!/usr/bin/env python3
"""Applies `lazyls --fix` to copies of packages and looks whether CPython 3.15 can do with them what it could before.

usage: try_fixes.py [options] ORACLE LAZYLS ROOT PACKAGE ...

ORACLE is a CPython 3.15, LAZYLS our binary, ROOT a `site-packages`, PACKAGE a package in it. Each package is copied,
checked and fixed. Then every file must compile, every module that could be imported must be importable, in a process
of its own that touches all public attributes it had, and a second `--fix` must change nothing. Only reading tells
whether an attribute is there: submodules that wait are attributes of their package that `dir` does not show.

Exit status 0 if all that is so, 1 if not, 2 when something could not be run.
"""

import argparse
import ast
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROBE = """
import importlib, json, sys
module = importlib.import_module(sys.argv[1])
names = sys.argv[2:] or [name for name in dir(module) if not name.startswith("_")]
for name in names:
    getattr(module, name)
print("\\n" + json.dumps(names))
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
    parser.add_argument("--keep", metavar="DIR", help="leave the copies in this folder")
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
    """The public names of a module; else the last line of the error."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), options.root])}
    with tempfile.TemporaryDirectory() as empty:
        try:
            done = subprocess.run([options.oracle, "-c", PROBE, module, *names], env=environment, cwd=empty, capture_output=True,
                                  text=True, timeout=120, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return "timed out"
    if done.returncode:
        return (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
    return json.loads(done.stdout.splitlines()[-1])


def probe_all(options, folder, names):
    """By module; `names` are the attributes to read of each, all where there are none."""
    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        return dict(zip(names, pool.map(lambda item: probe(options, folder, *item), names.items())))


def compiles(options, folder):
    done = subprocess.run([options.oracle, "-m", "compileall", "-q", str(folder)], capture_output=True, text=True)
    return {line for line in done.stdout.splitlines() if line.startswith("*** Error compiling")}


def fix(options, folder):
    """How many findings were mended."""
    command = [options.lazyls, "--check", "--fix", "--dialect", "explicit", "--target-version", options.target,
               "--select", options.select, "."]
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


def try_package(options, work, package):
    """How many things went wrong."""
    before, after = work / package / "before", work / package / "after"
    for folder in (before, after):
        shutil.copytree(pathlib.Path(options.root) / package, folder / package,
                        ignore=shutil.ignore_patterns("__pycache__"))
    total = imported_names(before)
    mended = fix(options, after)
    print(f"{package}: {mended} of {total} imported names made lazy ({mended / max(total, 1):.0%})")
    problems = [f"a second --fix changes {again} more" for again in [fix(options, after)] if again]
    broken = {line.replace(str(before), str(after)) for line in compiles(options, before)}
    problems += sorted(compiles(options, after) - broken)
    names = list(modules(before, package))
    was = probe_all(options, before, dict.fromkeys(names, ()))
    importable = {name: result for name, result in was.items() if not isinstance(result, str)}
    now = probe_all(options, after, importable)
    problems += [f"{name}: {result}" for name, result in now.items() if isinstance(result, str)]
    print(f"    {len(importable)} of {len(names)} modules could be imported, {len(problems)} problems")
    for problem in problems:
        print("   ", problem)
    return len(problems)


def main():
    options = arguments()
    options.root, options.lazyls = os.path.abspath(options.root), os.path.abspath(options.lazyls)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(options.keep or folder)
        return 1 if sum([try_package(options, work, package) for package in options.packages]) else 0


if __name__ == "__main__":
    sys.exit(main())
