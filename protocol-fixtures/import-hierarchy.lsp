# The call hierarchy is one of imports: whom a module loads, when, and who loads it.
encodings: all
=== pkg/__init__.py
===
=== pkg/tools.py
VALUE = 1
===
=== pkg/user.py
from pkg import tools
print("😀"); import pkg.tools
def f():
    import pkg.tools
===
=== a.py
import pkg.tools as tools
import sys
def f():
    return tools.VALUE
class A(sys.Base): ...
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "callHierarchyProvider": true, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/prepareCallHierarchy { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": 4 } }
← result null
→ textDocument/prepareCallHierarchy { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 12 } }
← result [ { "name": "pkg.tools", "kind": 2, "detail": "lazy, loaded by `f`", "uri": "file://{root}/pkg/tools.py",
    "range": {{any}}, "selectionRange": {{any}}, "data": {{any}} } ]
→ callHierarchy/incomingCalls { "item": { "name": "pkg.tools", "kind": 2, "uri": "file://{root}/pkg/tools.py",
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "selectionRange": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "data": { "document": "file://{root}/a.py", "module": "pkg.tools", "path": "{root}/pkg/tools.py" } } }
← result [
    { "from": { "name": "a", "kind": 2, "detail": "lazy, loaded by `f`", "uri": "file://{root}/a.py", … },
      "fromRanges": [ { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 25 } } ] },
    { "from": { "name": "pkg.user", "detail": "lazy", "uri": "file://{root}/pkg/user.py", … },
      "fromRanges": [ { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 21 } },
        { "start": { "line": 1, "character": {{15|13|12}} }, "end": { "line": 1, "character": {{31|29|28}} } },
        { "start": { "line": 3, "character": 4 }, "end": { "line": 3, "character": 20 } } ] } ]
→ callHierarchy/outgoingCalls { "item": { "name": "a", "kind": 2, "uri": "file://{root}/a.py",
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "selectionRange": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "data": { "document": "file://{root}/a.py", "module": "a", "path": "{root}/a.py" } } }
← result [
    { "to": { "name": "pkg.tools", "detail": "lazy, loaded by `f`", "uri": "file://{root}/pkg/tools.py", … },
      "fromRanges": [ { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 25 } } ] },
    { "to": { "name": "sys", "detail": "lazy, but used at once, built in", … }, "fromRanges": [ {{any}} ] } ]
→ callHierarchy/outgoingCalls { "item": { "name": "a", "kind": 2, "uri": "file://{root}/a.py",
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "selectionRange": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } } } }
← error -32602 "not of an item of lazyls"
