// The call graph after edits: what they do not touch stays, and effects are found anew only where they may be others.
import Basics

/// What an edit can have changed of the files that were inferred.
struct EffectChange {
  /// Files with another text.
  var edited: Set<FileID> = []
  /// Those of them that look different from outside.
  var altered: Set<FileID> = []
  /// There are modules that nobody had named: a name may mean one of them where no file has changed.
  var hasNewModules = false
}

extension EffectGraph {
  /// Gives the graph that `init` would make of the program after a change, but for the numbers of the nodes.
  /// - Parameter files: as for `init`; not needed for most edits.
  /// - Returns: the files whose bodies do something else now, or do it elsewhere.
  mutating func update(
    _ program: Program, _ knowledge: Knowledge, files: @autoclosure () -> [FileID], after change: EffectChange,
    threads: Int
  ) -> Set<FileID> {
    let known = firstSlot.count - 1
    let makers = Makers(program, knowledge, threads: threads)
    let moved = layOut(program, change.edited)
    let isLessened = change.edited.contains { program[$0].isGone }

    // The same functions, made again.
    var numbers: [Int] = []
    for file in change.edited where Int(file.rawValue) < known {
      for slot in slots(of: file) where slots[slot] != .max { numbers.append(Int(slots[slot])) }
    }
    if !change.altered.isEmpty {
      let (isStale, altered) = (staleFiles(program, change, known), FileFilter(change.altered))
      for number in nodes.indices where isStale?.contains(nodes[number].key.file) ?? reads[number].mayMeet(altered) {
        let key = nodes[number].key
        if !change.edited.contains(key.file), node(key) == UInt32(number) { numbers.append(number) }
      }
    }
    let made = makers.nodes(numbers.map { nodes[$0].key })
    var changed: [Int] = []
    var isRewired = !moved.isEmpty || isLessened
    for (number, (node, read)) in zip(numbers, made) {
      reads[number] = read
      if nodes[number] == node { continue }
      if !isRewired, nodes[number].callees != node.callees { isRewired = true }
      nodes[number] = node
      changed.append(number)
    }

    // What is called for the first time, and what nobody calls any more.
    if isRewired || program.files.count > known {
      let files = files()
      var wave: [Int] = []
      for file in files where change.edited.contains(file) || Int(file.rawValue) >= known {
        enterBody(of: file, program, &wave)
      }
      for number in changed { enterCallees(of: number, &wave) }
      // Functions that were moved are called as before by others.
      let filter = FileFilter(moved)
      for number in nodes.indices where reads[number].mayMeet(filter) { enterCallees(of: number, &wave) }
      changed += grow(from: wave, makers)
      if isRewired { abandon(files, program) }
      changed = changed.filter { !isEmpty($0) }
    }
    return infer(changed, isRewired: isRewired)
  }

  /// The files that see an altered one. Nil where nodes know better which files they depend on.
  private func staleFiles(_ program: Program, _ change: EffectChange, _ known: Int) -> FileSet? {
    // Of a module that nobody had named or read, nothing could be read.
    if !change.hasNewModules, change.altered.allSatisfy({ Int($0.rawValue) < known }) { return nil }
    return program.filesSeeing(change.altered)
  }

  /// Slots for the functions that the files have now. Where their number differs, the nodes are dropped.
  /// - Returns: the files where it does.
  private mutating func layOut(_ program: Program, _ edited: Set<FileID>) -> [FileID] {
    let known = firstSlot.count - 1
    func count(_ index: Int) -> Int { program.files[index].summary.functionFacts.count }
    let moved = edited.map { Int($0.rawValue) }
      .filter { $0 < known && count($0) != Int(firstSlot[$0 + 1] - firstSlot[$0]) }.sorted()
    if moved.isEmpty, program.files.count == known { return [] }
    var made: [UInt32] = []
    made.reserveCapacity(slots.count)
    var first = firstSlot
    var next = 0
    for (position, index) in moved.enumerated() {
      made += slots[next..<Int(firstSlot[index])]
      next = Int(firstSlot[index + 1])
      for slot in Int(firstSlot[index])..<next where slots[slot] != .max { empty(slots[slot]) }
      made += repeatElement(.max, count: count(index))
      let growth = UInt32(truncatingIfNeeded: made.count - next)
      let last = position + 1 < moved.count ? moved[position + 1] : known
      for later in index + 1..<last + 1 { first[later] = firstSlot[later] &+ growth }
    }
    made += slots[next...]
    for index in known..<program.files.count {
      made += repeatElement(.max, count: count(index))
      first.append(UInt32(truncatingIfNeeded: made.count))
    }
    (slots, firstSlot) = (made, first)
    return moved.map { FileID(UInt32($0)) }
  }

  private func slots(of file: FileID) -> Range<Int> {
    Int(firstSlot[Int(file.rawValue)])..<Int(firstSlot[Int(file.rawValue) + 1])
  }

