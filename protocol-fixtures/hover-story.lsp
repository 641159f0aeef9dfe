# A hover lists the lines that may load an import, with links where the client shows them, and what its load does.
=== registry.py
TABLE = {}
===
=== plugin.py
import registry
registry.TABLE["csv"] = len
===
=== a.py
import plugin
def f():
    return plugin
def g():
    return plugin
def h(x: "plugin.T"): ...
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "hover": { "contentFormat": [ "markdown" ] } } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 9 } }
← result { "contents": { "kind": "markdown", "value": {{contains "loads it: [3](file://{root}/a.py#L3), [5](file://{root}/a.py#L5)."}} }, "range": {{any}} }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 2, "character": 13 } }
← result { "contents": { "kind": "markdown", "value": {{contains "When it loads, it changes `registry.TABLE`."}} }, "range": {{any}} }
