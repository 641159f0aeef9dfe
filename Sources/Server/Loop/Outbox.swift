// Everything the client hears goes through here: one thread writes, so nobody else waits for a slow reader.
import Basics
import Glibc
import JSON
import Protocol

/// Queues messages for the client. Messages leave in the order in which they were sent.
package final class Outbox: Sendable {
  deinit { queue.close() }

  private enum Item: Sendable {
    /// The body of a message, whole JSON.
    case message([UInt8])
    /// Everything before it has been written once this is met.
    case flush(Mailbox<Bool>)
  }
  private let queue = Mailbox<Item>()
  /// Set once writing has failed.
  private let isBroken = Cancellation()

  /// - Parameters:
  ///   - write: writes all of one message, false when nobody will ever read again.
  ///   - whenDone: called when everything is written and nothing more can come.
  package init(write: @escaping @Sendable ([UInt8]) -> Bool, whenDone: @escaping @Sendable () -> Void = {}) {
    let queue = self.queue
    let isBroken = self.isBroken
    let writer: @Sendable () -> Void = {
      while let item = queue.receive() {
        switch item {
        case .message(let body):
          if !isBroken.isCancelled, !write(body) { isBroken.cancel() }
        case .flush(let done): done.send(true)
        }
      }
      whenDone()
    }
    Threads.detach(stackSize: 1 << 20, writer)
  }

  /// An outbox that writes to a descriptor and closes it in the end: nobody else can, without risking that the rest
  /// goes to whoever got the same number next.
  convenience init(descriptor: Int32) {
    let writer = FrameWriter(descriptor)
    self.init(write: { (try? writer.write($0)) != nil }, whenDone: { close(descriptor) })
  }

  /// Sends what `OutgoingMessage` made, or what came from elsewhere, as it is.
  package func send(_ body: [UInt8]) { queue.send(.message(body)) }

  func notify(_ method: String, _ params: some JSONEncodable) { send(OutgoingMessage.notification(method, params)) }

  /// Waits until all that was sent is written, at most `milliseconds`: a client that stopped reading must not keep us.
  package func flush(milliseconds: Int64) {
    let done = Mailbox<Bool>()
    queue.send(.flush(done))
    _ = done.receive(until: .after(milliseconds: milliseconds))
  }
}
