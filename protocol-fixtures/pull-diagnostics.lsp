# A client that can ask for diagnostics is never sent any; unchanged findings are answered as such.
encodings: all
→ initialize { "processId": null, "rootUri": "file://{root}",
    "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "diagnosticProvider": { "identifier": "lazyls", … }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1,
    "text": "import os\né = \"😀\" 1\n" } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "resultId": {{any}}, "items": [ { "code": "LZ901", "source": "lazyls", "severity": 1,
    "range": { "start": { "line": 1, "character": {{12|9|8}} }, "end": {{any}} }, … } ] }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/a.py", "version": 2 }, "contentChanges": [
    { "range": { "start": { "line": 1, "character": {{11|8|7}} }, "end": { "line": 1, "character": {{13|10|9}} } },
      "text": "" } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "resultId": "cbf29ce484222325", "items": [] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" }, "previousResultId": "cbf29ce484222325" }
← result { "kind": "unchanged", "resultId": "cbf29ce484222325" }
