# A virtual environment that is made while the session lasts is used from then on, and given up when it goes.
=== lazyls.toml
===
=== a.py
import from_the_environment
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} },
    "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } } }
← result {{any}}
→ initialized {}
← request client/registerCapability { "registrations": [ { "id": "lazyls/files", "method": "workspace/didChangeWatchedFiles", "registerOptions": { "watchers": [
    { "globPattern": "**/*.{py,pyi,pth}" }, { "globPattern": "**/{pyproject.toml,lazyls.toml,setup.cfg,pyvenv.cfg}" } ] } } ] }
→ result null
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 9 } }
← result null
=== .venv/pyvenv.cfg
home = /usr/bin
version = 3.12.0
===
=== .venv/lib/python3.12/site-packages/from_the_environment.py
===
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/.venv/pyvenv.cfg", "type": 1 } ] }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 9 } }
← result [ { "uri": "file://{root}/.venv/lib/python3.12/site-packages/from_the_environment.py", … } ]
delete .venv/pyvenv.cfg
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/.venv/pyvenv.cfg", "type": 3 } ] }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 9 } }
← result null
