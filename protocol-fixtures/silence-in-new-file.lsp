# Without a configuration file one is made, if the client can do that.
=== a.py
def load():
    lazy import json
    return json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "quickfix" ] } } } },
    "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": [ "create" ] } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 3, "text": {{text a.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 1, "character": 5 }, "end": { "line": 1, "character": 5 } },
    "context": { "diagnostics": [], "only": [ "quickfix" ] } }
← result [ {{any}}, {{any}}, {{any}}, { "title": "Silence LZ501 for this file in lazyls.toml", "kind": "quickfix", "diagnostics": {{any}},
      "edit": { "documentChanges": [ { "kind": "create", "uri": "file://{root}/lazyls.toml", "options": { "ignoreIfExists": true } },
        { "textDocument": { "uri": "file://{root}/lazyls.toml", "version": null }, "edits": [
        { "range": {{any}}, "newText": "per-file-ignores.\"a.py\" = [\"LZ501\"]\n" } ] } ] } },
    { "title": "Silence LZ501 for all files in lazyls.toml", … }, {{any}} ]
=== pyproject.toml
[project]
name = "a"
===
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 1, "character": 5 }, "end": { "line": 1, "character": 5 } },
    "context": { "diagnostics": [], "only": [ "quickfix" ] } }
← result [ {{any}}, {{any}}, {{any}}, {{any}}, { "title": "Silence LZ501 for all files in pyproject.toml", "kind": "quickfix", "diagnostics": {{any}},
      "edit": { "documentChanges": [
        { "textDocument": { "uri": "file://{root}/pyproject.toml", "version": null }, "edits": [
        { "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 0 } },
          "newText": "\n[tool.lazyls]\nignore = [\"LZ501\"]\n" } ] } ] } }, {{any}} ]
