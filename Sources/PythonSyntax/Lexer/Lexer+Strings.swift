// String literals, and the text and replacement fields of f- and t-strings (PEP 701, PEP 750).
import Basics

extension Lexer {
  /// A string whose prefix is known; `position` is at the opening quote.
  mutating func scanString(prefixStart: Int, flags: StringFlags) {
    let quote = bytes[position]
    var isTriple = false
    var at = position + 1
    if bytes[at] == quote, bytes[at + 1] == quote, at + 1 < end {
      isTriple = true
      at += 2
    }
    if flags.contains(.formatted) { return openInterpolated(prefixStart, at, quote, isTriple, flags) }
    var found = flags
    if isTriple { found.insert(.triple) }
    let stops = StopBytes(quote, UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    while true {
      // Line ends only matter in a string of one line.
      at = isTriple ? bytes.first(of: quote, UInt8(ascii: "\\"), from: at) : bytes.first(of: stops, from: at)
      let byte = bytes[at]
      if byte == quote {
        if !isTriple {
          at += 1
          break
        }
        if bytes[at + 1] == quote, bytes[at + 2] == quote {
          at += 3
          break
        }
        at += 1
      } else if byte == UInt8(ascii: "\\") {
        found.insert(.hasBackslash)
        at += 1
        if at >= end { return failUnterminated(prefixStart, isTriple, quote) }
        if bytes[at] == UInt8(ascii: "\r"), bytes[at + 1] == UInt8(ascii: "\n") { at += 1 }
        at += 1
      } else if byte != 0 || at >= end {
        return failUnterminated(prefixStart, isTriple, quote)
      } else {
        return fail(.syntaxError, "source code cannot contain null bytes", at, at)
      }
    }
    // CPython lexes a bytes literal and complains of its content afterwards: the parser does.
    if flags.contains(.bytes), hasNonASCII(prefixStart, at) { found.insert(.hasBackslash) }
    if at > end { return failUnterminated(prefixStart, isTriple, quote) }
    emit(.string, prefixStart, at, found.rawValue)
    position = at
  }

  private mutating func hasNonASCII(_ from: Int, _ to: Int) -> Bool {
    for at in from..<to where bytes[at] >= 0x80 { return true }
    return false
  }

  @inline(never)
  private mutating func failUnterminated(_ start: Int, _ isTriple: Bool, _ quote: UInt8) {
    // The quote of the f-string around, inside a replacement field of it: what lacks is the field's end.
    if interpolated.count > 0, case let around = interpolated.last, around.fieldDepth > 0, quote == around.quote,
      isTriple == around.isTriple
    {
      let word = around.isTemplate ? "t-string" : "f-string"
      let line = lineNumber(brackets.count > 0 ? Int(brackets.last.position) : start)
      let opening = line < lineNumber(start) ? " to close '{' on line \(line)" : ""
      fail(.syntaxError, "\(word): expecting '}'\(opening)", start, start + 1)
    } else if isTriple {
      // The line is that of the file's last character.
      let last = lineNumber(max(0, end > 0 && (bytes[end - 1] == 10 || bytes[end - 1] == 13) ? end - 1 : end))
      fail(.syntaxError, "unterminated triple-quoted string literal (detected at line \(last))", start, start + 1)
    } else {
      // A backslash may have carried the string over several lines.
      var at = start
      while at < end, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "\r") {
        if bytes[at] == UInt8(ascii: "\\") {
          at += 1
          if bytes[at] == UInt8(ascii: "\r"), bytes[at + 1] == UInt8(ascii: "\n") { at += 1 }
        }
        at += 1
      }
      let line = lineNumber(min(at, end))
      fail(.syntaxError, "unterminated string literal (detected at line \(line))", start, start + 1)
    }
  }

  private mutating func openInterpolated(
    _ start: Int, _ textStart: Int, _ quote: UInt8, _ isTriple: Bool, _ flags: StringFlags
  ) {
    if interpolated.count >= Self.maximumInterpolated {
      return fail(.limit, "too many nested f-strings or t-strings", start, textStart)
    }
    var found = flags
    if isTriple { found.insert(.triple) }
    if quote == UInt8(ascii: "\"") { found.insert(.doubleQuoted) }
    emit(.fstringStart, start, textStart, found.rawValue)
    position = textStart
    interpolated.append(
      InterpolatedString(start: UInt32(truncatingIfNeeded: start), quote: quote, isTriple: isTriple, flags: flags))
  }

