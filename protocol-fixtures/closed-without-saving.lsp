# A document is opened with unsaved text, the project is read anew, and the document is closed: what is said of it has its places in
# the disk's text.
=== a.py
def f():
    lazy import json
===
=== b.py
x = 1
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1,
    "text": "# One.\n# Two.\ndef function():\n            lazy import json\n" } }
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/b.py", "type": 2 } ] }
→ workspace/diagnostic { "previousResultIds": [] }
← result { "items": [ { "uri": "file://{root}/a.py", "version": 1, "kind": "full", "items": [
    { "code": "LZ501", "range": { "start": { "line": 3, "character": 12 }, "end": { "line": 3, "character": 16 } }, … } ], … } ] }
→ textDocument/didClose { "textDocument": { "uri": "file://{root}/a.py" } }
→ workspace/diagnostic { "previousResultIds": [] }
← result { "items": [ { "uri": "file://{root}/a.py", "version": null, "kind": "full", "items": [
    { "code": "LZ501", "range": { "start": { "line": 1, "character": 4 }, "end": { "line": 1, "character": 8 } }, … } ], … } ] }
