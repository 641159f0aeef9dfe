# A command under the client's token, ended by the button of its progress display; the token is unknown after that.
=== app.py
while True:
    pass
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} },
    "window": { "workDoneProgress": true } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/app.py", "languageId": "python", "version": 1, "text": {{text app.py}} } }
→ workspace/executeCommand { "command": "lazyls.evaluate", "arguments": [ "file://{root}/app.py" ], "workDoneToken": "mine" }
← notification $/progress { "token": "mine", "value": { "kind": "begin", "title": "Evaluating", "cancellable": true, … } }
→ window/workDoneProgress/cancel { "token": "mine" }
← error -32800 "cancelled"
← notification $/progress { "token": "mine", "value": { "kind": "end" } }
→ window/workDoneProgress/cancel { "token": "mine" }
→ window/workDoneProgress/cancel { "token": 7 }
← nothing 0.2
