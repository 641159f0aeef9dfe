# Modules and names in imports, entries of __lazy_modules__, rules in comments are completed; nothing else is.
encodings: all
=== pkg/__init__.py
===
=== pkg/tools.py
LIMIT = 1
_hidden = 2
class Kit: ...
def make(): ...
===
=== pkg/deep/__init__.py
from .shelf import *
from ..tools import *
def _own(): ...
===
=== pkg/deep/shelf.py
__all__ = ["Shelf", "_board"]
from decimal import *
class Shelf: ...
_board = _nail = None
===
=== pkg/user.py
pass
===
=== a.py
__lazy_modules__ = [""]
import json
"😀"; lazy import pkg.to
lazy from pkg.tools import (
    LIMIT,
    Ki
)
def f():
    pass
    lazy 
    from pkg 
from pkg.deep import 
x = json.du  # lazyls: ignore[LZ1
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "completionProvider": { "triggerCharacters": [ ".", "[", "\"", "'" ] }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 21 } }
← result [ { "label": "json", "kind": 9, "textEdit": { "range": { "start": { "line": 0, "character": 21 }, "end": { "line": 0, "character": 21 } }, "newText": "json" } }, … ]
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": {{26|24|23}} } }
← result [ { "label": "deep", "kind": 9, "textEdit": { "range": { "start": { "line": 2, "character": {{24|22|21}} }, "end": { "line": 2, "character": {{26|24|23}} } }, "newText": "deep" } },
    { "label": "tools", "kind": 9, … }, { "label": "user", … } ]
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 5, "character": 6 } }
← result [ { "label": "Kit", "kind": 7, "textEdit": { "range": { "start": { "line": 5, "character": 4 }, "end": { "line": 5, "character": 6 } }, "newText": "Kit" } },
    { "label": "LIMIT", "kind": 6, … }, { "label": "make", "kind": 3, … }, { "label": "_hidden", … } ]
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 9, "character": 9 } }
← result [ { "label": "from", "kind": 14, … }, { "label": "import", "kind": 14, … } ]
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 10, "character": 13 } }
← result [ { "label": "import", … } ]
# What star imports bind is there as well.
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 11, "character": 21 } }
← result [ { "label": "Kit", … }, { "label": "LIMIT", … }, { "label": "Shelf", "kind": 7, … }, { "label": "make", … }, { "label": "_board", "sortText": "~_board", … }, { "label": "_own", … }, { "label": "shelf", "kind": 9, … } ]
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 12, "character": 33 } }
← result [ { "label": "LZ101", "kind": 12, "detail": {{any}}, "textEdit": { "range": { "start": { "line": 12, "character": 30 }, "end": {{any}} }, "newText": "LZ101" } }, … ]
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 12, "character": 11 } }
← result null
→ workspace/didChangeConfiguration { "settings": { "lazyls": { "completion": false } } }
→ textDocument/completion { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 9, "character": 9 } }
← result null
