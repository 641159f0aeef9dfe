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
