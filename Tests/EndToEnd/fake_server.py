"""A tiny language server with one bad habit, named by its argument: for testing the replay of transcripts.

It answers `initialize`, `shutdown` and hover, greets on `initialized`, and knows nothing else.
"""

import json
import sys
import time

habit = next((word for word in sys.argv[1:] if not word.startswith("-")), "good")
files = sys.stdin.buffer, sys.stdout.buffer
stopped = False


def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    if habit == "no-json":
        body = b"{" + body
    files[1].write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    files[1].flush()


def read():
    length = None
    while (line := files[0].readline()).strip():
        length = int(line.split(b":")[1])
    return files[0].read(length) if length is not None else None


def answer(message, result):
    send({"id": message["id"], "result": result})
    if habit == "twice" and message["method"] == "textDocument/hover":
        send({"id": message["id"], "result": result})


def initialize(message):
    offered = message["params"]["capabilities"].get("general", {}).get("positionEncodings", ["utf-16"])
    result = {"capabilities": {"hoverProvider": True, "positionEncoding": offered[0]}, "serverInfo": {"name": "fake"}}
    if habit == "bad-result":
        result["capabilities"]["hoverProvider"] = 7
    if habit == "unknown-member":
        result["capabilities"]["hoverProvided"] = True
    answer(message, result)


while (body := read()) is not None:
    try:
        message = json.loads(body)
    except ValueError:
        send({"id": None, "error": {"code": -32700, "message": "no JSON"}})
        continue
    method = message.get("method")
    if method == "initialize":
        initialize(message)
    elif method == "initialized":
        send({"method": "window/logMessage", "params": {"type": 3, "message": "hello"}})
        if habit == "asks":
            send({"id": "q1", "method": "workspace/configuration", "params": {"items": [{"section": "lazyls"}]}})
        if habit == "chatty":
            send({"method": "window/showMessage", "params": {"type": 3, "message": "look at me"}})
        if habit == "bad-notification":
            send({"method": "window/showMessage", "params": {"type": 3}})
    elif method == "textDocument/hover":
        if habit == "crash":
            sys.exit("crashed on purpose")
        if habit == "hang":
            time.sleep(60)
        if habit != "silent":
            answer(message, {"contents": {"kind": "markdown", "value": "**text** " + sys.argv[0][-14:]}})
    elif method == "shutdown":
        stopped = True
        answer(message, None)
    elif method == "exit":
        sys.exit(0 if stopped and habit != "bad-exit" else 1)
    elif method is None and message.get("id") == "q1":
        send({"method": "window/logMessage", "params": {"type": 3, "message": f"told {message['result']}"}})
    elif "id" in message:
        send({"id": message["id"], "error": {"code": -32601, "message": f"no method {method}"}})
sys.exit(1)
