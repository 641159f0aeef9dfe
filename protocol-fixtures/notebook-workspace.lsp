# The diagnostics of the workspace tell of a notebook's cells one by one, and of a text without a file once.
→ initialize { "processId": null, "rootUri": "file://{root}", "initializationOptions": { "evaluate": "off" }, "capabilities": {
    "textDocument": { "diagnostic": {} }, "notebookDocument": { "synchronization": { "dynamicRegistration": false } } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ notebookDocument/didOpen { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "notebookType": "jupyter-notebook", "version": 1, "cells": [
      { "kind": 2, "document": "cell:plot#1" }, { "kind": 2, "document": "cell:plot#2" } ] },
    "cellTextDocuments": [
      { "uri": "cell:plot#1", "languageId": "python", "version": 3, "text": "import json" },
      { "uri": "cell:plot#2", "languageId": "python", "version": 4, "text": "x = json\ny = (" } ] }
→ textDocument/didOpen { "textDocument": { "uri": "untitled:one", "languageId": "python", "version": 1, "text": "z = (" } }
→ workspace/diagnostic { "previousResultIds": [] }
← result { "items": [
    { "kind": "full", "uri": "cell:plot#2", "version": 4, "resultId": {{any}}, "items": [ { "range": { "start": { "line": 1, "character": 4 }, "end": {{any}} },
      "code": "LZ901", … } ] },
    { "kind": "full", "uri": "untitled:one", "version": 1, "resultId": {{any}}, "items": [ { "code": "LZ901", … } ] } ] }
→ notebookDocument/didClose { "notebookDocument": { "uri": "file://{root}/plot.ipynb" },
    "cellTextDocuments": [ { "uri": "cell:plot#1" }, { "uri": "cell:plot#2" } ] }
→ workspace/diagnostic { "previousResultIds": [ { "uri": "cell:plot#2", "value": "x" } ] }
← result { "items": [ { "kind": "full", "uri": "untitled:one", … }, { "kind": "full", "uri": "cell:plot#2", "version": null, "items": [] } ] }
