#!/usr/bin/env python3
"""Draws findings of `lazyls --check` at random and shows what they claim, so that people can judge them.

usage: sample_findings.py [options] LAZYLS ROOT [PATH...]

LAZYLS is our binary, ROOT a folder that is checked as a whole, from inside; a PATH narrows the drawing to what lies below
it. First come the counts by rule, then the drawn findings, each with the lines of its evidence from the sources:

    [17] LZ402 warning, likely · celery/app/base.py:47:25
         the message
           celery/app/base.py:47  the import
             >  47 | from . import builtins

A generated package can drown the others: `--cap 5` keeps at most five findings of one rule in one folder of ROOT, drawn
with the same seed, before the rest is drawn from.

The same seed draws the same findings of the same set, whatever the order they were reported in. With `--report` the
findings are read from a JSON report of an earlier run in place of LAZYLS, which is then not run (say `-`).

A finding is true when what its message says happens to a program under `-X lazy_imports=all`: an error fails, a
warning changes what the program does or what the message says it does, in a way that somebody can notice.
"""

import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys

SEVERITIES = ("error", "warning", "information", "hint")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lazyls")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("paths", nargs="*", help="folders or files below ROOT to draw from (default all)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=100, help="how many to draw (default 100)")
    parser.add_argument("--cap", type=int, metavar="N", help="at most so many of one rule in one folder of ROOT")
    parser.add_argument("--select", default="", metavar="CODES", help="draw from these rules only: LZ401,LZ402")
    parser.add_argument("--ignore", default="", metavar="CODES", help="draw from all rules but these")
    parser.add_argument("--min-severity", default="warning", choices=SEVERITIES)
    parser.add_argument("--matching", default="", metavar="TEXT", help="draw from findings whose message has this in it")
    parser.add_argument("--lines", type=int, default=2, help="lines of source around each place (default 2)")
    parser.add_argument("--dialect", default="all")
    parser.add_argument("--target-version", default="3.15")
    parser.add_argument("--report", type=pathlib.Path, metavar="FILE", help="a JSON report to draw from")
    return parser.parse_intermixed_args()


def check(options):
    """All findings of a run over the root."""
    if options.report:
        return json.loads(options.report.read_text())["findings"]
    command = [options.lazyls, "--check", "--no-cache", "--output-format", "json"]
    command += ["--dialect", options.dialect, "--target-version", options.target_version]
    command += ["--min-severity", options.min_severity]
    run = subprocess.run(command, cwd=options.root, stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{options.lazyls} could not run")
    return json.loads(run.stdout)["findings"]


def is_wanted(options, finding):
    codes = [code for code in options.select.split(",") if code]
    ignored = [code for code in options.ignore.split(",") if code]
    path = pathlib.PurePath(finding["path"])
    return (
        SEVERITIES.index(finding["severity"]) <= SEVERITIES.index(options.min_severity)
        and (not codes or finding["code"] in codes)
        and finding["code"] not in ignored
        and options.matching in finding["message"]
        and (not options.paths or any(path.is_relative_to(wanted) for wanted in options.paths))
    )


def order(finding):
    start = finding["range"]["start"]
    return finding["path"], start["line"], start["column"], finding["code"], finding["message"]


def capped(options, findings):
    """At most so many of one rule in one folder of the root, which ones by the seed."""
    shuffled = random.Random(options.seed).sample(findings, len(findings))
    taken = collections.Counter()
    kept = []
    for finding in shuffled:
        key = finding["code"], pathlib.PurePath(finding["path"]).parts[0]
        if taken[key] < options.cap:
            taken[key] += 1
            kept.append(finding)
    return sorted(kept, key=order)


def excerpt(options, place):
    """The lines around a place, those of the place itself marked."""
    try:
        text = (options.root / place["path"]).read_text(errors="replace")
    except OSError:
        return
    lines = text.split("\n")
    first, last = place["range"]["start"]["line"], place["range"]["end"]["line"]
    last = min(last, first + 5)
    for number in range(max(1, first - options.lines), min(len(lines), last + options.lines) + 1):
        mark = ">" if first <= number <= last else " "
        yield f"{mark} {number:4} | {lines[number - 1][:200]}"


def show(options, index, finding):
    start = finding["range"]["start"]
    place = f"{finding['path']}:{start['line']}:{start['column']}"
    print(f"[{index}] {finding['code']} {finding['severity']}, {finding['confidence']} · {place}")
    print(f"     {finding['message']}")
    places = [{**finding, "message": ""}]
    places += finding["related"]
    for related in places:
        print(f"       {related['path']}:{related['range']['start']['line']}  {related['message']}")
        for line in excerpt(options, related):
            print(f"         {line}")
    print()


def main():
    options = arguments()
    findings = sorted((finding for finding in check(options) if is_wanted(options, finding)), key=order)
    counts = collections.Counter((finding["code"], finding["name"], finding["severity"]) for finding in findings)
    for (code, name, severity), count in sorted(counts.items()):
        print(f"{count:7} {code} {name} ({severity})")
    print(f"{len(findings):7} in all")
    if options.cap:
        findings = capped(options, findings)
        print(f"{len(findings):7} with at most {options.cap} of one rule in one folder")
    drawn = random.Random(options.seed).sample(findings, min(options.count, len(findings)))
    print(f"{len(drawn):7} drawn with seed {options.seed}\n")
    for index, finding in enumerate(sorted(drawn, key=order), 1):
        show(options, index, finding)


if __name__ == "__main__":
    main()
