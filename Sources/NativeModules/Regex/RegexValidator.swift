// Code lists come from Python and may say anything: only what this accepts is ever run, for the matcher checks no index.
import Runtime

/// Walks a code list as `_sre.compile` does.
struct RegexValidator {
  let code: Cells<UInt32>
  let count: Int
  let groups: Int

  /// Is it a whole program that stays inside itself and inside its groups?
  func isValid() -> Bool {
    guard groups >= 0, groups <= RegexFlags.maximalGroups, count >= 1, code[count - 1] == 1 else { return false }
    return validate(0, count - 1)
  }

  /// Operand `place`; nil beyond `end`.
  private func operand(_ place: Int, _ end: Int) -> Int? { place < end ? Int(code[place]) : nil }

  /// Where the jump whose distance stands at `place` leads; nil beyond `end`.
  private func target(_ place: Int, _ end: Int) -> Int? {
    guard let distance = operand(place, end), distance <= end - place else { return nil }
    return place + distance
  }

  private func opcode(_ place: Int) -> RegexOpcode? { RegexOpcode(rawValue: code[place]) }

  // MARK: Sets

  private func isValidSet(_ start: Int, _ end: Int) -> Bool {
    var place = start
    while place < end {
      let opcode = opcode(place)
      place += 1
      switch opcode {
      case .negate: break
      case .literal:
        if place >= end { return false }
        place += 1
      case .range, .rangeUnicodeIgnore:
        if place + 1 >= end { return false }
        place += 2
      case .charset:
        if end - place < 8 { return false }
        place += 8
      case .bigCharset:
        guard let blocks = operand(place, end) else { return false }
        place += 1
        if end - place < 64 { return false }
        for word in 0..<64 {
          for shift in stride(from: 0, to: 32, by: 8) where Int(code[place + word] >> UInt32(shift) & 0xff) >= blocks {
            return false
          }
        }
        place += 64
        if blocks > (end - place) / 8 { return false }
        place += blocks * 8
      case .category:
        guard let category = operand(place, end), category < RegexFlags.categoryCount else { return false }
        place += 1
      default: return false
      }
    }
    return true
  }

  // MARK: Programs

  private func validate(_ start: Int, _ end: Int, depth: Int = 0) -> Bool {
    if start > end || depth > 400 { return false }
    var place = start
    while place < end {
      guard let opcode = opcode(place) else { return false }
      place += 1
      switch opcode {
      case .mark:
        guard let mark = operand(place, end), mark < 2 * groups else { return false }
        place += 1
      case .literal, .notLiteral, .literalIgnore, .notLiteralIgnore, .literalUnicodeIgnore, .notLiteralUnicodeIgnore,
        .literalLocaleIgnore, .notLiteralLocaleIgnore:
        if place >= end { return false }
        place += 1
      case .success, .failure, .any, .anyAll: break
      case .at:
        guard let position = operand(place, end), position < RegexFlags.positionCount else { return false }
        place += 1
      case .oneOf, .oneOfIgnore, .oneOfUnicodeIgnore, .oneOfLocaleIgnore:
        // The set ends with a FAILURE, which is no part of it.
        guard let next = target(place, end), next - place >= 2, code[next - 1] == 0,
          isValidSet(place + 1, next - 1)
        else { return false }
        place = next
      case .info:
        guard let next = info(place, end) else { return false }
        place = next
      case .branch:
        guard let next = branch(place, end, depth) else { return false }
        place = next
      case .repeatOne, .minRepeatOne, .possessiveRepeatOne:
        guard let next = target(place, end), next - place >= 4, isValidCount(place), code[next - 1] == 1,
          isValidUnit(place + 3, next - 1)
        else { return false }
        place = next
      case .repeat, .possessiveRepeat:
        guard let next = target(place, end), next - place >= 3, isValidCount(place),
          validate(place + 3, next, depth: depth + 1), next < end
        else { return false }
        let closing = self.opcode(next)
        if opcode == .repeat ? closing != .maxUntil && closing != .minUntil : closing != .success { return false }
        place = next + 1
      case .atomicGroup:
        guard let next = target(place, end), next - place >= 2, code[next - 1] == 1,
          validate(place + 1, next - 1, depth: depth + 1)
        else { return false }
        place = next
      case .groupReference, .groupReferenceIgnore, .groupReferenceUnicodeIgnore, .groupReferenceLocaleIgnore:
        guard let group = operand(place, end), group < groups else { return false }
        place += 1
      case .groupReferenceExists:
        guard let next = condition(place, end, depth) else { return false }
        place = next
      case .assert, .assertNot:
        guard let next = target(place, end), next - place >= 3, code[next - 1] == 1,
          validate(place + 2, next - 1, depth: depth + 1)
        else { return false }
        place = next
      default: return false
      }
    }
    return true
  }

