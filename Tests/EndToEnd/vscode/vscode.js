// As much of VS Code's module `vscode` as the extension asks for, with one editor; `host` is what tests move it by.
"use strict";

class Emitter {
  listeners = new Set();
  event = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value) {
    for (const each of [...this.listeners]) each(value);
  }
}

const emitters = { editor: new Emitter(), text: new Emitter(), diagnostics: new Emitter(), settings: new Emitter() };
const host = {
  settings: {}, // under `lazyls`
  messages: [],
  input: undefined, // what is typed into an input box
  statusBar: undefined,
  diagnostics: new Map(), // URI → list
  commands: new Map(),

  open(uri, text, languageId = "python") {
    const document = { uri: { toString: () => uri }, languageId, version: 1, text };
    document.getText = () => document.text;
    document.lineAt = (line) => ({ text: document.text.split("\n")[line] });
    window.activeTextEditor = { document, selection: { active: { line: 0, character: 0 } } };
    emitters.editor.fire(window.activeTextEditor);
  },
  type(text) {
    const { document } = window.activeTextEditor;
    document.text = text;
    document.version += 1;
    emitters.text.fire({ document });
  },
  publish(uri, diagnostics) {
    const contains = (range) => (place) => range.start.line <= place.line && place.line <= range.end.line;
    const seen = diagnostics.map((each) => ({ ...each, range: { ...each.range, contains: contains(each.range) } }));
    host.diagnostics.set(uri, seen);
    emitters.diagnostics.fire({ uris: [{ toString: () => uri }] });
  },
  change(name, value) {
    host.settings[name] = value;
    emitters.settings.fire({ affectsConfiguration: (asked) => asked === `lazyls.${name}` || asked === "lazyls" });
  },
};

const window = {
  activeTextEditor: undefined,
  createStatusBarItem(id) {
    host.statusBar = { id, isShown: false };
    host.statusBar.show = () => (host.statusBar.isShown = true);
    host.statusBar.hide = () => (host.statusBar.isShown = false);
    host.statusBar.dispose = host.statusBar.hide;
    return host.statusBar;
  },
  showErrorMessage: (words) => host.messages.push(words),
  showInputBox: async () => host.input,
  onDidChangeActiveTextEditor: emitters.editor.event,
};

const workspace = {
  getConfiguration: () => ({ ...host.settings, get: (name, preset) => host.settings[name] ?? preset }),
  onDidChangeTextDocument: emitters.text.event,
  onDidChangeConfiguration: emitters.settings.event,
};

const commands = {
  registerCommand(name, run) {
    if (host.commands.has(name)) throw new Error(`command '${name}' already exists`);
    host.commands.set(name, run);
    return { dispose: () => host.commands.delete(name) };
  },
  executeCommand(name, ...given) {
    if (!host.commands.has(name)) throw new Error(`command '${name}' not found`);
    return host.commands.get(name)(...given);
  },
};

const languages = {
  getDiagnostics: (uri) => host.diagnostics.get(uri.toString()) ?? [],
  onDidChangeDiagnostics: emitters.diagnostics.event,
};

module.exports = { commands, languages, window, workspace, StatusBarAlignment: { Left: 1, Right: 2 }, host };
