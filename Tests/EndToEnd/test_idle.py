"""A server that nobody asks anything does not run: no timer, no polling, in none of its processes and threads."""

import time
from pathlib import Path

from connection import Connection


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


def send(server, method, params, identity=None):
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    server.send(message if identity is None else message | {"id": identity})


def test_an_idle_server_sleeps(lazyls, tmp_path):
    text = "lazy import json\n\n\ndef main():\n    return json\n"
    (tmp_path / "a.py").write_text(text)
    uri = (tmp_path / "a.py").as_uri()
    with Connection([lazyls, "--stdio"], cwd=tmp_path) as server:
        # With all that has a clock: progress, refreshes, own looks at the disk.
        send(server, "initialize", {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {
            "window": {"workDoneProgress": True}, "textDocument": {"diagnostic": {}},
            "workspace": {"diagnostics": {"refreshSupport": True}, "inlayHint": {"refreshSupport": True}}}}, 1)
        send(server, "initialized", {})
        send(server, "textDocument/didOpen",
             {"textDocument": {"uri": uri, "languageId": "python", "version": 1, "text": text}})
        for identity in range(2, 6):
            send(server, "textDocument/diagnostic", {"textDocument": {"uri": uri}}, identity)
            send(server, "textDocument/hover",
                 {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 13}}, identity + 100)
        time.sleep(3)
        before = switches(server.process.pid)
        assert len({process for process, _, _ in before}) >= 2, "the supervisor and its analysis"
        time.sleep(5)
        assert switches(server.process.pid) == before
