"""`--check --evaluate`: evaluation confirms what was found, refutes what is not so, and finds what nobody had found."""

import asyncio
import json
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from editor import editor

PROGRAMS = sorted(path.parent for path in (Path(__file__).resolve().parent.parent / "Fixtures/breakage").glob("*/main.py"))
# What the runtime does not do yet as CPython does it.
NOT_YET = {
    "15-exec-of-an-import": "a handler around exec() counts for a missing module",
    "27-finalizer-imports": "what finalizers do while the interpreter shuts down",
    "40-atexit-in-a-module": "what runs at exit",
    "46-implicit-library-submodule": "a compiled module of older libraries, _sha512, is opaque",
}


def check(lazyls, folder, *arguments, mode="all"):
    done = subprocess.run(
        [lazyls, "--check", "--no-cache", "--evaluate", mode, "--dialect", "all", "--target-version", "3.15",
         "--output-format", "json", "--verbose", *arguments, str(folder)],
        capture_output=True, text=True, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)["findings"], done.stderr


def doubts(findings):
    return [each for each in findings if each["severity"] in ("error", "warning")]


@pytest.fixture(scope="module")
def checked(lazyls):
    with ThreadPoolExecutor(4) as pool:
        return dict(zip((each.name for each in PROGRAMS), pool.map(lambda each: check(lazyls, each), PROGRAMS)))


def test_every_difference_is_confirmed(checked):
    silent = {}
    for name, (findings, said) in checked.items():
        if name.endswith("-fine") or any(each["confidence"] == "evaluated" for each in doubts(findings)):
            continue
        silent[name] = said
    assert set(silent) <= set(NOT_YET), silent


def test_look_alikes_are_left_alone(checked):
    found = {name: doubts(findings) for name, (findings, _) in checked.items() if name.endswith("-fine")}
    assert len(found) > 40
    assert {name: each for name, each in found.items() if each} == {}


def test_evidence_says_what_was_seen(lazyls, tmp_path):
    (tmp_path / "settings.py").write_text("import os\nTOKEN = {}['token']\n")
    (tmp_path / "main.py").write_text("import settings\nprint('begins')\nsettings.TOKEN\n")
    (tmp_path / "helper.py").write_text("import settings\n\ndef token():\n    return settings.TOKEN\n")
    findings, _ = check(lazyls, tmp_path)
    seen = {Path(each["path"]).name: each for each in findings if each["confidence"] == "evaluated"}
    assert set(seen) == {"main.py", "helper.py"}
    assert all(each["range"]["start"]["line"] == 1 for each in seen.values())
    # Eagerly main does not begin; deferred, it prints first.
    assert "the output has `begins` where nothing was" in seen["main.py"]["related"][-1]["message"]
    assert "is not raised any more" in json.dumps(seen["helper.py"])
    assert any(Path(each["path"]).name == "settings.py" for each in seen["helper.py"]["related"])


def test_what_is_not_loaded_is_no_finding_any_more(lazyls, tmp_path):
    (tmp_path / "shapes.py").write_text("class Shape: ...\n")
    # What is called `dataclass` is another one by then, which no analysis of the text can know.
    (tmp_path / "tricks.py").write_text(
        "import sys\nfor module in list(sys.modules.values()):\n"
        "    if getattr(module, 'IS_APP', 0): module.dataclass = lambda c: c\n")
    (tmp_path / "app.py").write_text(
        "from dataclasses import dataclass\nfrom shapes import Shape\nimport tricks\nIS_APP = 1\ntricks.sys\n"
        "@dataclass\nclass Box:\n    shape: Shape\n")
    before, _ = check(lazyls, tmp_path, mode="off")
    after, said = check(lazyls, tmp_path)
    assert [each["code"] for each in doubts(before)] == ["LZ202"]
    assert doubts(after) == [] and "LZ202 refuted" in said


def test_hidden_error_is_found_by_evaluation_alone(lazyls, tmp_path):
    (tmp_path / "parts.py").write_text("names = ['a']\nvalues = dict(zip(names, [1]))\nWIDTH = values['b']\n")
    (tmp_path / "main.py").write_text("import parts\nimport later\n\ndef f():\n    return later.X\n")
    (tmp_path / "later.py").write_text("try:\n    import parts\n    parts.WIDTH\nexcept KeyError:\n    pass\nX = 1\n")
    findings, _ = check(lazyls, tmp_path)
    assert any(each["confidence"] == "evaluated" for each in findings) or findings == []


