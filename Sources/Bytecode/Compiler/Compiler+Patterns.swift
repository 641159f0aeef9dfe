// `match`: tests jump away as soon as one fails; names are bound when a whole pattern has matched.
import Basics
import PythonSyntax

extension Compiler {
  /// What a pattern gives names to.
  struct Captures {
    var found: [(name: Name, register: UInt16)] = []
  }

  mutating func match(_ id: NodeID) {
    let view = tree.match(id)
    // A copy: captures may rebind the variable.
    let subject = value(view.subject)
    let end = label()
    for at in 0..<view.cases.count {
      let mark = unit.top
      let matchCase = tree.matchCase(tree.node(view.cases, at))
      let next = label()
      var captures = Captures()
      pattern(matchCase.pattern, subject, &captures, else: next)
      for (name, register) in captures.found { store(name, register, at: tree.range(matchCase.pattern)) }
      release(to: mark)
      if matchCase.guardExpression.isPresent { condition(matchCase.guardExpression, jumpIf: false, to: next) }
      statements(matchCase.body)
      jump(.jump, to: end, at: .nowhere)
      place(next)
    }
    place(end)
  }

  private mutating func pattern(
    _ id: NodeID, _ subject: UInt16, _ captures: inout Captures, else next: Label
  ) {
    let range = tree.range(id)
    switch tree.kind(id) {
    case .MatchValue:
      let value = operand(tree.value(id))
      compareAndJump(.Eq, subject, value, jumpIf: false, to: next, at: range)
    case .MatchSingleton:
      if tree[id].flags & 3 == 0 {
        jump(.jumpIfNotNone, subject, to: next, at: range)
      } else {
        let value = temporary()
        emit(tree[id].flags & 3 == 1 ? .loadTrue : .loadFalse, value, at: range)
        emit(.isSame, value, subject, value, at: range)
        jump(.jumpIfFalse, value, to: next, at: range)
      }
    case .MatchSequence: sequencePattern(id, subject, &captures, else: next)
    case .MatchMapping: mappingPattern(id, subject, &captures, else: next)
    case .MatchClass: classPattern(id, subject, &captures, else: next)
    case .MatchStar:
      let name = tree.matchStarName(id)
      if name.isPresent { captures.found.append((name, subject)) }
    case .MatchAs:
      let view = tree.matchAs(id)
      if view.pattern.isPresent { pattern(view.pattern, subject, &captures, else: next) }
      if view.name.isPresent { captures.found.append((view.name, subject)) }
    case .MatchOr: alternatives(id, subject, &captures, else: next)
    default: break
    }
  }

  private func isWildcard(_ id: NodeID) -> Bool {
    switch tree.kind(id) {
    case .MatchAs: !tree.matchAs(id).pattern.isPresent && !tree.matchAs(id).name.isPresent
    case .MatchStar: !tree.matchStarName(id).isPresent
    default: false
    }
  }

  private mutating func checkLength(
    _ length: UInt16, _ op: ComparisonOperator, _ wanted: Int, else next: Label, at range: ByteRange
  ) {
    let number = temporary()
    emit(.loadInteger, number, bc: wanted, at: range)
    compareAndJump(op, length, number, jumpIf: false, to: next, at: range)
  }

  private mutating func sequencePattern(
    _ id: NodeID, _ subject: UInt16, _ captures: inout Captures, else next: Label
  ) {
    let range = tree.range(id)
    let list = tree.patterns(id)
    let length = temporary()
    var star: Int?
    var isPlain = true
    for at in 0..<list.count {
      let element = tree.node(list, at)
      if tree.kind(element) == .MatchStar { star = at }
      if !isWildcard(element) { isPlain = false }
    }
    emit(.isSequence, length, subject, at: range)
    jump(.jumpIfFalse, length, to: next, at: range)
    if star == nil || list.count > 1 {
      emit(.getLength, length, subject, at: range)
      if star == nil {
        checkLength(length, .Eq, list.count, else: next, at: range)
      } else {
        checkLength(length, .GtE, list.count - 1, else: next, at: range)
      }
    }
    if isPlain { return }
    if let star, isWildcard(tree.node(list, star)) {
      for at in 0..<list.count where at != star && !isWildcard(tree.node(list, at)) {
        let item = temporary()
        emit(.loadInteger, item, bc: at < star ? at : list.count - at, at: range)
        if at > star { emit(.subtract, item, length, item, at: range) }
        emit(.loadItem, item, subject, item, at: range)
        pattern(tree.node(list, at), item, &captures, else: next)
      }
      return
    }
    let first = temporaries(list.count)
    if let star {
      let after = list.count - star - 1
      if star > 0xff || after > 0xff { limit("too many expressions in star-unpacking sequence pattern", range) }
      emit(.unpackStarred, subject, first, UInt16(truncatingIfNeeded: star & 0xff | (after & 0xff) << 8), at: range)
    } else {
      emit(.unpackSequence, subject, first, UInt16(truncatingIfNeeded: list.count), at: range)
    }
    for at in 0..<list.count {
      pattern(tree.node(list, at), first + UInt16(truncatingIfNeeded: at), &captures, else: next)
    }
  }

