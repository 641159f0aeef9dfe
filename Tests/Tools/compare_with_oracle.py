#!/usr/bin/env python3
# Compares our parser with CPython 3.15's on whole directories: `devtool dump-ast` against `ast.dump`, file by file.
"""usage: compare_with_oracle.py [options] DIR_OR_FILE...

Every `.py` file below the directories is given to CPython 3.15 (the oracle) and to `devtool dump-ast`.
A file counts as equal when the dumps are equal byte for byte, or when both reject it with the same
message on the same line. CPython's answers are cached by content, so only the first run is slow.
Exit status 0 when all files agree, 1 when some do not, 2 on trouble."""
import argparse
import collections
import concurrent.futures
import difflib
import hashlib
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORKER = HERE / "oracle_worker.py"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--oracle", default=str(ROOT.parent / "shared" / "oracle" / "python3.15"),
                        help="a CPython 3.15 (default: ../shared/oracle/python3.15 beside the checkout)")
    parser.add_argument("--devtool", default=str(ROOT / ".build" / "release" / "devtool"))
    parser.add_argument("--processes", type=int, default=2, help="how many of each side run at once")
    parser.add_argument("--cache", default=os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "lazyls-oracle-answers"))
    parser.add_argument("--oracle-only", action="store_true", help="fill the cache and stop")
    parser.add_argument("--show", type=int, default=10, help="how many differences to print in full")
    parser.add_argument("--context", type=int, default=3, help="lines around a difference")
    parser.add_argument("--list", metavar="FILE", help="write every differing file with its class to FILE")
    options = parser.parse_args()
    if not os.path.exists(options.oracle):
        sys.exit(f"{options.oracle}: no oracle there; name a CPython 3.15 with --oracle")
    if not options.oracle_only and not os.path.exists(options.devtool):
        sys.exit(f"{options.devtool}: build it first: swift build -c release --product devtool")
    return options


def digest(data):
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def python_files(paths):
    for path in paths:
        if os.path.isfile(path):
            yield os.path.abspath(path)
            continue
        if not os.path.isdir(path):
            sys.exit(f"{path}: no such file or directory")
        for folder, folders, files in os.walk(path):
            folders.sort()
            for name in sorted(files):
                if os.path.isfile(os.path.join(folder, name)) and name.endswith(".py"):
                    yield os.path.abspath(os.path.join(folder, name))


class Cache:
    """CPython's answers by the hash of a file's bytes: one file of JSON lines, appended to."""

    def __init__(self, folder, oracle):
        version = subprocess.run([oracle, "-c", "import sys, hashlib; print(hashlib.md5(sys.version.encode()).hexdigest()[:8])"],
                                 capture_output=True, text=True, check=True).stdout.strip()
        os.makedirs(folder, exist_ok=True)
        self.path = os.path.join(folder, f"answers-{version}.jsonl")
        self.answers = {}
        self.lock = threading.Lock()
        if os.path.exists(self.path):
            with open(self.path) as file:
                for line in file:
                    try:
                        answer = json.loads(line)
                    except ValueError:  # the tail of an interrupted run
                        continue
                    self.answers[answer["key"]] = answer
        self.file = open(self.path, "a")

    def add(self, answer):
        with self.lock:
            self.answers[answer["key"]] = answer
            self.file.write(json.dumps(answer) + "\n")
            self.file.flush()