  /// Literal text of the innermost f- or t-string, or of the format specification of its innermost field, up to the
  /// next brace or the end of the string.
  mutating func scanInterpolatedText() {
    let string = interpolated.last
    let inSpec = string.fieldDepth > 0
    let start = position
    var at = start
    scan: while true {
      let byte = bytes[at]
      switch byte {
      case string.quote:
        if !string.isTriple { break scan }
        if bytes[at + 1] == byte, bytes[at + 2] == byte { break scan }
        at += 1
      case UInt8(ascii: "{"):
        if inSpec || bytes[at + 1] != byte { break scan }
        at += 2
      case UInt8(ascii: "}"):
        if inSpec || bytes[at + 1] != byte { break scan }
        at += 2
      case UInt8(ascii: "\\"):
        at += 1
        let next = bytes[at]
        if at >= end { break }
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") { continue }
        if next == UInt8(ascii: "\r"), bytes[at + 1] == UInt8(ascii: "\n") { at += 1 }
        if !string.isRaw, next == UInt8(ascii: "N"), bytes[at + 1] == UInt8(ascii: "{") {
          // `\N{NAME}`: the braces belong to the escape.
          at += 2
          while at < end, bytes[at] != UInt8(ascii: "}"), bytes[at] != string.quote, bytes[at] != UInt8(ascii: "\n") {
            at += 1
          }
          if bytes[at] == UInt8(ascii: "}") { at += 1 }
        } else {
          at += 1
        }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if !string.isTriple {
          if inSpec {
            // The field ends without `}`; the parser says so where it expects the brace.
            interpolated.last.endSpecification()
            let word = string.isTemplate ? "t-string" : "f-string"
            let message = "\(word): newlines are not allowed in format specifiers for single quoted \(word)s"
            return fail(.syntaxError, message, at, at)
          }
          return failUnterminatedText(string, at)
        }
        at += 1
      case 0 where at >= end: return failUnterminatedText(string, at)
      case 0: return fail(.syntaxError, "source code cannot contain null bytes", at, at)
      default:
        at += 1
      }
    }
    if at > end { return failUnterminatedText(string, end) }
    if at > start { emit(.fstringMiddle, start, at) }
    position = at
    if bytes[at] == string.quote {
      if inSpec { return failUnterminatedField(string) }
      let length = string.isTriple ? 3 : 1
      take(.fstringEnd, length)
      interpolated.popLast()
    } else if bytes[at] == UInt8(ascii: "{") {
      openField()
    } else if inSpec {
      closeField()
    } else {
      let word = string.isTemplate ? "t-string" : "f-string"
      fail(.syntaxError, "\(word): single '}' is not allowed", at, at + 1)
    }
  }

  private mutating func openField() {
    openBracket(UInt8(ascii: "{"), .leftBrace)
    if hasFailed { return }
    if interpolated.last.fieldDepth >= InterpolatedString.maximumFields {
      let word = interpolated.last.isTemplate ? "t-string" : "f-string"
      return fail(.syntaxError, "\(word): expressions nested too deeply", position - 1, position)
    }
    interpolated.last.openField(brackets: brackets.count)
  }

  /// The `}` that ends the innermost replacement field.
  mutating func closeField() {
    interpolated.last.closeField()
    brackets.popLast()
    take(.rightBrace, 1)
  }

  private mutating func failUnterminatedText(_ string: InterpolatedString, _ at: Int) {
    let word = string.isTemplate ? "t" : "f"
    let kind =
      string.isTriple ? "unterminated triple-quoted \(word)-string literal" : "unterminated \(word)-string literal"
    let last = string.isTriple && at >= end && end > 0 && (bytes[end - 1] == 10 || bytes[end - 1] == 13) ? end - 1 : at
    let line = lineNumber(min(last, end))
    fail(.syntaxError, "\(kind) (detected at line \(line))", Int(string.start), Int(string.start) + 1)
  }

  mutating func failUnterminatedField(_ string: InterpolatedString) {
    let word = string.isTemplate ? "t-string" : "f-string"
    if string.fieldDepth == 0 { return failUnterminatedText(string, end) }
    fail(.syntaxError, "\(word): expecting '}', or format specs", position, position + 1)
  }
}
