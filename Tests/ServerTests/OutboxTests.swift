// One thread writes for all: in order, never after a failure, and nobody waits for ever.
import Glibc
import Protocol
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

  /// Short messages are written at once while there is room, long ones and those behind them are not.
  @Test(.timeLimit(.minutes(5))) func aPipeThatNobodyReadsKeepsNobodyWaiting() {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let messages = (0..<900).map { number in
      Array("\(number)".utf8) + [UInt8](repeating: UInt8(ascii: "."), count: number % 7 == 0 ? 9000 : number % 400)
    }
    do {
      let outbox = Outbox(descriptor: ends[1])
      for message in messages { outbox.send(message) }
    }
    var reader = FrameReader(ends[0])
    for message in messages {
      guard case .message(let body) = reader.nextEvent() else {
        Issue.record("the pipe ended too soon")
        return
      }
      #expect(body == message)
    }
    if case .end = reader.nextEvent() {} else { Issue.record("there is more than was sent") }
    close(ends[0])
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
