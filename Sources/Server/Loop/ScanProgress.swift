// The first scan's progress: shown only when it takes long enough for somebody to wonder.
package import Protocol

package struct ScanProgress {
  package enum Stage { case idle, counting, asked, shown }
  package static let token = LSP.ProgressToken.string("lazyls/scan")
  package static let delay: Int64 = 300
  package private(set) var stage = Stage.idle
  package private(set) var deadline: MonotonicTime?
  private var last = 0
  private var lastTotal = 0

  package init() {}

  package mutating func arm(_ client: LSP.ClientCapabilities) {
    guard client.window.workDoneProgress, stage == .idle else { return }
    stage = .counting
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
    send(.begin(title: "lazyls", cancellable: false, message: "Looking at imports", percentage: nil), outbox)
  }

  /// What arrives before the client agreed is not shown; counts of several threads may overtake one another.
  package mutating func report(_ done: Int, of total: Int, _ outbox: Outbox) {
    guard stage == .shown, done > last || total != lastTotal else { return }
    (last, lastTotal) = (done, total)
    send(.report(message: "\(done) of \(total) files", percentage: nil), outbox)
  }

  package mutating func end(_ outbox: Outbox) {
    deadline = nil
    if stage == .shown { send(.end(message: nil), outbox) }
    stage = .idle
  }

  private func send(_ value: LSP.WorkDoneProgress, _ outbox: Outbox) {
    outbox.notify(LSP.Method.progress, LSP.ProgressParams(token: Self.token, value: value))
  }
}
