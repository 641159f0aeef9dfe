"""The first scan of a large project shows how far it is, if the client can show it."""

import contextlib
import os
import time

import pytest

from wire import Wire

# Enough of it takes longer than anybody waits without wondering.
MODULE = "import json\n" + "value = json.dumps({'a': [1, 2, 3], 'b': (4, 5)}) + 'text'\n" * 40_000
CLIENT = {"window": {"workDoneProgress": True}}


def scan(lazyls, root, capabilities):
    """Opens a folder and waits for the first diagnostics; what was asked and told of progress, in order."""
    (root / "last.py").write_text("")
    with Wire(lazyls, capabilities, root=root.as_uri()) as wire:
        wire.open((root / "last.py").as_uri(), "x = (\n")
        told = []
        while True:
            message = wire.until(lambda message: True)
            if message.get("method") == "window/workDoneProgress/create":
                told.append(message)
                wire.answer(message)
            elif message.get("method") == "$/progress":
                told.append(message)
            elif message.get("method") == "textDocument/publishDiagnostics":
                assert [each["code"] for each in message["params"]["diagnostics"]] == ["LZ901"]
                return told


def test_a_long_scan_is_shown(lazyls, tmp_path):
    for number in range(128):
        (tmp_path / f"module_{number}.py").write_text(MODULE)
        # As many as this machine needs to be busy for a while.
        if number + 1 in (16, 32, 64, 128) and len(told := scan(lazyls, tmp_path, CLIENT)) > 3:
            break
    create, *progress = told
    assert {each["params"]["token"] for each in told} == {create["params"]["token"]}
    kinds = [each["params"]["value"]["kind"] for each in progress]
    assert kinds == ["begin"] + ["report"] * (len(kinds) - 2) + ["end"]
    words = [each["params"]["value"]["message"] for each in progress[1:-1]]
    assert words, "no report between begin and end"
    # `Resolving imports 3/17`, and never back.
    assert all(each.startswith("Resolving imports ") and each.endswith(f"/{number + 2}") for each in words), words
    done = [int(each.removeprefix("Resolving imports ").split("/")[0]) for each in words]
    assert done == sorted(set(done)) and done[-1] <= number + 2
    assert scan(lazyls, tmp_path, {}) == []


def status(wire, number):
    """What `lazyls.status` answers; the server's questions on the way are answered."""
    wire.send("workspace/executeCommand", {"command": "lazyls.status"}, number)
    while (message := wire.until(lambda message: True)).get("id") != number or "method" in message:
        if message.get("method") == "window/workDoneProgress/create":
            wire.answer(message)
    return message["result"]


@contextlib.contextmanager
def one_processor():
    """What is started in it has one processor, so that there is time for something to happen."""
    processors = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(processors)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, processors)


def cancelled_scan(lazyls, root):
    """Presses the button of the first scan's display; what happens then, or None when the scan was over already."""
    with one_processor(), Wire(lazyls, CLIENT, root=root.as_uri()) as wire:
        wire.open((root / "last.py").as_uri(), "x = (\n")
        while True:
            message = wire.until(lambda message: True)
            value = message.get("params", {}).get("value", {})
            if message.get("method") == "window/workDoneProgress/create":
                token = message["params"]["token"]
                wire.answer(message)
            elif value.get("kind") == "begin":
                assert value["cancellable"]
                wire.send("window/workDoneProgress/cancel", {"token": token})
            elif message.get("method") == "textDocument/publishDiagnostics":
                # Whatever became of the scan, what is open is analysed.
                assert [each["code"] for each in message["params"]["diagnostics"]] == ["LZ901"]
                break
        answer = status(wire, 1)
        if answer["folders"][0]["isWhole"]:
            return None
        assert answer["folders"][0]["files"] == 1 and "lazyls.reload" in answer["message"]
        ends = [each["params"]["value"] for each in wire.seen if each.get("method") == "$/progress"]
        assert ends[-1] == {"kind": "end", "message": "Cancelled"}
        # What is opened later is analysed without the rest, too.
        wire.open((root / "module_0.py").as_uri(), "y = (\n")
        opened = lambda message: message.get("params", {}).get("uri", "").endswith("module_0.py")
        assert [each["code"] for each in wire.until(opened)["params"]["diagnostics"]] == ["LZ901"]
        assert status(wire, 2)["folders"][0]["files"] == 2
        wire.send("workspace/executeCommand", {"command": "lazyls.reload"}, 3)
        wire.until(lambda message: message.get("id") == 3 and "method" not in message)
        return status(wire, 4)["folders"][0]


@pytest.mark.timeout(400)
def test_a_scan_is_cancelled_and_begun_anew(lazyls, tmp_path):
    (tmp_path / "last.py").write_text("")
    for number in range(128):
        (tmp_path / f"module_{number}.py").write_text(MODULE)
        # As many as this machine needs to be busy for a while.
        if number + 1 in (16, 32, 64, 128) and (folder := cancelled_scan(lazyls, tmp_path)):
            break
    assert folder["isWhole"] and folder["files"] == number + 2


def test_a_short_scan_is_not(lazyls, tmp_path):
    (tmp_path / "module.py").write_text("import json\n")
    begin = time.monotonic()
    told = scan(lazyls, tmp_path, CLIENT)
    # A machine that is busy enough makes any scan a long one.
    assert told == [] or time.monotonic() - begin > 0.3


def test_a_command_shows_progress_under_a_token_of_ours(lazyls, tmp_path):
    (tmp_path / "a.py").write_text("import json\n")
    uri = (tmp_path / "a.py").as_uri()
    with Wire(lazyls, CLIENT, root=tmp_path.as_uri()) as wire:
        wire.open(uri, "import json\n")
        wire.send("workspace/executeCommand", {"command": "lazyls.evaluate", "arguments": [uri]}, 1)
        ours, told = None, []
        while (message := wire.until(lambda message: True)).get("id") != 1 or "method" in message:
            if message.get("method") == "window/workDoneProgress/create":
                wire.answer(message)
                if message["params"]["token"].startswith("lazyls/command/"):
                    ours = message["params"]["token"]
            elif message.get("method") == "$/progress" and message["params"]["token"] == ours:
                told.append(message["params"]["value"])
        assert [each["kind"] for each in told] == ["begin", "end"] and told[0]["message"] == "a.py"
