"""One server at the other end of two pipes, asked as an editor asks; times are taken where messages come and go."""

import json
import os
import selectors
import shutil
import subprocess
import time
from pathlib import Path

LIMIT = 120  # seconds for any one answer

MODIFIERS = ["declaration", "definition", "readonly", "static", "deprecated", "abstract", "async", "modification"]
TYPES = ["namespace", "type", "class", "enum", "interface", "parameter", "variable", "property", "function", "method",
         "keyword", "decorator"]
SHOWN = {
    "synchronization": {"didSave": True}, "hover": {"contentFormat": ["markdown", "plaintext"]},
    "inlayHint": {"resolveSupport": {"properties": ["tooltip", "textEdits", "label.location"]}}, "codeLens": {},
    "codeAction": {"dataSupport": True, "isPreferredSupport": True, "disabledSupport": True,
                   "resolveSupport": {"properties": ["edit"]},
                   "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}}},
    "semanticTokens": {"requests": {"range": True, "full": {"delta": True}}, "tokenTypes": TYPES,
                       "tokenModifiers": MODIFIERS, "formats": ["relative"], "augmentsSyntaxTokens": True},
    "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "tagSupport": {"valueSet": [1, 2]}},
}
PULLS = {"diagnostic": {"relatedInformation": True, "relatedDocumentSupport": True, "tagSupport": {"valueSet": [1, 2]}}}


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Session:
    """Use it in a `with` statement: it never leaves a process."""

    def __init__(self, command, root, pulls=True, environment=None):
        self.started = time.monotonic()
        self.process = subprocess.Popen([str(word) for word in command], cwd=root, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
                                        env={**os.environ, **(environment or {})})
        self.input, self.output = self.process.stdin.fileno(), self.process.stdout.fileno()
        os.set_blocking(self.input, False)
        os.set_blocking(self.output, False)
        self.readable, self.both = selectors.DefaultSelector(), selectors.DefaultSelector()
        self.readable.register(self.output, selectors.EVENT_READ)
        self.both.register(self.output, selectors.EVENT_READ)
        self.both.register(self.input, selectors.EVENT_WRITE)
        self.buffer = bytearray()
        self.number = 0
        self.versions = {}
        answer, _ = self.request("initialize", {
            "processId": os.getpid(), "rootUri": Path(root).as_uri(),
            "workspaceFolders": [{"uri": Path(root).as_uri(), "name": "project"}],
            "capabilities": {"general": {"positionEncodings": ["utf-8", "utf-16"]},
                             "workspace": {"configuration": True, "workspaceFolders": True,
                                           "diagnostics": {"refreshSupport": True}},
                             "textDocument": {**SHOWN, **(PULLS if pulls else {})}}})
        self.can = answer["result"]["capabilities"]
        self.notify("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(5)
        except (subprocess.TimeoutExpired, TimeoutError, OSError, EOFError):
            pass
        finally:
            self.process.kill()
            self.process.wait()

    # Messages

    def notify(self, method, params):
        self._write({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method, params):
        """Sends a request; gives its id."""
        self.number += 1
        self._write({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        return self.number

    def request(self, method, params):
        """(answer, when it was there)"""
        number = self.ask(method, params)
        return self.until(lambda message: message.get("id") == number and "method" not in message)

    def until(self, fits, limit=LIMIT):
        """The next message that fits, and when its last byte was there. What the server asks is answered."""
        end = time.monotonic() + limit
        while True:
            body, arrived = self._read(end)
            message = json.loads(body)
            if "id" in message and "method" in message:
                items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
                result = [None] * len(items) if message["method"] == "workspace/configuration" else None
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": result})
            if fits(message):
                return message, arrived

    def settle(self, seconds):
        """Reads what comes by itself within some time."""
        try:
            self.until(lambda message: False, seconds)
        except TimeoutError:
            pass

    def _write(self, message):
        body = json.dumps(message).encode()
        data = memoryview(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        while data:
            try:
                data = data[os.write(self.input, data):]
            except BlockingIOError:
                # The pipe is full; the server may be waiting for us to read.
                self.both.select(LIMIT)
                self._take()

    def _take(self):
        try:
            data = os.read(self.output, 1 << 20)
        except BlockingIOError:
            return
        if not data:
            raise EOFError("the server ended")
        self.buffer += data

    def _read(self, end):
        while True:
            head = self.buffer.find(b"\r\n\r\n")
            if head >= 0:
                length = next(int(line.split(b":")[1]) for line in bytes(self.buffer[:head]).split(b"\r\n")
                              if line.lower().startswith(b"content-length"))
                if len(self.buffer) >= head + 4 + length:
                    arrived = time.monotonic()
                    body = bytes(self.buffer[head + 4:head + 4 + length])
                    del self.buffer[:head + 4 + length]
                    return body, arrived
            if not self.readable.select(max(0, end - time.monotonic())):
                raise TimeoutError("no answer came")
            self._take()

    # Documents

    def open(self, uri, text):
        self.versions[uri] = 1
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "python", "version": 1, "text": text}})

    def change(self, uri, change):
        self.versions[uri] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": [change]})

    def pull(self, uri, result_id=None):
        previous = {"previousResultId": result_id} if result_id else {}
        return self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}, **previous})

    def pushed(self, uri):
        """Waits for diagnostics of the newest text."""
        return self.until(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                          and message["params"]["uri"] == uri
                          and message["params"].get("version") == self.versions[uri])

    # The machine

    def processes(self):
        """The server and what it has started, the server first."""
        found = [self.process.pid]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                found += [int(word) for word in task.read_text().split()]
        return found

    def memory(self):
        """[(MB now, MB at most)] of each process."""
        found = []
        for pid in self.processes():
            fields = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
            found.append(tuple(int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")))
        return found

    def cpu(self):
        return sum(cpu_seconds(pid) for pid in self.processes())


def forget(folder):
    shutil.rmtree(folder, ignore_errors=True)
