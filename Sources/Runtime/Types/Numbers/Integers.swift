// Integers of any size as values: small ones in the word, the others in the world's row of big ones.
package import BigInt

extension World {
  // MARK: Making

  /// An int.
  package func makeInteger(_ number: Int) -> Value {
    Value.fits(number) ? Value(small: number) : keep(BigInt(number))
  }

  /// An int, in its word if it fits.
  package func makeInteger(_ number: BigInt) -> Value {
    if let small = World.small(number) { return Value(small: small) }
    return keep(number)
  }

  package func integer(_ number: Int) throws(Raised) -> Value { makeInteger(number) }

  /// An int of the compiler's: decimal digits, perhaps behind a minus.
  func bigInteger(_ digits: String) throws(Raised) -> Value {
    var units = Array(digits.utf8)
    let isNegative = units.first == UInt8(ascii: "-")
    if isNegative { units.removeFirst() }
    let magnitude = IntegerText.magnitude(units.map { $0 &- 48 }, base: 10)
    return makeInteger(BigInt(sign: isNegative ? .minus : .plus, magnitude: magnitude))
  }

  private func keep(_ number: BigInt) -> Value {
    let words = number.magnitude.words
    let row = heap.row(UInt.self, words.count)
    for (index, word) in words.enumerated() { row[index] = word }
    return keep(row, words.count, isNegative: number.sign == .minus)
  }

  private func keep(_ row: Cells<UInt>, _ count: Int, isNegative: Bool) -> Value {
    let object = heap.make(IntegerObject.self)
    object.pointee.header = Header(types.integer, .integer, owner: owner)
    object.pointee.index = Int(bitPattern: row.address)
    object.pointee.small = isNegative ? 0 &- count : count
    return object.value
  }

  /// The same of words that do not stay.
  func copyInteger(_ row: Cells<UInt>, _ count: Int, isNegative: Bool) -> Value {
    var count = count
    while count > 0, row[count &- 1] == 0 { count &-= 1 }
    if count < 2 { return makeInteger(count == 0 ? row : heapWord(row[0]), count, isNegative: isNegative) }
    let own = heap.row(UInt.self, count)
    own.copy(row, count)
    return keep(own, count, isNegative: isNegative)
  }

  private func heapWord(_ word: UInt) -> Cells<UInt> {
    if word < UInt(1) << 62 {
      operandWords[0] = word
      return operandWords
    }
    let own = heap.row(UInt.self, 1)
    own[0] = word
    return own
  }

  /// An int of a magnitude, which may have zeros in front.
  func makeInteger(_ row: Cells<UInt>, _ count: Int, isNegative: Bool) -> Value {
    var count = count
    while count > 0, row[count &- 1] == 0 { count &-= 1 }
    if count == 0 { return Value(small: 0) }
    if count == 1, row[0] <= UInt(1) << 62 {
      let number = isNegative ? 0 &- Int(bitPattern: row[0]) : Int(bitPattern: row[0])
      if Value.fits(number) { return Value(small: number) }
    }
    return keep(row, count, isNegative: isNegative)
  }

  /// An instance of a subclass of int with the value of an int.
  package func makeInteger(_ type: Ref<TypeObject>, _ value: Value) -> Value {
    let object: Ref<IntegerObject> = makeObject(type)
    if let small = smallInteger(value) {
      object.pointee.small = small
      object.pointee.index = -1
    } else {
      object.pointee.small = Ref<IntegerObject>(value).pointee.small
      object.pointee.index = Ref<IntegerObject>(value).pointee.index
    }
    return object.value
  }

  // MARK: Reading

  @inline(__always) package func isInt(_ value: Value) -> Bool { value.isInteger || kind(of: value) == .integer }

  /// Of a value whose kind is integer: nil if it is beyond 63 bits.
  @inline(__always) package func smallInteger(_ value: Value) -> Int? {
    if value.isInteger { return value.integer }
    if value.isBoolean { return value.isTrue ? 1 : 0 }
    let object = Ref<IntegerObject>(value)
    return object.pointee.index < 0 ? object.pointee.small : nil
  }

