"""A server that nobody asks anything does not run: no timer, no polling, in none of its processes and threads."""

import time
from pathlib import Path

from patience import LIMIT
from wire import Wire

# With all that has a clock: progress, refreshes, own looks at the disk.
CLIENT = {"window": {"workDoneProgress": True}, "textDocument": {"diagnostic": {}},
          "workspace": {"diagnostics": {"refreshSupport": True}, "inlayHint": {"refreshSupport": True}}}


def processes(number):
    """A process and all that it started."""
    yield number
    for task in Path(f"/proc/{number}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from processes(int(child))


def switches(number):
    """How often each thread was given a processor and let it go again."""
    counts = {}
    for process in processes(number):
        for task in Path(f"/proc/{process}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if "ctxt_switches" in line:
                    name, count = line.split()
                    counts[process, task.name, name] = int(count)
    return counts


def test_an_idle_server_sleeps(lazyls, tmp_path):
    text = "lazy import json\n\n\ndef main():\n    return json\n"
    (tmp_path / "a.py").write_text(text)
    uri = (tmp_path / "a.py").as_uri()
    with Wire(lazyls, CLIENT, root=tmp_path.as_uri()) as wire:
        wire.open(uri, text)
        for number in range(1, 4):
            wire.pull(uri, number)
            wire.send("textDocument/hover",
                      {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 13}}, number + 100)
            wire.until(lambda message, id=number + 100: message.get("id") == id)
        deadline = time.monotonic() + LIMIT
        while True:
            before = switches(wire.process.pid)
            assert len({process for process, _, _ in before}) >= 2, "the supervisor and its analysis"
            time.sleep(5)
            if switches(wire.process.pid) == before:
                break
            # On a busy machine it takes a while to finish what it does in the background.
            assert time.monotonic() < deadline, "somebody wakes, again and again"
