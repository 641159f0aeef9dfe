// Looking for the first place where a pattern matches, and what asks about single characters and positions.
import Runtime

extension RegexMatcher {
  /// Does the instruction at `pc`, which takes one character, take this one?
  @inline(__always) func matchesUnit(_ pc: Int, _ unit: UInt32) -> Bool {
    let operand = code[pc &+ 1]
    switch RegexOpcode(rawValue: code[pc]) {
    case .literal: return unit == operand
    case .notLiteral: return unit != operand
    case .any: return unit != 10
    case .anyAll: return true
    case .oneOf: return RegexCharacters.isIn(code, set: pc &+ 2, unit)
    case .literalIgnore: return RegexCharacters.lowerASCII(unit) == operand
    case .notLiteralIgnore: return RegexCharacters.lowerASCII(unit) != operand
    case .literalUnicodeIgnore: return RegexCharacters.lower(unit) == operand
    case .notLiteralUnicodeIgnore: return RegexCharacters.lower(unit) != operand
    case .literalLocaleIgnore: return RegexCharacters.matchesLocale(unit, operand)
    case .notLiteralLocaleIgnore: return !RegexCharacters.matchesLocale(unit, operand)
    case .oneOfIgnore: return RegexCharacters.isIn(code, set: pc &+ 2, RegexCharacters.lowerASCII(unit))
    case .oneOfUnicodeIgnore: return RegexCharacters.isIn(code, set: pc &+ 2, RegexCharacters.lower(unit))
    case .oneOfLocaleIgnore: return RegexCharacters.isInLocale(code, set: pc &+ 2, unit)
    default: return false
    }
  }

  /// How many characters from `start` on the instruction at `pc` takes, `most` at most.
  mutating func count(_ pc: Int, _ start: Int, most: UInt32) -> Int {
    var limit = end
    if most != RegexFlags.maximalRepeat, Int(most) < end &- start { limit = start &+ Int(most) }
    var index = start
    switch RegexOpcode(rawValue: code[pc]) {
    case .anyAll: index = limit
    case .any: while index < limit, unit(index) != 10 { index &+= 1 }
    case .literal:
      let wanted = code[pc &+ 1]
      while index < limit, unit(index) == wanted { index &+= 1 }
    case .notLiteral:
      let unwanted = code[pc &+ 1]
      while index < limit, unit(index) != unwanted { index &+= 1 }
    case .oneOf: while index < limit, RegexCharacters.isIn(code, set: pc &+ 2, unit(index)) { index &+= 1 }
    default: while index < limit, matchesUnit(pc, unit(index)) { index &+= 1 }
    }
    fuel &-= (index &- start) >> 4
    return index &- start
  }

  /// Does the position hold at `at`?
  @inline(__always) func isAt(_ position: UInt32, _ at: Int) -> Bool {
    switch RegexPosition(rawValue: position) {
    case .beginning, .beginningOfString: return at == 0
    case .beginningOfLine: return at == 0 || unit(at &- 1) == 10
    case .end: return at == end || end &- at == 1 && unit(at) == 10
    case .endOfLine: return at == end || unit(at) == 10
    case .endOfString: return at == end
    case .boundary, .localeBoundary: return isWordASCII(at &- 1) != isWordASCII(at)
    case .nonBoundary, .localeNonBoundary: return isWordASCII(at &- 1) == isWordASCII(at)
    case .unicodeBoundary: return isWord(at &- 1) != isWord(at)
    case .unicodeNonBoundary: return isWord(at &- 1) == isWord(at)
    case nil: return false
    }
  }
  private func isWordASCII(_ at: Int) -> Bool { at >= 0 && at < end && RegexCharacters.isWordASCII(unit(at)) }
  private func isWord(_ at: Int) -> Bool { at >= 0 && at < end && RegexCharacters.isWord(unit(at)) }

  // MARK: Searching

  private mutating func resetMarks() {
    lastMark = -1
    lastIndex = -1
  }

  /// Finds the first match from `start` on: sets `start` and `place`.
  mutating func search() -> Bool {
    var at = start
    if at > end { return false }
    var last = end
    var pc = 0
    if code[0] == RegexOpcode.info.rawValue {
      let least = Int(code[3])
      if least > end &- at { return false }
      if least > 1 { last = max(end &- least &+ 1, at) }
      pc = 1 &+ Int(code[1])
      if code[2] & RegexFlags.infoHasPrefix != 0 { return searchPrefix(pc) }
      if code[2] & RegexFlags.infoHasCharset != 0 { return searchCharset(pc) }
    }
    start = at
    place = at
    var found = matches(pc, isTopLevel: true)
    mustAdvance = false
    if !found, problem == .none, code[pc] == RegexOpcode.at.rawValue, code[pc &+ 1] == 0 || code[pc &+ 1] == 2 {
      return false
    }
    while !found, problem == .none, at < last {
      at &+= 1
      resetMarks()
      start = at
      place = at
      found = matches(pc, isTopLevel: false)
    }
    return found
  }

  /// The pattern begins with known characters.
  private mutating func searchPrefix(_ pc: Int) -> Bool {
    let length = Int(code[5]), skip = Int(code[6])
    let first = code[7]
    mustAdvance = false
    if first > UInt32(truncatingIfNeeded: Unit.max) { return false }
    let wanted = Unit(truncatingIfNeeded: first)
    let last = end &- length
    var at = start
    while at <= last {
      let before = at
      while at <= last, text[at] != wanted { at &+= 1 }
      fuel &-= 1 &+ (at &- before) >> 4
      if fuel < 0 { problem = .budget }
      if at > last || problem != .none { return false }
      var index = 1
      while index < length, unit(at &+ index) == code[7 &+ index] { index &+= 1 }
      if index == length {
        start = at
        place = at &+ skip
        if code[2] & RegexFlags.infoIsLiteral != 0 { return true }
        if matches(pc &+ 2 &* skip, isTopLevel: false) { return true }
        if problem != .none { return false }
        resetMarks()
      }
      at &+= 1
    }
    return false
  }

  /// The pattern begins with a character of a set.
  private mutating func searchCharset(_ pc: Int) -> Bool {
    mustAdvance = false
    var at = start
    while true {
      let before = at
      while at < end, !RegexCharacters.isIn(code, set: 5, unit(at)) { at &+= 1 }
      fuel &-= (at &- before) >> 4
      if at >= end { return false }
      start = at
      place = at
      if matches(pc, isTopLevel: false) { return true }
      if problem != .none { return false }
      at &+= 1
      resetMarks()
    }
  }
}
