"""`--watch` and standard input."""

import os
import signal
import subprocess
import time

import pytest

from patience import LIMIT

BAD = "def f():\n    lazy import json\n"


class Watch:
    """A watching lazyls; what it writes goes to two files."""

    def __init__(self, lazyls, folder, logs, *arguments):
        self.logs = logs
        with open(logs / "out", "wb") as out, open(logs / "err", "wb") as err:
            self.process = subprocess.Popen([lazyls, "--check", "--watch", "--output-format", "concise", *arguments],
                                            cwd=folder, stdout=out, stderr=err, stdin=subprocess.DEVNULL)

    def __enter__(self):
        self.reports(1)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def errors(self):
        return (self.logs / "err").read_text()

    def reports(self, count):
        """Waits for so many reports; the last one, without its closing sentence."""
        self.until(lambda: self.errors().count("watching") >= count)
        text = (self.logs / "out").read_text()
        assert "\x1b" not in text
        parts = text.split(" stay eager where they stand.")
        assert len(parts) == count + 1, text
        return [line for line in parts[count - 1].splitlines()[:-1] if line and not line.startswith(" ")]

    def until(self, condition):
        end = time.monotonic() + LIMIT
        while not condition():
            assert self.process.poll() is None, self.errors()
            assert time.monotonic() < end, self.errors()
            time.sleep(0.02)

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LIMIT)


@pytest.fixture
def logs(tmp_path_factory):
    return tmp_path_factory.mktemp("logs")


def again(lazyls, folder, *arguments):
    """What a run from scratch says."""
    run = subprocess.run([lazyls, "--check", "-q", "--output-format", "concise", *arguments], cwd=folder,
                         capture_output=True, text=True, timeout=60)
    return run.stdout.splitlines()


def test_changes_are_reported(lazyls, tmp_path, logs):
    (tmp_path / "a.py").write_text("def name():\n    pass\n")
    (tmp_path / "b.py").write_text("from a import name\n\n\ndef f():\n    return name\n")
    with Watch(lazyls, tmp_path, logs) as watch:
        assert watch.reports(1) == []
        # What another file offers.
        (tmp_path / "a.py").write_text("def other():\n    pass\n")
        report = watch.reports(2)
        assert len(report) == 1 and "b.py:1:15: error[LZ104]" in report[0]
        assert report == again(lazyls, tmp_path)
        assert "lazyls: a.py changed" in watch.errors()
        # A file that was not there.
        (tmp_path / "c.py").write_text(BAD)
        report = watch.reports(3)
        assert report == again(lazyls, tmp_path) and len(report) == 2
        assert "lazyls: c.py is new" in watch.errors()
        (tmp_path / "c.py").unlink()
        assert watch.reports(4) == again(lazyls, tmp_path)
        assert "lazyls: c.py is gone" in watch.errors()
        # The configuration.
        (tmp_path / "lazyls.toml").write_text('[rules]\nLZ104 = "off"\n')
        assert watch.reports(5) == []
        assert watch.interrupt() == 0


def test_the_last_report_is_the_exit_status(lazyls, tmp_path, logs):
    (tmp_path / "a.py").write_text(BAD)
    with Watch(lazyls, tmp_path, logs) as watch:
        assert watch.interrupt() == 1


def test_a_configuration_that_is_wrong_for_a_while(lazyls, tmp_path, logs):
    (tmp_path / "a.py").write_text(BAD)
    with Watch(lazyls, tmp_path, logs) as watch:
        (tmp_path / "lazyls.toml").write_text("dialekt = 1\n")
        watch.until(lambda: "unknown key 'dialekt'" in watch.errors())
        (tmp_path / "lazyls.toml").write_text('ignore = ["LZ501"]\n')
        assert watch.reports(2) == []
        assert watch.interrupt() == 0


def test_a_file_that_is_written_anew_each_time(lazyls, tmp_path, logs):
    (tmp_path / "a.py").write_text("x = 1\n")
    with Watch(lazyls, tmp_path, logs) as watch:
        # Editors write beside and rename.
        (tmp_path / "a.py.new").write_text(BAD)
        os.replace(tmp_path / "a.py.new", tmp_path / "a.py")
        assert len(watch.reports(2)) == 1
        (tmp_path / "a.py").write_text("x = 1\n")
        assert watch.reports(3) == []
        assert watch.interrupt() == 0


def check(lazyls, folder, text, *arguments):
    return subprocess.run([lazyls, "--check", "-q", "--output-format", "concise", *arguments], cwd=folder, input=text,
                          capture_output=True, timeout=60)


