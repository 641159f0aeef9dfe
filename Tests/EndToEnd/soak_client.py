"""The client of the soak test: it knows which requests nobody has answered yet, and notices what must not come."""

import contextlib
import os
import queue
import signal
import time
from pathlib import Path

from connection import Connection
from patience import LIMIT

REFRESH = {each: {"refreshSupport": True} for each in ("diagnostics", "inlayHint", "codeLens", "semanticTokens")}
PUBLISH = {"relatedInformation": True, "versionSupport": True}
PROFILES = {
    # Pulls, is asked for settings, and watches files.
    "pull": {"workspace": {**REFRESH, "configuration": True, "workspaceFolders": True,
                           "didChangeWatchedFiles": {"dynamicRegistration": True},
                           "didChangeConfiguration": {"dynamicRegistration": True}, "fileOperations": {"willRename": True}},
             "textDocument": {"diagnostic": {"relatedDocumentSupport": True}, "publishDiagnostics": PUBLISH},
             "window": {"workDoneProgress": True}},
    # Is told diagnostics, pushes settings, and leaves it to the server to notice files.
    "push": {"workspace": {"workspaceFolders": True}, "textDocument": {"publishDiagnostics": PUBLISH}},
}
COMMON = {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}}, "dataSupport": True,
                         "resolveSupport": {"properties": ["edit"]}},
          "hover": {"contentFormat": ["markdown"]}}
# What the server may say to a request, whatever was asked: cancelled, outdated, unknown, wrong, impossible.
EXPECTED = {-32600, -32601, -32602, -32801, -32803}
# What is owed to a death of the analysis is answered this soon after it, in seconds.
GRACE = LIMIT


class ClientProblem(AssertionError):
    """The server said what it must not, or did not say what it must."""


