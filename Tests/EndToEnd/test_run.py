"""`lazyls run`: output passed through, arguments, standard input, exit statuses as CPython's, budgets."""

import signal
import subprocess

import pytest

from patience import LIMIT


def run(lazyls, folder, text, *arguments, options=(), stdin="", timeout=LIMIT):
    (folder / "program.py").write_text(text)
    return subprocess.run([lazyls, "run", *options, "program.py", *arguments], cwd=folder, input=stdin,
                          capture_output=True, text=True, timeout=timeout)


def test_output_and_arguments(lazyls, tmp_path):
    done = run(lazyls, tmp_path, "import sys\nprint(sys.argv)\nprint(__name__)\n", "--check", "-x", "a b")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "['program.py', '--check', '-x', 'a b']\n__main__\n"


def test_modules_beside_the_program_are_found(lazyls, tmp_path):
    (tmp_path / "helper.py").write_text("value = 3\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/other.py").write_text("value = 4\n")
    text = "import helper, other\nprint(helper.value + other.value)\n"
    assert run(lazyls, tmp_path, text, options=["--search-path", "more"]).stdout == "7\n"


@pytest.mark.parametrize("text, status, stdout, stderr", [
    ("raise SystemExit", 0, "", ""),
    ("raise SystemExit(0)", 0, "", ""),
    ("raise SystemExit(3)", 3, "", ""),
    ("raise SystemExit(259)", 3, "", ""),
    ("raise SystemExit('why')", 1, "", "why\n"),
    ("import sys; print(1); sys.exit(4)", 4, "1\n", ""),
    ("raise KeyboardInterrupt", 130, "", None),
    ("1 / 0", 1, "", None),
    ("x = = 1", 1, "", None),
])
def test_exit_status(lazyls, tmp_path, text, status, stdout, stderr):
    done = run(lazyls, tmp_path, text)
    assert (done.returncode, done.stdout) == (status, stdout)
    if stderr is not None:
        assert done.stderr == stderr


def test_an_uncaught_exception_shows_its_traceback(lazyls, tmp_path):
    done = run(lazyls, tmp_path, "def f():\n    return 1 / 0\n\nprint('before')\nf()\n")
    assert (done.returncode, done.stdout) == (1, "before\n")
    lines = done.stderr.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-1] == "ZeroDivisionError: division by zero"
    assert f'  File "{tmp_path}/program.py", line 2, in f' in lines


def test_standard_input(lazyls, tmp_path):
    text = "a = input('name? ')\nb = input()\nprint(b, a)\ntry:\n    input()\nexcept EOFError as e:\n    print(e)\n"
    done = run(lazyls, tmp_path, text, stdin="x\nlast line")
    assert (done.returncode, done.stdout) == (0, "name? last line x\nEOF when reading a line\n")


def test_output_comes_at_once(lazyls, tmp_path):
    (tmp_path / "program.py").write_text("print('ready')\ninput()\n")
    process = subprocess.Popen([lazyls, "run", "program.py"], cwd=tmp_path, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"ready\n"
    process.communicate(b"\n", timeout=LIMIT)
    assert process.returncode == 0


@pytest.mark.parametrize("body", ["while True: pass", "input()"])
def test_an_interrupt_is_a_keyboard_interrupt(lazyls, tmp_path, body):
    text = f"try:\n    print('ready')\n    {body}\nfinally:\n    print('cleaned up')\n"
    (tmp_path / "program.py").write_text(text)
    process = subprocess.Popen([lazyls, "run", "program.py"], cwd=tmp_path, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGINT)
    # Waits for the end before it closes standard input.
    assert process.wait(LIMIT) == 130
    stdout, stderr = process.communicate()
    assert stdout == b"cleaned up\n"
    assert stderr.splitlines()[-1] == b"KeyboardInterrupt"


def test_dialects(lazyls, tmp_path):
    (tmp_path / "loud.py").write_text("print('loud')\n")
    text = "import loud\nprint('main')\nloud\n"
    assert run(lazyls, tmp_path, text).stdout == "loud\nmain\n"
    assert run(lazyls, tmp_path, text, options=["--dialect", "all"]).stdout == "main\nloud\n"
    marked = "lazy " + text
    assert run(lazyls, tmp_path, marked).stdout == "main\nloud\n"
    assert run(lazyls, tmp_path, marked, options=["--dialect", "eager"]).stdout == "loud\nmain\n"


@pytest.mark.parametrize("options, word", [
    (["--max-instructions", "100000"], "instructions"),
    (["--timeout", "0.3"], "time"),
])
def test_budgets_end_a_program(lazyls, tmp_path, options, word):
    text = "try:\n    while True: x = 1\nexcept:\n    print('caught')\n"
    done = run(lazyls, tmp_path, text, options=options)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"lazyls: the evaluation used up its {word} at {tmp_path}/program.py:2\n"


@pytest.mark.parametrize("arguments", [["missing.py"], ["--dialect", "x", "program.py"], ["--timeout", "0", "program.py"]])
def test_what_cannot_be_run_says_so(lazyls, tmp_path, arguments):
    (tmp_path / "program.py").write_text("")
    done = subprocess.run([lazyls, "run", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=LIMIT)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
