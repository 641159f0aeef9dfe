# A client that watches no files: what changes on disk is seen when somebody asks something, a second later at the most.
=== a.py
lazy from late import VALUE
def main():
    return VALUE
===
=== used.py
VALUE = 1
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": {
    "publishDiagnostics": {} }, "workspace": {} } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1, "text": {{text a.py}} } }
← notification textDocument/publishDiagnostics { "uri": {{any}}, "version": 1, "diagnostics": [] }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 12 } }
← result null
# A file that no import means changes nothing, and nobody reads the project again for it.
=== notes.txt
VALUE
===
pause 1.1
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 12 } }
← result null
← nothing 0.3
=== late.py
OTHER = 1
===
pause 1.1
# This question is answered from what is known; the answer makes room for a new look.
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 12 } }
← result {{any}}
← notification textDocument/publishDiagnostics { "uri": {{any}}, "version": 1, "diagnostics": [ { "code": "LZ104", … } ] }
→ textDocument/definition { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 12 } }
← result [ { "uri": "file://{root}/late.py", … } ]
