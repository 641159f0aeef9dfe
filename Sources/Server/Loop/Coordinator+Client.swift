// What we ask and tell the client: registrations, settings, progress, diagnostics, log messages.
import Basics
import JSON
import Protocol

/// What an answer of the client is for.
enum Question: Sendable {
  case registration
  /// Those of folders, in this order; nil: of what lies in none.
  case settings([FilePath?])
  case progressToken
  case refresh
  case commandProgress(CommandProgress)
  /// Whether a document was shown or edited; nothing follows from it.
  case document
}

/// What the client was told of a document, or may have pulled: told again only when it differs.
struct PublishedState: Equatable {
  var resultID: String
  var version: Int
}

extension Coordinator {
  mutating func notified(_ method: String, _ params: JSONValue?) {
    switch method {
    case LSP.Method.initialized:
      register()
      askForSettings()
      progress.arm(session.client)
      submit()
    case LSP.Method.workDoneProgressCancel:
      if let params = try? LSP.WorkDoneProgressCancelParams(params: params) {
        cancel(progress: params.token)
      }
    case LSP.Method.cancelRequest: if let params = try? LSP.CancelParams(params: params) { cancel(params.id) }
    default:
      let before = session.generation
      let diskGeneration = session.diskGeneration
      do throws(ResponseError) {
        try MethodTable.receive(method, params, &session)
      } catch {
        log(.warning, "\(method): \(error.message)")
      }
      if method == LSP.Method.didChangeConfiguration { warnOfSettings() }
      if method == LSP.Method.didChangeConfiguration || method == LSP.Method.didChangeWorkspaceFolders {
        askForSettings()
      }
      if session.generation != before {
        forgetLoads(method, params, diskGeneration)
        submit()
      }
    }
  }

  mutating func answered(_ id: RequestID, _ answer: Result<JSONValue, ResponseError>) {
    guard case .integer(let number) = id, let question = asked.removeValue(forKey: number) else { return }
    // A client may refuse anything; what was asked for is then simply not there.
    guard case .success(let result) = answer else { return }
    switch question {
    case .registration, .refresh, .document: break
    case .commandProgress(let progress): progress.granted()
    case .progressToken: progress.granted(outbox)
    case .settings(let folders):
      let before = session.settings
      for (index, folder) in folders.enumerated() {
        // Null where nothing is set; many clients answer so for all, and push their settings.
        guard let value = result[index], value.object != nil || value.isNull else { continue }
        session.settings.pull(value, for: folder)
      }
      if session.settings == before { return }
      warnOfSettings()
      session.diskChanged()
      submit()
    }
  }

  /// What loading modules takes has to be asked anew where their texts are others now.
  private func forgetLoads(_ method: String, _ params: JSONValue?, _ diskGeneration: Int) {
    if session.diskGeneration != diskGeneration {
      loads.forgetAll()
    } else if let uri = params?.at("textDocument", "uri")?.string, let path = DocumentURI(uri).filePath {
      loads.forget(path.string)
    }
  }

  mutating func fulfil(_ wish: Wish) {
    guard phase == .running else { return }
    switch wish {
    case .evaluate(let document): keeper.hurry(document)
    case .evaluated(let document, let evidence): adopt(evidence, of: document)
    case .progress(let progress):
      guard session.client.window.workDoneProgress else { return }
      ask(.commandProgress(progress)) {
        let params = LSP.WorkDoneProgressCreateParams(token: progress.token)
        return OutgoingMessage.request($0, LSP.Method.workDoneProgressCreate, params)
      }
    case .apply(let params):
      ask(.document) { OutgoingMessage.request($0, LSP.Method.applyEdit, params) }
    case .reload:
      session.diskChanged()
      loads.forgetAll()
      submit()
    case .show(let params):
      ask(.document) { OutgoingMessage.request($0, LSP.Method.showDocument, params) }
    }
  }

