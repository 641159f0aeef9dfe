// The main loop: the only place where the session changes. It sleeps until a thread leaves an event.
import Basics
import Glibc
import JSON
import Protocol
import Synchronization

/// What wakes the coordinator.
enum Event: Sendable {
  case message(IncomingMessage)
  case endOfInput
  case parentGone
  /// So many files of so many were read for the next snapshot.
  case scanned(Int, of: Int)
  /// Texts are linked, findings are not there yet.
  case linked(Snapshot)
  case analysed(Snapshot)
  case evaluated(DocumentURI, DocumentEvidence)
  case wish(Wish)
  /// A worker is done with the request of this id.
  case finished(RequestID)
}

/// Takes events one by one. Requests that need the analysis wait for a snapshot that has seen every edit before them;
/// then they run on a worker, on that snapshot.
struct Coordinator: ~Copyable {
  enum Phase { case created, running, shutDown }

  let events: Mailbox<Event>
  let outbox: Outbox
  let workers: WorkerPool
  let analyst: Analyst
  /// For what takes long.
  let commands: WorkerPool
  let keeper = EvidenceKeeper()
  let loads = LoadKeeper()
  let tokens = TokenMemory()
  let pulled = PullMemory()
  let pages = PageMemory()
  let progressTokens = ProgressTokens()
  let disk = DiskKeeper()
  /// When the disk was last looked at for changes, and when the session last began to read it.
  var looked = MonotonicTime(nanoseconds: 0)
  var disksRead: (generation: Int, since: Int64) = (-1, 0)
  var refreshes = RefreshTimer()
  var idleness = IdleTimer()
  /// By document: the text that was last given to the keeper.
  var evaluating: [DocumentURI: (text: [UInt8], diskGeneration: Int, round: Int)] = [:]
  var phase = Phase.created
  var session = Session()
  /// The newest snapshot; nil before the first.
  var snapshot: Snapshot?
  /// The newest one for questions that no finding answers; nil before the first.
  var linked: Snapshot?
  /// Requests for which the newest snapshot is too old.
  var waiting: [OpenRequest] = []
  var running: [OpenRequest] = []
  /// What we asked the client and what to do with its answer, by our id.
  var asked: [Int: Question] = [:]
  var nextQuestion: Int
  var progress = ScanProgress()
  /// By document, with the URI as the client spelled it.
  var published: [DocumentURI: PublishedState] = [:]
  /// By notebook: the cells whose diagnostics the client has.
  var publishedCells: [DocumentURI: [DocumentURI]] = [:]
  /// Of which state of the files hints, lenses and tokens may be that the client shows; nil before the first.
  var shownDiskGeneration: Int?
  /// Of configuration files that are not open.
  var publishedConfiguration: [FilePath: [LSP.Diagnostic]] = [:]
  /// Of the settings: what the client's log says already.
  var toldProblems: [String] = []
  /// Told in `initialize`.
  let serverVersion: String
  /// Not the first analysis of this session: the client has our registrations already.
  let isReplacement: Bool

  /// - Parameters:
  ///   - life: how many analysis processes there were before in this session.
  init(events: Mailbox<Event>, outbox: Outbox, serverVersion: String, life: Int) {
    self.serverVersion = serverVersion
    isReplacement = life > 0
    // Answers to what an earlier process asked must not be taken for answers to us.
    nextQuestion = 1 + life * 1_000_000
    self.events = events
    self.outbox = outbox
    workers = WorkerPool(threads: min(4, max(2, Processors.available - 1)))
    analyst = Analyst(
      progress: { events.send(.scanned($0, of: $1)) }, linked: { events.send(.linked($0)) },
      deliver: { events.send(.analysed($0)) })
    commands = WorkerPool(threads: 2)
    keeper.start { events.send(.evaluated($0, $1)) }
    disk.start { events.send(.wish(.reload)) }
  }

