"""`lazyls startup`: both starts compared, as text, JSON and a page that is opened in a real browser."""

import json
import subprocess
import time

import pytest

from browser import Browser

# main needs shapes at once, draws with canvas only when asked, and reads settings that nobody else does.
FILES = {
    "lazyls.toml": "",
    "app/__init__.py": "",
    "app/main.py": "import app.shapes as shapes\nimport app.canvas as canvas\nfrom app import settings\n\n"
                   "class Square(shapes.Shape):\n    pass\n\ndef draw():\n    return canvas.ink, settings.x\n",
    "app/shapes.py": "import app.points as points\nimport app.shared as shared\n\n"
                     "class Shape:\n    origin = points.zero\n",
    "app/points.py": "zero = (0, 0)\n",
    "app/canvas.py": "import app.colors, app.shared\nink = sum(range(3000))\n",
    "app/colors.py": "red = sum(range(2000))\n",
    "app/settings.py": "import app.shared\nx = 1\n",
    "app/shared.py": "y = 2\n",
}
EAGER = ["app", "app.main", "app.shapes", "app.points", "app.shared", "app.canvas", "app.colors", "app.settings"]
LAZY = ["app", "app.main", "app.shapes", "app.points"]


@pytest.fixture
def project(tmp_path):
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.fixture
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("browser")) as made:
        yield made


def startup(lazyls, folder, *arguments):
    return subprocess.run([lazyls, "startup", *arguments], cwd=folder, capture_output=True, text=True, timeout=120)


def report(lazyls, folder, *arguments):
    run = startup(lazyls, folder, *arguments, "--format", "json")
    return run.returncode, json.loads(run.stdout)


def names(loads):
    return [load["name"] for load in loads if not load["failed"]]


def test_json(lazyls, project):
    status, found = report(lazyls, project, "app.main")
    assert status == 0
    assert list(found) == ["version", "target", "dialect", "eager", "lazy", "eagerLoads", "lazyLoads", "deferred",
                           "imports", "savings", "groups", "sharedSavings"]
    assert (found["version"], found["target"], found["dialect"]) == (1, "app.main", "all")
    assert (names(found["eagerLoads"]), names(found["lazyLoads"])) == (EAGER, LAZY)
    for world, count in (("eager", 8), ("lazy", 4)):
        summary = found[world]
        assert (summary["outcome"], summary["exception"], summary["modules"]) == ("completed", None, count)
        loads = found[f"{world}Loads"]
        roots = [load for load in loads if load["parent"] is None]
        for key in ("microseconds", "instructions", "bytes"):
            own = "own" + key.capitalize()
            # A tree's cost is what its parts cost, up to the rounding of times.
            assert abs(sum(load[own] for load in loads) - sum(load[key] for load in roots)) <= len(loads)
            assert all(0 <= load[own] <= load[key] for load in loads)
        assert summary["bytes"] > sum(load["ownBytes"] for load in loads) > 0


def test_each_load_of_the_lazy_start_has_its_reasons(lazyls, project):
    _, found = report(lazyls, project, "app.main")
    main, shapes = str(project / "app/main.py"), str(project / "app/shapes.py")
    chain = {load["name"]: load["chain"] for load in found["lazyLoads"]}
    assert chain["app.points"] == [
        {"module": "app.points", "importedAt": {"path": shapes, "line": 1}, "reifiedAt": {"path": shapes, "line": 5}},
        {"module": "app.shapes", "importedAt": {"path": main, "line": 1}, "reifiedAt": {"path": main, "line": 5}},
        {"module": "app.main", "importedAt": None, "reifiedAt": None},
    ]


def test_edges_say_what_is_deferred(lazyls, project):
    _, found = report(lazyls, project, "app.main")
    edges = {(edge["importer"], edge["module"]): edge for edge in found["imports"]}
    assert not edges["app.main", "app.shapes"]["deferred"]
    assert edges["app.main", "app.canvas"]["deferred"]
    assert edges["app.main", "app.settings"]["importedAt"] == {"path": str(project / "app/main.py"), "line": 3}
    # Done by modules that the lazy start does not load at all; this one finds its module loaded.
    assert edges["app.canvas", "app.shared"]["deferred"]


def test_imports_that_save_only_together_are_told_in_groups(lazyls, project):
    _, found = report(lazyls, project, "app.main")
    [group] = found["groups"]
    assert (group["core"], group["modules"]) == ("app.shared", found["sharedSavings"]["modules"])
    assert [(each["importer"], each["importedAt"]["line"], each["targets"]) for each in group["imports"]] == [
        ("app.shapes", 2, ["app.shared"]), ("app.main", 2, ["app.canvas"]), ("app.main", 3, ["app.settings"])]
    text = startup(lazyls, project, "app.main").stdout
    told = text[text.index("saved only by several imports together: 1 module, "):].splitlines()
    assert told[1] == "   1. app.shared  through 3 imports"
    assert told[3:6] == ["        app.shared  app/shapes.py:2", "        app.canvas  app/main.py:2",
                         "        app.settings  app/main.py:3"]


