// format(value, spec): what f-strings, str.format and the function format come to.

extension World {
  /// `format(value, spec)`; `spec` is a string, or unbound for the empty one.
  package func format(_ value: Value, _ spec: Value) throws(Raised) -> Value {
    if spec.isUnbound || Ref<StringObject>(spec).count == 0 {
      if isExactString(value) { return value }
      if value.isInteger { return decimal(value.integer) }
    } else if isExactString(value) {
      return try StringFormatting.format(self, value, TextRow(Ref<StringObject>(spec)))
    }
    guard let text = try callSpecial(.format, value, spec.isUnbound ? emptyString : spec) else {
      throw typeError("Type \(typeName(of: value)) doesn't define __format__")
    }
    if !isString(text) {
      throw typeError("\(typeName(of: value)).__format__() must return a str, not \(typeName(of: text))")
    }
    return text
  }

  /// A replacement field of an f-string: `conversion` 0 none, 1 str, 2 repr, 3 ascii.
  package func formatValue(_ value: Value, conversion: UInt8, spec: Value) throws(Raised) -> Value {
    if isOpaque(value) { return opaqueChild(value, ".<text>") }
    let converted: Value
    switch conversion {
    case 1: converted = try str(value)
    case 2: converted = try repr(value)
    case 3: converted = try ascii(value)
    default: converted = value
    }
    return try format(converted, spec)
  }

  /// `ascii(value)`
  package func ascii(_ value: Value) throws(Raised) -> Value {
    if isExactString(value) {
      return try TextRepr.string(self, TextRow(Ref<StringObject>(value)), isASCII: true)
    }
    let shown = try repr(value)
    let text = TextRow(Ref<StringObject>(shown))
    if text.isASCII { return shown }
    var buffer = TextBuffer()
    for index in 0..<text.count {
      if text[index] < 0x80 { buffer.append(text[index]) } else { TextRepr.backslash(text[index], &buffer) }
    }
    return try buffer.finish(self)
  }

  /// The digits of a small integer.
  package func decimal(_ number: Int) -> Value {
    if number >= 0, number < 10 { return character(UInt32(48 + number)) }
    var rest = number.magnitude
    var count = number < 0 ? 1 : 0
    var left = rest
    while left > 0 {
      left /= 10
      count += 1
    }
    let string = makeString(count: count, width: 1, isASCII: true)
    var place = count - 1
    while rest > 0 {
      string.latin[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
      rest /= 10
      place -= 1
    }
    if number < 0 { string.latin[0] = 45 }
    return string.value
  }
}

/// str: `__format__`, `format`, `format_map`.
enum StringFormatting {
  static func define(_ string: TypeBuilder) {
    string.method("__format__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else {
        throw world.typeError(
          "__format__() argument must be str, not \(world.typeNameOrNone(of: arguments[1]))")
      }
      let spec = TextRow(Ref<StringObject>(arguments[1]))
      if spec.count == 0 { return try world.str(arguments[0]) }
      return try format(world, arguments[0], spec)
    }
    string.method("format", .variadic(names: true)) { world, arguments throws(Raised) in
      var formatter = FormatMethod(world: world, arguments: arguments, mapping: .unbound)
      return try formatter.run(TextRow(Ref<StringObject>(arguments[0])))
    }
    string.method("format_map", .exactly(1)) { world, arguments throws(Raised) in
      var formatter = FormatMethod(world: world, arguments: nil, mapping: arguments[1])
      return try formatter.run(TextRow(Ref<StringObject>(arguments[0])))
    }
  }

  /// A string by the mini-language.
  static func format(_ world: World, _ value: Value, _ spec: TextRow) throws(Raised) -> Value {
    let parsed = try StringSpecification(world, spec, typeName: world.typeName(of: value))
    let text = TextRow(Ref<StringObject>(value))
    let shown = text.part(0, min(text.count, parsed.precision))
    let missing = max(parsed.width - shown.count, 0)
    let cut = shown.count == text.count ? try world.exact(value) : try world.string(shown.unknown)
    if missing == 0 { return cut }
    let left: Int
    switch parsed.alignment {
    case 62: left = missing
    case 94: left = missing / 2
    default: left = 0
    }
    return try TextMethods.pad(world, cut, left: left, right: missing - left, parsed.fill)
  }
}

