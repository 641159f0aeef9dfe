# Files that are made, renamed or deleted in the editor change what imports find, without watchers.
=== a.py
import late
x = late.VALUE
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} },
    "workspace": { "fileOperations": { "didCreate": true, "didRename": true, "didDelete": true } } } }
← result { "capabilities": { "workspace": { "workspaceFolders": {{any}}, "fileOperations": { "didRename": {{any}}, "didCreate": {{any}}, "didDelete": {{any}} } }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 8 } }
← result null
=== late.py
VALUE = 1
===
→ workspace/didCreateFiles { "files": [ { "uri": "file://{root}/late.py" } ] }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 8 } }
← result [ { "uri": "file://{root}/late.py", "range": {{any}} } ]
=== soon.py
VALUE = 1
===
delete late.py
→ workspace/didRenameFiles { "files": [ { "oldUri": "file://{root}/late.py", "newUri": "file://{root}/soon.py" } ] }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 8 } }
← result null
=== late.py
VALUE = 2
===
→ workspace/didCreateFiles { "files": [ { "uri": "file://{root}/late.py" } ] }
delete late.py
→ workspace/didDeleteFiles { "files": [ { "uri": "file://{root}/late.py" } ] }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 8 } }
← result null
