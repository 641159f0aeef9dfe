# An edit that cannot be made leaves the text alone and is said once; the whole text mends it.
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/never-opened.py", "version": 2 },
    "contentChanges": [ { "text": "" } ] }
← notification window/logMessage { "type": 2, "message": {{contains "not open"}} }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1,
    "text": "x = (\n" } }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/a.py", "version": 2 }, "contentChanges": [
    { "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": "y" } ] }
← notification window/logMessage { "type": 2, "message": {{contains "before it starts"}} }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← error -32801
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/a.py", "version": 3 },
    "contentChanges": [ { "text": "x = 1\n" } ] }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/a.py", "version": 4 }, "contentChanges": [
    { "range": { "start": { "line": 900, "character": 5 }, "end": { "line": 901, "character": 0 } }, "text": "y = (" } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [ { "code": "LZ901", "range": { "start": { "line": 1, … }, … }, … } ], … }
