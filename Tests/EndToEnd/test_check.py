"""`lazyls --check` on folders: which files it looks at, what it says, how it ends."""

import json
import subprocess


def check(lazyls, folder, *arguments):
    return subprocess.run([lazyls, "--check", *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def test_files_that_start_python_are_checked(lazyls, tmp_path):
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/ci.yml").write_text("env:\n  PYTHON_LAZY_IMPORTS: none\n")
    (tmp_path / "notes.yml").write_text("env:\n  PYTHON_LAZY_IMPORTS: none\n")
    (tmp_path / "Dockerfile").write_text("RUN python -X lazy_imports=all app.py\n")
    (tmp_path / "app.py").write_text("import json\n")
    run = check(lazyls, tmp_path, "--output-format", "concise")
    lines = run.stdout.splitlines()
    assert run.returncode == 1
    assert [line.split(" ")[0] for line in lines[:-1]] == [".github/workflows/ci.yml:2:24:"]
    assert "LZ509" in lines[0]
    # They are no Python files, and are not counted as such.
    assert lines[-1].startswith("1 import in 1 file:")


def test_a_named_file_that_starts_python_is_not_read_as_python(lazyls, tmp_path):
    (tmp_path / "run.sh").write_text("exec python -X lazy_imports=none\n")
    report = json.loads(check(lazyls, tmp_path, "--output-format", "json", "run.sh").stdout)
    assert [finding["code"] for finding in report["findings"]] == ["LZ509"]
    (tmp_path / "run.sh").write_text("exec python -X lazy_imports=all\n")
    run = check(lazyls, tmp_path, "run.sh")
    assert (run.returncode, run.stderr) == (0, "")


def test_the_configuration_silences_them_too(lazyls, tmp_path):
    (tmp_path / "lazyls.toml").write_text('[per-file-ignores]\n"*.sh" = ["LZ509"]\n')
    (tmp_path / "run.sh").write_text("exec python -X lazy_imports=none\n")
    (tmp_path / "app.py").write_text("import json\n")
    run = check(lazyls, tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
