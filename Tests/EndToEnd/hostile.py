"""A project whose names and texts try to break out of every report format."""

import os

# Only rules whose findings stay as they are when others are written, and that look at nothing outside the project.
OPTIONS = ["--select", "LZ104,LZ501,LZ503,LZ505,LZ901,LZ903", "--dialect", "explicit", "--target-version", "3.15"]

LIST = b"__lazy_modules__ = 'js'\nimport pkg\n"

FILES = {
    # Percent signs, quotes, commas, colons: workflow commands, JSON and XML attributes.
    b"100% sure, \"a\": b/<tag> & 'c' ]]>.py": LIST,
    # A line break and an escape sequence in a name.
    b"new\nline\x1b[31m.py": LIST,
    # Not UTF-8.
    b"caf\xe9/m.py": LIST,
    # The same in a message, which has several lines then.
    b"message.py": (b"__lazy_modules__ = ['{0} [x](1) ]]> <b> &amp; %0A \"\x1b[31m', '''one\n::error::two''', 'pkg']\n"
                    b"import pkg\n"),
    # Columns behind wide characters and tabs; a byte order mark and CR LF.
    b"text.py": ("\ufeffx = '\u8336\U0001f375';\tprint(x)  # lazyls: ignore[LZ501]\r\n"
                 "y = 1\t# lazyls: ignore[LZ501]\r\n").encode(),
    # A range of several lines, and one that ends with its line.
    b"pkg/__init__.py": b"",
    b"pkg/several.py": b"__lazy_modules__ = (\n    'pkg.x'\n    'y'\n)\nfrom . import z\n",
    b"pkg/broken.py": b"lazy import\n",
    # Equal findings.
    b"pkg/equal.py": b"def f():\n    lazy import json\n    lazy  import  json\n    lazy import json\n",
}


def make(folder):
    """Writes the project, as a repository, so that paths are told from its root."""
    root = os.fsencode(folder)
    for name, text in FILES.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text)
    os.makedirs(os.path.join(root, b".git"), exist_ok=True)
    return folder
