// Building a string piece by piece.

/// Collects text: bytes as long as it is ASCII, code points from then on.
package struct TextWriter {
  private var bytes: [UInt8] = []
  private var codePoints: [UInt32] = []
  private var isWide = false

  package init() {}

  package var count: Int { isWide ? codePoints.count : bytes.count }

  package mutating func write(_ text: StaticString) {
    for scalar in "\(text)".unicodeScalars { write(scalar.value) }
  }

  package mutating func write(_ text: String) {
    for scalar in text.unicodeScalars { write(scalar.value) }
  }

  package mutating func write(_ codePoint: UInt32) {
    if !isWide, codePoint >= 0x80 { widen() }
    if isWide { codePoints.append(codePoint) } else { bytes.append(UInt8(truncatingIfNeeded: codePoint)) }
  }

  package mutating func write(_ string: Ref<StringObject>) {
    if !isWide, !string.pointee.isASCII { widen() }
    if isWide {
      for index in 0..<string.count { codePoints.append(string[index]) }
    } else {
      unsafe string.latin.withBuffer(string.count) { unsafe bytes.append(contentsOf: $0) }
    }
  }

  private mutating func widen() {
    codePoints = bytes.map { UInt32($0) }
    bytes = []
    isWide = true
  }

  /// The string; MemoryError if it is too long.
  package func value(_ world: World) throws(Raised) -> Value {
    if !world.heap.mayAllocate(count * (isWide ? 4 : 1)) { throw world.memoryError() }
    if isWide { return world.string(codePoints) }
    let string = world.makeString(count: bytes.count, width: 1, isASCII: true)
    for index in bytes.indices { string.latin[index] = bytes[index] }
    return string.value
  }
}

extension World {
  package func memoryError() -> Raised { heap.isExhausted ? stop(.memory) : raise("MemoryError", "") }

  /// The error of a value that went beyond the budget while it grew.
  @inline(__always) package func checkRoom() throws(Raised) {
    if heap.isExhausted { throw memoryError() }
  }

  /// `repr` of a container that may hold itself: then it is `dots`.
  package func show(
    _ container: Value, dots: StaticString, _ body: (inout TextWriter) throws(Raised) -> Void
  ) throws(Raised) -> Value {
    if shown.contains(container) { return intern(dots) }
    shown.append(container)
    defer { shown.removeLast() }
    var writer = TextWriter()
    try body(&writer)
    return try writer.value(self)
  }

  /// Adds `repr(value)`.
  package func show(_ value: Value, in writer: inout TextWriter) throws(Raised) {
    writer.write(Ref<StringObject>(try repr(value)))
    if writer.count > heap.limit { throw memoryError() }
  }
}
