# A module's first line has two hierarchies: one of imports, and one of what loads as soon as the module does.
=== lazyls.toml
dialect = "explicit"
===
=== pkg/__init__.py
===
=== pkg/tools.py
import base
===
=== base.py
===
=== later.py
===
=== a.py
"""A program."""
from pkg import tools
lazy import later
def f():
    import base
    return later
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "callHierarchyProvider": true, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/prepareCallHierarchy { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 4 } }
← result [ { "name": "a", "kind": 2, "uri": "file://{root}/a.py", … },
    { "name": "a (start-up)", "kind": 2, "detail": "loads 3 modules", "uri": "file://{root}/a.py", "range": {{any}}, "selectionRange": {{any}},
      "data": { "document": "file://{root}/a.py", "module": "a", "path": "{root}/a.py", "startup": true } } ]
→ callHierarchy/outgoingCalls { "item": { "name": "a (start-up)", "kind": 2, "uri": "file://{root}/a.py",
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "selectionRange": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "data": { "document": "file://{root}/a.py", "module": "a", "path": "{root}/a.py", "startup": true } } }
← result [
    { "to": { "name": "pkg", "detail": "eager", "uri": "file://{root}/pkg/__init__.py", … }, "fromRanges": [ {{any}} ] },
    { "to": { "name": "pkg.tools", "detail": "eager", "uri": "file://{root}/pkg/tools.py", … },
      "fromRanges": [ { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 21 } } ] } ]
# What it loads goes on in the same way: `base` at once, since `pkg.tools` does.
→ callHierarchy/outgoingCalls { "item": { "name": "pkg.tools", "kind": 2, "uri": "file://{root}/pkg/tools.py",
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "selectionRange": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "data": { "document": "file://{root}/a.py", "module": "pkg.tools", "path": "{root}/pkg/tools.py", "startup": true } } }
← result [ { "to": { "name": "base", "detail": "eager", … }, "fromRanges": [ {{any}} ] }, { "to": { "name": "pkg", "detail": "the package around it", … }, "fromRanges": [] } ]
→ callHierarchy/incomingCalls { "item": { "name": "base", "kind": 2, "uri": "file://{root}/base.py",
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "selectionRange": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "data": { "document": "file://{root}/a.py", "module": "base", "path": "{root}/base.py", "startup": true } } }
← result [ { "from": { "name": "pkg.tools", "detail": "eager", … }, "fromRanges": [ {{any}} ] } ]
