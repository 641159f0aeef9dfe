// math: gamma and lgamma, by Lanczos' approximation.
import Runtime

enum GammaFunction {
  static func define(_ module: ModuleBuilder) {
    module.function("gamma", .exactly(1)) { w, a throws(Raised) in
      let x = try MathModule.double(w, a[0])
      if x == -.infinity || x == 0 || x < 0 && x == x.rounded(.down) { throw outOfDomain(w, x) }
      let result = gamma(x)
      if result.isInfinite, x.isFinite { throw MathModule.rangeError(w) }
      return w.float(result)
    }
    module.function("lgamma", .exactly(1)) { w, a throws(Raised) in
      let x = try MathModule.double(w, a[0])
      if x <= 0, x.isFinite, x == x.rounded(.down) { throw outOfDomain(w, x) }
      let result = logarithmOfGamma(x)
      if result.isInfinite, x.isFinite { throw MathModule.rangeError(w) }
      return w.float(result)
    }
  }

  private static func outOfDomain(_ world: World, _ x: Double) -> Raised {
    world.valueError("expected a noninteger or positive integer, got \(MathModule.text(x))")
  }

  private static let numerator = [
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]
  private static let denominator: [Double] = [
    0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32_670, 1_925, 66,
    1,
  ]
  private static let g = 6.024680040776729583740234375, gMinusHalf = 5.524680040776729583740234375

  private static func sum(_ x: Double) -> Double {
    var above = 0.0, below = 0.0
    if x < 5 {
      for index in numerator.indices.reversed() {
        above = above * x + numerator[index]
        below = below * x + denominator[index]
      }
    } else {
      for index in numerator.indices {
        above = above / x + numerator[index]
        below = below / x + denominator[index]
      }
    }
    return above / below
  }

  /// sin(πx)
  private static func sineOfPi(_ x: Double) -> Double {
    let y = CMath.modulo(abs(x), 2)
    let result: Double
    switch Int((2 * y).rounded(.toNearestOrAwayFromZero)) {
    case 0: result = CMath.sine(.pi * y)
    case 1: result = CMath.cosine(.pi * (y - 0.5))
    case 2: result = CMath.sine(.pi * (1 - y))
    case 3: result = -CMath.cosine(.pi * (y - 1.5))
    default: result = CMath.sine(.pi * (y - 2))
    }
    return x < 0 ? -result : result
  }

  private static func gamma(_ x: Double) -> Double {
    if !x.isFinite { return x }
    if x == x.rounded(.down), x <= 23 {
      return (1..<max(Int(x), 1)).reduce(1.0) { $0 * Double($1) }
    }
    let size = abs(x)
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / sineOfPi(x) : .infinity }
    let y = size + gMinusHalf
    var z: Double
    if size > gMinusHalf {
      z = y - size - gMinusHalf
    } else {
      z = y - gMinusHalf - size
    }
    z = z * g / y
    var result: Double
    if x < 0 {
      result = -.pi / sineOfPi(size) / size * CMath.exponential(y) / sum(size)
      result -= z * result
      if size < 140 { return result / CMath.power(y, size - 0.5) }
      let root = CMath.power(y, size / 2 - 0.25)
      return result / root / root
    }
    result = sum(size) / CMath.exponential(y)
    result += z * result
    if size < 140 { return result * CMath.power(y, size - 0.5) }
    let root = CMath.power(y, size / 2 - 0.25)
    return result * root * root
  }

  private static func logarithmOfGamma(_ x: Double) -> Double {
    if !x.isFinite { return x.isNaN ? x : .infinity }
    if x == x.rounded(.down), x <= 2 { return 0 }
    let size = abs(x)
    if size < 1e-20 { return -CMath.logarithm(size) }
    var result = CMath.logarithm(sum(size)) - g
    result += (size - 0.5) * (CMath.logarithm(size + g - 0.5) - 1)
    if x < 0 {
      result =
        1.144729885849400174143427351353058711647 - CMath.logarithm(abs(sineOfPi(size))) - CMath.logarithm(size)
        - result
    }
    return result
  }
}
