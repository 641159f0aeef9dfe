# What several findings of a line call for is offered once. Imports of one module become lazy together, for each of them loads it.
=== lazyls.toml
dialect = "explicit"
min-severity = "hint"
===
=== a.py
from difflib import ndiff, unified_diff
from difflib import context_diff
def compare(a, b):
    return ndiff(a, b), unified_diff(a, b), context_diff(a, b)
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "isPreferredSupport": true, "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "quickfix" ] } } } },
    "workspace": { "workspaceEdit": { "documentChanges": true } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 39 } },
    "context": { "diagnostics": [], "only": [ "quickfix" ] } }
← result [ { "title": "Make it lazy", "kind": "quickfix", "isPreferred": true, "diagnostics": [ { "code": "LZ601", … }, { "code": "LZ601", … } ],
    "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [
      { "range": { "start": { "line": 0, "character": 0 }, "end": {{any}} }, "newText": "lazy " },
      { "range": { "start": { "line": 1, "character": 0 }, "end": {{any}} }, "newText": "lazy " } ] } ] } },
    { "title": "Silence LZ601 on this line", "kind": "quickfix", "diagnostics": [ {{any}}, {{any}} ], "edit": {{any}} },
    { "title": {{contains "Silence LZ601 for this file"}}, … }, { "title": {{contains "Silence LZ601 for all files"}}, … },
    { "title": "Explain LZ601", … } ]
# All safe fixes make each edit once.
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "context": { "diagnostics": [], "only": [ "source.fixAll" ] } }
← result [ { "kind": "source.fixAll.lazyls", "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [ {{any}}, {{any}} ] } ] }, … } ]
