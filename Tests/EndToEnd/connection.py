"""A server process at the other end of two pipes. Every wait has an end, and so has the process."""

import json
import os
import queue
import random
import signal
import subprocess
import tempfile
import threading
import time

from patience import LIMIT


class ConnectionProblem(Exception):
    """The server did not do in time what it must, or cannot be understood."""


class Connection:
    """Starts a command and speaks JSON-RPC with it. Use it in a `with` statement: it never leaves a process."""

    def __init__(self, command, cwd=None, environment=None, split_seed=None):
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            command, cwd=cwd, env={**os.environ, **(environment or {})}, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self.log, bufsize=0, start_new_session=True)
        self.random = None if split_seed is None else random.Random(split_seed)
        # Messages in the order of arrival; then the end, as None or as a ConnectionProblem.
        self.inbox = queue.Queue()
        self.outbox = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        # Writing has a thread of its own: a server that reads nothing must not hang the test.
        threading.Thread(target=self._write, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait(LIMIT)
        self.outbox.put(None)
        self.log.close()

    def send(self, message):
        body = json.dumps(message, ensure_ascii=False).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def send_bytes(self, data):
        self.outbox.put(data)

    def close(self):
        """Ends our side, after what was sent before."""
        self.outbox.put(None)

    def receive(self, timeout):
        """The next message, None at the end of the stream; raises `queue.Empty` after `timeout` seconds."""
        item = self.inbox.get(timeout=timeout) if timeout > 0 else self.inbox.get_nowait()
        if item is None or isinstance(item, ConnectionProblem):
            self.inbox.put(item)  # the end stays the end
            if item is not None:
                raise item
        return item

    def wait(self, timeout):
        """The exit status; negative for a signal."""
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise ConnectionProblem(f"the server still runs after {timeout} s") from None

    def standard_error(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def pieces(self, data):
        """The data in one piece, or cut at random places, about one in twenty bytes and at most 200."""
        if self.random is None or len(data) < 2:
            return [data]
        count = min(200, max(1, len(data) // 20), len(data) - 1)
        cuts = sorted(self.random.sample(range(1, len(data)), count))
        return [data[start:end] for start, end in zip([0] + cuts, cuts + [len(data)])]

    def _write(self):
        try:
            while (data := self.outbox.get()) is not None:
                for piece in self.pieces(data):
                    view = memoryview(piece)
                    while view:
                        view = view[os.write(self.process.stdin.fileno(), view):]
                    if self.random is not None and self.random.random() < 0.1:
                        time.sleep(0.0005)  # let the server see the piece alone
            self.process.stdin.close()
        except (OSError, ValueError):
            pass  # the server is gone; what it said before tells why

    def _read(self):
        try:
            buffer = b""
            while True:
                while b"\r\n\r\n" not in buffer:
                    data = os.read(self.process.stdout.fileno(), 1 << 16)
                    if not data:
                        if buffer:
                            raise ConnectionProblem(f"the server ended within a message: {buffer[:80]!r}")
                        return self.inbox.put(None)
                    buffer += data
                head, buffer = buffer.split(b"\r\n\r\n", 1)
                length = content_length(head)
                while len(buffer) < length:
                    data = os.read(self.process.stdout.fileno(), 1 << 16)
                    if not data:
                        raise ConnectionProblem(f"the server ended within a message: {buffer[:80]!r}")
                    buffer += data
                body, buffer = buffer[:length], buffer[length:]
                try:
                    self.inbox.put(json.loads(body.decode()))
                except ValueError as error:
                    raise ConnectionProblem(f"not JSON in UTF-8: {error}: {body[:80]!r}") from None
        except ConnectionProblem as problem:
            self.inbox.put(problem)
        except (OSError, ValueError):
            self.inbox.put(None)


def content_length(head):
    """Of a header as the specification has it: names with a colon, no line that is none."""
    length = None
    for line in head.split(b"\r\n"):
        name, colon, value = line.partition(b":")
        if not colon or name.strip() not in (b"Content-Length", b"Content-Type"):
            raise ConnectionProblem(f"the server wrote what is no header: {line[:80]!r}")
        if name.strip() == b"Content-Length":
            if length is not None or not value.strip().isdigit():
                raise ConnectionProblem(f"a wrong Content-Length: {head[:80]!r}")
            length = int(value)
    if length is None:
        raise ConnectionProblem(f"no Content-Length: {head[:80]!r}")
    return length
