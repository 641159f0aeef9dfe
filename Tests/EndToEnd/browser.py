"""Headless Chromium spoken to through its debugging pipe: opens a page, clicks, types, evaluates, takes pictures."""

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time

from patience import LIMIT

# The pipes have to be descriptors 3 and 4 of the browser.
LAUNCHER = """
import fcntl, os, sys
pipes = [fcntl.fcntl(int(word), fcntl.F_DUPFD, 10) for word in sys.argv[1:3]]
for pipe, wanted in zip(pipes, (3, 4)):
    os.dup2(pipe, wanted)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """A page in a browser of its own. What it says at the console as errors, and uncaught exceptions, are in `errors`."""

    def __init__(self, scratch, width=1280, height=900, dark=False):
        chromium = shutil.which("chromium")
        if chromium is None:
            raise FileNotFoundError("chromium is not installed; Scripts/test installs Debian's package chromium")
        self.errors, self.requests = [], []
        self.number, self.buffer, self.answers, self.events = 0, b"", {}, []
        commands, self.commands = os.pipe()
        self.messages, messages = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-c", LAUNCHER, str(commands), str(messages), chromium, "--headless=new", "--no-sandbox",
             "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
             "--disable-background-networking", "--remote-debugging-pipe", f"--window-size={width},{height}",
             f"--user-data-dir={scratch}", "about:blank"],
            pass_fds=[commands, messages], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True, env={**os.environ, "HOME": str(scratch)})
        os.close(commands)
        os.close(messages)
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.prefer("dark" if dark else "light")

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait(10)
        os.close(self.commands)
        os.close(self.messages)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def call(self, method, timeout=LIMIT, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + timeout
        while self.number not in self.answers:
            self.receive(deadline, method)
        answer = self.answers.pop(self.number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def receive(self, deadline, what):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([self.messages], [], [], left)[0]:
            raise TimeoutError(f"chromium did not answer: {what}")
        part = os.read(self.messages, 1 << 20)
        if not part:
            raise RuntimeError("chromium has ended")
        *messages, self.buffer = (self.buffer + part).split(b"\0")
        for message in map(json.loads, messages):
            if "id" in message:
                self.answers[message["id"]] = message
                continue
            kind, told = message["method"], message["params"]
            self.events.append(kind)
            if kind == "Runtime.exceptionThrown":
                self.errors.append(told["exceptionDetails"].get("exception", {}).get("description")
                                   or told["exceptionDetails"]["text"])
            elif kind == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert"):
                self.errors.append(str([each.get("value") for each in told["args"]]))
            elif kind == "Log.entryAdded" and told["entry"]["level"] in ("error", "warning"):
                self.errors.append(told["entry"]["text"])
            elif kind == "Network.requestWillBeSent":
                self.requests.append(told["request"]["url"])

    def open(self, path):
        """Returns when the page has said that it is ready and has drawn."""
        self.requests.clear()
        self.events.clear()
        self.call("Page.navigate", url=f"file://{path}")
        deadline = time.monotonic() + LIMIT
        while "Page.loadEventFired" not in self.events:
            self.receive(deadline, "loading the page")
        self.settle()

    def settle(self):
        """Waits for two frames."""
        self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description"))
        return answer["result"].get("value")

    def text(self, selector):
        return self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText")

    def box(self, selector):
        """x, y, width, height of an element that is scrolled into sight."""
        return self.evaluate(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const b = e.getBoundingClientRect();"
            f" return [b.x, b.y, b.width, b.height]; }})(document.querySelector({json.dumps(selector)}))")

    def move(self, x, y, kind="mouseMoved", **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y):
        self.move(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.move(x, y, kind, button="left", clickCount=1)
        self.settle()

    def press(self, key):
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        code = {"Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Tab": 9}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, text=text,
                  windowsVirtualKeyCode=code.get(key, 0))
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code.get(key, 0))
        self.settle()

    def type(self, text):
        self.call("Input.insertText", text=text)
        self.settle()

    def prefer(self, scheme):
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path, whole=False):
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))
