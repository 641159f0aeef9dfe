// Running instructions until a part of the pattern has matched, has failed, or calls another part.
import Runtime

extension RegexMatcher {
  /// Runs from `pc` at `at`.
  mutating func run(_ pc: inout Int, _ at: inout Int) -> Outcome {
    while true {
      guard let opcode = RegexOpcode(rawValue: code[pc]) else {
        problem = .code
        return .failed
      }
      switch opcode {
      case .literal:
        if at >= end || unit(at) != code[pc &+ 1] { return .failed }
        pc &+= 2
        at &+= 1
      case .notLiteral:
        if at >= end || unit(at) == code[pc &+ 1] { return .failed }
        pc &+= 2
        at &+= 1
      case .oneOf:
        if at >= end || !RegexCharacters.isIn(code, set: pc &+ 2, unit(at)) { return .failed }
        pc &+= 1 &+ Int(code[pc &+ 1])
        at &+= 1
      case .any:
        if at >= end || unit(at) == 10 { return .failed }
        pc &+= 1
        at &+= 1
      case .anyAll:
        if at >= end { return .failed }
        pc &+= 1
        at &+= 1
      case .mark:
        setMark(Int32(truncatingIfNeeded: code[pc &+ 1]), at)
        pc &+= 2
      case .at:
        if !isAt(code[pc &+ 1], at) { return .failed }
        pc &+= 2
      case .category:
        if at >= end || !RegexCharacters.isIn(category: code[pc &+ 1], unit(at)) { return .failed }
        pc &+= 2
        at &+= 1
      case .success:
        if !mayEnd(at) { return .failed }
        place = at
        return .succeeded
      case .failure: return .failed
      case .jump, .info: pc &+= 1 &+ Int(code[pc &+ 1])
      case .literalIgnore, .notLiteralIgnore, .literalUnicodeIgnore, .notLiteralUnicodeIgnore, .literalLocaleIgnore,
        .notLiteralLocaleIgnore, .oneOfIgnore, .oneOfUnicodeIgnore, .oneOfLocaleIgnore:
        if at >= end || !matchesUnit(pc, unit(at)) { return .failed }
        pc &+= isSet(opcode) ? 1 &+ Int(code[pc &+ 1]) : 2
        at &+= 1
      case .groupReference, .groupReferenceIgnore, .groupReferenceUnicodeIgnore, .groupReferenceLocaleIgnore:
        guard let next = skipGroup(opcode, Int(code[pc &+ 1]), at) else { return .failed }
        at = next
        pc &+= 2
      case .groupReferenceExists:
        if group(Int(code[pc &+ 1])) == nil { pc &+= 1 &+ Int(code[pc &+ 2]) } else { pc &+= 3 }
      case .assert:
        if at < Int(code[pc &+ 2]) { return .failed }
        place = at &- Int(code[pc &+ 2])
        enter(.assert, pc, at, isTopLevel: false)
        pc &+= 3
        at = place
        if problem != .none { return .called }
      case .assertNot:
        if at < Int(code[pc &+ 2]) {
          pc &+= 1 &+ Int(code[pc &+ 1])
          continue
        }
        place = at &- Int(code[pc &+ 2])
        saveMarks()
        if repetition != 0 { pushMarks() }
        enter(.assertNot, pc, at, isTopLevel: false)
        pc &+= 3
        at = place
        if problem != .none { return .called }
      case .branch:
        saveMarks()
        if repetition != 0 { pushMarks() }
        pc &+= 1
        if !tryBranches(&pc, at) { return .failed }
        if problem != .none { return .called }
      case .repeatOne:
        let least = Int(code[pc &+ 2])
        if least > end &- at { return .failed }
        let count = self.count(pc &+ 4, at, most: code[pc &+ 3])
        if count < least { return .failed }
        context.pointee.count = count
        at &+= count
        let tail = pc &+ 1 &+ Int(code[pc &+ 1])
        if code[tail] == RegexOpcode.success.rawValue, at == end, mayEnd(at) {
          place = at
          return .succeeded
        }
        saveMarks()
        if repetition != 0 { pushMarks() }
        if !tryShorter(&pc, &at) { return .failed }
        if problem != .none { return .called }
      case .minRepeatOne:
        let least = Int(code[pc &+ 2])
        if least > end &- at { return .failed }
        var count = 0
        if least > 0 {
          count = self.count(pc &+ 4, at, most: code[pc &+ 2])
          if count < least { return .failed }
          at &+= count
        }
        context.pointee.count = count
        let tail = pc &+ 1 &+ Int(code[pc &+ 1])
        if code[tail] == RegexOpcode.success.rawValue, mayEnd(at) {
          place = at
          return .succeeded
        }
        saveMarks()
        if repetition != 0 { pushMarks() }
        place = at
        enter(.minRepeatOne, pc, at, isTopLevel: context.pointee.isTopLevel)
        pc = tail
        if problem != .none { return .called }
      case .possessiveRepeatOne:
        let least = Int(code[pc &+ 2])
        if least > end &- at { return .failed }
        let count = self.count(pc &+ 4, at, most: code[pc &+ 3])
        if count < least { return .failed }
        at &+= count
        pc &+= 1 &+ Int(code[pc &+ 1])
      case .repeat:
        guard pushRepetition(pc &+ 1) else { return .called }
        place = at
        enter(.repeat, pc, at, isTopLevel: context.pointee.isTopLevel)
        pc &+= 1 &+ Int(code[pc &+ 1])
        if problem != .none { return .called }
      case .maxUntil:
        if repetition == 0 || repetition(at: repetition).pointee.code < 0 {
          problem = .code
          return .failed
        }
        untilMost(&pc, &at)
        if problem != .none { return .called }
      case .minUntil:
        if repetition == 0 || repetition(at: repetition).pointee.code < 0 {
          problem = .code
          return .failed
        }
        untilLeast(&pc, &at)
        if problem != .none { return .called }
      case .possessiveRepeat:
        place = at
        guard pushRepetition(-1) else { return .called }
        context.pointee.count = 0
        if !possess(&pc, &at) { return .failed }
        if problem != .none { return .called }
      case .atomicGroup:
        place = at
        enter(.atomic, pc, at, isTopLevel: false)
        pc &+= 2
        if problem != .none { return .called }
      default:
        problem = .code
        return .failed
      }
    }
  }

