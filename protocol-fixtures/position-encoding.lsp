# A second server on the same buffer counts in UTF-16: the user says so, and the client can do it.
→ initialize { "processId": null, "rootUri": null, "initializationOptions": { "positionEncoding": "utf-16" },
    "capabilities": { "general": { "positionEncodings": [ "utf-8", "utf-16" ] }, "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "positionEncoding": "utf-16", … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "untitled:a", "languageId": "python", "version": 1,
    "text": "\"😀\"; from json import *\n" } }
→ textDocument/documentHighlight { "textDocument": { "uri": "untitled:a" }, "position": { "line": 0, "character": 7 } }
← result [ { "range": { "start": { "line": 0, "character": 23 }, "end": { "line": 0, "character": 24 } }, "kind": 3 } ]
