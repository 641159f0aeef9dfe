"""Compiled code that runs keep for later runs: programs say the same with and without it, whatever happens to it."""

import json
import os
import sqlite3
import subprocess

import pytest

PROGRAM = """
import helper, other

try:
    helper.fail()
except KeyError:
    import traceback
    print(traceback.format_exc())
print(helper.fail.__doc__, other.Shape().area(), helper.__file__)
"""
HELPER = "import warnings\n\ndef fail():\n    'says so'\n    raise KeyError('größer')\n"
OTHER = "class Shape:\n    def area(self, *, factor=2):\n        return [factor * n for n in (1, 2)]\n"


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    (root / "app.py").write_text(PROGRAM)
    (root / "helper.py").write_text(HELPER)
    (root / "other.py").write_text(OTHER)
    return root


def run(lazyls, project, cache, *words):
    words = words or ("run", "app.py")
    result = subprocess.run([lazyls, *words], cwd=project, capture_output=True,
                            env=os.environ | {"LAZYLS_CACHE_DIR": str(cache)}, timeout=120)
    assert result.returncode == 0, result.stderr
    return result.stdout


def kept(cache):
    [path] = cache.glob("summaries-*.db")
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT count(*) FROM code").fetchone()[0]


def test_a_later_run_uses_what_is_kept(lazyls, project, tmp_path):
    cache = tmp_path / "cache"
    first = run(lazyls, project, cache)
    assert "KeyError: 'größer'" in first.decode() and "    raise KeyError('größer')" in first.decode()
    assert "says so [2, 4]" in first.decode()
    count = kept(cache)
    assert count >= 2
    assert run(lazyls, project, cache) == first
    assert kept(cache) == count
    # Code that is another's: were files compiled all the same, nobody would notice.
    [path] = cache.glob("summaries-*.db")
    with sqlite3.connect(path) as connection:
        largest = connection.execute("SELECT sum, data FROM code ORDER BY length(data) DESC").fetchone()
        connection.execute("UPDATE code SET sum = ?, data = ?", largest)
    confused = subprocess.run([lazyls, "run", "app.py"], cwd=project, capture_output=True,
                              env=os.environ | {"LAZYLS_CACHE_DIR": str(cache)}, timeout=120)
    assert confused.stdout != first


def test_a_changed_file_is_compiled_again(lazyls, project, tmp_path):
    cache = tmp_path / "cache"
    run(lazyls, project, cache)
    (project / "other.py").write_text(OTHER.replace("factor=2", "factor=5"))
    assert "[5, 10]" in run(lazyls, project, cache).decode()
    (project / "other.py").write_text(OTHER)
    assert "[2, 4]" in run(lazyls, project, cache).decode()


def test_damage_costs_only_time(lazyls, project, tmp_path):
    cache = tmp_path / "cache"
    first = run(lazyls, project, cache)
    [path] = cache.glob("summaries-*.db")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE code SET data = substr(data, 1, length(data) - 3)")
    assert run(lazyls, project, cache) == first
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE code SET data = zeroblob(length(data))")
    assert run(lazyls, project, cache) == first
    path.write_bytes(b"no database at all" * 100)
    assert run(lazyls, project, cache) == first
    assert run(lazyls, project, tmp_path / "project/app.py/impossible") == first


def test_warnings_of_the_compiler_are_said_every_time(lazyls, project, tmp_path):
    cache = tmp_path / "cache"
    (project / "other.py").write_text(OTHER + "try:\n    from . lazy import x\nexcept ImportError:\n    pass\n")
    (project / "app.py").write_text("import warnings\nwarnings.simplefilter('always')\nimport other\n")
    said = []
    for _ in range(2):
        result = subprocess.run([lazyls, "run", "app.py"], cwd=project, capture_output=True,
                                env=os.environ | {"LAZYLS_CACHE_DIR": str(cache)}, timeout=120)
        said.append(result.stderr)
    assert b"SyntaxWarning" in said[0]
    assert said[0] == said[1]


def test_evaluations_cost_the_same_instructions(lazyls, project, tmp_path):
    cache = tmp_path / "cache"
    reports = [json.loads(run(lazyls, project, cache, "eval", "app", "--format", "json")) for _ in range(2)]
    assert kept(cache) >= 2
    for report in reports:
        for key in ("microseconds", "bytes"):
            report.pop(key, None)
        for load in report["loaded"]:
            for key in list(load):
                if "icroseconds" in key or "ytes" in key:
                    del load[key]
    assert reports[0] == reports[1]


def test_nothing_is_kept_where_the_configuration_says_so(lazyls, project, tmp_path):
    cache = tmp_path / "cache"
    (project / "lazyls.toml").write_text("no-cache = true\n")
    run(lazyls, project, cache)
    assert not list(cache.glob("*.db"))
