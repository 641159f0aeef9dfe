"""The project of the soak test: two folders of small modules that import one another, and texts for more of them."""

MODULES = 14
STATEMENTS = [
    "import json\n", "import os.path\n", "lazy import re\n", "from dataclasses import dataclass\n", "lazy from typing import Any\n",
    "from lib import m{0}\n", "from lib.m{0} import VALUE\n", "lazy from lib.m{0} import VALUE, f\n", "import lib.m{0} as other\n",
    "lazy import lib.m{0}\n", "from lib.m{0} import *\n", "from . import m{0}\n", "import missing_{0}\n",
    "try:\n    import json\nexcept ImportError:\n    json = None\n", "if True:\n    import n{0}\n", "__lazy_modules__ = ['json', 'lib.m{0}']\n",
    "import difflib, json, n{0}\n",
]
BODIES = [
    "VALUE = {0}\n", "def f(x=1):\n    return json.dumps(x)\n", "class C:\n    name = 'é😀'\n    def g(self):\n        return VALUE\n",
    "print(VALUE)\n", "VALUE = [f for f in range({0})]\n", "def f():\n    import json\n    return json\n", "x = re.compile('a')\n", "x = (\n",
    "if __name__ == '__main__':\n    print(f())\n",
]


def text(chance):
    """A module's text."""
    parts = [chance.choice(STATEMENTS) for _ in range(chance.randrange(6))]
    parts += [chance.choice(BODIES[:-2] if chance.random() < 0.9 else BODIES) for _ in range(chance.randrange(1, 5))]
    end = "\r\n" if chance.random() < 0.1 else "\n"
    return "".join(part.format(chance.randrange(MODULES)) for part in parts).replace("\n", end)


def files():
    """By path: the project as it is at the start."""
    found = {"shop/pyproject.toml": "[project]\nname = \"shop\"\nrequires-python = \">=3.15\"\n", "shop/lib/__init__.py": ""}
    for number in range(MODULES):
        following = (number + 1) % MODULES
        found[f"shop/lib/m{number}.py"] = (
            f"lazy import json\nlazy from lib.m{following} import VALUE as NEXT\nimport os\n\nVALUE = {number}\n\n\n"
            "def f(x=VALUE):\n    return json.dumps([x, NEXT])\n")
        found[f"other/n{number}.py"] = (
            f"lazy import n{following}\nimport re\n\n\ndef g():\n    return n{following}.g, re\n")
    found["shop/main.py"] = "lazy from lib import m0, m1\nfrom lib.m2 import *\n\nprint(m0.f(), VALUE)\n"
    found["other/deep/inner.py"] = "lazy import n1\nlazy import n2\nprint(n1.g())\n"
    return found


def write(root):
    """Makes the folder hold these files and no others that the soak test makes; files that are as they should be stay untouched."""
    wanted = files()
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".toml") and path.is_file() and str(path.relative_to(root)) not in wanted:
            path.unlink()
    for name, content in wanted.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content.encode():
            path.write_bytes(content.encode())
