// String literals side by side, f-strings (PEP 701) and t-strings (PEP 750).
import Basics

extension Parser {
  /// Literal text that has not become a node yet: adjacent pieces make one constant.
  private struct PendingText {
    var parts: [UInt32] = []
    var start: UInt32 = 0
    var end: UInt32 = 0
    var isEmpty = true

    mutating func append(_ range: ByteRange, _ form: StringPart.Form, hasText: Bool) {
      if parts.isEmpty { start = range.start }
      end = range.end
      parts.append(range.start)
      parts.append(range.end)
      parts.append(form.rawValue)
      if hasText { isEmpty = false }
    }
  }

  /// strings: (fstring | tstring | string)+
  mutating func strings() throws(ParseFailure) -> NodeID {
    let start = token.start
    // The usual case: one plain literal.
    if at(.string), peek().kind != .string, peek().kind != .fstringStart {
      let flags = StringFlags(rawValue: token.value)
      try checkLiteral(token)
      advance()
      return add(flags.contains(.bytes) ? .ConstantBytes : .ConstantString, start)
    }
    var text = PendingText()
    var isBytes: Bool?
    var isFormatted = false
    var isTemplate: Bool?
    let mark = scratch.count
    while at(.string) || at(.fstringStart) {
      let flags = StringFlags(rawValue: token.value)
      if let isBytes, isBytes != flags.contains(.bytes) {
        throw fail("cannot mix bytes and nonbytes literals", ByteRange(start, token.end))
      }
      isBytes = flags.contains(.bytes)
      if let isTemplate, isTemplate != flags.contains(.template) {
        throw fail("cannot mix t-string literals with string or bytes literals", ByteRange(start, token.end))
      }
      isTemplate = flags.contains(.template)
      if at(.string) {
        try checkLiteral(token)
        text.append(token.range, .literal, hasText: !isEmptyLiteral(token, flags))
        advance()
      } else {
        isFormatted = true
        try interpolatedString(flags, &text)
      }
    }
    if !isFormatted {
      let parts = stringParts(text)
      return add(isBytes == true ? .ConstantBytes : .ConstantString, start, 0, parts)
    }
    flush(&text)
    return add(isTemplate == true ? .TemplateStr : .JoinedStr, start, list(from: mark))
  }

  /// Does a literal hold nothing between its quotes?
  private mutating func isEmptyLiteral(_ token: Token, _ flags: StringFlags) -> Bool {
    var prefix: UInt32 = 0
    for flag in [StringFlags.raw, .bytes, .unicode] where flags.contains(flag) { prefix += 1 }
    let quotes: UInt32 = flags.contains(.triple) ? 3 : 1
    let body = ByteRange(token.start + prefix + quotes, token.end - quotes)
    return body.isEmpty || (flags.contains(.hasBackslash) && !flags.contains(.raw) && isOnlyContinuations(body))
  }

  /// Is the text nothing but backslashes at ends of lines? It then stands for nothing.
  private mutating func isOnlyContinuations(_ text: ByteRange) -> Bool {
    var at = Int(text.start)
    let end = Int(text.end)
    while at < end {
      guard source.bytes[at] == UInt8(ascii: "\\"), at + 1 < end else { return false }
      let next = source.bytes[at + 1]
      guard next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") else { return false }
      at += 2
      if next == UInt8(ascii: "\r"), at < end, source.bytes[at] == UInt8(ascii: "\n") { at += 1 }
    }
    return true
  }

  private mutating func stringParts(_ text: PendingText) -> UInt32 {
    let at = nextRecord
    extra.append(UInt32(truncatingIfNeeded: text.parts.count / 3))
    extra.append(contentsOf: text.parts)
    return at
  }

  /// Pushes the text collected so far as a constant, unless it is empty.
  private mutating func flush(_ text: inout PendingText) {
    if !text.isEmpty {
      let parts = stringParts(text)
      push(add(.ConstantString, text.start, end: text.end, 0, parts))
    }
    text = PendingText()
  }

