#!/usr/bin/env python3
"""Compares what `lazyls --check --imports` says of imports with what CPython 3.15 does under `-X lazy_imports=all`.

usage: compare_reification.py [options] ORACLE LAZYLS ROOT [PACKAGE ...]

ORACLE is a CPython 3.15, LAZYLS our binary, ROOT a folder of `sys.path` (the standard library's folder, or a
`site-packages`), PACKAGE a module or package in it; without one, everything in ROOT. Each module is imported in a
process of its own, in an empty folder, and `reification_probe.py` watches its body.

What is compared: each name that an import statement of a module's body binds and that

* we call eligible and CPython treated as potentially lazy (its filter hook was asked), and
* CPython really met: the module could be imported, and that statement ran.

What "reified" means on CPython's side: while the module's body ran, code of the module read the name in the module's
namespace: the body itself, or a function, class body, comprehension or `__annotate__` of the module that was called in
the meantime, by the module itself or by what it called. This is what forces a placeholder.

* A name whose target was loaded already is bound at once by a from-import (`already bound` below), so no placeholder
  is there to be forced. Whether the module is loaded depends on who came first, not on this module; we say what the
  body does with the name, and so does the watch, which sees the read as it sees all others.
* A placeholder that the module's own code did not read may be gone all the same. If code that the body called took it
  as an attribute of the module (`dataclass` does), the body reified it. If another module's body did
  (`from this_module import name`), it did not: the verdict is about this module's body. Such a module is imported
  once more with an `__import__` that sees who resolves what.
  What is said of such a name because called code takes it as an attribute of the module (a dataclass does so with the
  names of its string annotations) cannot be seen and is left out.
* Of `import a`, `import a.b` and `import a.c`, which share a name, the one is read whose path the attributes follow.

Exit status 0 if at least the share given by --demand agrees, 1 if not, 2 when something could not be run.
"""

import argparse
import ast
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

PROBE = pathlib.Path(__file__).resolve().parent / "reification_probe.py"
OPCODES = ("IMPORT_NAME IMPORT_FROM EXTENDED_ARG LOAD_CONST STORE_NAME STORE_GLOBAL DELETE_NAME DELETE_GLOBAL "
           "LOAD_NAME LOAD_GLOBAL LOAD_FROM_DICT_OR_GLOBALS LOAD_ATTR POP_TOP").split()
TAKEN_AS_ATTRIBUTE = ("dataclass-field", "class-form")
# Opening a browser, printing a poem, and demonstrations that open windows.
LEFT_OUT = {"antigravity", "this", "turtledemo"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("lazyls")
    parser.add_argument("root")
    parser.add_argument("packages", nargs="*")
    parser.add_argument("--path", action="append", default=[], metavar="DIR", help="more of `sys.path`, for what is imported")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=60, help="for each module (default 60)")
    parser.add_argument("--tests", action="store_true", help="modules in folders named test or tests as well")
    parser.add_argument("--show", type=int, default=8, help="examples of each class of disagreement (default 8)")
    parser.add_argument("--seed", type=int, default=1, help="which examples")
    parser.add_argument("--demand", type=float, default=98, help="per cent that must agree (default 98)")
    parser.add_argument("--details", metavar="FILE", help="write every disagreement as one JSON object a line")
    return parser.parse_args()


def modules(root, packages, tests):
    """(dotted name, path) of every module below `root`."""
    def below(folder, prefix):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            stem, extension = os.path.splitext(entry.name)
            if entry.is_dir() and entry.name.isidentifier() and entry.name != "__pycache__":
                if entry.name in ("test", "tests", "idle_test") and not tests:
                    continue
                if prefix or os.path.exists(os.path.join(entry.path, "__init__.py")):
                    yield from below(entry.path, prefix + entry.name + ".")
            elif extension == ".py" and stem.isidentifier() and stem != "__main__" and entry.is_file():
                yield (prefix[:-1] if stem == "__init__" else prefix + stem), entry.path
    for name, path in below(root, ""):
        if name.partition(".")[0] in LEFT_OUT:
            continue
        if not packages or any(name == package or name.startswith(package + ".") for package in packages):
            yield name, path


def probe(options, opcodes, name):
    answer = probe_once(options, opcodes, name)
    if any(one[4] and one[5] and not one[6] and not one[7] and not one[8] for one in answer.get("imports", ())):
        answer["others"] = probe_once(options, opcodes, name, "--others").get("others", [])
    return answer


