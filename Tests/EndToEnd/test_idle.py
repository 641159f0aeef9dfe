"""A server that nobody asks anything does not run: no timer, no polling, in none of its processes and threads."""

import contextlib
import time
from pathlib import Path

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
            # A thread may end while it is looked at.
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
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
        assert len({process for process, _, _ in switches(wire.process.pid)}) >= 2, "the supervisor and its analysis"
        # What was begun may take a while, and five seconds after that freed memory is given back, once.
        for _ in range(20):
            before = switches(wire.process.pid)
            time.sleep(7)
            if switches(wire.process.pid) == before:
                return
        raise AssertionError("it never came to rest")
