"""A session with the server, one message at a time; for tests that go where transcripts cannot."""

import json
import os
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import metamodel

# A client that pulls diagnostics.
PULL = {"textDocument": {"diagnostic": {}}}

VALIDATOR = metamodel.load()


class Wire:
    """Use it in a `with` statement: it never leaves a process."""

    def __init__(self, lazyls, capabilities=None, process=None, root=None, options=None):
        self.process = subprocess.Popen([lazyls, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.seen = []
        self.held = None
        self.asked = {}  # id → method of our requests
        self.send("initialize", {"processId": process, "rootUri": root, "capabilities": capabilities or {},
                                 "initializationOptions": options}, 0)
        self.until(lambda message: message.get("id") == 0)
        self.send("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def send(self, method, params, id=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if id is not None:
            message["id"] = id
            self.asked[id] = method
        self.write(message)

    def answer(self, request, result=None):
        self.write({"jsonrpc": "2.0", "id": request["id"], "result": result})

    def write(self, message):
        body = json.dumps(message).encode()
        self.write_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def write_bytes(self, data):
        if self.held is not None:
            self.held += data
            return
        self.process.stdin.write(data)
        self.process.stdin.flush()

    @contextmanager
    def at_once(self):
        """What is sent inside leaves as one piece at the end."""
        self.held = b""
        yield
        data, self.held = self.held, None
        self.write_bytes(data)

    def until(self, fits):
        """Reads on to the first message that fits. Each is checked against the specification."""
        while True:
            length = None
            while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
                length = int(line.split(b":")[1])
            assert length, f"the server ended; it had said {self.seen}"
            message = json.loads(self.process.stdout.read(length))
            self.seen.append(message)
            problems = VALIDATOR.problems(message, self.asked.get(message.get("id")))
            assert not problems, f"{problems} in {message}"
            if fits(message):
                return message

    def open(self, uri, text):
        self.send("textDocument/didOpen", {
            "textDocument": {"uri": uri, "languageId": "python", "version": 1, "text": text}})

    def pull(self, uri, id):
        self.send("textDocument/diagnostic", {"textDocument": {"uri": uri}}, id)
        return self.until(lambda message: message.get("id") == id)

    @property
    def analysis(self):
        """The process that the supervisor started last."""
        pid = self.process.pid
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])

    def next_analysis(self):
        """The same, as soon as there is one that has begun: a child that is not yet our program must not be stopped."""
        pid = self.process.pid
        while True:
            for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
                if b"--analysis-process" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
            time.sleep(0.01)

    def kill_analysis(self, child=None):
        child = child or self.analysis
        os.kill(child, signal.SIGKILL)
        while Path(f"/proc/{child}/stat").exists():
            time.sleep(0.01)
