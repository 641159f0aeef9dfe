# A client that cannot ask is told, with the version that was judged; closing takes everything back.
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {} }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 7,
    "text": "x = (\n" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/a.py", "version": 7,
    "diagnostics": [ { "code": "LZ901", … } ] }
→ textDocument/didClose { "textDocument": { "uri": "file://{root}/a.py" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/a.py", "diagnostics": [] }