/// `[[fill]align][width][.precision][type]`; what else the mini-language has is refused for strings.
struct StringSpecification {
  var fill: UInt32 = 32
  var alignment: UInt32 = 60
  var width = -1
  var precision = Int.max

  init(_ world: World, _ spec: TextRow, typeName: String) throws(Raised) {
    var place = 0
    func peek(_ offset: Int = 0) -> UInt32? { place + offset < spec.count ? spec[place + offset] : nil }
    func isAlignment(_ unit: UInt32?) -> Bool { unit == 60 || unit == 61 || unit == 62 || unit == 94 }
    func skip(_ scalar: Unicode.Scalar) -> Bool {
      if peek() != scalar.value { return false }
      place += 1
      return true
    }
    func number() throws(Raised) -> Int? {
      var found: Int?
      while let unit = peek(), let digit = FormatMethod.digit(unit) {
        let (tens, isTooMuch) = (found ?? 0).multipliedReportingOverflow(by: 10)
        let (sum, overflow) = tens.addingReportingOverflow(digit)
        if isTooMuch || overflow { throw world.valueError("Too many decimal digits in format string") }
        found = sum
        place += 1
      }
      return found
    }
    /// `,` or `_`, not both.
    func separator() throws(Raised) -> UInt32? {
      var found: UInt32?
      if skip(",") { found = 44 }
      if skip("_") {
        if found != nil { throw world.valueError("Cannot specify both ',' and '_'.") }
        found = 95
      }
      if peek() == 44, found == 95 { throw world.valueError("Cannot specify both ',' and '_'.") }
      return found
    }
    var hasFill = false
    if isAlignment(peek(1)) {
      fill = spec[place]
      alignment = spec[place + 1]
      hasFill = true
      place += 2
    } else if isAlignment(peek()) {
      alignment = spec[place]
      place += 1
    }
    var sign: UInt32?
    if let unit = peek(), unit == 32 || unit == 43 || unit == 45 {
      sign = unit
      place += 1
    }
    let coercesZero = skip("z")
    let isAlternate = skip("#")
    if !hasFill, skip("0") { fill = 48 }
    if let number = try number() { width = number }
    let thousands = try separator()
    if skip(".") {
      let digits = try number()
      if let digits { precision = digits }
      if try separator() == nil, digits == nil { throw world.valueError("Format specifier missing precision") }
    }
    var type: UInt32 = 115
    if spec.count - place > 1 {
      throw world.valueError(
        "Invalid format specifier '\(Self.text(spec))' for object of type '\(typeName)'")
    }
    if let unit = peek() { type = unit }
    if let thousands {
      let allowed: [Unicode.Scalar] = ["d", "e", "f", "g", "E", "G", "%", "F"]
      let alsoWithLine: [Unicode.Scalar] = ["b", "o", "x", "X"]
      let isAllowed =
        allowed.contains { $0.value == type } || thousands == 95 && alsoWithLine.contains { $0.value == type }
      if !isAllowed {
        throw world.valueError(
          "Cannot specify '\(thousands == 44 ? "," : "_")' with '\(Self.shown(type))'.")
      }
    }
    if type != 115 {
      throw world.valueError("Unknown format code '\(Self.shown(type))' for object of type '\(typeName)'")
    }
    if let sign {
      throw world.valueError("\(sign == 32 ? "Space" : "Sign") not allowed in string format specifier")
    }
    if coercesZero {
      throw world.valueError("Negative zero coercion (z) not allowed in string format specifier")
    }
    if isAlternate { throw world.valueError("Alternate form (#) not allowed in string format specifier") }
    if alignment == 61 { throw world.valueError("'=' alignment not allowed in string format specifier") }
  }

  /// A character as messages have it.
  static func shown(_ unit: UInt32) -> String {
    if unit > 32, unit < 128, let scalar = Unicode.Scalar(unit) { return String(Character(scalar)) }
    return "\\x" + String(unit, radix: 16)
  }

  static func text(_ row: TextRow) -> String {
    var scalars = String.UnicodeScalarView()
    for index in 0..<row.count { scalars.append(Unicode.Scalar(row[index]) ?? "\u{fffd}") }
    return String(scalars)
  }
}
