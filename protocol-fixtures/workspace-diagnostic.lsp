# The findings of all files, open or not, in pieces if the client takes them; what is unchanged or gone is told as that.
=== a.py
def f():
    lazy import json
===
=== fine.py
import json
===
=== b.py
def f():
    lazy import json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": { "diagnosticProvider": { "identifier": "lazyls", "interFileDependencies": true, "workspaceDiagnostics": true, "workDoneProgress": true }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 7, "text": {{text a.py}} } }
→ workspace/diagnostic { "previousResultIds": [] }
← result { "items": [
    { "uri": "file://{root}/a.py", "version": 7, "kind": "full", "resultId": {{any}}, "items": [ { "code": "LZ501", … } ] },
    { "uri": "file://{root}/b.py", "version": null, "kind": "full", "resultId": {{any}}, "items": [ { "code": "LZ501", … } ] } ] }
→ workspace/diagnostic { "previousResultIds": [ { "uri": "file://{root}/gone.py", "value": "1" }, { "uri": "file://{root}/b.py", "value": "1" } ],
    "partialResultToken": 5 }
← notification $/progress { "token": 5, "value": { "items": [ { "uri": "file://{root}/a.py", "version": 7, "kind": "full", … } ] } }
← notification $/progress { "token": 5, "value": { "items": [ { "uri": "file://{root}/b.py", "version": null, "kind": "full", … } ] } }
← notification $/progress { "token": 5, "value": { "items": [ { "uri": "file://{root}/gone.py", "version": null, "kind": "full", "items": [] } ] } }
← result { "items": [] }
→ workspace/diagnostic { "previousResultIds": [], "workDoneToken": "mine" }
← notification $/progress { "token": "mine", "value": { "kind": "begin", "title": "Diagnosing", "cancellable": true, "message": "0/2" } }
← notification $/progress { "token": "mine", "value": { "kind": "end" } }
← result { "items": [ {{any}}, {{any}} ] }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/a.py", "version": 8 }, "contentChanges": [ { "text": "import json\n" } ] }
→ workspace/diagnostic { "previousResultIds": [ { "uri": "file://{root}/a.py", "value": "1" } ] }
← result { "items": [
    { "uri": "file://{root}/a.py", "version": 8, "kind": "full", "resultId": "cbf29ce484222325", "items": [] },
    { "uri": "file://{root}/b.py", "version": null, "kind": "full", … } ] }
→ workspace/diagnostic { "previousResultIds": [ { "uri": "file://{root}/a.py", "value": "cbf29ce484222325" }, { "uri": "file://{root}/fine.py", "value": "cbf29ce484222325" } ] }
← result { "items": [
    { "uri": "file://{root}/a.py", "version": 8, "kind": "unchanged", "resultId": "cbf29ce484222325" },
    { "uri": "file://{root}/b.py", "version": null, "kind": "full", … },
    { "uri": "file://{root}/fine.py", "version": null, "kind": "unchanged", "resultId": "cbf29ce484222325" } ] }
→ workspace/didChangeConfiguration { "settings": { "lazyls": { "workspaceDiagnostics": false } } }
→ workspace/diagnostic { "previousResultIds": [] }
← result { "items": [] }
