// Ints from text and to text, in any base.
import BigInt
import PythonSyntax

enum IntegerText {
  // MARK: Reading

  /// Text as `int` and `float` look at it: any decimal digit is one of ASCII, any white space a space, what else is
  /// beyond ASCII a question mark.
  static func ascii(_ string: Ref<StringObject>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(string.count)
    for index in 0..<string.count {
      let unit = string[index]
      if unit < 128 {
        result.append(UInt8(unit))
      } else if let scalar = Unicode.Scalar(unit) {
        if scalar.properties.isWhitespace {
          result.append(32)
        } else if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
          result.append(48 + UInt8(digit))
        } else {
          result.append(63)
        }
      } else {
        result.append(63)
      }
    }
    return result
  }

  /// The bytes of bytes or a bytearray.
  static func bytes(_ value: Value) -> [UInt8] {
    let object = Ref<BytesObject>(value)
    return unsafe object.pointee.data.withBuffer(object.pointee.count) { unsafe Array($0) }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte >= 9 && byte <= 13 }

  static func stripped(_ text: [UInt8]) -> ArraySlice<UInt8> {
    var text = text[...]
    while let first = text.first, isSpace(first) { text.removeFirst() }
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
  }

  static func digit(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 48...57: byte - 48
    case 97...122: byte - 87
    case 65...90: byte - 55
    default: 255
    }
  }

  /// `int(text, base)`; `shown` is what the message quotes.
  static func parse(_ world: World, _ text: [UInt8], base: Int, shown: Value) throws(Raised) -> Value {
    var rest = stripped(text)
    var isNegative = false
    if let sign = rest.first, sign == 43 || sign == 45 {
      isNegative = sign == 45
      rest.removeFirst()
    }
    var actual = base
    var mayBeUnderscore = false
    if rest.first == 48, let mark = rest.dropFirst().first {
      let named = mark | 32 == 120 ? 16 : mark | 32 == 111 ? 8 : mark | 32 == 98 ? 2 : 0
      if named != 0, base == 0 || base == named {
        actual = named
        rest = rest.dropFirst(2)
        mayBeUnderscore = true
      }
    }
    if actual == 0 {
      actual = 10
      // `012` is no number, `00` is one.
      if rest.first == 48, rest.contains(where: { $0 != 48 && $0 != 95 }) {
        throw invalid(world, shown, base)
      }
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(rest.count)
    for byte in rest {
      if byte == 95 {
        if !mayBeUnderscore { throw invalid(world, shown, base) }
        mayBeUnderscore = false
        continue
      }
      let digit = digit(byte)
      if digit >= actual { throw invalid(world, shown, base) }
      digits.append(digit)
      mayBeUnderscore = true
    }
    if digits.isEmpty || rest.last == 95 { throw invalid(world, shown, base) }
    if actual & (actual - 1) != 0, world.maximalDigits > 0, digits.count > world.maximalDigits {
      throw world.valueError(
        "Exceeds the limit (\(world.maximalDigits) digits) for integer string conversion: value has \(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit"
      )
    }
    if digits.count <= 11 {
      var number = 0
      for digit in digits { number = number &* actual &+ Int(digit) }
      return Value(small: isNegative ? 0 &- number : number)
    }
    try world.checkBits(digits.count &* 6)
    if actual & (actual - 1) != 0 { try world.checkWork(digits.count / 11 &* (digits.count / 11)) }
    return world.makeInteger(BigInt(sign: isNegative ? .minus : .plus, magnitude: magnitude(digits, base: actual)))
  }

  private static func invalid(_ world: World, _ shown: Value, _ base: Int) -> Raised {
    do throws(Raised) {
      let quoted = try world.repr(shown)
      let text = Ref<StringObject>(quoted).codePoints.prefix(200)
      let message = world.string(
        Array("invalid literal for int() with base \(base): ".unicodeScalars.map(\.value)) + text)
      return world.raise(world.makeException(world.exceptionType("ValueError"), [message]))
    } catch {
      return error
    }
  }

  /// The number that digits stand for, the highest first.
  static func magnitude(_ digits: [UInt8], base: Int) -> BigUInt {
    if base & (base - 1) == 0 {
      let width = base.trailingZeroBitCount
      var words: [UInt] = []
      var word: UInt = 0, filled = 0
      for digit in digits.reversed() {
        word |= UInt(digit) << UInt(filled)
        filled += width
        if filled >= 64 {
          words.append(word)
          filled -= 64
          word = filled == 0 ? 0 : UInt(digit) >> UInt(width - filled)
        }
      }
      if word != 0 { words.append(word) }
      return BigUInt(words: words)
    }
    // As many digits at once as fit a word.
    var step = 0
    var power: UInt = 1
    while true {
      let (next, overflow) = power.multipliedReportingOverflow(by: UInt(base))
      if overflow { break }
      power = next
      step += 1
    }
    var words: [UInt] = []
    var index = 0
    while index < digits.count {
      let end = index == 0 && digits.count % step != 0 ? digits.count % step : index + step
      var carry: UInt = 0
      for digit in digits[index..<end] { carry = carry * UInt(base) + UInt(digit) }
      let factor = end - index == step ? power : 0
      for place in words.indices {
        let (high, low) = words[place].multipliedFullWidth(by: factor)
        let (sum, overflow) = low.addingReportingOverflow(carry)
        words[place] = sum
        carry = high &+ (overflow ? 1 : 0)
      }
      if carry != 0 { words.append(carry) }
      index = end
    }
    return BigUInt(words: words)
  }

  // MARK: Writing

  /// `str(value)`, with the limit on digits.
  static func decimal(_ world: World, _ value: Value) throws(Raised) -> String {
    if let small = world.smallInteger(value) { return String(small) }
    let number = world.big(value)
    let limit = world.maximalDigits
    // Ten bits make at least three digits.
    if limit > 0, number.magnitude.bitWidth * 3 / 10 > limit + 8 { throw tooLong(world) }
    let words = number.magnitude.words.count
    try world.checkWork(words &* words)
    let text = String(number.magnitude, radix: 10)
    if limit > 0, text.utf8.count > limit { throw tooLong(world) }
    return number.sign == .minus ? "-" + text : text
  }

  private static func tooLong(_ world: World) -> Raised {
    world.valueError(
      "Exceeds the limit (\(world.maximalDigits) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
    )
  }

  /// The digits of the magnitude, without a sign; `base` 2, 8, 10 or 16.
  static func digits(_ world: World, _ value: Value, base: Int) throws(Raised) -> String {
    if base == 10 {
      let text = try decimal(world, value)
      return text.hasPrefix("-") ? String(text.dropFirst()) : text
    }
    if let small = world.smallInteger(value) { return String(small.magnitude, radix: base) }
    let magnitude = world.big(value).magnitude
    let words = Array(magnitude.words)
    let width = base.trailingZeroBitCount
    let count = (magnitude.bitWidth + width - 1) / width
    if !world.heap.mayAllocate(count) { throw world.raise("MemoryError", "") }
    var text: [UInt8] = []
    text.reserveCapacity(count)
    let mask = UInt(base - 1)
    for place in (0..<count).reversed() {
      let (word, bit) = (place * width).quotientAndRemainder(dividingBy: 64)
      var digit = words[word] >> UInt(bit)
      if bit + width > 64, word + 1 < words.count { digit |= words[word + 1] << UInt(64 - bit) }
      digit &= mask
      text.append(UInt8(digit < 10 ? 48 + digit : 87 + digit))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `hex(value)` and its like.
  static func prefixed(_ world: World, _ value: Value, base: Int) throws(Raised) -> Value {
    let digits = try digits(world, value, base: base)
    let prefix = base == 16 ? "0x" : base == 8 ? "0o" : "0b"
    return world.string((world.isNegative(value) ? "-" : "") + prefix + digits)
  }
}
