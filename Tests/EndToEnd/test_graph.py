"""`lazyls graph`: the tree, chains, weights, DOT and JSON, and how each ends."""

import json
import subprocess

import pytest

FILES = {
    "lazyls.toml": 'dialect = "explicit"\n',
    "app/__init__.py": "",
    "app/cli.py": "import app.core\nlazy import decimal\n\ndef main():\n    return decimal.Decimal()\n",
    "app/core.py": "from . import store\n",
    "app/store.py": "import app.core\nimport colorsys\n",
    "tool.py": "def go():\n    import app.cli\n",
}


@pytest.fixture
def project(tmp_path):
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def graph(lazyls, folder, *arguments):
    return subprocess.run([lazyls, "graph", *arguments], cwd=folder, capture_output=True, text=True, timeout=120)


def test_the_tree(lazyls, project):
    run = graph(lazyls, project)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == """\
app.cli
├── app.core
│   ├── app
│   └── app.store
│       ├── app.core (cycle)
│       └── colorsys
└── decimal (lazy)
tool
└── app.cli (in a function) (see above)
Cycle: app.core, app.store
7 modules: 5 imports between them run at import, 1 are lazy, 1 stand in functions.
"""


def test_a_chain_names_each_import(lazyls, project):
    run = graph(lazyls, project, "--from", "app.cli", "--to", "colorsys")
    assert run.returncode == 0
    assert run.stdout == """\
app.cli loads colorsys when it is imported:
  app.cli imports app.core  app/cli.py:1
  app.core imports app.store  app/core.py:1
  app.store imports colorsys  app/store.py:2
"""
    assert graph(lazyls, project, "--from", "tool.py", "--to", "decimal", "--libraries", "imported").stdout == """\
tool does not load decimal when it is imported, but may later:
  tool imports app.cli (in a function)  tool.py:2
  app.cli imports decimal (lazy)  app/cli.py:2
"""


def test_no_chain_is_exit_code_1_and_no_module_2(lazyls, project):
    run = graph(lazyls, project, "--from", "app", "--to", "app.cli")
    assert (run.returncode, run.stdout) == (1, "app does not load app.cli, now or later.\n")
    run = graph(lazyls, project, "--from", "app.nowhere", "--to", "decimal")
    assert run.returncode == 2 and "app.nowhere" in run.stderr


def test_the_heaviest(lazyls, project):
    run = graph(lazyls, project, "--from", "app.cli", "--top", "2", "--libraries", "imported")
    assert run.stdout == """\
only through it  loads  module
              3      4  app.core
              2      4  app.store
"""


def test_dot(lazyls, project):
    assert graph(lazyls, project, "--format", "dot", "--libraries", "none").stdout == """\
digraph imports {
  rankdir=LR;
  node [shape=box];
  "app";
  "app.cli";
  "app.core" [color=red];
  "app.store" [color=red];
  "tool";
  "app.cli" -> "app" [color=gray, arrowhead=empty];
  "app.cli" -> "app.core";
  "app.core" -> "app";
  "app.core" -> "app.store" [color=red];
  "app.store" -> "app" [color=gray, arrowhead=empty];
  "app.store" -> "app.core" [color=red];
  "tool" -> "app.cli" [style=dotted];
}
"""


def test_json(lazyls, project):
    run = graph(lazyls, project, "--format", "json", "--from", "app.cli", "--to", "decimal", "--top", "1")
    report = json.loads(run.stdout)
    assert (report["version"], report["dialect"], report["roots"]) == (1, "explicit", ["app.cli"])
    assert {"name": "app.core", "path": "app/core.py", "project": True} in report["modules"]
    assert ["app.core", "app.store"] in report["cycles"]["eager"]
    assert report["heaviest"][0]["module"] == "app.core"
    assert report["chains"] == [{
        "from": "app.cli", "to": "decimal", "loads": False,
        "imports": [{
            "from": "app.cli", "to": "decimal", "kind": "lazy", "eager": False, "path": "app/cli.py", "line": 2,
            "column": 1}]}]
    assert run.stdout == graph(
        lazyls, project, "--format", "json", "--from", "app.cli", "--to", "decimal", "--top", "1", "--jobs", "1").stdout
