// The progress of reading the folders: shown only when it takes long enough for somebody to wonder.
import Basics
package import Protocol

package struct ScanProgress {
  package enum Stage { case idle, counting, asked, shown }
  package static let delay: Int64 = 300
  private var round = 0
  /// No two displays of a session have the same.
  package var token: LSP.ProgressToken { .string(round == 1 ? "lazyls/scan" : "lazyls/scan/\(round)") }
  package private(set) var stage = Stage.idle
  package private(set) var deadline: MonotonicTime?
  private var last = 0
  private var lastTotal = 0

  package init() {}

  package mutating func arm(_ client: LSP.ClientCapabilities) {
    guard client.window.workDoneProgress, stage == .idle else { return }
    stage = .counting
    round += 1
    (last, lastTotal) = (0, 0)
    deadline = .after(milliseconds: Self.delay)
  }

  /// The deadline has passed without a snapshot.
  package mutating func ask() {
    deadline = nil
    stage = .asked
  }

  package mutating func granted(_ outbox: Outbox) {
    guard stage == .asked else { return }
    stage = .shown
    send(.begin(title: "lazyls", cancellable: true, message: "Resolving imports", percentage: nil), outbox)
  }

  /// What arrives before the client agreed is not shown; counts of several threads may overtake one another.
  package mutating func report(_ done: Int, of total: Int, _ outbox: Outbox) {
    guard stage == .shown, done > last || total != lastTotal else { return }
    (last, lastTotal) = (done, total)
    let message = "Resolving imports \(Columns.grouped(done))/\(Columns.grouped(total))"
    send(.report(message: message, percentage: nil), outbox)
  }

  /// - Parameter message: what became of it, where that is not what was expected.
  package mutating func end(_ outbox: Outbox, _ message: String? = nil) {
    deadline = nil
    if stage == .shown { send(.end(message: message), outbox) }
    stage = .idle
  }

  /// A client's own token dies with the answer to `initialize`, long before the folders are read: what a client shows
  /// under it is begun and ended, and all else has a token of ours.
  package static func showStart(_ token: LSP.ProgressToken, _ outbox: Outbox) {
    for value in [
      LSP.WorkDoneProgress.begin(title: "lazyls", cancellable: false, message: "Starting", percentage: nil),
      .end(message: nil),
    ] {
      outbox.notify(LSP.Method.progress, LSP.ProgressParams(token: token, value: value))
    }
  }

  private func send(_ value: LSP.WorkDoneProgress, _ outbox: Outbox) {
    outbox.notify(LSP.Method.progress, LSP.ProgressParams(token: token, value: value))
  }
}