def test_savings_count_what_loads_through_one_import_alone(lazyls, project):
    _, found = report(lazyls, project, "app.main")
    savings = [(saving["importer"], saving["importedAt"]["line"], saving["targets"], saving["modules"])
               for saving in found["savings"]]
    # app.shared is imported by three: no single import keeps it away.
    assert savings == [("app.main", 2, ["app.canvas"], 2), ("app.main", 3, ["app.settings"], 1)]
    assert found["sharedSavings"]["modules"] == 1
    eager = {load["name"]: load for load in found["eagerLoads"]}
    assert found["savings"][0]["instructions"] == sum(
        eager[name]["ownInstructions"] for name in ("app.canvas", "app.colors"))


def test_text(lazyls, project):
    run = startup(lazyls, project, "app.main")
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[0] == "app.main, lazy as in the dialect all"
    assert lines[3].split() == ["modules", "8", "4", "4", "50%"]
    trees = [line.split() for line in lines[lines.index("eager start"):] if line.startswith("  ")]
    canvas = next(words for words in trees if words[0] == "app.canvas")
    assert " ".join(canvas).endswith("kB not loaded by the lazy start")
    reasons = lines[lines.index("lazy start: what still loads, and why"):]
    assert any(line.split()[0] == "app.points" and line.endswith("app/shapes.py:1  used at app/shapes.py:5")
               for line in reasons if line.strip())
    assert "   1. app.canvas  app/main.py:2" in lines
    assert "\x1b" not in run.stdout
    assert "\x1b[1m" in startup(lazyls, project, "app.main", "--color", "always").stdout
    assert "6 cheaper ones; --top 8 shows them" in startup(lazyls, project, "app.main", "--top", "2").stdout


def test_why(lazyls, project):
    assert startup(lazyls, project, "app.main", "--why", "app.points").stdout == """\
The lazy start loads app.points:
  app.points  imported at app/shapes.py:1, used at app/shapes.py:5
  app.shapes  imported at app/main.py:1, used at app/main.py:5
  app.main  is the target or its package
"""
    assert startup(lazyls, project, "app.main", "--why", "app.colors").stdout == (
        "app.colors is loaded by the eager start only (app/canvas.py:1).\n")


def test_programs_dialects_and_search_paths(lazyls, project):
    (project / "lib").mkdir()
    (project / "lib/extra.py").write_text("")
    (project / "lib/other.py").write_text("")
    (project / "tool.py").write_text("import sys\nlazy import extra\nimport other\nif sys.argv[1:] == ['now']: extra\n")
    run = ["tool.py", "--as-main", "--search-path", "lib", "--dialect", "explicit"]
    _, found = report(lazyls, project, *run)
    assert [names(found["lazyLoads"]), names(found["eagerLoads"])] == [["__main__", "other"], ["__main__", "extra", "other"]]
    done = startup(lazyls, project, *run, "--format", "json", "--", "now")
    assert names(json.loads(done.stdout)["lazyLoads"]) == ["__main__", "other", "extra"]


@pytest.mark.parametrize("text, status, outcome, advice", [
    ("import importlib\nimportlib.reload(5)\n", 1, "raised", "TypeError"),
    ("while True: pass\n", 1, "budget-exceeded", "Give it more: --timeout"),
    ("import _gdbm\n", 2, "unsupported", "\n  module _gdbm ("),
])
def test_starts_that_do_not_complete(lazyls, tmp_path, text, status, outcome, advice):
    (tmp_path / "lazyls.toml").write_text("")
    (tmp_path / "target.py").write_text(text)
    run = startup(lazyls, tmp_path, "target", "--timeout", "1")
    assert run.returncode == status
    assert f"the eager start did not complete: {outcome}" in run.stdout
    assert advice in run.stdout


def test_what_is_not_installed_is_told(lazyls, tmp_path):
    (tmp_path / "lazyls.toml").write_text("")
    (tmp_path / "target.py").write_text("import nowhere\nnowhere.f()\n")
    run = startup(lazyls, tmp_path, "target")
    assert run.returncode == 0
    assert "opaque: not evaluated, and what they would load is not counted\n  nowhere\n" in run.stdout


