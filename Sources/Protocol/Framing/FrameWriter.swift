// Messages to a file descriptor, each with its header.

/// Writes frames to one stream. Who shares it between threads sees to it that frames do not mix.
package struct FrameWriter: Sendable {
  private let descriptor: Int32

  /// `descriptor` stays the caller's to close. From now on the process ignores SIGPIPE, and so do programs that it
  /// starts without resetting the signal.
  package init(_ descriptor: Int32) {
    self.descriptor = descriptor
    Descriptor.ignoreBrokenPipes()
  }

  /// Writes one whole frame.
  package func write(_ body: [UInt8]) throws(DescriptorError) {
    // One call for both: a reader never wakes up for a header alone.
    try Descriptor.write(descriptor, Self.frame(body))
  }

  /// Writes one whole frame if it is short and the reader has room for it; else does nothing and gives false.
  package func writeAtOnce(_ body: [UInt8]) throws(DescriptorError) -> Bool {
    // What a pipe takes as a whole, with the header.
    guard body.count < Descriptor.atomicLength - 64, Descriptor.hasRoom(descriptor) else { return false }
    try write(body)
    return true
  }

  package static func frame(_ body: [UInt8]) -> [UInt8] {
    var frame = Array("Content-Length: \(body.count)\r\n\r\n".utf8)
    frame.reserveCapacity(frame.count + body.count)
    frame += body
    return frame
  }
}