  /// One f- or t-string; its values are pushed, adjacent text goes to `text`.
  private mutating func interpolatedString(_ flags: StringFlags, _ text: inout PendingText) throws(ParseFailure) {
    try descend()
    defer { depth -= 1 }
    if flags.contains(.template) { require(.v3_14, "t-strings", token.range) }
    advance()
    let form: StringPart.Form = flags.contains(.raw) ? .rawFormatted : .formatted
    var escaped: [ByteRange] = []
    while !at(.fstringEnd) {
      if at(.fstringMiddle) {
        if form == .formatted, middleHasBackslash() { escaped.append(token.range) }
        appendMiddle(form, &text)
      } else if at(.leftBrace) {
        try replacementField(flags, &text)
      } else {
        throw fail()
      }
    }
    if !escaped.isEmpty { try checkPieces(escaped) }
    advance()
  }

  /// The text of the current FSTRING_MIDDLE.
  private mutating func appendMiddle(_ form: StringPart.Form, _ text: inout PendingText) {
    let isRaw = form == .rawFormatted || form == .rawFormatSpec
    if isRaw || !isOnlyContinuations(token.range) { text.append(token.range, form, hasText: true) }
    advance()
  }

  /// fstring_replacement_field: '{' annotated_rhs '='? ['!' NAME] [':' format_spec*] '}'
  private mutating func replacementField(_ flags: StringFlags, _ text: inout PendingText) throws(ParseFailure) {
    let start = token.start
    let word = flags.contains(.template) ? "t-string" : "f-string"
    advance()
    switch token.kind {
    case .rightBrace: throw fail("\(word): valid expression required before '}'", token.range)
    case .equal: throw fail("\(word): valid expression required before '='", token.range)
    case .exclamation: throw fail("\(word): valid expression required before '!'", token.range)
    case .colon: throw fail("\(word): valid expression required before ':'", token.range)
    default: break
    }
    let value = try fieldValue(word)
    // A t-string keeps the field's text with its white space.
    let textEnd = token.start
    var isDebug = false
    if at(.equal) {
      isDebug = true
      advance()
      // The text up to the next token counts, white space included.
      text.append(ByteRange(start + 1, token.start), .verbatim, hasText: true)
    }
    var conversion: UInt8 = 0
    if at(.exclamation) {
      let mark = token.end
      advance()
      if at(.rightBrace) || at(.colon) { throw fail("\(word): missing conversion character", token.range) }
      guard at(.name) else { throw fail("\(word): invalid conversion character", token.range) }
      if token.start != mark {
        throw fail(
          "\(word): conversion type must come right after the exclamation mark", ByteRange(mark - 1, token.end))
      }
      let letters = names.bytes(Name(token.value))
      guard letters.count == 1, let letter = letters.first, letter == 0x72 || letter == 0x73 || letter == 0x61 else {
        let got = names.text(Name(token.value))
        throw fail("\(word): invalid conversion character '\(got)': expected 's', 'r', or 'a'", token.range)
      }
      conversion = letter
      advance()
    }
    var spec = NodeID.none
    if at(.colon) { spec = try formatSpec(flags) }
    if isDebug, conversion == 0, !spec.isPresent { conversion = UInt8(ascii: "r") }
    if !at(.rightBrace) {
      if at(.error) { throw fail() }
      let expected =
        spec.isPresent
        ? "'}', or format specs"
        : conversion != 0 && !isDebug ? "':' or '}'" : isDebug ? "'!', or ':', or '}'" : "'=', or '!', or ':', or '}'"
      throw fail("\(word): expecting \(expected)", token.range)
    }
    let closing = token.end
    noteOldRestrictions(start: start, end: closing, flags)
    advance()
    flush(&text)
    if flags.contains(.template) {
      let fields = record(spec.rawValue, start + 1, textEnd)
      push(add(.Interpolation, flags: conversion, start, end: closing, value.rawValue, fields))
    } else {
      push(add(.FormattedValue, flags: conversion, start, end: closing, value.rawValue, spec.rawValue))
    }
  }