@pytest.mark.parametrize("arguments, words", [
    (["nothing.at.all"], "--search-path adds a folder"),
    (["nothing.py"], "name a file that exists"),
    (["app.main", "--dialect", "most"], "say one of"),
    (["app.main", "--format", "xml"], "say one of text, json"),
    (["app.main", "--top", "0"], "say at least 1"),
    (["app.main", "--why", "decimal"], "neither start loads it"),
    (["app.main", "--why", "app", "--format", "json"], "exclude one another"),
    (["app.main", "--html", "no/such/folder/page.html"], "name a file in a folder that exists"),
])
def test_what_cannot_be_run_is_said_in_one_line(lazyls, project, arguments, words):
    run = startup(lazyls, project, *arguments)
    assert (run.returncode, run.stdout, len(run.stderr.splitlines())) == (2, "", 1)
    assert words in run.stderr


def page(lazyls, folder, target, *arguments):
    path = folder / "start up.html"
    run = startup(lazyls, folder, target, "--html", str(path), *arguments)
    assert run.stderr == ""
    return path


def test_the_page_shows_the_counts_and_asks_for_nothing_else(lazyls, project, browser):
    path = page(lazyls, project, "app.main")
    browser.open(path)
    assert (browser.errors, len(browser.requests)) == ([], 1)
    assert "http" not in path.read_text().replace("http-equiv", "")
    assert browser.evaluate("document.title") == "app.main: start-up, eager against lazy"
    assert "8 → 4" in browser.text("[data-total=modules]")
    assert "−50%" in browser.text("[data-total=modules]")
    assert browser.text("#savings li:first-child").startswith("app.canvas ")
    assert f"{project}/app/main.py:2" in browser.text("#savings li:first-child")
    assert browser.text("#groups li:first-child").startswith("app.shared\n1 module, ")
    browser.evaluate("document.querySelector('#groups summary').click()")
    assert browser.text("#groups ul").splitlines() == [
        f"app.shared {project}/app/shapes.py:2", f"app.canvas {project}/app/main.py:2",
        f"app.settings {project}/app/main.py:3"]
    assert browser.evaluate("document.querySelectorAll('#table tbody tr').length") == 8


def colors(browser, selector):
    """The different colours of a canvas, each with how many pixels have it."""
    return dict(browser.evaluate(
        f"(c => {{ const o = new OffscreenCanvas(c.width, c.height).getContext('2d', {{willReadFrequently: true}});"
        f" o.drawImage(c, 0, 0); const d = o.getImageData(0, 0, c.width, c.height).data, n = new Map();"
        f" for (let i = 0; i < d.length; i += 4) {{ const k = [d[i], d[i+1], d[i+2], d[i+3]].join(); "
        f" n.set(k, (n.get(k) ?? 0) + 1); }} return [...n]; }})(document.querySelector('{selector}'))"))


SAVED, BOTH, DARK_SAVED = "242,179,92,255", "127,180,216,255", "185,122,36,255"


def test_a_click_zooms_and_escape_shows_all(lazyls, project, browser):
    path = page(lazyls, project, "app.main")
    browser.open(path)
    browser.evaluate("document.querySelector('input[value=instructions]').click()")
    browser.settle()
    assert browser.evaluate("document.getElementById('eager').dataset.zoomed") == "false"
    found = json.loads(startup(lazyls, project, "app.main", "--format", "json").stdout)
    loads = {load["name"]: load for load in found["eagerLoads"]}
    main, canvas = loads["app.main"], loads["app.canvas"]
    whole = main["startInstructions"] + main["instructions"]
    x, y, width, _ = browser.box("#eager")
    middle = x + width * (canvas["startInstructions"] + canvas["instructions"] / 2) / whole
    # Its second row: app.main is at the top.
    browser.move(middle, y + 32)
    browser.settle()
    tip = browser.text("#tip")
    assert tip.startswith("app.canvas\n") and f"imported at {project}/app/main.py:2" in tip
    before = colors(browser, "#eager")
    browser.click(middle, y + 32)
    assert browser.evaluate("document.getElementById('eager').dataset.zoomed") == "true"
    assert browser.text("#eager-range") == "zoomed: {:,} from {:,}".format(canvas["instructions"], canvas["startInstructions"])
    assert colors(browser, "#eager")[BOTH] < before[BOTH]
    for place in (x + 3, x + width - 3):
        browser.move(place, y + 32)
        browser.settle()
        assert browser.text("#tip").startswith("app.canvas\n")
    assert browser.text("#details h2") == "app.canvas"
    assert "not loaded" in browser.text("#details")
    browser.press("Escape")
    assert browser.evaluate("document.getElementById('eager').dataset.zoomed") == "false"
    assert browser.errors == []


