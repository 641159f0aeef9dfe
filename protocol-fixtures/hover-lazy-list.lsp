# Hover says what an import would load, and what an entry of __lazy_modules__ does.
=== lazyls.toml
dialect = "explicit"
===
=== pkg/__init__.py
===
=== pkg/deep.py
VALUE = 1
===
=== pkg/wide.py
import pkg.deep
===
=== a.py
__lazy_modules__ = ["pkg.wide", "json"]
import pkg.wide
def f():
    return pkg.wide
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {
    "textDocument": { "diagnostic": {}, "hover": { "contentFormat": [ "plaintext" ] } } } }
← result { "capabilities": { "hoverProvider": true, … }, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 9 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "Its first use loads at least 3 modules"}} }, "range": {{any}} }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 24 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "Makes the import at line 2 lazy"}} },
    "range": { "start": { "line": 0, "character": 20 }, "end": { "line": 0, "character": 30 } } }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 34 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "No import of this file"}} }, "range": {{any}} }
