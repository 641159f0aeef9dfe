// Frames through real pipes: blocking and not, slow readers, closed ends.
import Basics
import Glibc
import Protocol
import Testing

private struct Pipe {
  var read: Int32
  var write: Int32

  init() {
    var ends: [Int32] = [0, 0]
    let answer = unsafe pipe(&ends)
    #expect(answer == 0)
    read = ends[0]
    write = ends[1]
  }

  func setNonBlocking() {
    for end in [read, write] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
  }
}

private func send(_ text: String, to descriptor: Int32) {
  let bytes = Array(text.utf8)
  let count = unsafe write(descriptor, bytes, bytes.count)
  #expect(count == bytes.count)
}

@Suite struct DescriptorTests {
  @Test func aReaderHandsOutMessagesOneByOneAndThenOnlyEnds() {
    let pipe = Pipe()
    send("Content-Length: 1\r\n\r\nacontent-length:2\n\nbc", to: pipe.write)
    close(pipe.write)
    var reader = FrameReader(pipe.read)
    #expect(reader.nextEvent() == .message(Array("a".utf8)))
    #expect(reader.nextEvent() == .message(Array("bc".utf8)))
    #expect(reader.nextEvent() == .end)
    #expect(reader.nextEvent() == .end)
    close(pipe.read)
  }

  @Test func aReadErrorIsToldAndEndsTheStream() {
    var reader = FrameReader(-1)
    #expect(reader.nextEvent() == .malformed("cannot read: system error \(EBADF)"))
    #expect(reader.nextEvent() == .end)
  }

  @Test func aSmallBufferGivesTheSame() {
    let pipe = Pipe()
    send("Content-Length: 30\r\n\r\n012345678901234567890123456789Content-Length: 1\r\n\r\nx", to: pipe.write)
    close(pipe.write)
    var reader = FrameReader(pipe.read, bufferLength: 3)
    #expect(reader.nextEvent() == .message(Array("012345678901234567890123456789".utf8)))
    #expect(reader.nextEvent() == .message(Array("x".utf8)))
    #expect(reader.nextEvent() == .end)
    close(pipe.read)
  }

  /// Far more than a pipe holds: every write is partial, and without blocking, most of them fail at first.
  @Test(arguments: [false, true])
  func bigMessagesArriveWhole(nonBlocking: Bool) async {
    let pipe = Pipe()
    if nonBlocking { pipe.setNonBlocking() }
    let bodies = [3, 1 << 20, 0, 70_000, 1].map { [UInt8](repeating: UInt8(ascii: "x"), count: $0) }
    let descriptor = pipe.write
    async let problem: DescriptorError? = Task.detached {
      let writer = FrameWriter(descriptor)
      for body in bodies {
        do throws(DescriptorError) { try writer.write(body) } catch { return error }
      }
      close(descriptor)
      return nil
    }.value
    let input = pipe.read
    let events = await Task.detached {
      var reader = FrameReader(input)
      var events: [FrameEvent] = []
      while events.last != .end { events.append(reader.nextEvent()) }
      return events
    }.value
    #expect(await problem == nil)
    #expect(events == bodies.map { FrameEvent.message($0) } + [.end])
    close(input)
  }

  @Test func aClosedPipeIsAnErrorAndNotTheEnd() {
    let pipe = Pipe()
    close(pipe.read)
    let writer = FrameWriter(pipe.write)
    #expect(throws: DescriptorError.closed) { try writer.write([1, 2, 3]) }
    #expect(throws: DescriptorError.closed) { try writer.write([]) }
    close(pipe.write)
    #expect(throws: DescriptorError.system(EBADF)) { try FrameWriter(-1).write([1]) }
  }

  @Test func aFrameHasItsLengthInBytes() {
    #expect(FrameWriter.frame(Array("é".utf8)) == Array("Content-Length: 2\r\n\r\né".utf8))
  }
}