def probe_once(options, opcodes, name, *more):
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "TMPDIR": folder,
                       "PYTHONPATH": os.pathsep.join([options.root, *options.path]),
                       "PYTHONDONTWRITEBYTECODE": "1", "PYTHONNOUSERSITE": "1", "BROWSER": "true", "LANG": "C.UTF-8",
                       "NO_PROXY": "", "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
        for key in ("LAZYLS_ORACLE", "XDG_CACHE_HOME"):
            if key in os.environ:
                environment[key] = os.environ[key]
        environment.setdefault("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
        command = [options.oracle, "-P", "-X", "lazy_imports=all", "-X", "frozen_modules=off", str(PROBE), name, opcodes,
                   *more]
        try:
            run = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                                 timeout=options.seconds)
            return ast.literal_eval(run.stdout.decode())
        except subprocess.TimeoutExpired:
            return {"error": "more than the time allowed"}
        except (SyntaxError, ValueError):
            return {"error": "no answer: " + run.stderr.decode(errors="replace").strip()[-200:]}


def verdicts(options, paths):
    """By path, then by (line, module, name, bound): our record of the import."""
    command = [options.lazyls, "--check", "--output-format", "json", "--imports", "--dialect", "all",
               "--target-version", "3.15", *(word for path in [options.root, *options.path] for word in ("--search-path", path)), *paths]
    run = subprocess.run(command, capture_output=True)
    if run.returncode > 1:
        sys.exit(f"{options.lazyls}: {run.stderr.decode(errors='replace').strip()}")
    found = collections.defaultdict(dict)
    for one in json.loads(run.stdout)["imports"]:
        bound = one["asName"] or one["name"] or one["module"].partition(".")[0]
        target = None if one["name"] else one["module"]
        found[os.path.realpath(one["path"])][one["line"], target, one["name"], bound] = one
    return found


def said(record):
    return "reified" if record["verdict"] == "reified-at-import" or record["reifiedBy"] else "lazy"


def by_others(others, record):
    """The way by which code that the body called, but no other module's body, took the placeholder."""
    for name, fromlist, way in others:
        if name == record["module"] and (record["name"] in fromlist if record["name"] else not fromlist):
            if not any(frame[2] == "<module>" for frame in way[:-1]):
                return way
    return None


def way_class(way):
    """In a few words, how the body came to read the name."""
    if len(way) == 1:
        return "read by the body itself"
    # Class bodies and comprehensions run where they stand.
    own = [frame for frame in way if frame[0]]
    if len(own) < len(way):
        index = next(i for i, frame in enumerate(way) if not frame[0])
        if any(not frame[0] and frame[2] == "<module>" for frame in way):
            return "read in a function that another module's body called"
        through = way[index]
        caller = f"{'/'.join(through[1].split('/')[-2:])} {through[2]}"
        outermost = [frame for frame in way if not frame[0]][-1]
        if "annotate__" in way[0][2]:
            return f"annotations evaluated by {caller}"
        where = f"{'/'.join(outermost[1].split('/')[-2:])} {outermost[2]}"
        return f"read in a function called back by {where}"
    if any("annotate__" in frame[2] for frame in way):
        return "annotations evaluated by the module"
    return "read in a function of the module that the body called"