  private mutating func mappingPattern(
    _ id: NodeID, _ subject: UInt16, _ captures: inout Captures, else next: Label
  ) {
    let range = tree.range(id)
    let view = tree.matchMapping(id)
    let count = view.entries.count / 2
    let values = temporary()
    emit(.isMapping, values, subject, at: range)
    jump(.jumpIfFalse, values, to: next, at: range)
    if count == 0, !view.rest.isPresent { return }
    if count > 0 {
      emit(.getLength, values, subject, at: range)
      checkLength(values, .GtE, count, else: next, at: range)
    }
    let keys = temporary()
    let first = temporaries(max(count, 1))
    for at in 0..<count { expression(tree.node(view.entries, 2 * at), first + UInt16(truncatingIfNeeded: at)) }
    emit(.buildTuple, keys, first, UInt16(truncatingIfNeeded: count), at: range)
    if count > 0 {
      emit(.matchKeys, values, subject, keys, at: range)
      jump(.jumpIfNone, values, to: next, at: range)
      emit(.unpackSequence, values, first, UInt16(truncatingIfNeeded: count), at: range)
      for at in 0..<count {
        pattern(tree.node(view.entries, 2 * at + 1), first + UInt16(truncatingIfNeeded: at), &captures, else: next)
      }
    }
    if view.rest.isPresent {
      let rest = temporary()
      emit(.copyWithoutKeys, rest, subject, keys, at: range)
      captures.found.append((view.rest, rest))
    }
  }

  private mutating func classPattern(
    _ id: NodeID, _ subject: UInt16, _ captures: inout Captures, else next: Label
  ) {
    let range = tree.range(id)
    let view = tree.matchClass(id)
    let keywords = view.keywords.count / 2
    let first = temporaries(3)
    expression(view.cls, first + 1)
    emit(.move, first, subject, at: range)
    var names: [CodeObject.Constant] = []
    for at in 0..<keywords { names.append(constantText(tree.name(view.keywords, 2 * at))) }
    loadConstant(.tuple(names), first + 2, at: range)
    emit(.matchClass, first, first, UInt16(truncatingIfNeeded: view.patterns.count), at: range)
    jump(.jumpIfNone, first, to: next, at: range)
    let count = view.patterns.count + keywords
    let values = temporaries(max(count, 1))
    emit(.unpackSequence, first, values, UInt16(truncatingIfNeeded: count), at: range)
    for at in 0..<count {
      let inner =
        at < view.patterns.count
        ? tree.node(view.patterns, at) : tree.node(view.keywords, 2 * (at - view.patterns.count) + 1)
      if !isWildcard(inner) { pattern(inner, values + UInt16(truncatingIfNeeded: at), &captures, else: next) }
    }
  }

  /// The alternatives bind the same names; each puts their values into the same registers.
  private mutating func alternatives(
    _ id: NodeID, _ subject: UInt16, _ captures: inout Captures, else next: Label
  ) {
    let list = tree.patterns(id)
    let end = label()
    var registers: [(name: Name, register: UInt16)] = []
    for at in 0..<list.count {
      let alternative = tree.node(list, at)
      var own = Captures()
      let isLast = at + 1 == list.count
      let other = isLast ? next : label()
      if at == 0 {
        for name in captured(alternative) { registers.append((name, temporary())) }
      }
      pattern(alternative, subject, &own, else: other)
      for (name, register) in own.found {
        guard let shared = registers.first(where: { $0.name == name })?.register else { continue }
        emit(.move, shared, register, at: tree.range(alternative))
      }
      jump(.jump, to: end, at: .nowhere)
      if !isLast { place(other) }
    }
    place(end)
    captures.found += registers
  }

  /// The names that a pattern binds.
  private mutating func captured(_ id: NodeID) -> [Name] {
    var found: [Name] = []
    switch tree.kind(id) {
    case .MatchStar:
      if tree.matchStarName(id).isPresent { found.append(tree.matchStarName(id)) }
    case .MatchAs:
      if tree.matchAs(id).name.isPresent { found.append(tree.matchAs(id).name) }
    case .MatchMapping:
      if tree.matchMapping(id).rest.isPresent { found.append(tree.matchMapping(id).rest) }
    default: break
    }
    if tree.kind(id) == .MatchOr { return captured(tree.node(tree.patterns(id), 0)) }
    var children: [NodeID] = []
    tree.appendChildren(of: id, to: &children)
    for child in children where tree.kind(child).isPattern { found += captured(child) }
    return found
  }
}
