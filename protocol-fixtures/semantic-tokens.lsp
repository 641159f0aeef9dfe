# Names are marked where they are deferred, and where a use loads them: not where a use before them on their line has
# loaded them on every run. A delta is one replaced stretch.
encodings: all
=== lazyls.toml
dialect = "explicit"
===
=== a.py
lazy import json, re as regex
import os
def f():
    return "😀", json, os
class A(regex.Pattern): ...
def g(x):
    return json.loads(json.dumps(x)) if x else json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "semanticTokensProvider": { "legend": { "tokenTypes": [ "namespace", "class", "function", "variable", "keyword" ],
    "tokenModifiers": [ "deferred", "reifying" ] }, "range": true, "full": { "delta": true } }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/semanticTokens/full { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "resultId": "1", "data": [ 0, 0, 4, 4, 0,  0, 12, 4, 0, 1,  0, 12, 5, 0, 1,  3, {{19|17|16}}, 4, 0, 3,  1, 8, 5, 0, 2,
    2, 11, 4, 0, 1,  0, 11, 4, 0, 0,  0, 25, 4, 0, 1 ] }
→ textDocument/semanticTokens/range { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 6, "character": 15 }, "end": { "line": 6, "character": 30 } } }
← result { "data": [ 6, 22, 4, 0, 0 ] }
→ textDocument/semanticTokens/range { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 4, "character": 0 }, "end": { "line": 5, "character": 0 } } }
← result { "data": [ 4, 8, 5, 0, 2 ] }
→ textDocument/semanticTokens/full/delta { "textDocument": { "uri": "file://{root}/a.py" }, "previousResultId": "1" }
← result { "resultId": "1", "edits": [] }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/a.py", "version": 2 }, "contentChanges": [
    { "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 0 } }, "text": "\n" } ] }
→ textDocument/semanticTokens/full/delta { "textDocument": { "uri": "file://{root}/a.py" }, "previousResultId": "1" }
← result { "resultId": "2", "edits": [ { "start": 15, "deleteCount": 1, "data": [ 4 ] } ] }
→ textDocument/semanticTokens/full/delta { "textDocument": { "uri": "file://{root}/a.py" }, "previousResultId": "1" }
← result { "resultId": "2", "data": {{any}} }
