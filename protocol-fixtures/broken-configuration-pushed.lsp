# A client that is told everything gets a broken configuration file's diagnostics once, open or not, even from a
# folder without Python.
=== pyproject.toml
[project]
name = "shop"
[tool.lazyls]
jobs = "many"
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {} }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
← notification textDocument/publishDiagnostics { "uri": "file://{root}/pyproject.toml", "diagnostics": [
    { "message": {{contains "'jobs' must be"}}, "range": { "start": { "line": 3, "character": 7 }, … }, … } ] }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/pyproject.toml", "languageId": "toml", "version": 4,
    "text": {{text pyproject.toml}} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/pyproject.toml", "diagnostics": [] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/pyproject.toml", "version": 4,
    "diagnostics": [ { "message": {{contains "'jobs' must be"}}, … } ] }
=== pyproject.toml
[project]
name = "shop"
===
→ textDocument/didSave { "textDocument": { "uri": "file://{root}/pyproject.toml" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/pyproject.toml", "version": 4, "diagnostics": [] }
→ textDocument/didClose { "textDocument": { "uri": "file://{root}/pyproject.toml" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/pyproject.toml", "diagnostics": [] }
