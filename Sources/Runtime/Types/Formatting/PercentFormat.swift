// `format % values` of str, bytes and bytearray: finding the conversions and the values for them.

struct PercentFormat {
  let world: World
  private let text: TextRow
  let isBytes: Bool
  private let values: Value
  /// What keys are looked up in; unbound where the values are no mapping.
  private let mapping: Value
  private let isTuple: Bool

  private var output = TextBuffer()
  private var place = 0
  /// Values used.
  private var used = 0
  /// The value of the key that was read; unbound where the conversion has none.
  private var keyed = Value.unbound
  private var key = Value.unbound
  private var hasKeys = false

  static func format(_ world: World, _ format: Value, _ values: Value) throws(Raised) -> Value {
    var formatter = PercentFormat(world, format, values)
    try formatter.run()
    let flavor = world.flavor(of: format)
    return flavor == .string
      ? try formatter.output.finish(world) : try formatter.output.finishBytes(world, flavor)
  }

  private init(_ world: World, _ format: Value, _ values: Value) {
    self.world = world
    text = world.units(of: format)
    isBytes = world.flavor(of: format) != .string
    self.values = values
    isTuple = world.kind(of: values) == .tuple
    let kind = world.kind(of: values)
    let isText = kind == .string || isBytes && (kind == .bytes || kind == .bytearray)
    let isMapping = !isTuple && !isText && !world.special(.getitem, of: world.type(of: values)).isUnbound
    mapping = isMapping ? values : .unbound
  }

  /// One conversion as it is written.
  struct Conversion {
    let start: Int
    var isLeft = false
    var hasSign = false
    var hasBlank = false
    var isAlternate = false
    var hasZeros = false
    var width = 0
    var precision = -1
    var letter: UInt32 = 0
  }

  private mutating func run() throws(Raised) {
    while place < text.count {
      let next = text.find(unit: 37, place, text.count)
      output.append(text.part(place, next < 0 ? text.count : next))
      if next < 0 { break }
      place = next + 1
      if place < text.count, text[place] == 37 {
        output.append("%")
        place += 1
        continue
      }
      let conversion = try parse(next)
      try write(conversion)
      if output.count > world.heap.limit { throw world.raise("MemoryError", "") }
    }
    let given = isTuple ? Ref<TupleObject>(values).count : 1
    if used < given, isTuple || mapping.isUnbound, !hasKeys {
      throw world.typeError(
        "not all arguments converted during \(isBytes ? "bytes" : "string") formatting (required \(used), got \(given))"
      )
    }
  }

  private func stray(_ start: Int) -> Raised { world.valueError("stray % at position \(start)") }

  private mutating func parse(_ start: Int) throws(Raised) -> Conversion {
    var conversion = Conversion(start: start)
    keyed = .unbound
    key = .unbound
    if place < text.count, text[place] == 40 { try readKey(start) }
    flags: while place < text.count {
      switch text[place] {
      case 45: conversion.isLeft = true
      case 43: conversion.hasSign = true
      case 32: conversion.hasBlank = true
      case 35: conversion.isAlternate = true
      case 48: conversion.hasZeros = true
      default: break flags
      }
      place += 1
    }
    if let width = try measure(start, "width", limit: Int.max) {
      conversion.width = width < 0 ? 0 &- width : width
      if width < 0 { conversion.isLeft = true }
    }
    if place < text.count, text[place] == 46 {
      place += 1
      conversion.precision = max(try measure(start, "precision", limit: Int(Int32.max)) ?? 0, 0)
    }
    if place < text.count, text[place] == 104 || text[place] == 108 || text[place] == 76 { place += 1 }
    if place >= text.count { throw stray(start) }
    conversion.letter = text[place]
    place += 1
    return conversion
  }

