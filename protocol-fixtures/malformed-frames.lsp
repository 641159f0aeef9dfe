# What is malformed costs itself only: the next valid request is answered.
ignore: window/logMessage
→ bytes "content-length:9\r\n\r\n{\"jsonrpc"
← #null error -32700
→ bytes "CONTENT-LENGTH:2\n\n[]"
← #null error -32600 "batch"
→ bytes "Nonsense: 1\r\n\r\n"
← #null error -32700 "Content-Length"
→ body "{\"jsonrpc\":\"2.0\",\"id\":1}"
← #1 error -32600 "method"
→ body "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"initialize\"}"
← #null error -32600 "id"
→ body "\xff"
← #null error -32700 "UTF-8"
→ initialize { "processId": null, "rootUri": null, "capabilities": {} }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
