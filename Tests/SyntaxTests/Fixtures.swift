// Reads what CPython 3.15 answered; Tests/Tools/record_syntax_fixtures.py wrote it down.
import Glibc
import Testing

enum Fixtures {
  private static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return parts.joined(separator: "/") + "/Fixtures"
  }()

  /// The bytes of a file below Tests/Fixtures.
  static func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = unsafe open("\(folder)/\(path)", O_RDONLY)
    try #require(descriptor >= 0, "no fixture \(path)")
    defer { close(descriptor) }
    var result: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(descriptor, &block, block.count)
      if count <= 0 { return result }
      result.append(contentsOf: block[..<count])
    }
  }

  static func lines(_ path: String) throws -> [String] {
    String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Bytes written in hexadecimal; `-` is none.
  static func hexadecimal(_ text: some StringProtocol) throws -> [UInt8] {
    if text == "-" { return [] }
    let digits = Array(text.utf8)
    try #require(digits.count % 2 == 0)
    return try stride(from: 0, to: digits.count, by: 2).map { i in
      try #require(UInt8(String(decoding: digits[i...(i + 1)], as: UTF8.self), radix: 16))
    }
  }

  /// FNV-1a, 64 bits: the sum that the recorder computes.
  static func sum(_ state: inout UInt64, _ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }
  }
  static let sumSeed: UInt64 = 14_695_981_039_346_656_037
}
