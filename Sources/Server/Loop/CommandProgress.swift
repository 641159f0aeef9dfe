// How far a command is, in the client's progress display.
import Basics
import Protocol
import Synchronization

/// Under the client's token from the start; under one of ours as soon as the client has agreed to it.
final class CommandProgress: Sendable {
  private struct State {
    var isGranted: Bool
    var isOver = false
    var isBegun = false
    var isAsked = false
    var message: String
  }

  let token: LSP.ProgressToken
  private let title: String
  private let outbox: Outbox
  private let state: Mutex<State>

  private let wish: @Sendable (Wish) -> Void
  private let tokens: ProgressTokens
  /// Of the request that it shows.
  let cancellation: Cancellation

  /// - Parameter token: the client's; without it one that the client is asked about when there is something to show.
  init(_ title: String, _ token: LSP.ProgressToken?, _ context: RequestContext) {
    let outbox = context.outbox
    wish = context.wish
    self.title = title
    self.outbox = outbox
    // No two of a session are alike.
    self.token = token ?? .string("lazyls/command/\(MonotonicTime.now.nanoseconds)")
    state = Mutex(State(isGranted: token != nil, message: ""))
    tokens = context.progressTokens
    cancellation = context.cancellation
    tokens.register(self)
  }

  func report(_ message: String) {
    let isFirst = state.withLock { state in
      state.message = message
      if state.isGranted { show(&state) }
      defer { state.isAsked = true }
      return !state.isGranted && !state.isAsked && !state.isOver
    }
    // The client may answer at once: by now it may.
    if isFirst { wish(.progress(self)) }
  }

  func granted() {
    state.withLock { state in
      state.isGranted = true
      show(&state)
    }
  }

  private func show(_ state: inout State) {
    if state.isOver { return }
    send(
      state.isBegun
        ? .report(message: state.message, percentage: nil)
        : .begin(title: title, cancellable: true, message: state.message, percentage: nil))
    state.isBegun = true
  }

  func end() {
    tokens.remove(token)
    state.withLock { state in
      if state.isBegun, !state.isOver { send(.end(message: nil)) }
      state.isOver = true
    }
  }

  private func send(_ value: LSP.WorkDoneProgress) {
    outbox.notify(LSP.Method.progress, LSP.ProgressParams(token: token, value: value))
  }
}
