# What an import binds can be renamed in its file; what others see, or might mean something else, is left to others.
encodings: all
=== b.py
from a import shared
===
=== a.py
"😀"; lazy import json as data
from os import path
import shared
def f(x: "data.T"):
    taken = "😀", data.loads(x), path
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {}, "rename": { "prepareSupport": true } },
    "workspace": { "workspaceEdit": { "documentChanges": true } } } }
← result { "capabilities": { "renameProvider": { "prepareProvider": true }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 4, "text": {{text a.py}} } }
→ textDocument/prepareRename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 4, "character": {{21|19|18}} } }
← result { "range": { "start": { "line": 4, "character": {{20|18|17}} }, "end": { "line": 4, "character": {{24|22|21}} } }, "placeholder": "data" }
→ textDocument/rename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 4, "character": {{21|19|18}} }, "newName": "format" }
← result { "documentChanges": [ { "textDocument": { "uri": "file://{root}/a.py", "version": 4 }, "edits": [
    { "range": { "start": { "line": 0, "character": {{28|26|25}} }, "end": { "line": 0, "character": {{32|30|29}} } }, "newText": "format" },
    { "range": { "start": { "line": 3, "character": 10 }, "end": { "line": 3, "character": 14 } }, "newText": "format" },
    { "range": { "start": { "line": 4, "character": {{20|18|17}} }, "end": { "line": 4, "character": {{24|22|21}} } }, "newText": "format" } ] } ] }
# Back to the name that it has where it comes from: without `as`.
→ textDocument/rename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 4, "character": {{21|19|18}} }, "newName": "json" }
← result { "documentChanges": [ { "textDocument": {{any}}, "edits": [
    { "range": { "start": { "line": 0, "character": {{24|22|21}} }, "end": { "line": 0, "character": {{32|30|29}} } }, "newText": "" },
    { "range": {{any}}, "newText": "json" }, { "range": {{any}}, "newText": "json" } ] } ] }
# `os` stands there, and means nothing.
→ textDocument/rename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 15 }, "newName": "os" }
← result { "documentChanges": [ {{any}} ] }
→ textDocument/rename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 15 }, "newName": "way" }
← result { "documentChanges": [ { "textDocument": {{any}}, "edits": [
    { "range": { "start": { "line": 1, "character": 19 }, "end": { "line": 1, "character": 19 } }, "newText": " as way" },
    { "range": {{any}}, "newText": "way" } ] } ] }
→ textDocument/rename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 15 }, "newName": "taken" }
← error -32803 "stands in this file already"
→ textDocument/rename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 15 }, "newName": "class" }
← error -32803 "is no name"
→ textDocument/prepareRename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": 9 } }
← result null
→ textDocument/prepareRename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 3, "character": 4 } }
← result null
→ textDocument/rename { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": 9 }, "newName": "x" }
← error -32803 "nobody else sees"
