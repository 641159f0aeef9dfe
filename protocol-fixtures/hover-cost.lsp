# A hover says what a load costs: modules, those of them that nothing else loads, and the time by an estimate; what
# was evaluated is told as it was. Nothing is evaluated here that nobody asks for, lest it be done before the estimate is read.
=== base.py
VALUE = 0
===
=== one.py
import base
base.VALUE
===
=== two.py
import base, three
base.VALUE, three.VALUE
===
=== three.py
VALUE = 1
===
=== a.py
import one
import two
one.VALUE
def f():
    return two
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {},
    "hover": { "contentFormat": [ "plaintext" ] } } }, "initializationOptions": { "evaluate": "off" } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 8 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "Its first use loads at least 3 modules, 2 of them not otherwise loaded."}} }, "range": {{any}} }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 8 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "Its load takes under 1 ms cold (estimated)."}} }, "range": {{any}} }
# What the module needs at once is counted as well.
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 8 } }
← result { "contents": { "kind": "plaintext", "value": {{contains "Its first use loads at least 2 modules.\nIts load"}} }, "range": {{any}} }
→ workspace/executeCommand { "command": "lazyls.evaluate", "arguments": [ "file://{root}/a.py" ] }
← notification window/showMessage {{any}}
← result { "modules": 5, … }
→ textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 1, "character": 8 } }
← result { "contents": { "kind": "plaintext", "value": {{contains " instructions, under 1 ms cold (estimated)"}} }, "range": {{any}} }
