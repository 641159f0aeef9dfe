"""Records what CPython's modules in C hold: run it with CPython 3.15, without site (`-S`), from anywhere.

Writes Tests/Fixtures/native-modules/names.json: for each module that the runtime has in Swift, the public names with the
types of their values. `NativeNamesTests` holds the runtime against it.
"""

import importlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "Sources" / "NativeModules"
TARGET = ROOT / "Tests" / "Fixtures" / "native-modules" / "names.json"


def modules():
    """The names in the registry, and those that inert and mirrored modules give themselves."""
    found = set()
    for path in SOURCES.rglob("*.swift"):
        text = path.read_text()
        found |= set(re.findall(r'(?:Inert|Mirrored)Module\(\s*name: "(\w+)"', text))
        found |= set(re.findall(r'\bcodecs\(\s*"(_codecs_\w+)"', text))
        if path.name == "NativeModules.swift":
            found |= set(re.findall(r'\("(\w+)", \w+\.fill', text))
    return sorted(found)


def held(name):
    module = importlib.import_module(name)
    kinds = {}
    for key, value in vars(module).items():
        if not key.startswith("_"):
            kind = type(value)
            kinds[key] = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return dict(sorted(kinds.items()))


def main():
    names = {name: held(name) for name in modules()}
    lines = (f"{json.dumps(name)}: {json.dumps(kinds, separators=(',', ':'))}" for name, kinds in names.items())
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{len(names)} modules, {sum(map(len, names.values()))} names")


main()
