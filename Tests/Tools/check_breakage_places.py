#!/usr/bin/env python3
"""Says which root causes of breakage that a survey found in well-known packages `lazyls --check` reports, and how.

usage: check_breakage_places.py [options] LAZYLS ROOT...

LAZYLS is our binary, each ROOT a folder of `sys.path` that holds packages, or CPython's library. `breakage_places.json`
names the root causes: a place is each line of a file that holds a text, which stays true when lines move. The packages
need nothing but themselves: their dependencies may be missing.

A root cause counts as found when a finding at warning or above points to one of its lines, itself or by a related
location. Those of packages that no ROOT holds are left out.

Exit status 0 when at least nine tenths are found, 1 when not, 2 when something could not be run.
"""

import argparse
import json
import os
import pathlib
import sys

from compare_breakage import findings, top_level

PLACES = pathlib.Path(__file__).resolve().parent / "breakage_places.json"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lazyls")
    parser.add_argument("roots", nargs="+", metavar="ROOT")
    parser.set_defaults(path=[])
    return parser.parse_args()


def lines(roots, place):
    """Where the place is: pairs of a path and a line."""
    for root in roots:
        path = os.path.join(root, place["file"])
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                found = [(path, number) for number, line in enumerate(file, 1) if place["text"] in line]
            if not found:
                print(f"{path}: no line holds {place['text']!r}", file=sys.stderr)
            return found
    return []


def main():
    options = arguments()
    roots = [os.path.abspath(root) for root in options.roots]
    causes = []
    for cause in json.loads(PLACES.read_text()):
        places = [line for place in cause["places"] for line in lines(roots, place)]
        if places:
            causes.append((cause, places))
    if not causes:
        print("no package of the list is here", file=sys.stderr)
        return 2
    said = {}
    for options.root in roots:
        packages = {top for _, places in causes for path, _ in places for top in top_level(path, [options.root])}
        said |= findings(options, sorted(packages))
    found = 0
    for cause, places in causes:
        codes = sorted({code for path, line in places for code in said.get((os.path.realpath(path), line), ())})
        found += bool(codes)
        print(f"{cause['pattern']}  {cause['places'][0]['file']}: {cause['cause']}: {' '.join(codes) or 'NOT FOUND'}")
    print(f"{found} of {len(causes)}")
    return 0 if found * 10 >= len(causes) * 9 else 1


if __name__ == "__main__":
    sys.exit(main())
