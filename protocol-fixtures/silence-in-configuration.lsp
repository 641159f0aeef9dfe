# A rule silenced in the project's configuration, for one file or for all: in the text that the editor has of it.
=== lazyls.toml
select = [
  "LZ1",
  "LZ5",
]
===
=== pkg/a.py
def load():
    lazy import json
    return json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "quickfix" ] } } } },
    "workspace": { "workspaceEdit": { "documentChanges": true } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/pkg/a.py", "languageId": "python", "version": 3, "text": {{text pkg/a.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/pkg/a.py" },
    "range": { "start": { "line": 1, "character": 5 }, "end": { "line": 1, "character": 5 } },
    "context": { "diagnostics": [], "only": [ "quickfix" ] } }
← result [ {{any}}, {{any}}, { "title": "Silence LZ501 on this line", … },
    { "title": "Silence LZ501 for this file in lazyls.toml", "kind": "quickfix", "diagnostics": [ { "code": "LZ501", … } ],
      "edit": { "documentChanges": [ { "textDocument": { "uri": "file://{root}/lazyls.toml", "version": null }, "edits": [
        { "range": { "start": { "line": 4, "character": 0 }, "end": { "line": 4, "character": 0 } },
          "newText": "per-file-ignores.\"pkg/a.py\" = [\"LZ501\"]\n" } ] } ] } },
    { "title": "Silence LZ501 for all files in lazyls.toml", "kind": "quickfix", "diagnostics": {{any}},
      "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [
        { "range": {{any}}, "newText": "ignore = [\"LZ501\"]\n" } ] } ] } },
    { "title": "Explain LZ501", … } ]
# The editor's text of the configuration is another one.
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/lazyls.toml", "languageId": "toml", "version": 9,
    "text": "ignore = [\"LZ1\"]\n[per-file-ignores]\n\"pkg/a.py\" = []\n" } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/pkg/a.py" },
    "range": { "start": { "line": 1, "character": 5 }, "end": { "line": 1, "character": 5 } },
    "context": { "diagnostics": [], "only": [ "quickfix" ] } }
← result [ {{any}}, {{any}}, {{any}},
    { "title": {{any}}, "kind": "quickfix", "diagnostics": {{any}}, "edit": { "documentChanges": [
      { "textDocument": { "uri": "file://{root}/lazyls.toml", "version": 9 }, "edits": [
        { "range": { "start": { "line": 2, "character": 14 }, "end": { "line": 2, "character": 14 } }, "newText": "\"LZ501\"" } ] } ] } },
    { "title": {{any}}, "kind": "quickfix", "diagnostics": {{any}}, "edit": { "documentChanges": [
      { "textDocument": { "uri": "file://{root}/lazyls.toml", "version": 9 }, "edits": [
        { "range": { "start": { "line": 0, "character": 15 }, "end": { "line": 0, "character": 15 } }, "newText": ", \"LZ501\"" } ] } ] } },
    {{any}} ]
