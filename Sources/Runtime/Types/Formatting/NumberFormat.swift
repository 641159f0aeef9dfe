// `__format__` of int, float and complex.

extension World {
  /// `format(value, spec)` of an int.
  package func formatInteger(_ value: Value, _ spec: Ref<StringObject>) throws(Raised) -> Value {
    if spec.count == 0 { return try str(value) }
    let specification = try NumberSpecification(self, spec.codePoints, of: value)
    return try NumberFormat.integer(self, value, specification)
  }

  /// `format(value, spec)` of a float.
  package func formatFloat(_ value: Value, _ spec: Ref<StringObject>) throws(Raised) -> Value {
    if spec.count == 0 { return try str(value) }
    let specification = try NumberSpecification(self, spec.codePoints, of: value)
    return try NumberFormat.float(self, value, double(value), specification)
  }

  /// `format(value, spec)` of a complex number.
  package func formatComplex(_ value: Value, _ spec: Ref<StringObject>) throws(Raised) -> Value {
    if spec.count == 0 { return try str(value) }
    let specification = try NumberSpecification(self, spec.codePoints, of: value)
    return try NumberFormat.complex(self, value, specification)
  }

  /// The digits of an int's magnitude in base 2, 8, 10 or 16, for `%` formatting.
  package func integerDigits(_ value: Value, base: Int) throws(Raised) -> String {
    try IntegerText.digits(self, value, base: base)
  }
}

enum NumberFormat {
  static func integer(_ world: World, _ value: Value, _ spec: NumberSpecification) throws(Raised) -> Value {
    let base: Int
    switch spec.code {
    case 0, 100, 110: base = 10
    case 98: base = 2
    case 111: base = 8
    case 120, 88: base = 16
    case 99: return try character(world, value, spec)
    case 101, 69, 102, 70, 103, 71, 37:
      return try float(world, value, FloatConversion.double(world, value), spec)
    default: throw spec.unknownCode(world, value)
    }
    try check(world, spec)
    var digits = try IntegerText.digits(world, value, base: base)
    var prefix = ""
    if spec.isAlternate, base != 10 { prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x" }
    if spec.code == 88 {
      digits = digits.uppercased()
      prefix = prefix.uppercased()
    }
    return world.string(
      try spec.assemble(
        world, isNegative: world.isNegative(value), prefix: Array(prefix.utf8), digits: Array(digits.utf8), rest: []))
  }

  private static func check(_ world: World, _ spec: NumberSpecification) throws(Raised) {
    if spec.precision >= 0 { throw world.valueError("Precision not allowed in integer format specifier") }
    if spec.hasNoNegativeZero {
      throw world.valueError(
        "Negative zero coercion (z) not allowed in integer format specifier")
    }
  }

  private static func character(_ world: World, _ value: Value, _ spec: NumberSpecification) throws(Raised) -> Value {
    try check(world, spec)
    if spec.sign != 0 { throw world.valueError("Sign not allowed with integer format specifier 'c'") }
    if spec.isAlternate {
      throw world.valueError("Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard let small = world.smallInteger(value) else {
      throw world.overflowError("Python int too large to convert to C long")
    }
    if small < 0 || small > 0x10ffff { throw world.overflowError("%c arg not in range(0x110000)") }
    // One character stands where digits would.
    let text = try spec.assemble(world, isNegative: false, prefix: [], digits: [], rest: [0])
    return world.string(text.map { $0 == 0 ? UInt32(small) : $0 })
  }

  static func float(
    _ world: World, _ value: Value, _ number: Double, _ spec: NumberSpecification
  ) throws(Raised) -> Value {
    var number = number
    var form = FloatForm(UInt8(truncatingIfNeeded: spec.code))
    var isPercent = false
    switch spec.code {
    case 0:
      form.code = 114
      form.hasPoint = true
      if spec.precision >= 0 { form.code = 103 }
    case 110: form.code = 103
    case 37:
      form.code = 102
      number *= 100
      isPercent = true
    case 101, 69, 102, 70, 103, 71: break
    default: throw spec.unknownCode(world, value)
    }
    form.precision = try precision(world, spec)
    form.isAlternate = spec.isAlternate
    form.hasNoNegativeZero = spec.hasNoNegativeZero
    var (isNegative, digits, rest) = split(form.text(number))
    if isPercent { rest.append(37) }
    return world.string(
      try spec.assemble(world, isNegative: isNegative, prefix: [], digits: digits, rest: rest))
  }

  private static func precision(_ world: World, _ spec: NumberSpecification) throws(Raised) -> Int {
    if spec.precision > Int(Int32.max) { throw world.valueError("precision too big") }
    if !world.heap.mayAllocate(max(spec.precision, 0), times: 32) { throw world.raise("MemoryError", "") }
    return spec.precision < 0 ? 6 : spec.precision
  }

  /// Sign, digits before the point, what follows.
  private static func split(_ text: [UInt8]) -> (Bool, [UInt8], [UInt8]) {
    let isNegative = text.first == 45
    let body = isNegative ? text.dropFirst() : text[...]
    let digits = body.prefix { FloatText.isDigit($0) }
    return (isNegative, Array(digits), Array(body.dropFirst(digits.count)))
  }

  static func complex(
    _ world: World, _ value: Value, _ spec: NumberSpecification
  ) throws(Raised) -> Value {
    let number = world.complexNumber(value)
    var form = FloatForm(UInt8(truncatingIfNeeded: spec.code))
    var isBare = false, hasParentheses = false
    switch spec.code {
    case 0:
      form.code = spec.precision >= 0 ? 103 : 114
      isBare = number.real == 0 && number.real.sign == .plus
      hasParentheses = !isBare
    case 110: form.code = 103
    case 101, 69, 102, 70, 103, 71: break
    default: throw spec.unknownCode(world, value)
    }
    if spec.fill == 48 {
      throw world.valueError("Zero padding is not allowed in complex format specifier")
    }
    if spec.alignment == 61 {
      throw world.valueError("'=' alignment flag is not allowed in complex format specifier")
    }
    form.precision = try precision(world, spec)
    form.isAlternate = spec.isAlternate
    form.hasNoNegativeZero = spec.hasNoNegativeZero
    var plain = spec
    plain.width = -1
    var text: [UInt32] = hasParentheses ? [40] : []
    if !isBare {
      let (isNegative, digits, rest) = split(form.text(number.real))
      text += try plain.assemble(world, isNegative: isNegative, prefix: [], digits: digits, rest: rest)
    }
    let (isNegative, digits, rest) = split(form.text(number.imaginary))
    text += try plain.assemble(
      world, isNegative: isNegative, prefix: [], digits: digits, rest: rest, sign: isBare ? nil : 43)
    text.append(106)
    if hasParentheses { text.append(41) }
    if spec.width > text.count, !world.heap.mayAllocate(spec.width, times: 8) { throw world.raise("MemoryError", "") }
    let missing = max(spec.width - text.count, 0)
    let left = spec.alignment == 60 ? 0 : spec.alignment == 94 ? missing / 2 : missing
    let padded =
      [UInt32](repeating: spec.fill, count: left) + text + [UInt32](repeating: spec.fill, count: missing - left)
    return world.string(padded)
  }
}
