# The imports at the top fold into one region, which says how many there are: to clients that show it.
encodings: all
=== a.py
"""😀"""; import json
# A comment between them.

from os import (
    path,
)
def f():
    import re
    import csv
    return json, path
try:
    import numpy
    import pandas
except ImportError:
    pass
import alone
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "foldingRange": { "foldingRange": { "collapsedText": true } } }, "notebookDocument": { "synchronization": {} } } }
← result { "capabilities": { "foldingRangeProvider": true, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/foldingRange { "textDocument": { "uri": "file://{root}/a.py" } }
← result [ { "startLine": 0, "startCharacter": {{12|10|9}}, "endLine": 5, "endCharacter": 1, "kind": "imports", "collapsedText": "2 imports (2 lazy)" } ]
→ notebookDocument/didOpen { "notebookDocument": { "uri": "file://{root}/plot.ipynb", "notebookType": "jupyter-notebook", "version": 1,
    "cells": [ { "kind": 2, "document": "cell:plot#1" }, { "kind": 2, "document": "cell:plot#2" } ] },
  "cellTextDocuments": [
    { "uri": "cell:plot#1", "languageId": "python", "version": 1, "text": "import json" },
    { "uri": "cell:plot#2", "languageId": "python", "version": 1, "text": "\nimport csv\nimport re" } ] }
→ textDocument/foldingRange { "textDocument": { "uri": "cell:plot#2" } }
← result [ { "startLine": 1, "startCharacter": 0, "endLine": 2, "endCharacter": 9, "kind": "imports", "collapsedText": "2 imports (2 lazy)" } ]
