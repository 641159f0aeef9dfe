# A client that leaves without `shutdown` is told so by the exit code.
→ initialize { "processId": null, "rootUri": null, "capabilities": {} }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ notification exit
exit 1
