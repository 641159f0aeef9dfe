# Commands: why a module is loaded, the import graph, an evaluation, a start-up report that the client shows.
timeout: 30
=== pkg/__init__.py
===
=== pkg/settings.py
TABLE = {}
===
=== pkg/plugin.py
from pkg import settings
settings.TABLE["csv"] = len
===
=== main.py
import pkg.plugin
from pkg import settings
def show():
    return settings.TABLE
print(pkg.plugin.settings.TABLE)
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {
    "textDocument": { "diagnostic": {} }, "window": { "showDocument": { "support": true } } } }
← result { "capabilities": { "executeCommandProvider": { "commands": [ "lazyls.applyAllSafe", "lazyls.evaluate", "lazyls.explain", "lazyls.explainRule", "lazyls.filter", "lazyls.importGraph", "lazyls.reload", "lazyls.restart", "lazyls.score", "lazyls.startup", "lazyls.status" ], "workDoneProgress": true }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/main.py", "languageId": "python", "version": 1, "text": {{text main.py}} } }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/pkg/settings.py", "languageId": "python", "version": 1, "text": {{text pkg/settings.py}} } }
→ workspace/executeCommand { "command": "lazyls.explain", "arguments": [ "file://{root}/pkg/settings.py" ] }
← result { "message": {{contains "`main` loads `pkg.settings` when it is imported: `main` → `pkg.plugin` (lazy, but used at once) → `pkg.settings` (lazy, but used at once)."}},
    "module": "pkg.settings", "loads": true, "chain": [
      { "from": "main", "to": "pkg.plugin", "kind": "reified", "uri": "file://{root}/main.py", "line": 0 },
      { "from": "pkg.plugin", "to": "pkg.settings", "kind": "reified", "uri": "file://{root}/pkg/plugin.py", "line": 0 } ] }
← notification window/showMessage { "type": 3, "message": {{contains "loads `pkg.settings`"}} }
→ workspace/executeCommand { "command": "lazyls.explain", "arguments": [ { "uri": "file://{root}/main.py", "position": { "line": 1, "character": 18 } } ] }
← result { "module": "pkg.settings", "loads": true, … }
← notification window/showMessage {{any}}
→ workspace/executeCommand { "command": "lazyls.score", "arguments": [ "file://{root}/main.py" ] }
← result { "imports": 2, "lazy": 1, "forced": 1, "eager": 0, "hazards": 0, "modules": 4, "title": {{contains "2 imports: "}} }
→ workspace/executeCommand { "command": "lazyls.score", "arguments": [ "file://{root}/none.py" ] }
← error -32602 "no open Python document"
→ workspace/executeCommand { "command": "lazyls.importGraph", "arguments": [ "file://{root}/main.py" ] }
← request window/showDocument { "uri": {{contains "import-graph.txt"}}, "external": false, "takeFocus": true }
→ result { "success": true }
← result { "tree": {{any}}, "modules": [ { "name": "main", "uri": "file://{root}/main.py", "project": true }, … ],
    "imports": [ { "from": "main", "to": "pkg", "kind": "lazy" }, { "from": "main", "to": "pkg.plugin", "kind": "reified" }, … ] }
→ workspace/executeCommand { "command": "lazyls.evaluate", "arguments": [ "file://{root}/main.py" ], "workDoneToken": "mine" }
← notification $/progress { "token": "mine", "value": { "kind": "begin", "title": "Evaluating", "cancellable": true, "message": "main.py" } }
← notification window/showMessage { "type": 3, "message": {{contains "evaluated, deferred imports change nothing"}} }
← notification $/progress { "token": "mine", "value": { "kind": "end" } }
← result { "message": {{any}}, "modules": {{any}}, "instructions": {{any}}, "findings": {{any}} }
→ workspace/executeCommand { "command": "lazyls.startup", "arguments": [ "file://{root}/main.py" ] }
← notification window/showMessage { "type": 3, "message": {{contains "4 modules and"}} }
← request window/showDocument { "uri": {{contains "startup.html"}}, "external": true }
→ result { "success": true }
← result { "message": {{any}}, "page": {{contains "startup.html"}}, "eager": { "modules": 4, … }, "lazy": {{any}} }
→ workspace/executeCommand { "command": "lazyls.nothing" }
← error -32602 "no command"
→ workspace/executeCommand { "command": "lazyls.evaluate", "arguments": [ "file://{root}/nowhere.py" ] }
← error -32602 "is no open Python document"
→ workspace/executeCommand { "command": "lazyls.explain", "arguments": [ 7 ] }
← error -32602 "expected a URI or an object"
