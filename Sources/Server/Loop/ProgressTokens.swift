// Which cancellation a progress display stands for: its user may press the button there instead of cancelling a request.
import Basics
import Protocol
import Synchronization

/// Shared by the coordinator and all commands that run.
final class ProgressTokens: Sendable {
  private let known = Mutex<[LSP.ProgressToken: Cancellation]>([:])

  func register(_ token: LSP.ProgressToken, _ cancellation: Cancellation) {
    known.withLock { $0[token] = cancellation }
  }

  func remove(_ token: LSP.ProgressToken) { known.withLock { $0[token] = nil } }

  /// Unknown tokens are of what is over already.
  func cancel(_ token: LSP.ProgressToken) { known.withLock { $0[token] }?.cancel() }
}