def ask_oracle(cache, options, files):
    """Fills the cache with answers for `files` (paths whose contents it does not know)."""
    queue = collections.deque(files)
    total, done = len(queue), 0
    progress = threading.Lock()

    def run():
        nonlocal done
        process = None
        while True:
            try:
                path = queue.popleft()
            except IndexError:
                break
            if process is None:
                process = subprocess.Popen(["nice", options.oracle, str(WORKER)], stdin=subprocess.PIPE,
                                           stdout=subprocess.PIPE, text=True)
            try:
                process.stdin.write(path + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
            except OSError:
                line = ""
            if not line:
                process.wait()
                process = None
                print(f"the oracle died on {path}", file=sys.stderr)
                continue
            answer = json.loads(line)
            del answer["path"]
            if "key" in answer:
                cache.add(answer)
            with progress:
                done += 1
                if done % 1000 == 0:
                    print(f"  oracle: {done} of {total}", file=sys.stderr)
        if process is not None:
            process.stdin.close()
            process.wait()

    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        for future in [pool.submit(run) for _ in range(options.processes)]:
            future.result()


def ask_ours(options, paths):
    """Yields (path, the bytes that `devtool dump-ast` prints for it)."""
    process = subprocess.Popen([options.devtool, "dump-ast", "--list"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        try:
            for path in paths:
                process.stdin.write(path.encode() + b"\n")
            process.stdin.close()
        except BrokenPipeError:
            pass

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    seen = 0
    for path in paths:
        head = process.stdout.readline()
        if not head:
            break
        length, _, name = head.rstrip(b"\n").partition(b" ")
        if name != path.encode():
            sys.exit(f"devtool answers for {name!r} where {path} was asked")
        yield path, process.stdout.read(int(length))
        seen += 1
    process.stdout.close()
    if process.wait() != 0 or seen != len(paths):
        where = paths[seen] if seen < len(paths) else "the end"
        raise RuntimeError(f"devtool died (status {process.returncode}) at {where}")


REJECTION = re.compile(r"SyntaxError: (.*) \(line (\d+), column (\d+)\)\n?", re.DOTALL)


def verdict(ours, theirs):
    """One of the classes that are counted, for our output and the oracle's answer."""
    rejection = REJECTION.fullmatch(ours.decode("utf-8", "replace"))
    if "hash" in theirs:
        if rejection:
            return "only we reject"
        return "accepted, equal" if digest(ours.rstrip(b"\n") + b"\n") == theirs["hash"] else "accepted, DIFFERENT"
    if not rejection:
        return "only CPython rejects"
    _, message, line, offset, _, _ = theirs["error"]
    if rejection[1] != message:
        return "both reject, other message"
    # CPython gives no line, or line 0, where it could not decode the file: any line of ours will do.
    if line and int(rejection[2]) != line:
        return "both reject, other line"
    if line and offset and offset > 0 and int(rejection[3]) != offset:
        return "both reject, same message and line, other column"
    return "both reject, same message, line and column"


GOOD = ("accepted, equal", "both reject, same message, line and column",
        "both reject, same message and line, other column")


def show(options, path, ours, theirs):
    print(f"--- {path}")
    if "error" in theirs or REJECTION.fullmatch(ours.decode("utf-8", "replace")):
        print("  oracle:", theirs.get("error", "accepts"))
        print("  ours:  ", ours[:200].decode("utf-8", "replace").splitlines()[0] if ours else "")
        return
    text = subprocess.run([options.oracle, str(WORKER), "--text", path], capture_output=True).stdout
    differences = difflib.unified_diff(text.decode("utf-8", "replace").split("\n"),
                                       ours.decode("utf-8", "replace").split("\n"), "oracle", "ours",
                                       lineterm="", n=options.context)
    for line in list(itertools.islice(differences, 30)):
        print("  " + line[:200])


def main():
    options = arguments()
    cache = Cache(options.cache, options.oracle)
    keys, unknown = {}, {}
    for path in python_files(options.paths):
        with open(path, "rb") as file:
            key = digest(file.read())
        keys[path] = key
        if key not in cache.answers:
            unknown.setdefault(key, path)
    if unknown:
        print(f"asking the oracle about {len(unknown)} of {len(keys)} files", file=sys.stderr)
        ask_oracle(cache, options, unknown.values())
    if options.oracle_only:
        return 0

    counts, different = collections.Counter(), []
    lock = threading.Lock()

    def compare(paths):
        try:
            for path, ours in ask_ours(options, paths):
                theirs = cache.answers.get(keys[path])
                result = verdict(ours, theirs) if theirs else "the oracle has no answer"
                with lock:
                    counts[result] += 1
                    if result not in GOOD:
                        different.append((result, path, ours if len(different) < options.show else None))
        except RuntimeError as error:
            print(error, file=sys.stderr)
            with lock:
                counts["devtool died"] += 1

    paths = list(keys)
    shares = [paths[i::options.processes] for i in range(options.processes)]
    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        list(pool.map(compare, [share for share in shares if share]))
    for result, path, ours in different[:options.show]:
        if ours is not None and keys[path] in cache.answers:
            print(f"{result}:")
            show(options, path, ours, cache.answers[keys[path]])
    if options.list:
        with open(options.list, "w") as file:
            file.writelines(f"{result}\t{path}\n" for result, path, _ in sorted(different, key=lambda d: d[:2]))
    for result, count in counts.most_common():
        print(f"{count:7} {result}")
    print(f"{len(paths):7} files")
    return 0 if all(result in GOOD for result in counts) else 1


if __name__ == "__main__":
    sys.exit(main())
