// The process that the editor talks to: it passes messages on, and outlives the analysis when that dies.
import Basics
import Glibc
import JSON
import Protocol

enum SupervisorEvent: Sendable {
  case fromEditor([UInt8])
  case unreadable(String)
  case editorGone
  case fromAnalysis(life: Int, [UInt8])
  case analysisEnded(life: Int)
}

/// Keeps what a new analysis process has to be told: the client's `initialize`, documents, settings; and whom it owes
/// answers. Messages pass through unchanged.
struct Supervisor: ~Copyable {
  private let events: Mailbox<SupervisorEvent>
  private let editor: Outbox
  private var process: AnalysisProcess?
  private var analysis: Outbox?
  private var life = -1
  private var session = Session()
  private var initialize: JSONValue?
  private var isInitialized = false
  /// Requests of the editor that nobody has answered yet, oldest first.
  private var open: [JSONValue] = []
  private var isShutDown = false
  private var isLeaving = false
  private var blame = Blame()

  private static let replayID = JSONValue.string("lazyls/replay")

  init(events: Mailbox<SupervisorEvent>, editor: Outbox) {
    self.events = events
    self.editor = editor
  }

  /// Runs until the session ends; gives the exit code.
  mutating func run() -> Int32 {
    guard start() else { return 2 }
    while let event = events.receive() {
      switch event {
      case .fromEditor(let bytes): forward(bytes)
      case .unreadable(let why):
        Responder.send(RequestFailure(RequestFailure.parseError, why), .null, editor)
      case .editorGone:
        // The analysis sees its pipe close, and goes as well.
        return isShutDown ? 0 : 1
      case .fromAnalysis(let life, let bytes): if life == self.life { deliver(bytes) }
      case .analysisEnded(let life):
        guard life == self.life else { continue }
        let code = process?.wait()
        closePipes()
        if isLeaving { return code ?? 1 }
        guard recover() else { return 1 }
      }
    }
    return 1
  }

  private mutating func start() -> Bool {
    life += 1
    guard let started = AnalysisProcess.start(life: life) else { return false }
    process = started
    analysis = Outbox(descriptor: started.input)
    let events = self.events
    let life = self.life
    let output = started.output
    return Threads.detach(stackSize: 1 << 20) {
      var reader = FrameReader(output)
      while true {
        switch reader.nextEvent() {
        case .message(let bytes): events.send(.fromAnalysis(life: life, bytes))
        case .malformed: continue
        case .end:
          events.send(.analysisEnded(life: life))
          return
        }
      }
    }
  }

  private mutating func closePipes() {
    analysis = nil
    if let process { close(process.output) }
    process = nil
  }

  // MARK: Editor to analysis

  private mutating func forward(_ bytes: [UInt8]) {
    guard let message = try? JSONValue.parse(bytes), let method = message["method"]?.string else {
      // Answers, and what is no message: the analysis knows what to say to it.
      analysis?.send(bytes)
      return
    }
    let params = message["params"] ?? .null
    if let id = message["id"] {
      if method == "initialize", initialize == nil {
        initialize = params
        try? session.initialize(params)
        if let parent = session.parentProcess {
          let events = self.events
          ParentWatch.start(processID: parent) { events.send(.editorGone) }
        }
      }
      if method == "shutdown" { isShutDown = true }
      guard analysis != nil else {
        Responder(id: id, outbox: editor).fail(Self.died)
        return
      }
      open.append(id)
      analysis?.send(bytes)
      return
    }
    if method == "exit" {
      isLeaving = true
      // With nobody behind us the answer is ours.
      if analysis == nil { events.send(.editorGone) }
    }
    if method == "initialized" { isInitialized = true }
    if let handler = MethodTable.notifications[method] { try? handler.run(params, &session) }
    if method.hasPrefix("textDocument/"), let uri = params.at("textDocument", "uri")?.string {
      let key = DocumentURI(uri)
      if method != "textDocument/didSave" { blame.touched(key) }
      if blame.isBlocked(key), let document = session.documents[key] {
        // What killed the analysis three times is kept from it; any other text is a new start.
        if blame.isBlocked(key, text: document.text) { return }
        blame.unblock(key)
        analysis?.send(Replay.didOpen(document))
        return
      }
      if method == "textDocument/didClose" { blame.unblock(key) }
    }
    analysis?.send(bytes)
  }

  // MARK: Analysis to editor

  private mutating func deliver(_ bytes: [UInt8]) {
    if let message = try? JSONValue.parse(bytes), message["method"] == nil, let id = message["id"] {
      // The editor had its answer to `initialize` in an earlier life.
      if id == Self.replayID { return }
      open.removeAll { $0 == id }
    }
    editor.send(bytes)
  }

  // MARK: After a death

  private static var died: RequestFailure {
    RequestFailure(RequestFailure.internalError, "lazyls' analysis stopped while it worked on this; it was started again")
  }

  private mutating func recover() -> Bool {
    for id in open { Responder(id: id, outbox: editor).fail(Self.died) }
    open.removeAll()
    if isShutDown { return true }
    let verdict = blame.died(session.documents)
    switch verdict {
    case .giveUp: return false
    case .first: show("lazyls' analysis stopped unexpectedly and was started again.")
    case .again: break
    case .blocked(let uri): show("lazyls stopped three times on \(uri); the file is not analysed until its text changes.")
    }
    guard start() else { return false }
    guard let initialize else { return true }
    analysis?.send(
      .object {
        $0.set("jsonrpc", "2.0")
        $0.set("id", Self.replayID)
        $0.set("method", "initialize")
        $0.set("params", initialize)
      })
    if isInitialized { analysis?.notify("initialized", Built.object { _ in }) }
    if session.settings.pushed.object != nil {
      let settings = session.settings.pushed
      analysis?.notify("workspace/didChangeConfiguration", Built.object { $0.set("settings", settings) })
    }
    for (key, document) in session.documents where !blame.isBlocked(key) {
      analysis?.send(Replay.didOpen(document))
    }
    return true
  }

  private func show(_ message: String) {
    editor.notify(
      "window/showMessage",
      Built.object {
        $0.set("type", 1)
        $0.set("message", message)
      })
  }
}
