// math: functions of integers: factorial, comb, perm, gcd, lcm, isqrt.
import BigInt
import Runtime

enum MathIntegers {
  /// `_math_integer`, which calls itself `math.integer`.
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    world.set(world.names.name, world.intern("math.integer"), in: builder.dict)
    define(ModuleBuilder(world, module))
  }

  /// What `math` adds to itself: the module of its integer functions, for which no file stands.
  static let submodule = InertModule(
    name: "math", imports: ["_math_integer"],
    more: { module throws(Raised) in
      let integers = try module.world.importModule("_math_integer")
      module.constant("integer", integers)
      try module.world.setItem(module.world.modules.value, module.world.intern("math.integer"), integers)
    })

  static func define(_ module: ModuleBuilder) {
    module.function("factorial", .exactly(1)) { w, a throws(Raised) in
      let value = try w.indexValue(a[0])
      if w.isNegative(value) { throw w.valueError("factorial() not defined for negative values") }
      guard let count = w.smallInteger(value), count <= Int(Int32.max) else {
        throw w.overflowError("factorial() argument should not exceed \(Int.max)")
      }
      return w.makeInteger(try product(w, 1, count))
    }
    module.function("comb", .exactly(2)) { w, a throws(Raised) in
      let (n, k) = try pair(w, a[0], a[1])
      guard let n, let k else { throw w.overflowError("comb() argument should not exceed \(Int.max)") }
      if k > n { return Value(small: 0) }
      let least = min(k, n - k)
      let high = try product(w, n - least + 1, n)
      return w.makeInteger(high / (try product(w, 1, least)))
    }
    module.function("perm", .positional(1, 2)) { w, a throws(Raised) in
      if a.or(1, .none).isNone {
        let n = try w.indexValue(a[0])
        if w.isNegative(n) { throw w.valueError("factorial() not defined for negative values") }
        guard let count = w.smallInteger(n) else { throw w.overflowError("perm() argument is too large") }
        return w.makeInteger(try product(w, 1, count))
      }
      let (n, k) = try pair(w, a[0], a[1])
      guard let n, let k else { throw w.overflowError("k must not exceed \(Int.max)") }
      if k > n { return Value(small: 0) }
      return w.makeInteger(try product(w, n - k + 1, n))
    }
    module.function("gcd", .variadic()) { w, a throws(Raised) in
      var result = BigInt(0)
      for value in a.positional(from: 0) { result = result.greatestCommonDivisor(with: w.big(try w.indexValue(value))) }
      return w.makeInteger(BigInt(result.magnitude))
    }
    module.function("lcm", .variadic()) { w, a throws(Raised) in
      var result = BigInt(1)
      for value in a.positional(from: 0) {
        let number = w.big(try w.indexValue(value))
        if number.isZero { result = 0 }
        if result.isZero { continue }
        result = result / result.greatestCommonDivisor(with: number) * number
        try w.checkBits(result.magnitude.bitWidth)
      }
      return w.makeInteger(BigInt(result.magnitude))
    }
    module.function("isqrt", .exactly(1)) { w, a throws(Raised) in
      let value = try w.indexValue(a[0])
      if w.isNegative(value) { throw w.valueError("isqrt() argument must be nonnegative") }
      return w.makeInteger(BigInt(w.big(value).magnitude.squareRoot()))
    }
  }

  private static func pair(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> (Int?, Int?) {
    let n = try world.indexValue(a), k = try world.indexValue(b)
    if world.isNegative(n) { throw world.valueError("n must be a non-negative integer") }
    if world.isNegative(k) { throw world.valueError("k must be a non-negative integer") }
    return (world.smallInteger(n), world.smallInteger(k))
  }

  /// The product of all numbers from `low` to `high`, in halves of like size.
  private static func product(_ world: World, _ low: Int, _ high: Int) throws(Raised) -> BigInt {
    if low > high { return 1 }
    let count = high - low
    let (bits, isTooMuch) = (count + 1).multipliedReportingOverflow(by: Int.bitWidth - high.leadingZeroBitCount)
    if isTooMuch { throw world.memoryError() }
    try world.checkBits(bits)
    try world.checkWork(bits / 8)
    return multiply(low, high)
  }

  private static func multiply(_ low: Int, _ high: Int) -> BigInt {
    if high - low < 8 {
      var result = BigInt(low)
      var next = low + 1
      while next <= high {
        result *= BigInt(next)
        next += 1
      }
      return result
    }
    let middle = low + (high - low) / 2
    return multiply(low, middle) * multiply(middle + 1, high)
  }
}
