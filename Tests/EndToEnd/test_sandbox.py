"""What a module's body reaches for outside of the sandbox it does not get, whatever it tries; and nobody takes that for the
program's own behaviour."""

import json
import os
import subprocess

import pytest

SECRET = "correct horse battery staple"

# Bodies by what they try. `{outside}` is a folder beside the project, with `secret.txt` in it; `{port}` nobody listens to.
READS = {
    "open": "text = open('{outside}/secret.txt').read()",
    "open by a relative path": "text = open('../outside/secret.txt').read()",
    "open after os.chdir": "import os\nos.chdir('{outside}')\ntext = open('secret.txt').read()",
    "os.open": "import os\ntext = os.read(os.open('{outside}/secret.txt', 0), 100)",
    "io.FileIO": "import io\ntext = io.FileIO('{outside}/secret.txt').read()",
    "pathlib": "import pathlib\ntext = pathlib.Path('{outside}/secret.txt').read_text()",
    "a link to a file": "text = open('link.txt').read()",
    "a link to a folder": "text = open('linked/secret.txt').read()",
    "a link and back": "text = open('linked/../outside/secret.txt').read()",
    "linecache": "import linecache\ntext = linecache.getline('{outside}/secret.txt', 1)",
    "a loader's data": "text = __loader__.get_data('{outside}/secret.txt')",
    "a spec": "import importlib.util as u\ns = u.spec_from_file_location('s', '{outside}/secret.py')\n"
              "m = u.module_from_spec(s)\ns.loader.exec_module(m)\ntext = m.SECRET",
    "sys.path": "import sys\nsys.path.insert(0, '{outside}')\nimport secret\ntext = secret.SECRET",
    "os.listdir": "import os\ntext = os.listdir('{outside}')",
    "os.scandir": "import os\ntext = [each.name for each in os.scandir('{outside}')]",
    "os.walk": "import os\ntext = list(os.walk('linked', onerror=print))",
    "glob": "import glob\ntext = glob.glob('{outside}/*')",
    "the process's environment": "text = open('/proc/self/environ', 'rb').read()",
    "os.environ": "import os\ntext = os.environ",
    "os.getenv": "import os\ntext = os.getenv('LAZYLS_TEST_SECRET')",
    "the user's keys": "import os\ntext = open(os.path.expanduser('~/.ssh/id_rsa')).read()",
}
ACTIONS = {
    "open": "open('{outside}/made', 'w').write('x')",
    "open in the project": "open('made', 'w').write('x')",
    "append to the module": "open(__file__, 'a').write('# changed')",
    "os.open": "import os\nos.write(os.open('{outside}/made', os.O_CREAT | os.O_WRONLY), b'x')",
    "pathlib": "import pathlib\npathlib.Path('{outside}/made').touch()",
    "os.mkdir": "import os\nos.mkdir('{outside}/made')",
    "os.remove": "import os\nos.remove('{outside}/secret.txt')",
    "os.rename": "import os\nos.rename('{outside}/secret.txt', '{outside}/made')",
    "os.symlink": "import os\nos.symlink('{outside}/secret.txt', 'made')",
    "os.truncate": "import os\nos.truncate('{outside}/secret.txt', 0)",
    "shutil.rmtree": "import shutil\nshutil.rmtree('{outside}')",
    "sqlite3": "import sqlite3\nsqlite3.connect('{outside}/made').execute('create table t (x)')",
    "os.system": "import os\nos.system('touch {outside}/made')",
    "subprocess": "import subprocess\nsubprocess.run(['touch', '{outside}/made'])",
    "os.fork": "import os\nif os.fork() == 0: open('{outside}/made', 'w')",
    "os.execv": "import os\nos.execv('/usr/bin/touch', ['touch', '{outside}/made'])",
    "multiprocessing": "import multiprocessing\nmultiprocessing.Process(target=print).start()",
    "socket": "import socket\nsocket.create_connection(('127.0.0.1', {port}), 1)",
    "socket server": "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()",
    "urllib": "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:{port}/')",
    "ctypes": "import ctypes\nctypes.CDLL(None).system(b'touch {outside}/made')",
    "os.kill": "import os\nos.kill(os.getppid(), 9)",
}


