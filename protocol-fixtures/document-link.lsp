# Modules' names are links, in imports and in __lazy_modules__; what has no source is none.
encodings: all
=== pkg/__init__.py
===
=== pkg/deep.py
from pkg import wide
wide.VALUE
===
=== pkg/wide.py
VALUE = 1
===
=== a.py
"😀"; import pkg.deep, sys
from pkg import wide, deep
__lazy_modules__ = ["pkg.wide"]
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {
    "textDocument": { "diagnostic": {}, "documentLink": { "tooltipSupport": true } } } }
← result { "capabilities": { "documentLinkProvider": { "resolveProvider": false }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/documentLink { "textDocument": { "uri": "file://{root}/a.py" } }
← result [
    { "range": { "start": { "line": 0, "character": {{15|13|12}} }, "end": { "line": 0, "character": {{23|21|20}} } },
      "target": "file://{root}/pkg/deep.py", "tooltip": "loads at least 3 modules" },
    { "range": { "start": { "line": 1, "character": 5 }, "end": { "line": 1, "character": 8 } },
      "target": "file://{root}/pkg/__init__.py", "tooltip": "loads one module" },
    { "range": { "start": { "line": 1, "character": 16 }, "end": { "line": 1, "character": 20 } },
      "target": "file://{root}/pkg/wide.py", "tooltip": {{any}} },
    { "range": { "start": { "line": 1, "character": 22 }, "end": { "line": 1, "character": 26 } },
      "target": "file://{root}/pkg/deep.py", "tooltip": {{any}} },
    { "range": { "start": { "line": 2, "character": 20 }, "end": { "line": 2, "character": 30 } },
      "target": "file://{root}/pkg/wide.py", "tooltip": {{any}} } ]