def main():
    options = arguments()
    options.root = os.path.abspath(options.root)
    options.path = [os.path.abspath(path) for path in options.path]
    numbers = subprocess.run(
        [options.oracle, "-c", f"import opcode; print({{name: opcode.opmap[name] for name in {OPCODES!r}}})"],
        capture_output=True, text=True)
    if numbers.returncode:
        print(numbers.stderr.strip(), file=sys.stderr)
        return 2
    chosen = list(modules(options.root, set(options.packages), options.tests))
    tops = sorted({os.path.join(options.root, os.path.relpath(path, options.root).split(os.sep)[0]) for _, path in chosen})
    ours = verdicts(options, tops)
    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        answers = list(pool.map(lambda module: probe(options, numbers.stdout.strip(), module[0]), chosen))
    counts, errors, agreement = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter)
    by_package = collections.defaultdict(collections.Counter)
    classes = collections.defaultdict(list)
    for (name, path), answer in zip(chosen, answers):
        if "error" in answer:
            counts["modules not imported"] += 1
            errors[answer["error"].partition(":")[0]] += 1
            continue
        if os.path.realpath(answer["file"]) != os.path.realpath(path):
            counts["modules found elsewhere"] += 1
            continue
        counts["modules"] += 1
        records = ours.get(os.path.realpath(path), {})
        merged = {}
        for line, module, imported, bound, asked, executed, at_once, still_lazy, way in answer["imports"]:
            # A `finally` is compiled twice.
            key = (line, None if imported else module, imported, bound)
            one = merged.setdefault(key, [False, False, False, False, None])
            one[0] |= asked
            one[1] |= executed
            one[2] |= at_once
            one[3] |= still_lazy
            one[4] = one[4] or way
        for key, (asked, executed, at_once, still_lazy, way) in merged.items():
            line, target, imported, bound = key
            place = f"{path}:{line}: {bound}"
            record = records.get(key)
            if record is None:
                counts["imports that we do not list"] += 1
                classes["imports that we do not list"].append((place, None, None))
                continue
            if not executed:
                counts["imports not reached"] += 1
                continue
            if asked != record["eligible"]:
                # The filter is asked for `from __future__` as well, which must stay where it is.
                if record["module"] != "__future__":
                    word = "eager, but it is lazy" if asked else "eligible, but it is eager"
                    classes[f"we say {word}"].append((place, record, way))
                continue
            if not asked:
                counts["eager imports"] += 1
                continue
            ours_is, actual = said(record), "reified" if way else "lazy"
            kind = "already bound" if at_once else "placeholders"
            if not way and not still_lazy and not at_once:
                way = by_others(answer["others"], record)
                kind = "read by called code" if way else "taken by another module or replaced"
                actual = "reified" if way else "lazy"
            if at_once and not way and ours_is == "reified" and record["reifiedBy"]["kind"] in TAKEN_AS_ATTRIBUTE:
                counts["imports bound at once, use not visible"] += 1
                continue
            agreement[kind][ours_is, actual] += 1
            by_package[name.partition(".")[0]][ours_is == actual] += 1
            if ours_is == actual:
                continue
            if actual == "reified":
                word = "said lazy, is reified: " + way_class(way)
            else:
                word = f"said reified, is lazy: {record['reifiedBy']['kind']}" + (" (already bound)" if at_once else "")
            classes[word].append((place, record, way))
    report(options, counts, errors, agreement, by_package, classes)
    equal = sum(n for table in agreement.values() for (a, b), n in table.items() if a == b)
    total = sum(n for table in agreement.values() for n in table.values())
    if options.details:
        with open(options.details, "w") as file:
            for word, examples in classes.items():
                for place, record, way in examples:
                    print(json.dumps({"class": word, "place": place, "record": record, "way": way}), file=file)
    return 0 if total and 100 * equal / total >= options.demand else 1


def report(options, counts, errors, agreement, by_package, classes):
    for word, number in sorted(counts.items()):
        print(f"{number:8d} {word}")
    for word, number in errors.most_common(8):
        print(f"         {number:6d} {word}")
    print("\nsaid → is", *(f"{a} → {b}" for a in ("lazy", "reified") for b in ("lazy", "reified")), "agreement", sep="  ")
    sums = collections.Counter()
    for kind, table in sorted(agreement.items()) + [("together", sums)]:
        if table is not sums:
            sums.update(table)
        equal, total = sum(n for (a, b), n in table.items() if a == b), sum(table.values())
        cells = "".join(f"{table[a, b]:9d}" for a in ("lazy", "reified") for b in ("lazy", "reified"))
        print(f"{kind:28s}{cells}   {100 * equal / total if total else 0:6.2f} %")
    if len(by_package) > 1 and options.packages:
        print()
        for name, table in sorted(by_package.items()):
            print(f"{name:28s}{table[True]:9d} of {table[True] + table[False]:6d}   "
                  f"{100 * table[True] / (table[True] + table[False]):6.2f} %")
    shuffled = random.Random(options.seed)
    for word, examples in sorted(classes.items(), key=lambda item: -len(item[1])):
        print(f"\n{len(examples)} {word}")
        for place, record, way in shuffled.sample(examples, min(options.show, len(examples))):
            read = f" read at line {way[0][3]} in {way[0][2]}" if way else ""
            use = f" said at line {record['reifiedBy']['line']}" if record and record["reifiedBy"] else ""
            print(f"    {place}:{read}{use}")


if __name__ == "__main__":
    sys.exit(main())