  @inline(__always) mutating func setMark(_ mark: Int32, _ at: Int) {
    if mark & 1 != 0 { lastIndex = mark / 2 &+ 1 }
    if mark > lastMark {
      // Marks between are not valid.
      var other = lastMark &+ 1
      while other < mark {
        marks[Int(other)] = -1
        other &+= 1
      }
      lastMark = mark
    }
    marks[Int(mark)] = at
  }

  /// Where a group matched.
  @inline(__always) func group(_ number: Int) -> (start: Int, end: Int)? {
    if 2 &* number >= Int(lastMark) { return nil }
    let start = marks[2 &* number], end = marks[2 &* number &+ 1]
    return start < 0 || end < start ? nil : (start, end)
  }

  /// The place behind the text that a group matched, if that stands here again.
  private mutating func skipGroup(_ opcode: RegexOpcode, _ number: Int, _ at: Int) -> Int? {
    guard let (start, stop) = group(number) else { return nil }
    let length = stop &- start
    if length > end &- at { return nil }
    fuel &-= length >> 4
    for index in 0..<length {
      let mine = unit(at &+ index), other = unit(start &+ index)
      if mine == other { continue }
      switch opcode {
      case .groupReferenceIgnore, .groupReferenceLocaleIgnore:
        if RegexCharacters.lowerASCII(mine) != RegexCharacters.lowerASCII(other) { return nil }
      case .groupReferenceUnicodeIgnore: if RegexCharacters.lower(mine) != RegexCharacters.lower(other) { return nil }
      default: return nil
      }
    }
    return at &+ length
  }

  /// A new innermost repeat; false: no room.
  private mutating func pushRepetition(_ code: Int) -> Bool {
    if !reserve(RegexRepetition.size) { return false }
    let offset = top
    top &+= RegexRepetition.size
    repetition(at: offset).pointee = RegexRepetition(code: code, count: -1, outer: repetition, lastPlace: -1)
    repetition = offset
    context.pointee.repetition = offset
    return true
  }

  @inline(__always) func isSet(_ opcode: RegexOpcode) -> Bool {
    switch opcode {
    case .oneOf, .oneOfIgnore, .oneOfLocaleIgnore, .oneOfUnicodeIgnore: true
    default: false
    }
  }
}