def test_the_keyboard_reaches_everything(lazyls, project, browser):
    browser.open(page(lazyls, project, "app.main"))
    browser.evaluate("document.getElementById('lazy').focus()")
    chosen = []
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowUp"):
        browser.press(key)
        chosen.append(browser.text("#details h2"))
    assert chosen == ["app", "app.main", "app.shapes", "app.points", "app.shapes"]
    details = browser.text("#details")
    assert f"app.shapes imported at {project}/app/main.py:1, used at {project}/app/main.py:5" in details
    browser.press("Enter")
    assert browser.evaluate("document.getElementById('lazy').dataset.zoomed") == "true"
    browser.press("/")
    assert browser.evaluate("document.activeElement.id") == "search"
    browser.type("co")
    assert browser.text("#matches") == "1 of 8"
    assert browser.evaluate("document.querySelectorAll('#table tbody tr').length") == 1
    browser.press("Enter")
    assert browser.text("#details h2") == "app.colors"
    browser.evaluate("document.getElementById('graph').focus()")
    browser.press("ArrowLeft")
    assert browser.text("#details h2") != "app.colors"
    assert browser.errors == []


def test_the_graph_dashes_what_is_deferred(lazyls, project, browser):
    browser.open(page(lazyls, project, "app.main"))
    _, found = report(lazyls, project, "app.main")
    deferred = sum(edge["deferred"] for edge in found["imports"])
    assert 0 < deferred < len(found["imports"])
    assert browser.evaluate("document.getElementById('graph').dataset.nodes") == "8"
    assert browser.evaluate("document.getElementById('graph').dataset.deferred") == str(deferred)
    browser.evaluate("[...document.querySelectorAll('#table .link')].find(e => e.innerText == 'app.colors').click()")
    browser.evaluate("document.querySelector('input[value=around]').click()")
    browser.settle()
    # Itself, app.canvas, its importer, and what else that finds two steps away.
    assert 3 <= int(browser.evaluate("document.getElementById('graph').dataset.nodes")) < 8
    assert browser.errors == []


def test_light_and_dark(lazyls, project, browser):
    browser.open(page(lazyls, project, "app.main"))
    assert SAVED in colors(browser, "#eager") and BOTH in colors(browser, "#lazy")
    ground = browser.evaluate("getComputedStyle(document.body).backgroundColor")
    browser.prefer("dark")
    browser.settle()
    assert browser.evaluate("getComputedStyle(document.body).backgroundColor") != ground
    found = colors(browser, "#eager")
    assert DARK_SAVED in found and SAVED not in found


def test_names_are_text(lazyls, tmp_path, browser):
    (tmp_path / "lazyls.toml").write_text("")
    name = "<img src=x onerror=alert(1)>&amp;{{data}}.py"
    (tmp_path / name).write_text("class A: pass\nraise ValueError('</script><script>alert(2)</script>')\n")
    path = tmp_path / "page.html"
    run = startup(lazyls, tmp_path, name, "--as-main", "--html", str(path))
    assert run.returncode == 1
    browser.open(path)
    assert (browser.errors, len(browser.requests)) == ([], 1)
    assert browser.text("h1 span") == name
    assert browser.evaluate("document.querySelectorAll('img, script').length") == 2
    assert "ValueError: </script><script>" in browser.text("#endings")


def test_three_thousand_modules(lazyls, tmp_path, browser):
    (tmp_path / "lazyls.toml").write_text("")
    (tmp_path / "app").mkdir()
    for number in range(3000):
        targets = [n for n in (2 * number + 1, 2 * number + 2, number + 7) if n < 3000]
        lines = [f"import app.m{n} as m{n}" for n in targets] + [f"x = {number}"]
        (tmp_path / f"app/m{number}.py").write_text("\n".join(lines) + "\n")
    path = page(lazyls, tmp_path, "app.m0")
    assert path.stat().st_size < 1_500_000
    start = time.monotonic()
    browser.open(path)
    assert time.monotonic() - start < 10
    assert "3,001 → 2" in browser.text("[data-total=modules]")
    for step in ("document.querySelector('input[value=whole]').click()",
                 "document.querySelector('input[value=bytes]').click()",
                 "(i => { i.value = 'm29'; i.dispatchEvent(new Event('input')); })(document.getElementById('search'))"):
        start = time.monotonic()
        browser.evaluate(step)
        browser.settle()
        assert time.monotonic() - start < 4, step
    assert browser.text("#matches") == "111 of 3,001"
    assert browser.evaluate("document.getElementById('graph').dataset.nodes") == "3001"
    assert browser.errors == []
