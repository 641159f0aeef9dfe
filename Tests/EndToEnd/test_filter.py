"""`lazyls filter`: the module that keeps eager what would break, the same as JSON, and the warm-up list."""

import json
import subprocess
import sys

import pytest

# Under `-X lazy_imports=all` `python -c "import app.main; app.main.main()"` of CPython 3.15 prints [] here, and ['csv']
# when the filter is installed first.
FILES = {
    "app/__init__.py": "",
    "app/registry.py": "FORMATS = {}\n\ndef register(name, reader):\n    FORMATS[name] = reader\n",
    "app/plugins/__init__.py": "",
    "app/plugins/csv.py": "from app.registry import register\n\nregister('csv', lambda text: text.split(','))\n",
    "app/main.py": "import app.plugins.csv\nfrom app import registry\nimport decimal\n\ndef main():\n"
    "    print(sorted(registry.FORMATS))\n\ndef price():\n    return decimal.Decimal(1)\n",
}

# What CPython 3.15 asks a filter when that program runs: importer, absolute name, names of `from`.
ASKED = [
    ("__main__", "app.main", None),
    ("app.main", "app.plugins.csv", None),
    ("app.main", "app", ("registry",)),
    ("app.main", "decimal", None),
    ("app.plugins.csv", "app.registry", ("register",)),
]


def write(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, FILES)


