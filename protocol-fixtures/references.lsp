# References of an imported name are its uses, those at import first; of a module, its importers. Highlights tell which load.
encodings: all
=== pkg/__init__.py
===
=== pkg/tools.py
VALUE = 1
===
=== b.py
"😀"; from pkg import tools
lazy import pkg.tools as second
===
=== types_only.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from pkg.tools import T
===
=== a.py
import pkg.tools as tools
def f(x: "tools.T"):
    return "😀", tools.VALUE
class A(tools.Base): ...
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "referencesProvider": true, "documentHighlightProvider": true, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/references { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": {{20|18|17}} },
    "context": { "includeDeclaration": true } }
← result [
    { "uri": "file://{root}/a.py", "range": { "start": { "line": 0, "character": 7 }, "end": { "line": 0, "character": 25 } } },
    { "uri": "file://{root}/a.py", "range": { "start": { "line": 3, "character": 8 }, "end": { "line": 3, "character": 18 } } },
    { "uri": "file://{root}/a.py", "range": { "start": { "line": 1, "character": 10 }, "end": { "line": 1, "character": 17 } } },
    { "uri": "file://{root}/a.py", "range": { "start": { "line": 2, "character": {{19|17|16}} }, "end": { "line": 2, "character": {{30|28|27}} } } } ]
→ textDocument/references { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 12 },
    "context": { "includeDeclaration": false } }
← result [
    { "uri": "file://{root}/a.py", "range": { "start": { "line": 0, "character": 7 }, "end": { "line": 0, "character": 16 } } },
    { "uri": "file://{root}/b.py", "range": { "start": { "line": 0, "character": {{24|22|21}} }, "end": { "line": 0, "character": {{29|27|26}} } } },
    { "uri": "file://{root}/b.py", "range": { "start": { "line": 1, "character": 12 }, "end": { "line": 1, "character": 21 } } },
    { "uri": "file://{root}/types_only.py", "range": { "start": { "line": 2, "character": 9 }, "end": { "line": 2, "character": 18 } } } ]
→ textDocument/references { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 1 },
    "context": { "includeDeclaration": false } }
← result null
→ textDocument/documentHighlight { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 24 } }
← result [
    { "range": { "start": { "line": 0, "character": 7 }, "end": { "line": 0, "character": 25 } }, "kind": 3 },
    { "range": { "start": { "line": 1, "character": 10 }, "end": { "line": 1, "character": 15 } }, "kind": 1 },
    { "range": { "start": { "line": 2, "character": {{19|17|16}} }, "end": { "line": 2, "character": {{24|22|21}} } }, "kind": 2 },
    { "range": { "start": { "line": 3, "character": 8 }, "end": { "line": 3, "character": 13 } }, "kind": 2 } ]