  /// The value of a replacement field.
  private mutating func fieldValue(_ word: String) throws(ParseFailure) -> NodeID {
    let first = position
    do throws(ParseFailure) {
      return at(.yield) ? try yieldExpression() : try starExpressions()
    } catch {
      throw isSecondLook && pending == nil ? fieldProblem(word, from: first) : error
    }
  }

  /// ':' and the format specification behind it: text and nested replacement fields.
  private mutating func formatSpec(_ flags: StringFlags) throws(ParseFailure) -> NodeID {
    let start = token.start
    try descend()
    defer { depth -= 1 }
    advance()
    let mark = scratch.count
    var text = PendingText()
    let form: StringPart.Form = flags.contains(.raw) ? .rawFormatSpec : .formatSpec
    // Fields of a format specification are always FormattedValues, in t-strings too.
    let inner = flags.subtracting(.template)
    while true {
      if at(.fstringMiddle) {
        if form == .formatSpec, middleHasBackslash() { try checkPieces([token.range]) }
        appendMiddle(form, &text)
      } else if at(.leftBrace) {
        try replacementField(inner, &text)
      } else {
        break
      }
    }
    flush(&text)
    // The token of a string that never ends stands where that began.
    return add(.JoinedStr, start, end: max(start, token.start), list(from: mark))
  }

  /// Before 3.12 a replacement field could hold neither a backslash, a comment, nor the string's own quotes (PEP 701).
  private mutating func noteOldRestrictions(start: UInt32, end: UInt32, _ flags: StringFlags) {
    if target >= .v3_12 { return }
    for byte in source.bytes[Int(start)..<Int(end)] where byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "#") {
      require(.v3_12, "backslashes and comments inside replacement fields", ByteRange(start, end))
      return
    }
    let quote = flags.contains(.doubleQuoted) ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    let wanted = flags.contains(.triple) ? 3 : 1
    var run = 0
    for byte in source.bytes[Int(start)..<Int(end)] {
      run = byte == quote ? run + 1 : 0
      if run == wanted {
        return require(.v3_12, "a string's own quotes inside its replacement fields", ByteRange(start, end))
      }
    }
  }

  /// What CPython finds wrong inside one literal.
  @inline(__always) private mutating func checkLiteral(_ token: Token) throws(ParseFailure) {
    let flags = StringFlags(rawValue: token.value)
    if flags.contains(.hasBackslash) { try checkContent(token, flags) }
  }

  @inline(never) private mutating func checkContent(_ token: Token, _ flags: StringFlags) throws(ParseFailure) {
    let isBytes = flags.contains(.bytes)
    if isBytes, source.bytes[Int(token.start)..<Int(token.end)].contains(where: { $0 >= 0x80 }) {
      throw fail("bytes can only contain ASCII literal characters", token.range)
    }
    if flags.contains(.raw) { return }
    var start = Int(token.start)
    let quotes = flags.contains(.triple) ? 3 : 1
    while start < Int(token.end), source.bytes[start] != UInt8(ascii: "'"), source.bytes[start] != UInt8(ascii: "\"") {
      start += 1
    }
    let body = min(start + quotes, Int(token.end))..<max(min(start + quotes, Int(token.end)), Int(token.end) - quotes)
    if let problem = escapeProblem(source.bytes, body, isBytes: isBytes) { throw fail(problem, token.range) }
  }

  /// The same for the pieces of an f- or t-string whose last token is the current one: that is where CPython puts it.
  private mutating func checkPieces(_ pieces: [ByteRange]) throws(ParseFailure) {
    for piece in pieces {
      let body = Int(piece.start)..<Int(piece.end)
      if let problem = escapeProblem(source.bytes, body, isBytes: false) { throw fail(problem, token.range) }
    }
  }

  /// Does the text of the current FSTRING_MIDDLE hold a backslash?
  private mutating func middleHasBackslash() -> Bool {
    source.bytes[Int(token.start)..<Int(token.end)].contains(UInt8(ascii: "\\"))
  }
}
