// Matches one path component against a shell pattern: `*`, `?`, `[a-z]`, `\x`.

/// A compiled pattern for names, over bytes as git matches them. Never backtracks further than to the last star.
struct Glob: Hashable, Sendable {
  private enum Shape: Hashable, Sendable {
    case literal([UInt8])
    /// `*.ext`, by far the most frequent pattern with a wildcard.
    case suffix([UInt8])
    case tokens([Token])
    /// A pattern that git calls invalid: an open bracket, a backslash at the end.
    case nothing
  }

  private enum Token: Hashable, Sendable {
    case byte(UInt8)
    case any
    case star
    case set(ByteSet)
  }

  private var shape: Shape

  init(_ pattern: some Collection<UInt8>) {
    guard let tokens = Self.parse(Array(pattern)) else {
      shape = .nothing
      return
    }
    let tail = tokens.dropFirst()
    if let literal = Self.literal(tokens[...]) {
      shape = .literal(literal)
    } else if tokens.first == .star, let suffix = Self.literal(tail) {
      shape = .suffix(suffix)
    } else {
      shape = .tokens(tokens)
    }
  }

  func matches(_ name: ArraySlice<UInt8>) -> Bool {
    switch shape {
    case .literal(let literal): name.count == literal.count && name.elementsEqual(literal)
    case .suffix(let suffix): name.count >= suffix.count && name.suffix(suffix.count).elementsEqual(suffix)
    case .tokens(let tokens): Self.match(tokens, name)
    case .nothing: false
    }
  }

  private static func match(_ tokens: [Token], _ name: ArraySlice<UInt8>) -> Bool {
    var token = 0
    var index = name.startIndex
    // Where to go on when the text after the last star does not fit: one byte further.
    var resumeToken = -1
    var resumeIndex = index
    while true {
      var fits = false
      if token < tokens.count {
        switch tokens[token] {
        case .star:
          resumeToken = token + 1
          resumeIndex = index
          token += 1
          continue
        case .any: fits = index < name.endIndex
        case .byte(let byte): fits = index < name.endIndex && name[index] == byte
        case .set(let set): fits = index < name.endIndex && set.contains(name[index])
        }
      } else if index == name.endIndex {
        return true
      }
      if fits {
        token += 1
        index += 1
      } else {
        guard resumeToken >= 0, resumeIndex < name.endIndex else { return false }
        resumeIndex += 1
        index = resumeIndex
        token = resumeToken
      }
    }
  }

  private static func literal(_ tokens: ArraySlice<Token>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for token in tokens {
      guard case .byte(let byte) = token else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static func parse(_ pattern: [UInt8]) -> [Token]? {
    var tokens: [Token] = []
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      switch byte {
      case UInt8(ascii: "*"):
        if tokens.last != .star { tokens.append(.star) }
      case UInt8(ascii: "?"): tokens.append(.any)
      case UInt8(ascii: "["):
        guard let (set, end) = ByteSet.parse(pattern, after: index) else { return nil }
        tokens.append(.set(set))
        index = end
      case UInt8(ascii: "\\"):
        guard index < pattern.count else { return nil }
        tokens.append(.byte(pattern[index]))
        index += 1
      default: tokens.append(.byte(byte))
      }
    }
    return tokens
  }
}

/// A set of bytes, as a bracket expression gives it.
struct ByteSet: Hashable, Sendable {
  private var bits = SIMD4<UInt64>(repeating: 0)

  func contains(_ byte: UInt8) -> Bool { bits[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

  mutating func insert(_ byte: UInt8) { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  /// Reads what follows `[`, POSIX classes included; gives the set and the index after `]`, nil if there is none.
  static func parse(_ pattern: [UInt8], after start: Int) -> (set: ByteSet, end: Int)? {
    var set = ByteSet()
    var index = start
    var negated = false
    if index < pattern.count, pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^") {
      negated = true
      index += 1
    }
    var first = true
    while index < pattern.count {
      var low = pattern[index]
      if low == UInt8(ascii: "]"), !first {
        if negated {
          set.bits = ~set.bits
          // A bracket never stands for the separator.
          set.bits[0] &= ~(1 << UInt64(UInt8(ascii: "/")))
        }
        return (set, index + 1)
      }
      first = false
      index += 1
      if low == UInt8(ascii: "["), index < pattern.count, pattern[index] == UInt8(ascii: ":"),
        let end = closingColon(pattern, index + 1)
      {
        let name = String(decoding: pattern[(index + 1)..<end], as: UTF8.self)
        guard let members = posixClass(name) else { return nil }
        for byte in UInt8.min...UInt8.max where members(byte) { set.insert(byte) }
        index = end + 2
        continue
      }
      if low == UInt8(ascii: "\\") {
        guard index < pattern.count else { return nil }
        low = pattern[index]
        index += 1
      }
      var high = low
      if index + 1 < pattern.count, pattern[index] == UInt8(ascii: "-"), pattern[index + 1] != UInt8(ascii: "]") {
        high = pattern[index + 1]
        index += 2
        if high == UInt8(ascii: "\\") {
          guard index < pattern.count else { return nil }
          high = pattern[index]
          index += 1
        }
      }
      if low <= high { for byte in low...high { set.insert(byte) } }
    }
    return nil
  }

  private static func closingColon(_ pattern: [UInt8], _ start: Int) -> Int? {
    var index = start
    while index + 1 < pattern.count {
      if pattern[index] == UInt8(ascii: ":") { return pattern[index + 1] == UInt8(ascii: "]") ? index : nil }
      index += 1
    }
    return nil
  }

  private static func posixClass(_ name: String) -> ((UInt8) -> Bool)? {
    let isDigit: (UInt8) -> Bool = { $0 >= 0x30 && $0 <= 0x39 }
    let isLower: (UInt8) -> Bool = { $0 >= 0x61 && $0 <= 0x7A }
    let isUpper: (UInt8) -> Bool = { $0 >= 0x41 && $0 <= 0x5A }
    let isGraphic: (UInt8) -> Bool = { $0 > 0x20 && $0 < 0x7F }
    let isAlphanumeric: (UInt8) -> Bool = { isDigit($0) || isLower($0) || isUpper($0) }
    switch name {
    case "alpha": return { isLower($0) || isUpper($0) }
    case "digit": return isDigit
    case "alnum": return isAlphanumeric
    case "lower": return isLower
    case "upper": return isUpper
    case "space": return { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    case "blank": return { $0 == 0x20 || $0 == 0x09 }
    case "punct": return { isGraphic($0) && !isAlphanumeric($0) }
    case "print": return { $0 >= 0x20 && $0 < 0x7F }
    case "graph": return isGraphic
    case "cntrl": return { $0 < 0x20 || $0 == 0x7F }
    case "xdigit": return { isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) }
    default: return nil
    }
  }
}
