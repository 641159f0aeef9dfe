// The name space of the types that LSP defines, and the most basic of them.
package import JSON

/// Types and members are named as in the specification (3.18). Only what lazyls sends or looks at is here.
///
/// What we receive is `JSONDecodable`: unknown members are ignored, wrong ones are errors with a path.
/// What we send is `JSONEncodable`: an optional member without value is left out unless LSP wants a `null`.
package enum LSP {}

extension LSP {
  /// Line and character count from 0; what a character is, the negotiated `PositionEncoding` says.
  package struct Position: Hashable, Comparable, Sendable, JSONDecodable, JSONEncodable {
    package var line: Int
    package var character: Int

    package init(line: Int, character: Int) {
      self.line = line
      self.character = character
    }

    package init(json: JSONValue) throws(ParameterError) {
      line = try json.requiredUInteger("line")
      character = try json.requiredUInteger("character")
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("line", line)
        $0.set("character", character)
      }
    }

    package static func < (a: Position, b: Position) -> Bool {
      a.line != b.line ? a.line < b.line : a.character < b.character
    }
  }

  /// Half-open. A received one may be reversed: that is for its reader to refuse.
  package struct Range: Hashable, Sendable, JSONDecodable, JSONEncodable {
    package var start: Position
    package var end: Position

    package init(start: Position, end: Position) {
      self.start = start
      self.end = end
    }

    package init(json: JSONValue) throws(ParameterError) {
      start = try json.required("start")
      end = try json.required("end")
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("start", start)
        $0.set("end", end)
      }
    }
  }

  package struct Location: Hashable, Sendable, JSONEncodable {
    package var uri: DocumentURI
    package var range: Range

    package init(uri: DocumentURI, range: Range) {
      self.uri = uri
      self.range = range
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("uri", uri)
        $0.set("range", range)
      }
    }
  }

  package enum MarkupKind: String, Sendable {
    case plaintext
    case markdown
  }

  package struct MarkupContent: Hashable, Sendable, JSONEncodable {
    package var kind: MarkupKind
    package var value: String

    package init(kind: MarkupKind, value: String) {
      self.kind = kind
      self.value = value
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("kind", kind.rawValue)
        $0.set("value", value)
      }
    }
  }
}

extension JSONValue {
  /// LSP's `uinteger`: 0 to 2³¹−1. Larger numbers, by which clients mean "to the end", become the largest.
  func requiredUInteger(_ key: String) throws(ParameterError) -> Int {
    let value: JSONValue = try required(key)
    guard let number = value.double else { throw .expected("an unsigned integer", value).inside(key) }
    guard number >= 0 else { throw ParameterError("expected an unsigned integer, found a negative one").inside(key) }
    if number >= Double(Int32.max) { return Int(Int32.max) }
    guard let whole = value.int else {
      throw ParameterError("expected an unsigned integer, found a fraction").inside(key)
    }
    return whole
  }
}
