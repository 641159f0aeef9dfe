// One thread writes for all: in order, never after a failure, and nobody waits for ever.
import Server
import Synchronization
import Testing

/// What was written, for closures that run on the writer's thread.
private final class Wire: Sendable {
  private let lines = Mutex<[String]>([])
  func add(_ bytes: [UInt8]) { lines.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
  var written: [String] { lines.withLock { $0 } }
}

private let patience: Int64 = 60_000

@Suite struct OutboxTests {
  @Test func messagesLeaveInTheOrderOfSending() {
    let wire = Wire()
    let outbox = Outbox(write: { bytes in
      wire.add(bytes)
      return true
    })
    for number in 0..<500 { outbox.send(Array(String(number).utf8)) }
    outbox.flush(milliseconds: patience)
    #expect(wire.written == (0..<500).map(String.init))
  }

  @Test func nothingIsWrittenAfterAFailure() {
    let wire = Wire()
    let outbox = Outbox(write: { bytes in
      wire.add(bytes)
      return bytes != Array("bad".utf8)
    })
    for message in ["good", "bad", "late"] { outbox.send(Array(message.utf8)) }
    // Also answered when nobody reads any more.
    outbox.flush(milliseconds: patience)
    #expect(wire.written == ["good", "bad"])
  }

  @Test func flushGivesUpOnAReaderWhoStopped() {
    let release = Mailbox<Bool>()
    let ended = Mailbox<Bool>()
    let wire = Wire()
    do {
      let outbox = Outbox(
        write: { bytes in
          _ = release.receive()
          wire.add(bytes)
          return true
        }, whenDone: { ended.send(true) })
      outbox.send(Array("stuck".utf8))
      let start = MonotonicTime.now
      outbox.flush(milliseconds: 50)
      #expect(MonotonicTime.now.nanoseconds - start.nanoseconds >= 50_000_000)
      #expect(wire.written.isEmpty)
      release.send(true)
      outbox.flush(milliseconds: patience)
      #expect(wire.written == ["stuck"])
      outbox.send(Array("last".utf8))
      release.send(true)
    }
    // The outbox is gone: what was sent before is written, then the writer is done.
    #expect(ended.receive(until: .after(milliseconds: patience)) == true)
    #expect(wire.written == ["stuck", "last"])
  }
}
