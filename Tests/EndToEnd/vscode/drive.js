// Activates the packaged extension, works with it as a user does, and writes what was to be seen as JSON.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const { pathToFileURL } = require("node:url");
const { commands, host, window } = require("vscode");

const job = JSON.parse(process.argv[2]);

/** Waits for what `look` gives to be true. */
async function until(look, what) {
  const end = Date.now() + job.limit * 1000;
  for (;;) {
    const seen = look();
    if (seen) return seen;
    assert(Date.now() < end, `${what}; there is: ${JSON.stringify([host.statusBar, host.messages])}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const shows = (text) => until(() => host.statusBar.isShown && host.statusBar.text.includes(text), `no ${text}`);
const says = (words) => until(() => host.messages.some((each) => each.includes(words)), `nobody says ${words}`);

/** Runs a command from the palette; what the server says of it. */
async function run(command, words) {
  host.messages.length = 0;
  const result = await commands.executeCommand(command);
  await says(words);
  return result;
}

async function main() {
  host.root = pathToFileURL(job.root).href;
  host.settings = { path: "no-such-program", ...job.settings };
  const uri = pathToFileURL(job.file).href;
  host.open(uri, fs.readFileSync(job.file, "utf8"));
  const extension = require(job.extension);
  const context = { subscriptions: [] };

  await extension.activate(context);
  await says("could not be started");
  assert.match(host.statusBar.text, /stopped/);
  assert.equal(host.statusBar.command, "lazyls.restartServer");

  // The setting is mended, and the server starts.
  host.change("path", job.lazyls);
  await shows("$(warning) 0/2 lazy");
  assert.match(host.statusBar.tooltip, /^lazyls: 2 imports: 2 hazards/);
  const seen = { registered: [...host.commands.keys()].sort() };

  // Commands know where the cursor is.
  window.activeTextEditor.selection.active = { line: job.hazard, character: 14 };
  seen.why = (await run("lazyls.explain", "load")).module;
  await run("lazyls.explainRule", "shown: LZ104.md");
  window.activeTextEditor.selection.active = { line: 0, character: 0 };
  await run("lazyls.explain", "teashop.stock");
  host.input = "LZ202";
  await run("lazyls.explainRule", "shown: LZ202.md");
  host.input = undefined;
  host.messages.length = 0;
  assert.equal(await commands.executeCommand("lazyls.explainRule"), undefined);
  assert.deepEqual(host.messages, []);
  await run("lazyls.importGraph", "shown: import-graph.txt");
  await run("lazyls.startup", "shown: startup.html");
  await run("lazyls.evaluate", "stock.py");
  await run("lazyls.status", "1 open");
  await run("lazyls.applyAllSafe", "no safe fix");
  await commands.executeCommand("lazyls.reload");
  await commands.executeCommand("lazyls.showLog");
  await says("the log is shown");

  // The count follows what is typed, and goes with the file.
  host.type("import json\nlazy import re\n\ndef f():\n    return re.match('', json.dumps(''))\n");
  await shows("$(watch) 1/2 lazy");
  host.type("x = 1\n");
  await until(() => !host.statusBar.isShown, "the count stays");
  host.type("lazy import re\n\ndef f():\n    return re\n");
  await shows("1/1 lazy");
  host.open("file:///words.txt", "import words", "plaintext");
  await until(() => !host.statusBar.isShown, "the count stays");

  // Another analysis behind the same server, then another server.
  await run("lazyls.restart", "started again");
  host.open(uri, "lazy import re\n\ndef f():\n    return re\n");
  await shows("1/1 lazy");
  await commands.executeCommand("lazyls.restartServer");
  assert.equal(host.exit, 0);
  host.open(uri, "lazy import re\n\ndef f():\n    return re\n");
  await shows("1/1 lazy");
  for (const each of context.subscriptions) each.dispose();
  await extension.deactivate();
  seen.left = [...host.commands.keys()];
  process.stdout.write(JSON.stringify(seen));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
