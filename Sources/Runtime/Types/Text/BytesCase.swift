// bytes and bytearray: lower, upper, isalpha and their like, which know ASCII only.

enum BytesCase {
  static func define(_ type: TypeBuilder) {
    type.method("lower") { world, arguments throws(Raised) in
      try map(world, arguments[0]) { byte, _ in StringCase.lowerASCII(byte) }
    }
    type.method("upper") { world, arguments throws(Raised) in
      try map(world, arguments[0]) { byte, _ in StringCase.upperASCII(byte) }
    }
    type.method("swapcase") { world, arguments throws(Raised) in
      try map(world, arguments[0]) { byte, _ in StringCase.swapASCII(byte) }
    }
    type.method("capitalize") { world, arguments throws(Raised) in
      var isFirst = true
      return try map(world, arguments[0]) { byte, _ in
        defer { isFirst = false }
        return isFirst ? StringCase.upperASCII(byte) : StringCase.lowerASCII(byte)
      }
    }
    type.method("title") { world, arguments throws(Raised) in
      try map(world, arguments[0]) { byte, before in
        isLetter(before) ? StringCase.lowerASCII(byte) : StringCase.upperASCII(byte)
      }
    }
    type.method("isascii") { world, arguments throws(Raised) in
      let text = world.units(of: arguments[0])
      return Value(text.row.isASCII(text.count))
    }
    type.method("isspace") { world, arguments throws(Raised) in
      Value(all(world, arguments) { isByteSpace(UInt32($0)) })
    }
    type.method("isalpha") { world, arguments throws(Raised) in Value(all(world, arguments, isLetter)) }
    type.method("isdigit") { world, arguments throws(Raised) in Value(all(world, arguments, isDigit)) }
    type.method("isalnum") { world, arguments throws(Raised) in
      Value(all(world, arguments) { isLetter($0) || isDigit($0) })
    }
    type.method("islower") { world, arguments throws(Raised) in
      let kinds = letters(world, arguments)
      return Value(kinds.small && !kinds.capital)
    }
    type.method("isupper") { world, arguments throws(Raised) in
      let kinds = letters(world, arguments)
      return Value(kinds.capital && !kinds.small)
    }
    type.method("istitle") { world, arguments throws(Raised) in
      let text = world.units(of: arguments[0])
      var found = false
      var isInWord = false
      for index in 0..<text.count {
        let byte = text.row[index]
        if isLetter(byte) {
          let isCapital = byte & 32 == 0
          if isCapital == isInWord { return .false }
          found = true
          isInWord = true
        } else {
          isInWord = false
        }
      }
      return Value(found)
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  /// The body gets each byte and the one before it, first 0.
  private static func map(
    _ world: World, _ value: Value, _ body: (UInt8, UInt8) -> UInt8
  ) throws(Raised) -> Value {
    let text = world.units(of: value)
    let result = try world.newBytes(text.count, world.flavor(of: value))
    var before: UInt8 = 0
    for index in 0..<text.count {
      let byte = text.row[index]
      result.pointee.data[index] = body(byte, before)
      before = byte
    }
    return result.value
  }

  private static func all(_ world: World, _ arguments: Arguments, _ test: (UInt8) -> Bool) -> Bool {
    let text = world.units(of: arguments[0])
    for index in 0..<text.count where !test(text.row[index]) { return false }
    return text.count > 0
  }

  private static func letters(_ world: World, _ arguments: Arguments) -> (small: Bool, capital: Bool) {
    let text = world.units(of: arguments[0])
    var found = (small: false, capital: false)
    for index in 0..<text.count where isLetter(text.row[index]) {
      if text.row[index] & 32 == 0 { found.capital = true } else { found.small = true }
    }
    return found
  }
}