  /// Gives the session's present state to the analysis.
  mutating func submit() {
    if session.diskGeneration != disksRead.generation {
      disksRead = (session.diskGeneration, DiskKeeper.fileTime)
      // What somebody cancelled begins anew.
      if snapshot?.isWhole == false { progress.arm(session.client) }
    }
    analyst.submit(session.workload)
  }

  /// For clients that do not tell of files: when somebody asks something, and not more than once a second.
  mutating func lookAtDisk() {
    guard !session.client.workspace.didChangeWatchedFilesDynamicRegistration, let snapshot,
      snapshot.work.diskGeneration == session.diskGeneration, looked < .after(milliseconds: -disk.pause)
    else { return }
    looked = .now
    disk.look(snapshot, since: disksRead.since)
  }

  private mutating func ask(_ question: Question, _ message: (RequestID) -> [UInt8]) {
    asked[nextQuestion] = question
    outbox.send(message(.integer(nextQuestion)))
    nextQuestion += 1
  }

  /// When there is something to do though nobody says anything; nil: never, so that an idle server sleeps.
  var deadline: MonotonicTime? { [progress.deadline, refreshes.deadline, idleness.deadline].compactMap { $0 }.min() }

  mutating func deadlinePassed() {
    if idleness.hasRunOut() { commands.run { FreedMemory.giveBack(arenas: Processors.available) } }
    let now = MonotonicTime.now
    for what in refreshes.due(at: now) { ask(what) }
    guard let deadline = progress.deadline, deadline <= now else { return }
    progress.ask()
    let token = progress.token
    ask(.progressToken) {
      let params = LSP.WorkDoneProgressCreateParams(token: token)
      return OutgoingMessage.request($0, LSP.Method.workDoneProgressCreate, params)
    }
  }

  private mutating func register() {
    var registrations: [LSP.Registration] = []
    if session.client.workspace.didChangeWatchedFilesDynamicRegistration {
      // Few and narrow: editors pay for each folder that they watch.
      let watchers = ["**/*.{py,pyi,pth}", "**/{pyproject.toml,lazyls.toml,setup.cfg,pyvenv.cfg}"].map {
        LSP.FileSystemWatcher(pattern: $0)
      }
      registrations.append(
        LSP.Registration(id: "lazyls/files", method: LSP.Method.didChangeWatchedFiles, options: .watchedFiles(watchers))
      )
    }
    if session.client.workspace.didChangeConfigurationDynamicRegistration {
      registrations.append(
        LSP.Registration(
          id: "lazyls/settings", method: LSP.Method.didChangeConfiguration, options: .configuration(section: "lazyls")))
    }
    if isReplacement || registrations.isEmpty { return }
    ask(.registration) {
      OutgoingMessage.request($0, LSP.Method.registerCapability, LSP.RegistrationParams(registrations))
    }
  }

  private mutating func askForSettings() {
    guard session.client.workspace.configuration else { return }
    let folders = session.folders.map { Optional($0) } + [nil]
    ask(.settings(folders)) {
      let params = LSP.ConfigurationParams(
        folders.map { LSP.ConfigurationItem(scope: $0.map(DocumentURI.init(path:)), section: "lazyls") })
      return OutgoingMessage.request($0, LSP.Method.configuration, params)
    }
  }

  private mutating func warnOfSettings() {
    let problems = session.settings.problems
    for problem in problems where !toldProblems.contains(problem) { log(.warning, problem) }
    toldProblems = problems
  }

  func log(_ type: LSP.MessageType, _ message: String) {
    outbox.notify(LSP.Method.logMessage, LSP.LogMessageParams(type: type, message: message))
  }

  /// Tells the client what changed: by pushing, or by asking it to pull anew what an edit elsewhere changed.
  mutating func publish(_ new: Snapshot) {
    // Before documents, because a configuration file that was opened is a document from now on.
    for path in publishedConfiguration.keys where new.configuration[path] == nil {
      publishedConfiguration[path] = nil
      push(DocumentURI(path: path), nil, [])
    }
    publishDocuments(new)
    // Pushed also to clients that pull: they pull only what they have open.
    for (path, diagnostics) in new.configuration.sorted(by: { $0.key < $1.key })
    where publishedConfiguration[path] != diagnostics {
      publishedConfiguration[path] = diagnostics
      push(DocumentURI(path: path), nil, diagnostics)
    }
  }

