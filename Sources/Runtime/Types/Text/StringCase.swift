// str: lower, upper, title, capitalize, swapcase, casefold. Swift's Unicode tables are those of CPython 3.15: Unicode 17.

enum StringCase {
  static func define(_ string: TypeBuilder) {
    string.method("lower") { world, arguments throws(Raised) in
      try map(world, arguments[0], ascii: lowerASCII) { text, index, buffer in lower(text, index, &buffer) }
    }
    string.method("upper") { world, arguments throws(Raised) in
      try map(world, arguments[0], ascii: upperASCII) { text, index, buffer in upper(text[index], &buffer) }
    }
    string.method("casefold") { world, arguments throws(Raised) in
      try map(world, arguments[0], ascii: lowerASCII) { text, index, buffer in fold(text[index], &buffer) }
    }
    string.method("swapcase") { world, arguments throws(Raised) in
      try map(world, arguments[0], ascii: swapASCII) { text, index, buffer in
        guard let properties = properties(text[index]) else { return buffer.append(text[index]) }
        if properties.isUppercase {
          lower(text, index, &buffer)
        } else if properties.isLowercase {
          upper(text[index], &buffer)
        } else {
          buffer.append(text[index])
        }
      }
    }
    string.method("capitalize") { world, arguments throws(Raised) in
      let text = TextRow(Ref<StringObject>(arguments[0]))
      var buffer = TextBuffer()
      for index in 0..<text.count {
        if index == 0 { title(text[0], &buffer) } else { lower(text, index, &buffer) }
      }
      return try buffer.finish(world)
    }
    string.method("title") { world, arguments throws(Raised) in
      let text = TextRow(Ref<StringObject>(arguments[0]))
      var buffer = TextBuffer()
      var isInWord = false
      for index in 0..<text.count {
        if isInWord { lower(text, index, &buffer) } else { title(text[index], &buffer) }
        isInWord = isCased(text[index])
      }
      return try buffer.finish(world)
    }
  }

  private static func map(
    _ world: World, _ value: Value, ascii: (UInt8) -> UInt8, _ body: (TextRow, Int, inout TextBuffer) -> Void
  ) throws(Raised) -> Value {
    let text = TextRow(Ref<StringObject>(value))
    if text.isASCII {
      if text.count == 1 { return world.character(UInt32(ascii(text.row[0]))) }
      let string = try world.newString(text.count, width: 1, isASCII: true)
      for index in 0..<text.count { string.latin[index] = ascii(text.row[index]) }
      return string.value
    }
    var buffer = TextBuffer()
    for index in 0..<text.count { body(text, index, &buffer) }
    return try buffer.finish(world)
  }

  @inline(__always) static func lowerASCII(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 32 : byte }
  @inline(__always) static func upperASCII(_ byte: UInt8) -> UInt8 { byte >= 97 && byte <= 122 ? byte & ~32 : byte }
  @inline(__always) static func swapASCII(_ byte: UInt8) -> UInt8 {
    let letter = byte | 32
    return letter >= 97 && letter <= 122 ? byte ^ 32 : byte
  }

  /// Nil for surrogates, which have no case.
  @inline(__always) static func properties(_ unit: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(unit)?.properties
  }

  static func isCased(_ unit: UInt32) -> Bool { properties(unit)?.isCased ?? false }

  // MARK: One character

  private static func lower(_ text: TextRow, _ index: Int, _ buffer: inout TextBuffer) {
    let unit = text[index]
    if unit < 0x80 { return buffer.append(UInt32(lowerASCII(UInt8(unit)))) }
    if unit == 0x3a3 { return buffer.append(isFinal(text, index) ? 0x3c2 : 0x3c3) }
    guard let properties = properties(unit) else { return buffer.append(unit) }
    buffer.append(properties.lowercaseMapping)
  }

  private static func upper(_ unit: UInt32, _ buffer: inout TextBuffer) {
    if unit < 0x80 { return buffer.append(UInt32(upperASCII(UInt8(unit)))) }
    guard let properties = properties(unit) else { return buffer.append(unit) }
    buffer.append(properties.uppercaseMapping)
  }

  private static func title(_ unit: UInt32, _ buffer: inout TextBuffer) {
    if unit < 0x80 { return buffer.append(UInt32(upperASCII(UInt8(unit)))) }
    guard let properties = properties(unit) else { return buffer.append(unit) }
    buffer.append(properties.titlecaseMapping)
  }

  /// Swift has no case folding; it is the small letter of the capital, but for these.
  private static func fold(_ unit: UInt32, _ buffer: inout TextBuffer) {
    switch unit {
    case 0x131: return buffer.append(unit)
    case 0x1e9e: return buffer.append("ss")
    // Cherokee folds to capitals.
    case 0x13a0...0x13ff, 0xab70...0xabbf: return upper(unit, &buffer)
    default: break
    }
    guard let properties = properties(unit) else { return buffer.append(unit) }
    for scalar in properties.uppercaseMapping.unicodeScalars { buffer.append(scalar.properties.lowercaseMapping) }
  }

  /// Does a capital sigma end a word?
  private static func isFinal(_ text: TextRow, _ index: Int) -> Bool {
    var other = index - 1
    while other >= 0, properties(text[other])?.isCaseIgnorable ?? false { other -= 1 }
    if other < 0 || !isCased(text[other]) { return false }
    other = index + 1
    while other < text.count, properties(text[other])?.isCaseIgnorable ?? false { other += 1 }
    return other == text.count || !isCased(text[other])
  }
}
