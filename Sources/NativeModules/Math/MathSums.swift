// math: floor, ceil, trunc; sums, products and distances of many numbers.
import Runtime

enum MathRounding {
  static func define(_ module: ModuleBuilder) {
    module.function("floor", .exactly(1)) { w, a throws(Raised) in
      if let answer = try special(w, .floor, a[0]) { return answer }
      return try FloatConversion.integer(w, try MathModule.double(w, a[0]).rounded(.down))
    }
    module.function("ceil", .exactly(1)) { w, a throws(Raised) in
      if let answer = try special(w, .ceil, a[0]) { return answer }
      return try FloatConversion.integer(w, try MathModule.double(w, a[0]).rounded(.up))
    }
    module.function("trunc", .exactly(1)) { w, a throws(Raised) in
      if let answer = try w.callSpecial(.trunc, a[0]) { return answer }
      throw w.typeError("type \(w.typeName(of: a[0])) doesn't define __trunc__ method")
    }
  }

  private static func special(_ world: World, _ special: Special, _ value: Value) throws(Raised) -> Value? {
    world.kind(of: value) == .float ? nil : try world.callSpecial(special, value)
  }
}

enum MathSums {
  static func define(_ module: ModuleBuilder) {
    module.function("fsum", .exactly(1)) { w, a throws(Raised) in
      var sum = ExactSum()
      try w.forEach(a[0]) { element throws(Raised) in
        try sum.add(w, try MathModule.double(w, element))
        return true
      }
      return w.float(try sum.value(w))
    }
    module.function("prod", .named("iterable", "start", required: 1, positionalOnly: 1, maximum: 1)) {
      w, a throws(Raised) in
      var product = a.or(1, Value(small: 1))
      try w.forEach(a[0]) { element throws(Raised) in
        product = try w.binary(.multiply, product, element)
        return true
      }
      return product
    }
    module.function("sumprod", .exactly(2)) { w, a throws(Raised) in
      let x = try w.collect(a[0]), y = try w.collect(a[1])
      if x.count != y.count { throw w.valueError("Inputs are not the same length") }
      var isFloat = false
      for pair in zip(x, y) where w.kind(of: pair.0) == .float || w.kind(of: pair.1) == .float { isFloat = true }
      let areReal = (x + y).allSatisfy { w.kind(of: $0) == .float || w.isInt($0) }
      if isFloat, areReal {
        var sum = ExactSum()
        for pair in zip(x, y) {
          let p = try MathModule.double(w, pair.0), q = try MathModule.double(w, pair.1)
          let high = p * q
          try sum.add(w, high)
          if high.isFinite { try sum.add(w, (-high).addingProduct(p, q)) }
        }
        return w.float(try sum.value(w))
      }
      var total = Value(small: 0)
      for pair in zip(x, y) { total = try w.binary(.add, total, try w.binary(.multiply, pair.0, pair.1)) }
      return total
    }
    module.function("hypot", .variadic()) { w, a throws(Raised) in
      var numbers: [Double] = []
      for value in a.positional(from: 0) { numbers.append(try MathModule.double(w, value)) }
      return w.float(norm(numbers))
    }
    module.function("dist", .exactly(2)) { w, a throws(Raised) in
      let p = try w.collect(a[0]), q = try w.collect(a[1])
      if p.count != q.count { throw w.valueError("both points must have the same number of dimensions") }
      var numbers: [Double] = []
      for pair in zip(p, q) { numbers.append(try MathModule.double(w, pair.0) - MathModule.double(w, pair.1)) }
      return w.float(norm(numbers))
    }
  }

  /// The square root of the sum of squares, with the sum kept exact enough.
  private static func norm(_ numbers: [Double]) -> Double {
    let sizes = numbers.map { abs($0) }
    if sizes.contains(where: \.isInfinite) { return .infinity }
    if sizes.contains(where: \.isNaN) { return .nan }
    guard let greatest = sizes.max(), greatest > 0 else { return 0 }
    if sizes.count == 1 { return greatest }
    let scale = Double(sign: .plus, exponent: -Int(greatest.exponent) / 1, significand: 1)
    if !scale.isFinite || scale == 0 || greatest.isSubnormal {
      return greatest * norm(sizes.map { $0 / greatest })
    }
    // Twice the precision: products and sums with what they lose.
    var high = 1.0, low = 0.0, rest = 0.0
    for size in sizes {
      let x = size * scale
      let square = x * x
      let lost = (-square).addingProduct(x, x)
      let sum = high + square
      low += abs(high) >= abs(square) ? (high - sum) + square : (square - sum) + high
      high = sum
      rest += lost
    }
    let first = (high - 1 + (low + rest)).squareRoot()
    // One step of Newton's method with the error of the square.
    let square = first * first
    let lost = (-square).addingProduct(first, first)
    let difference = ((high - 1) - square) + ((low + rest) - lost)
    return (first + difference / (2 * first)) / scale
  }
}

/// A sum of floats without loss: partial sums that do not overlap.
struct ExactSum {
  private var parts: [Double] = []
  private var special = 0.0
  private var infinite = 0.0

  mutating func add(_ world: World, _ number: Double) throws(Raised) {
    var x = number
    var kept = 0
    for index in parts.indices {
      var y = parts[index]
      if abs(x) < abs(y) { swap(&x, &y) }
      let high = x + y
      let low = y - (high - x)
      if low != 0 {
        parts[kept] = low
        kept += 1
      }
      x = high
    }
    parts.removeLast(parts.count - kept)
    if x == 0 { return }
    if x.isFinite {
      parts.append(x)
      return
    }
    if number.isFinite { throw world.overflowError("intermediate overflow in fsum") }
    if number.isInfinite { infinite += number }
    special += number
    parts.removeAll()
  }

  func value(_ world: World) throws(Raised) -> Double {
    if special != 0 || special.isNaN {
      if infinite.isNaN { throw world.valueError("-inf + inf in fsum") }
      return special
    }
    var rest = parts[...]
    guard var high = rest.popLast() else { return 0 }
    var low = 0.0
    while let part = rest.popLast() {
      let x = high
      high = x + part
      low = part - (high - x)
      if low != 0 { break }
    }
    // Rounds half to even across the parts.
    if let next = rest.last, low < 0 && next < 0 || low > 0 && next > 0 {
      let twice = low * 2
      let sum = high + twice
      if twice == sum - high { high = sum }
    }
    return high
  }
}
