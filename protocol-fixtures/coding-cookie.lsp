# An editor's text is UTF-8 whatever its coding cookie says, when it is opened as well as when it is edited.
encodings: all

=== on-disk.py
# coding: latin-1
import json
===

→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {} }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/new.py", "languageId": "python", "version": 1,
    "text": "# coding: latin-1\nx = 'é😀'; y = (\n" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/new.py", "version": 1, "diagnostics": [
    { "code": "LZ901", "range": { "start": { "line": 1, "character": {{18|15|14}} }, … }, … } ] }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/on-disk.py", "languageId": "python", "version": 1,
    "text": "# coding: latin-1\nx = 'é😀'; y = (\n" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/on-disk.py", "version": 1, "diagnostics": [
    { "code": "LZ901", "range": { "start": { "line": 1, "character": {{18|15|14}} }, … }, … } ] }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/new.py", "version": 2 }, "contentChanges": [
    { "text": "# coding: latin-1\nxx = 'é😀'; y = (\n" } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/new.py", "version": 2, "diagnostics": [
    { "code": "LZ901", "range": { "start": { "line": 1, "character": {{19|16|15}} }, … }, … } ] }
