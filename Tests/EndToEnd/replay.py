"""Replays a transcript against a server and lists everything that is not as it should be."""

import json
import queue
import shutil
import time
from pathlib import Path

from connection import Connection, ConnectionProblem
from transcript import Hole, More, Step

FIXTURES = Path(__file__).resolve().parent.parent / "Fixtures"

# A client that can what most can, and nothing that makes a server ask back.
CAPABILITIES = {
    "workspace": {"workspaceFolders": True},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "codeDescriptionSupport": True,
                               "dataSupport": True, "tagSupport": {"valueSet": [1, 2]}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}},
                       "isPreferredSupport": True, "dataSupport": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
}


class Stop(Exception):
    """Nothing that follows makes sense."""


class Replay:
    """One run of one transcript. `run` returns its failures, each a line of text; none: all is well."""

    def __init__(self, transcript, command, folder, validator, encoding=None, split_seed=None):
        self.transcript, self.command, self.validator = transcript, command, validator
        self.encoding, self.split_seed = encoding, split_seed
        self.root = Path(folder).resolve()
        self.failures = []
        self.inbox = []  # arrived, not expected yet
        self.next_id = 1
        self.unanswered = {}  # id → method of requests whose response has not arrived
        self.answered = {}
        self.unclaimed = []  # ids of requests whose response the transcript has not asked for, oldest first
        self.owed = []  # ids of server requests that were expected and want an answer
        self.line = 0

    def fail(self, words, line=None):
        self.failures.append(f"{self.transcript.name}:{line or self.line}: {words}")

    def run(self):
        self.make_project()
        with Connection(self.command + self.transcript.arguments, cwd=self.root, split_seed=self.split_seed) as server:
            self.server = server
            try:
                for step in self.transcript.steps:
                    self.line = step.line
                    getattr(self, "do_" + step.verb)(step)
                if self.transcript.steps[-1].verb != "exit":
                    self.leave()
                self.check_rest()
            except Stop:
                pass
            except ConnectionProblem as problem:
                self.fail(str(problem))
            except KeyError as error:
                self.fail(f"the transcript names what is not there: {error}")
            if self.failures and (log := server.standard_error().strip()):
                self.failures.append("standard error of the server:\n" + log[-2000:])
        return self.failures

    def make_project(self):
        self.root.mkdir(parents=True, exist_ok=True)
        if self.transcript.project:
            shutil.copytree(FIXTURES / self.transcript.project, self.root, dirs_exist_ok=True)
        for path, text in self.transcript.files.items():
            self.write(path, text)

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    # What the client does.

    def do_send(self, step):
        message = {"jsonrpc": "2.0", "method": step.method}
        if step.kind == "request" or step.has_id:
            message["id"] = step.id if step.has_id else self.next_id
            self.next_id += not step.has_id
            self.unanswered[key(message["id"])] = step.method
            self.unclaimed.append(message["id"])
        if step.has_value:
            message["params"] = self.filled(step.value)
            if step.method == "initialize" and self.encoding and isinstance(message["params"], dict):
                capabilities = message["params"].setdefault("capabilities", {})
                capabilities.setdefault("general", {})["positionEncodings"] = [self.encoding]
        self.server.send(message)

    def do_reply(self, step):
        if not step.has_id and not self.owed:
            self.fail("no server request waits for an answer")
            raise Stop
        message = {"jsonrpc": "2.0", "id": step.id if step.has_id else self.owed.pop(0)}
        if step.kind == "result":
            message["result"] = self.filled(step.value) if step.has_value else None
        else:
            message["error"] = {"code": step.value, "message": step.message or "refused"}
        self.server.send(message)

    def do_raw(self, step):
        self.server.send_bytes(step.value)

    def do_close(self, _):
        self.server.close()

    def do_write(self, step):
        self.write(step.path, step.value)

    def do_delete(self, step):
        target = self.root / step.path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    def do_pause(self, step):
        time.sleep(step.value)

    # What the server must do.

    def do_expect(self, step):
        if step.kind in ("result", "error"):
            self.expect_response(step)
        else:
            self.expect_call(step)

    def expect_response(self, step):
        wanted = step.id
        if step.has_id:
            if wanted in self.unclaimed:
                self.unclaimed.remove(wanted)
        elif self.unclaimed:
            wanted = self.unclaimed.pop(0)
        else:
            self.fail("no request waits for a response")
            raise Stop
        message = self.await_message(lambda m: "method" not in m and "id" in m and key(m["id"]) == key(wanted))
        if message is None:
            self.fail(f"no response to {wanted!r} came{self.instead()}")
            raise Stop
        if step.kind == "result":
            if "result" not in message:
                return self.fail(f"a result expected, got {brief(message)}")
            differences = self.differences(step.value, message["result"], "result")
        elif "error" not in message:
            return self.fail(f"error {step.value} expected, got {brief(message)}")
        else:
            differences = list(self.differences(step.value, message["error"].get("code"), "error.code"))
            if step.message and step.message not in str(message["error"].get("message")):
                differences.append(f"error.message: {message['error'].get('message')!r} does not contain {step.message!r}")
        for difference in differences:
            self.fail(difference)

    def expect_call(self, step):
        """Waits for the first call of the method whose params fit."""
        nearest = None

        def fits(message):
            nonlocal nearest
            if message.get("method") != step.method or ("id" in message) != (step.kind == "request"):
                return False
            found = list(self.differences(step.value, message.get("params"), "params")) if step.has_value else []
            if found and (nearest is None or len(found) <= len(nearest)):
                nearest = found
            return not found

        message = self.await_message(fits)
        if message is None:
            self.fail(f"no such {step.kind} {step.method} came{self.instead()}")
            for difference in nearest or []:
                self.fail(f"  nearest: {difference}")
            raise Stop
        if step.kind == "request":
            self.owed.append(message["id"])

    def do_nothing(self, step):
        self.await_message(lambda m: not self.is_ignored(m), step.value, remove=False)
        for message in self.inbox:
            if not self.is_ignored(message):
                self.fail(f"nothing expected, got {brief(message)}")

    def do_exit(self, step):
        status = self.server.wait(self.transcript.timeout)
        if status != step.value:
            self.fail(f"exit status {step.value} expected, got {status}")
        self.drain()

    def leave(self):
        """The usual end, for transcripts that are not about the end."""
        self.do_send(Step(self.line, "send", "request", "shutdown"))
        self.unclaimed = self.unclaimed[-1:]
        self.expect_response(Step(self.line, "expect", "result", value=None))
        self.do_send(Step(self.line, "send", "notification", "exit"))
        self.do_exit(Step(self.line, "exit", value=0))

    def check_rest(self):
        for message in self.inbox:
            if not self.is_ignored(message):
                self.fail(f"not expected: {brief(message)}")
        for identity, method in self.unanswered.items():
            self.fail(f"request {identity} ({method}) was never answered")

    # Messages.

    def await_message(self, fits, timeout=None, remove=True):
        """The first message that fits, of those that came and those to come; None at the end of time or stream."""
        for message in self.inbox:
            if fits(message):
                if remove:
                    self.inbox.remove(message)
                return message
        end = time.monotonic() + (self.transcript.timeout if timeout is None else timeout)
        while (left := end - time.monotonic()) > 0:
            try:
                message = self.server.receive(left)
            except queue.Empty:
                return None
            if message is None:
                return None
            self.arrived(message)
            if fits(message):
                if not remove:
                    self.inbox.append(message)
                return message
            self.inbox.append(message)
        return None

    def drain(self):
        while True:
            try:
                message = self.server.receive(self.transcript.timeout)
            except queue.Empty:
                return self.fail("the server ended, its output did not: it left a process behind")
            if message is None:
                return
            self.arrived(message)
            self.inbox.append(message)

    def arrived(self, message):
        """Bookkeeping and validation of every message, whether expected or not."""
        method = None
        if isinstance(message, dict) and "method" not in message and message.get("id") is not None:
            identity = key(message["id"])
            if identity in self.unanswered:
                method = self.answered[identity] = self.unanswered.pop(identity)
            elif identity in self.answered:
                self.fail(f"request {identity} ({self.answered[identity]}) was answered twice")
        for problem in self.validator.problems(message, method):
            self.fail(f"not what the specification allows: {problem} in {brief(message)}")
        if not isinstance(message, dict):
            raise Stop
        if "id" in message and self.is_ignored(message):
            items = (message.get("params") or {}).get("items")
            self.server.send({"jsonrpc": "2.0", "id": message["id"],
                              "result": [None] * len(items) if isinstance(items, list) else None})

    def is_ignored(self, message):
        return message.get("method") in self.transcript.ignore

    def instead(self):
        waiting = [brief(message) for message in self.inbox if not self.is_ignored(message)]
        return "; there are: " + ", ".join(waiting) if waiting else ""

    # JSON with holes.

    def filled(self, value):
        """What is really sent for a value of the transcript."""
        if isinstance(value, str):
            return value.replace("{root}", str(self.root))
        if isinstance(value, list):
            return [self.filled(each) for each in value]
        if isinstance(value, dict):
            return {key: self.filled(each) for key, each in value.items()}
        if isinstance(value, Hole):
            return self.hole(value)
        return value

    def hole(self, hole):
        if hole.word == "capabilities":
            return json.loads(json.dumps(CAPABILITIES))
        if hole.word == "encoding":
            return self.encoding or "utf-16"
        if hole.word == "text":
            return (self.root / hole.argument).read_bytes().decode()
        if len(numbers := hole.word.split("|")) == 3:
            return int(numbers[["utf-8", "utf-16", "utf-32"].index(self.encoding or "utf-16")])
        raise KeyError("{{" + hole.word + "}}")

    def differences(self, wanted, got, path):
        """Yields how `got` differs from the transcript's `wanted`."""
        if isinstance(wanted, Hole) and wanted.word == "any":
            return
        if isinstance(wanted, Hole) and wanted.word == "contains":
            part = self.filled(json.loads(wanted.argument))
            if not isinstance(got, str) or part not in got:
                yield f"{path}: {brief(got)} does not contain {part!r}"
        elif isinstance(wanted, dict) and isinstance(got, dict):
            wanted = {self.filled(name): each for name, each in wanted.items()}
            for name, each in wanted.items():
                if name is not More:
                    if name in got:
                        yield from self.differences(each, got[name], f"{path}.{name}")
                    else:
                        yield f"{path}: has no '{name}'"
            if More not in wanted:
                for name in got.keys() - wanted.keys():
                    yield f"{path}: has '{name}': {brief(got[name])}, which is not expected"
        elif isinstance(wanted, list) and isinstance(got, list):
            more = bool(wanted) and wanted[-1] is More
            count = len(wanted) - more
            if len(got) < count or len(got) > count and not more:
                yield f"{path}: {count} elements expected, got {len(got)}: {brief(got)}"
            for number, (each, other) in enumerate(zip(wanted[:count], got)):
                yield from self.differences(each, other, f"{path}[{number}]")
        else:
            value = self.filled(wanted)
            # True equals 1 in Python, not in JSON.
            if type(value) is not type(got) and not {type(value), type(got)} == {int, float} or value != got:
                yield f"{path}: {brief(value)} expected, got {brief(got)}"


def key(identity):
    """1 and "1" are two ids."""
    return json.dumps(identity)


def brief(value):
    text = json.dumps(value, ensure_ascii=False, default=str, skipkeys=True)
    return text if len(text) <= 400 else text[:397] + "…"
