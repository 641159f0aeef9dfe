# A client whose own colours give way to a server's is not offered tokens that are of few names.
→ initialize { "processId": null, "rootUri": null, "capabilities": { "textDocument": { "publishDiagnostics": {},
    "semanticTokens": { "requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": [ "relative" ], "augmentsSyntaxTokens": false } } } }
← result { "capabilities": { "positionEncoding": {{any}}, "textDocumentSync": {{any}}, "hoverProvider": true,
    "callHierarchyProvider": true, "codeLensProvider": {{any}}, "completionProvider": {{any}}, "declarationProvider": true, "definitionProvider": true,
    "documentHighlightProvider": true, "documentLinkProvider": {{any}}, "executeCommandProvider": {{any}}, "inlayHintProvider": {{any}},
    "foldingRangeProvider": true, "referencesProvider": true, "renameProvider": {{any}}, "workspace": {{any}} }, "serverInfo": {{any}} }
→ initialized {}
