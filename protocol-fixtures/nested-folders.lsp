# A file in two folders of the session belongs to the deeper one, with that one's configuration and modules.
=== pyproject.toml
[tool.lazyls]
target-version = "3.15"
===
=== inner/lazyls.toml
target-version = "3.11"
===
=== inner/a.py
import helper
type X = int
===
=== inner/helper.py
===
=== helper.py
===
→ initialize { "processId": null, "workspaceFolders": [ { "uri": "file://{root}", "name": "outer" }, { "uri": "file://{root}/inner", "name": "inner" } ],
    "capabilities": { "textDocument": { "diagnostic": {} } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/inner/a.py", "languageId": "python", "version": 1, "text": {{text inner/a.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/inner/a.py" } }
← result { "kind": "full", "items": [ { "message": {{contains "3.12"}}, … } ], … }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/inner/a.py" }, "position": { "line": 0, "character": 9 } }
← result [ { "uri": "file://{root}/inner/helper.py", … } ]
# The folder goes, and its files are the outer one's; the nearest configuration stays the same.
→ workspace/didChangeWorkspaceFolders { "event": { "added": [], "removed": [ { "uri": "file://{root}/inner", "name": "inner" } ] } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/inner/a.py" } }
← result { "kind": "full", "items": [ {{any}} ], … }
