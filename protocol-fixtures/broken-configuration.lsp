# What is wrong with configuration files is shown on the files themselves until it is mended; the rest of them holds.
encodings: all

=== lazyls.toml
# é😀
dialect = "explicit"
colour = "never" # the key is unknown
ignore = ["LZ5", "LZ999"]
statistics = [ "é😀", 1 ]
===
=== deep/pyproject.toml
[tool.lazyls]
dialect = "explicit"
===
=== a.py
import json
===

→ initialize { "processId": null, "rootUri": "file://{root}", "capabilities": { "textDocument": { "diagnostic": {} } } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [
    { "severity": 1, "code": "LZ903", "source": "lazyls", "message": {{contains "unknown key 'colour'"}},
      "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 6 } } },
    { "message": {{contains "LZ999"}},
      "range": { "start": { "line": 3, "character": 17 }, "end": { "line": 3, "character": 24 } }, … },
    { "message": {{contains "'statistics' must be"}},
      "range": { "start": { "line": 4, "character": 13 }, "end": { "line": 4, "character": {{28|25|24}} } }, … } ] }

# What is right in it holds: LZ501 (a `lazy` inside a function) is ignored.
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/a.py", "languageId": "python", "version": 1,
    "text": "def load():\n    lazy import json\n    return json\n" } }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [], … }

# Mended, as another program tells. Then it is no TOML at all: what it said last stays in force.
=== lazyls.toml
ignore = ["LZ5"]
===
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/lazyls.toml", "type": 2 } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [] }
=== lazyls.toml
ignore = [
jobs = = 3
===
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/lazyls.toml", "type": 2 } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [
    { "code": "LZ903", "range": { "start": { "line": 1, … }, … }, … } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [], … }

# Opened in the editor it is a document like any other: pulled, and no longer pushed.
→ textDocument/didOpen { "textDocument": { "uri": "file://{root}/lazyls.toml", "languageId": "toml", "version": 1,
    "text": {{text lazyls.toml}} } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/lazyls.toml" } }
← result { "kind": "full", "items": [ { "code": "LZ903", … } ], … }
→ textDocument/didClose { "textDocument": { "uri": "file://{root}/lazyls.toml" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [ {{any}} ] }

# Saved in the editor; another project's file is nobody's business until it is broken.
=== lazyls.toml
ignore = ["LZ1"]
===
=== deep/pyproject.toml
[tool.lazyls]
dialekt = "explicit"
===
=== deep/b.py
import json
===
→ textDocument/didSave { "textDocument": { "uri": "file://{root}/lazyls.toml" } }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/deep/pyproject.toml", "diagnostics": [
    { "message": {{contains "did you mean 'dialect'?"}},
      "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 7 } }, … } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [ { "code": "LZ501", … } ], … }

# What a file said that is gone is of no use to one that comes in its place and is broken from the first.
=== lazyls.toml
ignore = ["LZ501"]
===
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/lazyls.toml", "type": 2 } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [], … }
delete lazyls.toml
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/lazyls.toml", "type": 3 } ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [ { "code": "LZ501", … } ], … }
=== lazyls.toml
ignore =
===
→ workspace/didChangeWatchedFiles { "changes": [ { "uri": "file://{root}/lazyls.toml", "type": 1 } ] }
← notification textDocument/publishDiagnostics { "uri": "file://{root}/lazyls.toml", "diagnostics": [ {{any}} ] }
→ textDocument/diagnostic { "textDocument": { "uri": "file://{root}/a.py" } }
← result { "kind": "full", "items": [ { "code": "LZ501", … } ], … }
