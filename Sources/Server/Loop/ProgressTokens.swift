// Which request a progress display is of: its user may press the button there instead of cancelling the request.
import Basics
import Protocol
import Synchronization

/// Shared by the coordinator and all commands that run.
final class ProgressTokens: Sendable {
  private let known = Mutex<[LSP.ProgressToken: CommandProgress]>([:])

  func register(_ progress: CommandProgress) { known.withLock { $0[progress.token] = progress } }

  func remove(_ token: LSP.ProgressToken) { known.withLock { $0[token] = nil } }

  /// Whose display it is; nil for what is over already.
  func cancellation(of token: LSP.ProgressToken) -> Cancellation? { known.withLock { $0[token] }?.cancellation }

  /// Ends the display of a request that is cancelled: a client's token means nothing once its request is answered.
  func end(_ cancellation: Cancellation) {
    for progress in known.withLock({ Array($0.values) }) where progress.cancellation === cancellation {
      progress.end()
    }
  }
}