  private mutating func publishDocuments(_ new: Snapshot) {
    for page in pages.changing { refresh(LSP.Method.textDocumentContentRefresh, page) }
    let pulls = session.client.pullsDiagnostics
    // What the client shows may be of texts that the analysis before this one never judged.
    let takesOver = isReplacement && shownDiskGeneration == nil
    var othersChanged = false
    for (key, report) in new.reports {
      // A newer text than the one judged: its own snapshot is under way.
      guard let document = new.work.documents[key], let present = session.documents[key] else { continue }
      let state = PublishedState(resultID: report.resultID, version: document.version)
      let before = published.updateValue(state, forKey: key)
      // The file that was edited is asked about by the client itself.
      if let before, before.resultID != state.resultID, before.version == present.version { othersChanged = true }
      // An edit of one cell may change what is told of the others.
      if let before, document.isNotebook, before.version != state.version { othersChanged = true }
      if !pulls, before != state {
        push(document.uri, document.version, report.findings.map(\.diagnostic))
      }
    }
    for key in published.keys where session.documents[key] == nil {
      published[key] = nil
      tokens.forget(key)
      pulled.forget(key)
      if !pulls { push(key, nil, []) }
    }
    let workspace = session.client.workspace
    if othersChanged || takesOver, pulls, workspace.diagnosticsRefreshSupport { refresh(LSP.Method.diagnosticRefresh) }
    // What stands in and above the text tells of other files too; the client asks by itself only after an edit.
    let isNewProgram = shownDiskGeneration.map { $0 != new.work.diskGeneration } ?? false
    shownDiskGeneration = new.work.diskGeneration
    guard othersChanged || isNewProgram || takesOver else { return }
    for (method, isSupported) in [
      (LSP.Method.inlayHintRefresh, workspace.inlayHintRefreshSupport),
      (LSP.Method.codeLensRefresh, workspace.codeLensRefreshSupport),
      (LSP.Method.semanticTokensRefresh, workspace.semanticTokensRefreshSupport),
    ] where isSupported {
      refresh(method)
    }
  }

  private mutating func refresh(_ method: String, _ page: DocumentURI? = nil) {
    let what = RefreshTimer.Refresh(method: method, page: page)
    if refreshes.wants(what, at: .now) { ask(what) }
  }

  private mutating func ask(_ what: RefreshTimer.Refresh) {
    ask(.refresh) {
      guard let page = what.page else { return OutgoingMessage.request($0, what.method) }
      return OutgoingMessage.request($0, what.method, LSP.TextDocumentContentParams(uri: page))
    }
  }

  /// Of a notebook what its cells have; cells that are gone have nothing.
  private mutating func push(_ uri: DocumentURI, _ version: Int?, _ diagnostics: [LSP.Diagnostic]) {
    let document = session.documents[uri]
    let before = publishedCells.removeValue(forKey: uri) ?? []
    guard let document, document.isNotebook else {
      if before.isEmpty { send(uri, version, diagnostics) }
      for cell in before { send(cell, nil, []) }
      return
    }
    let parts = document.byCell(diagnostics)
    for (cell, own) in parts { send(cell.uri, cell.version, own) }
    let present = parts.map(\.cell.uri)
    for cell in before where !present.contains(cell) { send(cell, nil, []) }
    publishedCells[uri] = present
  }

  private func send(_ uri: DocumentURI, _ version: Int?, _ diagnostics: [LSP.Diagnostic]) {
    outbox.notify(
      LSP.Method.publishDiagnostics,
      LSP.PublishDiagnosticsParams(uri: uri, version: version, diagnostics: diagnostics))
  }
}
