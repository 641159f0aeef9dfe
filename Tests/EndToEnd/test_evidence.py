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
    "46-implicit-library-submodule": "a compiled module of older libraries, _sha512, has a stand-in",
}


def check(lazyls, folder, *arguments, mode="all", cache=None):
    keeping = ["--cache-dir", str(cache)] if cache else ["--no-cache"]
    done = subprocess.run(
        [lazyls, "--check", *keeping, "--evaluate", mode, "--dialect", "all", "--target-version", "3.15",
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


def test_what_was_expected_is_still_there(checked):
    for name, (findings, said) in checked.items():
        expected = next(each for each in PROGRAMS if each.name == name) / "expect"
        found = {f"{Path(each['path']).as_posix().split(name + '/')[-1]}:{each['range']['start']['line']} {each['code']}"
                 for each in doubts(findings)}
        for line in expected.read_text().splitlines() if expected.exists() else []:
            # A rule that says more may tell it instead.
            told_otherwise = line.replace(" ", ": ") + " is told by "
            assert line in found or told_otherwise in said, (name, found)


def test_one_cause_is_told_once(checked):
    # A module that replaces itself is no load that never happens besides; a cycle ends two targets by one exception.
    for name in ["42-module-replaces-itself", "25-registry-grows-while-read", "69-cycle-by-a-call"]:
        assert len(doubts(checked[name][0])) == 1, name
    assert "LZ401 is told by LZ304 already" in checked["42-module-replaces-itself"][1]


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


def evaluated(findings):
    return [(Path(each["path"]).name, each["range"]["start"]["line"], each["code"]) for each in findings
            if each["confidence"] == "evaluated" and each["message"].startswith("With this import deferred")]


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


# What no analysis of the text can know: which function it is that is called.
DYNAMIC = "import sys\n\ndef call(module, name, *given):\n    return getattr(sys.modules[module], name)(*given)\n"


@pytest.mark.parametrize("code, files", [
    # A module that is never loaded, and one that is loaded too late.
    ("LZ401", {"dynamic.py": DYNAMIC, "store.py": "seen = []\n",
               "late.py": "import dynamic, store\ndynamic.call('store', '__getattribute__', 'seen').append(1)\nX = 1\n",
               "main.py": "import store\nimport late\nprint(len(store.seen))\n"}),
    ("LZ402", {"dynamic.py": DYNAMIC, "store.py": "seen = []\n",
               "late.py": "import dynamic, store\ndynamic.call('store', '__getattribute__', 'seen').append(1)\nX = 1\n",
               "main.py": "import store\nimport late\nprint(len(store.seen))\nlate.X\n"}),
    # An exception that moves.
    ("LZ105", {"numbers_.py": "limits = dict(zip('ab', (1, 0)))\nRATIO = limits['a'] / limits['b']\n",
               "main.py": "import numbers_\n\ndef ratio():\n    return numbers_.RATIO\n"}),
    # A name of the path that only the load brings.
    ("LZ302", {"dynamic.py": DYNAMIC,
               "setup_.py": "import dynamic, os\npath = dynamic.call('sys', '__getattribute__', 'path')\n"
                            "path.append(os.path.dirname(__file__) + '/more')\n",
               "more/extra.py": "X = 1\n",
               "main.py": "import setup_\nimport extra\nprint(extra.X)\n"}),
])
def test_the_rule_is_chosen_by_what_differs(lazyls, tmp_path, code, files):
    write(tmp_path, files)
    findings, said = check(lazyls, tmp_path)
    seen = {each["code"] for each in findings if each["confidence"] == "evaluated" and each["path"].endswith("main.py")}
    assert code in seen, (seen, said)


def test_registries_of_the_library_are_compared(lazyls, tmp_path):
    write(tmp_path, {
        "dynamic.py": DYNAMIC,
        "conf.py": "import os, warnings, sys, dynamic\n"
                   "dynamic.call('os', '__getattribute__', 'environ')['APP_MODE'] = 'x'\n"
                   "dynamic.call('warnings', 'simplefilter', 'error', DeprecationWarning)\n"
                   "class Mine(Warning): ...\n"
                   "dynamic.call('warnings', 'simplefilter', 'error', Mine)\n",
        "main.py": "import os, warnings\nos, warnings\nimport conf\n",
        "user.py": "import os\nos\nimport conf\n\ndef mode():\n    return conf.os.environ['APP_MODE']\n"})
    findings, said = check(lazyls, tmp_path, "--min-severity", "information")
    line = next(each for each in said.splitlines() if "main.py: evaluated" in each)
    assert "`os.environ` lacks `APP_MODE: x`" in line and "`warnings.filters` lacks `(error, None, Deprec" in line
    # What is only for the module's own warnings, nobody misses while it is not loaded.
    assert "Mine" not in said
    (found,) = [each for each in evaluated(findings) if each[0] == "main.py"]
    assert found == ("main.py", 3, "LZ401")


def test_what_rests_on_stand_ins_is_less_certain(lazyls, tmp_path):
    write(tmp_path, {
        "registry.py": "TABLE = {}\n",
        "plugin.py": "import not_installed_at_all\nimport registry\n\n@not_installed_at_all.wraps\ndef f(): ...\n"
                     "registry.TABLE['csv'] = f\nf\n",
        "main.py": "import registry\nimport plugin\nprint(sorted(registry.TABLE))\n"})
    findings, said = check(lazyls, tmp_path)
    (found,) = [each for each in doubts(findings) if each["path"].endswith("main.py")]
    assert found["code"] == "LZ401" and found["confidence"] != "evaluated"
    assert "and a stand-in for `not_installed_at_all`: the output has `[]`" in found["related"][-1]["message"]
    assert "main.py: evaluated with stand-ins for not_installed_at_all, less certain" in said


def test_comments_and_settings_hold_for_what_is_evaluated(lazyls, tmp_path):
    files = {"dynamic.py": DYNAMIC, "store.py": "seen = []\n",
             "late.py": "import dynamic, store\ndynamic.call('store', '__getattribute__', 'seen').append(1)\n"}
    write(tmp_path, files | {"main.py": "import store\nimport late\nprint(len(store.seen))\n"})
    def of_main(*arguments):
        return [each for each in evaluated(check(lazyls, tmp_path, *arguments)[0]) if each[0] == "main.py"]

    assert of_main() == [("main.py", 2, "LZ401")]
    assert of_main("--ignore", "LZ401") == []
    (tmp_path / "lazyls.toml").write_text('rules = {LZ401 = "off"}\n')
    assert of_main() == []
    (tmp_path / "lazyls.toml").unlink()
    write(tmp_path, {"main.py": "import store\nimport late  # lazyls: ignore[LZ401]\nprint(len(store.seen))\n"})
    assert of_main() == []
    assert "LZ903" not in json.dumps(check(lazyls, tmp_path)[0])
    # Without evaluation the comment silences nothing.
    assert [each["code"] for each in doubts(check(lazyls, tmp_path, mode="off")[0])] == ["LZ903"]


def test_what_the_clock_says_is_no_difference(lazyls, tmp_path):
    write(tmp_path, {
        "helper.py": "X = 1\n",
        "clock.py": "import time\nimport helper\nprint(time.time())\n"
                    "def f():\n    return helper.X\n"})
    findings, said = check(lazyls, tmp_path)
    assert doubts(findings) == [] and "clock.py: evaluated, deferred imports change nothing" in said


def anew(said):
    return int(re.search(r"(\d+) evaluations? anew", said)[1])


def test_nothing_is_evaluated_twice(lazyls, tmp_path):
    cache, project = tmp_path / "cache", tmp_path / "project"
    write(project, {
        "one.py": "import shared\nshared.X\n", "two.py": "import plain\nplain.Y\n",
        "shared.py": "X = 1\n", "plain.py": "Y = 1\n"})
    first, said = check(lazyls, project, cache=cache)
    assert anew(said) == 8
    again, said = check(lazyls, project, cache=cache)
    assert anew(said) == 0 and again == first == check(lazyls, project)[0]
    # What rests on a changed file: the file itself and who loads it.
    write(project, {"shared.py": "X = 2\n"})
    assert anew(check(lazyls, project, cache=cache)[1]) == 4
    # A file that would be found first, and one that nobody looks for.
    write(project, {"unrelated.txt": "", "plain/__init__.py": "Y = 3\n"})
    said = check(lazyls, project, cache=cache)[1]
    assert "plain/__init__.py" in said and 4 <= anew(said) <= 6
    assert anew(check(lazyls, project, cache=cache)[1]) == 0


def test_a_whole_run_is_repeated_with_its_evidence(lazyls, tmp_path):
    def run():
        done = subprocess.run(
            [lazyls, "--check", "--cache-dir", str(tmp_path / "cache"), "--evaluate", "auto", "--dialect", "all",
             "--target-version", "3.15", "--output-format", "json", str(tmp_path / "project")], capture_output=True, text=True, timeout=120)
        return json.loads(done.stdout)["findings"]

    def confidences():
        return {each["confidence"] for each in doubts(run())}

    write(tmp_path / "project", {
        "registry.py": "TABLE = []\n", "plugin.py": "import registry\nregistry.TABLE.append(1)\n", "data.txt": "shown",
        "main.py": "import registry\nimport plugin\nshown = open(__file__[:-7] + 'data.txt').read()\n"
                   "if shown: print(registry.TABLE)\nregistry.TABLE.clear()\n"})
    first = run()
    assert confidences() == {"evaluated"} and run() == first
    # No Python file, but the program reads it.
    write(tmp_path / "project", {"data.txt": ""})
    assert confidences() == {"resolved"}
    write(tmp_path / "project", {"data.txt": "shown"})
    assert run() == first


def test_standard_input_is_not_evaluated_unasked(lazyls, registry):
    def run(*arguments):
        done = subprocess.run(
            [lazyls, "--check", "--no-cache", "--output-format", "json", "--stdin-filename", "main.py", *arguments, "-"],
            input=(registry / "main.py").read_text(), cwd=registry, capture_output=True, text=True, timeout=120)
        return {each["confidence"] for each in doubts(json.loads(done.stdout)["findings"])}

    assert run() == {"resolved"}
    assert run("--evaluate", "auto") == {"evaluated"}


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
            # The evaluation is given eight.
            assert time.monotonic() - before < 4
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


async def test_a_hover_leaves_out_what_the_library_does_to_itself(lazyls, registry):
    """Whether or not the project names the modules that do it."""
    (registry / "helper.py").write_text("import json\n")
    (registry / "tool.py").write_text("import helper\nhelper\ndef f():\n    import json.decoder\n")
    async with editor([lazyls, "--stdio"], registry) as session:
        session.open("tool.py")
        for line, column in ((0, 8), (3, 12)):
            text = await session.hover_that("tool.py", line, column, lambda text: "Evaluated" in text)
            assert "instructions" in text and "mutates" not in text, text
