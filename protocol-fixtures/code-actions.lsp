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
      "edits": [ {{any}}, {{any}} ] } ] } }, { "title": "Silence LZ501 on this line", … },
    { "title": "Explain LZ501", "kind": "quickfix", "diagnostics": [ {{any}} ],
      "command": { "title": "Explain LZ501", "command": "lazyls.explainRule", "arguments": [ "LZ501" ] } } ]
→ workspace/executeCommand { "command": "lazyls.explainRule", "arguments": [ "LZ501" ] }
← notification window/showMessage { "type": 3, "message": {{contains "LZ501: see "}} }
← result { "page": {{contains "LZ501.md"}}, "text": {{contains "# LZ501 lazy-misplaced"}} }
→ workspace/executeCommand { "command": "lazyls.explainRule", "arguments": [ "LZ000" ] }
← error -32602 "there is no such rule"
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "context": { "diagnostics": [], "only": [ "source.fixAll" ] } }
← result [ { "title": {{any}}, "kind": "source.fixAll.lazyls", "edit": { "documentChanges": [ {{any}} ] } } ]
