# Folders, files and settings change while the session lasts; a client that allows it is asked to tell.
→ initialize { "processId": null, "rootUri": "file://{root}", "workspaceFolders": [ { "uri": "file://{root}", "name": "a" } ],
    "initializationOptions": { "lazyls": { "targetVersion": "3.15" } },
    "capabilities": { "textDocument": { "diagnostic": {} }, "workspace": { "configuration": true,
      "didChangeWatchedFiles": { "dynamicRegistration": true }, "didChangeConfiguration": { "dynamicRegistration": true } } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
← request client/registerCapability { "registrations": [
    { "id": {{any}}, "method": "workspace/didChangeWatchedFiles", "registerOptions": {{any}} },
    { "id": {{any}}, "method": "workspace/didChangeConfiguration", "registerOptions": { "section": "lazyls" } } ] }
→ error -32601 "a client may refuse, which must be harmless"
← request workspace/configuration { "items": [ { "scopeUri": "file://{root}", "section": "lazyls" }, { "section": "lazyls" } ] }
→ result [ { "target-version": "3.11" }, null ]
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1,
    "text": "type X = int\n" } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [ { "code": {{any}}, "message": {{contains "3.12"}}, … } ], … }
→ workspace/didChangeConfiguration { "settings": null }
← request workspace/configuration {{any}}
→ result [ { "targetVersion": "3.15" } ]
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [], … }
→ workspace/didChangeConfiguration { "settings": { "lazyls": { "dialect": "none" } } }
← notification window/logMessage { "type": 2, "message": {{contains "lazyls.dialect"}} }
← request workspace/configuration {{any}}
→ result [ null ]
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/b.py", "type": 1 } ] }
→ workspace/didChangeWorkspaceFolders { "event": { "added": [ { "uri": "file:///nowhere", "name": "b" } ], "removed": [] } }
← request workspace/configuration { "items": [ { "scopeUri": "file://{root}", "section": "lazyls" }, { "scopeUri": "file:///nowhere", "section": "lazyls" }, { "section": "lazyls" } ] }
→ error -32603 "nor is an editor in the mood to be asked again"
→ textDocument/didSave { "textDocument": { "uri": "file://{root}/a.py" } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "context": { "diagnostics": [] } }
← result []
→ textDocument/diagnostic { "textDocument": { "uri": "untitled:Untitled-1" } }
← result { "kind": "full", "items": [] }