  /// Runs until the session ends; gives the exit code.
  mutating func run() -> Int32 {
    while true {
      guard let event = events.receive(until: deadline) else {
        deadlinePassed()
        continue
      }
      idleness.somethingHappened()
      switch event {
      case .message(let message):
        if let code = take(message) { return code }
      case .endOfInput, .parentGone:
        // Nobody is left to talk to: not the time to finish anything.
        return phase == .shutDown ? 0 : 1
      case .scanned(let done, let total): progress.report(done, of: total, outbox)
      case .linked(let new):
        let old = linked.take()
        linked = new
        startWaiting(on: new) { !$0.method.needsFindings }
        discard(old)
      case .analysed(let new): adopt(new)
      case .evaluated(let document, let evidence): adopt(evidence, of: document)
      case .wish(let wish): fulfil(wish)
      case .finished(let id): finished(id)
      }
    }
  }

  /// Gives the exit code when it was `exit`.
  private mutating func take(_ message: IncomingMessage) -> Int32? {
    switch message {
    case .request(let id, let method, let params):
      request(method, params, Responder(id: id, outbox: outbox), id: id)
    case .notification(LSP.Method.exit, _): return phase == .shutDown ? 0 : 1
    case .notification(let method, let params): if phase == .running { notified(method, params) }
    case .response(let id, let answer): if let id { answered(id, answer) }
    case .invalid(let id, let error): outbox.send(OutgoingMessage.failure(of: id, error))
    case .invalidResponse(let words): if phase == .running { log(.warning, words) }
    }
    return nil
  }

  private mutating func request(_ method: String, _ params: JSONValue?, _ responder: consuming Responder, id: RequestID)
  {
    switch (phase, method) {
    case (.created, LSP.Method.initialize): initialize(params, responder)
    case (.created, _):
      responder.fail(ResponseError(.serverNotInitialized, "send `initialize` before `\(method)`"))
    case (.running, LSP.Method.initialize):
      responder.fail(ResponseError(.invalidRequest, "`initialize` may be sent once"))
    // Some editors send it twice; both are owed an answer.
    case (_, LSP.Method.shutdown):
      phase = .shutDown
      cancelAll()
      responder.succeed(JSONValue.null)
    case (.shutDown, _):
      responder.fail(ResponseError(.invalidRequest, "the server is shut down; only `exit` may follow"))
    case (.running, _):
      guard let handler = MethodTable.requests[method] else {
        responder.fail(ResponseError(.methodNotFound, "lazyls does not implement `\(method)`"))
        return
      }
      if running.contains(where: { $0.id == id }) || waiting.contains(where: { $0.id == id }) {
        responder.fail(ResponseError(.invalidRequest, "a request with this `id` is still open"))
        return
      }
      lookAtDisk()
      let open = OpenRequest(
        id: id, name: method, method: handler, params: params, generation: session.generation, responder)
      if let fitting = handler.needsFindings ? snapshot : linked, fitting.generation >= open.generation {
        start(open, on: fitting)
      } else {
        waiting.append(open)
      }
    }
  }

  private mutating func initialize(_ params: JSONValue?, _ responder: consuming Responder) {
    do throws(ResponseError) {
      let params = try LSP.InitializeParams(params: params)
      try session.initialize(params)
      if let token = params.workDoneToken, !isReplacement { ScanProgress.showStart(token, outbox) }
    } catch {
      responder.fail(error)
      return
    }
    phase = .running
    if let parent = session.parentProcess {
      let events = self.events
      ParentWatch.start(processID: parent) { events.send(.parentGone) }
    }
    responder.succeed(Initialize.result(session, serverVersion: serverVersion))
    // Also for clients that never say `initialized`: what they ask next must not wait for ever.
    submit()
  }

