"""Texts and edits that no editor would send: the server answers the next valid request all the same.

`LAZYLS_FUZZ` is how many inputs there are, 10,000 without it (about ten seconds). The seed is fixed: a failure can be had again.
"""

import os
import random
from pathlib import Path

import pytest

from wire import PULL, Wire

COUNT = int(os.environ.get("LAZYLS_FUZZ") or 10_000)
SEEDS = sorted((Path(__file__).resolve().parent.parent / "Fixtures").rglob("*.py"))
SPLICES = ["(", ")", "[", "{", "'''", '"', "f'{", "\\", "\n", "\r", "\t", "\x00", "\x0c", "\ufeff", "é", "😀", "\u2028",
           "lazy import ", "from . import ", "import *", "match x:\n case ", "class A(", "async def ", "type X[", ":=", ",",
           "# lazyls: ignore[", "__lazy_modules__ = [", "lambda " * 50, "(" * 300, "if 1:\n " * 40]
NUMBERS = [0, 1, 2, 3, 7, 50, 10**6, 2**31, 2**53, -1]


def mutated(chance, text):
    kind = chance.randrange(4)
    at = chance.randrange(len(text) + 1)
    if kind == 0:
        return text[:at]
    if kind == 1:
        return text[:at] + "".join(chr(chance.choice([chance.randrange(128), chance.randrange(0x110000)]))
                                   for _ in range(chance.randrange(40))).encode("utf-8", "replace").decode() + text[at:]
    if kind == 2:
        return text[:at] + chance.choice(SPLICES) + text[at + chance.randrange(20):]
    other = chance.randrange(len(text) + 1)
    return text[at:] + text[:other]


def edit(chance):
    change = {"text": chance.choice(SPLICES)}
    if chance.randrange(8):
        number = lambda: chance.choice(NUMBERS + [chance.randrange(30)] * 10)
        change["range"] = {"start": {"line": number(), "character": number()},
                           "end": {"line": number(), "character": number()}}
    return change


@pytest.mark.timeout(60 + COUNT // 20)
def test_open_documents_survive_anything(lazyls):
    chance = random.Random(20261121)
    wire = Wire(lazyls, PULL)
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in SEEDS]
    uri = "file:///fuzz/a.py"
    wire.open("file:///fuzz/sound.py", "x = (\n")
    for round in range(COUNT):
        wire.open(uri, mutated(chance, chance.choice(texts)))
        for version in range(chance.randrange(4)):
            wire.send("textDocument/didChange", {
                "textDocument": {"uri": uri, "version": version}, "contentChanges": [edit(chance)]})
        wire.send("textDocument/hover", {"textDocument": {"uri": uri}, "position": {
            "line": chance.randrange(20), "character": chance.randrange(20)}}, f"hover {round}")
        answer = wire.pull(uri, round)
        assert "result" in answer or answer["error"]["code"] == -32801, answer
        if round % 50 == 0:
            assert [each["code"] for each in wire.pull("file:///fuzz/sound.py", f"sound {round}")["result"]["items"]] == ["LZ901"]
        assert not any(each.get("method") == "window/showMessage" for each in wire.seen), f"it died in round {round}"
        wire.seen.clear()
    wire.send("shutdown", None, "bye")
    wire.until(lambda message: message.get("id") == "bye")
    wire.process.kill()
    wire.process.wait()
