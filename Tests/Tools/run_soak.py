#!/usr/bin/env python3
"""Keeps a server busy with random actions, compares it with fresh ones, and measures what memory it comes to hold.

usage: run_soak.py [--actions N] [--seed N] [--compare-every N] [--profile pull|push] [--encoding E] [--evaluate off|auto]
       [--measure N] [--kills early|always|never] LAZYLS

Does N actions (20,000): edits, renames, opens, closes, requests, cancellations, changes of settings, folders and files on disk,
malformed messages; the analysis is killed now and then, in the first fifth of them, always or never. Every so many (1,000) the
server must say what a fresh one says of the same texts and files. At each quarter documents, files and settings are brought to
what they were at the start, and the processes' memory is measured: unless it is killed always, the analysis is the same from the
first quarter on. What each thread keeps for its next allocation, and tables made at their first use, take some thousand actions to
come to what they will be: growth counts from the half on, that from the first measurement is told as well.

Exit status 0 if all was alike, every request was answered once and memory grew by no more than a tenth from the half to the end; 1
if not.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "EndToEnd"))

from soak import Soak, SoakProblem  # noqa: E402
from soak_client import ClientProblem  # noqa: E402
from connection import ConnectionProblem  # noqa: E402

GROWTH = 1.10


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lazyls", type=Path)
    parser.add_argument("--actions", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compare-every", type=int, default=1_000)
    parser.add_argument("--measure", type=int, help="after so many actions; a quarter of all, if not given")
    parser.add_argument("--kills", choices=["early", "always", "never"], default="early")
    parser.add_argument("--profile", choices=["pull", "push"], default="pull")
    parser.add_argument("--encoding", choices=["utf-8", "utf-16", "utf-32"], default="utf-16")
    parser.add_argument("--evaluate", choices=["off", "auto"], default="off")
    return parser.parse_args()


def run(options, folder):
    """The memory at each quarter. Raises what is wrong."""
    measured = []
    kills = {"early": options.actions // 5, "always": options.actions + 1, "never": 0}[options.kills]
    quarter = max(1, options.measure or options.actions // 4)
    with Soak([options.lazyls.resolve(), "--stdio"], folder, options.seed, options.profile, options.encoding,
              options.evaluate) as soak:
        begin = time.monotonic()
        try:
            for number in range(1, options.actions + 1):
                soak.act(kills=number < kills)
                if number % options.compare_every == 0 or number == options.actions:
                    soak.compare()
                if number % quarter == 0:
                    soak.settle()
                    soak.compare()
                    measured.append(soak.memory())
                    kilobytes = ", ".join(f"{name} {size / 1024:.1f} MB" for name, size in measured[-1].items())
                    print(f"{number} actions, {time.monotonic() - begin:.0f} s: {kilobytes}", flush=True)
        finally:
            counts = ", ".join(f"{count} {name}" for name, count in soak.counts.most_common())
            print(f"{soak.number} actions: {counts}")
            print(f"{soak.client.answered} answers, {len(soak.client.unanswered)} missing; "
                  f"the longest wait for what was open: {soak.client.slowest:.1f} s")
        if soak.client.errors_without_id:
            raise SoakProblem(f"{soak.client.errors_without_id} errors without an id too many")
        soak.client.shut_down()
    return measured


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LAZYLS_CACHE_DIR"] = str(Path(folder, "cache"))
        try:
            measured = run(options, Path(folder, "project"))
        except (SoakProblem, ClientProblem, ConnectionProblem) as problem:
            print(problem)
            return 1
    for words, first in [("first measurement", measured[0]), ("half", measured[(len(measured) - 1) // 2])]:
        grown = {name: measured[-1][name] / first[name] for name in first}
        print(f"memory from the {words} on: " + ", ".join(f"{name} × {factor:.3f}" for name, factor in grown.items()))
    return 0 if options.kills == "always" or all(factor <= GROWTH for factor in grown.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