  private mutating func readKey(_ start: Int) throws(Raised) {
    if mapping.isUnbound { throw world.typeError("format requires a mapping, not \(world.typeName(of: values))") }
    place += 1
    let first = place
    var depth = 1
    while place < text.count, depth > 0 {
      if text[place] == 41 { depth -= 1 } else if text[place] == 40 { depth += 1 }
      place += 1
    }
    if depth > 0 { throw world.valueError("stray % or incomplete format key at position \(start)") }
    let name = text.part(first, place - 1).unknown
    key = isBytes ? try world.bytes(name) : try world.string(name)
    keyed = try world.getItem(mapping, key)
    hasKeys = true
  }

  /// A number, or `*` and the next value; nil where there is neither.
  private mutating func measure(_ start: Int, _ what: StaticString, limit: Int) throws(Raised) -> Int? {
    if place < text.count, text[place] == 42 {
      if !key.isUnbound {
        throw world.valueError("* cannot be used with a parenthesised mapping key at position \(start)")
      }
      place += 1
      if !isTuple { throw tooFew() }
      let value = try next(start)
      guard world.kind(of: value) == .integer else {
        throw world.typeError("\(label): * requires int, not \(world.typeName(of: value))")
      }
      guard let number = world.fitting(value), number >= -limit, number <= limit else {
        throw world.overflowError("\(label): too big for \(what)")
      }
      return number
    }
    var found: Int?
    while place < text.count, text[place] >= 48, text[place] <= 57 {
      let (tens, isTooMuch) = (found ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int(text[place] - 48))
      if isTooMuch || overflow || sum > limit {
        throw world.valueError("\(what) too big at position \(start)")
      }
      found = sum
      place += 1
    }
    return found
  }

  private func tooFew() -> Raised {
    let count = isTuple ? Ref<TupleObject>(values).count : 1
    return world.typeError("not enough arguments for format string (got \(count))")
  }

  /// The value for the conversion.
  private mutating func next(_ start: Int) throws(Raised) -> Value {
    if !key.isUnbound { return keyed }
    if hasKeys { throw world.valueError("format requires a parenthesised mapping key at position \(start)") }
    if used >= (isTuple ? Ref<TupleObject>(values).count : 1) { throw tooFew() }
    used += 1
    return isTuple ? Ref<TupleObject>(values)[used - 1] : values
  }

  /// The value as messages call it.
  var label: String {
    if !key.isUnbound, let shown = try? world.repr(key) {
      return "format argument \(Ref<StringObject>(shown).text)"
    }
    return isTuple ? "format argument \(used)" : "format argument"
  }

  // MARK: Writing

  private mutating func write(_ conversion: Conversion) throws(Raised) {
    let value = try next(conversion.start)
    switch Unicode.Scalar(conversion.letter) {
    case "s" where !isBytes: try write(string: world.str(value), conversion)
    case "r" where !isBytes: try write(string: world.repr(value), conversion)
    case "a", "r": try write(string: world.ascii(value), conversion)
    case "s" where isBytes, "b" where isBytes: try write(bytes: value, conversion)
    case "c": try pad(conversion, isBytes ? byte(value) : character(value))
    case "d", "i", "u", "x", "X", "o":
      let digits = try PercentNumbers.integer(self, value, conversion)
      try pad(conversion, number: digits)
    case "e", "E", "f", "F", "g", "G":
      let digits = try PercentNumbers.float(self, value, conversion)
      try pad(conversion, number: digits)
    default: throw unsupported(conversion)
    }
  }

  private func unsupported(_ conversion: Conversion) -> Raised {
    let unit = conversion.letter
    let start = conversion.start
    if StringTests.isAlphabetic(unit), unit < 0x80 {
      return world.valueError("unsupported format %\(StringSpecification.shown(unit)) at position \(start)")
    }
    var shown = ""
    let number = String(unit, radix: 16, uppercase: !isBytes)
    if unit > 32, unit < 0x7f {
      let quote = unit == 39 ? "\"" : "'"
      shown = quote + StringSpecification.shown(unit) + quote
    } else if isBytes {
      shown = "with code 0x" + (number.utf8.count < 2 ? "0" : "") + number
    } else {
      shown = "U+" + String(repeating: "0", count: max(4 - number.utf8.count, 0)) + number
      if TextRepr.isPrintable(unit), let scalar = Unicode.Scalar(unit) { shown = "'\(scalar)' (\(shown))" }
    }
    return world.valueError(
      "stray % at position \(start) or unexpected format character \(shown) at position \(place - 1)")
  }

