// The characters that `\N{NAME}` means: Swift's Unicode names read backwards, and what they lack.

/// The character with a Unicode name or alias, in any case; nil where Python knows none.
/// Names of sequences are not accepted, as in string literals of Python.
package func scalar(named name: String) -> UInt32? {
  let wanted = name.uppercased()
  guard !wanted.isEmpty, wanted.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
  let names = CharacterNames.shared
  return names.systematic(wanted) ?? names.byName[wanted]
}

/// The Unicode name of a character; nil where it has none.
package func name(of scalar: UInt32) -> String? {
  if let name = Unicode.Scalar(scalar)?.properties.name { return name }
  return CharacterNames.shared.systematicName(of: scalar)
}

extension SyntaxTree {
  /// Does some literal name a character by `\N{…}`? CPython's parser imports `unicodedata` for that.
  package var namesCharacters: Bool {
    // Most files have no such bytes at all, be it in a comment or a raw literal.
    guard source.bytes.firstIndexOfNamedEscape(in: 0..<source.bytes.count) != nil else { return false }
    for index in nodes.indices where nodes[index].kind == .ConstantString {
      let id = NodeID(UInt32(index))
      for part in 0..<stringPartCount(id) {
        let decoder = StringDecoder(source.bytes, stringPart(id, part))
        if decoder.isRaw || decoder.isBytes { continue }
        var at = decoder.at
        while let escape = source.bytes.firstIndexOfNamedEscape(in: at..<decoder.end) {
          let backslashes = source.bytes[decoder.at..<escape].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
          if backslashes.isMultiple(of: 2) { return true }
          at = escape + 1
        }
      }
    }
    return false
  }
}

extension [UInt8] {
  fileprivate func firstIndexOfNamedEscape(in range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at + 2 < range.upperBound {
      // The last byte of three tells how far to go: most rule out all three places.
      switch self[at + 2] {
      case UInt8(ascii: "{"):
        if self[at] == UInt8(ascii: "\\"), self[at + 1] == UInt8(ascii: "N") { return at }
        at += 3
      case UInt8(ascii: "N"): at += 1
      case UInt8(ascii: "\\"): at += 2
      default: at += 3
      }
    }
    return nil
  }
}

/// Made when the first `\N{…}` is met, which few programs have.
private struct CharacterNames: Sendable {
  static let shared = CharacterNames()

  private(set) var byName: [String: UInt32] = [:]
  /// Names that end in the code point: what stands before it, and who is named so.
  private var prefixes: [(prefix: String, ranges: [ClosedRange<UInt32>])] = []

  init() {
    byName.reserveCapacity(64 << 10)
    // Ideographs have systematic names, private planes none.
    for block in [
      UInt32(0)...0x33ff, 0x4dc0...0x4dff, 0xa000...0xd7ff, 0xfb00...0x16fff, 0x18800...0x1ffff,
      0xe0000...0xe0fff,
    ] {
      for value in block {
        if let name = Unicode.Scalar(value)?.properties.name { byName[name] = value }
      }
    }
    var aliases = TableReader(CharacterNameTables.aliases)
    while !aliases.isAtEnd {
      let value = aliases.hex()
      _ = aliases.skip(" ")
      byName[String(decoding: aliases.text(upTo: ";"), as: UTF8.self)] = value
      _ = aliases.skip(" ")
    }
    for number in UInt32(1)...256 {
      byName["VS\(number)"] = number <= 16 ? 0xfe00 + number - 1 : 0xe0100 + number - 17
    }
    var systematic = TableReader(CharacterNameTables.systematic)
    while !systematic.isAtEnd {
      let prefix = String(decoding: systematic.text(upTo: "="), as: UTF8.self)
      _ = systematic.skip(" ")
      var ranges: [ClosedRange<UInt32>] = []
      systematic.ranges { ranges.append($0) }
      prefixes.append((prefix, ranges))
      _ = systematic.skip(";")
      _ = systematic.skip(" ")
    }
  }

  func systematicName(of scalar: UInt32) -> String? {
    guard let found = prefixes.first(where: { $0.ranges.contains { $0.contains(scalar) } }) else { return nil }
    let digits = String(scalar, radix: 16, uppercase: true)
    return found.prefix + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }

  /// `CJK UNIFIED IDEOGRAPH-4E00` and its like.
  func systematic(_ name: String) -> UInt32? {
    for (prefix, ranges) in prefixes where name.hasPrefix(prefix) {
      let digits = name.utf8.dropFirst(prefix.utf8.count)
      guard digits.count == 4 || digits.count == 5 else { return nil }
      var value: UInt32 = 0
      for digit in digits {
        guard let nibble = hexDigit(digit) else { return nil }
        value = value << 4 | UInt32(nibble)
      }
      let isCanonical = digits.count == (value > 0xffff ? 5 : 4)
      return isCanonical && ranges.contains { $0.contains(value) } ? value : nil
    }
    return nil
  }
}
