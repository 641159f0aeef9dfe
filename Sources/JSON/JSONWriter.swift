// Values to JSON text: builders that only json-c's tree stands behind, so that no call sequence gives invalid JSON.

/// What can write itself as one JSON value.
package protocol JSONEncodable {
  func encode(into slot: inout JSONSlot)
}

/// The place of exactly one value. What is never filled is `null`; what is filled twice keeps the last value.
package struct JSONSlot: ~Copyable {
  private var node: JSONNode

  init() { node = JSONNode.null() }

  package mutating func null() { node = JSONNode.null() }
  package mutating func write(_ value: Bool) { node = JSONNode.bool(value) }
  package mutating func write(_ value: Int) { node = JSONNode.integer(value) }
  /// Infinities and NaN become `null`.
  package mutating func write(_ value: Double) { node = JSONNode.double(value) }
  package mutating func write(_ value: String) { node = JSONNode.string(value) }

  package mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
    var writer = JSONObjectWriter()
    body(&writer)
    node = writer.finish()
  }

  package mutating func array(_ body: (inout JSONArrayWriter) -> Void) {
    var writer = JSONArrayWriter()
    body(&writer)
    node = writer.finish()
  }

  consuming func finish() -> JSONNode { node }
}

/// Writes an object's members in the order of the calls.
package struct JSONObjectWriter: ~Copyable {
  private let node: JSONNode

  init() { node = JSONNode.object() }

  /// Adds the member `key`. Each constant key may be set once.
  package func set(_ key: StaticString, _ value: Bool) { node.add(key, JSONNode.bool(value)) }
  package func set(_ key: StaticString, _ value: Int) { node.add(key, JSONNode.integer(value)) }
  package func set(_ key: StaticString, _ value: Double) { node.add(key, JSONNode.double(value)) }
  package func set(_ key: StaticString, _ value: String) { node.add(key, JSONNode.string(value)) }

  package func set(_ key: StaticString, _ value: some JSONEncodable) {
    var slot = JSONSlot()
    value.encode(into: &slot)
    node.add(key, slot.finish())
  }

  /// Adds the member only if there is a value: absent and `null` differ.
  package func set(_ key: StaticString, ifPresent value: (some JSONEncodable)?) {
    if let value { set(key, value) }
  }

  /// Adds the member in any case: no value is `null`.
  package func set(_ key: StaticString, orNull value: (some JSONEncodable)?) {
    if let value { set(key, value) } else { null(key) }
  }

  package func null(_ key: StaticString) { node.add(key, JSONNode.null()) }

  /// Adds a member whose name is data, or replaces the one that has this name.
  package func set(name: String, _ value: some JSONEncodable) {
    var slot = JSONSlot()
    value.encode(into: &slot)
    node.add(name, slot.finish())
  }

  package func object(_ key: StaticString, _ body: (inout JSONObjectWriter) -> Void) {
    var writer = JSONObjectWriter()
    body(&writer)
    node.add(key, writer.finish())
  }

  consuming func finish() -> JSONNode { node }
}

/// Writes an array's elements in the order of the calls.
package struct JSONArrayWriter: ~Copyable {
  private let node: JSONNode

  init() { node = JSONNode.array() }

  package func append(_ value: some JSONEncodable) {
    var slot = JSONSlot()
    value.encode(into: &slot)
    node.append(slot.finish())
  }

  consuming func finish() -> JSONNode { node }
}

/// One complete value as text.
package struct JSONText: Sendable, Equatable {
  package let bytes: [UInt8]

  package init(_ value: some JSONEncodable) {
    var slot = JSONSlot()
    value.encode(into: &slot)
    self.init(slot)
  }

  package static func object(_ body: (inout JSONObjectWriter) -> Void) -> JSONText {
    var slot = JSONSlot()
    slot.object(body)
    return JSONText(slot)
  }

  private init(_ slot: consuming JSONSlot) {
    var bytes: [UInt8] = []
    slot.finish().write(to: &bytes)
    self.bytes = bytes
  }

  package var string: String { String(decoding: bytes, as: UTF8.self) }
}