  /// Of a value whose kind is integer: nil if it is beyond 64 bits.
  func word(_ value: Value) -> Int? {
    if let small = smallInteger(value) { return small }
    let words = words(value, 0)
    if words.count != 1 { return nil }
    let word = words.row[0]
    if words.isNegative { return word <= Int.min.magnitude ? Int(bitPattern: 0 &- word) : nil }
    return Int(exactly: word)
  }

  /// Of a value whose kind is integer.
  package func big(_ value: Value) -> BigInt {
    if let small = smallInteger(value) { return BigInt(small) }
    let words = words(value, 0)
    let magnitude = BigUInt(words: (0..<words.count).map { words.row[$0] })
    return BigInt(sign: words.isNegative ? .minus : .plus, magnitude: magnitude)
  }

  /// The magnitude of a value whose kind is integer. A small one lies in the room for operand `place`, 0 or 1.
  func words(_ value: Value, _ place: Int) -> Words {
    if let small = smallInteger(value) {
      operandWords[place] = small.magnitude
      return Words(row: operandWords.from(place), count: small == 0 ? 0 : 1, isNegative: small < 0)
    }
    let object = Ref<IntegerObject>(value)
    return Words(
      row: Cells(address: UInt(bitPattern: object.pointee.index)), count: abs(object.pointee.small),
      isNegative: object.pointee.small < 0)
  }

  /// So many words for the time of one division.
  func divisionRoom(_ count: Int) -> Cells<UInt> {
    if count > divisionSize {
      divisionSize = count * 2
      divisionWords = heap.row(UInt.self, divisionSize)
    }
    return divisionWords
  }

  package func isNegative(_ value: Value) -> Bool {
    if let small = smallInteger(value) { return small < 0 }
    return Ref<IntegerObject>(value).pointee.small < 0
  }

  /// The same number as a value whose class is exactly int.
  package func plainInteger(_ value: Value) -> Value {
    if value.isInteger { return value }
    if let small = smallInteger(value) { return Value(small: small) }
    if Ref<Header>(value).pointee.type == types.integer { return value }
    return makeInteger(big(value))
  }

  /// The number if it fits a word of the value.
  static func small(_ number: BigInt) -> Int? {
    let words = number.magnitude.words
    if words.count == 0 { return 0 }
    if words.count > 1 || words[0] > UInt(1) << UInt(62) { return nil }
    let magnitude = Int(bitPattern: words[0])
    let signed = number.sign == .minus ? 0 &- magnitude : magnitude
    return Value.fits(signed) ? signed : nil
  }

  // MARK: From other values

  /// `operator.index(value)`: an int of any size.
  package func indexValue(_ value: Value) throws(Raised) -> Value {
    if isInt(value) { return value }
    guard let answer = try callSpecial(.index, value) else {
      throw typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
    }
    if !isInt(answer) {
      throw typeError("\(typeName(of: value)).__index__() must return an int, not \(typeName(of: answer))")
    }
    return answer
  }

  /// An int by `__index__`, cut to what fits.
  package func saturatedIndex(_ value: Value) throws(Raised) -> Int {
    let number = try indexValue(value)
    return smallInteger(number) ?? (isNegative(number) ? Int.min : Int.max)
  }

  // MARK: Limits

  /// Refuses results that the heap has no room for.
  package func checkBits(_ bits: Int) throws(Raised) {
    if bits < 0 || !heap.mayAllocate(bits / 8 + 64, times: 4) { throw raise("MemoryError", "") }
  }

  /// Refuses operations that take so many steps on words that they seem to hang, and counts the others.
  package func checkWork(_ steps: Int) throws(Raised) {
    if steps < 0 || steps > 500_000_000 { throw raise("MemoryError", "") }
    try charge(steps >> 3)
  }
}
