// Text to JSONValue: limits and strictness around json-c's tokener.

/// How much a sender may ask of the parser.
package struct JSONLimits: Sendable {
  /// Longest text, in bytes.
  package var bytes: Int
  /// Deepest nesting of arrays and objects.
  package var depth: Int

  /// 256 MiB and 256 levels: no editor comes near either.
  package init(bytes: Int = 256 << 20, depth: Int = 256) {
    // json-c counts in `int`; conversion and release recurse once a level.
    self.bytes = min(max(bytes, 0), Int(Int32.max) - 1)
    self.depth = min(max(depth, 1), 1000)
  }
}

/// Why a text is not JSON, and where.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case invalidUTF8
    /// The text ends inside a value, or is empty.
    case unexpectedEnd
    /// What json-c or the scan before it says about the offending byte.
    case syntax(String)
  }

  package let reason: Reason
  /// Offset of the byte at which reading stopped.
  package let offset: Int

  package init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  package var description: String {
    switch reason {
    case .tooLarge(let limit): "the JSON text has \(offset) bytes; at most \(limit) are accepted"
    case .tooDeep(let limit): "JSON nested deeper than \(limit) levels at byte \(offset)"
    case .invalidUTF8: "invalid UTF-8 in JSON at byte \(offset)"
    case .unexpectedEnd: "the JSON text ends too early, at byte \(offset)"
    case .syntax(let words): "invalid JSON at byte \(offset): \(words)"
    }
  }
}

extension JSONValue {
  /// Reads exactly one value, RFC 8259 to the letter, white space around it allowed.
  ///
  /// Of members with equal keys the last one counts. `\u` escapes of lone surrogates read as U+FFFD.
  package static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
    if bytes.count > limits.bytes {
      throw JSONError(reason: .tooLarge(limit: limits.bytes), offset: bytes.count)
    }
    try JSONScan.check(bytes)
    return try CJSON.parse(bytes, depth: limits.depth)
  }

  package static func parse(_ text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
    try parse(Array(text.utf8), limits: limits)
  }
}
