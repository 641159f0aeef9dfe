// What json-c lets through although RFC 8259 does not, found before json-c sees the text.
//
// json-c 0.16 accepts, even in strict mode: raw control characters in strings, `NaN` and `Infinity`, numbers like
// `-01` and `1.`; it cuts keys at `\u0000` and silently saturates integers of more than 64 bits. One walk over the
// bytes rejects these, and the UTF-8 check of the standard library is faster than json-c's own.

enum JSONScan {
  /// Throws for what json-c would accept wrongly. Says nothing about grammar: that is json-c's part.
  static func check(_ bytes: [UInt8]) throws(JSONError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw JSONError(reason: .invalidUTF8, offset: error.byteOffsets.lowerBound)
    }
    var scan = Walk(bytes: bytes.span)
    try scan.run()
  }

  private struct Walk: ~Escapable {
    let bytes: Span<UInt8>
    var index = 0

    @_lifetime(copy bytes)
    init(bytes: Span<UInt8>) { self.bytes = bytes }

    @_lifetime(self: copy self)
    mutating func run() throws(JSONError) {
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "\""):
          try string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          try number()
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
          UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"),
          UInt8(ascii: ","):
          index += 1
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default:
          throw syntax("unexpected character")
        }
      }
    }

    /// From one quote to past the other. Whether an escape is valid is for json-c to say.
    @_lifetime(self: copy self)
    private mutating func string() throws(JSONError) {
      let start = index
      var holdsNUL = false
      index += 1
      while true {
        guard index < bytes.count else { throw end }
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") { break }
        if byte < 0x20 { throw syntax("control character in a string: write it as an escape") }
        if byte == UInt8(ascii: "\\") {
          if has("u0000", at: index + 1) { holdsNUL = true }
          index += 1
          guard index < bytes.count else { throw end }
          // A control character after a backslash is caught by the next turn.
          if bytes[index] < 0x20 { continue }
        }
        index += 1
      }
      index += 1
      if holdsNUL {
        var next = index
        while next < bytes.count, isSpace(bytes[next]) { next += 1 }
        if next < bytes.count, bytes[next] == UInt8(ascii: ":") {
          index = start
          throw syntax("NUL in a member's name")
        }
      }
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, and what looks whole must fit 64 bits.
    @_lifetime(self: copy self)
    private mutating func number() throws(JSONError) {
      let start = index
      let isNegative = bytes[index] == UInt8(ascii: "-")
      if isNegative { index += 1 }
      let firstDigit = index
      var magnitude: UInt64 = 0
      var fits = true
      while index < bytes.count, let digit = digit(bytes[index]) {
        let (scaled, tooBig) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, tooBigToo) = scaled.addingReportingOverflow(UInt64(digit))
        if tooBig || tooBigToo { fits = false } else { magnitude = sum }
        index += 1
      }
      if index == firstDigit { throw index < bytes.count ? syntax("a digit was expected") : end }
      if index - firstDigit > 1, bytes[firstDigit] == UInt8(ascii: "0") {
        index = start
        throw syntax("a number must not begin with 0")
      }
      var isWhole = true
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        isWhole = false
        index += 1
        try digits()
      }
      if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
        isWhole = false
        index += 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
        try digits()
      }
      if isWhole, !fits || (isNegative && magnitude > UInt64(1) << 63) {
        index = start
        throw syntax("an integer of more than 64 bits")
      }
    }

    @_lifetime(self: copy self)
    private mutating func digits() throws(JSONError) {
      let first = index
      while index < bytes.count, digit(bytes[index]) != nil { index += 1 }
      if index == first { throw index < bytes.count ? syntax("a digit was expected") : end }
    }

    @_lifetime(self: copy self)
    private mutating func word(_ word: StaticString) throws(JSONError) {
      if has(word, at: index) {
        index += word.utf8CodeUnitCount
      } else {
        throw syntax("unexpected character")
      }
    }

    private func has(_ word: StaticString, at position: Int) -> Bool {
      var position = position
      for byte in word.description.utf8 {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
      }
      return true
    }

    private func digit(_ byte: UInt8) -> UInt8? {
      let value = byte &- UInt8(ascii: "0")
      return value <= 9 ? value : nil
    }

    private func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private func syntax(_ words: String) -> JSONError { JSONError(reason: .syntax(words), offset: index) }
    private var end: JSONError { JSONError(reason: .unexpectedEnd, offset: bytes.count) }
  }
}
