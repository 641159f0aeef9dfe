// Everything the client hears goes through here: one thread writes, so nobody else waits for a slow reader.
import Basics
import Glibc
import JSON
import Protocol

/// Queues messages for the client. Messages leave in the order in which they were sent.
final class Outbox: Sendable {
  deinit { queue.close() }

  private enum Item: Sendable {
    case message([UInt8])
    /// Everything before it has been written once this is met.
    case flush(Mailbox<Bool>)
  }
  private let queue = Mailbox<Item>()
  /// Set once writing has failed.
  private let isBroken = Cancellation()

  /// - Parameters:
  ///   - write: writes all of one framed message, false when nobody will ever read again.
  ///   - whenDone: called when everything is written and nothing more can come.
  init(write: @escaping @Sendable ([UInt8]) -> Bool, whenDone: @escaping @Sendable () -> Void = {}) {
    let queue = self.queue
    let isBroken = self.isBroken
    let writer: @Sendable () -> Void = {
      while let item = queue.receive() {
        switch item {
        case .message(let bytes):
          if !isBroken.isCancelled, !write(bytes) { isBroken.cancel() }
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
    self.init(write: { Self.writeAll($0, to: descriptor) }, whenDone: { close(descriptor) })
  }

  func send(_ text: JSONText) { send(text.bytes) }

  /// Sends the body of a message, whole JSON, as it is.
  func send(_ body: [UInt8]) {
    queue.send(.message(FrameWriter.frame(body)))
  }

  func notify(_ method: StaticString, _ params: some JSONEncodable) {
    send(
      .object {
        $0.set("jsonrpc", "2.0")
        $0.set("method", method.description)
        $0.set("params", params)
      })
  }

  /// Waits until all that was sent is written, at most `milliseconds`: a client that stopped reading must not keep us.
  func flush(milliseconds: Int64) {
    let done = Mailbox<Bool>()
    queue.send(.flush(done))
    _ = done.receive(until: .after(milliseconds: milliseconds))
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += count
    }
    return true
  }
}

/// A JSON value made by writing it: lets a handler answer with what it builds, without a type for each shape.
struct Built: JSONEncodable, Sendable {
  private let write: @Sendable (inout JSONSlot) -> Void
  init(_ write: @escaping @Sendable (inout JSONSlot) -> Void) { self.write = write }

  static func object(_ body: @escaping @Sendable (inout JSONObjectWriter) -> Void) -> Built {
    Built { $0.object(body) }
  }
  static func array(_ body: @escaping @Sendable (inout JSONArrayWriter) -> Void) -> Built {
    Built { $0.array(body) }
  }
  static var null: Built { Built { $0.null() } }

  func encode(into slot: inout JSONSlot) { write(&slot) }
}
