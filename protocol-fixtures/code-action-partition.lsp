# Lazy imports are put below the eager ones of their paragraph.
=== a.py
import os
lazy import json
import sys
print(os, sys)
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [ "source" ] } } } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/codeAction { "textDocument": { "uri": "file://{root}/a.py" },
    "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
    "context": { "diagnostics": [], "only": [ "source.lazyImports.lazyls" ] } }
← result [ { "title": "Put lazy imports below eager ones", "kind": "source.lazyImports.lazyls",
    "edit": { "changes": { "file://{root}/a.py": [ { "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 3, "character": 0 } },
      "newText": "import sys\nlazy import json\n" } ] } } } ]
