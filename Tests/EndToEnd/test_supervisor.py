"""The analysis dies, the editor's session does not."""

import os
import signal
import subprocess

import pytest

from patience import LIMIT
from wire import PULL, Wire


@pytest.fixture
def wire(lazyls):
    with Wire(lazyls, PULL) as wire:
        yield wire


def test_documents_survive_the_analysis(wire):
    wire.open("file:///a.py", "x = (\n")
    assert len(wire.pull("file:///a.py", 1)["result"]["items"]) == 1
    wire.kill_analysis()
    assert len(wire.pull("file:///a.py", 2)["result"]["items"]) == 1
    messages = [each for each in wire.seen if each.get("method") == "window/showMessage"]
    assert len(messages) == 1
    # The client's answer to `initialize` came once.
    assert [each.get("id") for each in wire.seen].count("lazyls/replay") == 0


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


REFRESHED = ["codeLens", "diagnostics", "inlayHint", "semanticTokens"]


def test_what_a_death_swallowed_is_asked_for_again(lazyls):
    refresh = {"workspace": {each: {"refreshSupport": True} for each in REFRESHED}}
    with Wire(lazyls, {**PULL, **refresh}) as wire:
        wire.open("file:///a.py", "x = (\n")
        assert len(wire.pull("file:///a.py", 1)["result"]["items"]) == 1
        # It does not get to what comes next.
        os.kill(wire.analysis, signal.SIGSTOP)
        wire.send("textDocument/didChange", {
            "textDocument": {"uri": "file:///a.py", "version": 2}, "contentChanges": [{"text": "x = 1\n"}]})
        wire.send("textDocument/diagnostic", {"textDocument": {"uri": "file:///a.py"}}, 2)
        wire.send("textDocument/hover", {
            "textDocument": {"uri": "file:///a.py"}, "position": {"line": 0, "character": 0}}, 3)
        # The supervisor reads its input in order: it has the requests once it has complained of this.
        wire.write_bytes(b"Content-Length: x\r\n\r\n")
        wire.until(lambda message: message.get("error", {}).get("code") == -32700)
        wire.kill_analysis()
        error = wire.until(lambda message: message.get("id") == 2)["error"]
        assert (error["code"], error["data"]) == (-32802, {"retriggerRequest": True})
        assert wire.until(lambda message: message.get("id") == 3)["error"]["code"] == -32603
        wanted = {f"workspace/{each.removesuffix('s') if each == 'diagnostics' else each}/refresh" for each in REFRESHED}
        while wanted:
            request = wire.until(lambda message: message.get("method") in wanted)
            wire.answer(request)
            wanted.remove(request["method"])
        assert wire.pull("file:///a.py", 4)["result"]["items"] == []


def test_the_server_ends_with_its_parent(lazyls):
    parent = subprocess.Popen(["sleep", "60"])
    with Wire(lazyls, PULL, process=parent.pid) as wire:
        parent.kill()
        parent.wait()
        assert wire.process.wait(LIMIT) == 1