def run(lazyls, folder, *arguments):
    done = subprocess.run([lazyls, "filter", *arguments], cwd=folder, capture_output=True, encoding="utf-8", timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def installed(source, monkeypatch, before=None):
    """Runs the module as an interpreter with laziness would, with locals of its own as `exec` in a function gives; the
    filter that it installs, and its names."""
    found = [before]
    monkeypatch.setattr(sys, "set_lazy_imports_filter", lambda function: found.append(function), raising=False)
    monkeypatch.setattr(sys, "get_lazy_imports_filter", lambda: before, raising=False)
    names = {}
    exec(compile(source, "lazy_filter.py", "exec"), {"__name__": "lazy_filter"}, names)
    assert len(found) == 2
    return found[-1], names


def test_only_what_would_break_is_refused(lazyls, project, monkeypatch):
    source = run(lazyls, project)
    is_lazy, names = installed(source, monkeypatch)
    assert names["EAGER_MODULES"] == {}
    assert list(names["EAGER_IMPORTS"]) == ["app.main"]
    assert list(names["EAGER_IMPORTS"]["app.main"]) == ["app.plugins.csv"]
    assert names["EAGER_IMPORTS"]["app.main"]["app.plugins.csv"].startswith("LZ")
    assert "app/main.py:1" in names["EAGER_IMPORTS"]["app.main"]["app.plugins.csv"]
    assert [call[:2] for call in ASKED if is_lazy(*call) is False] == [("app.main", "app.plugins.csv")]


def test_a_filter_from_before_is_asked_too(lazyls, project, monkeypatch):
    asked = []

    def before(*call):
        asked.append(call)
        return call[1] != "decimal"

    is_lazy, _ = installed(run(lazyls, project), monkeypatch, before)
    assert [call[1] for call in ASKED if not is_lazy(*call)] == ["app.plugins.csv", "decimal"]
    assert asked == [call for call in ASKED if call[1] != "app.plugins.csv"]


def test_older_interpreters_ignore_it(lazyls, project):
    source = run(lazyls, project)
    script = "import sys\nfor name in ('set_lazy_imports_filter', 'get_lazy_imports_filter'):\n    vars(sys).pop(name, 0)\n"
    done = subprocess.run([sys.executable, "-c", script + source], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_module_that_every_importer_must_load_has_one_entry(lazyls, project, monkeypatch):
    write(project, {"app/other.py": "import app.plugins.csv\n"})
    is_lazy, names = installed(run(lazyls, project), monkeypatch)
    assert list(names["EAGER_MODULES"]) == ["app.plugins.csv"] and names["EAGER_IMPORTS"] == {}
    assert "(and 1 more)" in names["EAGER_MODULES"]["app.plugins.csv"]
    assert not is_lazy("elsewhere", "app.plugins.csv", None) and is_lazy("elsewhere", "app.plugins", ("csv",))


def test_one_name_of_several_and_programs(lazyls, project, monkeypatch):
    write(project, {"tool.py": "from app.plugins import csv\nfrom app.plugins import missing\nprint(csv)\n"})
    data = json.loads(run(lazyls, project, "--format", "json"))
    entries = [(item["importer"], item["module"], item["name"]) for item in data["imports"]]
    # A file at the top may run as `__main__`.
    assert entries == [
        ("__main__", "app.plugins", "missing"), ("app.main", "app.plugins.csv", None), ("tool", "app.plugins", "missing"),
    ]
    is_lazy, _ = installed(run(lazyls, project), monkeypatch)
    assert not is_lazy("__main__", "app.plugins", ("csv", "missing")) and is_lazy("tool", "app.plugins", ("csv",))
    assert is_lazy("__main__", "app.plugins", None) and is_lazy("app.registry", "app.plugins", ("missing",))


def test_json(lazyls, project):
    data = json.loads(run(lazyls, project, "--format", "json"))
    version = data["tool"].pop("version")
    reasons = data["imports"][0].pop("reasons")
    assert data == {
        "version": 1, "tool": {"name": "lazyls"}, "dialect": "all", "targetVersion": "3.15", "modules": [],
        "imports": [{"importer": "app.main", "module": "app.plugins.csv", "name": None}],
    }
    assert version and reasons
    for reason in reasons:
        assert set(reason) == {"code", "name", "path", "line"}
        assert (reason["path"], reason["line"]) == ("app/main.py", 1) and reason["name"]


def test_lifeguard(lazyls, project):
    write(project, {"app/other.py": "import app.plugins.csv\n", "app/third.py": "from app import plugins\n"})
    data = json.loads(run(lazyls, project, "--format", "lifeguard"))
    # `app.other` has no other import; `app.main` has, so that nobody may defer what it must load.
    assert data["LOAD_IMPORTS_EAGERLY"] == ["app.other"]
    assert list(data["LAZY_ELIGIBLE"]) == sorted(data["LAZY_ELIGIBLE"])
    assert data["LAZY_ELIGIBLE"] == {"app": [], "app.registry": [], "decimal": []}


def test_warm_up(lazyls, project):
    lines = run(lazyls, project, "--warm-up").splitlines()
    assert lines[0].split() == ["loads", "module", "first", "used", "at"]
    rows = [line.split() for line in lines[1:]]
    assert {row[1]: row[2] for row in rows}["decimal"] == "app/main.py:9"
    assert "app.plugins.csv" not in {row[1] for row in rows}
    counts = [int(row[0]) for row in rows]
    assert counts == sorted(counts, reverse=True) and min(counts) > 0
    data = json.loads(run(lazyls, project, "--warm-up", "--format", "json"))
    assert [[str(item["loads"]), item["module"]] for item in data["warmUp"]] == [row[:2] for row in rows]


def test_names_that_need_care(lazyls, tmp_path, monkeypatch):
    folder = 'a"b\\c\u202e'
    files = {f"{folder}/{path}": text for path, text in FILES.items()}
    files |= {f"{folder}/app/plugins/größe.py": FILES["app/plugins/csv.py"], f"{folder}/app/wörter.py": "import app.plugins.größe\n"}
    write(tmp_path, files)
    source = run(lazyls, tmp_path)
    assert "\u202e" not in source and "app.wörter" in source
    is_lazy, names = installed(source, monkeypatch)
    assert not is_lazy("app.wörter", "app.plugins.größe", None)
    reasons = names["EAGER_IMPORTS"]["app.wörter"]["app.plugins.größe"]
    assert reasons.endswith(f"{folder}/app/wörter.py:1")


def test_nothing_to_say(lazyls, tmp_path, monkeypatch):
    is_lazy, names = installed(run(lazyls, tmp_path), monkeypatch)
    assert names["EAGER_MODULES"] == {} and names["EAGER_IMPORTS"] == {} and is_lazy("a", "b", None)
    assert json.loads(run(lazyls, tmp_path, "--format", "lifeguard")) == {"LOAD_IMPORTS_EAGERLY": [], "LAZY_ELIGIBLE": {}}
    assert run(lazyls, tmp_path, "--warm-up") == "Nothing is deferred until a function uses it.\n"


@pytest.mark.parametrize("arguments", [[], ["--format", "json"], ["--format", "lifeguard"], ["--warm-up"]])
def test_the_number_of_threads_changes_nothing(lazyls, sample_project, arguments):
    assert run(lazyls, sample_project, "--jobs", "1", *arguments) == run(lazyls, sample_project, "--jobs", "8", *arguments)


def test_output_file_and_refusals(lazyls, project):
    assert run(lazyls, project, "--output-file", "lazy_filter.py", "app") == ""
    assert (project / "lazy_filter.py").read_text() == run(lazyls, project, "app")
    for arguments in (["--output-file", "nowhere/x.py"], ["--format", "text"], ["--warm-up", "--format", "python"], ["gone"]):
        done = subprocess.run([lazyls, "filter", *arguments], cwd=project, capture_output=True, text=True, timeout=120)
        assert done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1
