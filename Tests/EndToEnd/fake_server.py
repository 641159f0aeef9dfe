"""A tiny language server with one bad habit, named by its argument: for testing the clients in this folder.

It answers `initialize`, `shutdown` and hover, greets on `initialized`, complains about the word `lazy` at the start
of a document's first line, offers to drop it, and knows nothing else.
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
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return files[0].read(length) if length is not None else None


def answer(message, result):
    send({"id": message["id"], "result": result})
    if habit == "twice" and message["method"] == "textDocument/hover":
        send({"id": message["id"], "result": result})


RANGE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 5}}


def complain(document, text):
    found = [{"range": RANGE, "severity": 2, "code": "FAKE1", "source": "fake", "message": "the word lazy"}]
    send({"method": "textDocument/publishDiagnostics", "params": {
        "uri": document["uri"], "version": document["version"], "diagnostics": found * text.startswith("lazy ")}})


def initialize(message):
    offered = message["params"]["capabilities"].get("general", {}).get("positionEncodings", ["utf-16"])
    result = {"capabilities": {
        "hoverProvider": True, "positionEncoding": offered[0], "codeActionProvider": True, "textDocumentSync": 1}, "serverInfo": {"name": "fake"}}
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
    elif method == "textDocument/didOpen":
        complain(message["params"]["textDocument"], message["params"]["textDocument"]["text"])
    elif method == "textDocument/didChange":
        complain(message["params"]["textDocument"], message["params"]["contentChanges"][-1]["text"])
    elif method == "textDocument/codeAction":
        edit = {"changes": {message["params"]["textDocument"]["uri"]: [{"range": RANGE, "newText": ""}]}}
        answer(message, [{"title": "Drop it", "kind": "quickfix", "edit": edit}])
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
