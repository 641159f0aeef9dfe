# Strings that name modules for importlib.import_module are links, lead to files, and follow renames; so are names behind -m
# in a script's first line, but for renames.
encodings: all
=== pkg/__init__.py
===
=== pkg/tools.py
===
=== a.py
from importlib import import_module as load
import importlib
"😀"; load("pkg.tools")
importlib.import_module('pkg.tools', None)
load("pkg" ".tools"); load(f"pkg.tools"); load(".tools", "pkg"); print("pkg.tools")
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} },
    "workspace": { "workspaceEdit": { "documentChanges": true }, "fileOperations": { "willRename": true } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/documentLink { "textDocument": { "uri": "file://{root}/a.py" } }
← result [ {{any}}, {{any}},
    { "range": { "start": { "line": 2, "character": {{14|12|11}} }, "end": { "line": 2, "character": {{23|21|20}} } }, "target": "file://{root}/pkg/tools.py" },
    { "range": { "start": { "line": 3, "character": 25 }, "end": { "line": 3, "character": 34 } }, "target": "file://{root}/pkg/tools.py" } ]
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 3, "character": 27 } }
← result [ { "uri": "file://{root}/pkg/tools.py", … } ]
→ workspace/willRenameFiles { "files": [ { "oldUri": "file://{root}/pkg/tools.py", "newUri": "file://{root}/pkg/kit.py" } ] }
← result { "documentChanges": [ { "textDocument": { "uri": "file://{root}/a.py", "version": 1 }, "edits": [
    { "range": { "start": { "line": 2, "character": {{14|12|11}} }, "end": { "line": 2, "character": {{23|21|20}} } }, "newText": "pkg.kit" },
    { "range": { "start": { "line": 3, "character": 25 }, "end": { "line": 3, "character": 34 } }, "newText": "pkg.kit" } ] } ] }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/tool", "languageId": "python", "version": 1,
    "text": "#!/usr/bin/env -S python3 -m pkg.tools\n" } }
→ textDocument/documentLink { "textDocument": { "uri": "file://{root}/tool" } }
← result [ { "range": { "start": { "line": 0, "character": 29 }, "end": { "line": 0, "character": 38 } }, "target": "file://{root}/pkg/tools.py" } ]
