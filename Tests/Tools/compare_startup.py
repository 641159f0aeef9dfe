#!/usr/bin/env python3
"""Compares which modules `lazyls startup` sees loaded with what CPython 3.15 has in `sys.modules`, eager and lazy.

usage: compare_startup.py [options] LAZYLS LIBRARY [COMMAND ...]

LAZYLS is our binary, LIBRARY the folder `lib/python3.15` of an installation, COMMAND one of those below; all by default.
Without --oracle only our own figures are shown. With --root, a `site-packages`, commands of packages are tried too, and
the applications of `startup_applications.py`.
Modules that an empty program of the oracle has loaded are left out on both sides: CPython needs them to start at all.

Exit status 0 if all commands that both sides complete agree within 2 % in both worlds, 1 if not.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

from startup_applications import APPLICATIONS, Application

# Programs: what they import, and what they do with it.
LIBRARY = {
    "nothing": ("", "pass"),
    "json": ("import json", "json.dumps([1, {'a': None}])"),
    "json unused": ("import json, argparse, logging", "pass"),
    "argparse --help": ("import argparse", "argparse.ArgumentParser('prog').format_help()"),
    "logging": ("import logging", "logging.getLogger('a').warning('w')"),
    "logging.config": ("import logging.config", "logging.config"),
    "dataclasses": ("import dataclasses", "dataclasses.dataclass(type('A', (), {'__annotations__': {'x': int}}))"),
    "typing": ("import typing", "typing.List[int]"),
    "enum": ("import enum", "enum.Enum('E', 'a b')"),
    "collections": ("import collections", "collections.Counter('abc')"),
    "contextlib": ("import contextlib", "contextlib.suppress(KeyError)"),
    "textwrap": ("import textwrap", "textwrap.fill('a b c')"),
    "string": ("import string", "string.Template('$a').substitute(a=1)"),
    "pprint": ("import pprint", "pprint.pformat({1: 2})"),
    "difflib": ("import difflib", "difflib.SequenceMatcher(None, 'ab', 'b').ratio()"),
    "configparser": ("import configparser", "configparser.ConfigParser().read_string('[a]\\nb=1')"),
    "html": ("import html", "html.escape('<')"),
    "urllib.parse": ("import urllib.parse", "urllib.parse.urlsplit('http://a/b')"),
    "calendar": ("import calendar", "calendar.month(2026, 11)"),
    "fractions": ("from fractions import Fraction", "Fraction(1, 3) + 1"),
    "statistics": ("import statistics", "statistics.mean([1, 2])"),
    "random": ("import random", "random.Random(1).random()"),
    "csv": ("import csv, io", "list(csv.reader(io.StringIO('a,b')))"),
    "pathlib": ("import pathlib", "pathlib.PurePath('a') / 'b'"),
    "tempfile": ("import tempfile", "tempfile.gettempprefix()"),
    "inspect": ("import inspect", "inspect.signature(lambda a: a)"),
    "ast": ("import ast", "ast.dump(ast.parse('a'))"),
    "traceback": ("import traceback", "traceback.format_exc()"),
    "unittest": ("import unittest", "unittest.TestCase"),
    "unittest.mock": ("import unittest.mock", "unittest.mock.Mock().a"),
    "email": ("import email.message", "email.message.EmailMessage()"),
    "http.cookies": ("import http.cookies", "http.cookies.SimpleCookie('a=b')"),
    "xml.dom": ("import xml.dom.minidom", "xml.dom.minidom"),
    "asyncio": ("import asyncio", "asyncio.Future"),
    "concurrent.futures": ("import concurrent.futures", "concurrent.futures.Future()"),
    "threading": ("import threading", "threading.Lock()"),
    "subprocess": ("import subprocess", "subprocess.PIPE"),
    "decimal": ("import decimal", "decimal.Decimal(1)"),
    "datetime": ("import datetime", "datetime.date(2026, 11, 21).isoformat()"),
    "zipfile": ("import zipfile", "zipfile.ZipFile"),
    "optparse": ("import optparse", "optparse.OptionParser('p').format_help()"),
    "gettext": ("import gettext", "gettext.gettext('a')"),
    "shlex": ("import shlex", "shlex.split('a b')"),
    "graphlib": ("import graphlib", "graphlib.TopologicalSorter({1: [2]})"),
}
PACKAGES = {
    "click": ("import click", "click.command"),
    "attrs": ("import attr", "attr.define"),
    "flask": ("import flask", "flask.Flask"),
    "requests": ("import requests", "requests.Session"),
    "networkx": ("import networkx", "networkx.Graph"),
    "django": ("import django.conf", "django.conf.settings"),
    "django-admin": ("from django.core.management import execute_from_command_line",
                     "execute_from_command_line(['django-admin', 'version'])"),
    "pip": ("from pip._internal.cli.main import main", "main(['--version'])"),
    "rich": ("import rich", "rich.print"),
    "typer": ("import typer", "typer.Typer"),
    "setuptools": ("import setuptools", "setuptools.setup"),
    "mypy": ("import mypy.options", "mypy.options.Options"),
    "pylint": ("import pylint", "pylint.run_pylint"),
    "celery": ("import celery", "celery.Celery"),
    "sqlalchemy": ("import sqlalchemy", "sqlalchemy.create_engine"),
    "ansible": ("import ansible.constants", "ansible.constants"),
    "homeassistant": ("import homeassistant.const", "homeassistant.const"),
    "twisted": ("import twisted.python.usage", "twisted.python.usage"),
}
# What the oracle's `sitecustomize` does at the end: what is loaded then goes into a file. `os.path` is a second name of a
# module, `collections.abc` too: no loads. Nor are modules that somebody made without loading them.
TELL = """
import atexit

