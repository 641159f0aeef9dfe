# An edit in one file changes what is found in another: its diagnostics are sent again, and taken back again.
=== lazyls.toml
dialect = "explicit"
===
=== tools.py
def load(path): ...
===
=== main.py
lazy from tools import load
def go():
    return load("a")
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {} }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/main.py", "languageId": "python", "version": 1, "text": {{text main.py}} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/main.py", "version": 1, "diagnostics": [] }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/tools.py", "languageId": "python", "version": 1, "text": {{text tools.py}} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/tools.py", "version": 1, "diagnostics": [] }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/tools.py", "version": 2 }, "contentChanges": [
    { "range": { "start": { "line": 0, "character": 4 }, "end": { "line": 0, "character": 8 } }, "text": "read" } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/main.py", "version": 1,
    "diagnostics": [ { "code": "LZ104", "severity": 1, "message": {{contains "`tools` has no `load`"}}, … } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/tools.py", "version": 2, "diagnostics": [] }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/tools.py", "version": 3 }, "contentChanges": [
    { "range": { "start": { "line": 0, "character": 4 }, "end": { "line": 0, "character": 8 } }, "text": "load" } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/main.py", "version": 1, "diagnostics": [] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/tools.py", "version": 3, "diagnostics": [] }
