# An import says whether it is lazy, what loads it and where it is first used; elsewhere there is nothing to say.
encodings: all
=== a.py
import json
import os, sys as system
def f():
    return "😀", os.getcwd()
class A(json.JSONDecoder): ...
try:
    import numpy
except ImportError:
    pass
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {
    "textDocument": { "diagnostic": {}, "hover": { "contentFormat": [ "markdown", "plaintext" ] } } } }
← result { "capabilities": { "hoverProvider": true, … }, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 9 } }
← result { "contents": { "kind": "markdown", "value": {{contains "used at line 5"}} },
    "range": { "start": { "line": 0, "character": 7 }, "end": { "line": 0, "character": 11 } } }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 3, "character": {{19|17|16}} } }
← result { "contents": { "kind": "markdown", "value": {{contains "First used later at line 4"}} },
    "range": { "start": { "line": 3, "character": {{19|17|16}} }, "end": { "line": 3, "character": {{28|26|25}} } } }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 12 } }
← result { "contents": { "kind": "markdown", "value": {{contains "import sys as system"}} }, "range": {{any}} }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 6, "character": 12 } }
← result { "contents": { "kind": "markdown", "value": {{contains "Eager"}} }, "range": {{any}} }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": 1 } }
← result null
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 500, "character": 0 } }
← result null
