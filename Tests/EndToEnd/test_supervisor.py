"""The analysis dies, the editor's session does not."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest


class Wire:
    """A session with the server, one message at a time."""

    def __init__(self, lazyls, capabilities=None, process=None, root=None):
        self.process = subprocess.Popen([lazyls, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.seen = []
        self.send("initialize", {"processId": process, "rootUri": root, "capabilities": capabilities or {}}, 0)
        self.until(lambda message: message.get("id") == 0)
        self.send("initialized", {})

    def send(self, method, params, id=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if id is not None:
            message["id"] = id
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def until(self, fits):
        while True:
            length = None
            while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
                length = int(line.split(b":")[1])
            assert length, f"the server ended; it had said {self.seen}"
            self.seen.append(json.loads(self.process.stdout.read(length)))
            if fits(self.seen[-1]):
                return self.seen[-1]

    def open(self, uri, text):
        self.send("textDocument/didOpen", {
            "textDocument": {"uri": uri, "languageId": "python", "version": 1, "text": text}})

    def pull(self, uri, id):
        self.send("textDocument/diagnostic", {"textDocument": {"uri": uri}}, id)
        return self.until(lambda message: message.get("id") == id)

    def kill_analysis(self):
        pid = self.process.pid
        child = int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
        os.kill(child, signal.SIGKILL)
        while Path(f"/proc/{child}/stat").exists():
            time.sleep(0.01)


PULL = {"textDocument": {"diagnostic": {}}}


@pytest.fixture
def wire(lazyls):
    wire = Wire(lazyls, PULL)
    yield wire
    wire.process.kill()
    wire.process.wait()


@pytest.mark.timeout(20)
def test_documents_survive_the_analysis(wire):
    wire.open("file:///a.py", "x = (\n")
    assert len(wire.pull("file:///a.py", 1)["result"]["items"]) == 1
    wire.kill_analysis()
    assert len(wire.pull("file:///a.py", 2)["result"]["items"]) == 1
    messages = [each for each in wire.seen if each.get("method") == "window/showMessage"]
    assert len(messages) == 1
    # The client's answer to `initialize` came once.
    assert [each.get("id") for each in wire.seen].count("lazyls/replay") == 0


@pytest.mark.timeout(20)
def test_a_text_that_kills_three_times_is_left_alone(wire):
    wire.open("file:///b.py", "y = (\n")
    wire.open("file:///a.py", "x = (\n")
    for round in range(3):
        assert len(wire.pull("file:///b.py", 10 + round)["result"]["items"]) == 1
        wire.kill_analysis()
    assert len(wire.pull("file:///b.py", 20)["result"]["items"]) == 1
    assert wire.pull("file:///a.py", 21)["result"]["items"] == []
    wire.send("textDocument/didChange", {
        "textDocument": {"uri": "file:///a.py", "version": 2},
        "contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}, "text": "zz"}]})
    assert len(wire.pull("file:///a.py", 22)["result"]["items"]) == 1


@pytest.mark.timeout(20)
def test_the_server_ends_with_its_parent(lazyls):
    parent = subprocess.Popen(["sleep", "60"])
    wire = Wire(lazyls, PULL, process=parent.pid)
    parent.kill()
    parent.wait()
    assert wire.process.wait(timeout=2) == 1


@pytest.mark.timeout(20)
def test_an_idle_server_sleeps(wire):
    time.sleep(0.3)

    def switches():
        tasks = Path(f"/proc/{wire.process.pid}/task").iterdir()
        return sum(int(line.split()[1]) for task in tasks
                   for line in (task / "status").read_text().splitlines() if "ctxt_switches" in line)

    before = switches()
    time.sleep(2)
    assert switches() == before
