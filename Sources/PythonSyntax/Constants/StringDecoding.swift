// What string and bytes literals stand for (language reference, "String and Bytes literals").
import Basics

/// The value of a string or bytes constant: code points (surrogates are possible) or bytes.
package struct StringValue: Hashable, Sendable {
  package var units: [UInt32] = []
  package var isBytes = false
  /// The first literal has the prefix `u`.
  package var hasUnicodePrefix = false
}

extension SyntaxTree {
  /// The value of a `ConstantString` or `ConstantBytes`.
  package func stringValue(_ id: NodeID) -> StringValue {
    var value = StringValue(isBytes: kind(id) == .ConstantBytes)
    for index in 0..<stringPartCount(id) {
      let part = stringPart(id, index)
      var decoder = StringDecoder(source.bytes, part)
      if index == 0 { value.hasUnicodePrefix = decoder.hasUnicodePrefix }
      decoder.decode(into: &value.units)
    }
    return value
  }

  /// The text of a string constant, for the analysis; nil for bytes and for text with surrogates.
  package func simpleString(_ id: NodeID) -> String? {
    guard kind(id) == .ConstantString else { return nil }
    var text = String.UnicodeScalarView()
    for unit in stringValue(id).units {
      guard let scalar = Unicode.Scalar(unit) else { return nil }
      text.append(scalar)
    }
    return String(text)
  }
}

/// Decodes one piece of a literal.
struct StringDecoder {
  let bytes: [UInt8]
  var at: Int
  var end: Int
  var isRaw = false
  var isBytes = false
  var hasUnicodePrefix = false
  /// `{{` and `}}` stand for one brace.
  var halvesBraces = false

  init(_ bytes: [UInt8], _ part: StringPart) {
    self.bytes = bytes
    at = min(Int(part.range.start), bytes.count)
    end = min(Int(part.range.end), bytes.count)
    switch part.form {
    case .literal: stripDelimiters()
    case .formatted: halvesBraces = true
    case .rawFormatted:
      halvesBraces = true
      isRaw = true
    case .verbatim, .rawFormatSpec: isRaw = true
    case .formatSpec: break
    }
  }

  /// Reads the prefix and drops it with the quotes.
  private mutating func stripDelimiters() {
    prefix: while at < end {
      switch bytes[at] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "b"): isBytes = true
      // CPython remembers the small letter only.
      case UInt8(ascii: "u"): hasUnicodePrefix = bytes[at] == UInt8(ascii: "u")
      default: break prefix
      }
      at += 1
    }
    guard at < end else { return }
    let quote = bytes[at]
    let isTriple = end - at >= 6 && bytes[at + 1] == quote && bytes[at + 2] == quote
    let width = isTriple ? 3 : 1
    at = min(at + width, end)
    end = max(at, end - width)
  }

  /// Appends the code points (or bytes) that the piece stands for. Malformed escapes stand for themselves: the parser
  /// has reported them.
  mutating func decode(into units: inout [UInt32]) {
    units.reserveCapacity(units.count + end - at)
    while at < end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\\"), !isRaw {
        decodeEscape(into: &units)
      } else if byte == UInt8(ascii: "\r") {
        // The tokenizer reads every line end as a line feed.
        units.append(10)
        at += at + 1 < end && bytes[at + 1] == UInt8(ascii: "\n") ? 2 : 1
      } else if byte < 0x80 {
        units.append(UInt32(byte))
        at += 1
        if halvesBraces, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"), at < end, bytes[at] == byte { at += 1 }
      } else {
        units.append(decodeScalar())
      }
    }
  }

  private mutating func decodeScalar() -> UInt32 {
    let first = UInt32(bytes[at])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, at + length <= end else {
      at += 1
      return 0xFFFD
    }
    var value = length == 2 ? first & 0x1F : length == 3 ? first & 0x0F : first & 0x07
    for step in 1..<length { value = value << 6 | UInt32(bytes[at + step] & 0x3F) }
    at += length
    return value
  }

  private mutating func decodeEscape(into units: inout [UInt32]) {
    guard at + 1 < end else {
      units.append(UInt32(UInt8(ascii: "\\")))
      at += 1
      return
    }
    let letter = bytes[at + 1]
    var simple: UInt32?
    switch letter {
    case UInt8(ascii: "\n"):
      at += 2
      return
    case UInt8(ascii: "\r"):
      at += 2
      if at < end, bytes[at] == UInt8(ascii: "\n") { at += 1 }
      return
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): simple = UInt32(letter)
    case UInt8(ascii: "a"): simple = 7
    case UInt8(ascii: "b"): simple = 8
    case UInt8(ascii: "f"): simple = 12
    case UInt8(ascii: "n"): simple = 10
    case UInt8(ascii: "r"): simple = 13
    case UInt8(ascii: "t"): simple = 9
    case UInt8(ascii: "v"): simple = 11
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      return decodeOctal(into: &units)
    case UInt8(ascii: "x"): return decodeHexadecimal(2, into: &units)
    case UInt8(ascii: "u") where !isBytes: return decodeHexadecimal(4, into: &units)
    case UInt8(ascii: "U") where !isBytes: return decodeHexadecimal(8, into: &units)
    case UInt8(ascii: "N") where !isBytes: return decodeNamed(into: &units)
    default: break
    }
    if let simple {
      units.append(simple)
      at += 2
    } else {
      // An unknown escape is kept with its backslash.
      units.append(UInt32(UInt8(ascii: "\\")))
      at += 1
    }
  }

  private mutating func decodeOctal(into units: inout [UInt32]) {
    var value: UInt32 = 0
    var digits = 0
    at += 1
    while digits < 3, at < end, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "7") {
      value = value * 8 + UInt32(bytes[at] - UInt8(ascii: "0"))
      at += 1
      digits += 1
    }
    units.append(isBytes ? value & 0xFF : value)
  }

  private mutating func decodeHexadecimal(_ count: Int, into units: inout [UInt32]) {
    var value: UInt32 = 0
    var digits = 0
    while digits < count, at + 2 + digits < end {
      let digit = Lexer.digitValue(bytes[at + 2 + digits])
      if digit > 15 { break }
      value = value << 4 | UInt32(digit)
      digits += 1
    }
    if digits < count {
      units.append(UInt32(UInt8(ascii: "\\")))
      at += 1
      return
    }
    units.append(value)
    at += 2 + count
  }

  private mutating func decodeNamed(into units: inout [UInt32]) {
    var stop = at + 2
    while stop < end, bytes[stop] != UInt8(ascii: "}") { stop += 1 }
    if at + 2 < end, bytes[at + 2] == UInt8(ascii: "{"), stop < end {
      let name = String(decoding: bytes[(at + 3)..<stop], as: UTF8.self)
      if let scalar = scalar(named: name) {
        units.append(scalar)
        at = stop + 1
        return
      }
    }
    units.append(UInt32(UInt8(ascii: "\\")))
    at += 1
  }
}