@pytest.fixture
def place(tmp_path):
    """A project and, beside it, what is none of its business."""
    project, outside = tmp_path / "project", tmp_path / "outside"
    for folder in (project, outside):
        folder.mkdir()
    (project / "lazyls.toml").write_text("")
    (outside / "secret.txt").write_text(SECRET + "\n")
    (outside / "secret.py").write_text(f"SECRET = {SECRET!r}\n")
    (project / "link.txt").symlink_to(outside / "secret.txt")
    (project / "linked").symlink_to(outside)
    return project, outside


def evaluate(lazyls, place, body, name="m.py"):
    project, outside = place
    text = body.replace("{outside}", str(outside)).replace("{port}", "9")
    (project / name).write_text(f"{text}\nif 'text' in globals(): print(text)\n")
    done = subprocess.run(
        [lazyls, "eval", name, "--as-main", "--eager", "--format", "json"], cwd=project, capture_output=True, text=True,
        timeout=60, env={**os.environ, "LAZYLS_TEST_SECRET": SECRET})
    assert done.returncode in (0, 1, 2), done.stderr
    return done.stdout, json.loads(done.stdout)


@pytest.mark.parametrize("how", READS)
def test_nothing_is_read_outside(lazyls, place, how):
    text, report = evaluate(lazyls, place, READS[how])
    assert SECRET not in text and "secret.py" not in report["stdout"], report["stdout"]
    assert report["outcome"] in ("completed", "raised", "unsupported"), report
    if report["exception"]:
        assert report["exception"].get("ofSandbox") or report["exception"]["type"] == "FileNotFoundError", report["exception"]


@pytest.mark.parametrize("how", ACTIONS)
def test_nothing_is_done_outside(lazyls, place, how):
    project, outside = place
    body = ACTIONS[how]
    text, report = evaluate(lazyls, place, body)
    assert sorted(each.name for each in outside.iterdir()) == ["secret.py", "secret.txt"]
    assert (outside / "secret.txt").read_text() == SECRET + "\n" and not (project / "made").exists()
    assert "changed" not in (project / "m.py").read_text().replace(body, "")
    assert report["outcome"] in ("completed", "raised", "unsupported"), report
    if report["exception"]:
        assert report["exception"].get("ofSandbox"), report["exception"]


def test_what_belongs_to_the_project_is_read(lazyls, place):
    project, outside = place
    (project / "VERSION").write_text("1.2")
    (project / "src").mkdir()
    # As package managers lay them out that keep one copy of each file for all environments.
    (project / "shared.py").symlink_to(outside / "secret.py")
    body = ("import pathlib, shared, zoneinfo\ntext = (pathlib.Path(__file__).parent.parent / 'VERSION').read_text(), "
            "pathlib.Path('VERSION').read_text(), len(shared.SECRET)")
    _, report = evaluate(lazyls, place, body, "src/m.py")
    assert report["stdout"] == f"('1.2', '1.2', {len(SECRET)})\n", report["exception"]


def test_what_is_refused_is_not_the_programs_behaviour(lazyls, place):
    project, outside = place
    (project / "worker.py").write_text("import subprocess\nanswer = subprocess.run(['true'])\n")
    (project / "reader.py").write_text(f"text = open('{outside}/secret.txt').read()\n")
    (project / "main.py").write_text("import worker\nimport reader\nprint('begins')\nworker.answer, reader.text\n")
    done = subprocess.run(
        [lazyls, "--check", "--no-cache", "--evaluate", "all", "--output-format", "json", "--verbose", str(project)],
        capture_output=True, text=True, timeout=120)
    found = json.loads(done.stdout)["findings"]
    assert [each for each in found if each["confidence"] == "evaluated"] == []
    assert "main.py: evaluation says nothing (raised: `PermissionError" in done.stderr
