// Arithmetic of ints of any size. Every operation takes values whose kind is integer.
import BigInt

enum IntegerArithmetic {
  static func add(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if let x = world.smallInteger(a), let y = world.smallInteger(b) { return world.makeInteger(x &+ y) }
    return try sum(world, world.words(a, 0), world.words(b, 1), changesSign: false)
  }

  static func subtract(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if let x = world.smallInteger(a), let y = world.smallInteger(b) { return world.makeInteger(x &- y) }
    return try sum(world, world.words(a, 0), world.words(b, 1), changesSign: true)
  }

  /// `a + b`, or `a - b`.
  private static func sum(_ world: World, _ a: Words, _ b: Words, changesSign: Bool) throws(Raised) -> Value {
    let count = max(a.count, b.count) + 1
    try world.checkBits(count &* 64)
    let row = world.heap.row(UInt.self, count)
    if a.isNegative == (b.isNegative != changesSign) {
      Words.add(a, b, into: row)
      return world.makeInteger(row, count, isNegative: a.isNegative)
    }
    if Words.compare(a, b) >= 0 {
      Words.subtract(a, b, into: row)
      return world.makeInteger(row, a.count, isNegative: a.isNegative)
    }
    Words.subtract(b, a, into: row)
    return world.makeInteger(row, b.count, isNegative: !a.isNegative)
  }

