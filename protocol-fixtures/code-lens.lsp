# Lenses above the first import and above the function whose first call loads much.
encodings: all
=== heavy/__init__.py
import heavy.m0
heavy.m0.VALUE
import heavy.m1
heavy.m1.VALUE
import heavy.m2
heavy.m2.VALUE
import heavy.m3
heavy.m3.VALUE
import heavy.m4
heavy.m4.VALUE
import heavy.m5
heavy.m5.VALUE
import heavy.m6
heavy.m6.VALUE
import heavy.m7
heavy.m7.VALUE
import heavy.m8
heavy.m8.VALUE
import heavy.m9
heavy.m9.VALUE
import heavy.m10
heavy.m10.VALUE
import heavy.m11
heavy.m11.VALUE
import heavy.m12
heavy.m12.VALUE
import heavy.m13
heavy.m13.VALUE
import heavy.m14
heavy.m14.VALUE
import heavy.m15
heavy.m15.VALUE
import heavy.m16
heavy.m16.VALUE
import heavy.m17
heavy.m17.VALUE
import heavy.m18
heavy.m18.VALUE
import heavy.m19
heavy.m19.VALUE
===
=== heavy/m0.py
VALUE = 0
===
=== heavy/m1.py
VALUE = 1
===
=== heavy/m2.py
VALUE = 2
===
=== heavy/m3.py
VALUE = 3
===
=== heavy/m4.py
VALUE = 4
===
=== heavy/m5.py
VALUE = 5
===
=== heavy/m6.py
VALUE = 6
===
=== heavy/m7.py
VALUE = 7
===
=== heavy/m8.py
VALUE = 8
===
=== heavy/m9.py
VALUE = 9
===
=== heavy/m10.py
VALUE = 10
===
=== heavy/m11.py
VALUE = 11
===
=== heavy/m12.py
VALUE = 12
===
=== heavy/m13.py
VALUE = 13
===
=== heavy/m14.py
VALUE = 14
===
=== heavy/m15.py
VALUE = 15
===
=== heavy/m16.py
VALUE = 16
===
=== heavy/m17.py
VALUE = 17
===
=== heavy/m18.py
VALUE = 18
===
=== heavy/m19.py
VALUE = 19
===
=== a.py
"""😀"""; import heavy
import json
import os
try:
    import numpy
except ImportError:
    pass
def f():
    return heavy
class A(json.JSONDecoder):
    def g(self):
        return os
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "codeLensProvider": { "resolveProvider": true }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/codeLens { "textDocument": { "uri": "file://{root}/a.py" } }
← result [
    { "range": { "start": { "line": 0, "character": {{12|10|9}} }, "end": { "line": 0, "character": {{24|22|21}} } },
      "data": { "uri": "file://{root}/a.py", "version": 1 } },
    { "range": { "start": { "line": 7, "character": 0 }, "end": { "line": 7, "character": 0 } },
      "command": { "title": "loads 21 modules when first called: `heavy`", "command": "lazyls.explain",
        "arguments": [ { "uri": "file://{root}/a.py", "position": { "line": 0, "character": {{19|17|16}} } } ] } } ]
→ codeLens/resolve { "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "data": { "uri": "file://{root}/a.py", "version": 1 } }
← result { "range": {{any}}, "data": {{any}}, "command": { "title": {{contains "4 imports: 2 lazy, 1 needed at import, 1 eager"}},
    "command": "lazyls.importGraph", "arguments": [ "file://{root}/a.py" ] } }
→ codeLens/resolve { "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "data": { "uri": "file://{root}/a.py", "version": 0 } }
← error -32801 "is not what it was"
→ workspace/didChangeConfiguration { "settings": { "lazyls": { "codeLens": { "functions": false } } } }
→ textDocument/codeLens { "textDocument": { "uri": "file://{root}/a.py" } }
← result [ { "range": {{any}}, "data": {{any}} } ]
