# What an edit changes elsewhere, a client is asked to ask about again: at once, and then no more than once for what comes soon after.
=== models.py
class Base: ...
===
=== app.py
lazy from models import Base
def main():
    return Base
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} },
    "workspace": { "diagnostics": { "refreshSupport": true }, "inlayHint": { "refreshSupport": true }, "codeLens": { "refreshSupport": true },
      "semanticTokens": { "refreshSupport": true } } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/app.py", "languageId": "python", "version": 1, "text": {{text app.py}} } }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/models.py", "languageId": "python", "version": 1, "text": {{text models.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/app.py" } }
← result { "items": [], … }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/models.py", "version": 2 }, "contentChanges": [ { "text": "" } ] }
← request workspace/diagnostic/refresh
→ result null
← request workspace/inlayHint/refresh
→ result null
← request workspace/codeLens/refresh
→ result null
← request workspace/semanticTokens/refresh
→ result null
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/app.py" } }
← result { "items": [ {{any}} ], … }
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/models.py", "version": 3 }, "contentChanges": [ { "text": "class Base: ...\n" } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/app.py" } }
← result { "items": [], … }
← request workspace/diagnostic/refresh
→ result null
← request workspace/inlayHint/refresh
→ result null
← request workspace/codeLens/refresh
→ error -32601 "a client may refuse, which must be harmless"
← request workspace/semanticTokens/refresh
→ result null
# An edit that changes nothing elsewhere asks for nothing.
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/models.py", "version": 4 }, "contentChanges": [ { "text": "class Base: ...\n# So.\n" } ] }
← nothing 1.3
