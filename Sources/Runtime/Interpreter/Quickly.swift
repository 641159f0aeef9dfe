// The usual cases of operators and items, without a call: small integers, floats in the word, elements of lists. All give
// unbound where the case is another; results that overflow are such.

extension World {
  // MARK: Sums, differences, products

  @inline(__always) func quickSum(_ a: Value, _ b: Value) -> Value {
    if Value.areIntegers(a, b) {
      let (sum, overflow) = Int64(bitPattern: a.bits).addingReportingOverflow(Int64(bitPattern: b.bits &- 1))
      return overflow ? .unbound : Value(bits: UInt64(bitPattern: sum))
    }
    return a.isFlonum && b.isFlonum ? float(a.flonum + b.flonum) : .unbound
  }

  @inline(__always) func quickSum(_ a: Value, _ number: Int) -> Value {
    if a.isInteger {
      let (sum, overflow) = Int64(bitPattern: a.bits).addingReportingOverflow(Int64(number << 1))
      return overflow ? .unbound : Value(bits: UInt64(bitPattern: sum))
    }
    return a.isFlonum ? float(a.flonum + Double(number)) : .unbound
  }

  @inline(__always) func quickDifference(_ a: Value, _ b: Value) -> Value {
    if Value.areIntegers(a, b) {
      let (difference, overflow) = Int64(bitPattern: a.bits).subtractingReportingOverflow(
        Int64(bitPattern: b.bits &- 1))
      return overflow ? .unbound : Value(bits: UInt64(bitPattern: difference))
    }
    return a.isFlonum && b.isFlonum ? float(a.flonum - b.flonum) : .unbound
  }

  @inline(__always) func quickProduct(_ a: Value, _ b: Value) -> Value {
    if Value.areIntegers(a, b) {
      let (product, overflow) = a.integer.multipliedReportingOverflow(by: b.integer)
      return overflow || !Value.fits(product) ? .unbound : Value(small: product)
    }
    return a.isFlonum && b.isFlonum ? float(a.flonum * b.flonum) : .unbound
  }

  // MARK: Quotients

  @inline(__always) func quickRatio(_ a: Value, _ b: Value) -> Value {
    a.isFlonum && b.isFlonum && b.flonum != 0 ? float(a.flonum / b.flonum) : .unbound
  }

  @inline(__always) func quickRest(_ a: Value, _ b: Value) -> Value {
    guard Value.areIntegers(a, b), b.integer > 0 else { return .unbound }
    let rest = a.integer % b.integer
    return Value(small: rest < 0 ? rest &+ b.integer : rest)
  }

  @inline(__always) func quickQuotient(_ a: Value, _ b: Value) -> Value {
    guard Value.areIntegers(a, b), b.integer > 0 else { return .unbound }
    let quotient = a.integer / b.integer
    return Value(small: quotient &* b.integer > a.integer ? quotient &- 1 : quotient)
  }

  // MARK: Bits

  @inline(__always) func quickAnd(_ a: Value, _ b: Value) -> Value {
    Value.areIntegers(a, b) ? Value(bits: a.bits & b.bits) : .unbound
  }
  @inline(__always) func quickOr(_ a: Value, _ b: Value) -> Value {
    Value.areIntegers(a, b) ? Value(bits: a.bits | b.bits) : .unbound
  }
  @inline(__always) func quickXor(_ a: Value, _ b: Value) -> Value {
    Value.areIntegers(a, b) ? Value(bits: (a.bits ^ b.bits) | 1) : .unbound
  }

  @inline(__always) func quickLeft(_ a: Value, _ b: Value) -> Value {
    guard Value.areIntegers(a, b), b.integer >= 0, b.integer < 62 else { return .unbound }
    let shifted = a.integer &<< b.integer
    return (shifted &>> b.integer) == a.integer && Value.fits(shifted) ? Value(small: shifted) : .unbound
  }

  @inline(__always) func quickRight(_ a: Value, _ b: Value) -> Value {
    guard Value.areIntegers(a, b), b.integer >= 0 else { return .unbound }
    return Value(small: a.integer &>> (b.integer > 63 ? 63 : b.integer))
  }

  // MARK: Items

  @inline(__always) func quickItem(_ container: Value, _ key: Value) -> Value {
    guard container.isObject, key.isInteger else { return .unbound }
    let type = Ref<Header>(container).pointee.type
    if type == types.list {
      let list = Ref<ListObject>(container)
      let count = list.pointee.count
      let index = key.integer < 0 ? key.integer &+ count : key.integer
      if UInt(bitPattern: index) < UInt(bitPattern: count) { return list.pointee.items[index] }
    } else if type == types.tuple {
      let tuple = Ref<TupleObject>(container)
      let count = tuple.pointee.count
      let index = key.integer < 0 ? key.integer &+ count : key.integer
      if UInt(bitPattern: index) < UInt(bitPattern: count) { return tuple.items[index] }
    }
    return .unbound
  }

  /// False: the case is another.
  @inline(__always) func setQuickly(_ container: Value, _ key: Value, _ value: Value) -> Bool {
    guard container.isObject, key.isInteger, Ref<Header>(container).pointee.type == types.list else { return false }
    let list = Ref<ListObject>(container)
    let count = list.pointee.count
    let index = key.integer < 0 ? key.integer &+ count : key.integer
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return false }
    list.pointee.items[index] = value
    return true
  }

  /// Takes a tuple of just the right length apart; false: it is something else.
  @inline(__always) func unpackQuickly(_ value: Value, _ target: Cells<Value>, _ count: Int) -> Bool {
    guard value.isObject, Ref<Header>(value).pointee.type == types.tuple, Ref<TupleObject>(value).count == count else {
      return false
    }
    let items = Ref<TupleObject>(value).items
    for index in 0..<count { target[index] = items[index] }
    return true
  }
}
