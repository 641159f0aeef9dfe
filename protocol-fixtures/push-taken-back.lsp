# What was pushed is taken back as soon as it no longer holds: with settings, with a file's name, with a configuration.
=== lazyls.toml
no-such-key = 1
===
=== a.py
lazy from tools import OTHER
def load():
    return OTHER
===
=== tools.py
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {} }
← result {{any}}
→ initialized {}
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [ {{any}} ], … }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/a.py", "version": 1, "diagnostics": [ { "code": "LZ104", … } ] }
# Settings.
→ workspace/didChangeConfiguration { "settings": { "lazyls": { "ignore": [ "LZ1" ] } } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/a.py", "version": 1, "diagnostics": [] }
→ workspace/didChangeConfiguration { "settings": { "lazyls": {} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/a.py", "version": 1, "diagnostics": [ { "code": "LZ104", … } ] }
# The name that is missing comes, and goes.
=== tools.py
OTHER = 1
===
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/tools.py", "type": 2 } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/a.py", "version": 1, "diagnostics": [] }
=== tools.py
===
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/tools.py", "type": 2 } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/a.py", "version": 1, "diagnostics": [ {{any}} ] }
# The file gets another name: editors close the old one and open the new one.
=== b.py
lazy from tools import OTHER
def load():
    return OTHER
===
delete a.py
→ workspace/didRenameFiles { "files": [ { "oldUri": "file://{root}/a.py", "newUri": "file://{root}/b.py" } ] }
→ textDocument/didClose { "textDocument": { "uri": "file://{root}/a.py" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/a.py", "diagnostics": [] }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/b.py", "languageId": "python", "version": 1, "text": {{text b.py}} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/b.py", "version": 1, "diagnostics": [ { "code": "LZ104", … } ] }
# The configuration goes.
delete lazyls.toml
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/lazyls.toml", "type": 3 } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [] }
