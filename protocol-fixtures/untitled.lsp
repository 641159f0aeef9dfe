# A text that was never saved is analysed as if it lay in the first folder; another scheme is another text.
=== tools.py
VALUE = 1
===
→ initialize { "processId": null, "workspaceFolders": [ { "uri": "file://{root}", "name": "a" } ],
    "capabilities": { "textDocument": { "diagnostic": {}, "hover": { "contentFormat": [ "plaintext" ] } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "untitled:Untitled-1", "languageId": "python", "version": 1,
    "text": "lazy from tools import OTHER\n" } }
→ textDocument/diagnostic { "textDocument": { "uri": "untitled:Untitled-1" } }
← result { "kind": "full", "items": [ { "code": "LZ104", … } ], … }
→ textDocument/definition { "textDocument": { "uri": "UNTITLED:Untitled%2D1" }, "position": { "line": 0, "character": 12 } }
← result [ { "uri": "file://{root}/tools.py", … } ]
→ textDocument/didOpen { "textDocument": { "uri": "git:/a.py?ref=%F0%9F%98%80", "languageId": "python", "version": 1, "text": "from tools import VALUE\n" } }
→ textDocument/diagnostic { "textDocument": { "uri": "git:/a.py?ref=%F0%9F%98%80" } }
← result { "kind": "full", "items": [], … }
→ textDocument/didOpen { "textDocument": { "uri": "%%%", "languageId": "python", "version": 1, "text": "x = (\n" } }
→ textDocument/diagnostic { "textDocument": { "uri": "%%%" } }
← result { "kind": "full", "items": [ { "code": "LZ901", … } ], … }
# No Python: nothing is said of it.
→ textDocument/didOpen { "textDocument": { "uri": "untitled:notes", "languageId": "plaintext", "version": 1, "text": "import (\n" } }
→ textDocument/diagnostic { "textDocument": { "uri": "untitled:notes" } }
← result { "kind": "full", "items": [], … }