  private mutating func write(string: Value, _ conversion: Conversion) throws(Raised) {
    try pad(conversion, cut(TextRow(Ref<StringObject>(string)), conversion))
  }

  private func cut(_ row: TextRow, _ conversion: Conversion) -> TextRow {
    conversion.precision < 0 ? row : row.part(0, min(row.count, conversion.precision))
  }

  /// `%b` and `%s` of bytes.
  private mutating func write(bytes value: Value, _ conversion: Conversion) throws(Raised) {
    var row = world.buffer(of: value)
    if row == nil, let made = try world.callSpecial(.bytes, value) {
      guard world.kind(of: made) == .bytes else {
        throw world.typeError(
          "\(world.typeName(of: value)).__bytes__() must return a bytes, not \(world.typeName(of: made))")
      }
      row = world.units(of: made)
    }
    guard let row else {
      throw world.typeError(
        "\(label): %b requires a bytes-like object, or an object that implements __bytes__, not \(world.typeName(of: value))"
      )
    }
    try pad(conversion, cut(row, conversion))
  }

  private func character(_ value: Value) throws(Raised) -> TextRow {
    if world.isString(value) {
      let string = Ref<StringObject>(value)
      if string.count == 1 { return TextRow(string) }
      throw world.typeError(
        "\(label): %c requires an integer or a unicode character, not a string of length \(string.count)")
    }
    guard let whole = try world.wholeNumber(value) else {
      throw world.typeError(
        "\(label): %c requires an integer or a unicode character, not \(world.typeName(of: value))")
    }
    guard let number = world.fitting(whole), number >= 0, number < 0x110000 else {
      throw world.overflowError("\(label): %c argument not in range(0x110000)")
    }
    return TextRow(Ref<StringObject>(world.character(UInt32(number))))
  }

  private func byte(_ value: Value) throws(Raised) -> TextRow {
    let kind = world.kind(of: value)
    if kind == .bytes || kind == .bytearray {
      let row = world.units(of: value)
      if row.count == 1 { return row }
      let name = kind == .bytes ? "bytes" : "bytearray"
      throw world.typeError(
        "\(label): %c requires an integer in range(256) or a single byte, not a \(name) object of length \(row.count)")
    }
    guard let whole = try world.wholeNumber(value) else {
      throw world.typeError(
        "\(label): %c requires an integer in range(256) or a single byte, not \(world.typeName(of: value))")
    }
    guard let number = world.fitting(whole), number >= 0, number < 256 else {
      throw world.overflowError("\(label): %c argument not in range(256)")
    }
    return TextRow(Ref<StringObject>(world.character(UInt32(number))))
  }

  /// Text in its width.
  private mutating func pad(_ conversion: Conversion, _ row: TextRow) throws(Raised) {
    let missing = max(conversion.width - row.count, 0)
    try world.mustAllocate(missing)
    if !conversion.isLeft { output.append(32, times: missing) }
    output.append(row)
    if conversion.isLeft { output.append(32, times: missing) }
  }

  /// A number in its width: zeros go between sign and digits.
  private mutating func pad(_ conversion: Conversion, number: PercentNumbers.Digits) throws(Raised) {
    let length = number.sign.utf8.count + number.prefix.utf8.count + number.zeros + number.digits.count
    let missing = max(conversion.width - length, 0)
    try world.mustAllocate(missing)
    try world.mustAllocate(number.zeros)
    if !conversion.isLeft, !conversion.hasZeros { output.append(32, times: missing) }
    output.append(number.sign)
    output.append(number.prefix)
    if !conversion.isLeft, conversion.hasZeros { output.append(48, times: missing) }
    output.append(48, times: number.zeros)
    output.append(number.digits)
    if conversion.isLeft { output.append(32, times: missing) }
  }
}
