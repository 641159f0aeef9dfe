"""The wheel: built without network, installed by pip into a fresh environment, run there."""

import base64
import csv
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.timeout(300)
# No index, no network, whatever the machine's configuration says.
OFFLINE = {**os.environ, "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def build(binary, folder):
    return subprocess.run([sys.executable, ROOT / "Scripts/wheel/build", "--binary", binary, "--output-folder", folder],
                          capture_output=True, text=True, timeout=100)


def run(*arguments, **options):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=100, **options)


def pip(python, *arguments):
    """Our pip, at work in another environment: making one with a pip of its own takes much longer."""
    return run(sys.executable, "-m", "pip", "--python", python, *arguments, env=OFFLINE)


@pytest.fixture(scope="module")
def wheel(lazyls, tmp_path_factory):
    done = build(lazyls, tmp_path_factory.mktemp("dist"))
    if done.returncode == 2 and "needs shared libraries" in done.stderr:
        pytest.skip("only the static executable goes into a wheel: make lazyls")
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """The `bin` of a virtual environment that has the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, timeout=100)
    done = pip(folder / "bin/python", "install", "--quiet", wheel)
    assert done.returncode == 0, done.stderr
    return folder / "bin"


def test_it_runs_where_it_was_installed(lazyls, environment, tmp_path):
    version = run(lazyls, "--version").stdout
    assert run(environment / "lazyls", "--version").stdout == version
    (tmp_path / "a.py").write_text("def f():\n    lazy import json\n")
    # Without anything of this machine's on the path.
    bare = {"PATH": str(environment)}
    direct = run("lazyls", "--check", cwd=tmp_path, env=bare)
    module = run(environment / "python", "-m", "lazyls", "--check", cwd=tmp_path, env=bare)
    assert (direct.returncode, module.returncode) == (1, 1)
    assert "LZ501" in direct.stdout and direct.stdout == module.stdout
    # The rules' pages lie where the language server looks for them.
    assert (environment.parent / "share/lazyls/rules/LZ501.md").is_file()


def test_pip_knows_it(environment, wheel):
    shown = pip(environment / "python", "show", "lazyls").stdout
    assert f"Version: {wheel.name.split('-')[1]}" in shown
    assert "No broken requirements" in pip(environment / "python", "check").stdout


def test_other_ways_to_install(wheel, tmp_path):
    done = run(sys.executable, "-m", "pip", "install", "--quiet", "--target", tmp_path / "there", wheel, env=OFFLINE)
    assert done.returncode == 0, done.stderr
    found = run(sys.executable, "-m", "lazyls", "--version", cwd=tmp_path / "there")
    assert found.returncode == 0 and found.stdout.strip() == wheel.name.split("-")[1]
    (tmp_path / "there/bin/lazyls").unlink()
    lost = run(sys.executable, "-c", "import lazyls; print(lazyls.find())", cwd=tmp_path / "there")
    assert lost.returncode == 1 and "the lazyls executable is gone" in lost.stderr


def test_the_archive_is_what_its_record_says(wheel):
    with zipfile.ZipFile(wheel) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        info = next(name for name in names if name.endswith("/RECORD")).rsplit("/", 1)[0]
        record = list(csv.reader(io.StringIO(archive.read(f"{info}/RECORD").decode())))
        assert sorted(row[0] for row in record) == sorted(names)
        for name, digest, size in record:
            if name.endswith("/RECORD"):
                continue
            data = archive.read(name)
            kind, value = digest.split("=", 1)
            made = base64.urlsafe_b64encode(hashlib.new(kind, data).digest()).rstrip(b"=").decode()
            assert (made, len(data)) == (value, int(size))
        tags = [line.removeprefix("Tag: ") for line in archive.read(f"{info}/WHEEL").decode().splitlines()
                if line.startswith("Tag: ")]
        executable = archive.getinfo(f"{info.removesuffix('.dist-info')}.data/scripts/lazyls")
        assert executable.external_attr >> 16 & 0o111 == 0o111
    # The name says the same as the tags in it.
    _, _, python, abi, platforms = wheel.stem.split("-")
    assert tags == [f"{python}-{abi}-{platform}" for platform in platforms.split(".")]
    assert all("linux" in tag for tag in tags)


def test_equal_input_gives_equal_bytes(lazyls, wheel, tmp_path):
    again = Path(build(lazyls, tmp_path).stdout.strip())
    assert again.name == wheel.name and again.read_bytes() == wheel.read_bytes()


def test_what_needs_shared_libraries_is_refused(tmp_path):
    done = build(os.path.realpath(sys.executable), tmp_path)
    assert done.returncode == 2 and done.stderr.startswith("no wheel: ") and "shared libraries" in done.stderr
    (tmp_path / "script").write_text("#!/bin/sh\n")
    done = build(tmp_path / "script", tmp_path)
    assert done.returncode == 2 and "no 64-bit executable" in done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "script"]
