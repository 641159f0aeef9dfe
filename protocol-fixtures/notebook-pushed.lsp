# Diagnostics are pushed cell by cell; those of a cell that goes are taken back.
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {
    "notebookDocument": { "synchronization": {} }, "textDocument": { "publishDiagnostics": { "relatedInformation": true } } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ notebookDocument/didOpen { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "notebookType": "jupyter-notebook", "version": 1,
    "cells": [ { "kind": 2, "document": "cell:plot#1" }, { "kind": 2, "document": "cell:plot#2" } ] },
  "cellTextDocuments": [
    { "uri": "cell:plot#1", "languageId": "python", "version": 1, "text": "import json\n" },
    { "uri": "cell:plot#2", "languageId": "python", "version": 7, "text": "x = (\n" } ] }
← notification textDocument/publishDiagnostics { "uri": "cell:plot#1", "version": 1, "diagnostics": [] }
← notification textDocument/publishDiagnostics { "uri": "cell:plot#2", "version": 7, "diagnostics": [ { "code": "LZ901",
    "range": { "start": { "line": 0, "character": 4 }, "end": {{any}} }, … } ] }
→ notebookDocument/didChange { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "version": 2 }, "change": { "cells": {
    "structure": { "array": { "start": 1, "deleteCount": 1 }, "didClose": [ { "uri": "cell:plot#2" } ] } } } }
← notification textDocument/publishDiagnostics { "uri": "cell:plot#1", "version": 1, "diagnostics": [] }
← notification textDocument/publishDiagnostics { "uri": "cell:plot#2", "diagnostics": [] }
→ notebookDocument/didClose { "notebookDocument": { "uri": "file://{root}/plot.ipynb" }, "cellTextDocuments": [ { "uri": "cell:plot#1" } ] }
← notification textDocument/publishDiagnostics { "uri": "cell:plot#1", "diagnostics": [] }
