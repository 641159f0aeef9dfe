// The mini-language of format specifications, as int, float and complex read it.

/// `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`
struct NumberSpecification {
  var fill: UInt32 = 32
  /// `<`, `>`, `=`, `^`
  var alignment: UInt32 = 62
  /// `+`, `-`, space; 0: not given.
  var sign: UInt32 = 0
  var hasNoNegativeZero = false
  var isAlternate = false
  var width = -1
  /// `,`, `_`; 0: none.
  var grouping: UInt32 = 0
  var fractionGrouping: UInt32 = 0
  /// -1: not given.
  var precision = -1
  /// 0: not given.
  var code: UInt32 = 0

  init(_ world: World, _ text: [UInt32], of value: Value) throws(Raised) {
    var place = 0
    func peek(_ offset: Int = 0) -> UInt32 { place + offset < text.count ? text[place + offset] : 0 }
    func isAlignment(_ unit: UInt32) -> Bool { unit == 60 || unit == 61 || unit == 62 || unit == 94 }
    func take(_ unit: UInt32) -> Bool {
      if peek() != unit { return false }
      place += 1
      return true
    }
    func number() throws(Raised) -> Int {
      var found = -1
      while place < text.count, let digit = NumberSpecification.digit(peek()) {
        let (tens, isTooMuch) = max(found, 0).multipliedReportingOverflow(by: 10)
        let (sum, overflow) = tens.addingReportingOverflow(digit)
        if isTooMuch || overflow { throw world.valueError("Too many decimal digits in format string") }
        found = sum
        place += 1
      }
      return found
    }
    func separator() throws(Raised) -> UInt32 {
      var found: UInt32 = take(44) ? 44 : 0
      if take(95) {
        if found != 0 { throw world.valueError("Cannot specify both ',' and '_'.") }
        found = 95
      }
      if found == 95, peek() == 44 { throw world.valueError("Cannot specify both ',' and '_'.") }
      return found
    }
    var hasFill = false, hasAlignment = false
    if text.count >= 2, isAlignment(text[1]) {
      fill = text[0]
      alignment = text[1]
      hasFill = true
      hasAlignment = true
      place = 2
    } else if isAlignment(peek()) {
      alignment = text[0]
      hasAlignment = true
      place = 1
    }
    if peek() == 32 || peek() == 43 || peek() == 45 {
      sign = peek()
      place += 1
    }
    hasNoNegativeZero = take(122)
    isAlternate = take(35)
    if !hasFill, take(48) {
      fill = 48
      if !hasAlignment { alignment = 61 }
    }
    width = try number()
    grouping = try separator()
    if take(46) {
      precision = try number()
      fractionGrouping = try separator()
      if precision < 0, fractionGrouping == 0 { throw world.valueError("Format specifier missing precision") }
    }
    if text.count - place > 1 {
      let quoted = world.string(text)
      throw world.valueError(
        "Invalid format specifier '\(Ref<StringObject>(quoted).text)' for object of type '\(world.typeName(of: value))'"
      )
    }
    if place < text.count { code = text[place] }
    try checkGrouping(world)
  }

  static func digit(_ unit: UInt32) -> Int? {
    if unit < 128 { return unit >= 48 && unit <= 57 ? Int(unit - 48) : nil }
    guard let scalar = Unicode.Scalar(unit), scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }

  private func checkGrouping(_ world: World) throws(Raised) {
    let isFloat = code == 0 || "efgEGF%".unicodeScalars.contains { $0.value == code }
    let isBinary = "boxX".unicodeScalars.contains { $0.value == code }
    if grouping != 0, !isFloat, code != 100, !(isBinary && grouping == 95) { throw refused(world, grouping) }
    if fractionGrouping != 0, !isFloat { throw refused(world, fractionGrouping) }
  }

  private func refused(_ world: World, _ separator: UInt32) -> Raised {
    let mark = separator == 44 ? "," : "_"
    return world.valueError("Cannot specify '\(mark)' with '\(NumberSpecification.shown(code))'.")
  }

  static func shown(_ code: UInt32) -> String {
    if code > 32, code < 128, let scalar = Unicode.Scalar(code) { return String(Character(scalar)) }
    return "\\x" + String(code, radix: 16)
  }

  func unknownCode(_ world: World, _ value: Value) -> Raised {
    world.valueError(
      "Unknown format code '\(NumberSpecification.shown(code))' for object of type '\(world.typeName(of: value))'")
  }

  /// Digits between two separators.
  private var groupSize: Int {
    grouping == 95 && "boxX".unicodeScalars.contains { $0.value == code } ? 4 : 3
  }

  /// Puts the parts of a number together: sign, prefix, digits before the point, what follows.
  func assemble(
    _ world: World, isNegative: Bool, prefix: [UInt8], digits: [UInt8], rest: [UInt8], sign: UInt32? = nil
  ) throws(Raised) -> [UInt32] {
    var head: [UInt32] = []
    let wanted = sign ?? self.sign
    if isNegative { head.append(45) } else if wanted == 43 || wanted == 32 { head.append(wanted) }
    head += prefix.map { UInt32($0) }
    let tail = fractionGrouping == 0 ? rest.map { UInt32($0) } : groupedFraction(rest)
    if width > 0, !world.heap.mayAllocate(width, times: 32) { throw world.raise("MemoryError", "") }
    let least = fill == 48 && alignment == 61 ? max(width - head.count - tail.count, 0) : 0
    let body = grouped(digits, least: least)
    let missing = max(width - head.count - body.count - tail.count, 0)
    func padding(_ count: Int) -> [UInt32] { [UInt32](repeating: fill, count: count) }
    switch alignment {
    case 60: return head + body + tail + padding(missing)
    case 61: return head + padding(missing) + body + tail
    case 94: return padding(missing / 2) + head + body + tail + padding(missing - missing / 2)
    default: return padding(missing) + head + body + tail
    }
  }

  /// Digits with separators, with zeros before them up to a length.
  private func grouped(_ digits: [UInt8], least: Int) -> [UInt32] {
    if grouping == 0 {
      return [UInt32](repeating: 48, count: max(least - digits.count, 0)) + digits.map { UInt32($0) }
    }
    var reversed: [UInt32] = []
    reversed.reserveCapacity(max(digits.count, least) * 4 / 3 + 2)
    var count = 0
    var index = digits.count
    while index > 0 || reversed.count < least {
      if count == groupSize {
        reversed.append(grouping)
        count = 0
      }
      index -= 1
      reversed.append(index >= 0 ? UInt32(digits[index]) : 48)
      count += 1
    }
    return reversed.reversed()
  }

  /// The digits behind the point with separators.
  private func groupedFraction(_ rest: [UInt8]) -> [UInt32] {
    guard rest.first == 46 else { return rest.map { UInt32($0) } }
    var result: [UInt32] = [46]
    var count = 0
    var index = 1
    while index < rest.count, FloatText.isDigit(rest[index]) {
      if count == 3 {
        result.append(fractionGrouping)
        count = 0
      }
      result.append(UInt32(rest[index]))
      count += 1
      index += 1
    }
    return result + rest[index...].map { UInt32($0) }
  }
}