  private mutating func start(_ request: OpenRequest, on snapshot: Snapshot) {
    running.append(request)
    request.waited.store(MonotonicTime.now.nanoseconds - request.arrived.nanoseconds, ordering: .relaxed)
    let events = self.events
    let context = RequestContext(
      cancellation: request.cancellation, outbox: outbox, loads: loads, tokens: tokens, pulled: pulled,
      pages: pages, progressTokens: progressTokens, judged: self.snapshot, wish: { events.send(.wish($0)) })
    (request.method.takesLong ? commands : workers).run {
      request.run(on: snapshot, context)
      events.send(.finished(request.id))
    }
  }

  /// A new snapshot: what waited for it starts, and clients that are told get their diagnostics.
  private mutating func adopt(_ new: Snapshot) {
    let old = snapshot.take()
    snapshot = new
    progress.end(outbox)
    if !new.isWhole, old?.isWhole ?? true { log(.info, StatusCommand.partial) }
    startWaiting(on: new) { $0.method.needsFindings }
    if phase == .running {
      publish(new)
      evaluate(new)
    }
    discard(old)
  }

  /// Lets go of a snapshot where nobody waits, not even the next request: freeing what a large project was takes a while.
  private func discard(_ old: consuming Snapshot?) {
    commands.run { [old = consume old] in withExtendedLifetime(old) {} }
  }

  private mutating func startWaiting(on new: Snapshot, _ isMeant: (OpenRequest) -> Bool) {
    let ready = waiting.filter { $0.generation <= new.generation && isMeant($0) }
    waiting.removeAll { $0.generation <= new.generation && isMeant($0) }
    for request in ready { start(request, on: new) }
  }

  /// Texts that nobody has evaluated yet are.
  private mutating func evaluate(_ snapshot: Snapshot) {
    for (key, report) in snapshot.reports {
      guard let job = report.job else { continue }
      if let asked = evaluating[key], asked.diskGeneration == job.diskGeneration, asked.text == job.text,
        asked.round == job.round
      {
        continue
      }
      evaluating[key] = (job.text, job.diskGeneration, job.round)
      keeper.submit(job)
    }
    for key in evaluating.keys where snapshot.reports[key] == nil {
      evaluating[key] = nil
      keeper.cancel(key)
    }
  }

  mutating func adopt(_ evidence: DocumentEvidence, of document: DocumentURI) {
    guard phase == .running, session.documents[document] != nil else { return }
    session.evidence[document] = evidence
    session.changed()
    submit()
  }

  private mutating func finished(_ id: RequestID) {
    guard let index = running.firstIndex(where: { $0.id == id }) else { return }
    let request = running.remove(at: index)
    if session.trace == .off { return }
    func words(_ nanoseconds: Int64) -> String { "\(nanoseconds / 1_000_000) ms" }
    let took = words(MonotonicTime.now.nanoseconds - request.arrived.nanoseconds)
    let waited = words(request.waited.load(ordering: .relaxed))
    outbox.notify(
      LSP.Method.logTrace,
      LSP.LogTraceParams(
        message: "\(request.name) was answered after \(took)",
        verbose: session.trace == .verbose ? "For \(waited) of them it waited for its text to be analysed." : nil))
  }

  /// `$/cancelRequest`: answered now. A worker that runs sees it when it next looks, and is heard no more.
  mutating func cancel(_ id: RequestID) {
    for request in waiting where request.id == id { request.cancelNow() }
    waiting.removeAll { $0.id == id }
    for request in running where request.id == id { stop(request) }
  }

  private func stop(_ request: OpenRequest) {
    request.cancellation.cancel()
    progressTokens.end(request.cancellation)
    request.cancelNow()
  }

  /// `window/workDoneProgress/cancel`.
  mutating func cancel(progress token: LSP.ProgressToken) {
    if progress.stage == .shown, token == progress.token {
      session.scan.cancel()
      progress.end(outbox, "Cancelled")
      return
    }
    guard let cancellation = progressTokens.cancellation(of: token) else { return }
    for request in running where request.cancellation === cancellation { stop(request) }
  }

  private mutating func cancelAll() {
    for request in waiting { request.cancelNow() }
    waiting.removeAll()
    for request in running { request.cancellation.cancel() }
  }
}