  /// Minimum and maximum behind the distance at `place`.
  private func isValidCount(_ place: Int) -> Bool { code[place + 1] <= code[place + 2] }

  /// What is repeated one character at a time.
  private func isValidUnit(_ start: Int, _ end: Int) -> Bool {
    guard start < end, let opcode = opcode(start) else { return false }
    switch opcode {
    case .any, .anyAll, .failure: return end == start + 1
    case .literal, .notLiteral, .literalIgnore, .notLiteralIgnore, .literalUnicodeIgnore, .notLiteralUnicodeIgnore,
      .literalLocaleIgnore, .notLiteralLocaleIgnore:
      return end == start + 2
    case .oneOf, .oneOfIgnore, .oneOfUnicodeIgnore, .oneOfLocaleIgnore: return validate(start, end)
    default: return false
    }
  }

  private func info(_ place: Int, _ end: Int) -> Int? {
    guard let next = target(place, end), next - place >= 4 else { return nil }
    let flags = code[place + 1]
    if flags & ~7 != 0 { return nil }
    let isPrefix = flags & RegexFlags.infoHasPrefix != 0
    let isCharset = flags & RegexFlags.infoHasCharset != 0
    if isPrefix && isCharset || flags & RegexFlags.infoIsLiteral != 0 && !isPrefix { return nil }
    if isPrefix {
      guard next - place >= 6 else { return nil }
      let length = Int(code[place + 4]), skip = Int(code[place + 5])
      if length < 1 || skip > length || next - place - 6 != 2 * length { return nil }
      // What the prefix stands for is skipped, two words a literal, with nothing else between.
      for index in 0..<length where index < skip {
        let literal = next + 2 * index
        if literal + 1 >= end || code[literal] != RegexOpcode.literal.rawValue { return nil }
      }
    }
    if isCharset {
      guard next - place >= 5, code[next - 1] == 0, isValidSet(place + 4, next - 1) else { return nil }
    }
    return next
  }

  private func branch(_ start: Int, _ end: Int, _ depth: Int) -> Int? {
    var place = start
    var exit = -1
    while true {
      guard let distance = operand(place, end) else { return nil }
      if distance == 0 { break }
      guard let next = target(place, end), next - place >= 3, code[next - 2] == RegexOpcode.jump.rawValue,
        validate(place + 1, next - 2, depth: depth + 1), let after = target(next - 1, end)
      else { return nil }
      if exit >= 0, exit != after { return nil }
      exit = after
      place = next
    }
    return exit == place + 1 ? exit : nil
  }

  private func condition(_ start: Int, _ end: Int, _ depth: Int) -> Int? {
    guard let group = operand(start, end), group < groups, let distance = operand(start + 1, end), distance >= 2,
      distance <= end - start
    else { return nil }
    let no = start + distance
    // Whether there is an else branch only shows in the jump before it.
    if no - 2 >= start + 2, code[no - 2] == RegexOpcode.jump.rawValue, let exit = target(no - 1, end), exit >= no,
      validate(start + 2, no - 2, depth: depth + 1), validate(no, exit, depth: depth + 1)
    {
      return exit
    }
    return validate(start + 2, no, depth: depth + 1) ? no : nil
  }
}
