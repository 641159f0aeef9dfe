# What a diagnostic carries: the rule, how it came about from place to place, and what fades because nothing needs it.
=== lazyls.toml
min-severity = "hint"
===
=== a.py
lazy import json
def load():
    return json
def start():
    return load()
start()
x = 1  # lazyls: ignore[LZ1]
===
=== marked/lazyls.toml
dialect = "explicit"
min-severity = "hint"
===
=== marked/b.py
lazy import sys
def words():
    return sys.argv
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": {
    "diagnostic": { "relatedInformation": true, "tagSupport": { "valueSet": [ 1, 2 ] } } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "resultId": {{any}}, "items": [
    { "range": { "start": { "line": 2, "character": 11 }, "end": { "line": 2, "character": 15 } }, "severity": 3, "code": "LZ506", "source": "lazyls",
      "message": {{contains "`json` is loaded in a function that the module calls"}}, "relatedInformation": [
        { "location": { "uri": "file://{root}/a.py", "range": {{any}} }, "message": {{any}} }, … ] },
    { "code": "LZ903", "tags": [ 1 ], … } ] }
# The keyword, of what is loaded anyway.
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/marked/b.py", "languageId": "python", "version": 1, "text": {{text marked/b.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/marked/b.py" } }
← result { "kind": "full", "items": [ { "code": "LZ604", "tags": [ 1 ], … } ], … }
