// repr and ascii of str, repr of bytes.
import PythonSyntax

enum TextRepr {
  static func isPrintable(_ unit: UInt32) -> Bool {
    if unit < 0x7f { return unit >= 32 }
    guard let scalar = Unicode.Scalar(unit) else { return false }
    return PythonSyntax.isPrintable(scalar)
  }

  static func string(_ world: World, _ text: TextRow, isASCII: Bool) throws(Raised) -> Value {
    let quote = quote(text)
    // The usual string has nothing to escape.
    if text.isASCII, isPlain(text, quote) {
      let string = try world.newString(text.count + 2, width: 1, isASCII: true)
      string.latin[0] = quote
      string.latin.from(1).copy(text.row, text.count)
      string.latin[text.count + 1] = quote
      return string.value
    }
    try world.mustAllocate(text.count)
    var buffer = TextBuffer()
    buffer.append(UInt32(quote))
    for index in 0..<text.count {
      let unit = text[index]
      if unit >= 0x7f, !isASCII, isPrintable(unit) {
        buffer.append(unit)
      } else {
        escape(unit, quote, &buffer)
      }
    }
    buffer.append(UInt32(quote))
    return try buffer.finish(world)
  }

  /// `b'…'`
  static func bytes(_ text: TextRow, _ buffer: inout TextBuffer) {
    let quote = quote(text)
    buffer.append("b")
    buffer.append(UInt32(quote))
    for index in 0..<text.count { escape(text[index], quote, &buffer) }
    buffer.append(UInt32(quote))
  }

  private static func quote(_ text: TextRow) -> UInt8 {
    text.find(unit: 39, 0, text.count) >= 0 && text.find(unit: 34, 0, text.count) < 0 ? 34 : 39
  }

  private static func isPlain(_ text: TextRow, _ quote: UInt8) -> Bool {
    for index in 0..<text.count {
      let byte = text.row[index]
      if byte < 32 || byte == 0x7f || byte == 92 || byte == quote { return false }
    }
    return true
  }

  private static func escape(_ unit: UInt32, _ quote: UInt8, _ buffer: inout TextBuffer) {
    switch unit {
    case UInt32(quote), 92:
      buffer.append("\\")
      buffer.append(unit)
    case 10: buffer.append("\\n" as String)
    case 13: buffer.append("\\r" as String)
    case 9: buffer.append("\\t" as String)
    case 32..<0x7f: buffer.append(unit)
    default: backslash(unit, &buffer)
    }
  }

  /// `\xhh`, `\uhhhh`, `\Uhhhhhhhh`
  static func backslash(_ unit: UInt32, _ buffer: inout TextBuffer) {
    buffer.append("\\")
    buffer.append(unit < 0x100 ? "x" : unit < 0x10000 ? "u" : "U")
    hexadecimal(unit, unit < 0x100 ? 2 : unit < 0x10000 ? 4 : 8, &buffer)
  }

  static func hexadecimal(_ number: UInt32, _ width: Int, _ buffer: inout TextBuffer) {
    for place in stride(from: width - 1, through: 0, by: -1) {
      let digit = number >> UInt32(4 * place) & 15
      buffer.append(digit < 10 ? 48 + digit : 87 + digit)
    }
  }
}
