// Messages from a file descriptor, one at a time.

/// Reads the frames of one stream. Belongs to one thread.
package struct FrameReader: ~Copyable {
  private let descriptor: Int32
  private var parser: FrameParser
  private var buffer: [UInt8]
  /// Events that were read and not handed out yet.
  private var events: [FrameEvent] = []
  private var next = 0
  private var hasEnded = false

  /// `descriptor` stays the caller's to close.
  package init(_ descriptor: Int32, parser: FrameParser = FrameParser(), bufferLength: Int = 64 << 10) {
    self.descriptor = descriptor
    self.parser = parser
    buffer = [UInt8](repeating: 0, count: max(1, bufferLength))
  }

  /// Waits for the next event. After the end there are only ends. A read error ends the stream, too.
  package mutating func nextEvent() -> FrameEvent {
    while true {
      if next < events.count {
        let event = events[next]
        next += 1
        return event
      }
      events.removeAll(keepingCapacity: true)
      next = 0
      if hasEnded { return .end }
      do {
        let count = try Descriptor.read(descriptor, into: &buffer)
        if count > 0 {
          parser.feed(buffer[..<count], into: &events)
          continue
        }
      } catch {
        events.append(.malformed("cannot read: \(error)"))
      }
      hasEnded = true
      parser.finish(into: &events)
    }
  }
}
