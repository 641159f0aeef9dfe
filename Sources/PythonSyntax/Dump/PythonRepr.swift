// `repr` of strings and bytes, byte by byte into an output buffer.

private let hexadecimalDigits = Array("0123456789abcdef".utf8)

/// `repr` of a `str` or `bytes` value, for messages.
package func pythonRepr(_ value: StringValue) -> String {
  var bytes: [UInt8] = []
  appendRepr(value, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Appends `repr` of a `str` or `bytes` value.
func appendRepr(_ value: StringValue, to output: inout [UInt8]) {
  let single = UInt32(UInt8(ascii: "'")), double = UInt32(UInt8(ascii: "\""))
  let quote = value.units.contains(single) && !value.units.contains(double) ? double : single
  if value.isBytes { output.append(UInt8(ascii: "b")) }
  output.append(UInt8(truncatingIfNeeded: quote))
  for unit in value.units {
    switch unit {
    case quote, UInt32(UInt8(ascii: "\\")):
      output.append(UInt8(ascii: "\\"))
      output.append(UInt8(truncatingIfNeeded: unit))
    case 10: output.append(contentsOf: "\\n".utf8)
    case 13: output.append(contentsOf: "\\r".utf8)
    case 9: output.append(contentsOf: "\\t".utf8)
    case 32..<127: output.append(UInt8(truncatingIfNeeded: unit))
    default: appendUnusual(unit, isBytes: value.isBytes, to: &output)
    }
  }
  output.append(UInt8(truncatingIfNeeded: quote))
}

/// Outside printable ASCII: itself where CPython calls it printable, else an escape.
private func appendUnusual(_ unit: UInt32, isBytes: Bool, to output: inout [UInt8]) {
  if !isBytes, unit >= 128, let scalar = Unicode.Scalar(unit), isPrintable(scalar) {
    output.append(contentsOf: String(scalar).utf8)
    return
  }
  let (letter, width): (UInt8, Int) =
    unit < 256 ? (UInt8(ascii: "x"), 2) : unit < 0x10000 ? (UInt8(ascii: "u"), 4) : (UInt8(ascii: "U"), 8)
  output.append(UInt8(ascii: "\\"))
  output.append(letter)
  for shift in stride(from: (width - 1) * 4, through: 0, by: -4) {
    output.append(hexadecimalDigits[Int(unit >> UInt32(shift) & 15)])
  }
}
