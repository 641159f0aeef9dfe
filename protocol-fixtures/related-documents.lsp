# An edit of one module makes another's import of it eager: a client that can takes both reports in one answer.
=== models.py
class Base:
    pass
===
=== app.py
lazy from models import Base
def main():
    return Base
===
=== other.py
import app
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": {
    "diagnostic": { "relatedDocumentSupport": true, "relatedInformation": true } } } }
← result { "capabilities": { "diagnosticProvider": { "identifier": "lazyls", "interFileDependencies": true, … }, … }, … }
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/models.py", "languageId": "python", "version": 1, "text": {{text models.py}} } }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/app.py", "languageId": "python", "version": 1, "text": {{text app.py}} } }
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/other.py", "languageId": "python", "version": 1, "text": {{text other.py}} } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/app.py" } }
← result { "kind": "full", "items": [], "resultId": {{any}} }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/models.py" } }
← result { "kind": "full", "items": [], "resultId": {{any}} }
# The name is gone. What was never pulled is not sent unasked.
→ textDocument/didChange { "textDocument": { "uri": "file://{root}/models.py", "version": 2 }, "contentChanges": [ { "text": "" } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/models.py" }, "previousResultId": "another" }
← result { "kind": "full", "items": [], "resultId": {{any}},
    "relatedDocuments": { "file://{root}/app.py": { "kind": "full", "resultId": {{any}}, "items": [ { "message": {{contains "Base"}}, … } ] } } }
# Told once.
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/models.py" }, "previousResultId": "another" }
← result { "kind": "full", "items": [], "resultId": {{any}} }
