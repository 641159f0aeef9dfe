// What follows when a part of the pattern has matched or failed: the next alternative, one more round, one less.
import Runtime

extension RegexMatcher {
  /// Hands a result to the contexts that wait for it, until one goes on.
  mutating func leave(_ answer: Bool, _ pc: inout Int, _ at: inout Int) -> Return {
    var answer = answer
    while true {
      let finished = context.pointee
      top = base
      if finished.parent < 0 { return .finished(answer) }
      base = finished.parent
      pc = context.pointee.code
      at = context.pointee.place
      switch finished.purpose {
      case .whole: return .finished(answer)
      case .assert:
        if !answer { continue }
        pc &+= 1 &+ Int(code[pc &+ 1])
        return .goesOn
      case .assertNot:
        if answer {
          answer = false
          continue
        }
        if repetition != 0 { popMarks(keep: false) }
        restoreMarks()
        pc &+= 1 &+ Int(code[pc &+ 1])
        return .goesOn
      case .branch:
        if answer { continue }
        if repetition != 0 { popMarks(keep: true) }
        restoreMarks()
        pc &+= Int(code[pc])
        if tryBranches(&pc, at) { return .goesOn }
      case .repeatOne, .repeatOneLiteral:
        if answer { continue }
        if repetition != 0 { popMarks(keep: true) }
        restoreMarks()
        at &-= 1
        context.pointee.count &-= 1
        if tryShorter(&pc, &at) { return .goesOn }
      case .minRepeatOne:
        if answer { continue }
        if repetition != 0 { popMarks(keep: true) }
        restoreMarks()
        if tryLonger(&pc, &at) { return .goesOn }
      case .repeat: repetition = repetition(at: context.pointee.repetition).pointee.outer
      case .maxTooFew, .minTooFew:
        if answer { continue }
        repetition(at: context.pointee.repetition).pointee.count = context.pointee.count &- 1
        place = at
      case .maxAnother:
        let current = repetition(at: context.pointee.repetition)
        top &-= 1
        current.pointee.lastPlace = stack[top]
        if answer { continue }
        popMarks(keep: false)
        restoreMarks()
        current.pointee.count = context.pointee.count &- 1
        place = at
        tailOfMost(&pc, at)
        return .goesOn
      case .maxTail:
        repetition = context.pointee.repetition
        if !answer { place = at }
      case .minTail:
        let hadOuter = repetition != 0
        repetition = context.pointee.repetition
        if answer { continue }
        if hadOuter { popMarks(keep: false) }
        restoreMarks()
        place = at
        if anotherOfLeast(&pc, at) { return .goesOn }
      case .minAnother:
        let current = repetition(at: context.pointee.repetition)
        top &-= 1
        current.pointee.lastPlace = stack[top]
        if answer { continue }
        current.pointee.count = context.pointee.count &- 1
        place = at
      case .possessiveTooFew:
        if answer {
          context.pointee.count &+= 1
          if possess(&pc, &at) { return .goesOn }
          answer = false
        } else {
          place = at
          repetition = repetition(at: context.pointee.repetition).pointee.outer
        }
      case .possessiveAnother:
        top &-= 1
        let current = repetition(at: context.pointee.repetition)
        // A round that took nothing was the last: that it began here stays known.
        if answer {
          let count = Int(context.pointee.lastMark) &+ 1
          if count > 0 { top &-= count }
          context.pointee.count &+= 1
          if possess(&pc, &at) { return .goesOn }
          answer = false
        } else {
          place = current.pointee.lastPlace
          current.pointee.lastPlace = stack[top]
          popMarks(keep: false)
          restoreMarks()
          endPossession(&pc, &at)
          return .goesOn
        }
      case .atomic:
        if !answer { continue }
        pc &+= 1 &+ Int(code[pc &+ 1])
        at = place
        return .goesOn
      }
    }
  }

  // MARK: Alternatives

  /// Begins the next alternative that may match, from the distance at `pc` on.
  mutating func tryBranches(_ pc: inout Int, _ at: Int) -> Bool {
    while code[pc] != 0 {
      let first = code[pc &+ 1]
      let isHopeless =
        if first == RegexOpcode.literal.rawValue {
          at >= end || unit(at) != code[pc &+ 2]
        } else if first == RegexOpcode.oneOf.rawValue {
          at >= end || !RegexCharacters.isIn(code, set: pc &+ 3, unit(at))
        } else {
          false
        }
      if isHopeless {
        pc &+= Int(code[pc])
        continue
      }
      place = at
      enter(.branch, pc, at, isTopLevel: context.pointee.isTopLevel)
      pc &+= 1
      return true
    }
    return false
  }

  // MARK: One character repeated

  /// Begins what follows a repeat with as many characters as are left.
  mutating func tryShorter(_ pc: inout Int, _ at: inout Int) -> Bool {
    let least = Int(code[pc &+ 2])
    let tail = pc &+ 1 &+ Int(code[pc &+ 1])
    var count = context.pointee.count
    if code[tail] == RegexOpcode.literal.rawValue {
      let wanted = code[tail &+ 1]
      let before = count
      while count >= least, at >= end || unit(at) != wanted {
        at &-= 1
        count &-= 1
      }
      fuel &-= (before &- count) >> 4
      context.pointee.count = count
    }
    if count < least { return false }
    place = at
    enter(.repeatOne, pc, at, isTopLevel: context.pointee.isTopLevel)
    pc = tail
    return true
  }

