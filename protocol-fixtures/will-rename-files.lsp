# Imports follow files and folders that are called differently; what is lazy stays lazy.
encodings: all
=== pkg/__init__.py
===
=== pkg/tools.py
from . import deep
===
=== pkg/deep.py
===
=== pkg/user.py
"😀"; from . import tools, deep
from .tools import deep as below
===
=== a.py
__lazy_modules__ = ["pkg.tools", "json"]
import json, pkg.tools
"😀"; lazy import pkg.tools as second
from pkg import tools as third, deep
def f():
    return "😀", pkg.tools.deep, second, third, deep
===
=== shelf/__init__.py
===
=== shelf/boards/__init__.py
===
=== shelf/boards/planks.py
===
=== shelf/boards/nails.py
from ..boards import planks
from .planks import *
===
=== shelf/checks/test_boards.py
import shelf
===
=== types_only.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from pkg.deep import Depth
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} },
    "workspace": { "workspaceEdit": { "documentChanges": true }, "fileOperations": { "willRename": true, "didRename": true } } } }
← result { "capabilities": { "workspace": { "workspaceFolders": {{any}}, "fileOperations": {
      "willRename": { "filters": [ { "scheme": "file", "pattern": { "glob": "**/*.{py,pyi}", "matches": "file" } }, {{any}} ] },
      "didRename": {{any}} } }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 4, "text": {{text a.py}} } }
# A module in its package.
→ workspace/willRenameFiles { "files": [ { "oldUri": "file://{root}/pkg/tools.py", "newUri": "file://{root}/pkg/kit.py" } ] }
← result { "documentChanges": [
    { "textDocument": { "uri": "file://{root}/a.py", "version": 4 }, "edits": [
      { "range": { "start": { "line": 0, "character": 21 }, "end": { "line": 0, "character": 30 } }, "newText": "pkg.kit" },
      { "range": { "start": { "line": 1, "character": 13 }, "end": { "line": 1, "character": 22 } }, "newText": "pkg.kit" },
      { "range": { "start": { "line": 2, "character": {{20|18|17}} }, "end": { "line": 2, "character": {{29|27|26}} } }, "newText": "pkg.kit" },
      { "range": { "start": { "line": 3, "character": 16 }, "end": { "line": 3, "character": 21 } }, "newText": "kit" },
      { "range": { "start": { "line": 5, "character": {{19|17|16}} }, "end": { "line": 5, "character": {{28|26|25}} } }, "newText": "pkg.kit" } ] },
    { "textDocument": { "uri": "file://{root}/pkg/user.py", "version": null }, "edits": [
      { "range": { "start": { "line": 0, "character": {{22|20|19}} }, "end": { "line": 0, "character": {{27|25|24}} } }, "newText": "kit" },
      { "range": { "start": { "line": 1, "character": 5 }, "end": { "line": 1, "character": 11 } }, "newText": ".kit" } ] } ] }
# A package.
→ workspace/willRenameFiles { "files": [ { "oldUri": "file://{root}/pkg", "newUri": "file://{root}/parcel" } ] }
← result { "documentChanges": [
    { "textDocument": { "uri": "file://{root}/a.py", "version": 4 }, "edits": [
      { "range": { "start": { "line": 0, "character": 21 }, "end": {{any}} }, "newText": "parcel.tools" },
      { "range": { "start": { "line": 1, "character": 13 }, "end": {{any}} }, "newText": "parcel.tools" },
      { "range": { "start": { "line": 2, "character": {{20|18|17}} }, "end": {{any}} }, "newText": "parcel.tools" },
      { "range": { "start": { "line": 3, "character": 5 }, "end": { "line": 3, "character": 8 } }, "newText": "parcel" },
      { "range": { "start": { "line": 5, "character": {{19|17|16}} }, "end": {{any}} }, "newText": "parcel.tools" } ] },
    { "textDocument": { "uri": "file://{root}/types_only.py", "version": null }, "edits": [ { "range": {{any}}, "newText": "parcel.deep" } ] } ] }
# A module out of its package: its own relative imports count from elsewhere.
→ workspace/willRenameFiles { "files": [ { "oldUri": "file://{root}/pkg/tools.py", "newUri": "file://{root}/tools.py" } ] }
← result { "documentChanges": [
    { "textDocument": { "uri": "file://{root}/a.py", "version": 4 }, "edits": [
      { "range": {{any}}, "newText": "tools" }, { "range": {{any}}, "newText": "tools" }, { "range": {{any}}, "newText": "tools" },
      { "range": { "start": { "line": 3, "character": 0 }, "end": { "line": 3, "character": 0 } }, "newText": "import tools as third\n" },
      { "range": { "start": { "line": 3, "character": 16 }, "end": { "line": 3, "character": 32 } }, "newText": "" },
      { "range": {{any}}, "newText": "tools" } ] },
    { "textDocument": { "uri": "file://{root}/pkg/tools.py", "version": null }, "edits": [
      { "range": { "start": { "line": 0, "character": 5 }, "end": { "line": 0, "character": 6 } }, "newText": "pkg" } ] },
    { "textDocument": { "uri": "file://{root}/pkg/user.py", "version": null }, "edits": [
      { "range": { "start": { "line": 0, "character": {{8|6|5}} }, "end": { "line": 0, "character": {{8|6|5}} } }, "newText": "import tools; " },
      { "range": {{any}}, "newText": "" }, { "range": { "start": { "line": 1, "character": 5 }, "end": {{any}} }, "newText": "tools" } ] } ] }
# What counts from the package itself, in whatever manner, stays as it is; who has a folder of his own to look in does not.
→ workspace/willRenameFiles { "files": [ { "oldUri": "file://{root}/shelf", "newUri": "file://{root}/rack" } ] }
← result { "documentChanges": [ { "textDocument": { "uri": "file://{root}/shelf/checks/test_boards.py", "version": null }, "edits": [
      { "range": { "start": { "line": 0, "character": 7 }, "end": { "line": 0, "character": 12 } }, "newText": "rack" } ] } ] }
# What only type checkers import is written differently, too.
→ workspace/willRenameFiles { "files": [ { "oldUri": "file://{root}/pkg/deep.py", "newUri": "file://{root}/pkg/depth.py" } ] }
← result { "documentChanges": [ {{any}}, {{any}}, {{any}}, { "textDocument": { "uri": "file://{root}/types_only.py", "version": null }, "edits": [
      { "range": { "start": { "line": 2, "character": 9 }, "end": { "line": 2, "character": 17 } }, "newText": "pkg.depth" } ] } ] }
→ workspace/willRenameFiles { "files": [ { "oldUri": "file://{root}/notes.txt", "newUri": "file://{root}/words.txt" } ] }
← result null
