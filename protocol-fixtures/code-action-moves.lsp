# An import of a function moves to the top, lazily, with all that say the same; of one statement's names one becomes lazy;
# what stands under TYPE_CHECKING stands above it, lazily.
=== lazyls.toml
dialect = "explicit"
target-version = "3.15"
min-severity = "hint"
===
=== a.py
from typing import TYPE_CHECKING
import json, csv
if TYPE_CHECKING:
    from shapes import Shape
def f():
    import re
    return re, json
def g(x: "Shape"):
    import re
    return re, csv
===
=== shapes.py
class Shape: ...
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "quickfix", "refactor" ] } } } },
    "workspace": { "workspaceEdit": { "documentChanges": true } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 8, "character": 12 }, "end": { "line": 8, "character": 12 } }, "context": { "diagnostics": [], "only": [ "refactor" ] } }
← result [ { "title": "Import `re` lazily at the top", "kind": "refactor.rewrite", "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [
    { "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } }, "newText": "lazy import re\n" },
    { "range": { "start": { "line": 5, "character": 0 }, "end": { "line": 6, "character": 0 } }, "newText": "" },
    { "range": { "start": { "line": 8, "character": 0 }, "end": { "line": 9, "character": 0 } }, "newText": "" } ] } ] } } ]
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 1, "character": 14 }, "end": { "line": 1, "character": 14 } }, "context": { "diagnostics": [], "only": [ "refactor" ] } }
← result [ { "title": "Make `csv` lazy", "kind": "refactor.rewrite", "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [
    { "range": { "start": { "line": 1, "character": 11 }, "end": { "line": 1, "character": 16 } }, "newText": "" },
    { "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 0 } }, "newText": "lazy import csv\n" } ] } ] } } ]
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 3, "character": 25 }, "end": { "line": 3, "character": 25 } }, "context": { "diagnostics": [], "only": [ "quickfix" ] } }
← result [ { "title": "Import lazily without the guard (may change behaviour)", "kind": "quickfix", "diagnostics": [ { "code": "LZ209", … } ],
    "edit": { "documentChanges": [ { "textDocument": {{any}}, "edits": [
      { "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 3, "character": 0 } }, "newText": "" },
      { "range": { "start": { "line": 3, "character": 0 }, "end": { "line": 3, "character": 4 } }, "newText": "" },
      { "range": { "start": { "line": 3, "character": 4 }, "end": { "line": 3, "character": 4 } }, "newText": "lazy " },
      { "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 1, "character": 0 } }, "newText": "" } ] } ] } }, … ]
