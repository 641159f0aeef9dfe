# When the editor's end of the pipe closes, nobody is left to serve.
→ initialize { "processId": null, "rootUri": null, "capabilities": {} }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ close
exit 1
