# A hover names the rules that speak of an import, and says of the word `lazy` what it does.
=== a.py
lazy from json import dump
class Writer(dump): ...
===
→ initialize { "processId": null, "rootUri": "file://{root}", "initializationOptions": { "minSeverity": "hint" }, "capabilities": { "textDocument": { "diagnostic": {} } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "items": [ { "code": "LZ506", … } ], … }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 24 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "Rules: LZ506 lazy-used-at-import."}} }, "range": {{any}} }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 2 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "lazy (PEP 810, from Python 3.15 on) defers an import"}} }, "range": {{any}} }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 14 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "Rules: LZ506"}} }, "range": {{any}} }
