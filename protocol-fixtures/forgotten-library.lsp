# What an import loads is told as a server would that has just been started, also when a library was read for an import that is gone.
ignore: window/logMessage
=== .venv/pyvenv.cfg
version = 3.15
===
=== .venv/lib/python3.15/site-packages/first.py
import second
===
=== .venv/lib/python3.15/site-packages/second.py
import third
import fourth
===
=== .venv/lib/python3.15/site-packages/third.py
===
=== .venv/lib/python3.15/site-packages/fourth.py
===
=== main.py
def f():
    import first
    return first
===
=== other.py
x = 1
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } },
    "initializationOptions": { "dialect": "explicit" } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/main.py", "languageId": "python", "version": 1, "text": {{text main.py}} } }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/other.py", "languageId": "python", "version": 1, "text": {{text other.py}} } }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/main.py" }, "position": { "line": 1, "character": 12 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "oads at least 2 modules."}} }, "range": {{any}} }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/other.py", "version": 2 }, "contentChanges": [ { "text": "import second\n" } ] }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/main.py" }, "position": { "line": 1, "character": 12 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "oads at least 4 modules."}} }, "range": {{any}} }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/other.py", "version": 3 }, "contentChanges": [ { "text": "import secon\n" } ] }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/main.py" }, "position": { "line": 1, "character": 12 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "oads at least 2 modules."}} }, "range": {{any}} }
