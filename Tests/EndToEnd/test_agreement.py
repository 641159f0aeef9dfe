"""What the editor shows is what `--check` reports, before anything is evaluated."""

import json
import subprocess

from wire import PULL, Wire

# pytest adds the folder of a test without packages to the path: only one of the two tests finds `helper`. With the
# environment at hand, what is not there is missing.
BESIDE = {
    ".venv/pyvenv.cfg": "home = /usr/bin\n",
    ".venv/lib/python3.15/site-packages/installed.py": "",
    "pyproject.toml": '[project]\nname = "shop"\nversion = "1"\n',
    "shop/__init__.py": "",
    "tests/one/helper.py": "VALUE = 1\n",
    "tests/one/test_one.py": "import helper\n\ndef test_one():\n    assert helper.VALUE == 1\n",
    "tests/two/test_two.py": "import helper\n\ndef test_two():\n    assert helper.VALUE == 1\n",
}


def checked(lazyls, root):
    """(path, line, column, code) of every finding, from 1."""
    done = subprocess.run([lazyls, "--check", "--evaluate", "off", "--output-format", "json", "."], cwd=root,
                          capture_output=True, check=False)
    return {(each["path"], each["range"]["start"]["line"], each["range"]["start"]["column"], each["code"])
            for each in json.loads(done.stdout)["findings"]}


def edited(lazyls, root):
    """The same, from a session in which every file is open."""
    found = set()
    with Wire(lazyls, {**PULL, "general": {"positionEncodings": ["utf-32"]}}, root=root.as_uri(),
              options={"evaluate": "off"}) as wire:
        for number, path in enumerate(sorted(root.glob("[a-z]*/**/*.py"))):
            wire.open(path.as_uri(), path.read_text())
            for each in wire.pull(path.as_uri(), f"pull {number}")["result"]["items"]:
                start = each["range"]["start"]
                found.add((str(path.relative_to(root)), start["line"] + 1, start["character"] + 1, each["code"]))
    return found


def test_modules_beside_tests_without_packages(lazyls, tmp_path):
    for path, text in BESIDE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    found = checked(lazyls, tmp_path)
    assert ("tests/two/test_two.py", 1, 8, "LZ101") in found
    assert not any(path == "tests/one/test_one.py" for path, *_ in found)
    assert edited(lazyls, tmp_path) == found


def test_the_sample_project(lazyls, sample_project):
    found = checked(lazyls, sample_project)
    assert len(found) > 10
    assert edited(lazyls, sample_project) == found
