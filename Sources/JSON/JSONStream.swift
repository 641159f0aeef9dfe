// One JSON object too big to be built as a whole: arrays are written an element at a time.
//
// Measured with 500,000 records of ten members (112 MB, one core): json-c's tree of the whole document takes 2.0 to
// 2.8 s, a json-c object per element, written and released, 1.3 to 1.5 s, a simple writer of our own 0.5 s. The tree
// is out: over twice, and all of it in memory. Element by element is kept: a report is written by all cores, a slice
// of the elements each (`JSONElements`), and json-c stays the one place that knows how JSON is spelled.

/// Elements of an array as text, made anywhere (on any thread) and put into a `JSONStream` later.
package struct JSONElements: Sendable {
  fileprivate var bytes: [UInt8] = []
  package private(set) var count = 0

  package init() {}

  package mutating func append(_ value: some JSONEncodable) {
    separate()
    var slot = JSONSlot()
    value.encode(into: &slot)
    slot.finish().write(to: &bytes)
  }

  package mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
    separate()
    var writer = JSONObjectWriter()
    body(&writer)
    writer.finish().write(to: &bytes)
  }

  package mutating func append(_ elements: JSONElements) {
    if elements.count == 0 { return }
    separate()
    bytes += elements.bytes
    count += elements.count - 1
  }

  /// The elements as an array of their own.
  package var array: [UInt8] {
    count == 0 ? Array("[]".utf8) : Array("[\n".utf8) + bytes + Array("\n]".utf8)
  }

  fileprivate mutating func separate() {
    // One element a line: `grep` and `diff` work on reports, and no indentation has to be known.
    if count > 0 { bytes += ",\n".utf8 }
    count += 1
  }
}

/// Writes one object, member by member. Bytes can be taken away between two members or two slices of elements.
package struct JSONStream: ~Copyable {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]
  private var isEmpty = true

  package init() {}

  package mutating func set(_ key: StaticString, _ value: some JSONEncodable) {
    startMember(key)
    var slot = JSONSlot()
    value.encode(into: &slot)
    slot.finish().write(to: &bytes)
  }

  /// A member that is an array of what `body` appends.
  package mutating func array(_ key: StaticString, _ body: (inout JSONElementStream) -> Void) {
    startMember(key)
    bytes.append(UInt8(ascii: "["))
    var elements = JSONElementStream(bytes: bytes)
    bytes = []
    body(&elements)
    bytes = elements.bytes
    if elements.count > 0 { bytes.append(UInt8(ascii: "\n")) }
    bytes.append(UInt8(ascii: "]"))
  }

  /// What was written since the last call.
  package mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }

  /// Ends the object; the bytes that were not taken yet.
  package consuming func finish() -> [UInt8] {
    bytes += isEmpty ? "}\n".utf8 : "\n}\n".utf8
    return bytes
  }

  private mutating func startMember(_ key: StaticString) {
    bytes += isEmpty ? "\n".utf8 : ",\n".utf8
    isEmpty = false
    JSONNode.string(key.description).write(to: &bytes)
    bytes += ": ".utf8
  }
}

/// The elements of one array member of a `JSONStream`.
package struct JSONElementStream: ~Copyable {
  fileprivate var bytes: [UInt8]
  fileprivate private(set) var count = 0

  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

  package mutating func append(_ value: some JSONEncodable) {
    var elements = JSONElements()
    elements.append(value)
    append(elements)
  }

  package mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
    var elements = JSONElements()
    elements.object(body)
    append(elements)
  }

  package mutating func append(_ elements: JSONElements) {
    if elements.count == 0 { return }
    bytes += count == 0 ? "\n".utf8 : ",\n".utf8
    bytes += elements.bytes
    count += elements.count
  }

  package mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }
}
