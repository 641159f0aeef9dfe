// What CPython's parser finds wrong inside literals: escapes that cannot be decoded, integers too long to convert.

/// CPython's message about the escapes of a literal that is not raw, or nil when they can be decoded.
/// `body` is what stands between the quotes, or one piece of an f- or t-string. Escapes that Python does not know are
/// no error (they warn).
///
/// Positions in the message count as CPython does: in its intermediate text, where line ends are line feeds and, for
/// `str`, a character beyond ASCII takes ten bytes (`\U0001f40d`).
func escapeProblem(_ bytes: [UInt8], _ body: Range<Int>, isBytes: Bool) -> String? {
  var at = body.lowerBound
  let end = min(body.upperBound, bytes.count)
  var position = 0
  while at < end {
    let byte = bytes[at]
    if byte == UInt8(ascii: "\\"), at + 1 < end {
      var escape = EscapeReader(bytes: bytes, at: at + 2, end: end, position: position + 2)
      let reason = escape.read(bytes[at + 1], isBytes: isBytes)
      if let reason {
        if isBytes { return "(value error) invalid \\x escape at position \(position)" }
        return
          "(unicode error) 'unicodeescape' codec can't decode bytes in position \(position)-\(escape.position - 1): \(reason)"
      }
      // What follows a backslash may itself be a backslash or a character beyond ASCII.
      let isPair = bytes[at + 1] < 0x80
      position += isPair ? 2 : isBytes ? 1 : 6
      at += isPair ? 2 : 1
      if isPair, bytes[at - 1] == UInt8(ascii: "\r"), at < end, bytes[at] == UInt8(ascii: "\n") { at += 1 }
    } else {
      let width = CodecWidth(bytes, at, end, isBytes: isBytes)
      at += width.source
      position += width.codec
    }
  }
  return nil
}

/// How far one character reaches in the source and in CPython's intermediate text.
private struct CodecWidth {
  var source = 1
  var codec = 1

  init(_ bytes: [UInt8], _ at: Int, _ end: Int, isBytes: Bool) {
    if bytes[at] == UInt8(ascii: "\r"), at + 1 < end, bytes[at + 1] == UInt8(ascii: "\n") {
      source = 2
    } else if bytes[at] >= 0x80, !isBytes {
      source = codePoint(bytes, at, end).length
      codec = 10
    }
  }
}

/// Reads what follows a backslash and its letter.
private struct EscapeReader {
  let bytes: [UInt8]
  var at: Int
  let end: Int
  /// In the intermediate text.
  var position: Int

  /// The reason why it cannot be decoded, or nil.
  mutating func read(_ letter: UInt8, isBytes: Bool) -> String? {
    switch letter {
    case UInt8(ascii: "x"): return digits(2) == nil ? "truncated \\xXX escape" : nil
    case UInt8(ascii: "u") where !isBytes: return digits(4) == nil ? "truncated \\uXXXX escape" : nil
    case UInt8(ascii: "U") where !isBytes:
      guard let value = digits(8) else { return "truncated \\UXXXXXXXX escape" }
      return value > 0x10ffff ? "illegal Unicode character" : nil
    case UInt8(ascii: "N") where !isBytes: return name()
    default: return nil
    }
  }

  private mutating func digits(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard at < end, let digit = hexDigit(bytes[at]) else { return nil }
      value = value << 4 | UInt32(digit)
      at += 1
      position += 1
    }
    return value
  }

  private mutating func name() -> String? {
    guard at < end, bytes[at] == UInt8(ascii: "{") else { return "malformed \\N character escape" }
    at += 1
    position += 1
    let start = at
    while at < end, bytes[at] != UInt8(ascii: "}") {
      let width = CodecWidth(bytes, at, end, isBytes: false)
      at += width.source
      position += width.codec
    }
    guard at < end, at > start else { return "malformed \\N character escape" }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    at += 1
    position += 1
    return scalar(named: name) == nil ? "unknown Unicode character name" : nil
  }
}

/// How many digits of a decimal integer CPython converts (`sys.int_info.default_max_str_digits`).
let longestDecimalInteger = 4300

/// CPython's message about an integer literal with too many decimal digits, or nil.
func integerProblem(_ literal: ArraySlice<UInt8>) -> String? {
  // Other bases have no limit.
  guard literal.count > longestDecimalInteger, let first = literal.first, first != UInt8(ascii: "0") else { return nil }
  let digits = literal.reduce(0) { $0 + ($1 == UInt8(ascii: "_") ? 0 : 1) }
  guard digits > longestDecimalInteger else { return nil }
  return
    "Exceeds the limit (\(longestDecimalInteger) digits) for integer string conversion: value has \(digits) digits; "
    + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "
    + "to avoid decimal conversion limits."
}
