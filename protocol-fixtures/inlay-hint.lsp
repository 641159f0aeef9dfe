# Hints at the end of imports, before any comment; each kind can be switched off, the tooltip comes when it is wanted.
encodings: all
=== pkg/__init__.py
===
=== pkg/wide.py
from pkg import deep
deep.VALUE
===
=== pkg/deep.py
VALUE = 1
===
=== a.py
"😀"; import pkg.wide  # 😀
import json
from os import path, getcwd
import unused
try:
    import numpy
except ImportError:
    pass
def f():
    return "😀", pkg.wide, getcwd()
class A(json.JSONDecoder): ...
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "inlayHintProvider": { "resolveProvider": true }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/inlayHint { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 20, "character": 0 } } }
← result [
    { "position": { "line": 0, "character": {{23|21|20}} }, "label": [ { "value": "lazy · first used at " },
        { "value": "line 10", "location": { "uri": "file://{root}/a.py",
          "range": { "start": { "line": 9, "character": {{19|17|16}} }, "end": { "line": 9, "character": {{27|25|24}} } } } },
        { "value": " · 3 modules" } ], "paddingLeft": true, "data": {{any}} },
    { "position": { "line": 1, "character": 11 }, "label": [ { "value": "loaded at import: base class, " }, { "value": "line 11", "location": {{any}} } ], … },
    { "position": { "line": 2, "character": 27 }, "label": [ { "value": "lazy · first used at " }, … ], … },
    { "position": { "line": 3, "character": 13 }, "label": [ { "value": "never used" } ], … } ]
→ textDocument/inlayHint { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 3, "character": 0 }, "end": { "line": 3, "character": 20 } } }
← result [ { "position": { "line": 3, "character": 13 }, "label": [ { "value": "never used" } ], "paddingLeft": true,
    "data": { "uri": "file://{root}/a.py", "version": 1, "import": 4 } } ]
→ inlayHint/resolve { "position": { "line": 3, "character": 13 }, "label": "never used",
    "data": { "uri": "file://{root}/a.py", "version": 1, "import": 4 } }
← result { "position": {{any}}, "label": "never used", "data": {{any}},
    "tooltip": { "kind": "plaintext", "value": {{contains "Nothing in this file uses it."}} } }
→ inlayHint/resolve { "position": { "line": 3, "character": 13 }, "label": "never used" }
← result { "position": {{any}}, "label": "never used" }
→ workspace/didChangeConfiguration { "settings": { "lazyls": { "inlayHints": { "lazy": false, "forced": false, "eager": true, "unused": false } } } }
→ textDocument/inlayHint { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 20, "character": 0 } } }
← result [ { "position": { "line": 5, "character": 16 }, "label": [ { "value": "eager" } ], … } ]
→ workspace/didChangeConfiguration { "settings": { "lazyls": { "inlayHints": "none" } } }
← notification window/logMessage { "type": 2, "message": {{contains "lazyls.inlay-hints"}} }
→ workspace/didChangeConfiguration { "settings": { "lazyls": { "inlayHints": false } } }
→ textDocument/inlayHint { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 20, "character": 0 } } }
← result []
