# The filter that keeps eager what must be, of the text as it is in the editor.
=== registry.py
TABLE = {}
===
=== plugin.py
import registry
registry.TABLE["csv"] = len
===
=== app.py
===
→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result {{any}}
→ initialized {}
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/app.py", "languageId": "python", "version": 1,
    "text": "import plugin\nimport registry\ndef main():\n    return registry.TABLE\n" } }
→ workspace/executeCommand { "command": "lazyls.filter", "arguments": [ "file://{root}/app.py" ] }
← notification window/showMessage { "type": 3, "message": {{contains "The filter: see "}} }
← result { "page": {{contains "lazy_filter.py"}}, "text": {{contains "\"plugin\": \"LZ401 side-effect-import-never-runs, app.py:1"}} }
