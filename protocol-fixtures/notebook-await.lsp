# A notebook that awaits at the top of a cell is evaluated: what is awaited runs to its end, unless it waits for something.
=== helper.py
VALUE = 1
===
→ initialize { "processId": null, "rootUri": "file://{root}", "initializationOptions": { "evaluate": "off" }, "capabilities": {
    "textDocument": { "diagnostic": {}, "hover": { "contentFormat": [ "plaintext" ] } },
    "notebookDocument": { "synchronization": { "dynamicRegistration": false } } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ notebookDocument/didOpen { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "notebookType": "jupyter-notebook", "version": 1, "cells": [
      { "kind": 2, "document": "cell:plot#1" }, { "kind": 2, "document": "cell:plot#2" } ] },
    "cellTextDocuments": [
      { "uri": "cell:plot#1", "languageId": "python", "version": 1, "text": "async def load():\n    import helper\n    return helper.VALUE" },
      { "uri": "cell:plot#2", "languageId": "python", "version": 1, "text": "value = await load()\nassert value == 1\nimport missing_after_all" } ] }
→ workspace/executeCommand { "command": "lazyls.evaluate", "arguments": [ "cell:plot#2" ] }
← notification window/showMessage { "type": 3, "message": {{contains "evaluated"}} }
# The notebook itself and the helper.
← result { "modules": 2, "message": {{contains "evaluated"}}, … }
→ notebookDocument/didChange { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "version": 2 }, "change": { "cells": {
    "textContent": [ { "document": { "uri": "cell:plot#1", "version": 2 }, "changes": [ { "text":
      "class Later:\n    def __await__(self):\n        yield 1\nasync def load():\n    return await Later()" } ] } ] } } }
→ workspace/executeCommand { "command": "lazyls.evaluate", "arguments": [ "cell:plot#2" ] }
← notification window/showMessage { "type": 3, "message": {{contains "evaluation says nothing"}} }
← result { "modules": 1, "message": {{contains "waiting for int outside of functions"}}, … }
