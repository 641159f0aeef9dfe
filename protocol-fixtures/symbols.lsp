# Modules and imports as symbols, for those who want them from here: in a tree or a list, by parts of their names.
encodings: all
=== pkg/__init__.py
===
=== pkg/tools.py
===
=== a.py
"😀"; import pkg.tools, json as j
def f():
    from pkg import tools
    return tools, j
===
→ initialize { "processId": null, "rootUri": "file://{root}", "initializationOptions": { "symbols": true },
    "capabilities": { "textDocument": { "diagnostic": {}, "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } } }
← result { "capabilities": { "documentSymbolProvider": true, "workspaceSymbolProvider": true, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/documentSymbol { "textDocument": { "uri": "file://{root}/a.py" } }
← result [
    { "name": "pkg", "kind": 2, "detail": "lazy", "range": { "start": { "line": 0, "character": {{8|6|5}} }, "end": { "line": 0, "character": {{35|33|32}} } },
      "selectionRange": { "start": { "line": 0, "character": {{15|13|12}} }, "end": { "line": 0, "character": {{24|22|21}} } } },
    { "name": "j", "kind": 2, "detail": "lazy, loaded by `f`", … },
    { "name": "tools", "kind": 2, "detail": "in `f`", … } ]
→ workspace/symbol { "query": "PTool" }
← result [ { "name": "pkg.tools", "kind": 2, "location": { "uri": "file://{root}/pkg/tools.py", "range": {{any}} } } ]
→ workspace/symbol { "query": "", "partialResultToken": 7 }
← notification $/progress { "token": 7, "value": [ { "name": "a", … }, { "name": "pkg", … }, { "name": "pkg.tools", … } ] }
← result []