def test_standard_input_is_the_content_of_a_path(lazyls, tmp_path):
    package = tmp_path / "src/pkg"
    package.mkdir(parents=True)
    # The project begins here, whatever lies around the temporary folder.
    (tmp_path / "lazyls.toml").write_text("")
    (package / "__init__.py").write_text("")
    (package / "sibling.py").write_text("name = 1\n")
    (package / "m.py").write_text("x = 1\n")
    edited = b"from .sibling import nothing\n\n\ndef f():\n    return nothing\n"
    run = check(lazyls, tmp_path, edited, "--stdin-filename", "src/pkg/m.py", "-")
    assert run.returncode == 1
    assert run.stdout.startswith(b"src/pkg/m.py:1:22: error[LZ104] `pkg.sibling` has no `nothing`"), run.stdout
    # A file that is not there yet is one, too.
    assert check(lazyls, tmp_path, edited, "--stdin-filename", "src/pkg/new.py", "-").stdout.startswith(b"src/pkg/new.py:1")
    # With its folder, for what the edit does to others.
    (package / "user.py").write_text("from .m import x\n\n\ndef f():\n    return x\n")
    run = check(lazyls, tmp_path, b"y = 1\n", "--stdin-filename", "src/pkg/m.py", "src", "-")
    assert run.stdout.startswith(b"src/pkg/user.py:1:16: error[LZ104]")
    # Its configuration.
    (package / "lazyls.toml").write_text('ignore = ["LZ104"]\n')
    assert check(lazyls, tmp_path, edited, "--stdin-filename", "src/pkg/m.py", "-").returncode == 0


def test_standard_input_without_a_name(lazyls, tmp_path):
    run = check(lazyls, tmp_path, BAD.encode(), "-")
    assert run.stdout == b"<stdin>:2:5: error[LZ501] `lazy` is not allowed inside a function.\n"
    # As a file: its encoding is the one that it declares.
    text = "# coding: latin-1\ns = '\xe9'; y = 1  # lazyls: ignore[LZ101]\n".encode("latin-1")
    assert check(lazyls, tmp_path, text, "-").stdout.startswith(b"<stdin>:2:34: warning[LZ903]")
    assert check(lazyls, tmp_path, b"", "-").returncode == 0


@pytest.mark.parametrize("arguments, words", [
    (["--stdin-filename", "a.py"], "goes with the path `-`"),
    (["-", "-"], "only once"),
    (["-", "--watch"], "standard input does not change"),
    (["--watch", "--write-baseline"], "exclude one another"),
])
def test_what_cannot_be_together(lazyls, tmp_path, arguments, words):
    run = check(lazyls, tmp_path, b"", *arguments)
    assert run.returncode == 2 and words in run.stderr.decode() and run.stderr.count(b"\n") == 1


def test_excluded_files_are_left_out(lazyls, tmp_path):
    for name in ("a.py", "gen/b.py", "gen/c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BAD)
    (tmp_path / "lazyls.toml").write_text('exclude = ["c.py"]\n')
    run = check(lazyls, tmp_path, b"")
    assert run.stdout.count(b"LZ501") == 2
    run = check(lazyls, tmp_path, b"", "--exclude", "gen/")
    assert run.stdout.count(b"LZ501") == 1 and run.stdout.startswith(b"a.py")
    # From where it is typed.
    assert check(lazyls, tmp_path / "gen", b"", "--exclude", "/b.py").returncode == 0


def test_verbose_and_quiet(lazyls, tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n")
    (tmp_path / "lazyls.toml").write_text('target-version = "3.12"\n')
    run = check(lazyls, tmp_path, b"", "--verbose")
    assert run.stdout == b""
    said = run.stderr.decode()
    assert f"configuration: {tmp_path}/lazyls.toml" in said and "Python 3.12" in said and "1 file" in said
    assert check(lazyls, tmp_path, b"").stderr == b""


def test_statistics_are_for_people(lazyls, tmp_path):
    (tmp_path / "a.py").write_text(BAD)
    run = subprocess.run([lazyls, "--check", "--statistics", "--output-format", "concise"], cwd=tmp_path,
                         capture_output=True, text=True)
    assert "1  LZ501  lazy-misplaced\n" in run.stdout
    for kind in ("json", "sarif", "gitlab", "junit"):
        plain, counted = (
            subprocess.run([lazyls, "--check", *more, "--output-format", kind], cwd=tmp_path, capture_output=True).stdout
            for more in ([], ["--statistics"]))
        assert plain == counted


def test_a_terminal_is_cleared_for_every_report(lazyls, tmp_path):
    (tmp_path / "a.py").write_text(BAD)
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen([lazyls, "--check", "--watch", "--color", "never"], cwd=tmp_path, stdout=theirs,
                               stderr=theirs, stdin=subprocess.DEVNULL, env=environment, start_new_session=True)
    os.close(theirs)
    try:
        seen = b""
        while b"watching 1 file" not in seen:
            seen += os.read(ours, 4096)
        (tmp_path / "a.py").write_text("x = 1\n")
        while seen.count(b"watching 1 file") < 2:
            seen += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    finally:
        process.kill()
        os.close(ours)
    reports = seen.split(b"\x1b[2J\x1b[3J\x1b[H")
    assert len(reports) == 3 and b"error[LZ501]" in reports[1]
    assert b"a.py changed" in reports[2] and b"error" not in reports[2]