def test_auto_evaluates_scripts_and_doubts(lazyls, tmp_path):
    (tmp_path / "quiet.py").write_text("import json\n")
    (tmp_path / "script.py").write_text("import quiet\nif __name__ == '__main__':\n    print('ran')\n")
    _, said = check(lazyls, tmp_path, mode="auto")
    assert re.search(r"script\.py: evalua", said) and "quiet.py: evalua" not in said


def test_modules_that_hang_do_not_hold_it_up(lazyls, tmp_path):
    (tmp_path / "endless.py").write_text("import os\nwhile True: pass\n")
    (tmp_path / "fine.py").write_text("import os\n")
    _, said = check(lazyls, tmp_path)
    assert "endless.py: evaluation says nothing (budget-exceeded" in said
    assert "fine.py: evaluated, deferred imports change nothing" in said


@pytest.fixture
def registry(tmp_path):
    """A program whose plug-in registers when it is loaded, which never happens when its import waits."""
    (tmp_path / "lazyls.toml").write_text('evaluate = "auto"\ntarget-version = "3.15"\n')
    (tmp_path / "registry.py").write_text("TABLE = {}\n")
    (tmp_path / "plugin.py").write_text("import registry\nregistry.TABLE['csv'] = len\n")
    (tmp_path / "main.py").write_text("import registry\nimport plugin\nprint(sorted(registry.TABLE))\n")
    return tmp_path


def seen(diagnostic):
    return [each.message for each in diagnostic.related_information or [] if each.message.startswith("evaluated")]


async def test_an_open_file_is_evaluated(lazyls, registry):
    async with editor([lazyls, "--stdio"], registry) as session:
        session.open("main.py")
        found = await session.diagnostics("main.py", fits=lambda found: any(seen(each) for each in found))
        assert [each.code for each in found] == ["LZ401"]
        assert "the output has `[]` where `['csv']` was" in seen(found[0])[0]
        hover = await session.hover("main.py", 1, 8)
        assert "Evaluated: loading it takes one module and" in hover.contents.value
        # A new text is evaluated anew, with what other open files say.
        session.change("main.py", "import registry\nimport plugin\nplugin\nprint(sorted(registry.TABLE))\n", 2)
        assert await session.diagnostics("main.py", fits=lambda found: not found) == []


async def test_a_file_that_hangs_is_evaluated_in_the_background(lazyls, registry):
    (registry / "endless.py").write_text("import registry\nwhile True: pass\n")
    async with editor([lazyls, "--stdio"], registry) as session:
        session.open("endless.py")
        await session.diagnostics("endless.py")
        for _ in range(20):
            before = time.monotonic()
            assert "registry" in (await session.hover("endless.py", 0, 8)).contents.value
            assert time.monotonic() - before < 1
            await asyncio.sleep(0.05)


async def test_a_hover_says_what_an_import_does(lazyls, registry):
    (registry / "settings.py").write_text("import os\nTOKEN = {}['token']\n")
    (registry / "tool.py").write_text(
        "import registry\nimport plugin\nimport settings\ndef f():\n    import json\n    return settings\n")
    async with editor([lazyls, "--stdio"], registry) as session:
        session.open("tool.py")
        text = await session.hover_that("tool.py", 1, 8, lambda text: "Evaluated" in text)
        assert "Evaluated: loading it takes one module and" in text and "it mutates `registry.TABLE`." in text
        text = await session.hover_that("tool.py", 2, 8, lambda text: "Evaluated" in text)
        assert "its first use raises `KeyError: 'token'` at settings.py:2." in text
        # Nothing ran this one: it is evaluated by itself because somebody pointed at it.
        text = (await session.hover("tool.py", 4, 12)).contents.value
        assert "Evaluated" not in text
        text = await session.hover_that("tool.py", 4, 12, lambda text: "Evaluated" in text)
        assert re.search(r"Evaluated: loading it takes \d+ modules and", text)


async def test_a_save_evaluates_what_rests_on_it(lazyls, registry):
    async with editor([lazyls, "--stdio"], registry) as session:
        session.open("main.py")
        session.open("plugin.py")
        await session.hover_that("main.py", 1, 8, lambda text: "it mutates `registry.TABLE`" in text)
        session.change("plugin.py", "import registry\nregistry.TABLE\n", 2)
        session.save("plugin.py")
        await session.hover_that("main.py", 1, 8, lambda text: "Evaluated" in text and "mutates" not in text)


async def test_nothing_is_evaluated_where_it_is_off(lazyls, registry):
    (registry / "lazyls.toml").write_text('evaluate = "off"\n')
    async with editor([lazyls, "--stdio"], registry) as session:
        session.open("main.py")
        await session.diagnostics("main.py")
        for _ in range(10):
            assert "Evaluated" not in (await session.hover("main.py", 1, 8)).contents.value
            await asyncio.sleep(0.1)
