# Runs under CPython 3.15: for each path on stdin, one JSON line with what CPython's parser says of the file.
"""Answers `{"path", "key", "hash", "size"}` for a file that parses (the hash of its `ast.dump`) and
`{"path", "key", "error": [type, message, line, offset, end line, end offset]}` for one that does not.
`key` is the hash of the file's bytes. With `--text`, prints the dump of the one file named instead."""
import ast
import hashlib
import json
import sys
import threading
import warnings


def digest(data):
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def dump(data):
    tree = ast.parse(data)
    # The limit is for converting decimal literals; printing must not fail on others.
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return (ast.dump(tree, include_attributes=True, indent=1) + "\n").encode()
    finally:
        sys.set_int_max_str_digits(limit)


def answer(path):
    with open(path, "rb") as file:
        data = file.read()
    result = {"path": path, "key": digest(data)}
    try:
        text = dump(data)
        result["hash"] = digest(text)
        result["size"] = len(text)
    except SyntaxError as error:
        result["error"] = [type(error).__name__, error.msg, error.lineno, error.offset,
                           error.end_lineno, error.end_offset]
    except (ValueError, MemoryError, RecursionError, UnicodeError) as error:
        result["error"] = [type(error).__name__, str(error), None, None, None, None]
    return result


def main():
    warnings.simplefilter("ignore")
    if "--text" in sys.argv:
        with open(sys.argv[-1], "rb") as file:
            sys.stdout.buffer.write(dump(file.read()))
        return
    for line in sys.stdin:
        path = line.rstrip("\n")
        try:
            print(json.dumps(answer(path)), flush=True)
        except OSError as error:
            print(json.dumps({"path": path, "unreadable": str(error)}), flush=True)


sys.setrecursionlimit(1_000_000)
threading.stack_size(1 << 30)
thread = threading.Thread(target=main)
thread.start()
thread.join()
