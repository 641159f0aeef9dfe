// The C library's functions of numbers, whose last bits CPython's results depend on. The one file that calls them.
import Glibc

package enum CMath {
  package static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  package static func exponential(_ x: Double) -> Double { exp(x) }
  package static func logarithm(_ x: Double) -> Double { log(x) }
  package static func sine(_ x: Double) -> Double { sin(x) }
  package static func cosine(_ x: Double) -> Double { cos(x) }
  package static func angle(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
  package static func hypotenuse(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
  package static func modulo(_ x: Double, _ y: Double) -> Double { fmod(x, y) }
}

/// What only the module `math` needs.
extension CMath {
  package static func squareRoot(_ x: Double) -> Double { sqrt(x) }
  package static func cubeRoot(_ x: Double) -> Double { cbrt(x) }
  package static func exponential2(_ x: Double) -> Double { exp2(x) }
  package static func exponentialMinus1(_ x: Double) -> Double { expm1(x) }
  package static func logarithm2(_ x: Double) -> Double { log2(x) }
  package static func logarithm10(_ x: Double) -> Double { log10(x) }
  package static func logarithm1Plus(_ x: Double) -> Double { log1p(x) }
  package static func tangent(_ x: Double) -> Double { tan(x) }
  package static func arcSine(_ x: Double) -> Double { asin(x) }
  package static func arcCosine(_ x: Double) -> Double { acos(x) }
  package static func arcTangent(_ x: Double) -> Double { atan(x) }
  package static func hyperbolicSine(_ x: Double) -> Double { sinh(x) }
  package static func hyperbolicCosine(_ x: Double) -> Double { cosh(x) }
  package static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  package static func areaSine(_ x: Double) -> Double { asinh(x) }
  package static func areaCosine(_ x: Double) -> Double { acosh(x) }
  package static func areaTangent(_ x: Double) -> Double { atanh(x) }
  package static func errorFunction(_ x: Double) -> Double { erf(x) }
  package static func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }
}
