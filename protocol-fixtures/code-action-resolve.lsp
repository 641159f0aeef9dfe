# Imports made lazy and eager without a finding; the edit comes when the action is chosen, if the client can wait for it.
encodings: all
=== lazyls.toml
dialect = "explicit"
===
=== a.py
"""😀"""; import json, difflib
lazy from os import path
def compare(a, b):
    return json, path, difflib.ndiff(a, b)
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "refactor" ] } }, "dataSupport": true,
      "resolveSupport": { "properties": [ "edit" ] } } }, "workspace": { "workspaceEdit": { "documentChanges": true } } } }
← result { "capabilities": { "codeActionProvider": { "resolveProvider": true, … }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 3, "text": {{text a.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": {{22|20|19}} }, "end": { "line": 0, "character": {{22|20|19}} } },
    "context": { "diagnostics": [], "only": [ "refactor" ] } }
← result [ { "title": "Make `json` lazy", "kind": "refactor.rewrite",
    "data": { "action": "makeLazy", "uri": "file://{root}/a.py", "version": 3, "imports": [ 0 ] } } ]
→ codeAction/resolve { "title": "Make `json` lazy", "kind": "refactor.rewrite",
    "data": { "action": "makeLazy", "uri": "file://{root}/a.py", "version": 3, "imports": [ 0 ] } }
← result { "title": "Make `json` lazy", "kind": "refactor.rewrite", "data": {{any}},
    "edit": { "documentChanges": [ { "textDocument": { "uri": "file://{root}/a.py", "version": 3 }, "edits": [ {{any}}, … ] } ] } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 0 } },
    "context": { "diagnostics": [] } }
← result [ { "title": "Make `path` eager", "kind": "refactor.rewrite", … }, { "title": {{contains "where that is safe"}}, "kind": "source.lazyImports.lazyls",
    "data": { "action": "makeAllLazy", "uri": "file://{root}/a.py", "version": 3, "imports": [] } }, … ]
→ codeAction/resolve { "title": "Make `path` eager", "data": { "action": "makeEager", "uri": "file://{root}/a.py", "version": 3, "imports": [ 2 ] } }
← result { "title": {{any}}, "data": {{any}}, "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [
    { "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 5 } }, "newText": "" } ] } ] } }
→ codeAction/resolve { "title": "All", "data": { "action": "makeAllLazy", "uri": "file://{root}/a.py", "version": 3, "imports": [] } }
← result { "title": {{any}}, "data": {{any}}, "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [
    { "range": { "start": { "line": 0, "character": {{12|10|9}} }, "end": { "line": 0, "character": {{12|10|9}} } }, "newText": "lazy " } ] } ] } }
→ codeAction/resolve { "title": "All", "data": { "action": "makeAllLazy", "uri": "file://{root}/a.py", "version": 2, "imports": [] } }
← error -32801 "is not what it was"
# Some clients ask about each action that is chosen, complete or not.
→ codeAction/resolve { "title": "Something", "kind": "quickfix", "edit": { "changes": {} } }
← result { "title": "Something", "kind": "quickfix", "edit": { "changes": {} } }
→ codeAction/resolve { "title": "Something", "data": { "action": "none" } }
← error -32602 "params.data: not of an action"
