// As much of the library `vscode-languageclient` as the extension asks for, speaking with a real server.
"use strict";

const { spawn } = require("node:child_process");
const { commands, window, workspace, host } = require("vscode");

const State = { Stopped: 1, Running: 2, Starting: 3 };

class LanguageClient {
  state = State.Stopped;
  outputChannel = { show: () => host.messages.push("the log is shown") };
  #listeners = [];
  #pending = new Map();
  #next = 0;
  #buffer = Buffer.alloc(0);
  #subscriptions = [];

  constructor(id, name, { command, args }, options) {
    Object.assign(this, { id, name, command, args, options });
  }

  onDidChangeState(listener) {
    this.#listeners.push(listener);
  }

  #enter(newState) {
    const oldState = this.state;
    this.state = newState;
    for (const each of this.#listeners) each({ oldState, newState });
  }

  async start() {
    this.#enter(State.Starting);
    this.process = spawn(this.command, this.args, { stdio: ["pipe", "pipe", "inherit"] });
    const started = new Promise((resolve, reject) => this.process.once("spawn", resolve).once("error", reject));
    this.process.stdout.on("data", (data) => this.#read(data));
    try {
      await started;
    } catch (error) {
      this.#enter(State.Stopped);
      throw error;
    }
    const { initializationOptions } = this.options;
    const { capabilities } = await this.sendRequest("initialize", {
      processId: process.pid,
      rootUri: host.root,
      // JSON drops what a configuration has of functions.
      initializationOptions: initializationOptions?.() ?? initializationOptions,
      capabilities: { window: { showDocument: { support: true } }, workspace: { applyEdit: true, configuration: true } },
    });
    this.#send({ method: "initialized", params: {} });
    this.capabilities = capabilities;
    const next = (command, given) => this.sendRequest("workspace/executeCommand", { command, arguments: given });
    for (const name of capabilities.executeCommandProvider.commands) {
      const run = (...given) => this.options.middleware.executeCommand(name, given, next);
      this.#subscriptions.push(commands.registerCommand(name, run));
    }
    if (window.activeTextEditor) this.#open(window.activeTextEditor.document);
    this.#subscriptions.push(
      window.onDidChangeActiveTextEditor(({ document }) => this.#open(document)),
      workspace.onDidChangeTextDocument(({ document }) =>
        this.#send({
          method: "textDocument/didChange",
          params: { textDocument: this.#identifier(document), contentChanges: [{ text: document.getText() }] },
        }),
      ),
    );
    this.#enter(State.Running);
  }

  #identifier({ uri, version }) {
    return { uri: uri.toString(), version };
  }

  #open(document) {
    const textDocument = { ...this.#identifier(document), languageId: document.languageId, text: document.getText() };
    this.#send({ method: "textDocument/didOpen", params: { textDocument } });
  }

  sendRequest(method, params) {
    const id = this.#next++;
    const answer = new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return answer;
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const head = this.#buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const end = head + 4 + Number(/Content-Length: (\d+)/.exec(this.#buffer.toString("latin1", 0, head))[1]);
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.toString("utf8", head + 4, end));
      this.#buffer = this.#buffer.subarray(end);
      this.#handle(message);
    }
  }

  #handle({ id, method, params, result, error }) {
    if (method === undefined) {
      const { resolve, reject } = this.#pending.get(id);
      this.#pending.delete(id);
      return error ? reject(new Error(error.message)) : resolve(result);
    }
    if (method === "textDocument/publishDiagnostics") host.publish(params.uri, params.diagnostics);
    if (method === "window/showMessage") host.messages.push(params.message);
    if (method === "window/showDocument") host.messages.push(`shown: ${params.uri.split("/").pop()}`);
    if (id === undefined) return;
    if (method === "workspace/applyEdit") host.edit = params.edit;
    const answers = {
      "workspace/configuration": () => params.items.map(() => workspace.getConfiguration()),
      "workspace/applyEdit": () => ({ applied: true }),
      "window/showDocument": () => ({ success: true }),
    };
    this.#send({ id, result: answers[method]?.() ?? null });
  }

  async dispose() {
    for (const each of this.#subscriptions) each.dispose();
    if (this.state === State.Running) {
      const ended = new Promise((resolve) => this.process.once("exit", resolve));
      await this.sendRequest("shutdown");
      this.#send({ method: "exit" });
      host.exit = await ended;
    }
    this.#enter(State.Stopped);
  }
}

module.exports = { LanguageClient, State };
