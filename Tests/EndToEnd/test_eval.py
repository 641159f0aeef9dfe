"""`lazyls eval`: the report as text and JSON, exit codes, targets, budgets, and that nothing ends the worker."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

import evaluation

FIXTURES = Path(__file__).resolve().parent.parent / "Fixtures/runtime"
HOSTILE = sorted((FIXTURES / "hostile").glob("*.py"))
SHAPE = {
    "version": int, "target": str, "dialect": str, "outcome": str, "reason": (str, type(None)),
    "exception": (dict, type(None)), "stdout": str, "stderr": str, "microseconds": int, "instructions": int,
    "bytes": int, "loaded": list, "deferred": list, "namespace": dict, "effects": list, "opaque": list, "tainted": list,
    "absorbed": list, "unsupported": list,
}
PARTS = {
    "loaded": {"name": str, "path": (str, type(None)), "order": int, "parent": (int, type(None)),
               "importer": (str, type(None)), "importedAt": (dict, type(None)), "reifiedAt": (dict, type(None)),
               "failed": bool, "microseconds": int, "instructions": int, "ownMicroseconds": int,
               "ownInstructions": int, "bytes": int, "ownBytes": int, "startMicroseconds": int,
               "startInstructions": int, "startBytes": int},
    "deferred": {"importer": str, "bound": str, "module": str, "name": (str, type(None)),
                 "importedAt": (dict, type(None))},
    "effects": {"kind": str, "module": str, "path": str, "line": int, "detail": str},
}


@pytest.fixture
def project(tmp_path):
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg/__init__.py").write_text("")
    (tmp_path / "pkg/registry.py").write_text("HANDLERS = {}\ndef register(name, f):\n    HANDLERS[name] = f\n")
    (tmp_path / "pkg/plugin.py").write_text("from pkg import registry\nregistry.register('p', print)\n")
    (tmp_path / "pkg/broken.py").write_text("def f():\n    raise KeyError('k')\nf()\n")
    (tmp_path / "pkg/main.py").write_text(
        "import pkg.plugin as plugin\nfrom pkg import registry\nimport pkg.broken as broken\n"
        "print('hello')\nplugin.registry\nif __name__ == '__main__':\n    broken.f\n")
    return tmp_path


def evaluate(lazyls, folder, *arguments):
    return subprocess.run([lazyls, "eval", *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def report(lazyls, folder, *arguments):
    done = evaluate(lazyls, folder, *arguments, "--format", "json")
    found = json.loads(done.stdout)
    check(found)
    return done.returncode, found


def check(found):
    assert set(found) - {"resolved"} == set(SHAPE)
    for key, kind in SHAPE.items():
        assert isinstance(found[key], kind), key
    for part, shape in PARTS.items():
        for record in found[part]:
            assert set(record) == set(shape)
            for key, kind in shape.items():
                assert isinstance(record[key], kind), (part, key)
    exception = found["exception"]
    while exception:
        assert set(exception) - {"ofSandbox"} == {"type", "message", "traceback", "cause"}
        assert all(set(entry) == {"path", "line", "function"} for entry in exception["traceback"])
        exception = exception["cause"]


def test_loads_effects_and_what_stays_deferred(lazyls, project):
    status, found = report(lazyls, project, "pkg.main")
    assert (status, found["outcome"], found["stdout"]) == (0, "completed", "hello\n")
    assert (found["target"], found["dialect"]) == ("pkg.main", "all")
    loads = {load["name"]: load for load in found["loaded"]}
    assert [load["name"] for load in found["loaded"]] == ["pkg", "pkg.main", "pkg.plugin", "pkg.registry"]
    main = str(project / "pkg/main.py")
    assert loads["pkg.plugin"]["importedAt"] == {"path": main, "line": 1}
    assert loads["pkg.plugin"]["reifiedAt"] == {"path": main, "line": 5}
    assert loads["pkg.registry"]["parent"] == loads["pkg.plugin"]["order"]
    assert {"importer": "pkg.main", "bound": "broken", "module": "pkg.broken", "name": None,
            "importedAt": {"path": main, "line": 3}} in found["deferred"]
    assert found["namespace"]["broken"] == "lazy_import"
    effect, = [effect for effect in found["effects"] if effect["kind"] == "foreign-mutation"]
    assert (effect["module"], effect["detail"]) == ("pkg.plugin", "pkg.registry.HANDLERS")


def test_eager_and_explicit_load_at_once(lazyls, project):
    for option in (["--eager"], ["--dialect", "explicit"]):
        status, found = report(lazyls, project, "pkg.main", *option)
        assert (status, found["outcome"]) == (1, "raised")
        assert found["exception"]["type"] == "KeyError"
        assert found["loaded"][-1]["failed"]
        assert found["exception"]["traceback"][-1] == {
            "path": str(project / "pkg/broken.py"), "line": 2, "function": "f"}


def test_as_main_and_the_cause_of_a_deferred_failure(lazyls, project):
    status, found = report(lazyls, project, "pkg.main", "--as-main")
    assert (status, found["exception"]["type"]) == (1, "KeyError")
    cause = found["exception"]["cause"]
    assert cause["type"] == "ImportError"
    assert cause["message"].startswith("lazy import of 'pkg.broken'")


def test_resolving_what_is_deferred_finds_hidden_errors(lazyls, project):
    status, found = report(lazyls, project, "pkg.main", "--resolve-deferred")
    assert status == 0
    resolved = {record["bound"]: record for record in found["resolved"]}
    assert resolved["broken"]["outcome"] == "raised"
    assert resolved["broken"]["exception"]["type"] == "KeyError"


def test_what_is_missing_is_opaque_or_not(lazyls, project):
    (project / "lonely.py").write_text("import nowhere_to_be_found\nx = nowhere_to_be_found.x\n")
    status, found = report(lazyls, project, "lonely", "--eager")
    assert (status, found["opaque"]) == (0, ["nowhere_to_be_found"])
    status, found = report(lazyls, project, "lonely", "--eager", "--no-opaque")
    assert (status, found["opaque"], found["exception"]["type"]) == (1, [], "ModuleNotFoundError")


def test_temporary_files_stay_in_memory(lazyls, project, tmp_path):
    path = Path("/tmp", f"{tmp_path.name}-of-lazyls")
    (project / "writes.py").write_text(
        f"open({str(path)!r}, 'w').write('text')\nprint(open({str(path)!r}).read())\n")
    status, found = report(lazyls, project, "writes", "--eager")
    assert (status, found["stdout"]) == (0, "text\n")
    assert [effect["kind"] for effect in found["effects"]][:1] == ["file-write"]
    assert not path.exists()


def test_a_file_and_arguments(lazyls, project):
    (project / "tool.py").write_text("import sys\nprint(__name__, sys.argv[1:])\n")
    assert report(lazyls, project, "tool.py")[1]["stdout"] == "tool []\n"
    done = evaluate(lazyls, project, "tool.py", "--as-main", "--", "-v", "x")
    assert "__main__ ['-v', 'x']" in done.stdout


def test_a_library_module_that_the_runtime_lacks_is_unsupported(lazyls, project):
    (project / "needs.py").write_text("import _gdbm\n_gdbm.x\n")
    status, found = report(lazyls, project, "needs")
    assert (status, found["outcome"]) == (2, "unsupported")
    assert found["unsupported"][0].startswith("module _gdbm (")


def test_what_a_native_module_does_not_do_is_unsupported(lazyls, project):
    (project / "needs.py").write_text("import _bz2\n_bz2.BZ2Compressor()\n")
    status, found = report(lazyls, project, "needs")
    assert (status, found["outcome"]) == (2, "unsupported")
    assert found["unsupported"][0].startswith("_bz2.BZ2Compressor()")


def test_text(lazyls, project):
    done = evaluate(lazyls, project, "pkg.main")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("pkg.main: completed; 4 modules loaded, ")
    assert "\x1b" not in done.stdout
    start = lines.index("loaded")
    assert [line[:20].rstrip() for line in lines[start + 1:start + 5]] == [
        "  pkg", "  pkg.main", "    pkg.plugin", "      pkg.registry"]
    assert "  pkg.main  import pkg.broken as broken" in lines
    assert f"  {project}/pkg/registry.py:3  foreign-mutation  pkg.plugin: pkg.registry.HANDLERS" in lines
    assert "  hello" in lines
    colored = evaluate(lazyls, project, "pkg.main", "--color", "always").stdout
    assert "\x1b[1;32mcompleted\x1b[0m" in colored


@pytest.mark.parametrize("arguments", [
    ["nothing.at.all"], ["nothing.py"], ["pkg.main", "--eager", "--dialect", "all"], ["pkg.main", "--format", "xml"],
    ["pkg.main", "--max-memory", "1"], ["pkg.main", "--config", "nothing.toml"],
])
def test_what_cannot_be_run_is_said_in_one_line(lazyls, project, arguments):
    done = evaluate(lazyls, project, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("options, reason", [
    (["--max-instructions", "100000"], "instructions"),
    (["--timeout", "0.5"], "time"),
])
def test_budgets(lazyls, tmp_path, options, reason):
    (tmp_path / "endless.py").write_text("def f():\n    while True: pass\ntry:\n    f()\nfinally:\n    print('no')\n")
    status, found = report(lazyls, tmp_path, "endless", *options)
    assert (status, found["outcome"], found["reason"], found["stdout"]) == (1, "budget-exceeded", reason, "")
    assert [entry["function"] for entry in found["exception"]["traceback"]] == ["<module>", "f"]


def with_child(lazyls, folder, action, *arguments):
    """Starts an evaluation that does not end and does something to its worker."""
    (folder / "endless.py").write_text("while True: pass\n")
    process = subprocess.Popen([lazyls, "eval", "endless", "--format", "json", *arguments], cwd=folder,
                               stdout=subprocess.PIPE, text=True)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not (found := children.read_text().split()):
        time.sleep(0.01)
    # A tenth of a second of work: it is at it.
    while sum(map(int, Path(f"/proc/{found[0]}/stat").read_text().rsplit(")", 1)[1].split()[11:13])) < 10:
        time.sleep(0.01)
    os.kill(int(found[0]), action)
    stdout, _ = process.communicate(timeout=60)
    found = json.loads(stdout)
    check(found)
    return process.returncode, found


def test_a_worker_that_dies_costs_one_report(lazyls, tmp_path):
    status, found = with_child(lazyls, tmp_path, signal.SIGSEGV, "--max-instructions", "100000000000")
    assert (status, found["outcome"]) == (1, "crashed")
    assert found["reason"] == "the evaluation's process ended by signal 11"


def test_a_worker_that_hangs_is_ended(lazyls, tmp_path):
    status, found = with_child(lazyls, tmp_path, signal.SIGSTOP, "--timeout", "1")
    assert (status, found["outcome"]) == (1, "budget-exceeded")
    assert found["reason"].startswith("time")


@pytest.fixture(scope="module")
def worker(lazyls):
    worker = evaluation.Worker(lazyls)
    yield worker
    worker.close()


@pytest.mark.parametrize("path", HOSTILE, ids=[path.stem for path in HOSTILE])
def test_hostile_programs_end(worker, path):
    """By themselves, by an exception or by a budget; the worker lives on, unless it had to be ended from outside."""
    try:
        found = worker.evaluate({"main.py": path.read_text()}, seconds=2, instructions=20_000_000, memory=128 << 20)
    except evaluation.Hung:
        # One step of native code took long: the pool's watchdog does the same.
        return
    # Unsupported: it wants a module of the library, of which there is none here.
    assert found["outcome"] in ("completed", "raised", "budget-exceeded", "unsupported")
    if found["outcome"] != "completed":
        assert found["exception"]


def test_mutated_programs_do_not_end_the_worker(worker):
    mutations = evaluation.Mutations(FIXTURES / "conformance.json", seed=20)
    for _ in range(300):
        files = next(mutations)
        try:
            worker.evaluate(files, seconds=3)
        except (evaluation.Died, evaluation.Hung) as error:
            pytest.fail(f"{type(error).__name__}: {files}")
