// Everything the client hears goes through here: one thread writes what a slow reader may have to be waited for.
import Basics
import Glibc
import JSON
import Protocol
import Synchronization

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
  private final class State: Sendable {
    /// Messages in the queue, and the one that is being written.
    let waiting = Atomic<Int>(0)
    /// Held by who writes.
    let wire = Mutex<Void>(())
  }
  private let state = State()
  /// Writes a message if that takes no waiting; nil where nobody can tell.
  private let writeAtOnce: (@Sendable ([UInt8]) -> Bool)?

  /// - Parameters:
  ///   - write: writes all of one message, false when nobody will ever read again.
  ///   - whenDone: called when everything is written and nothing more can come.
  ///   - writeAtOnce: writes a message if nobody has to be waited for, else does nothing and gives false.
  package init(
    write: @escaping @Sendable ([UInt8]) -> Bool, writeAtOnce: (@Sendable ([UInt8]) -> Bool)? = nil,
    whenDone: @escaping @Sendable () -> Void = {}
  ) {
    self.writeAtOnce = writeAtOnce
    let queue = self.queue
    let isBroken = self.isBroken
    let writer: @Sendable () -> Void = { [state] in
      while let item = queue.receive() {
        switch item {
        case .message(let body):
          state.wire.withLock { _ in
            if !isBroken.isCancelled, !write(body) { isBroken.cancel() }
          }
          state.waiting.subtract(1, ordering: .acquiringAndReleasing)
        case .flush(let done): done.send(true)
        }
      }
      whenDone()
    }
    Threads.detach(stackSize: 1 << 20, writer)
  }

  /// An outbox that writes to a descriptor and closes it in the end: nobody else can, without risking that the rest
  /// goes to whoever got the same number next.
  package convenience init(descriptor: Int32) {
    let writer = FrameWriter(descriptor)
    self.init(
      write: { (try? writer.write($0)) != nil }, writeAtOnce: { (try? writer.writeAtOnce($0)) ?? false },
      whenDone: { close(descriptor) })
  }

  /// Sends what `OutgoingMessage` made, or what came from elsewhere, as it is. Never waits for the reader.
  package func send(_ body: [UInt8]) {
    // Most messages are short and find an empty queue: to wake up a thread for them would take longer than to write them.
    let isWritten =
      state.waiting.load(ordering: .acquiring) == 0
      && state.wire.withLockIfAvailable { _ in
        state.waiting.load(ordering: .acquiring) == 0 && !isBroken.isCancelled && (writeAtOnce?(body) ?? false)
      } ?? false
    if isWritten { return }
    state.waiting.add(1, ordering: .acquiringAndReleasing)
    queue.send(.message(body))
  }

  func notify(_ method: String, _ params: some JSONEncodable) { send(OutgoingMessage.notification(method, params)) }

  /// Waits until all that was sent is written, at most `milliseconds`: a client that stopped reading must not keep us.
  package func flush(milliseconds: Int64) {
    let done = Mailbox<Bool>()
    queue.send(.flush(done))
    _ = done.receive(until: .after(milliseconds: milliseconds))
  }
}
