// What functions of complex numbers give where a part of the argument is not finite.
import Runtime

/// Seven rows for the real part, seven columns for the imaginary one: -inf, negative, -0, 0, positive, inf, nan.
/// Words `real,imaginary`: i is inf, n nan, p pi, h pi/2, q pi/4, t 3pi/4; u is left to the function, x no number at all.
enum ComplexSpecialValues {
  static let acos = """
    t,i p,i p,i p,-i p,-i t,-i n,i h,i u u u u h,-i n,n h,i u u u u h,-i h,n h,i u u u \
    u h,-i h,n h,i u u u u h,-i n,n q,i 0,i 0,i 0,-i 0,-i q,-i n,i n,i n,n n,n n,n n,n n,-i n,n
    """
  static let acosh = """
    i,-t i,-p i,-p i,p i,p i,t i,n i,-h u u u u i,h n,n i,-h u u u u i,h n,h i,-h u u u \
    u i,h n,h i,-h u u u u i,h n,n i,-q i,-0 i,-0 i,0 i,0 i,q i,n i,n n,n n,n n,n n,n i,n n,n
    """
  static let asinh = """
    -i,-q -i,-0 -i,-0 -i,0 -i,0 -i,q -i,n -i,-h u u u u -i,h n,n -i,-h u u u u -i,h n,n i,-h u u u \
    u i,h n,n i,-h u u u u i,h n,n i,-q i,-0 i,-0 i,0 i,0 i,q i,n i,n n,n n,-0 n,0 n,n i,n n,n
    """
  static let atanh = """
    -0,-h -0,-h -0,-h -0,h -0,h -0,h -0,n -0,-h u u u u -0,h n,n -0,-h u u u u -0,h -0,n 0,-h u u u \
    u 0,h 0,n 0,-h u u u u 0,h n,n 0,-h 0,-h 0,-h 0,h 0,h 0,h 0,n 0,-h n,n n,n n,n n,n 0,h n,n
    """
  static let cosh = """
    x i,i i,0 i,-0 i,-i x i,n x u u u u x n,n x u u u u x n,0 x u u u \
    u x n,0 x u u u u x n,n x i,-i i,-0 i,0 i,i x i,n n,n n,n n,0 n,0 n,n n,n n,n
    """
  static let exp = """
    0,0 0,-0 0,-0 0,0 0,0 0,0 0,0 x u u u u x n,n x u u u u x n,n x u u u \
    u x n,n x u u u u x n,n x i,-i i,-0 i,0 i,i x i,n n,n n,n n,-0 n,0 n,n n,n n,n
    """
  static let log = """
    i,-t i,-p i,-p i,p i,p i,t i,n i,-h u u u u i,h n,n i,-h u u u u i,h n,n i,-h u u u \
    u i,h n,n i,-h u u u u i,h n,n i,-q i,-0 i,-0 i,0 i,0 i,q i,n i,n n,n n,n n,n n,n i,n n,n
    """
  static let sinh = """
    x -i,-i -i,-0 -i,0 -i,i x i,n x u u u u x n,n x u u u u x 0,n x u u u \
    u x 0,n x u u u u x n,n x i,-i i,-0 i,0 i,i x i,n n,n n,n n,-0 n,0 n,n n,n n,n
    """
  static let sqrt = """
    i,-i 0,-i 0,-i 0,i 0,i i,i n,i i,-i u u u u i,i n,n i,-i u u u u i,i n,n i,-i u u u \
    u i,i n,n i,-i u u u u i,i n,n i,-i i,-0 i,-0 i,0 i,0 i,i i,n i,-i n,n n,n n,n n,n i,i n,n
    """
  static let tanh = """
    -1,0 -1,-0 -1,-0 -1,0 -1,0 -1,0 -1,0 x u u u u x n,n x u u u u x -0,n x u u u \
    u x 0,n x u u u u x n,n 1,0 1,-0 1,-0 1,0 1,0 1,0 1,0 n,n n,n n,-0 n,0 n,n n,n n,n
    """
  static let rect = """
    x -i,i -i,0 -i,-0 -i,-i x i,n x u u u u x n,n 0,0 u u u u 0,0 0,0 0,0 u u u \
    u 0,0 0,0 x u u u u x n,n x i,-i i,-0 i,0 i,i x i,n n,n n,n n,0 n,0 n,n n,n n,n
    """

  enum Answer {
    case value(Complex)
    case problem
    case open
  }

  static func answer(_ table: String, _ z: Complex) -> Answer {
    if z.real.isFinite, z.imaginary.isFinite { return .open }
    let words = table.split(separator: " ")
    let index = place(z.real) * 7 + place(z.imaginary)
    guard index < words.count else { return .open }
    switch words[index] {
    case "u": return .open
    case "x": return .problem
    case let word:
      let parts = word.split(separator: ",")
      return .value(Complex(real: number(parts[0]), imaginary: number(parts[parts.count - 1])))
    }
  }

  private static func place(_ x: Double) -> Int {
    if x.isNaN { return 6 }
    if x.isInfinite { return x < 0 ? 0 : 5 }
    if x == 0 { return x.sign == .minus ? 2 : 3 }
    return x < 0 ? 1 : 4
  }

  private static func number(_ word: Substring) -> Double {
    let isNegative = word.hasPrefix("-")
    let size: Double =
      switch word.last {
      case "i": .infinity
      case "n": .nan
      case "p": .pi
      case "h": .pi / 2
      case "q": .pi / 4
      case "t": 3 * .pi / 4
      case "1": 1
      default: 0
      }
    return isNegative ? -size : size
  }
}
