# From a part of a module's name to its file, from a name through re-exports to what it is, and back to its import.
encodings: all
=== pkg/__init__.py
from .impl import make
===
=== pkg/impl.py
LIMIT = "😀"; value = 1
def make(): ...
===
=== space/deep.py
===
=== a.py
__lazy_modules__ = ["pkg.impl"]
import pkg.impl, space
from pkg import make as create, impl
from .pkg import impl as other
def f():
    return "😀", create(), pkg.impl.LIMIT, json
try:
    import missing as json
except ImportError:
    import json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {
    "textDocument": { "diagnostic": {}, "definition": { "linkSupport": true } } } }
← result { "capabilities": { "definitionProvider": true, "declarationProvider": true, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
# The parts of a module's name.
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 8 } }
← result [ { "originSelectionRange": { "start": { "line": 1, "character": 7 }, "end": { "line": 1, "character": 10 } },
    "targetUri": "file://{root}/pkg/__init__.py", "targetRange": {{any}}, "targetSelectionRange": {{any}} } ]
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 12 } }
← result [ { "originSelectionRange": { "start": { "line": 1, "character": 11 }, "end": { "line": 1, "character": 15 } },
    "targetUri": "file://{root}/pkg/impl.py", … } ]
# A namespace package is its folders.
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 19 } }
← result [ { "targetUri": "file://{root}/space", … } ]
# A name that is handed on, where it is made.
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": 17 } }
← result [ { "originSelectionRange": {{any}}, "targetUri": "file://{root}/pkg/impl.py",
    "targetRange": { "start": { "line": 1, "character": 4 }, "end": { "line": 1, "character": 8 } }, … } ]
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 5, "character": {{20|18|17}} } }
← result [ { "targetUri": "file://{root}/pkg/impl.py", "targetRange": { "start": { "line": 1, "character": 4 }, "end": {{any}} }, … } ]
# A submodule is no name of its package.
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": 34 } }
← result [ { "targetUri": "file://{root}/pkg/impl.py", "targetRange": { "start": { "line": 0, "character": 0 }, "end": {{any}} }, … } ]
# Each part of a use.
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 5, "character": {{30|28|27}} } }
← result [ { "targetUri": "file://{root}/pkg/__init__.py", … } ]
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 5, "character": {{40|38|37}} } }
← result [ { "originSelectionRange": { "start": { "line": 5, "character": {{38|36|35}} }, "end": { "line": 5, "character": {{43|41|40}} } },
    "targetUri": "file://{root}/pkg/impl.py", "targetRange": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 5 } }, … } ]
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 25 } }
← result [ { "targetUri": "file://{root}/pkg/impl.py", … } ]
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 4, "character": 1 } }
← result null
# Either of two imports may have bound it.
→ textDocument/declaration { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 5, "character": {{46|44|43}} } }
← result [ { "uri": "file://{root}/a.py", "range": { "start": { "line": 7, "character": 11 }, "end": { "line": 7, "character": 26 } } },
    { "uri": "file://{root}/a.py", "range": { "start": { "line": 9, "character": 11 }, "end": { "line": 9, "character": 15 } } } ]
