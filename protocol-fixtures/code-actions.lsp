# A finding's fixes with the version they are meant for, and all safe fixes at once.
=== a.py
def load():
    lazy import json
    return json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "quickfix" ] } } } },
    "workspace": { "workspaceEdit": { "documentChanges": true } } } }
← result { "capabilities": { "codeActionProvider": { "codeActionKinds": [ "quickfix", "refactor.rewrite", "source.lazyImports.lazyls", "source.fixAll.lazyls" ] }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 3, "text": {{text a.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [ { "code": "LZ501", … } ], … }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 1, "character": 5 }, "end": { "line": 1, "character": 5 } },
    "context": { "diagnostics": [], "only": [ "quickfix" ] } }
← result [ { "title": {{any}}, "kind": "quickfix", "diagnostics": [ { "code": "LZ501", … } ],
    "edit": { "documentChanges": [ { "textDocument": { "uri": "file://{root}/a.py", "version": 3 },
      "edits": [ {{any}} ] } ] } },
    { "title": "Move it to the top of the module (may change behaviour)", "kind": "quickfix", "diagnostics": [ { "code": "LZ501", … } ],
    "edit": { "documentChanges": [ { "textDocument": { "uri": "file://{root}/a.py", "version": 3 },
      "edits": [ {{any}}, {{any}} ] } ] } }, {{any}} ]
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "context": { "diagnostics": [], "only": [ "source.fixAll" ] } }
← result [ { "title": {{any}}, "kind": "source.fixAll.lazyls", "edit": { "documentChanges": [ {{any}} ] } } ]
