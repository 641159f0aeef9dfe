"""A request that is cancelled while the analysis is busy is answered as cancelled, once, and nothing else suffers."""

import statistics
import time

from wire import PULL, Wire

# Large enough that the analysis is still reading it when the cancellation arrives.
SLOW = "import json\n" + "value = json.dumps({'a': [1, 2, 3], 'b': (4, 5)}) + 'text'\n" * 150_000
# Seconds. Twenty milliseconds is what is promised, on a machine that is not busy with something else.
AT_ONCE = 0.4


def test_a_cancelled_request_is_answered_as_cancelled(lazyls):
    with Wire(lazyls, PULL) as wire:
        # In one piece: if this process has to wait for a processor in between, the analysis may be faster.
        with wire.at_once():
            wire.open("untitled:slow", SLOW)
            wire.send("textDocument/diagnostic", {"textDocument": {"uri": "untitled:slow"}}, "slow")
            wire.send("$/cancelRequest", {"id": "slow"})
        answer = wire.until(lambda message: message.get("id") == "slow")
        assert answer["error"]["code"] == -32800, answer
        # Cancelling it again, or what never was, is no error; the next request sees the whole text.
        wire.send("$/cancelRequest", {"id": "slow"})
        wire.send("$/cancelRequest", {"id": "never"})
        assert wire.pull("untitled:slow", "after")["result"]["items"] == []
        assert [message.get("id") for message in wire.seen].count("slow") == 1


def test_an_evaluation_is_cancelled(lazyls, tmp_path):
    (tmp_path / "endless.py").write_text("while True: pass\n")
    uri = (tmp_path / "endless.py").as_uri()
    with Wire(lazyls, PULL, root=tmp_path.as_uri()) as wire:
        wire.open(uri, "while True: pass\n")
        wire.pull(uri, 1)
        for number in range(2, 5):
            wire.send("workspace/executeCommand", {"command": "lazyls.evaluate", "arguments": [uri]}, number)
        # Others are answered meanwhile.
        wire.pull(uri, 10)
        for number in range(2, 5):
            wire.send("$/cancelRequest", {"id": number})
        begin = time.monotonic()
        answers = {}
        while len(answers) < 3:
            message = wire.until(lambda message: message.get("id") in (2, 3, 4))
            answers[message["id"]] = message["error"]["code"]
        # Nobody waits for the evaluations, which would take some seconds.
        assert set(answers.values()) == {-32800} and time.monotonic() - begin < 3
        wire.pull(uri, 11)


def test_what_certainly_runs_is_answered_at_once(lazyls, tmp_path):
    (tmp_path / "endless.py").write_text("while True: pass\n")
    uri = (tmp_path / "endless.py").as_uri()
    with Wire(lazyls, PULL, root=tmp_path.as_uri(), options={"evaluate": "off"}) as wire:
        wire.open(uri, "while True: pass\n")
        wire.pull(uri, "first")
        took = []
        for number in range(1, 10):
            wire.send("workspace/executeCommand",
                      {"command": "lazyls.evaluate", "arguments": [uri], "workDoneToken": f"token {number}"}, number)
            # It has begun.
            wire.until(lambda message: message.get("params", {}).get("token") == f"token {number}")
            begin = time.monotonic()
            wire.send("$/cancelRequest", {"id": number})
            answer = wire.until(lambda message: message.get("id") == number)
            took.append(time.monotonic() - begin)
            assert answer["error"]["code"] == -32800
        assert statistics.median_high(took) < AT_ONCE, took


def test_whatever_runs_is_answered_at_once(lazyls, tmp_path):
    for number in range(400):
        (tmp_path / f"m{number}.py").write_text(f"import m{number + 1}\n" + "def f(x):\n    return [x, x.a, x.b]\n" * 200)
    uri = (tmp_path / "m0.py").as_uri()
    with Wire(lazyls, PULL, root=tmp_path.as_uri()) as wire:
        wire.open(uri, (tmp_path / "m0.py").read_text())
        wire.pull(uri, 1)
        took, codes = [], []
        for number, (method, params) in enumerate([
                ("workspace/diagnostic", {"previousResultIds": []}),
                ("workspace/executeCommand", {"command": "lazyls.filter", "arguments": [uri]})] * 5, 2):
            wire.send(method, params, number)
            begin = time.monotonic()
            wire.send("$/cancelRequest", {"id": number})
            answer = wire.until(lambda message, id=number: message.get("id") == id)
            took.append(time.monotonic() - begin)
            codes.append(answer.get("error", {}).get("code"))
        # What is remembered may be done before it is cancelled; the first of each is as slow as it gets.
        assert -32800 in codes and set(codes) <= {-32800, None}, codes
        assert statistics.median_high(took) < AT_ONCE, took
        assert [message.get("id") for message in wire.seen].count(2) == 1
        # Nothing more is said of what was cancelled.
        assert wire.pull(uri, 100)["result"]["items"] == []
        shown = [message for message in wire.seen if message.get("method") == "window/showMessage"]
        assert len(shown) <= codes.count(None)
