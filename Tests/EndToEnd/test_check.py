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


def test_a_library_is_read_for_a_submodule_that_only_its_own_load_brings(lazyls, tmp_path):
    library = tmp_path / "library"
    (library / "net").mkdir(parents=True)
    (library / "net/__init__.py").write_text("from .sessions import Session\n")
    (library / "net/sessions.py").write_text("from .adapters import Adapter\n\nclass Session:\n    kind = None\n")
    (library / "net/adapters.py").write_text("class Adapter: ...\n")
    # This one its body needs at once.
    (library / "net/sure.py").write_text("from .needed import Base\n\nclass Sure(Base): ...\n")
    (library / "net/needed.py").write_text("class Base: ...\n")
    (library / "net/__init__.py").write_text("from .sessions import Session\nfrom .sure import Sure\n\nkind = Sure()\n")
    project = tmp_path / "project"
    project.mkdir()
    (project / "lazyls.toml").write_text("")
    (project / "app.py").write_text(
        "import net\n\ndef adapter():\n    return net.adapters.Adapter()\n\ndef base():\n    return net.needed.Base()\n")
    run = check(lazyls, project, "--search-path", str(library), "--dialect", "all", "--target-version", "3.15",
                "--select", "LZ404", "--output-format", "json")
    findings = json.loads(run.stdout)["findings"]
    assert [(finding["severity"], finding["range"]["start"]["line"]) for finding in findings] == [("warning", 4)]
    assert findings[0]["related"][-1]["path"].endswith("net/sessions.py")


def test_a_package_is_found_from_a_folder_in_it_that_is_none(lazyls, tmp_path):
    # pytest's usual layout: the tests look for modules beside themselves as well, a place of their own to look in.
    for name, text in [("pack/__init__.py", ""), ("pack/tools.py", "VALUE = 1\n"), ("pack/sub/__init__.py", ""),
                       ("pack/sub/tests/test_tools.py", "import pack\nfrom pack import tools\n\ndef test():\n    assert pack, tools\n")]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    run = check(lazyls, tmp_path, "--dialect", "all", "--min-severity", "hint", "--output-format", "json", "--imports")
    report = json.loads(run.stdout)
    assert report["findings"] == []
    assert report["summary"]["eligible"] == 2
