#!/usr/bin/env python3
"""Compares what modules hold and load when `lazyls eval` evaluates them with what they hold and load in CPython 3.15.

usage: compare_evaluation.py [options] ORACLE LAZYLS [MODULE ...]

ORACLE is a CPython 3.15, LAZYLS our binary. Without a MODULE and without --package, every module of the oracle's standard
library is compared; with --package, every module of those packages, looked up in --search-path as well. Each module is
imported in a process of its own on both sides, eagerly (but for imports that are marked as lazy) and under
`-X lazy_imports=all`, by `evaluation_probe.py`.

What is compared: the public names with the types of their values (deferred imports as such, nothing is forced), and
the set of modules in `sys.modules`. CPython runs without `site`; what either of the two has loaded before it begins does not
count. Left out: tests, idlelib, demonstrations, what the oracle cannot import here, and what it cannot import without a
terminal or a display.

Exit status 0 if at least the share given by --demand is equal, 1 if not, 2 when something could not be run.
"""

import argparse
import ast
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PROBE = pathlib.Path(__file__).resolve().parent / "evaluation_probe.py"
MARK = "--- evaluation probe ---"
LEFT_OUT = {"antigravity", "this", "turtledemo", "idlelib", "test", "tests", "idle_test", "__pycache__", "lib-dynload",
            "site-packages", "dist-packages"}
# Of an installation, not of the library.
INSTALLED = ("_sysconfigdata", "_sysconfig_vars", "sitecustomize", "_distutils_system_mod")
# What `site` adds to builtins, which CPython runs without here.
SITE_NAMES = {"copyright", "credits", "exit", "help", "license", "quit"}
MODES = ("eager", "all")
# As `-I -S`, but for the environment, which is given here: it is read on both sides.
ALONE = ("-s", "-P", "-S")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("lazyls")
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--package", action="append", default=[], help="every module of this package, not the library's")
    parser.add_argument("--search-path", action="append", default=[], metavar="DIR", help="where packages are")
    parser.add_argument("--mode", choices=MODES, action="append", help="only this one (default both)")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=60, help="for each module and side (default 60)")
    parser.add_argument("--show", type=int, default=12, help="modules named for each cause (default 12)")
    parser.add_argument("--demand", type=float, default=97, help="per cent that must be equal (default 97)")
    parser.add_argument("--details", metavar="FILE", help="write every comparison as one JSON object a line")
    parser.add_argument("--keep", metavar="FILE", help="keep what the oracle answers here for the next time")
    return parser.parse_intermixed_args()


def modules_below(root, folder, prefix):
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        stem, extension = os.path.splitext(entry.name)
        if entry.name in LEFT_OUT or entry.name.startswith(INSTALLED):
            continue
        if entry.is_dir():
            if entry.name.isidentifier() and (prefix or os.path.exists(os.path.join(entry.path, "__init__.py"))):
                yield from modules_below(root, entry.path, prefix + entry.name + ".")
        elif extension == ".py" and stem.isidentifier() and stem != "__main__":
            yield prefix[:-1] if stem == "__init__" else prefix + stem


def library_modules(options):
    """(library folder, names): the modules with source, then those in C."""
    code = ("import os, sys, sysconfig\n"
            "folder = os.path.dirname(os.__file__)\n"
            "dynamic = os.path.join(folder, 'lib-dynload')\n"
            "print(repr((folder, sorted(sys.builtin_module_names), sorted(os.listdir(dynamic)) if os.path.isdir(dynamic) "
            "else [])))")
    run = subprocess.run([options.oracle, *ALONE, "-c", code], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{options.oracle}: {run.stderr.strip()}")
    folder, builtin, dynamic = ast.literal_eval(run.stdout)
    names = list(modules_below(folder, folder, ""))
    native = set(builtin) | {name.partition(".")[0] for name in dynamic if name.endswith(".so")}
    native = sorted(name for name in native if not name.startswith(("_test", "_ctypes_test", "_xx", "xx")))
    return folder, names, native


def package_modules(options):
    names = []
    for package in options.package:
        for folder in options.search_path:
            if os.path.isdir(path := os.path.join(folder, package)):
                names += modules_below(folder, path, package + ".")
                break
            if os.path.isfile(path + ".py"):
                names.append(package)
                break
        else:
            sys.exit(f"no package {package} in {', '.join(options.search_path) or 'no folder: name one by --search-path'}")
    return names


def answer_of(run):
    output = run.stdout.rpartition(MARK)[2] if MARK in run.stdout else ""
    try:
        return ast.literal_eval(output.strip())
    except (SyntaxError, ValueError):
        return None


def ask_oracle(options, name, mode):
    # The probe is a file on both sides: warnings show its line, and load what they need for that.
    command = [options.oracle, *ALONE, "-B", *(["-X", "lazy_imports=all"] if mode == "all" else []), str(PROBE), name]
    with tempfile.TemporaryDirectory() as folder:
        environment = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
                       "PYTHONPATH": ":".join(options.search_path)}
        for key in ("LAZYLS_ORACLE", "XDG_CACHE_HOME"):
            if key in os.environ:
                environment[key] = os.environ[key]
        environment.setdefault("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
        try:
            run = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                                 text=True, timeout=options.seconds)
        except subprocess.TimeoutExpired:
            return {"error": "more than the time allowed"}
    return answer_of(run) or {"error": "no answer: " + run.stderr.strip()[-200:]}


