# Every request gets the answer that the specification prescribes, before, between and after.
→ #1 textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 0 } }
← #1 error -32002 "initialize"
→ notification workspace/didChangeConfiguration { "settings": {} }
→ #2 initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {{capabilities}} }
← #2 result { "capabilities": { "hoverProvider": true, … }, "serverInfo": { "name": "lazyls", "version": {{any}} } }
→ initialized {}
→ #3 initialize { "processId": null, "rootUri": "file://{root}", "capabilities": {} }
← #3 error -32600 "once"
→ #"four" request lazyls/nonsense
← #"four" error -32601 "lazyls/nonsense"
→ #5 request $/nonsense
← #5 error -32601
→ notification $/nonsense
→ #6 textDocument/hover {}
← #6 error -32602 "textDocument"
→ #7 textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": -1, "character": 0 } }
← #7 error -32602 "position.line"
→ #8 request shutdown
← #8 result null
→ #9 textDocument/hover { "textDocument": { "uri": "file://{root}/a.py" }, "position": { "line": 0, "character": 0 } }
← #9 error -32600 "shut down"
→ #10 request shutdown
← #10 result null
→ notification exit
exit 0