  static func multiply(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if let x = world.smallInteger(a), let y = world.smallInteger(b) {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return world.makeInteger(product) }
    }
    let first = world.words(a, 0), second = world.words(b, 1)
    if min(first.count, second.count) <= 48 {
      let count = first.count + second.count
      try world.checkBits(count &* 64)
      try world.checkWork(first.count &* second.count)
      let row = world.heap.row(UInt.self, count)
      Words.multiply(first, second, into: row)
      return world.makeInteger(row, count, isNegative: first.isNegative != second.isNegative)
    }
    let x = world.big(a), y = world.big(b)
    return world.makeInteger(try product(world, x.magnitude, y.magnitude, x.sign == y.sign ? .plus : .minus))
  }

  private static func product(
    _ world: World, _ a: BigUInt, _ b: BigUInt, _ sign: BigInt.Sign = .plus
  ) throws(Raised) -> BigInt {
    let x = a.words.count, y = b.words.count
    try world.checkBits((x &+ y) &* 64)
    try world.checkWork(steps(min(x, y), max(x, y)))
    return BigInt(sign: sign, magnitude: a * b)
  }

  /// Word products of a multiplication: as in school, and Karatsuba's way above 1024 words.
  private static func steps(_ short: Int, _ long: Int) -> Int {
    if short <= 1024 { return short &* long }
    var size = short, factor = 1
    while size > 1024 {
      size /= 2
      factor &*= 3
    }
    return factor &* size &* size &* (long / short + 1)
  }

  // MARK: Division

  /// Floor of the quotient and what remains, which has the sign of `b`.
  static func divide(
    _ world: World, _ a: Value, _ b: Value, _ parts: Parts = .both
  ) throws(Raised) -> (quotient: Value, rest: Value) {
    if let x = world.smallInteger(a), let y = world.smallInteger(b) {
      if y == 0 { throw world.raise("ZeroDivisionError", "division by zero") }
      let (quotient, rest) = x.quotientAndRemainder(dividingBy: y)
      if rest != 0, (rest < 0) != (y < 0) { return (Value(small: quotient - 1), Value(small: rest + y)) }
      return (world.makeInteger(quotient), Value(small: rest))
    }
    let x = world.words(a, 0), y = world.words(b, 1)
    if y.count == 0 { throw world.raise("ZeroDivisionError", "division by zero") }
    return try divide(world, x, y, parts)
  }

  private static func divide(
    _ world: World, _ a: Words, _ b: Words, _ parts: Parts
  ) throws(Raised) -> (quotient: Value, rest: Value) {
    try world.checkBits((a.count &+ b.count) &* 64)
    try world.checkWork(2 &* max(a.count - b.count + 1, 1) &* b.count)
    // Both are computed in a room of the world's; only their words come into the heap.
    let length = max(a.count, b.count) + 2
    let room = world.divisionRoom(3 * length)
    let quotient = room, rest = room.from(length)
    room.fill(0, 2 * length)
    if a.count < b.count {
      rest.copy(a.row, a.count)
    } else if b.count == 1 {
      rest[0] = Words.divide(a, by: b.row[0], into: quotient)
    } else {
      Words.divide(a, by: b, quotient: quotient, rest: rest, divisor: room.from(2 * length))
      rest.from(b.count).fill(0, length - b.count)
    }
    var isExact = true
    for index in 0..<b.count where rest[index] != 0 { isExact = false }
    if !isExact, a.isNegative != b.isNegative {
      // Rounded down: one more of the negative quotient, and what is left to the divisor.
      var place = 0
      while true {
        let (sum, overflow) = quotient[place].addingReportingOverflow(1)
        quotient[place] = sum
        if !overflow { break }
        place += 1
      }
      Words.subtract(b, Words(row: rest, count: b.count, isNegative: false), into: rest)
    }
    let isNegative = a.isNegative != b.isNegative
    return (
      parts.contains(.quotient) ? world.copyInteger(quotient, length, isNegative: isNegative) : .none,
      parts.contains(.rest) ? world.copyInteger(rest, b.count, isNegative: b.isNegative) : .none
    )
  }

  /// What of a division is wanted.
  struct Parts: OptionSet {
    let rawValue: Int
    static let quotient = Parts(rawValue: 1)
    static let rest = Parts(rawValue: 2)
    static let both = Parts(rawValue: 3)
  }

  static func floorDivide(_ world: World, _ a: BigInt, _ b: BigInt) throws(Raised) -> (BigInt, BigInt) {
    if b.isZero { throw world.raise("ZeroDivisionError", "division by zero") }
    let (quotient, rest) = try quotientAndRemainder(world, a, b)
    if !rest.isZero, rest.sign != b.sign { return (quotient - 1, rest + b) }
    return (quotient, rest)
  }

  private static func quotientAndRemainder(_ world: World, _ a: BigInt, _ b: BigInt) throws(Raised) -> (BigInt, BigInt)
  {
    let x = a.magnitude.words.count, y = b.magnitude.words.count
    try world.checkWork(2 &* max(x - y + 1, 1) &* y)
    return a.quotientAndRemainder(dividingBy: b)
  }

  /// `a / b`, rounded once.
  static func trueDivide(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    let exact = 1 << 53
    if let x = world.smallInteger(a), let y = world.smallInteger(b), abs(x) <= exact, abs(y) <= exact {
      if y == 0 { throw world.raise("ZeroDivisionError", "division by zero") }
      return world.float(Double(x) / Double(y))
    }
    let x = world.big(a), y = world.big(b)
    if y.isZero { throw world.raise("ZeroDivisionError", "division by zero") }
    if x.isZero { return world.float(0) }
    guard let magnitude = try ratio(world, x.magnitude, y.magnitude) else {
      throw world.overflowError("integer division result too large for a float")
    }
    return world.float(x.sign == y.sign ? magnitude : -magnitude)
  }

  /// The float nearest to a quotient; nil if there is none.
  static func ratio(_ world: World, _ a: BigUInt, _ b: BigUInt) throws(Raised) -> Double? {
    let difference = a.bitWidth - b.bitWidth
    if difference > 1030 { return nil }
    if difference < -1090 { return 0 }
    // 66 bits or 67 of the quotient, and whether there is more.
    let shift = 66 - difference
    let dividend = shift > 0 ? shiftLeft(a, shift) : a
    let divisor = shift < 0 ? shiftLeft(b, 0 - shift) : b
    let (quotient, rest) = try quotientAndRemainder(
      world, BigInt(sign: .plus, magnitude: dividend), BigInt(sign: .plus, magnitude: divisor))
    return FloatConversion.double(quotient.magnitude, exponent: 0 - shift, hasMore: !rest.isZero)
  }

  // MARK: Powers

  static func power(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if world.isNegative(b) {
      let base = try FloatConversion.double(world, a), exponent = try FloatConversion.double(world, b)
      return try FloatArithmetic.power(world, base, exponent)
    }
    let base = world.big(a)
    if base.magnitude <= 1 {
      let isOdd = world.smallInteger(b).map { $0 & 1 != 0 } ?? (world.big(b).magnitude.words[0] & 1 != 0)
      if world.smallInteger(b) == 0 { return Value(small: 1) }
      return base.sign == .minus && !isOdd ? Value(small: 1) : world.makeInteger(base)
    }
    guard let exponent = world.smallInteger(b) else { throw world.raise("MemoryError", "") }
    // Zero bits at the end are set aside: powers of two are shifts.
    let zeros = base.magnitude.trailingZeroBitCount
    let odd = base.magnitude >> zeros
    let (bits, overflow) = base.magnitude.bitWidth.multipliedReportingOverflow(by: exponent)
    if overflow { throw world.raise("MemoryError", "") }
    try world.checkBits(bits)
    var result = BigUInt(1)
    var bit = Int.bitWidth - exponent.leadingZeroBitCount
    while bit > 0, odd != 1 {
      bit -= 1
      result = try product(world, result, result).magnitude
      if exponent >> bit & 1 != 0 { result = try product(world, result, odd).magnitude }
    }
    let isNegative = base.sign == .minus && exponent & 1 != 0
    return world.makeInteger(
      BigInt(sign: isNegative ? .minus : .plus, magnitude: shiftLeft(result, zeros * exponent)))
  }

  /// `pow(a, b, c)`
  static func power(_ world: World, _ a: Value, _ b: Value, modulo c: Value) throws(Raised) -> Value {
    let modulus = world.big(c)
    if modulus.isZero { throw world.valueError("pow() 3rd argument cannot be 0") }
    if modulus.magnitude == 1 { return Value(small: 0) }
    var (_, base) = try floorDivide(world, world.big(a), BigInt(sign: .plus, magnitude: modulus.magnitude))
    let exponent = world.big(b)
    if exponent.sign == .minus {
      guard let inverse = base.magnitude.isZero ? nil : base.magnitude.inverse(modulus.magnitude) else {
        throw world.valueError("base is not invertible for the given modulus")
      }
      base = BigInt(sign: .plus, magnitude: inverse)
    }
    let size = modulus.magnitude.words.count
    let bits = exponent.magnitude.bitWidth
    try world.checkBits(size &* 128)
    let (work, overflow) = (3 &* size &* size &+ 8).multipliedReportingOverflow(by: bits)
    try world.checkWork(overflow ? -1 : work)
    let residue =
      size == 1
      ? BigUInt(wordPower(base.magnitude.words.first ?? 0, exponent.magnitude, modulus.magnitude.words[0]))
      : longPower(base.magnitude, exponent.magnitude, modulus.magnitude)
    let result = BigInt(sign: .plus, magnitude: residue)
    return world.makeInteger(modulus.sign == .minus && !result.isZero ? result + modulus : result)
  }

  private static func wordPower(_ base: UInt, _ exponent: BigUInt, _ modulus: UInt) -> UInt {
    func times(_ a: UInt, _ b: UInt) -> UInt { modulus.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder }
    var result: UInt = 1 % modulus
    for word in exponent.words.reversed() {
      for bit in (0..<64).reversed() {
        result = times(result, result)
        if word >> UInt(bit) & 1 != 0 { result = times(result, base) }
      }
    }
    return result
  }

  private static func longPower(_ base: BigUInt, _ exponent: BigUInt, _ modulus: BigUInt) -> BigUInt {
    var result = BigUInt(1)
    var bit = exponent.bitWidth
    while bit > 0 {
      bit -= 1
      result = (result * result) % modulus
      if exponent[bitAt: bit] { result = (result * base) % modulus }
    }
    return result
  }

  // MARK: Bits

  static func shiftLeft(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if world.isNegative(b) { throw world.valueError("negative shift count") }
    if world.smallInteger(a) == 0 { return Value(small: 0) }
    guard let count = world.smallInteger(b) else { throw world.overflowError("too many digits in integer") }
    if let x = world.smallInteger(a), count < 62, abs(x) < 1 << (62 - count) { return Value(small: x << count) }
    let number = world.big(a)
    let (bits, overflow) = number.magnitude.bitWidth.addingReportingOverflow(count)
    if overflow { throw world.overflowError("too many digits in integer") }
    try world.checkBits(bits)
    return world.makeInteger(BigInt(sign: number.sign, magnitude: shiftLeft(number.magnitude, count)))
  }

  static func shiftLeft(_ number: BigUInt, _ count: Int) -> BigUInt {
    if count == 0 || number.isZero { return number }
    var words: [UInt] = []
    words.reserveCapacity(number.words.count + count / 64 + 1)
    words.append(contentsOf: repeatElement(0, count: count / 64))
    let up = UInt(count % 64)
    var carry: UInt = 0
    for word in number.words {
      words.append(word << up | carry)
      carry = up == 0 ? 0 : word >> (64 - up)
    }
    if carry != 0 { words.append(carry) }
    return BigUInt(words: words)
  }

  /// Rounds down.
  static func shiftRight(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if world.isNegative(b) { throw world.valueError("negative shift count") }
    let count = world.smallInteger(b) ?? Int.max
    if let x = world.smallInteger(a) { return Value(small: x >> min(count, 63)) }
    let number = world.big(a)
    if count >= number.magnitude.bitWidth { return Value(small: number.sign == .minus ? -1 : 0) }
    let shifted = BigInt(sign: number.sign, magnitude: number.magnitude >> count)
    let isCut = number.sign == .minus && number.magnitude.trailingZeroBitCount < count
    return world.makeInteger(isCut ? shifted - 1 : shifted)
  }

  static func and(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if let x = world.smallInteger(a), let y = world.smallInteger(b) { return Value(small: x & y) }
    return combine(world, a, b) { $0 & $1 }
  }
  static func or(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if let x = world.smallInteger(a), let y = world.smallInteger(b) { return Value(small: x | y) }
    return combine(world, a, b) { $0 | $1 }
  }
  static func xor(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if let x = world.smallInteger(a), let y = world.smallInteger(b) { return Value(small: x ^ y) }
    return combine(world, a, b) { $0 ^ $1 }
  }

  /// Word by word in two's complement.
  private static func combine(_ world: World, _ a: Value, _ b: Value, _ body: (UInt, UInt) -> UInt) -> Value {
    let x = complement(world.big(a)), y = complement(world.big(b))
    let fillX: UInt = (x.last ?? 0) >> 63 == 0 ? 0 : .max, fillY: UInt = (y.last ?? 0) >> 63 == 0 ? 0 : .max
    var words: [UInt] = []
    for index in 0..<max(x.count, y.count) {
      words.append(body(index < x.count ? x[index] : fillX, index < y.count ? y[index] : fillY))
    }
    return world.makeInteger(number(complement: words))
  }

  /// The words of a number in two's complement, the sign in the topmost bit.
  static func complement(_ number: BigInt) -> [UInt] {
    var words = Array(number.magnitude.words)
    words.append(0)
    if number.sign == .minus { negate(&words) }
    return words
  }

  static func number(complement words: [UInt]) -> BigInt {
    if (words.last ?? 0) >> 63 == 0 { return BigInt(sign: .plus, magnitude: BigUInt(words: words)) }
    var words = words
    negate(&words)
    return BigInt(sign: .minus, magnitude: BigUInt(words: words))
  }

  private static func negate(_ words: inout [UInt]) {
    var carry = true
    for index in words.indices { (words[index], carry) = (~words[index]).addingReportingOverflow(carry ? 1 : 0) }
  }

  static func negate(_ world: World, _ a: Value) -> Value {
    if let x = world.smallInteger(a) { return world.makeInteger(0 &- x) }
    let number = world.words(a, 0)
    return world.makeInteger(number.row, number.count, isNegative: !number.isNegative)
  }

  /// -1, 0, 1
  static func order(_ world: World, _ a: Value, _ b: Value) -> Int {
    if let x = world.smallInteger(a), let y = world.smallInteger(b) { return x < y ? -1 : x == y ? 0 : 1 }
    let x = world.words(a, 0), y = world.words(b, 1)
    if x.isNegative != y.isNegative { return x.isNegative ? -1 : 1 }
    let order = Words.compare(x, y)
    return x.isNegative ? 0 - order : order
  }

  /// Bits of the magnitude.
  static func bitLength(_ world: World, _ a: Value) -> Int {
    if let x = world.smallInteger(a) { return Int.bitWidth - Int(x.magnitude.leadingZeroBitCount) }
    return world.big(a).magnitude.bitWidth
  }
}