class SoakClient:
    """Starts a server and initialises it. Reads only in `pump` and `wait_for_answers`; the connection holds what comes."""

    def __init__(self, command, root, folders, profile, encoding, options):
        capabilities = PROFILES[profile]
        self.pulls = self.is_asked = self.watches = profile == "pull"
        self.settings = {}  # by folder, None for what lies in none: what `workspace/configuration` is answered with
        self.unanswered = {}  # id → method, and whether it was cancelled
        self.twins = set()  # ids of two requests that are both open
        self.answers = {}  # of requests that somebody waits for
        self.wanted = set()
        self.pushed = {}
        self.errors_without_id = 0
        self.next_id = 1
        self.killed = -GRACE
        self.slowest = 0
        self.answered = 0
        self.connection = Connection([str(word) for word in command], cwd=root)
        id = self.request("initialize", {
            "processId": None, "rootUri": None, "initializationOptions": options,
            "workspaceFolders": [{"uri": uri, "name": uri.rsplit("/", 1)[1]} for uri in folders],
            "capabilities": {**capabilities, "textDocument": {**COMMON, **capabilities["textDocument"]},
                             "notebookDocument": {"synchronization": {}}, "general": {"positionEncodings": [encoding]}}})
        self.wait_for_answers(LIMIT, [id])
        self.notify("initialized", {})

    def request(self, method, params, id=None):
        """The request's id: `id`, unless a request of that name is open."""
        if id is None or id in self.unanswered:
            id = self.next_id if self.next_id % 2 else f"s{self.next_id}"
            self.next_id += 1
        self.unanswered[id] = [method, False]
        self.connection.send({"jsonrpc": "2.0", "id": id, "method": method, **({} if params is None else {"params": params})})
        return id

    def request_twice(self, method, params):
        """Asks two things under one name."""
        id = self.request(method, params)
        self.twins.add(id)
        self.connection.send({"jsonrpc": "2.0", "id": id, "method": method, "params": params})

    def notify(self, method, params):
        self.connection.send({"jsonrpc": "2.0", "method": method, "params": params})

    def cancel(self, id):
        if id in self.unanswered:
            self.unanswered[id][1] = True
        self.notify("$/cancelRequest", {"id": id})

    def send_bytes(self, data):
        self.connection.send_bytes(data)

    def send_incomplete(self):
        id = f"incomplete {self.next_id}"
        self.next_id += 1
        self.unanswered[id] = ["", False]
        self.connection.send({"jsonrpc": "2.0", "id": id})

    def pump(self):
        """Takes what has come."""
        while True:
            try:
                self.take(self.connection.receive(0))
            except queue.Empty:
                return

    def wait_for_answers(self, seconds, ids=None):
        """Until these requests are answered; the answers by id. Without ids: until all are."""
        self.wanted |= set(ids or [])
        begin = time.monotonic()
        while any(id in self.unanswered for id in ids) if ids is not None else self.unanswered:
            left = begin + seconds - time.monotonic()
            try:
                self.take(self.connection.receive(max(left, 0.001)))
            except queue.Empty:
                raise ClientProblem(f"nobody answered {dict(list(self.unanswered.items())[:5])} within {seconds} s") from None
        self.slowest = max(self.slowest, time.monotonic() - begin)
        self.wanted -= set(ids or [])
        return {id: self.answers.pop(id) for id in ids or []}

    def take(self, message):
        if message is None:
            raise ClientProblem("the server ended")
        if "method" in message:
            return self.react(message)
        if message["id"] is None:
            self.errors_without_id += 1
            return
        id = message["id"]
        if id not in self.unanswered:
            raise ClientProblem(f"nobody asked for this, or not twice: {message}")
        method, is_cancelled = self.unanswered[id]
        if id in self.twins:
            self.twins.remove(id)
        else:
            del self.unanswered[id]
        self.answered += 1
        code = message.get("error", {}).get("code")
        if code is not None and code not in EXPECTED and not (code == -32800 and is_cancelled) and not (
                code in (-32603, -32802) and time.monotonic() - self.killed < GRACE):
            raise ClientProblem(f"an answer to {method} that nothing explains: {message}")
        if id in self.wanted:
            self.answers[id] = message

    def react(self, message):
        method, params = message["method"], message.get("params")
        if method == "textDocument/publishDiagnostics":
            self.pushed[params["uri"]] = params["diagnostics"]
        if "id" not in message:
            return
        result = None
        if method == "workspace/configuration":
            result = [self.settings.get(item.get("scopeUri"), self.settings.get(None)) for item in params["items"]]
        elif method == "workspace/applyEdit":
            result = {"applied": False}
        self.connection.send({"jsonrpc": "2.0", "id": message["id"], "result": result})

    def analysis(self):
        """The process that the supervisor started last; None while there is none."""
        supervisor = self.connection.process.pid
        children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text().split()
        return int(children[-1]) if children else None

    def wait_for_life(self, seconds):
        """Until the analysis itself answers."""
        end = time.monotonic() + seconds
        while True:
            id = self.request("workspace/symbol", {"query": "no such name"})
            if "result" in (answer := self.wait_for_answers(LIMIT, [id])[id]):
                return
            if time.monotonic() > end:
                raise ClientProblem(f"for {seconds} s the analysis has not come back: {answer}")
            time.sleep(0.05)

    def next_analysis(self, seconds):
        """The same, as soon as there is one that has begun: a child that is not yet our program must not be stopped."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                process = self.analysis()
                if process and b"--analysis-process" in Path(f"/proc/{process}/cmdline").read_bytes():
                    return process
            time.sleep(0.01)
        return None

    def kill(self, process, sign=signal.SIGKILL):
        self.killed = time.monotonic()
        with contextlib.suppress(ProcessLookupError):  # it has gone by itself, of an earlier blow
            os.kill(process, sign)

    def shut_down(self):
        self.wait_for_answers(LIMIT, [self.request("shutdown", None)])
        self.notify("exit", None)
        self.connection.close()
        if (status := self.connection.wait(LIMIT)) != 0:
            raise ClientProblem(f"the server ended with {status}")