  /// The files with functions that call others, or are called at all, other than in an earlier graph of this one.
  func filesCallingElse(than before: EffectGraph) -> Set<FileID> {
    var found: Set<FileID> = []
    for number in nodes.places(notSharedWith: before.nodes).joined() {
      let node = nodes[number]
      guard number < before.nodes.count else {
        found.insert(node.key.file)
        continue
      }
      let old = before.nodes[number]
      if old.key == node.key, old.callees == node.callees { continue }
      found.insert(old.key.file)
      found.insert(node.key.file)
    }
    return found
  }

  /// Is what the load of a file does the same after edits of other files? Not where that is not plain to see.
  func isUntouched(by edited: Set<FileID>, _ file: FileID, _ program: Program) -> Bool {
    guard !edited.contains(file), program.files.count == firstSlot.count - 1 else { return false }
    let filter = FileFilter(edited)
    var seen: Set<UInt32> = []
    var pending = body(of: file, program).map { [$0] } ?? []
    while let number = pending.popLast() {
      guard seen.insert(number).inserted else { continue }
      let node = nodes[Int(number)]
      if edited.contains(node.key.file) || reads[Int(number)].mayMeet(filter) { return false }
      for effect in effects[Int(number)] {
        let owner = effect.deed.owner
        if owner.kind == .object || owner.kind == .newClass, edited.contains(FileID(owner.a)) { return false }
      }
      pending += node.callees.compactMap { self.node($0) }
    }
    return true
  }

  // MARK: What nobody calls

  private func isEmpty(_ number: Int) -> Bool { node(nodes[number].key) != UInt32(number) }

  private mutating func empty(_ number: UInt32) {
    nodes[Int(number)].actions = []
    nodes[Int(number)].handovers = []
    nodes[Int(number)].isBody = false
    effects[Int(number)] = []
    isCircular[Int(number)] = false
    free.append(number)
  }

  /// Takes out the functions that no body leads to.
  private mutating func abandon(_ files: [FileID], _ program: Program) {
    var isReached = [Bool](repeating: false, count: nodes.count)
    var pending: [Int] = []
    func reach(_ node: UInt32?) {
      guard let node, !isReached[Int(node)] else { return }
      isReached[Int(node)] = true
      pending.append(Int(node))
    }
    for file in files { reach(body(of: file, program)) }
    while let next = pending.popLast() {
      for action in nodes[next].actions {
        if case .call(let callee, _) = action.kind { reach(node(callee)) }
      }
    }
    for slot in slots.indices where slots[slot] != .max && !isReached[Int(slots[slot])] {
      empty(slots[slot])
      slots[slot] = .max
    }
  }

  // MARK: Effects

  /// Finds the effects of changed nodes, and of their callers as far as they differ for them.
  private mutating func infer(_ changed: [Int], isRewired: Bool) -> Set<FileID> {
    var bodies: Set<FileID> = []
    for number in changed where nodes[number].isBody { bodies.insert(nodes[number].key.file) }
    let before = changed.map { effects[$0] }
    for number in changed { effects[number] = [] }
    if !isRewired, !changed.contains(where: { isCircular[$0] }) {
      settle(changed)
      let isSeen = zip(changed, before).contains { number, old in
        !looksSame(effects[number], old) && !nodes[number].isBody
      }
      if !isSeen { return bodies }
      for number in changed { effects[number] = [] }
    }
    let affected = callers(of: changed)
    var old = Dictionary(uniqueKeysWithValues: zip(changed, before))
    for number in affected where old[number] == nil {
      old[number] = effects[number]
      effects[number] = []
    }
    settle(affected)
    for number in affected where nodes[number].isBody && !looksSame(effects[number], old[number] ?? []) {
      bodies.insert(nodes[number].key.file)
    }
    return bodies
  }

  /// Do two lists say the same to callers, who do not care where it happens?
  private func looksSame(_ a: [FunctionEffect], _ b: [FunctionEffect]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.deed == $1.deed && $0.isConditional == $1.isConditional }
  }

  /// Some nodes and all that call them, directly or not, in ascending order.
  private func callers(of goals: [Int]) -> [Int] {
    var first = [Int32](repeating: -1, count: nodes.count)
    var next: [Int32] = []
    var source: [Int32] = []
    for (number, node) in nodes.enumerated() {
      for action in node.actions {
        guard case .call(let key, _) = action.kind, let callee = self.node(key) else { continue }
        next.append(first[Int(callee)])
        source.append(Int32(truncatingIfNeeded: number))
        first[Int(callee)] = Int32(truncatingIfNeeded: next.count - 1)
      }
    }
    var isFound = [Bool](repeating: false, count: nodes.count)
    for goal in goals { isFound[goal] = true }
    var pending = goals
    while let number = pending.popLast() {
      var edge = first[number]
      while edge >= 0 {
        let caller = Int(source[Int(edge)])
        if !isFound[caller] {
          isFound[caller] = true
          pending.append(caller)
        }
        edge = next[Int(edge)]
      }
    }
    return isFound.indices.filter { isFound[$0] }
  }
}
