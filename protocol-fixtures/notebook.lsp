# The cells of a notebook are one module: what one cell imports, another uses. Places are told in cells.
encodings: all
=== tools.py
VALUE = 1
===
→ initialize { "processId": null, "rootUri": "file://{root}", "initializationOptions": { "minSeverity": "hint", "dialect": "explicit" }, "capabilities": {
    "notebookDocument": { "synchronization": {} }, "workspace": { "workspaceEdit": { "documentChanges": true } },
    "textDocument": { "diagnostic": {}, "hover": { "contentFormat": [ "markdown" ] }, "definition": { "linkSupport": true },
      "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "refactor" ] } } } } } }
← result { "capabilities": { "notebookDocumentSync": { "notebookSelector": [ { "notebook": "*" } ], "save": true }, … }, … }
→ initialized {}
→ notebookDocument/didOpen { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "notebookType": "jupyter-notebook", "version": 1,
    "cells": [ { "kind": 1, "document": "cell:plot#1" }, { "kind": 2, "document": "cell:plot#2" }, { "kind": 2, "document": "cell:plot#3" } ] },
  "cellTextDocuments": [
    { "uri": "cell:plot#1", "languageId": "markdown", "version": 1, "text": "import nothing" },
    { "uri": "cell:plot#2", "languageId": "python", "version": 4, "text": "%matplotlib inline\n\"😀\"; lazy import tools, json" },
    { "uri": "cell:plot#3", "languageId": "python", "version": 1, "text": "def f():\n    \"😀\"; return json\nclass A(tools.VALUE):\n    pass\n" } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "cell:plot#3" } }
← result { "kind": "full", "resultId": {{any}}, "items": [ { "code": "LZ506",
    "range": { "start": { "line": 2, "character": 8 }, "end": { "line": 2, "character": 19 } }, … } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "cell:plot#2" } }
← result { "kind": "full", "resultId": {{any}}, "items": [] }
→ textDocument/hover { "textDocument": { "uri": "cell:plot#2" }, "position": { "line": 1, "character": {{28|26|25}} } }
← result { "contents": { "kind": "markdown", "value": {{contains "First used later at cell 3, line 2 in `f`."}} },
    "range": { "start": { "line": 1, "character": {{27|25|24}} }, "end": { "line": 1, "character": {{31|29|28}} } } }
→ textDocument/inlayHint { "textDocument": { "uri": "cell:plot#2" }, "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 2, "character": 0 } } }
← result [ { "position": { "line": 1, "character": {{31|29|28}} }, "label": [ { "value": "loaded at import: base class, " },
    { "value": "cell 3, line 3", "location": { "uri": "cell:plot#3",
      "range": { "start": { "line": 2, "character": 8 }, "end": { "line": 2, "character": {{any}} } } } } ], … } ]
→ textDocument/declaration { "textDocument": { "uri": "cell:plot#3" }, "position": { "line": 1, "character": {{20|18|17}} } }
← result [ { "uri": "cell:plot#2", "range": { "start": { "line": 1, "character": {{27|25|24}} }, "end": { "line": 1, "character": {{31|29|28}} } } } ]
→ textDocument/definition { "textDocument": { "uri": "cell:plot#3" }, "position": { "line": 2, "character": 10 } }
← result [ { "targetUri": "file://{root}/tools.py", "originSelectionRange": { "start": { "line": 2, "character": 8 }, "end": { "line": 2, "character": 13 } }, … } ]
→ textDocument/documentHighlight { "textDocument": { "uri": "cell:plot#3" }, "position": { "line": 2, "character": 10 } }
← result [ { "range": { "start": { "line": 2, "character": 8 }, "end": { "line": 2, "character": 13 } }, "kind": 2 } ]
→ textDocument/references { "textDocument": { "uri": "cell:plot#3" }, "position": { "line": 2, "character": 10 }, "context": { "includeDeclaration": true } }
← result [ { "uri": "cell:plot#2", "range": { "start": { "line": 1, "character": {{20|18|17}} }, "end": {{any}} } },
    { "uri": "cell:plot#3", "range": { "start": { "line": 2, "character": 8 }, "end": {{any}} } } ]
→ textDocument/semanticTokens/full { "textDocument": { "uri": "cell:plot#3" } }
← result { "data": [ 1, {{19|17|16}}, 4, 0, 3, 1, 8, 5, 0, 2 ] }
→ textDocument/rename { "textDocument": { "uri": "cell:plot#3" }, "position": { "line": 1, "character": {{20|18|17}} }, "newName": "j" }
← result { "documentChanges": [
    { "textDocument": { "uri": "cell:plot#2", "version": 4 }, "edits": [ { "range": { "start": { "line": 1, "character": {{31|29|28}} }, "end": {{any}} }, "newText": " as j" } ] },
    { "textDocument": { "uri": "cell:plot#3", "version": 1 }, "edits": [ { "range": { "start": { "line": 1, "character": {{19|17|16}} }, "end": {{any}} }, "newText": "j" } ] } ] }
→ textDocument/codeAction { "textDocument": { "uri": "cell:plot#2" }, "range": { "start": { "line": 1, "character": {{28|26|25}} }, "end": { "line": 1, "character": {{28|26|25}} } },
    "context": { "diagnostics": [], "only": [ "refactor" ] } }
← result [ { "title": "Make `json` eager", "kind": "refactor.rewrite", "edit": { "documentChanges": [
    { "textDocument": { "uri": "cell:plot#2", "version": 4 }, "edits": {{any}} } ] } } ]
# A command about a cell is one about the notebook.
→ workspace/executeCommand { "command": "lazyls.explain", "arguments": [ { "uri": "cell:plot#2", "position": { "line": 1, "character": {{28|26|25}} } } ] }
← result { "module": "json", … }
← notification window/showMessage {{any}}
# Cells are edited, and change places.
→ notebookDocument/didChange { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "version": 2 }, "change": { "cells": {
    "textContent": [ { "document": { "uri": "cell:plot#3", "version": 2 }, "changes": [
      { "range": { "start": { "line": 2, "character": 8 }, "end": { "line": 2, "character": 19 } }, "text": "object" } ] } ] } } }
→ textDocument/diagnostic { "textDocument": { "uri": "cell:plot#3" } }
← result { "items": [], … }
→ notebookDocument/didChange { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "version": 3 }, "change": { "cells": {
    "structure": { "array": { "start": 1, "deleteCount": 1, "cells": [ { "kind": 2, "document": "cell:plot#4" } ] },
      "didOpen": [ { "uri": "cell:plot#4", "languageId": "python", "version": 1, "text": "from json import *\nawait load()" } ], "didClose": [ { "uri": "cell:plot#2" } ] } } } }
→ textDocument/documentHighlight { "textDocument": { "uri": "cell:plot#4" }, "position": { "line": 0, "character": 17 } }
← result [ { "range": { "start": { "line": 0, "character": 17 }, "end": { "line": 0, "character": 18 } }, "kind": 3 } ]
# A cell may await at its top.
→ textDocument/diagnostic { "textDocument": { "uri": "cell:plot#4" } }
← result { "items": [], … }
→ textDocument/hover { "textDocument": { "uri": "cell:plot#2" }, "position": { "line": 1, "character": 29 } }
← result null
→ notebookDocument/didSave { "notebookDocument": { "uri": "file://{root}/plot.ipynb" } }
→ notebookDocument/didChange { "notebookDocument": { "uri": "file://{root}/none.ipynb", "version": 3 }, "change": {} }
← notification window/logMessage { "type": 2, "message": {{contains "is not open"}} }
→ notebookDocument/didClose { "notebookDocument": { "uri": "file://{root}/plot.ipynb" }, "cellTextDocuments": [ { "uri": "cell:plot#3" } ] }
→ textDocument/documentHighlight { "textDocument": { "uri": "cell:plot#4" }, "position": { "line": 0, "character": 17 } }
← result null
