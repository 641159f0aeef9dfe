"""Random edits of one file, as somebody makes them who types: keystrokes in functions, and now and then more."""

import random

TYPED = ("count = len(rest)", "value = value + limit", "found = json.dumps(value)", "logging.info(value)",
         "for other in rest: result.append(other)", "if value is None: return None", "from decimal import Decimal",
         "total = functools.reduce(max, rest, limit)", "value = step3(value)", "raise ValueError(value)")
IMPORTS = ("import textwrap", "lazy import statistics", "import string as names", "lazy from collections import deque",
           "from itertools import chain", "import monolith.domain002.feature1.service as extra",
           "lazy from monolith.domain004.feature2 import utils as tools", "from monolith.domain001.feature3 import models")
STATEMENTS = ("EXTRA = 3", "LIMITS.append(4)", "SHARED = {name: len(name) for name in ('a', 'b')}", "CALLS += ['start']",
              "if LIMITS: VALUE = step1(2)", "json.loads('[]')", "logging.getLogger('hub')")
CLASSES = ("class Added(Base): pass", "class Added(Part11): limit = 3", "class Added: kind = functools.partial(int)")
# How often something is begun; a line typed in a function is a dozen edits.
CHANCES = {"typed line": 6, "number": 12, "statement": 9, "import": 9, "class": 5, "removal": 14}


class Document:
    """A text that changes as the client's edits say; ASCII, so that every encoding counts alike."""

    def __init__(self, text):
        self.lines = text.split("\n")

    @property
    def text(self):
        return "\n".join(self.lines)

    def replace(self, line, start, end, new):
        """Replaces columns of one line, makes the edit's `TextDocumentContentChangeEvent`."""
        old = self.lines[line]
        self.lines[line:line + 1] = (old[:start] + new + old[end:]).split("\n")
        return {"range": {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}, "text": new}

    def remove(self, line):
        del self.lines[line]
        return {"range": {"start": {"line": line, "character": 0}, "end": {"line": line + 1, "character": 0}}, "text": ""}

    def insert(self, line, text):
        return self.replace(line, 0, 0, text + "\n")


def edits(document, count, seed):
    """Makes `count` edits, one whenever asked: (kind, its change, the line it is in)."""
    chance = random.Random(seed)
    kinds = list(CHANCES)
    added = []  # lines, as texts, that may be removed again
    made = 0
    while made < count:
        kind = chance.choices(kinds, [CHANCES[name] for name in kinds])[0]
        for change in EDITS[kind](document, chance, added):
            yield kind, change, change["range"]["start"]["line"]
            made += 1
            if made == count:
                return


def line_where(document, chance, fits):
    """A random line that fits, or None: some lines are looked at, not all."""
    for _ in range(2000):
        line = chance.randrange(len(document.lines))
        if fits(document.lines[line]):
            return line
    return None


def typed_line(document, chance, added):
    """A new line in a function, letter by letter: most of its states are no Python."""
    line = line_where(document, chance, lambda text: text.startswith(("    result = []", "    total = ")))
    indent = "    "
    yield document.insert(line + 1, indent)
    statement = chance.choice(TYPED)
    for position, letter in enumerate(statement, len(indent)):
        yield document.replace(line + 1, position, position, letter)
    added.append(indent + statement)


def number(document, chance, added):
    """Another default of a function's parameter, or another number of a class."""
    line = line_where(document, chance, lambda text: "limit=" in text or text.startswith("    limit = "))
    start = document.lines[line].index("limit") + 6 + (2 if document.lines[line].startswith("    ") else 0)
    yield document.replace(line, start, start + 1, str(chance.randrange(1, 9)))


def statement(document, chance, added):
    """A statement at module level, between two functions."""
    text = chance.choice(STATEMENTS)
    added.append(text)
    yield document.insert(line_where(document, chance, lambda text: text.startswith(("def ", "class "))) - 1, text)


def import_(document, chance, added):
    """An import that is new, or one that is made lazy or eager."""
    if chance.random() < 0.5:
        text = chance.choice(IMPORTS)
        added.append(text)
        yield document.insert(chance.randrange(1, 80), text)
        return
    line = chance.randrange(1, 90)
    if document.lines[line].startswith("lazy "):
        yield document.replace(line, 0, 5, "")
    elif document.lines[line].startswith(("import ", "from ")):
        yield document.replace(line, 0, 0, "lazy ")


def class_(document, chance, added):
    """A class that is new, or another base of one."""
    line = line_where(document, chance, lambda text: text.startswith("class Part"))
    if chance.random() < 0.5:
        text = chance.choice(CLASSES)
        added.append(text)
        yield document.insert(line - 1, text)
        return
    start = document.lines[line].index("(") + 1
    end = document.lines[line].index(")")
    yield document.replace(line, start, end, "Base" if document.lines[line][start:end] != "Base" else "object")


def removal(document, chance, added):
    """What was added goes again."""
    if added:
        text = added.pop(chance.randrange(len(added)))
        if text in document.lines:
            yield document.remove(document.lines.index(text))


EDITS = {"typed line": typed_line, "number": number, "statement": statement, "import": import_, "class": class_,
         "removal": removal}
