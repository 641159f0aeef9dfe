// The C library's functions of numbers, whose last bits CPython's results depend on. The one file that calls them.
import Glibc

enum CMath {
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func logarithm(_ x: Double) -> Double { log(x) }
  static func sine(_ x: Double) -> Double { sin(x) }
  static func cosine(_ x: Double) -> Double { cos(x) }
  static func angle(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
  static func hypotenuse(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
  static func modulo(_ x: Double, _ y: Double) -> Double { fmod(x, y) }
}
