# A client that can pull diagnostics but cannot be asked to pull again, and takes pushed ones: those it gets, so that an
# edit of one file changes at once what it shows of another.
=== lazyls.toml
dialect = "explicit"
===
=== tools.py
def load(path): ...
===
=== main.py
lazy from tools import load
def go():
    return load("a")
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": {
    "diagnostic": { "dynamicRegistration": false, "relatedDocumentSupport": false },
    "publishDiagnostics": { "relatedInformation": true, "tagSupport": { "valueSet": [ 1, 2 ] }, "versionSupport": true } },
    "workspace": { "diagnostics": { "refreshSupport": false } } } }
← result { "capabilities": { "positionEncoding": {{any}}, "textDocumentSync": {{any}}, "hoverProvider": true,
    "callHierarchyProvider": true, "codeLensProvider": {{any}}, "completionProvider": {{any}}, "declarationProvider": true, "definitionProvider": true,
    "documentHighlightProvider": true, "documentLinkProvider": {{any}}, "executeCommandProvider": {{any}}, "inlayHintProvider": {{any}},
    "foldingRangeProvider": true, "referencesProvider": true, "renameProvider": {{any}}, "semanticTokensProvider": {{any}}, "workspace": {{any}} }, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/main.py", "languageId": "python", "version": 1, "text": {{text main.py}} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/main.py", "version": 1, "diagnostics": [] }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/tools.py", "languageId": "python", "version": 1, "text": {{text tools.py}} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/tools.py", "version": 1, "diagnostics": [] }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/tools.py", "version": 2 }, "contentChanges": [
    { "range": { "start": { "line": 0, "character": 4 }, "end": { "line": 0, "character": 8 } }, "text": "read" } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/main.py", "version": 1,
    "diagnostics": [ { "code": "LZ104", "severity": 1, "message": {{contains "`tools` has no `load`"}}, … } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/tools.py", "version": 2, "diagnostics": [] }
