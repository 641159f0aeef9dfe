// Texts and figures in columns, for people.

package enum Columns {
  package static func left(_ text: String, _ width: Int) -> String { text + blanks(width - text.count) }
  package static func right(_ text: String, _ width: Int) -> String { blanks(width - text.count) + text }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  package static func milliseconds(_ microseconds: Int) -> String { tenths(microseconds, 1000) + " ms" }

  package static func size(_ bytes: Int) -> String {
    abs(bytes) < 1_000_000 ? tenths(bytes, 1000) + " kB" : tenths(bytes, 1_000_000) + " MB"
  }

  /// One digit behind the point.
  private static func tenths(_ number: Int, _ unit: Int) -> String {
    let tenths = (abs(number) * 10 + unit / 2) / unit
    return "\(number < 0 ? "-" : "")\(grouped(tenths / 10)).\(tenths % 10)"
  }

  /// Digits in groups of three.
  package static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { text = "," + text }
      text = String(digit) + text
    }
    return text
  }
}
