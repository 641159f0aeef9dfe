// URIs to paths and back. Odd ones are answered with nil, never with a crash.
import Basics

enum DocumentURI {
  /// The path of a `file:` URI on this machine; nil for every other scheme, host or malformed escape.
  static func path(_ uri: String) -> FilePath? {
    let bytes = Array(uri.utf8)
    let scheme = Array("file:".utf8)
    guard bytes.count > scheme.count,
      zip(bytes, scheme).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
    else { return nil }
    var rest = bytes[scheme.count...]
    if rest.starts(with: [slash, slash]) {
      rest = rest.dropFirst(2)
      let authority = rest.prefix { $0 != slash }
      guard authority.isEmpty || authority.elementsEqual("localhost".utf8) else { return nil }
      rest = rest.dropFirst(authority.count)
    }
    guard rest.first == slash, let decoded = unescape(rest), !decoded.contains(0) else { return nil }
    return FilePath(bytes: decoded)
  }

  /// What makes two spellings of one document equal: the path, or the decoded text of what is no file.
  static func key(_ uri: String) -> String {
    if let path = path(uri) { return "file:" + String(decoding: path.resolved(in: "/").bytes, as: UTF8.self) }
    let bytes = Array(uri.utf8)
    return String(decoding: unescape(bytes[...]) ?? bytes, as: UTF8.self)
  }

  static func uri(_ path: FilePath) -> String {
    var result: [UInt8] = Array("file://".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in path.bytes {
      if isPlain(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let slash = UInt8(ascii: "/")

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      slash, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func unescape(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] != UInt8(ascii: "%") {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) else { return nil }
      result.append(high << 4 | low)
      index += 3
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
