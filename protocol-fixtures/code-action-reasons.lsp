# What cannot be made lazy says why, and what may change behaviour says of what: to clients that show it.
=== a.py
from json import *
try:
    import tomllib
except ImportError:
    tomllib = None
def load():
    lazy import models
    return models
===
=== models.py
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "quickfix", "refactor" ] } }, "disabledSupport": true } },
    "workspace": { "workspaceEdit": { "documentChanges": true, "changeAnnotationSupport": { "groupsOnLabel": true } } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 3, "text": {{text a.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 5 }, "end": { "line": 0, "character": 5 } },
    "context": { "diagnostics": [], "only": [ "refactor" ] } }
← result [ { "title": "Make `json` lazy", "kind": "refactor.rewrite", "disabled": { "reason": "a star import has to know the names at once" } } ]
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 2, "character": 11 }, "end": { "line": 2, "character": 11 } },
    "context": { "diagnostics": [], "only": [ "refactor" ] } }
← result [ { "title": "Make `tomllib` lazy", "kind": "refactor.rewrite", "disabled": { "reason": "lazy imports are not allowed inside try/except blocks" } } ]
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 6, "character": 5 }, "end": { "line": 6, "character": 5 } },
    "context": { "diagnostics": [], "only": [ "quickfix" ] } }
← result [ { "title": {{any}}, "kind": "quickfix", "diagnostics": {{any}}, "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [ { "range": {{any}}, "newText": "" } ] } ] } },
    { "title": "Move it to the top of the module (may change behaviour)", "kind": "quickfix", "diagnostics": {{any}},
      "edit": { "documentChanges": [ { "textDocument": { "uri": "file://{root}/a.py", "version": 3 }, "edits": [
          { "range": {{any}}, "newText": {{any}}, "annotationId": "lazyls" }, { "range": {{any}}, "newText": {{any}}, "annotationId": "lazyls" } ] } ],
        "changeAnnotations": { "lazyls": { "label": "Changes when `models` is loaded", "needsConfirmation": true,
          "description": "Move it to the top of the module: LZ501" } } } }, … ]
