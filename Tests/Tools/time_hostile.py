#!/usr/bin/env python3
"""Times hovers while the server evaluates hostile modules: endless loops, deep recursion, huge objects.

usage: time_hostile.py [--bodies N] [--seconds S] LAZYLS

Opens N of the hostile programs of the tests (24, evenly chosen) and one harmless file in one project, evaluation on, edits a
hostile one now and then, and asks for hovers in the harmless file for S seconds. Prints the delays and what the server's
processes came to. Run it with the Python of the end-to-end tests' environment.

Exit status 0 if the server lived and nothing appeared beside the project, 1 if not; no delay is a failure.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "EndToEnd"))

from editor import editor  # noqa: E402

PROGRAMS = sorted((TESTS / "Fixtures/runtime/hostile").glob("*.py"))
HARMLESS = "import json\nimport os.path\nfrom collections import OrderedDict\n\n\ndef f():\n    return json.dumps(OrderedDict())\n"
PLACES = [(0, 8), (1, 10), (2, 27), (6, 13)]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lazyls", type=Path)
    parser.add_argument("--bodies", type=int, default=24)
    parser.add_argument("--seconds", type=float, default=60)
    return parser.parse_args()


async def measure(options, project):
    delays = []
    step = max(1, len(PROGRAMS) // options.bodies)
    bodies = PROGRAMS[::step][:options.bodies]
    for body in bodies:
        (project / body.name).write_bytes(body.read_bytes())
    (project / "harmless.py").write_text(HARMLESS)
    (project / "lazyls.toml").write_text('evaluate = "all"\n')
    async with editor([options.lazyls.resolve(), "--stdio"], project, timeout=30) as session:
        session.open("harmless.py")
        for body in bodies:
            session.open(body.name)
        await session.hover("harmless.py", *PLACES[0])
        end, version = time.monotonic() + options.seconds, 1
        while time.monotonic() < end:
            if len(delays) % 200 == 199:
                version += 1
                body = bodies[version % len(bodies)]
                session.change(body.name, body.read_text() + f"\nx = {version}\n", version)
            before = time.perf_counter()
            answer = await session.hover("harmless.py", *PLACES[len(delays) % len(PLACES)])
            delays.append((time.perf_counter() - before) * 1000)
            assert answer is not None
            await asyncio.sleep(0.015)
    return delays


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        project.mkdir()
        delays = sorted(asyncio.run(measure(options, project)))
        beside = [each.name for each in Path(folder).iterdir()]
    slow = sum(delay > 50 for delay in delays)
    print(f"{len(delays)} hovers: p50 {statistics.median(delays):.1f}, p99 {delays[int(len(delays) * 0.99)]:.1f}, "
          f"most {delays[-1]:.1f} ms; {slow} above 50 ms; beside the project: {beside}")
    return 0 if beside == ["project"] else 1


if __name__ == "__main__":
    sys.exit(main())
