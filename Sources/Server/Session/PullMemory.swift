// Which report of each open document a pulling client has: what has become of the others comes along with the next pull.
import Protocol
import Synchronization

final class PullMemory: Sendable {
  private let known = Mutex<[DocumentURI: String]>([:])

  /// The client has, or is about to have, this report.
  func note(_ document: DocumentURI, _ resultID: String) { known.withLock { $0[document] = resultID } }

  /// Does the client have another report than this one? Then it is taken for told. What it never asked for, it need not have.
  func takesUpdate(_ document: DocumentURI, _ resultID: String) -> Bool {
    known.withLock { known in
      guard let before = known[document], before != resultID else { return false }
      known[document] = resultID
      return true
    }
  }

  func forget(_ document: DocumentURI) { known.withLock { $0[document] = nil } }
}
