// Starts `lazyls --stdio` and hands its diagnostics, hovers and fixes to VS Code.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

/** @type {LanguageClient | undefined} */
let client;

function makeClient() {
  const command = workspace.getConfiguration("lazyls").get("path", "lazyls");
  return new LanguageClient(
    "lazyls",
    "lazyls",
    { command, args: ["--stdio"] },
    {
      documentSelector: [
        { scheme: "file", language: "python" },
        { scheme: "untitled", language: "python" },
      ],
      synchronize: { configurationSection: "lazyls" },
    },
  );
}

async function start() {
  client = makeClient();
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(
      `lazyls could not be started (${error.message}). Put it on the PATH or set "lazyls.path".`,
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) await running.dispose();
}

/** Runs a command of the server on the file that is edited. The server shows the result. */
async function ask(command) {
  const uri = window.activeTextEditor?.document.uri.toString();
  if (!client || !uri) return;
  try {
    await client.sendRequest("workspace/executeCommand", { command, arguments: [uri] });
  } catch (error) {
    window.showErrorMessage(`lazyls: ${error.message}`);
  }
}

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("lazyls.evaluateThis", () => ask("lazyls.evaluate")),
    commands.registerCommand("lazyls.explainThis", () => ask("lazyls.explain")),
    commands.registerCommand("lazyls.showImportGraph", () => ask("lazyls.importGraph")),
    commands.registerCommand("lazyls.showFilter", () => ask("lazyls.filter")),
    commands.registerCommand("lazyls.compareStarts", () => ask("lazyls.startup")),
    commands.registerCommand("lazyls.restart", async () => {
      await stop();
      await start();
    }),
    commands.registerCommand("lazyls.showLog", () => client?.outputChannel.show()),
    workspace.onDidChangeConfiguration(async (event) => {
      if (!event.affectsConfiguration("lazyls.path")) return;
      await stop();
      await start();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
