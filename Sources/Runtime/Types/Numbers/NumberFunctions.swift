// The functions of builtins about numbers: abs, divmod, pow, round, bin, oct, hex, sum.

enum NumberFunctions {
  @Sendable static func define(_ world: World) {
    world.builtin("abs", .exactly(1)) { w, a throws(Raised) in
      if let answer = try w.callSpecial(.abs, a[0]) { return answer }
      throw w.typeError("bad operand type for abs(): '\(w.typeName(of: a[0]))'")
    }
    world.builtin("divmod", .exactly(2)) { w, a throws(Raised) in try w.binary(.divmod, a[0], a[1]) }
    world.builtin("pow", .named("base", "exp", "mod", required: 2)) { w, a throws(Raised) in
      let modulus = a.or(2, .none)
      return modulus.isNone ? try w.binary(.power, a[0], a[1]) : try power(w, a[0], a[1], modulus)
    }
    world.builtin("round", .named("number", "ndigits", required: 1)) { w, a throws(Raised) in
      let digits = a.or(1, .none)
      let method = w.special(.round, of: w.type(of: a[0]))
      if method.isUnbound {
        throw w.typeError("type \(w.typeName(of: a[0])) doesn't define __round__ method")
      }
      let answer = digits.isNone ? try w.callSpecial(.round, a[0]) : try w.callSpecial(.round, a[0], digits)
      return answer ?? .none
    }
    world.builtin("bin", .exactly(1)) { w, a throws(Raised) in
      try IntegerText.prefixed(w, w.indexValue(a[0]), base: 2)
    }
    world.builtin("oct", .exactly(1)) { w, a throws(Raised) in
      try IntegerText.prefixed(w, w.indexValue(a[0]), base: 8)
    }
    world.builtin("hex", .exactly(1)) { w, a throws(Raised) in
      try IntegerText.prefixed(w, w.indexValue(a[0]), base: 16)
    }
    world.builtin("sum", .named("iterable", "start", required: 1, positionalOnly: 1)) { w, a throws(Raised) in
      try sum(w, a[0], a.or(1, Value(small: 0)))
    }
  }

  /// `pow(a, b, c)` for any types.
  private static func power(_ world: World, _ a: Value, _ b: Value, _ c: Value) throws(Raised) -> Value {
    let typeA = world.type(of: a), typeB = world.type(of: b)
    let forward = world.special(.pow, of: typeA), reflected = world.special(.rpow, of: typeB)
    let isOther = typeA != typeB && !reflected.isUnbound && !reflected.isNone
    let isRightFirst = isOther && world.isSubtype(typeB, typeA) && reflected != world.special(.rpow, of: typeA)
    if isRightFirst {
      let result = try world.callSpecial(.rpow, b, a, c) ?? .notImplemented
      if result != .notImplemented { return result }
    }
    if !forward.isUnbound, !forward.isNone {
      let result = try world.callSpecial(.pow, a, b, c) ?? .notImplemented
      if result != .notImplemented { return result }
    }
    if isOther, !isRightFirst {
      let result = try world.callSpecial(.rpow, b, a, c) ?? .notImplemented
      if result != .notImplemented { return result }
    }
    // A native modulus is asked too, and takes only its own kind.
    func isNumber(_ value: Value) -> Bool { [.integer, .float, .complex].contains(world.kind(of: value)) }
    if isNumber(a), isNumber(b) {
      switch world.kind(of: c) {
      case .float: throw world.typeError("pow() 3rd argument not allowed unless all arguments are integers")
      case .complex: throw world.valueError("complex modulo")
      default: break
      }
    }
    throw world.typeError(
      "unsupported operand type(s) for ** or pow(): '\(typeA.pointee.name.text)', '\(typeB.pointee.name.text)', '\(world.typeName(of: c))'"
    )
  }

  // MARK: sum

  /// Ints exactly; floats and complex numbers with compensation for what rounding loses (Neumaier).
  private static func sum(_ world: World, _ iterable: Value, _ start: Value) throws(Raised) -> Value {
    switch world.kind(of: start) {
    case .string: throw world.typeError("sum() can't sum strings [use ''.join(seq) instead]")
    case .bytes: throw world.typeError("sum() can't sum bytes [use b''.join(seq) instead]")
    case .bytearray: throw world.typeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    default: break
    }
    var total = Total(start, world)
    try world.forEach(iterable) { element throws(Raised) in
      try total.add(element, world)
      return true
    }
    return total.value(world)
  }

  /// Compensated sum of floats.
  struct Compensated {
    var high: Double
    var low = 0.0

    mutating func add(_ x: Double) {
      let sum = high + x
      low += abs(high) >= abs(x) ? (high - sum) + x : (x - sum) + high
      high = sum
    }

    var value: Double { low != 0 && low.isFinite ? high + low : high }
  }

  private enum Total {
    case integer(Int)
    case float(Compensated)
    case complex(Compensated, Compensated)
    case any(Value)

    init(_ start: Value, _ world: World) {
      self = .any(start)
      if start.isInteger { self = .integer(start.integer) }
      settle(world)
    }

    /// Exact classes have their own ways.
    private mutating func settle(_ world: World) {
      guard case .any(let value) = self else { return }
      if value.isFlonum || value.isObject && Ref<Header>(value).pointee.type == world.types.float {
        self = .float(Compensated(high: world.double(value)))
      } else if value.isObject, Ref<Header>(value).pointee.type == world.types.complex {
        let number = world.complexNumber(value)
        self = .complex(Compensated(high: number.real), Compensated(high: number.imaginary))
      }
    }

    mutating func add(_ element: Value, _ world: World) throws(Raised) {
      let type = world.type(of: element)
      switch self {
      case .integer(let number):
        if element.isInteger {
          let (sum, overflow) = number.addingReportingOverflow(element.integer)
          if !overflow {
            self = .integer(sum)
            return
          }
        }
      case .float(var sum):
        if let number = Total.real(element, type, world) {
          sum.add(number)
          self = .float(sum)
          return
        }
      case .complex(var real, var imaginary):
        if type == world.types.complex {
          let number = world.complexNumber(element)
          real.add(number.real)
          imaginary.add(number.imaginary)
          self = .complex(real, imaginary)
          return
        }
        if let number = Total.real(element, type, world) {
          real.add(number)
          self = .complex(real, imaginary)
          return
        }
      case .any: break
      }
      self = .any(try world.binary(.add, value(world), element))
      settle(world)
    }

    /// A float, or an int that fits a word.
    private static func real(_ element: Value, _ type: Ref<TypeObject>, _ world: World) -> Double? {
      if type == world.types.float { return world.double(element) }
      return world.isInt(element) ? world.smallInteger(element).map { Double($0) } : nil
    }

    func value(_ world: World) -> Value {
      switch self {
      case .integer(let number): world.makeInteger(number)
      case .float(let sum): world.float(sum.value)
      case .complex(let real, let imaginary):
        world.complex(Complex(real: real.value, imaginary: imaginary.value))
      case .any(let value): value
      }
    }
  }
}
