# Another analysis process, because the user wants one: it knows the texts that nobody saved, and answers what the old one
# has not. What the old one has told parts of is answered at once, and its progress ends.
timeout: 30
=== app.py
while True:
    pass
===
→ initialize { "processId": null, "rootUri": "file://{root}", "initializationOptions": { "evaluate": "off" }, "capabilities": {
    "textDocument": { "diagnostic": {}, "hover": { "contentFormat": [ "plaintext" ] } } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/app.py", "languageId": "python", "version": 1, "text": {{text app.py}} } }
→ workspace/executeCommand { "command": "lazyls.evaluate", "arguments": [ "file://{root}/app.py" ], "workDoneToken": "mine" }
← notification $/progress { "token": "mine", "value": { "kind": "begin", … } }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/app.py", "version": 2 }, "contentChanges": [ { "text": "import json\n" } ] }
→ workspace/executeCommand { "command": "lazyls.restart" }
← notification $/progress { "token": "mine", "value": { "kind": "end" } }
← error -32603 "it was started again"
← notification window/showMessage { "type": 3, "message": {{contains "lazyls was started again: "}} }
← result { "message": {{contains "1 open"}}, "folders": [ { "folder": "{root}", "files": 1, … } ], "documents": 1, … }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/app.py" }, "position": { "line": 0, "character": 8 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "json"}} }, … }
