# A command may have the client edit, read everything again, or say what the server holds.
=== a.py
def f():
    lazy import json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} },
    "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true } } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ workspace/executeCommand { "command": "lazyls.applyAllSafe", "arguments": [ "file://{root}/a.py" ] }
← request workspace/applyEdit { "label": {{any}}, "edit": { "documentChanges": [ { "textDocument": { "uri": "file://{root}/a.py", "version": 1 },
    "edits": [ { "range": { "start": { "line": 1, "character": 4 }, "end": { "line": 1, "character": 9 } }, "newText": "" } ] } ] } }
→ result { "applied": true }
← result { "edits": 1 }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/a.py", "version": 2 }, "contentChanges": [ { "text": "import late\nlate.x\n" } ] }
→ workspace/executeCommand { "command": "lazyls.applyAllSafe", "arguments": [ { "uri": "file://{root}/a.py" } ] }
← notification window/showMessage { "type": 3, "message": {{contains "no safe fix"}} }
← result { "edits": 0 }
=== late.py
x = 1
===
→ workspace/executeCommand { "command": "lazyls.reload" }
← result null
→ workspace/executeCommand { "command": "lazyls.status" }
← notification window/showMessage { "type": 3, "message": {{contains "files and"}} }
← result { "message": {{any}}, "folders": [ { "folder": "{root}", "files": {{any}}, "libraryFiles": {{any}}, "target": "3.15", "dialect": "all" } ],
    "documents": 1, "residentBytes": {{any}}, "bytesInUse": {{any}} }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 8 } }
← result [ { "uri": "file://{root}/late.py", "range": {{any}} } ]
