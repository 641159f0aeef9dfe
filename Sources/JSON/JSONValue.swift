// JSON that we received, as a plain value: nothing of json-c's memory outlives the parser.

/// One JSON value. Reading never traps: a question of the wrong type is answered with nil.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number without fraction and exponent that fits: exact.
  case integer(Int)
  /// Every other number. One beyond the range of a double reads as infinity.
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The member `key`; nil when this is no object or has no such member. A member that is `null` is `.null`.
  package subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The element at `index`; nil when this is no array or is too short.
  package subscript(index: Int) -> JSONValue? {
    if case .array(let array) = self, array.indices.contains(index) { array[index] } else { nil }
  }

  /// Follows member after member: `value.at("textDocument", "hover")`.
  package func at(_ keys: String...) -> JSONValue? {
    var current = self
    for key in keys {
      guard let next = current[key] else { return nil }
      current = next
    }
    return current
  }

  package var isNull: Bool { self == .null }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// A whole number, also where a client wrote it as `1.0`.
  package var int: Int? {
    switch self {
    case .integer(let value): value
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }

  package var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// What kind of value this is, in the words of the JSON specification; for error messages.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer, .double: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

/// An object's members in the order of the text; of equal keys the last one's value counts.
package struct JSONObject: Sendable, Equatable {
  package struct Member: Sendable, Equatable {
    package let key: String
    package let value: JSONValue

    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package let members: [Member]
  /// Key → position. Only where a walk along the members would be slower than hashing.
  private let positions: [String: Int]?

  private static let walkLimit = 16

  /// `members` must have different keys; if they do not, the last one is found.
  package init(members: [Member] = []) {
    self.members = members
    if members.count > Self.walkLimit {
      var positions: [String: Int] = [:]
      positions.reserveCapacity(members.count)
      for index in members.indices { positions[members[index].key] = index }
      self.positions = positions
    } else {
      positions = nil
    }
  }

  package subscript(key: String) -> JSONValue? {
    if let positions { return positions[key].map { members[$0].value } }
    return members.last { $0.key == key }?.value
  }

  package var isEmpty: Bool { members.isEmpty }
  package var count: Int { members.count }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(members: elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }
}
