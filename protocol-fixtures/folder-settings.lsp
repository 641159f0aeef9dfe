# Two folders of one session, each with settings of its own; a file in neither has those of the editor as a whole.
=== old/a.py
type X = int
===
=== new/a.py
type X = int
===
=== loose.py
type X = int
===
→ initialize { "processId": null, "workspaceFolders": [ { "uri": "file://{root}/old", "name": "old" }, { "uri": "file://{root}/new", "name": "new" } ],
    "capabilities": { "textDocument": { "diagnostic": {} }, "workspace": { "configuration": true } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
← request workspace/configuration { "items": [ { "scopeUri": "file://{root}/old", "section": "lazyls" },
    { "scopeUri": "file://{root}/new", "section": "lazyls" }, { "section": "lazyls" } ] }
→ result [ { "target-version": "3.11" }, { "target-version": "3.15" }, { "target-version": "3.10" } ]
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/old/a.py", "languageId": "python", "version": 1, "text": {{text old/a.py}} } }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/new/a.py", "languageId": "python", "version": 1, "text": {{text new/a.py}} } }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/loose.py", "languageId": "python", "version": 1, "text": {{text loose.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/old/a.py" } }
← result { "kind": "full", "items": [ { "message": {{contains "3.11"}}, … } ], … }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/new/a.py" } }
← result { "kind": "full", "items": [], … }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/loose.py" } }
← result { "kind": "full", "items": [ { "message": {{contains "3.10"}}, … } ], … }
# One of them that is wrong is said, and changes nothing else.
→ workspace/didChangeConfiguration { "settings": null }
← request workspace/configuration {{any}}
→ result [ { "target-version": "old" }, {}, { "target-version": "3.10" } ]
← notification window/logMessage { "type": 2, "message": {{contains "lazyls.target-version"}} }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/old/a.py" } }
← result { "kind": "full", "items": [], … }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/loose.py" } }
← result { "kind": "full", "items": [ {{any}} ], … }
# Null is no mistake: nothing is set any more.
→ workspace/didChangeConfiguration { "settings": null }
← request workspace/configuration {{any}}
→ result [ { "target-version": "3.11" }, null, null ]
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/old/a.py" } }
← result { "kind": "full", "items": [ {{any}} ], … }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/loose.py" } }
← result { "kind": "full", "items": [], … }
