// URIs of documents: any scheme, compared by what they mean, given back as the client spells them.
package import Basics
package import JSON

/// The name of a document. `file` URIs have a path; all others (`untitled:`, notebook cells) are just names.
///
/// Never invalid: editors send odd things, and the worst that may come of it is a document without a file.
package struct DocumentURI: Hashable, Sendable, JSONDecodable, JSONEncodable, CustomStringConvertible {
  /// As the client wrote it.
  package let spelling: String
  /// Scheme in lower case and the rest with all escapes decoded; of a file's URI the path alone counts.
  private let decoded: [UInt8]
  /// Where in `decoded` the path begins, if this names a file on this machine.
  private let pathStart: Int?

  package init(_ spelling: String) {
    self.spelling = spelling
    let bytes = Array(spelling.utf8)
    let (scheme, rest) = Self.split(bytes)
    // RFC 8089: an empty authority or `localhost` is this machine; `file:/path` is an older form.
    // Raw `?` and `#` are taken for part of the name: clients that forget to escape them are more common
    // than queries to files.
    var path: ArraySlice<UInt8>?
    if scheme == Array("file".utf8) {
      if rest.starts(with: "//".utf8) {
        let authorityEnd = rest.dropFirst(2).firstIndex(of: Self.slash) ?? rest.endIndex
        let authority = Self.lowercased(rest[(rest.startIndex + 2)..<authorityEnd])
        if authority.isEmpty || authority == Array("localhost".utf8) { path = rest[authorityEnd...] }
      } else {
        path = rest
      }
    }
    var decoded = scheme + [UInt8(ascii: ":")]
    if let path, path.first == Self.slash {
      let name = Self.percentDecoded(path)
      if !name.contains(0) {
        pathStart = decoded.count
        self.decoded = decoded + FilePath(bytes: name).bytes
        return
      }
    }
    decoded += Self.percentDecoded(rest)
    self.decoded = decoded
    pathStart = nil
  }

  /// The URI of an absolute path. Bytes of file names that are not UTF-8 survive as escapes.
  package init(path: FilePath) {
    var spelling = Array("file://".utf8)
    for byte in path.bytes {
      if Self.isPathByte(byte) {
        spelling.append(byte)
      } else {
        spelling += [UInt8(ascii: "%"), Self.hexDigits[Int(byte >> 4)], Self.hexDigits[Int(byte & 15)]]
      }
    }
    self.init(String(decoding: spelling, as: UTF8.self))
  }

  package init(json: JSONValue) throws(ParameterError) { self.init(try String(json: json)) }
  package func encode(into slot: inout JSONSlot) { slot.write(spelling) }

  /// In lower case; empty if there is none.
  package var scheme: String {
    String(decoding: decoded.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
  }

  /// The file that this names; nil for every other scheme, for other machines, and for what no file can be called.
  package var filePath: FilePath? { pathStart.map { FilePath(bytes: decoded[$0...]) } }

  package var description: String { spelling }

  package static func == (a: DocumentURI, b: DocumentURI) -> Bool {
    a.decoded == b.decoded && (a.pathStart == nil) == (b.pathStart == nil)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(decoded) }

  // MARK: Bytes

  private static let slash = UInt8(ascii: "/")
  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  /// Scheme (RFC 3986, 3.1) in lower case, and what follows its colon.
  private static func split(_ bytes: [UInt8]) -> (scheme: [UInt8], rest: ArraySlice<UInt8>) {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, isLetter(first) else {
      return ([], bytes[...])
    }
    let scheme = bytes[..<colon]
    let isScheme = scheme.allSatisfy {
      isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    return isScheme ? (lowercased(scheme), bytes[(colon + 1)...]) : ([], bytes[...])
  }

  /// A `%` that is not followed by two hex digits stays.
  private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// RFC 3986: unreserved characters, sub-delimiters, `:`, `@`, and the slash.
  private static func isPathByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || pathSigns.contains(byte)
  }

  private static let pathSigns = Array("-._~!$&'()*+,;=:@/".utf8)
}
