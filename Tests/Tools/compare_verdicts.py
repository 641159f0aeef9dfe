#!/usr/bin/env python3
"""Hold our verdict of each import against what CPython 3.15 does under `-X lazy_imports=all`.

    compare_verdicts.py DEVTOOL PYTHON FOLDER [--limit N] [--seed N] [--show N] [--path DIR]

FOLDER is a library folder (its modules are imported by dotted name); PYTHON a CPython 3.15. Each module is imported
in a process of its own; the names of its namespace that still hold a placeholder afterwards stayed lazy, the others
were reified by the module's body. Left out: names that a from-import binds at once because its module was loaded
already, and modules that do not import.
"""
import argparse, collections, concurrent.futures, json, os, random, subprocess, sys

PROBE = r"""
import sys, types, json
name = sys.argv[1]
log = []
def watch(importer, target, fromlist):
    if importer == name:
        log.append([target, list(fromlist) if fromlist else None, target in sys.modules])
    return True
sys.set_lazy_imports_filter(watch)
import importlib, io, os
real = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
try:
    module = importlib.import_module(name)
except BaseException as error:
    answer = {"error": repr(error)[:200]}
else:
    lazy = [k for k, v in module.__dict__.items() if type(v) is types.LazyImportType]
    answer = {"lazy": lazy, "names": list(module.__dict__), "log": log, "file": getattr(module, "__file__", None)}
os.write(real, json.dumps(answer).encode())
os._exit(0)
"""

def modules(folder):
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f.isidentifier() and f not in ("__pycache__", "test", "tests", "idle_test"))
        package = os.path.relpath(root, folder).replace(os.sep, ".")
        for file in sorted(files):
            stem, ext = os.path.splitext(file)
            if ext != ".py" or not stem.isidentifier() or stem == "__main__":
                continue
            if package == ".":
                if stem not in ("this", "antigravity", "__init__"): yield stem, os.path.join(root, file)
            elif os.path.exists(os.path.join(root, "__init__.py")):
                yield (package if stem == "__init__" else f"{package}.{stem}"), os.path.join(root, file)

def ours(devtool, paths):
    out = subprocess.run([devtool, "summary-dump", "--list"], input="\n".join(paths), capture_output=True, text=True, check=True)
    files, current = {}, None
    for line in out.stdout.splitlines():
        if line.startswith("FILE "):
            current = files.setdefault(line[5:], [])
        else:
            current.append(line.split("\t"))
    return files

def probe(python, path, name):
    env = dict(os.environ, PYTHONPATH=path or "", PYTHONDONTWRITEBYTECODE="1")
    try:
        done = subprocess.run([python, "-X", "lazy_imports=all", "-c", PROBE, name], capture_output=True, timeout=60, env=env, stdin=subprocess.DEVNULL)
        return json.loads(done.stdout)
    except Exception as error:
        return {"error": repr(error)[:200]}

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("devtool"); parser.add_argument("python"); parser.add_argument("folder")
    parser.add_argument("--limit", type=int); parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=60); parser.add_argument("--path")
    parser.add_argument("--under", default="")
    options = parser.parse_args()
    chosen = [m for m in modules(options.folder) if m[0].startswith(options.under)]
    if options.limit and len(chosen) > options.limit:
        chosen = sorted(random.Random(options.seed).sample(chosen, options.limit))
    said = ours(options.devtool, [p for _, p in chosen])
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda m: probe(options.python, options.path, m[0]), chosen))
    counts, failures, shown = collections.Counter(), collections.Counter(), []
    for (name, path), answer in zip(chosen, answers):
        if "error" in answer:
            counts["modules that do not import"] += 1
            continue
        if not answer.get("file") or not os.path.samefile(answer["file"], path):
            counts["another file of that name"] += 1
            continue
        counts["modules"] += 1
        loaded = {n for t, f, was in answer["log"] if was and f for n in f}
        asked = {n for t, f, was in answer["log"] if f for n in f} | {t for t, f, was in answer["log"] if not f}
        by_name = collections.defaultdict(list)
        for line, bound, verdict, module, imported, reason in said.get(path, []):
            by_name[bound].append((line, verdict, module, imported, reason))
        for bound, records in by_name.items():
            last = [r for r in records if r[1].split()[0] != "never"]
            if not last or any("rebound" in r[1] for r in last[-1:]): continue
            if bound not in answer["names"]: continue
            if any(r[2] == "__future__" for r in last): continue
            if any(r[1] == "eager" for r in last):
                is_lazy = bound in answer["lazy"]
                if all(r[1] == "eager" for r in last):
                    counts["eager right" if not is_lazy else "eager WRONG"] += 1
                    if is_lazy: shown.append(f"{path}:{last[-1][0]}: {bound}: we say eager, it is lazy")
                continue
            if any(r[3] and r[3] in loaded for r in last):
                counts["bound at once"] += 1
                continue
            if not any((r[3] or r[2]) in asked for r in last):
                counts["statement not executed"] += 1
                continue
            verdicts = {r[1].split()[0] for r in last}
            predicted = "reified" if "reified" in verdicts else "maybe" if "maybe" in verdicts else "lazy"
            actual = "lazy" if bound in answer["lazy"] else "reified"
            right = predicted == actual or (predicted == "maybe" and actual == "reified")
            counts[f"said {predicted}, is {actual}"] += 1
            if not right:
                shown.append(f"{path}:{last[-1][0]}: {bound}: said {predicted} ({'; '.join(r[4] for r in last)}), is {actual}")
    random.Random(options.seed).shuffle(shown)
    for line in shown[:options.show]: print(line)
    for key in sorted(counts): print(f"{counts[key]:7d} {key}")
    compared = {k: v for k, v in counts.items() if k.startswith("said")}
    total = sum(compared.values())
    good = sum(v for k, v in compared.items() if k in ("said lazy, is lazy", "said reified, is reified", "said maybe, is reified"))
    if total: print(f"{good}/{total} agree: {100 * good / total:.2f}%")

if __name__ == "__main__":
    main()
