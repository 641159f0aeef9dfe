"""The project that editors' latency is measured in: 9,000 files, and one of 10,000 lines in their midst.

The files are those of Tests/Tools/generate_code_base.py, with some of their imports lazy. The long one, `monolith.core.hub`,
imports from domains of the lower half and is imported by features of the upper half: for a base class, a decorator or a
function at import time, in functions, and lazily.
"""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tools"))
from generate_code_base import FEATURES, Writer  # noqa: E402

MODULES = 9000
LINES = 10_000
LAZY = 0.4  # of the imports at module level
USERS = 0.25  # of the modules of the upper half that import the hub
HUB = "monolith/core/hub.py"
OTHER = "monolith/domain003/feature4/service.py"

HELPERS = '''
def traced(function):
    def wrapper(*given, **named):
        CALLS.append(function.__name__)
        return function(*given, **named)
    return wrapper


class Base:
    kinds = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Base.kinds[cls.__name__] = cls

    def run(self, value):
        return value
'''


class ProjectWriter(Writer):
    def __init__(self, folder, seed, modules):
        super().__init__(folder, seed)
        self.style = random.Random(seed + 1)
        self.domains = max(1, round(modules / 141))

    def write(self, module, text):
        parts = module.split(".")
        if parts[-1] != "registry":
            lines = [f"lazy {line}" if line.startswith(("import ", "from ")) and self.style.random() < LAZY else line
                     for line in text.split("\n")]
            if len(parts) == 4 and int(parts[1][-3:]) >= self.domains // 2 and self.style.random() < USERS:
                lines = self.using_hub(lines)
            text = "\n".join(lines)
        super().write(module, text)

    def using_hub(self, lines):
        """The same module with an import of the hub behind its docstring, and something that needs it."""
        number = self.style.randrange(16) * 12 + self.style.randrange(11)  # every twelfth is a class
        first, last = self.style.choice((
            ("import monolith.core.hub as hub", f"@hub.traced\ndef followed(value):\n    return hub.step{number}(value)"),
            (f"from monolith.core.hub import Base, step{number}", f"class Worker(Base):\n    limit = step{number}(3)"),
            ("lazy import monolith.core.hub as hub", f"def later(value):\n    return hub.step{number}(value)"),
            (f"lazy from monolith.core.hub import step{number}", f"def later(value):\n    return step{number}(value)"),
            ("", f"def inside(value):\n    from monolith.core.hub import step{number}\n    return step{number}(value)"),
        ))
        return [*lines[:1], *([first] if first else []), *lines[1:], "", last, ""]

    def hub(self, lines):
        """The long module: imports, helpers, then functions and classes in turns."""
        chance = self.style
        text = ['"""What everybody uses."""', "import json", "lazy import logging", "lazy import decimal", "import functools"]
        aliases = []
        for number in range(90):
            feature = f"monolith.domain{chance.randrange(self.domains // 2):03}.feature{chance.randrange(FEATURES)}"
            role = chance.choice(("utils", "models", "service", "constants"))
            aliases.append((f"{role}{number}", role))
            text.append(f"{'lazy ' if chance.random() < LAZY else ''}import {feature}.{role} as {role}{number}")
        text += ["", "CALLS = []", f"LIMITS = [{', '.join(str(number) for number in range(20))}]", HELPERS]
        models = [alias for alias, role in aliases if role == "models"]
        utils = [alias for alias, role in aliases if role == "utils"]
        count, number = sum(each.count("\n") + 1 for each in text), 0
        while count < lines:
            alias = chance.choice(aliases)[0]
            if number % 12 == 11:
                base = f"{chance.choice(models)}.Record" if chance.random() < 0.2 else "Base"
                piece = f"\n\nclass Part{number}({base}):\n    limit = {number}\n"
                for method in range(3):
                    piece += (f"\n    def method{method}(self, value):\n        found = {alias}\n"
                              f"        return (value, found.__name__, self.limit, {method})\n")
            else:
                mark = ("@traced\n" if number % 5 == 0 else
                        f"@{chance.choice(utils)}.memoized\n" if number % 31 == 0 else "")
                piece = (f"\n\n{mark}def step{number}(value, *rest, limit={number}):\n    result = []\n"
                         f"    for index, each in enumerate(rest):\n        if index > limit:\n            break\n"
                         f"        result.append(({alias}.__name__, each, value))\n    total = len(result) + limit\n"
                         f"    return total or step{max(0, number - 7)}(value)\n")
            text.append(piece.rstrip("\n"))
            count += piece.rstrip("\n").count("\n") + 1
            number += 1
        return "\n".join(text) + "\n"


def make(folder, modules=MODULES, lines=LINES, seed=1):
    """Writes the project into `folder`, which must not be there. The same arguments give the same files."""
    writer = ProjectWriter(str(folder), seed, modules)
    folder.mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nname = "monolith"\nversion = "1"\nrequires-python = ">=3.15"\n')
    writer.code_base(modules)
    (folder / HUB).write_text(writer.hub(lines))
