"""What runs keep for later runs: the same findings with and without, whatever happens to files, clocks and processes."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time

import pytest

OLD = 1_600_000_000


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    package = root / "shop"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("from .orders import Order\nimport shop.later\n")
    (package / "orders.py").write_text("import json\nimport missing_one\n\nclass Order:\n    x: 'json.JSONEncoder'\n")
    (package / "later.py").write_text("import os.path\nimport sys\nsys.path.insert(0, 'x')\nimport found_there\n")
    (package / "broken.py").write_text("def f(:\n")
    for number in range(40):
        (package / f"m{number}.py").write_text(
            f"from shop import m{(number + 1) % 40}, nothing{number}\nimport m{number}_missing\n\n"
            f"class C{number}(m{(number + 1) % 40}.Base):\n    pass\n")
    age(root)
    return root


def age(root):
    """Makes all files look as if nobody had touched them for years (but for the change time, which nobody can set)."""
    for path in root.rglob("*.py"):
        os.utime(path, (OLD, OLD))


def command(lazyls, *arguments):
    return [lazyls, "--check", "--evaluate", "off", "--output-format", "json", "--imports", "--min-severity", "hint",
            *arguments]


def run(lazyls, project, cache, *arguments):
    answer = subprocess.run(command(lazyls, *arguments), cwd=project, capture_output=True, timeout=120,
                            env=os.environ | {"LAZYLS_CACHE_DIR": str(cache)})
    assert answer.returncode in (0, 1), answer.stderr
    return answer


def same(lazyls, project, cache, *arguments):
    """One run with the cache, one without: equal bytes, and nothing said. Gives them."""
    with_cache = run(lazyls, project, cache, *arguments)
    without = run(lazyls, project, cache, "--no-cache", *arguments)
    assert with_cache.stdout == without.stdout
    assert with_cache.returncode == without.returncode
    assert with_cache.stderr == b""
    return without.stdout


def database(cache):
    [path] = cache.glob("summaries-*.db")
    return path


def rows(cache, table):
    with sqlite3.connect(database(cache)) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def settle():
    """Until what was just written counts as old: the stamp of a fresh file is not trusted."""
    time.sleep(2.2)


def test_cold_warm_and_without_say_the_same(lazyls, project, cache):
    cold = same(lazyls, project, cache)
    assert b"missing_one" in cold
    settle()
    for _ in range(3):
        assert same(lazyls, project, cache) == cold
    assert rows(cache, "summary") >= 44


def test_a_warm_run_uses_what_is_kept(lazyls, project, cache):
    settle()
    same(lazyls, project, cache)
    # A summary that is another's: were files read all the same, nobody would notice.
    with sqlite3.connect(database(cache)) as connection:
        entries = connection.execute("SELECT id, summary FROM file WHERE summary IN (SELECT id FROM summary)").fetchall()
        connection.executemany("UPDATE file SET summary = ? WHERE id = ?",
                               [(other[1], entry[0]) for entry, other in zip(entries, entries[1:] + entries[:1])])
    assert run(lazyls, project, cache).stdout != run(lazyls, project, cache, "--no-cache").stdout


def test_edits_renames_and_deleted_files(lazyls, project, cache):
    before = same(lazyls, project, cache)
    settle()
    same(lazyls, project, cache)
    (project / "shop/m3.py").write_text("import json\n\nBase = json\n")
    edited = same(lazyls, project, cache)
    assert edited != before
    (project / "shop/m5.py").rename(project / "shop/renamed.py")
    renamed = same(lazyls, project, cache)
    assert renamed != edited
    (project / "shop/m7.py").unlink()
    deleted = same(lazyls, project, cache)
    assert deleted != renamed
    # A module becomes a package, with the same text.
    text = (project / "shop/m9.py").read_text()
    (project / "shop/m9.py").unlink()
    (project / "shop/m9").mkdir()
    (project / "shop/m9/__init__.py").write_text(text)
    same(lazyls, project, cache)
    # Two files change places.
    (project / "shop/m11.py").rename(project / "shop/tmp")
    (project / "shop/m12.py").rename(project / "shop/m11.py")
    (project / "shop/tmp").rename(project / "shop/m12.py")
    same(lazyls, project, cache)


def test_a_change_within_the_clock_s_step_is_seen(lazyls, project, cache):
    """As git has it: equal size, equal time, other content, written just after the cache looked."""
    target = project / "shop/m1.py"
    status = target.stat()
    for name in ("aaaa", "bbbb", "cccc", "dddd"):
        target.write_text(f"import {name}\n")
        os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))
        assert name.encode() in same(lazyls, project, cache)


def test_times_in_the_future_are_not_trusted(lazyls, project, cache):
    target = project / "shop/m1.py"
    future = time.time() + 1_000_000
    for name in ("aaaa", "bbbb"):
        target.write_text(f"import {name}\n")
        os.utime(target, (future, future))
        assert name.encode() in same(lazyls, project, cache)


def test_other_settings_find_nothing_of_these(lazyls, project, cache):
    for version in ("3.15", "3.8", "3.12", "3.15"):
        same(lazyls, project, cache, "--target-version", version)
    for dialect in ("all", "explicit", "cinder"):
        same(lazyls, project, cache, "--dialect", dialect)
    first = same(lazyls, project, cache)
    (project / "lazyls.toml").write_text('ignore = ["LZ1"]\ntarget-version = "3.9"\n')
    assert same(lazyls, project, cache) != first


def test_changes_outside_of_the_project(lazyls, project, cache, tmp_path):
    """Libraries come, change and go; folders appear on the search path: nothing of the project changes."""
    library = tmp_path / "library"
    library.mkdir()
    (project / "shop/outside.py").write_text("from library_one import thing\nimport library_two\nthing()\n")
    arguments = ("--search-path", str(library))
    settle()
    seen = [same(lazyls, project, cache, *arguments)]
    (library / "library_one.py").write_text("def other(): ...\n")
    seen.append(same(lazyls, project, cache, *arguments))
    (library / "library_one.py").write_text("def thing(): ...\n")
    seen.append(same(lazyls, project, cache, *arguments))
    (library / "library_two").mkdir()
    (library / "library_two/__init__.py").write_text("")
    seen.append(same(lazyls, project, cache, *arguments))
    assert len(set(seen)) == len(seen)
    shutil.rmtree(library)
    assert same(lazyls, project, cache, *arguments) == seen[0]


def test_files_that_start_python(lazyls, project, cache):
    script = project / "run.sh"
    for mode, count in (("none", 1), ("all", 0), ("none", 1)):
        script.write_text(f"exec python -X lazy_imports={mode}\n")
        assert same(lazyls, project, cache).count(b'"LZ509"') == count
        same(lazyls, project, cache)


def test_a_run_that_rests_on_nothing_new_is_not_made_again(lazyls, project, cache):
    def made():
        with sqlite3.connect(database(cache)) as connection:
            return connection.execute("SELECT made FROM run").fetchall()

    same(lazyls, project, cache)
    first = made()
    assert len(first) == 1
    same(lazyls, project, cache)
    assert made() == first
    (project / "shop/m1.py").write_text("import json\n")
    same(lazyls, project, cache)
    assert len(made()) == 1 and made() != first
    # Another output is another run; so is one from another folder.
    same(lazyls, project, cache, "--statistics")
    same(lazyls, project / "shop", cache)
    assert len(made()) == 3


def test_a_run_with_a_baseline_is_made_each_time(lazyls, project, cache):
    (project / "lazyls.toml").write_text('baseline = "known.json"\n')
    run(lazyls, project, cache, "--write-baseline")
    same(lazyls, project, cache)
    assert rows(cache, "run") == 0


def test_another_build_of_the_tool_starts_afresh(lazyls, project, cache, tmp_path):
    before = same(lazyls, project, cache)
    kept = rows(cache, "summary")
    other = tmp_path / "lazyls-other"
    shutil.copy(lazyls, other)
    with open(other, "ab") as file:
        file.write(b"another build")
    assert same(str(other), project, cache) == before
    assert rows(cache, "summary") == 2 * kept


@pytest.mark.parametrize("seed", range(6))
def test_damaged_databases(lazyls, project, cache, seed):
    before = same(lazyls, project, cache)
    path = database(cache)
    settle()
    generator = random.Random(seed)
    content = bytearray(path.read_bytes())
    if seed == 0:
        content = bytearray(b"this is no database\n" * 1000)
    elif seed == 1:
        content = content[:len(content) // 2]
    elif seed == 2:
        content = bytearray()
    else:
        # From some bits to every hundredth byte.
        for _ in range(3 ** seed * len(content) // 8000):
            content[generator.randrange(len(content))] = generator.randrange(256)
    path.write_bytes(content)
    for _ in range(3):
        answer = run(lazyls, project, cache)
        assert answer.stdout == before
        assert answer.stderr.count(b"\n") <= 1
    if seed < 2:
        # It was made anew.
        assert answer.stderr == b""
        assert rows(cache, "summary") >= 44


def test_damaged_summaries_are_made_anew(lazyls, project, cache):
    before = same(lazyls, project, cache)
    with sqlite3.connect(database(cache)) as connection:
        connection.execute("UPDATE summary SET data = substr(data, 1, length(data) - 1) || x'FF'")
    assert same(lazyls, project, cache) == before
    with sqlite3.connect(database(cache)) as connection:
        connection.execute("UPDATE summary SET data = zeroblob(length(data))")
    assert same(lazyls, project, cache) == before
    with sqlite3.connect(database(cache)) as connection:
        connection.execute("DELETE FROM summary")
    assert same(lazyls, project, cache) == before


def test_a_database_of_another_format_is_left_alone(lazyls, project, cache):
    cache.mkdir()
    newer = cache / "summaries-999.db"
    newer.write_bytes(b"something of tomorrow")
    same(lazyls, project, cache)
    assert newer.read_bytes() == b"something of tomorrow"


def test_a_cache_that_cannot_be_written(lazyls, project, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    answer = run(lazyls, project, blocked)
    assert answer.stdout == run(lazyls, project, blocked, "--no-cache").stdout
    assert answer.stderr.count(b"\n") == 1 and b"without the cache" in answer.stderr


def test_a_locked_database(lazyls, project, cache):
    before = same(lazyls, project, cache)
    (project / "shop/m1.py").write_text("import elsewhere\n")
    connection = sqlite3.connect(database(cache))
    connection.execute("BEGIN IMMEDIATE")
    answer = run(lazyls, project, cache)
    connection.close()
    assert answer.stderr.count(b"\n") == 1 and b"locked" in answer.stderr
    assert answer.stdout == same(lazyls, project, cache) != before


def test_a_database_that_vanishes(lazyls, project, cache):
    before = same(lazyls, project, cache)
    shutil.rmtree(cache)
    assert same(lazyls, project, cache) == before


def test_processes_at_once(lazyls, project, cache):
    expected = run(lazyls, project, cache, "--no-cache").stdout
    for _ in range(3):
        processes = [
            subprocess.Popen(command(lazyls), cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             env=os.environ | {"LAZYLS_CACHE_DIR": str(cache)})
            for _ in range(6)]
        for process in processes:
            output, errors = process.communicate(timeout=120)
            assert (output, errors) == (expected, b"")
    with sqlite3.connect(database(cache)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_processes_that_are_killed(lazyls, project, cache):
    expected = run(lazyls, project, cache, "--no-cache").stdout
    generator = random.Random(1)
    for _ in range(15):
        process = subprocess.Popen(command(lazyls), cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=os.environ | {"LAZYLS_CACHE_DIR": str(cache)})
        time.sleep(generator.random() * 0.1)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
    assert same(lazyls, project, cache) == expected
    with sqlite3.connect(database(cache)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_where_it_lies(lazyls, project, tmp_path):
    clean = {name: value for name, value in os.environ.items() if name not in ("LAZYLS_CACHE_DIR", "XDG_CACHE_HOME")}
    home = tmp_path / "home"
    (project / "empty.toml").write_text("")
    (project / "lazyls.toml").write_text('cache-dir = "kept"\n')
    for environment, arguments, expected in [
        ({"HOME": str(home)}, ("--config", "empty.toml"), home / ".cache/lazyls"),
        ({"HOME": str(home), "XDG_CACHE_HOME": str(tmp_path / "xdg")}, ("--config", "empty.toml"), tmp_path / "xdg/lazyls"),
        ({"HOME": str(home)}, (), project / "kept"),
        ({"HOME": str(home)}, ("--cache-dir", "option"), project / "option"),
        ({"HOME": str(home), "LAZYLS_CACHE_DIR": str(tmp_path / "variable")}, (), tmp_path / "variable"),
    ]:
        assert not expected.exists()
        subprocess.run(command(lazyls, *arguments), cwd=project, capture_output=True, timeout=60, env=clean | environment)
        assert list(expected.glob("*.db")), expected
    for path in tmp_path.rglob("*.db"):
        path.unlink()
    (project / "lazyls.toml").write_text('no-cache = true\n')
    subprocess.run(command(lazyls), cwd=project, capture_output=True, timeout=60, env=clean | {"HOME": str(home)})
    assert not list(tmp_path.rglob("*.db"))


def test_info_and_clear(lazyls, project, cache):
    def cache_command(*arguments):
        return subprocess.run([lazyls, "cache", *arguments], cwd=project, capture_output=True, text=True, timeout=60,
                              env=os.environ | {"LAZYLS_CACHE_DIR": str(cache)})

    empty = cache_command("info")
    assert (empty.returncode, empty.stderr) == (0, "")
    assert str(cache) in empty.stdout and "empty" in empty.stdout
    assert not cache.exists()
    same(lazyls, project, cache)
    info = cache_command("info")
    assert info.returncode == 0 and str(cache) in info.stdout
    assert f"{rows(cache, 'summary')} summaries" in info.stdout
    (cache / "something else").write_text("stays")
    cleared = cache_command("clear")
    assert (cleared.returncode, cleared.stderr) == (0, "")
    assert [path.name for path in cache.iterdir()] == ["something else"]
    assert cache_command("clear").returncode == 0
    assert cache_command().returncode == 2

