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

/// Keeps what a new analysis process has to be told, and whom it owes answers. Messages pass through unchanged.
struct Supervisor: ~Copyable {
  private let events: Mailbox<SupervisorEvent>
  private let editor: Outbox
  private var process: ChildProcess?
  private var analysis: Outbox?
  private var life = -1
  private var replay = Replay()
  private var owed = OwedAnswers()
  /// Where the editor shows diagnostics that were pushed, and in which life of the analysis.
  private var shown: [DocumentURI: Int] = [:]
  private var isShutDown = false
  private var isLeaving = false
  private var blame = Blame()
  /// When the analysis was started, and how many milliseconds later it has shown that it can live.
  private var started = MonotonicTime.now
  private static let proof: Int64 = 60_000
  /// When the analysis is started again; nil while there is one, and when the session is over.
  private var restart: MonotonicTime?
  /// The user wants another analysis: this one was told to end, and what comes meanwhile waits for the next.
  private var isReplacing = false
  private var idleness = IdleTimer()

  init(events: Mailbox<SupervisorEvent>, editor: Outbox) {
    self.events = events
    self.editor = editor
  }

  /// Runs until the session ends; gives the exit code.
  mutating func run() -> Int32 {
    guard start() else { return 2 }
    while true {
      guard let event = events.receive(until: [restart, idleness.deadline].compactMap { $0 }.min()) else {
        if idleness.hasRunOut() { FreedMemory.giveBack(arenas: 0) }
        if let restart, restart <= .now { revive() }
        continue
      }
      idleness.somethingHappened()
      switch event {
      case .fromEditor(let bytes): forward(bytes)
      case .unreadable(let why):
        editor.send(OutgoingMessage.failure(of: nil, ResponseError(.parseError, why)))
      case .editorGone:
        // The analysis sees its pipe close, and goes as well.
        return isShutDown ? 0 : 1
      case .fromAnalysis(let life, let bytes): if life == self.life { deliver(bytes) }
      case .analysisEnded(let life):
        guard life == self.life else { continue }
        var code: Int32?
        if case .exited(let status) = process?.wait() { code = status }
        closePipes()
        if isLeaving { return code ?? 1 }
        if isReplacing { replace() } else { mourn() }
      }
    }
  }

  private mutating func start() -> Bool {
    life += 1
    started = .now
    guard let child = ChildProcess.start("\(LanguageServer.analysisOption)\(life)") else { return false }
    process = child
    analysis = Outbox(descriptor: child.input)
    let events = self.events
    let life = self.life
    let output = child.output
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
    switch IncomingMessage(bytes) {
    case .request(let id, let method, let params): forwardRequest(id, method, params, bytes)
    case .notification(let method, let params): forwardNotification(method, params, bytes)
    case .response, .invalidResponse: analysis?.send(bytes)
    // Said here: an analysis that dies before it can would owe somebody an answer that nobody knows of.
    case .invalid(let id, let error): editor.send(OutgoingMessage.failure(of: id, error))
    }
  }

  private mutating func forwardRequest(_ id: RequestID, _ method: String, _ params: JSONValue?, _ bytes: [UInt8]) {
    if method == LSP.Method.initialize, replay.initialize == nil, let known = try? LSP.InitializeParams(params: params)
    {
      replay.initialize = params ?? .object(JSONObject())
      try? replay.session.initialize(known)
      if let parent = replay.session.parentProcess {
        let events = self.events
        ParentWatch.start(processID: parent) { events.send(.editorGone) }
      }
    }
    if method == LSP.Method.shutdown { isShutDown = true }
    let wantsAnother = method == LSP.Method.executeCommand && params?["command"]?.string == RestartCommand.name
    if wantsAnother, replay.isInitialized, !isShutDown {
      owed.add(id, method, params, bytes)
      return endForAnother()
    }
    guard analysis != nil || isReplacing else { return answerInItsPlace(id, method) }
    owed.add(id, method, params, bytes)
    analysis?.send(bytes)
  }

  private mutating func forwardNotification(_ method: String, _ params: JSONValue?, _ bytes: [UInt8]) {
    if method == LSP.Method.exit {
      isLeaving = true
      // With nobody behind us the answer is ours.
      if analysis == nil { events.send(.editorGone) }
    }
    if method == LSP.Method.initialized { replay.isInitialized = true }
    if method == LSP.Method.cancelRequest, isReplacing, let id = params?["id"].flatMap({ try? RequestID(json: $0) }),
      owed.remove(id) != nil
    {
      Responder(id: id, outbox: editor).fail(.cancelled)
    }
    let named = params?.at("textDocument", "uri") ?? params?.at("notebookDocument", "uri")
    let key = named?.string.map { DocumentURI($0) }
    // Somebody waits for what the analysis says of it, nobody for our copy of the text.
    let isSentFirst = key.map { !blame.isBlocked($0) } ?? false
    if isSentFirst { analysis?.send(bytes) }
    try? MethodTable.receive(method, params, &replay.session)
    if method.hasPrefix("textDocument/") || method.hasPrefix("notebookDocument/"), let key {
      if method != LSP.Method.didSave, method != LSP.Method.didSaveNotebook { blame.touched(key) }
      if blame.isBlocked(key), let document = replay.session.documents[key] {
        // What killed the analysis three times is kept from it; any other text is a new start.
        if blame.isBlocked(key, text: document.text) { return }
        blame.unblock(key)
        analysis?.send(replay.didOpen(document))
        return
      }
      if method == LSP.Method.didClose || method == LSP.Method.didCloseNotebook {
        blame.unblock(key)
        // An analysis that has not got to it yet knows of nothing to take back.
        if let then = shown[key], then != life { takeBack(key) }
      }
    }
    if !isSentFirst { analysis?.send(bytes) }
  }

