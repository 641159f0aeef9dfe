// Values as text that is the same in every process: for settings, of which there are many and which become more.

/// Collects values. Reflection sees every stored property, so that a new setting cannot be forgotten.
struct StableText {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ value: some Any) { write(value) }

  mutating func add(bytes more: [UInt8]) {
    bytes += more
    // Paths and names hold no NUL.
    bytes.append(0)
  }

  private mutating func write(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .dictionary, .set:
      // Their order differs from process to process.
      var parts: [String] = []
      for child in mirror.children {
        var part = StableText()
        part.write(child.value)
        parts.append(String(decoding: part.bytes, as: UTF8.self))
      }
      bytes += "[\(parts.count)".utf8
      for part in parts.sorted() { add(bytes: Array(part.utf8)) }
    case nil where mirror.children.isEmpty, .enum where mirror.children.isEmpty: add(bytes: Array("\(value)".utf8))
    default:
      bytes += "(\(mirror.children.count)".utf8
      if mirror.displayStyle == .enum { add(bytes: Array((mirror.children.first?.label ?? "").utf8)) }
      for child in mirror.children { write(child.value) }
      bytes.append(0x29)
    }
  }
}
