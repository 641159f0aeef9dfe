// _codecs: escapes of Python's literals, as text and as bytes.
import func PythonSyntax.scalar
import Runtime

enum EscapeCodecs {
  static func define(_ builder: ModuleBuilder) {
    builder.function("unicode_escape_encode", .positional(1, 2)) { world, arguments throws(Raised) in
      _ = try CodecsModule.string(world, arguments[0], "unicode_escape_encode", 1)
      return try encode(world, Ref(arguments[0]), isRaw: false)
    }
    builder.function("raw_unicode_escape_encode", .positional(1, 2)) { world, arguments throws(Raised) in
      _ = try CodecsModule.string(world, arguments[0], "raw_unicode_escape_encode", 1)
      return try encode(world, Ref(arguments[0]), isRaw: true)
    }
    builder.function("unicode_escape_decode", .positional(1, 3)) { world, arguments throws(Raised) in
      try decode(world, arguments, isRaw: false)
    }
    builder.function("raw_unicode_escape_decode", .positional(1, 3)) { world, arguments throws(Raised) in
      try decode(world, arguments, isRaw: true)
    }
    builder.function("escape_encode", .positional(1, 2)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[0]) == .bytes else {
        throw world.typeError("escape_encode() argument 1 must be bytes, not \(world.typeName(of: arguments[0]))")
      }
      let row = TextRow(Ref<BytesObject>(arguments[0]))
      var output: [UInt8] = []
      for index in 0..<row.count {
        switch row[index] {
        case 39, 92: output += [92, UInt8(truncatingIfNeeded: row[index])]
        default: append(row[index], isPrintable: row[index] >= 32 && row[index] < 127, &output)
        }
      }
      return CodecsModule.pair(world, try world.bytes(output), row.count)
    }
    builder.function("escape_decode", .positional(1, 2)) { world, arguments throws(Raised) in
      try decodeBytes(world, arguments)
    }
  }

  private static func append(_ unit: UInt32, isPrintable: Bool, _ output: inout [UInt8]) {
    switch unit {
    case 9: output += Array("\\t".utf8)
    case 10: output += Array("\\n".utf8)
    case 13: output += Array("\\r".utf8)
    case _ where isPrintable: output.append(UInt8(truncatingIfNeeded: unit))
    case 0..<0x100: escape("x", unit, 2, &output)
    case 0..<0x10000: escape("u", unit, 4, &output)
    default: escape("U", unit, 8, &output)
    }
  }

  private static func escape(_ letter: String, _ unit: UInt32, _ width: Int, _ output: inout [UInt8]) {
    let digits = String(unit, radix: 16)
    output += Array("\\\(letter)\(String(repeating: "0", count: max(width - digits.count, 0)))\(digits)".utf8)
  }

  private static func encode(_ world: World, _ text: Ref<StringObject>, isRaw: Bool) throws(Raised) -> Value {
    var output: [UInt8] = []
    for index in 0..<text.count {
      let unit = text[index]
      if isRaw {
        if unit < 0x100 {
          output.append(UInt8(truncatingIfNeeded: unit))
        } else {
          escape(unit < 0x10000 ? "u" : "U", unit, unit < 0x10000 ? 4 : 8, &output)
        }
      } else if unit == 92 {
        output += [92, 92]
      } else {
        append(unit, isPrintable: unit >= 32 && unit < 127, &output)
      }
    }
    return CodecsModule.pair(world, try world.bytes(output), text.count)
  }

  private static func hex(_ unit: UInt32) -> UInt32? {
    switch unit {
    case 48...57: unit - 48
    case 65...70: unit - 55
    case 97...102: unit - 87
    default: nil
    }
  }

  /// The simple escapes; nil for others.
  private static func simple(_ unit: UInt32) -> UInt32? {
    switch unit {
    case 92, 39, 34: unit
    case 97: 7
    case 98: 8
    case 102: 12
    case 110: 10
    case 114: 13
    case 116: 9
    case 118: 11
    default: nil
    }
  }

  /// Bytes that stand for text: those of a str are its UTF-8.
  private static func source(_ world: World, _ value: Value) throws(Raised) -> Value {
    world.isString(value) ? try world.encode(value) : try world.bytes(world.mustBuffer(value))
  }

  private static func decode(_ world: World, _ arguments: Runtime.Arguments, isRaw: Bool) throws(Raised) -> Value {
    let object = try source(world, arguments[0])
    let row = TextRow(Ref<BytesObject>(object))
    let isFinal = arguments[2].isUnbound ? true : try world.isTrue(arguments[2])
    var output = TextBuffer()
    var index = 0
    while index < row.count {
      let unit = row[index]
      let start = index
      index += 1
      if unit != 92 {
        output.append(unit)
        continue
      }
      if index >= row.count {
        if isRaw, isFinal {
          output.append(92)
          continue
        }
        if !isFinal { return CodecsModule.pair(world, try output.finish(world), start) }
        let next = try fail(world, arguments, object, start, index, "\\ at end of string", isRaw, &output)
        index = next
        continue
      }
      let letter = row[index]
      index += 1
      let width = letter == 117 ? 4 : letter == 85 ? 8 : letter == 120 && !isRaw ? 2 : 0
      if width > 0 {
        var value: UInt32 = 0
        var digits = 0
        while digits < width, index < row.count, let digit = hex(row[index]) {
          value = value << 4 | digit
          digits += 1
          index += 1
        }
        if digits == width, value <= 0x10ffff {
          output.append(value)
          continue
        }
        if index >= row.count, digits < width, !isFinal {
          return CodecsModule.pair(world, try output.finish(world), start)
        }
        let name = width == 2 ? "\\xXX" : width == 4 ? "\\uXXXX" : "\\UXXXXXXXX"
        let reason =
          digits == width
          ? (isRaw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character") : "truncated \(name) escape"
        index = try fail(world, arguments, object, start, index, reason, isRaw, &output)
      } else if isRaw {
        output.append(92)
        index -= 1
        if row[index] == 92 {
          output.append(92)
          index += 1
        }
      } else if let plain = simple(letter) {
        output.append(plain)
      } else if letter == 10 {
        continue
      } else if letter >= 48, letter <= 55 {
        var value = letter - 48
        var digits = 1
        while digits < 3, index < row.count, row[index] >= 48, row[index] <= 55 {
          value = value << 3 | (row[index] - 48)
          digits += 1
          index += 1
        }
        output.append(value)
      } else if letter == 78 {
        let open = index
        while index < row.count, row[index] != 125 { index += 1 }
        let isWhole = open < row.count && row[open] == 123 && index < row.count
        if isWhole {
          let name = (open + 1..<index).map { Character(Unicode.Scalar(UInt8(truncatingIfNeeded: row[$0]))) }
          index += 1
          try world.loadCharacterNames()
          if let found = scalar(named: String(name)) {
            output.append(found)
            continue
          }
        }
        if !isWhole, !isFinal { return CodecsModule.pair(world, try output.finish(world), start) }
        index = try fail(
          world, arguments, object, start, isWhole ? index : max(open, index),
          isWhole ? "unknown Unicode character name" : "malformed \\N character escape", isRaw, &output)
      } else {
        output.append(92)
        output.append(letter)
      }
    }
    return CodecsModule.pair(world, try output.finish(world), row.count)
  }

  /// What the error handler makes of a bad escape; where to go on.
  private static func fail(
    _ world: World, _ arguments: Runtime.Arguments, _ object: Value, _ start: Int, _ end: Int, _ reason: String,
    _ isRaw: Bool, _ output: inout TextBuffer
  ) throws(Raised) -> Int {
    try ErrorHandlers.decodeError(
      world, arguments.or(1, .none), isRaw ? "rawunicodeescape" : "unicodeescape", object, start, end, reason, &output)
  }

  private static func decodeBytes(_ world: World, _ arguments: Runtime.Arguments) throws(Raised) -> Value {
    let object = try source(world, arguments[0])
    let row = TextRow(Ref<BytesObject>(object))
    var output: [UInt8] = []
    var index = 0
    while index < row.count {
      let unit = row[index]
      index += 1
      if unit != 92 {
        output.append(UInt8(truncatingIfNeeded: unit))
        continue
      }
      if index >= row.count { throw world.valueError("Trailing \\ in string") }
      let letter = row[index]
      index += 1
      if let plain = simple(letter) {
        output.append(UInt8(truncatingIfNeeded: plain))
      } else if letter == 10 {
        continue
      } else if letter >= 48, letter <= 55 {
        var value = letter - 48
        var digits = 1
        while digits < 3, index < row.count, row[index] >= 48, row[index] <= 55 {
          value = value << 3 | (row[index] - 48)
          digits += 1
          index += 1
        }
        output.append(UInt8(truncatingIfNeeded: value))
      } else if letter == 120 {
        if index + 1 < row.count, let high = hex(row[index]), let low = hex(row[index + 1]) {
          output.append(UInt8(truncatingIfNeeded: high << 4 | low))
          index += 2
          continue
        }
        let errors = arguments[1].isUnbound || arguments[1].isNone ? "strict" : try world.strText(arguments[1])
        switch errors {
        case "strict": throw world.valueError("invalid \\x escape at position \(index - 2)")
        case "replace": output.append(63)
        case "ignore": break
        default:
          throw world.valueError("decoding error; unknown error handling code: \(errors)")
        }
        if index < row.count, hex(row[index]) != nil { index += 1 }
      } else {
        output += [92, UInt8(truncatingIfNeeded: letter)]
      }
    }
    return CodecsModule.pair(world, try world.bytes(output), row.count)
  }
}
