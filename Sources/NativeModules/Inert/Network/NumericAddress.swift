// An Internet address as text and as bytes: what can be told of it without asking anybody.

/// The bytes of an address: 4 of IPv4, 16 of IPv6.
struct NumericAddress: Equatable {
  var bytes: [UInt8]

  static let internet = 2, internet6 = 10

  /// `AF_INET` or `AF_INET6`
  var family: Int { bytes.count == 4 ? Self.internet : Self.internet6 }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter family: which of the two it has to be, nil: any.
  init?(_ text: String, family: Int? = nil) {
    if family != Self.internet6, let found = Self.parse4(text) {
      bytes = found
    } else if family != Self.internet, let found = Self.parse6(text) {
      bytes = found
    } else {
      return nil
    }
  }

  /// Four numbers without leading zeros.
  private static func parse4(_ text: some StringProtocol) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { 0x30...0x39 ~= $0 } && (part.count == 1 || !part.hasPrefix("0")) ? UInt8(part) : nil
    }
    return parts.count == 4 && numbers.count == 4 ? numbers : nil
  }

  /// Groups of sixteen bits, `::` once for any number of zeros, an IPv4 address for the last two.
  private static func parse6(_ text: String) -> [UInt8]? {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts.count <= 9 else { return nil }
    // An end of `::` makes two empty parts.
    if parts[0].isEmpty {
      guard parts[1].isEmpty else { return nil }
      parts.removeFirst()
    }
    if parts[parts.count - 1].isEmpty {
      guard parts[parts.count - 2].isEmpty else { return nil }
      if parts.count > 1 { parts.removeLast() }
    }
    var bytes: [UInt8] = []
    var gap: Int?
    for (index, part) in parts.enumerated() {
      if part.isEmpty {
        if gap != nil { return nil }
        gap = bytes.count
      } else if index == parts.count - 1, part.contains(".") {
        guard let last = parse4(part) else { return nil }
        bytes += last
      } else {
        guard part.utf8.count <= 4, !part.hasPrefix("+"), let group = UInt16(part, radix: 16) else { return nil }
        bytes += [UInt8(group >> 8), UInt8(group & 0xff)]
      }
    }
    if let gap {
      guard bytes.count <= 14 else { return nil }
      bytes.insert(contentsOf: [UInt8](repeating: 0, count: 16 - bytes.count), at: gap)
    }
    return bytes.count == 16 ? bytes : nil
  }

  /// As `inet_ntop` writes it: the longest run of zero groups as `::`, and what is IPv4 within IPv6 with points.
  var text: String {
    if bytes.count == 4 { return bytes.map { "\($0)" }.joined(separator: ".") }
    let groups = (0..<8).map { Int(bytes[2 * $0]) << 8 | Int(bytes[2 * $0 + 1]) }
    var longest = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(longest.count, 1) { longest = start..<end }
      start = max(end, start + 1)
    }
    if longest.lowerBound == 0, longest.count == 6 || longest.count == 5 && groups[5] == 0xffff {
      let last = NumericAddress(bytes: Array(bytes[12...])).text
      return longest.count == 6 ? "::" + last : "::ffff:" + last
    }
    func shown(_ range: Range<Int>) -> String {
      groups[range].map { String($0, radix: 16) }.joined(separator: ":")
    }
    if longest.isEmpty { return shown(0..<8) }
    return shown(0..<longest.lowerBound) + "::" + shown(longest.upperBound..<8)
  }
}
