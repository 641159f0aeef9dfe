# A client without trees gets a list. One that did not ask for symbols is not offered any, and gets none.
=== a.py
import json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "initializationOptions": { "symbols": { "imports": true } },
    "capabilities": { "textDocument": { "publishDiagnostics": {} } } }
← result { "capabilities": { "documentSymbolProvider": true, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
← notification textDocument/publishDiagnostics {{any}}
→ textDocument/documentSymbol { "textDocument": { "uri": "file://{root}/a.py" } }
← result [ { "name": "json", "kind": 2, "containerName": "lazy", "location": { "uri": "file://{root}/a.py",
    "range": { "start": { "line": 0, "character": 7 }, "end": { "line": 0, "character": 11 } } } } ]
→ workspace/symbol { "query": "a" }
← result []
