# Pages that are no files, for clients that ask for their text: shown by commands, and told when their text is another.
=== app.py
import pkg.tools
===
=== pkg/__init__.py
===
=== pkg/tools.py
print(1)
===
→ initialize { "processId": null, "rootUri": "file://{root}", "initializationOptions": { "dialect": "explicit" }, "capabilities": {
    "textDocument": { "diagnostic": {} }, "workspace": { "textDocumentContent": {} }, "window": { "showDocument": { "support": true } } } }
← result { "capabilities": { "workspace": { "textDocumentContent": { "schemes": [ "lazyls" ] }, … }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/app.py", "languageId": "python", "version": 1, "text": {{text app.py}} } }
→ workspace/executeCommand { "command": "lazyls.importGraph", "arguments": [ "file://{root}/app.py" ] }
← request window/showDocument { "uri": "lazyls:/import-graph{root}/app.py", "external": false, "takeFocus": true }
→ result { "success": true }
← result { "tree": "lazyls:/import-graph{root}/app.py", … }
→ workspace/textDocumentContent { "uri": "lazyls:/import-graph{root}/app.py" }
← result { "text": "app · 3 modules, 1 ms\n  pkg.tools · 2 modules\n\nModules and times are of a line with all that it loads at once; times are estimates of cold loads.\n" }
→ workspace/textDocumentContent { "uri": "lazyls:/why{root}/pkg/tools.py" }
← result { "text": "app loads pkg.tools when it is imported: app → pkg.tools.\n\napp → pkg.tools: eager\n    app.py:1: import pkg.tools\n" }
→ workspace/textDocumentContent { "uri": "lazyls:/rules/LZ501.md" }
← result { "text": {{contains "# LZ501 lazy-misplaced"}} }
→ workspace/textDocumentContent { "uri": "lazyls:/filter{root}/app.py" }
← result { "text": {{contains "EAGER_IMPORTS"}} }
→ workspace/textDocumentContent { "uri": "lazyls:/import-graph{root}/none.py" }
← error -32602 "params.uri: lazyls has no document"
→ workspace/textDocumentContent { "uri": "lazyls:/rules/LZ000.md" }
← error -32602 "params.uri: lazyls has no document"
# An edit makes all of them other ones, but the rule's.
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/app.py", "version": 2 }, "contentChanges": [ { "text": "lazy import pkg.tools\n" } ] }
← request workspace/textDocumentContent/refresh { "uri": "lazyls:/filter{root}/app.py" }
→ result null
← request workspace/textDocumentContent/refresh { "uri": "lazyls:/import-graph{root}/app.py" }
→ result null
← request workspace/textDocumentContent/refresh { "uri": "lazyls:/why{root}/pkg/tools.py" }
→ result null
→ workspace/textDocumentContent { "uri": "lazyls:/import-graph{root}/app.py" }
← result { "text": "app\n  pkg.tools (lazy) · 2 modules\n\nModules and times are of a line with all that it loads at once; times are estimates of cold loads.\n" }
