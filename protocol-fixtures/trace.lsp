# Clients that trace hear of each request how long it took, and in a verbose trace for how much of that it waited.
=== a.py
import json
===
→ initialize { "processId": null, "rootUri": "file://{root}", "trace": "messages", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", … }
← notification $/logTrace { "message": {{contains "textDocument/diagnostic was answered after "}} }
→ $/setTrace { "value": "verbose" }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 5, "character": 0 } }
← result null
← notification $/logTrace { "message": {{contains "textDocument/hover"}}, "verbose": {{contains "waited"}} }
→ $/setTrace { "value": "off" }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 5, "character": 0 } }
← result null
← nothing 0.2
