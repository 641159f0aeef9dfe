// int: conversions, rounding, bit counts, bytes.
import BigInt

extension IntegerType {
  static func methods(_ int: TypeBuilder) {
    int.method("__repr__") { w, a throws(Raised) in w.string(try IntegerText.decimal(w, a[0])) }
    int.method("__int__") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.method("__index__") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.method("__trunc__") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.method("__floor__") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.method("__ceil__") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.method("__float__") { w, a throws(Raised) in w.float(try FloatConversion.double(w, a[0])) }
    int.method("__getnewargs__") { w, a throws(Raised) in w.makeTuple([w.plainInteger(a[0])]).value }
    int.method("__sizeof__") { w, a throws(Raised) in
      // As CPython, whose digits have 30 bits.
      let digits = max((IntegerArithmetic.bitLength(w, a[0]) + 29) / 30, 1)
      return Value(small: 24 + 4 * digits)
    }
    int.method("__round__", .positional(0, 1)) { w, a throws(Raised) in try round(w, a[0], a.or(1, .none)) }
    int.method("__format__", .exactly(1)) { w, a throws(Raised) in
      guard w.isString(a[1]) else {
        throw w.typeError("__format__() argument must be str, not \(a[1].isNone ? "None" : w.typeName(of: a[1]))")
      }
      return try w.formatInteger(a[0], Ref<StringObject>(a[1]))
    }
    int.method("conjugate") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.method("bit_length") { w, a throws(Raised) in Value(small: IntegerArithmetic.bitLength(w, a[0])) }
    int.method("bit_count") { w, a throws(Raised) in
      if let small = w.smallInteger(a[0]) { return Value(small: small.magnitude.nonzeroBitCount) }
      return Value(small: w.big(a[0]).magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
    }
    int.method("as_integer_ratio") { w, a throws(Raised) in
      w.makeTuple([w.plainInteger(a[0]), Value(small: 1)]).value
    }
    int.method("is_integer") { _, _ throws(Raised) in .true }
    int.property("real") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.property("imag") { _, _ throws(Raised) in Value(small: 0) }
    int.property("numerator") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.property("denominator") { _, _ throws(Raised) in Value(small: 1) }
  }

  /// `round(value, digits)`: to the nearest multiple of a power of ten, to the even one of two.
  static func round(_ world: World, _ value: Value, _ digits: Value) throws(Raised) -> Value {
    if digits.isNone { return world.plainInteger(value) }
    let count = try world.saturatedIndex(digits)
    if count >= 0 { return world.plainInteger(value) }
    // More digits than the number has.
    if count < -IntegerArithmetic.bitLength(world, value) / 3 - 2 { return Value(small: 0) }
    let unit = try IntegerArithmetic.power(world, Value(small: 10), Value(small: 0 - count))
    let number = world.big(value), size = world.big(unit)
    var (quotient, rest) = try IntegerArithmetic.floorDivide(world, number, size)
    let twice = rest + rest
    if twice > size || twice == size && quotient.magnitude.words.first.map({ $0 & 1 != 0 }) == true { quotient += 1 }
    rest = quotient * size
    return world.makeInteger(rest)
  }

  // MARK: Bytes

  static func bytes(_ int: TypeBuilder) {
    int.method("to_bytes", .named("length", "byteorder", "signed", maximum: 2)) { w, a throws(Raised) in
      let length = a[1].isUnbound ? 1 : try w.index(a[1])
      let isLittle = try isLittle(w, a[2], "to_bytes")
      let isSigned = a[3].isUnbound ? false : try w.isTrue(a[3])
      if length < 0 { throw w.valueError("length cannot be negative") }
      return try toBytes(w, a[0], length, isLittle: isLittle, isSigned: isSigned)
    }
    int.classMethod("from_bytes", .named("bytes", "byteorder", "signed", required: 1, maximum: 2)) {
      w, a throws(Raised) in
      let isLittle = try isLittle(w, a[2], "from_bytes")
      let isSigned = a[3].isUnbound ? false : try w.isTrue(a[3])
      var content = try content(w, a[1])
      if !isLittle { content.reverse() }
      let number = w.makeInteger(number(content, isSigned: isSigned))
      return a[0] == w.types.integer.value ? number : try w.call(a[0], [number])
    }
  }

  private static func isLittle(_ world: World, _ order: Value, _ name: String) throws(Raised) -> Bool {
    if order.isUnbound { return false }
    guard world.isString(order) else {
      let given = order.isNone ? "None" : world.typeName(of: order)
      throw world.typeError("\(name)() argument 'byteorder' must be str, not \(given)")
    }
    switch Ref<StringObject>(order).text {
    case "little": return true
    case "big": return false
    default: throw world.valueError("byteorder must be either 'little' or 'big'")
    }
  }

  private static func toBytes(
    _ world: World, _ value: Value, _ length: Int, isLittle: Bool, isSigned: Bool
  ) throws(Raised) -> Value {
    let isNegative = world.isNegative(value)
    if isNegative, !isSigned { throw world.overflowError("can't convert negative int to unsigned") }
    let words = IntegerArithmetic.complement(world.big(value))
    // Bits without the sign: of -128 seven.
    let magnitude = isNegative ? world.big(value).magnitude - 1 : world.big(value).magnitude
    let needed = magnitude.bitWidth + (isSigned ? 1 : 0)
    let isZero = !isNegative && magnitude.isZero
    if !isZero, length < (needed + 7) / 8 { throw world.overflowError("int too big to convert") }
    if !world.heap.mayAllocate(length &+ 64) { throw world.raise("MemoryError", "") }
    let object = world.makeBytes(count: length)
    for index in 0..<length {
      let word = index / 8 < words.count ? words[index / 8] : isNegative ? UInt.max : 0
      object.pointee.data[isLittle ? index : length - 1 - index] = UInt8(
        truncatingIfNeeded: word >> UInt(index % 8 * 8))
    }
    return object.value
  }

  private static func content(_ world: World, _ value: Value) throws(Raised) -> [UInt8] {
    switch world.kind(of: value) {
    case .bytes, .bytearray: return IntegerText.bytes(value)
    default: break
    }
    if value.isObject, let method = try world.callSpecial(.bytes, value) {
      guard world.kind(of: method) == .bytes else {
        throw world.typeError("__bytes__ returned non-bytes (type \(world.typeName(of: method)))")
      }
      return IntegerText.bytes(method)
    }
    if world.isString(value) || world.special(.iter, of: world.type(of: value)).isUnbound {
      throw world.typeError("cannot convert '\(world.typeName(of: value))' object to bytes")
    }
    var result: [UInt8] = []
    try world.forEach(value) { element throws(Raised) in
      let number = try world.saturatedIndex(element)
      guard let byte = UInt8(exactly: number) else { throw world.valueError("bytes must be in range(0, 256)") }
      result.append(byte)
      return true
    }
    return result
  }

  /// The lowest byte comes first.
  private static func number(_ bytes: [UInt8], isSigned: Bool) -> BigInt {
    let isNegative = isSigned && (bytes.last ?? 0) >> 7 != 0
    var words: [UInt] = []
    var index = 0
    while index < bytes.count {
      var word: UInt = isNegative ? .max : 0
      for (place, byte) in bytes[index..<min(index + 8, bytes.count)].enumerated() {
        let shift = UInt(place * 8)
        word = word & ~(0xff << shift) | UInt(byte) << shift
      }
      words.append(word)
      index += 8
    }
    words.append(isNegative ? .max : 0)
    return IntegerArithmetic.number(complement: words)
  }
}

extension World {
  /// Bytes that are to be filled.
  func makeBytes(count: Int) -> Ref<BytesObject> {
    let object = heap.make(BytesObject.self)
    object.pointee = BytesObject(
      header: Header(types.bytes, .bytes, owner: owner), count: count, hash: 0, data: heap.row(UInt8.self, count),
      capacity: count)
    return object
  }
}