  /// Takes one more character, then begins what follows.
  private mutating func tryLonger(_ pc: inout Int, _ at: inout Int) -> Bool {
    let most = code[pc &+ 3]
    let count = context.pointee.count
    if self.count(pc &+ 4, at, most: 1) == 0 { return false }
    at &+= 1
    context.pointee.count = count &+ 1
    if most != RegexFlags.maximalRepeat, count &+ 1 > Int(most) { return false }
    place = at
    enter(.minRepeatOne, pc, at, isTopLevel: context.pointee.isTopLevel)
    pc &+= 1 &+ Int(code[pc &+ 1])
    return true
  }

  // MARK: Groups repeated

  /// At the end of a round: another one if that may be, else what follows.
  mutating func untilMost(_ pc: inout Int, _ at: inout Int) {
    let offset = repetition
    let current = repetition(at: offset)
    let body = current.pointee.code
    context.pointee.repetition = offset
    place = at
    let count = current.pointee.count &+ 1
    context.pointee.count = count
    if count < Int(code[body &+ 1]) {
      current.pointee.count = count
      enter(.maxTooFew, pc, at, isTopLevel: context.pointee.isTopLevel)
      pc = body &+ 3
      return
    }
    let most = code[body &+ 2]
    if count < Int(most) || most == RegexFlags.maximalRepeat, at != current.pointee.lastPlace {
      current.pointee.count = count
      saveMarks()
      pushMarks()
      pushLastPlace(offset)
      enter(.maxAnother, pc, at, isTopLevel: context.pointee.isTopLevel)
      pc = body &+ 3
      return
    }
    tailOfMost(&pc, at)
  }

  /// What follows a repeat.
  private mutating func tailOfMost(_ pc: inout Int, _ at: Int) {
    repetition = repetition(at: context.pointee.repetition).pointee.outer
    enter(.maxTail, pc, at, isTopLevel: context.pointee.isTopLevel)
    pc &+= 1
  }

  /// Keeps where the repeat tried last, and notes this place.
  private mutating func pushLastPlace(_ offset: Int) {
    if !reserve(1) { return }
    let current = repetition(at: offset)
    stack[top] = current.pointee.lastPlace
    top &+= 1
    current.pointee.lastPlace = place
  }

  /// At the end of a round: what follows, if there were enough.
  mutating func untilLeast(_ pc: inout Int, _ at: inout Int) {
    let offset = repetition
    let current = repetition(at: offset)
    let body = current.pointee.code
    context.pointee.repetition = offset
    place = at
    let count = current.pointee.count &+ 1
    context.pointee.count = count
    if count < Int(code[body &+ 1]) {
      current.pointee.count = count
      enter(.minTooFew, pc, at, isTopLevel: context.pointee.isTopLevel)
      pc = body &+ 3
      return
    }
    repetition = current.pointee.outer
    saveMarks()
    if repetition != 0 { pushMarks() }
    enter(.minTail, pc, at, isTopLevel: context.pointee.isTopLevel)
    pc &+= 1
  }

  /// What follows did not match: another round.
  private mutating func anotherOfLeast(_ pc: inout Int, _ at: Int) -> Bool {
    let offset = context.pointee.repetition
    let current = repetition(at: offset)
    let body = current.pointee.code
    let most = code[body &+ 2]
    let count = context.pointee.count
    if count >= Int(most) && most != RegexFlags.maximalRepeat || place == current.pointee.lastPlace { return false }
    current.pointee.count = count
    pushLastPlace(offset)
    enter(.minAnother, pc, at, isTopLevel: context.pointee.isTopLevel)
    pc = body &+ 3
    return true
  }

  /// Another round of a possessive repeat from `place`, or its end; false: never, for its end always goes on.
  mutating func possess(_ pc: inout Int, _ at: inout Int) -> Bool {
    let count = context.pointee.count
    let offset = context.pointee.repetition
    if count < Int(code[pc &+ 2]) {
      let next = place
      enter(.possessiveTooFew, pc, at, isTopLevel: false)
      pc &+= 4
      at = next
      return true
    }
    let most = code[pc &+ 3]
    if count < Int(most) || most == RegexFlags.maximalRepeat, place != repetition(at: offset).pointee.lastPlace {
      saveMarks()
      pushMarks()
      pushLastPlace(offset)
      let next = place
      enter(.possessiveAnother, pc, at, isTopLevel: false)
      pc &+= 4
      at = next
      return true
    }
    endPossession(&pc, &at)
    return true
  }

  /// Goes on behind a possessive repeat and the SUCCESS that ends it.
  private mutating func endPossession(_ pc: inout Int, _ at: inout Int) {
    repetition = repetition(at: context.pointee.repetition).pointee.outer
    pc &+= 2 &+ Int(code[pc &+ 1])
    at = place
  }
}
