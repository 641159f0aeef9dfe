#!/usr/bin/env python3
"""Evaluates mutated programs in worker processes and says which of them end the worker or hang it.

    Tests/Tools/fuzz_runtime.py SEED COUNT [JOBS]

The binary is `LAZYLS`, or the release build. Programs that crash are kept in `.build/fuzz`. Exit status 1 if some do.
"""

import collections
import concurrent.futures
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))
import evaluation  # noqa: E402

CONFORMANCE = ROOT / "Tests/Fixtures/runtime/conformance.json"
HOSTILE = ROOT / "Tests/Fixtures/runtime/hostile"


def run(binary, seed, count):
    """Outcomes counted, and the programs that went wrong."""
    outcomes = collections.Counter()
    wrong = []
    worker = evaluation.Worker(binary)
    mutations = evaluation.Mutations(CONFORMANCE, seed)
    # What other programs do to the interpreter is a good ground for mutations as well.
    for path in sorted(HOSTILE.glob("*.py")):
        mutations.sources.append({"main.py": path.read_text()})
    for index in range(count):
        files = next(mutations)
        try:
            outcomes[worker.evaluate(files, seconds=4)["outcome"]] += 1
        except (evaluation.Died, evaluation.Hung) as error:
            outcomes[type(error).__name__] += 1
            wrong.append({"seed": seed, "index": index, "how": type(error).__name__, "files": files})
            kept = ROOT / f".build/fuzz/{type(error).__name__}-{seed}-{index}.json"
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(files, indent=1))
            print(f"{type(error).__name__}: {kept}", flush=True)
    worker.close()
    return outcomes, wrong


def main(arguments):
    if not 2 <= len(arguments) <= 3:
        print(__doc__, file=sys.stderr)
        return 2
    seed, count = int(arguments[0]), int(arguments[1])
    jobs = int(arguments[2]) if len(arguments) > 2 else 3
    binary = os.environ.get("LAZYLS") or str(ROOT / ".build/release/lazyls")
    total = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        parts = [pool.submit(run, binary, seed * 1000 + job, count // jobs + (job < count % jobs)) for job in range(jobs)]
        wrong = 0
        for part in parts:
            outcomes, found = part.result()
            total.update(outcomes)
            wrong += len(found)
    print(", ".join(f"{number} {outcome}" for outcome, number in total.most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
