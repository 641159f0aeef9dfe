# Before 3.15 an import is made lazy by the list that later versions read; of several names on one statement one alone is.
encodings: all
=== lazyls.toml
target-version = "3.13"
dialect = "explicit"
===
=== a.py
"""😀"""
import json, difflib
def compare(a, b):
    return json, difflib.ndiff(a, b)
===
=== new/lazyls.toml
dialect = "explicit"
===
=== new/b.py
import json, difflib as d  # 😀
def compare(a, b):
    return json, d.ndiff(a, b)
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "refactor" ] } } } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 1, "character": 8 }, "end": { "line": 1, "character": 8 } }, "context": { "diagnostics": [], "only": [ "refactor" ] } }
← result [ { "title": "Make `json` lazy", "kind": "refactor.rewrite", "edit": { "changes": { "file://{root}/a.py": [
    { "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 0 } }, "newText": "__lazy_modules__ = {\"json\"}\n" } ] } } } ]
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/new/b.py", "languageId": "python", "version": 1, "text": {{text new/b.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/new/b.py" },
    "range": { "start": { "line": 0, "character": 16 }, "end": { "line": 0, "character": 16 } }, "context": { "diagnostics": [], "only": [ "refactor" ] } }
← result [ { "title": "Make `d` lazy", "kind": "refactor.rewrite", "edit": { "changes": { "file://{root}/new/b.py": [ {{any}}, … ] } } } ]
