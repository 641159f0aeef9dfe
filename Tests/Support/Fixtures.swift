// Reads what CPython 3.15 answered; Tests/Tools/record_syntax_fixtures.py wrote it down.
import Basics
import Modules

package enum Fixtures {
  package struct NotHexadecimal: Error { let text: String }

  /// The bytes of a file below Tests/Fixtures.
  package static func bytes(_ path: String) throws -> [UInt8] {
    try Array(FileSystem().read(Checkout.fixtures.appending(path)))
  }

  package static func lines(_ path: String) throws -> [String] {
    String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Bytes written in hexadecimal; `-` is none.
  package static func hexadecimal(_ text: some StringProtocol) throws -> [UInt8] {
    if text == "-" { return [] }
    let digits = Array(text.utf8)
    return try stride(from: 0, to: digits.count, by: 2).map { i in
      let pair = String(decoding: digits[i..<min(i + 2, digits.count)], as: UTF8.self)
      guard pair.utf8.count == 2, let byte = UInt8(pair, radix: 16) else { throw NotHexadecimal(text: String(text)) }
      return byte
    }
  }

  /// FNV-1a, 64 bits: the sum that the recorder computes.
  package static func sum(_ state: inout UInt64, _ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }
  }
  package static let sumSeed: UInt64 = 14_695_981_039_346_656_037
}

/// Where an offset is: 1-based, columns in characters.
package func position(of offset: UInt32, in bytes: [UInt8]) -> (line: Int, column: Int) {
  var line = 1, column = 1
  for (i, byte) in bytes.prefix(Int(offset)).enumerated() {
    if byte == 10 || byte == 13 && !(i + 1 < bytes.count && bytes[i + 1] == 10) {
      line += 1
      column = 1
    } else if byte & 0xc0 != 0x80 {
      column += 1
    }
  }
  return (line, column)
}