  // MARK: Analysis to editor

  private mutating func deliver(_ bytes: [UInt8]) {
    switch IncomingMessage(bytes) {
    case .response(let id?, _):
      if id == Replay.id { return }
      _ = owed.remove(id)
      blame.answered()
    case .notification(LSP.Method.progress, let params): owed.noteProgress(params)
    case .notification(LSP.Method.publishDiagnostics, let params):
      guard let uri = params?["uri"]?.string else { break }
      shown[DocumentURI(uri)] = params?["diagnostics"]?.array?.isEmpty ?? true ? nil : life
    default: break
    }
    editor.send(bytes)
  }

  // MARK: Another analysis, because the user wants one

  /// Whatever it does, or hangs in: it cannot refuse. Its end is heard of when all that it has said was read.
  private mutating func endForAnother() {
    blame = Blame()
    if isReplacing { return }
    isReplacing = true
    guard analysis != nil else { return replace() }
    analysis = nil
    process?.kill()
  }

  /// Starts it. It is asked what the other one has not answered, in the same order.
  private mutating func replace() {
    isReplacing = false
    endDisplays()
    for request in owed.removeAll(where: { $0.isToldInPart || $0.method == LSP.Method.initialize }) {
      answerInItsPlace(request.id, request.method)
    }
    revive()
  }

  // MARK: After a death

  /// Displays of progress that the analysis will not end.
  private mutating func endDisplays() {
    for token in owed.takeDisplays() {
      editor.notify(LSP.Method.progress, LSP.ProgressParams(token: token, value: .end(message: nil)))
    }
  }

  /// An answer that the analysis owes and will not give.
  private func answerInItsPlace(_ id: RequestID, _ method: String) {
    let responder = Responder(id: id, outbox: editor)
    // There is nothing left to shut down.
    if method == LSP.Method.shutdown { return responder.succeed(JSONValue.null) }
    let isPaused = blame.pause > 0
    let message =
      isPaused
      ? "lazyls' analysis has stopped \(Blame.limit) times or more without an answer; it is started again after a pause"
      : "lazyls' analysis stopped while it worked on this; it was started again"
    // Of diagnostics alone can one say that they are to be pulled again; in a pause that would be all that happens.
    guard method == LSP.Method.diagnostic || method == LSP.Method.workspaceDiagnostic else {
      return responder.fail(ResponseError(.internalError, message))
    }
    responder.fail(ResponseError(.serverCancelled, message, data: ["retriggerRequest": .bool(!isPaused)]))
  }

  private mutating func answerAllOwed() {
    for request in owed.removeAll(where: { _ in true }) { answerInItsPlace(request.id, request.method) }
  }

  /// Answers what is open and says what happened. The session goes on, however often this is needed.
  private mutating func mourn() {
    if started < .after(milliseconds: -Self.proof) { blame.answered() }
    let verdict = blame.died(replay.session.documents)
    endDisplays()
    answerAllOwed()
    if isShutDown { return }
    switch verdict {
    case .first: show("lazyls' analysis stopped unexpectedly and was started again.")
    case .again: break
    case .blocked(let uri):
      show("lazyls stopped three times on \(uri); the file is not analysed until its text changes.")
    case .repeatedly:
      show("lazyls' analysis stops again and again; it is started anew after pauses of up to half a minute.")
    }
    restart = .after(milliseconds: blame.pause)
    if blame.pause == 0 { revive() }
  }

  /// Starts a new analysis and tells it everything; when the system refuses, later.
  private mutating func revive() {
    restart = nil
    guard start() else {
      process?.kill()
      _ = process?.wait()
      closePipes()
      _ = blame.died([:])
      answerAllOwed()
      restart = .after(milliseconds: max(1000, blame.pause))
      return
    }
    // Closed in the meantime, perhaps, or kept away: nobody else would take back what is shown of them. Of others the new
    // analysis tells.
    for uri in shown.keys where replay.session.documents[uri] == nil || blame.isBlocked(uri) { takeBack(uri) }
    for message in replay.messages(keeping: { !blame.isBlocked($0) }) { analysis?.send(message) }
    for request in owed.requests { analysis?.send(request.message) }
  }

  private mutating func takeBack(_ uri: DocumentURI) {
    shown[uri] = nil
    editor.notify(
      LSP.Method.publishDiagnostics, LSP.PublishDiagnosticsParams(uri: uri, version: nil, diagnostics: []))
  }

  private func show(_ message: String) {
    editor.notify(LSP.Method.showMessage, LSP.ShowMessageParams(type: .error, message: message))
  }
}
