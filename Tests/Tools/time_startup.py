#!/usr/bin/env python3
"""Times how real commands start on CPython 3.15, before and after `lazyls --fix` of all that they load.

usage: time_startup.py [options] ORACLE LAZYLS ROOT [COMMAND ...]

ORACLE is a CPython 3.15, LAZYLS our binary, ROOT a `site-packages` with the commands' packages and what those need, COMMAND
one of those below; all that can be run by default. The packages of ROOT that a command loads are copied and fixed
together, once with the safe fixes and once with the unsafe ones too. Runs are interleaved, with warm bytecode; shown are
the modules that are loaded at the end and the medians of wall and processor time. For orientation the unfixed packages
run under `-X lazy_imports=all` as well.

Exit status 0 if each command prints the same before and after, 1 if not, 2 when something could not be run.
"""

import argparse
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

# By name: the arguments, and how the installed script calls it.
COMMANDS = {
    "pip --help": "from pip._internal.cli.main import main",
    "pip list": "from pip._internal.cli.main import main",
    "black --version": "from black import patched_main as main",
    "pylint --version": "from pylint import run_pylint as main",
    "django-admin --help": "from django.core.management import execute_from_command_line as main",
    "flask --help": "from flask.cli import main",
    "celery --help": "from celery.__main__ import main",
    "httpx --help": "from httpx import main",
    "rst2html --help": "from docutils.core import rst2html as main",
    "mypy --version": "from mypy.__main__ import console_entry as main",
    "uvicorn --help": "from uvicorn.main import main",
    "pygmentize -V": "from pygments.cmdline import main",
    "isort --version": "from isort.main import main",
    "sqlformat --help": "from sqlparse.__main__ import main",
    "twist --help": "from twisted.application.twist._twist import Twist; main = Twist.main",
    "hypothesis --help": "from hypothesis.extra.cli import main",
    "pytest --version": "from pytest import console_main as main",
}

RUN = """
import atexit, os, sys
if (report := os.environ.get("STARTUP_REPORT")):
    def tell():
        files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
        with open(report, "w") as file:
            file.write("\\n".join([str(len(files))] + files))
    atexit.register(tell)
sys.argv = {argv!r}
{entry}
sys.exit(main())
"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("lazyls")
    parser.add_argument("root", type=os.path.abspath)
    parser.add_argument("commands", nargs="*")
    parser.add_argument("--runs", type=int, default=9)
    return parser.parse_args()


class Command:
    def __init__(self, options, name):
        self.options, self.name = options, name
        self.code = RUN.format(argv=name.split(), entry=COMMANDS[name])

    def run(self, folder, *flags, report=None):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), self.options.root]),
                       "PYTHONHASHSEED": "0", "NO_COLOR": "1", "COLUMNS": "100"}
        if report:
            environment["STARTUP_REPORT"] = report
        with tempfile.TemporaryDirectory() as empty:
            return subprocess.run([self.options.oracle, *flags, "-c", self.code], env=environment, cwd=empty, text=True,
                                  capture_output=True, stdin=subprocess.DEVNULL, timeout=300)

    def loaded(self, folder, *flags):
        """How many modules are loaded at the end, and the top-level names of those in ROOT."""
        with tempfile.NamedTemporaryFile("r") as report:
            done = self.run(folder, *flags, report=report.name)
            count, *files = report.read().split("\n")
        if done.returncode:
            raise OSError(f"{self.name}: exit status {done.returncode}: {done.stderr.strip()[-300:]}")
        root = self.options.root + os.sep
        names = {file[len(root):].split(os.sep)[0] for file in files if file.startswith(root)}
        return int(count), sorted(names)

    def time(self, folder, *flags):
        """Wall and processor milliseconds."""
        usage, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        self.run(folder, *flags)
        end, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        return (end - start) * 1000, (after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime) * 1000


def copy(options, names, folder):
    for name in names:
        source = os.path.join(options.root, name)
        if os.path.isdir(source):
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(source, folder)


def fix(options, folder, *words):
    command = [options.lazyls, "--check", "--fix", *words, "--dialect", "explicit", "--target-version", "3.15", "--select",
               "LZ601,LZ605", "--python", options.prefix, "--search-path", options.root, "--no-cache", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode > 1:
        raise OSError(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")


def measure(options, name, work):
    """The lines of the table for one command."""
    command = Command(options, name)
    # Names of one length: help texts that name the folder break their lines alike.
    before, safe, unsafe = work / "0", work / "1", work / "2"
    _, packages = command.loaded(options.root)
    for folder in (before, safe, unsafe):
        copy(options, packages, folder)
    fix(options, safe)
    fix(options, unsafe, "--unsafe-fixes")
    for folder in (before, safe, unsafe):
        subprocess.run([options.oracle, "-m", "compileall", "-q", str(folder)], capture_output=True)
    variants = {"before": (before,), "safe": (safe,), "unsafe": (unsafe,), "all": (before, "-X", "lazy_imports=all")}
    counts, outputs, times = {}, {}, {variant: [] for variant in variants}
    for variant, how in variants.items():
        try:
            counts[variant] = command.loaded(*how)[0]
        except OSError as error:
            counts[variant] = 0
            print(f"    {variant}: {error}", file=sys.stderr)
        outputs[variant] = "".join(command.run(*how).stdout.split()).replace(str(how[0]), "")
    for _ in range(options.runs):
        for variant, how in variants.items():
            times[variant].append(command.time(*how))
    cells = []
    for variant in variants:
        wall, cpu = (statistics.median(values) for values in zip(*times[variant]))
        cells.append(f"{counts[variant]} modules, {wall:.0f} ms ({cpu:.0f})" if counts[variant] else "fails")
    differs = [v for v in ("safe", "unsafe") if outputs[v] != outputs["before"] or not counts[v]]
    return "| " + " | ".join([name, *cells]) + " |", differs


def main():
    options = arguments()
    options.lazyls = os.path.abspath(options.lazyls)
    done = subprocess.run([options.oracle, "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True)
    options.prefix = done.stdout.strip()
    unknown = [name for name in options.commands if name not in COMMANDS]
    if unknown:
        sys.exit(f"not known: {', '.join(unknown)}; there are {', '.join(COMMANDS)}")
    print("Modules, median wall ms (processor ms).\n")
    print("| command | before | safe fixes | all fixes | `-X lazy_imports=all` |\n| --- | --- | --- | --- | --- |", flush=True)
    failures = 0
    for name in options.commands or COMMANDS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                line, differs = measure(options, name, pathlib.Path(folder))
            except OSError as error:
                print(f"    {error}", file=sys.stderr)
                continue
        print(line, flush=True)
        if differs:
            failures += 1
            print(f"    {name} is not the same after {' and '.join(differs)} fixes", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
