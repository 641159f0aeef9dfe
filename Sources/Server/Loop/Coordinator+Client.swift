// What we ask and tell the client: registrations, settings, progress, diagnostics, log messages.
import Basics
import JSON
import Protocol

/// What an answer of the client is for.
enum Question: Sendable {
  case registration
  case settings
  case progressToken
  case refresh
}

/// The first scan's progress: shown only when it takes long enough for somebody to wonder.
struct ScanProgress {
  enum Stage { case idle, counting, asked, shown }
  static let token = "lazyls/scan"
  static let delay: Int64 = 300
  private(set) var stage = Stage.idle
  private(set) var deadline: MonotonicTime?

  mutating func arm(_ session: borrowing Session) {
    guard session.client.workDoneProgress, stage == .idle else { return }
    stage = .counting
    deadline = .after(milliseconds: Self.delay)
  }

  /// The deadline has passed without a snapshot.
  mutating func ask() {
    deadline = nil
    stage = .asked
  }

  mutating func granted(_ outbox: Outbox) {
    guard stage == .asked else { return }
    stage = .shown
    send(outbox) {
      $0.set("kind", "begin")
      $0.set("title", "lazyls")
      $0.set("message", "Looking at imports")
      $0.set("cancellable", false)
    }
  }

  mutating func end(_ outbox: Outbox) {
    deadline = nil
    if stage == .shown { send(outbox) { $0.set("kind", "end") } }
    stage = .idle
  }

  private func send(_ outbox: Outbox, _ value: @escaping @Sendable (inout JSONObjectWriter) -> Void) {
    outbox.notify(
      "$/progress",
      Built.object {
        $0.set("token", Self.token)
        $0.object("value", value)
      })
  }
}

extension Coordinator {
  mutating func notified(_ method: String, _ params: JSONValue) {
    switch method {
    case "initialized":
      register()
      askForSettings()
      progress.arm(session)
      submit()
    case "$/cancelRequest": if let id = params["id"] { cancel(id) }
    default:
      guard let handler = MethodTable.notifications[method] else { return }
      let before = session.generation
      do throws(RequestFailure) {
        try handler.run(params, &session)
      } catch {
        log(.warning, "\(method): \(error.message)")
      }
      if method == "workspace/didChangeConfiguration" {
        askForSettings()
        warnOfSettings()
      }
      if session.generation != before { submit() }
    }
  }

  mutating func answered(_ id: JSONValue, result: JSONValue?, error: JSONValue?) {
    guard let number = id.int, let question = asked.removeValue(forKey: number) else { return }
    switch question {
    case .registration, .refresh: break
    case .progressToken: if error == nil { progress.granted(outbox) }
    case .settings:
      guard let value = result?[0], value.object != nil, value != session.settings.pulled else { return }
      session.settings.pulled = value
      warnOfSettings()
      session.diskChanged()
      submit()
    }
  }

  /// Gives the session's present state to the analysis.
  mutating func submit() { analyst.submit(session.workload) }

  mutating func ask(_ question: Question, _ method: StaticString, _ params: Built? = nil) {
    let id = nextQuestion
    nextQuestion += 1
    asked[id] = question
    outbox.send(
      .object {
        $0.set("jsonrpc", "2.0")
        $0.set("id", id)
        $0.set("method", method.description)
        $0.set("params", ifPresent: params)
      })
  }

  mutating func deadlinePassed() {
    progress.ask()
    ask(.progressToken, "window/workDoneProgress/create", Built.object { $0.set("token", ScanProgress.token) })
  }

  private mutating func register() {
    let client = session.client
    guard !isReplacement, client.watchedFiles || client.settingsRegistration else { return }
    ask(
      .registration, "client/registerCapability",
      Built.object {
        $0.array("registrations") { list in
          if client.watchedFiles {
            list.object { registration in
              registration.set("id", "lazyls/files")
              registration.set("method", "workspace/didChangeWatchedFiles")
              registration.object("registerOptions") { options in
                options.array("watchers") { watchers in
                  // Few and narrow: editors pay for each folder that they watch.
                  for pattern in ["**/*.{py,pyi,pth}", "**/{pyproject,lazyls}.toml"] {
                    watchers.object { $0.set("globPattern", pattern) }
                  }
                }
              }
            }
          }
          if client.settingsRegistration {
            list.object { registration in
              registration.set("id", "lazyls/settings")
              registration.set("method", "workspace/didChangeConfiguration")
              registration.object("registerOptions") { $0.set("section", "lazyls") }
            }
          }
        }
      })
  }

  private mutating func askForSettings() {
    guard session.client.configuration else { return }
    ask(
      .settings, "workspace/configuration",
      Built.object { $0.array("items") { items in items.object { $0.set("section", "lazyls") } } })
  }

  private func warnOfSettings() {
    for problem in session.settings.problems { log(.warning, problem) }
  }

  enum LogLevel: Int { case error = 1, warning, info, log }

  func log(_ level: LogLevel, _ message: String) {
    outbox.notify(
      "window/logMessage",
      Built.object {
        $0.set("type", level.rawValue)
        $0.set("message", message)
      })
  }

  /// Tells the client what changed: by pushing, or by asking it to pull anew what an edit elsewhere changed.
  mutating func publish(_ new: Snapshot) {
    var othersChanged = false
    for (key, report) in new.reports {
      // A newer text than the one judged: its own snapshot is under way.
      guard let document = new.work.documents[key], session.documents[key] != nil else { continue }
      let state = session.client.pullsDiagnostics ? report.resultID : "\(document.version) \(report.resultID)"
      let known = session.published.updateValue(state, forKey: key)
      if known == state { continue }
      if session.client.pullsDiagnostics {
        // The file that was edited is pulled by the client itself.
        if known != nil, session.documents[key]?.version == lastVersions[key] { othersChanged = true }
        lastVersions[key] = document.version
      } else {
        push(document.uri, document.version, report.findings)
      }
    }
    for key in session.published.keys where session.documents[key] == nil {
      session.published[key] = nil
      lastVersions[key] = nil
      if !session.client.pullsDiagnostics, let uri = uris.removeValue(forKey: key) { push(uri, nil, []) }
    }
    for (key, document) in session.documents { uris[key] = document.uri }
    if othersChanged, session.client.diagnosticRefresh {
      ask(.refresh, "workspace/diagnostic/refresh")
    }
  }

  private func push(_ uri: String, _ version: Int?, _ findings: [PlacedFinding]) {
    let items = findings.map { DiagnosticJSON($0, uri, session.client) }
    outbox.notify(
      "textDocument/publishDiagnostics",
      Built.object {
        $0.set("uri", uri)
        $0.set("version", ifPresent: version)
        $0.set("diagnostics", items)
      })
  }
}