def ask_ours(options, library, name, mode):
    how = ["--dialect", "explicit" if mode == "eager" else "all"]
    path = [word for folder in [*options.search_path, library] for word in ("--search-path", folder)]
    with tempfile.TemporaryDirectory() as folder:
        # An environment without packages, or it would find those of this machine.
        environment = pathlib.Path(folder, "environment")
        (environment / "bin").mkdir(parents=True)
        (environment / "bin/python3").touch(mode=0o755)
        (environment / "pyvenv.cfg").write_text(f"home = {folder}/none\nversion = 3.15.0\n")
        command = [options.lazyls, "eval", "--as-main", "--no-opaque", *how, "--format", "json", *path, "--python",
                   str(environment), "--timeout", str(options.seconds), str(PROBE), "--", name]
        try:
            run = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                 timeout=options.seconds * 2)
            report = json.loads(run.stdout)
        except subprocess.TimeoutExpired:
            return {"error": "more than the time allowed"}
        except ValueError:
            return {"error": "no report: " + run.stderr.strip()[-200:]}
    run.stdout = report["stdout"]
    found = answer_of(run)
    if found is None:
        exception = report["exception"] or {}
        return {"error": f"{report['outcome']} {report['reason'] or ''} {exception.get('message', '')}".strip()}
    # A report that no reader sees: what the runtime itself says of the load, not only the probe.
    if report["outcome"] != "completed":
        found["error"] = found["error"] or report["outcome"]
    return found


def differences(module, expected, found):
    """Pairs of a cause, which other modules may share, and its details."""
    if found["error"]:
        yield "fails: " + re.sub(r"0x[0-9a-f]+|/tmp/tmp\w+", "…", found["error"]).splitlines()[0][:160], found["error"]
        return
    theirs, ours = expected["names"], found["names"]
    added = SITE_NAMES if module == "builtins" else set()
    for name in sorted(theirs.keys() | ours.keys() - added):
        if name not in ours:
            yield f"name missing: {name} ({theirs[name]})", name
        elif name not in theirs:
            yield f"name too much: {name} ({ours[name]})", name
        elif ours[name] != theirs[name]:
            yield f"type: {ours[name]} for {theirs[name]}, as of {name}", name
    start = set(expected["start"]) | set(found["start"])
    theirs, ours = set(expected["loaded"]) - start, set(found["loaded"]) - start
    for name in sorted(theirs - ours):
        yield f"module not loaded: {name}", name
    for name in sorted(ours - theirs):
        yield f"module loaded too much: {name}", name


def main():
    options = arguments()
    options.search_path = [os.path.abspath(folder) for folder in options.search_path]
    library, with_source, native = library_modules(options)
    chosen = options.modules or package_modules(options) or with_source + native
    modes = options.mode or MODES
    kept = {}
    if options.keep and os.path.exists(options.keep):
        with open(options.keep) as file:
            kept = json.load(file)

    def compare(task):
        name, mode = task
        key = " ".join([name, mode, *options.search_path])
        expected = kept.get(key)
        if expected is None:
            expected = kept[key] = ask_oracle(options, name, mode)
        if expected["error"]:
            return task, expected, None, []
        found = ask_ours(options, library, name, mode)
        return task, expected, found, list(differences(name, expected, found))

    results = []
    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        results = list(pool.map(compare, [(name, mode) for name in chosen for mode in modes]))
    if options.keep:
        with open(options.keep, "w") as file:
            json.dump(kept, file)
    return report(options, modes, results, set(native) if not options.package else set())


def report(options, modes, results, native):
    causes = collections.defaultdict(list)
    alone = collections.Counter()
    count, equal = collections.Counter(), collections.Counter()
    refused = []
    for (name, mode), expected, found, words in results:
        if found is None:
            refused.append(f"{name} ({mode}: {expected['error'][:60]})")
            continue
        kind = "in C" if name in native else "with source"
        count[mode, kind] += 1
        equal[mode, kind] += not words
        for cause, _ in words:
            causes[cause].append(name if mode == "eager" or len(modes) == 1 else name + "*")
        if len(words) == 1:
            alone[words[0][0]] += 1
    if options.details:
        with open(options.details, "w") as file:
            for (name, mode), expected, found, words in results:
                print(json.dumps({"module": name, "mode": mode, "expected": expected, "found": found,
                                  "differences": [word for word, _ in words]}), file=file)
    for cause, names in sorted(causes.items(), key=lambda item: (-len(item[1]), item[0])):
        shown = " ".join(names[:options.show]) + (" …" if len(names) > options.show else "")
        print(f"{len(names):5d} ({alone[cause]} alone)  {cause}\n        {shown}")
    print(f"\nnot compared, as the oracle does not import them here: {len(refused)}")
    for word in refused:
        print("       ", word)
    print()
    shares = []
    for mode in modes:
        for kind in ("with source", "in C"):
            if total := count[mode, kind]:
                print(f"{mode:6s} {kind:12s} {equal[mode, kind]:5d} of {total:5d} exactly equal "
                      f"({100 * equal[mode, kind] / total:.1f} %)")
        total = sum(count[mode, kind] for kind in ("with source", "in C"))
        same = sum(equal[mode, kind] for kind in ("with source", "in C"))
        shares.append(100 * same / total if total else 0)
        print(f"{mode:6s} {'together':12s} {same:5d} of {total:5d} exactly equal ({shares[-1]:.1f} %)")
    return 0 if shares and min(shares) >= options.demand else 1


if __name__ == "__main__":
    sys.exit(main())
