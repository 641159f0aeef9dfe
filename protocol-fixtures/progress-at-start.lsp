# A client's token of `initialize` is good until the answer: what is shown under it ends before.
→ initialize { "processId": null, "rootUri": null, "workDoneToken": 1, "capabilities": {{capabilities}} }
← notification $/progress { "token": 1, "value": { "kind": "begin", "title": "lazyls", "cancellable": false, "message": "Starting" } }
← notification $/progress { "token": 1, "value": { "kind": "end" } }
← result { "capabilities": {{any}}, "serverInfo": {{any}} }
→ initialized {}
