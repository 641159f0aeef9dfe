# References of a module arrive in pieces, if the client gives a token for them.
=== tools.py
===
=== b.py
import tools
===
=== a.py
import tools
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/references { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 9 },
    "context": { "includeDeclaration": false }, "partialResultToken": "pieces" }
← notification $/progress { "token": "pieces", "value": [ { "uri": "file://{root}/a.py", … }, { "uri": "file://{root}/b.py", … } ] }
← result []
