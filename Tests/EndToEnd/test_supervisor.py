"""The analysis dies, the editor's session does not."""

import os
import signal
import subprocess
import time

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


@pytest.mark.timeout(120)
def test_ten_deaths_in_a_row_cost_pauses_and_not_the_session(wire):
    wire.open("file:///a.py", "import json\n")
    wire.open("file:///b.py", "import re\n")

    def hover(id):
        wire.send("textDocument/hover", {"textDocument": {"uri": "file:///a.py"}, "position": {"line": 0, "character": 8}}, id)

    for death in range(10):
        # It answers nothing: whoever comes next dies before it can.
        process = wire.next_analysis()
        os.kill(process, signal.SIGSTOP)
        for number in range(3):
            hover(100 + 3 * death + number)
        wire.write_bytes(b"Content-Length: x\r\n\r\n")
        wire.until(lambda message: message.get("error", {}).get("code") == -32700)
        wire.kill_analysis(process)
    # Some of these may come in the pause, and are answered as well: with what happened.
    id = 1000
    while True:
        hover(id)
        answer = wire.until(lambda message: message.get("id") == id)
        if "result" in answer:
            break
        assert "analysis" in answer["error"]["message"], answer
        id += 1
        time.sleep(0.1)
    assert "json" in answer["result"]["contents"]["value"]
    ids = [message["id"] for message in wire.seen if message.get("id") is not None and "method" not in message]
    assert sorted(ids) == [0, *range(100, 130), *range(1000, id + 1)], "each is answered once"
    told = [message["params"]["message"] for message in wire.seen if message.get("method") == "window/showMessage"]
    assert len([each for each in told if "again and again" in each]) == 1, told
    wire.send("shutdown", None, 1)
    wire.until(lambda message: message.get("id") == 1)
    wire.send("exit", None)
    assert wire.process.wait(timeout=20) == 0


@pytest.mark.timeout(60)
def hover(wire, uri, id):
    wire.send("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 8}}, id)


def answer(wire, id):
    return wire.until(lambda message: message.get("id") == id and "method" not in message)


def test_a_restart_ends_what_hangs_and_loses_nothing(wire):
    wire.open("file:///a.py", "import json\n")
    hover(wire, "file:///a.py", 1)
    answer(wire, 1)
    old = wire.analysis
    os.kill(old, signal.SIGSTOP)
    hover(wire, "file:///a.py", 2)
    wire.send("textDocument/didChange", {"textDocument": {"uri": "file:///a.py", "version": 2}, "contentChanges": [{"text": "import csv\n"}]})
    with wire.at_once():
        wire.send("workspace/executeCommand", {"command": "lazyls.restart"}, 3)
        hover(wire, "file:///a.py", 4)
        wire.send("workspace/executeCommand", {"command": "lazyls.restart"}, 5)
        hover(wire, "file:///a.py", 6)
        wire.send("$/cancelRequest", {"id": 6})
    wire.until(lambda _: {2, 3, 4, 5, 6} <= {each.get("id") for each in wire.seen})
    answers = {each["id"]: each for each in wire.seen if "id" in each and "method" not in each}
    # What was asked of the old one is answered by the new one, of the text as it is.
    assert "csv" in answers[2]["result"]["contents"]["value"] and "csv" in answers[4]["result"]["contents"]["value"]
    assert answers[3]["result"]["documents"] == answers[5]["result"]["documents"] == 1
    assert "result" in answers[6] or answers[6]["error"]["code"] == -32800
    assert sorted(each["id"] for each in wire.seen if "id" in each and "method" not in each) == [0, 1, 2, 3, 4, 5, 6]
    assert wire.analysis != old and not os.path.exists(f"/proc/{old}")
    # Nobody died: there is nothing to apologise for.
    told = [each["params"]["message"] for each in wire.seen if each.get("method") == "window/showMessage"]
    assert told and all(each.startswith("lazyls was started again: ") for each in told), told


def test_a_restart_gives_a_text_that_killed_another_chance(wire):
    wire.open("file:///a.py", "x = (\n")
    for round in range(3):
        assert len(wire.pull("file:///a.py", 10 + round)["result"]["items"]) == 1
        wire.kill_analysis()
    assert wire.pull("file:///a.py", 20)["result"]["items"] == []
    wire.send("workspace/executeCommand", {"command": "lazyls.restart"}, 21)
    assert "result" in answer(wire, 21)
    assert len(wire.pull("file:///a.py", 22)["result"]["items"]) == 1


def test_a_death_ends_the_progress_that_is_shown(lazyls, tmp_path):
    (tmp_path / "app.py").write_text("while True:\n    pass\n")
    uri = (tmp_path / "app.py").as_uri()
    with Wire(lazyls, PULL, root=tmp_path.as_uri(), options={"evaluate": "off"}) as wire:
        wire.open(uri, "while True:\n    pass\n")
        wire.send("workspace/executeCommand", {"command": "lazyls.evaluate", "arguments": [uri], "workDoneToken": "mine"}, 1)

        def is_shown(kind):
            return lambda message: message.get("method") == "$/progress" and message["params"]["value"]["kind"] == kind
        wire.until(is_shown("begin"))
        wire.kill_analysis()
        assert wire.until(is_shown("end"))["params"]["token"] == "mine"
        assert answer(wire, 1)["error"]["code"] == -32603


def test_two_requests_of_one_name_are_both_answered(wire):
    # One takes seconds, the other none; the analysis dies in between.
    wire.open("file:///a.py", "import json\nwhile True: pass\n")
    wire.send("workspace/executeCommand", {"command": "lazyls.evaluate", "arguments": ["file:///a.py"]}, 7)
    wire.send("textDocument/hover", {"textDocument": {"uri": "file:///a.py"}, "position": {"line": 0, "character": 8}}, 7)
    wire.until(lambda message: message.get("id") == 7)
    wire.kill_analysis()
    wire.until(lambda message: message.get("id") == 7)
    # And no third time.
    wire.pull("file:///a.py", 8)
    assert [message.get("id") for message in wire.seen].count(7) == 2


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
