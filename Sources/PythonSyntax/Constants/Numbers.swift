// What numeric literals stand for, as text: integers of any size in decimal, floats as CPython's `repr`.
import Basics

extension SyntaxTree {
  /// The value of a `ConstantInt` that fits an `Int`.
  package func integerValue(_ id: NodeID) -> Int? {
    guard kind(id) == .ConstantInt else { return nil }
    return Int(decimalText(id))
  }

  /// The decimal digits of a `ConstantInt` of any size.
  package func decimalText(_ id: NodeID) -> String {
    let range = range(id)
    var digits: [UInt8] = []
    for byte in source.bytes[Int(range.start)..<min(Int(range.end), source.bytes.count)] where byte != UInt8(ascii: "_")
    {
      digits.append(byte)
    }
    if digits.count > 2, digits[0] == UInt8(ascii: "0") {
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): return decimal(digits[2...], base: 16)
      case UInt8(ascii: "o"): return decimal(digits[2...], base: 8)
      case UInt8(ascii: "b"): return decimal(digits[2...], base: 2)
      default: break
      }
    }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    return significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
  }

  /// `repr` of a `ConstantFloat`, or of a `ConstantImaginary` with its `j`.
  package func floatText(_ id: NodeID) -> String {
    let range = range(id)
    var digits: [UInt8] = []
    for byte in source.bytes[Int(range.start)..<min(Int(range.end), source.bytes.count)] where byte != UInt8(ascii: "_")
    {
      digits.append(byte)
    }
    let isImaginary = digits.last.map { $0 | 0x20 == UInt8(ascii: "j") } ?? false
    if isImaginary { digits.removeLast() }
    if digits.last == UInt8(ascii: ".") { digits.append(UInt8(ascii: "0")) }
    let text = String(decoding: digits, as: UTF8.self)
    let value = Double(text.hasPrefix(".") ? "0" + text : text.replacingDot()) ?? 0
    var repr = pythonRepr(value)
    if isImaginary {
      if repr.hasSuffix(".0") { repr.removeLast(2) }
      repr += "j"
    }
    return repr
  }
}

extension String {
  /// Swift reads no `1.e5`.
  fileprivate func replacingDot() -> String {
    var bytes = Array(utf8)
    for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: ".") {
      if bytes[index + 1] | 0x20 == UInt8(ascii: "e") { bytes.insert(UInt8(ascii: "0"), at: index + 1) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Digits of a base that is a power of two, in decimal. Quadratic, with 9 digits a step.
private func decimal(_ digits: ArraySlice<UInt8>, base: UInt64) -> String {
  var limbs: [UInt64] = [0]
  for digit in digits {
    var carry = UInt64(Lexer.digitValue(digit))
    for index in limbs.indices {
      let sum = limbs[index] * base + carry
      limbs[index] = sum % 1_000_000_000
      carry = sum / 1_000_000_000
    }
    if carry > 0 { limbs.append(carry) }
  }
  var text = String(limbs[limbs.count - 1])
  for limb in limbs.dropLast().reversed() {
    let part = String(limb)
    text += String(repeating: "0", count: 9 - part.count) + part
  }
  return text
}

/// The shortest digits that read back as the same double, laid out as `float.__repr__` does.
package func pythonRepr(_ value: Double) -> String {
  if value.isNaN { return "nan" }
  if value.isInfinite { return value < 0 ? "-inf" : "inf" }
  // Swift gives the same digits; only where the exponent begins differs.
  var digits: [UInt8] = []
  var point: Int?
  var exponent = 0
  var text = Array("\(value)".utf8)
  let isNegative = text.first == UInt8(ascii: "-")
  if isNegative { text.removeFirst() }
  if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
    exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0
    text.removeSubrange(mark...)
  }
  for byte in text {
    if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
  }
  exponent += point ?? digits.count
  while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
  while digits.count > 1, digits.first == UInt8(ascii: "0") {
    digits.removeFirst()
    exponent -= 1
  }
  let all = String(decoding: digits, as: UTF8.self)
  let sign = isNegative ? "-" : ""
  if all == "0" { return sign + "0.0" }
  // `exponent` places the point before the first digit; CPython counts from behind it.
  let decimalPoint = exponent
  if decimalPoint > 16 || decimalPoint <= -4 {
    let mantissa = digits.count == 1 ? all : "\(all.prefix(1)).\(all.dropFirst())"
    let power = decimalPoint - 1
    let magnitude = String(abs(power))
    return sign + mantissa + (power < 0 ? "e-" : "e+") + (magnitude.count < 2 ? "0" : "") + magnitude
  }
  if decimalPoint <= 0 { return sign + "0." + String(repeating: "0", count: -decimalPoint) + all }
  if digits.count <= decimalPoint {
    return sign + all + String(repeating: "0", count: decimalPoint - digits.count) + ".0"
  }
  return sign + "\(all.prefix(decimalPoint)).\(all.dropFirst(decimalPoint))"
}
