"""`lazyls lock`: what it records, when it differs, and what `--check` then says."""

import subprocess

import pytest

FILES = {
    "pyproject.toml": """\
[project]
name = "shop"
requires-python = ">=3.15"

[project.scripts]
shop = "shop.cli:main"

[project.gui-scripts]
shop-window = "shop.window:main"

[tool.lazyls]
dialect = "explicit"
entry-points = ["tools/report.py"]
""",
    "shop/__init__.py": "",
    "shop/__main__.py": "from shop.cli import main\n\nif __name__ == '__main__':\n    main()\n",
    "shop/cli.py": "import argparse\nlazy import decimal\n\ndef main():\n    return decimal.Decimal(1)\n",
    "shop/window.py": "import shop.cli\nimport colorsys\n",
    "tools/report.py": "import csv\n",
}

LOCK = """\
# Which modules each program may load when it starts. `lazyls lock --update` writes this file, `lazyls --check` reports
# what breaks it (LZ606).
version = 1
dialect = "explicit"
target-version = "3.15"

[[entry-point]]
name = "shop"
kind = "script"
target = "shop.cli"
loads = [
    "argparse",
    "shop",
]

[[entry-point]]
name = "shop-window"
kind = "gui-script"
target = "shop.window"
loads = [
    "argparse",
    "colorsys",
    "shop",
    "shop.cli",
]

[[entry-point]]
name = "shop.__main__"
kind = "main"
target = "shop/__main__.py"
loads = [
    "argparse",
    "shop",
    "shop.cli",
]

[[entry-point]]
name = "tools/report.py"
kind = "configured"
target = "tools/report.py"
loads = [
    "csv",
]
"""


@pytest.fixture
def project(tmp_path):
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def run(lazyls, folder, *arguments):
    return subprocess.run([lazyls, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)


def test_it_is_written_once_and_then_compared(lazyls, project):
    first = run(lazyls, project, "lock")
    assert (first.returncode, first.stdout) == (0, "Wrote 'lazyls.lock': 4 programs, 4 modules at most.\n")
    assert (project / "lazyls.lock").read_text() == LOCK
    again = run(lazyls, project, "lock", "--jobs", "1")
    assert (again.returncode, again.stdout) == (0, "'lazyls.lock' is up to date: 4 programs, 4 modules at most.\n")
    (project / "shop/cli.py").write_text("import json\n" + FILES["shop/cli.py"].replace("import argparse\n", ""))
    differs = run(lazyls, project, "lock")
    assert differs.returncode == 1
    assert "shop: + json\nshop: - argparse\n" in differs.stdout
    assert (project / "lazyls.lock").read_text() == LOCK
    assert run(lazyls, project, "lock", "--update").returncode == 0
    assert run(lazyls, project, "lock").returncode == 0


def test_the_check_names_the_import_that_breaks_it(lazyls, project):
    run(lazyls, project, "lock")
    assert run(lazyls, project, "--check").returncode == 0
    (project / "shop/cli.py").write_text(FILES["shop/cli.py"].replace("lazy import", "import"))
    broken = run(lazyls, project, "--check", "--output-format", "concise", "--quiet")
    assert broken.returncode == 1
    assert broken.stdout == (
        "shop/cli.py:2:8: error[LZ606] This import makes `shop` and 2 other programs load `decimal` when it starts, "
        "which lazyls.lock does not have.\n")
    assert run(lazyls, project, "--check", "--unsafe-fixes").returncode == 0
    assert (project / "shop/cli.py").read_text() == FILES["shop/cli.py"]


def test_what_a_library_brings_in_is_laid_to_the_import_of_it(lazyls, project):
    library = project / "vendor/parcel"
    library.mkdir(parents=True)
    (library / "__init__.py").write_text("from parcel import box\n")
    (library / "box.py").write_text("")
    (project / "pyproject.toml").write_text(
        FILES["pyproject.toml"].replace("entry-points", 'search-path = ["vendor"]\nexclude = ["vendor"]\nentry-points'))
    (project / "shop/cli.py").write_text("import parcel\n\ndef main(): ...\n")
    run(lazyls, project, "lock")
    assert '"parcel.box",' in (project / "lazyls.lock").read_text()
    (library / "box.py").write_text("import parcel.tape\n")
    (library / "tape.py").write_text("import colorsys\n")
    broken = run(lazyls, project, "--check", "--output-format", "concise", "--quiet")
    assert broken.stdout == (
        "shop/cli.py:1:8: error[LZ606] This import makes `shop` and 2 other programs load `parcel.tape` and 1 more module "
        "through `parcel.box` when it starts, which lazyls.lock does not have.\n")


def test_another_dialect_is_not_compared(lazyls, project):
    run(lazyls, project, "lock")
    check = run(lazyls, project, "--check", "--dialect", "all", "--select", "LZ606")
    assert check.returncode == 0
    assert "was made for --dialect explicit and Python 3.15: it is not compared here" in check.stderr


def test_a_broken_lock_is_exit_code_2(lazyls, project):
    (project / "lazyls.lock").write_text("<<<<<<< ours\n")
    for command in (["lock"], ["--check"]):
        result = run(lazyls, project, *command)
        assert result.returncode == 2 and "lazyls lock --update" in result.stderr
    assert run(lazyls, project, "lock", "--update").returncode == 0
    assert (project / "lazyls.lock").read_text() == LOCK


def test_no_program_is_exit_code_2(lazyls, tmp_path):
    (tmp_path / "a.py").write_text("import json\n")
    result = run(lazyls, tmp_path, "lock")
    assert result.returncode == 2 and "entry-points" in result.stderr


def test_what_costs_the_start_is_a_hint(lazyls, project):
    """LZ602 adds up what libraries load in turn, without a lock, and only where hints are shown."""
    library = project / "vendor/parcel"
    library.mkdir(parents=True)
    (library / "__init__.py").write_text("from parcel import box, tape\n")
    for name in ("box", "tape"):
        (library / f"{name}.py").write_text("NAMES = [\n" + "    'a name that takes its place in the file',\n" * 20_000 + "]\n")
    (project / "pyproject.toml").write_text(
        FILES["pyproject.toml"].replace("entry-points", 'search-path = ["vendor"]\nexclude = ["vendor"]\nentry-points'))
    (project / "shop/cli.py").write_text("import parcel\n\ndef main():\n    return parcel.box\n")
    arguments = ["--check", "--select", "LZ602", "--output-format", "concise", "--quiet"]
    assert run(lazyls, project, *arguments).stdout == ""
    hints = run(lazyls, project, *arguments, "--min-severity", "hint")
    assert hints.stdout == (
        "shop/cli.py:1:8: hint[LZ602] `shop` and 1 more load `parcel` at the start only because of this import: "
        "3 modules, 1.9 MB of source.\n"
        "shop/window.py:1:8: hint[LZ602] `shop-window` loads `shop.cli` at the start only because of this import: "
        "4 modules, 1.9 MB of source.\n")
    (project / "shop/cli.py").write_text("lazy import parcel\n\ndef main():\n    return parcel.box\n")
    assert run(lazyls, project, *arguments, "--min-severity", "hint").stdout == ""
