// Starts `lazyls --stdio`, hands what it offers to VS Code, and counts in the status bar how many imports are lazy.
"use strict";

const { commands, languages, window, workspace, StatusBarAlignment } = require("vscode");
const { LanguageClient, State } = require("vscode-languageclient/node");

/** @type {LanguageClient | undefined} */
let client;
/** @type {import("vscode").StatusBarItem} */
let score;

const settings = () => workspace.getConfiguration("lazyls");

function makeClient() {
  return new LanguageClient(
    "lazyls",
    "lazyls",
    { command: settings().get("path", "lazyls"), args: ["--stdio"] },
    {
      documentSelector: [
        { scheme: "file", language: "python" },
        { scheme: "untitled", language: "python" },
      ],
      // Whether there are workspace diagnostics is settled before the server can ask for its settings.
      initializationOptions: () => ({ lazyls: settings() }),
      middleware: { executeCommand: ask },
    },
  );
}

async function start() {
  client = makeClient();
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) countSoon();
    else showState(newState === State.Starting ? "$(loading~spin) lazyls" : "$(error) lazyls has stopped");
  });
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
  await running?.dispose();
}

/** With the process that speaks to VS Code; the command `lazyls.restart` of the server replaces what stands behind it. */
async function restart() {
  await stop();
  await start();
}

// MARK: commands

/** A command of the server. From the command palette it comes without arguments: those follow from where the cursor is. */
async function ask(command, given, next) {
  const arguments_ = given.length > 0 ? given : await argumentsHere(command);
  return arguments_ && next(command, arguments_);
}

/** Undefined when there is nothing to ask about. */
async function argumentsHere(command) {
  if (["lazyls.status", "lazyls.reload", "lazyls.restart"].includes(command)) return [];
  if (command === "lazyls.explainRule") {
    const rule = ruleHere() ?? (await window.showInputBox({ prompt: "A rule's code or name, such as LZ202" }));
    return rule ? [rule] : undefined;
  }
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const uri = editor.document.uri.toString();
  if (command !== "lazyls.explain") return [uri];
  // On an import the question is why that loads, elsewhere why this file does.
  const position = editor.selection.active;
  const isImport = /^\s*(lazy\s+)?(import|from)\b/.test(editor.document.lineAt(position.line).text);
  return [isImport ? { uri, position: { line: position.line, character: position.character } } : uri];
}

/** The rule of the finding at the cursor. */
function ruleHere() {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const found = languages
    .getDiagnostics(editor.document.uri)
    .find((each) => each.source === "lazyls" && each.range.contains(editor.selection.active));
  return found?.code?.value ?? found?.code;
}

// MARK: the status bar

let timer;
let counts = 0;

/** Counts once nobody has typed for a moment. */
function countSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => count().catch(() => score.hide()), 200);
}

/** The server says how many imports there are, and how many of them are lazy. */
async function count() {
  const document = window.activeTextEditor?.document;
  if (client?.state !== State.Running || document?.languageId !== "python") return score.hide();
  const round = ++counts;
  const found = await client.sendRequest("workspace/executeCommand", {
    command: "lazyls.score",
    arguments: [document.uri.toString()],
  });
  if (round !== counts) return; // somebody typed, or looks at another file
  if (!found?.imports) return score.hide();
  score.text = `${found.hazards ? "$(warning)" : "$(watch)"} ${found.lazy}/${found.imports} lazy`;
  score.tooltip = `lazyls: ${found.title}`;
  score.command = "lazyls.importGraph";
  score.show();
}

function showState(text) {
  score.text = text;
  score.tooltip = "Restart lazyls";
  score.command = "lazyls.restartServer";
  score.show();
}

async function activate(context) {
  score = window.createStatusBarItem("lazyls.score", StatusBarAlignment.Right, 90);
  score.name = "Lazy imports of the file";
  const isActive = (uri) => uri.toString() === window.activeTextEditor?.document.uri.toString();
  context.subscriptions.push(
    score,
    { dispose: () => clearTimeout(timer) },
    commands.registerCommand("lazyls.restartServer", restart),
    commands.registerCommand("lazyls.showLog", () => client?.outputChannel.show()),
    window.onDidChangeActiveTextEditor(countSoon),
    workspace.onDidChangeTextDocument((event) => isActive(event.document.uri) && countSoon()),
    // What is found changes with other files, too.
    languages.onDidChangeDiagnostics((event) => event.uris.some(isActive) && countSoon()),
    workspace.onDidChangeConfiguration((event) => {
      const atStart = ["lazyls.path", "lazyls.workspaceDiagnostics"];
      return atStart.some((name) => event.affectsConfiguration(name)) ? restart() : countSoon();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
