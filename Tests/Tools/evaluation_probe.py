# Runs in CPython 3.15 and in our runtime: imports the module named by the first argument and says what it holds.
"""Prints, behind a line with MARK, a literal: public names with the types of their values, and the modules loaded.

A value's type is told by its `__module__` and `__qualname__`, and a deferred import by the word `deferred`; nothing is forced.
It imports nothing itself but `sys`, so that what is loaded, is loaded by the module. The call of `__import__` is never lazy.
"""
import sys

MARK = "--- evaluation probe ---"


def plain(text):
    # Names of types are not always strings.
    return text if type(text) is str else repr(type(text))


def kind(value):
    found = type(value)
    if found.__name__ == "lazy_import":
        return "deferred"
    return plain(found.__module__) + "." + plain(found.__qualname__)


def main():
    name = sys.argv[1]
    before = set(sys.modules)
    try:
        __import__(name)
        error = None
    except BaseException as problem:
        error = type(problem).__qualname__ + ": " + str(problem)
    names = {}
    # What is printed is text on both sides, whatever became of the module.
    held = vars(sys.modules[name]) if name in sys.modules and hasattr(sys.modules[name], "__dict__") else {}
    for key, value in list(held.items()):
        if type(key) is str and not key.startswith("_"):
            names[key] = kind(value)
    stream = sys.__stdout__
    print("\n" + MARK, file=stream)
    print(repr({"error": error, "names": names, "start": sorted(before), "loaded": sorted(sys.modules)}), file=stream)


main()