def tell():
    import os, sys
    if report := os.environ.get("STARTUP_REPORT"):
        made = {name for name, module in sys.modules.items()
                if issubclass(type(module), type(sys)) and module.__dict__.get("__spec__") is None}
        names = {id(module): name for name, module in reversed(sys.modules.items()) if name not in made}
        with open(report, "w") as file:
            file.write("\\n".join(names.values()))

atexit.register(tell)
"""
# By world: the oracle's mode, and what its `sitecustomize` does. No mode ignores what the library itself marks as lazy.
WORLDS = {"eager": ("normal", "import sys; sys.set_lazy_imports_filter(lambda *_: False)"), "lazy": ("all", "")}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lazyls", type=os.path.abspath)
    parser.add_argument("library", type=os.path.abspath)
    parser.add_argument("commands", nargs="*")
    parser.add_argument("--oracle", help="a CPython 3.15")
    parser.add_argument("--root", type=os.path.abspath, help="a site-packages")
    parser.add_argument("--costs", action="store_true", help="show what both of our starts cost")
    parser.add_argument("--seconds", type=int, default=60, help="so many for each of our starts")
    parser.add_argument("--show", type=int, default=8, help="so many names of a difference")
    return parser.parse_args()


class Program:
    """A folder of its own with the program, and both sides' answers about it."""

    def __init__(self, options, folder, application):
        self.options, self.folder = options, folder
        # Beside the program's folder: there both sides may write.
        self.scratch = folder + ".scratch"
        self.command = [application.program, *(word.format(scratch=self.scratch) for word in application.arguments)]
        self.lacking, self.costs = set(), []
        for path, text in {"lazyls.toml": "", **application.files}.items():
            path = os.path.join(folder, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(text)

    def of_oracle(self, world):
        """The names in `sys.modules`, or why there are none."""
        mode, customization = WORLDS[world]
        site, report = os.path.join(self.folder, "site"), os.path.join(self.folder, "modules")
        os.makedirs(site, exist_ok=True)
        with open(os.path.join(site, "sitecustomize.py"), "w") as file:
            file.write(customization + TELL)
        path = os.pathsep.join([site, self.options.root] if self.options.root else [site])
        environment = {**os.environ, "STARTUP_REPORT": report, "PYTHONPATH": path}
        if os.path.exists(report):
            os.remove(report)
        try:
            run = subprocess.run([self.options.oracle, "-s", "-X", f"lazy_imports={mode}", *self.command],
                                 cwd=self.folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
        except subprocess.TimeoutExpired:
            return "the oracle needs more than 120 s"
        shutil.rmtree(self.scratch, ignore_errors=True)
        if run.returncode:
            return "the oracle: " + (run.stderr.strip().splitlines() or [f"exit status {run.returncode}"])[-1]
        with open(report) as file:
            return set(file.read().split("\n"))

    def of_ours(self):
        """The names loaded in both worlds, each a set or why there are none."""
        paths = ["--python", os.path.dirname(os.path.dirname(self.options.library))]
        if self.options.root:
            paths += ["--search-path", self.options.root]
        program, *words = self.command
        try:
            run = subprocess.run([self.options.lazyls, "startup", program, "--as-main", "--format", "json", "--timeout",
                                  str(self.options.seconds), *paths, "--", *words], cwd=self.folder, capture_output=True,
                                 text=True, timeout=self.options.seconds * 4)
        except subprocess.TimeoutExpired:
            return ["we hang"] * 2
        if not run.stdout:
            return [f"ours: {run.stderr.strip()}"] * 2
        found = json.loads(run.stdout)
        self.lacking = {text.split()[1] for world in ("eager", "lazy") for text in found[world]["unsupported"]
                        if text.startswith("module ")}
        self.costs = [found[world] for world in ("eager", "lazy")]
        return [self.names(found[world], found[f"{world}Loads"]) for world in ("eager", "lazy")]

    @staticmethod
    def names(summary, loads):
        if summary["outcome"] == "completed":
            return {load["name"] for load in loads if not load["failed"]} - {"__main__"}
        exception = summary["exception"] or {"type": summary["outcome"], "message": ""}
        return f"ours: {exception['type']}: {exception['message']}"[:200]


def words(names, limit):
    return " ".join(sorted(names)[:limit]) + (f" and {len(names) - limit} more" if len(names) > limit else "")


def main():
    options = arguments()
    programs = {**LIBRARY, **(PACKAGES if options.root else {})}
    programs = {name: Application({"program.py": f"{imports}\n{statement}\n"}, "program.py")
                for name, (imports, statement) in programs.items()}
    if options.root:
        programs.update(APPLICATIONS)
    unknown = [name for name in options.commands if name not in programs]
    if unknown:
        sys.exit(f"not known: {', '.join(unknown)}; there are {', '.join(programs)}")
    baseline = {}
    if options.oracle:
        with tempfile.TemporaryDirectory() as folder:
            empty = Program(options, folder, programs["nothing"])
            baseline = {world: empty.of_oracle(world) for world in WORLDS}
        for world, names in baseline.items():
            if isinstance(names, str):
                sys.exit(f"an empty {world} program: {names}")
    agree = differ = failed = impossible = 0
    for name in options.commands or programs:
        with tempfile.TemporaryDirectory() as folder:
            program = Program(options, folder, programs[name])
            ours = dict(zip(WORLDS, program.of_ours()))
            theirs = {world: program.of_oracle(world) for world in WORLDS} if options.oracle else {}
        cells, notes, is_good, is_whole = [], [], True, True
        for world in WORLDS:
            mine, other = ours[world], theirs.get(world)
            if isinstance(mine, str) or isinstance(other, str):
                is_whole = False
                cells.append("-")
                notes += [f"{world}: {text}" for text in (mine, other) if isinstance(text, str)]
            elif other is None:
                cells.append(str(len(mine)))
            else:
                # What an empty program has loaded, and the program itself.
                mine, other = mine - baseline[world], other - baseline[world] - {"__main__"}
                is_good &= abs(len(mine) - len(other)) <= 0.02 * len(other)
                cells.append(f"{len(mine)} / {len(other)}")
                if mine - other:
                    notes.append(f"{world}: only ours: {words(mine - other, options.show)}")
                if other - mine:
                    notes.append(f"{world}: only the oracle's: {words(other - mine, options.show)}")
        # What the oracle cannot run either, as packages without their dependencies, says nothing of us.
        is_possible = not any(isinstance(names, str) for names in theirs.values())
        if not is_possible:
            verdict = "the oracle cannot"
        elif not is_whole:
            verdict = "FAILED"
        else:
            verdict = "" if not options.oracle else "ok" if is_good else "DIFFERS"
        impossible += not is_possible
        failed += is_possible and not is_whole
        agree += is_whole and is_good
        differ += is_whole and not is_good
        if program.lacking:
            notes.append(f"the runtime lacks {words(program.lacking, options.show)}")
        print(f"{name:30} eager {cells[0]:>11}   lazy {cells[1]:>11}   {verdict}", flush=True)
        for key, unit, scale in (("microseconds", "ms", 1000), ("instructions", "M", 10**6), ("bytes", "MB", 10**6)):
            if options.costs and program.costs:
                costs = " / ".join(f"{cost[key] / scale:.1f}" for cost in program.costs)
                notes.append(f"{key}, eager and lazy: {costs} {unit}")
        for note in notes:
            print(f"    {note}")
    if not options.oracle:
        print(f"{agree} ran, {failed} did not complete")
        return 0
    print(f"{agree} agree, {differ} differ, {failed} fail on our side, {impossible} on the oracle's")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
