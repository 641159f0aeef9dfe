# A folder inside of a repository is opened: the environment that lies in it is its own, before that of the repository, whose
# root is the project. Where the repository is opened, it is the repository's.
=== .git/HEAD
ref: refs/heads/main
===
=== .venv/pyvenv.cfg
home = /usr/bin
version = 3.12.0
===
=== .venv/lib/python3.12/site-packages/of_the_repository.py
===
=== services/web/.venv/pyvenv.cfg
home = /usr/bin
version = 3.13.0
===
=== services/web/.venv/lib/python3.13/site-packages/of_the_folder.py
===
=== services/web/app.py
import of_the_folder
import of_the_repository
import services.other
===
=== services/other.py
===
→ initialize { "processId": null, "workspaceFolders": [ { "uri": "file://{root}/services/web", "name": "web" } ],
    "capabilities": { "textDocument": { "diagnostic": {} } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/services/web/app.py", "languageId": "python", "version": 1, "text": {{text services/web/app.py}} } }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/services/web/app.py" }, "position": { "line": 0, "character": 9 } }
← result [ { "uri": "file://{root}/services/web/.venv/lib/python3.13/site-packages/of_the_folder.py", … } ]
→ textDocument/definition { "textDocument": { "uri": "file://{root}/services/web/app.py" }, "position": { "line": 1, "character": 9 } }
← result null
→ textDocument/definition { "textDocument": { "uri": "file://{root}/services/web/app.py" }, "position": { "line": 2, "character": 18 } }
← result [ { "uri": "file://{root}/services/other.py", … } ]
# Both are open: a file belongs to the deeper one.
→ workspace/didChangeWorkspaceFolders { "event": { "added": [ { "uri": "file://{root}", "name": "all" } ], "removed": [] } }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/services/web/app.py" }, "position": { "line": 0, "character": 9 } }
← result [ { "uri": "file://{root}/services/web/.venv/lib/python3.13/site-packages/of_the_folder.py", … } ]
→ workspace/didChangeWorkspaceFolders { "event": { "added": [], "removed": [ { "uri": "file://{root}/services/web", "name": "web" } ] } }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/services/web/app.py" }, "position": { "line": 0, "character": 9 } }
← result null
→ textDocument/definition { "textDocument": { "uri": "file://{root}/services/web/app.py" }, "position": { "line": 1, "character": 9 } }
← result [ { "uri": "file://{root}/.venv/lib/python3.12/site-packages/of_the_repository.py", … } ]
