// The call graph of what runs when modules load, and the fixed point of its effects.
import Basics

/// One effect of a function, as its callers see it.
struct FunctionEffect: Sendable {
  var deed: Deed
  /// Where in the function it happens, or where the call stands that leads to it.
  var range: ByteRange
  /// The function called there, and which of its effects it is; none when the function does it itself.
  var callee: UInt32
  var inner: UInt32
  var isConditional: Bool

  static let none = UInt32.max
}

/// Functions that run when some module's body runs, and what they do.
struct EffectGraph: Sendable {
  /// In no order that says anything.
  var nodes = PersistentArray<FunctionNode>()
  /// By node: the files that it depends on.
  var reads: [FileFilter] = []
  /// By node; while they are gathered a list only grows, so `inner` stays true.
  var effects = PersistentArray<[FunctionEffect]>()
  /// By node: does it call itself, directly or not?
  var isCircular: [Bool] = []
  /// By file: its first slot in `slots`; one more at the end.
  var firstSlot: [UInt32] = []
  /// By function: its node, or `.max`.
  var slots: [UInt32] = []
  /// Nodes of functions that nobody runs any more: empty, and taken again for others.
  var free: [UInt32] = []

  /// Effects beyond this many of one function tell nothing new; of a body each statement has its own.
  static let effectLimit = 48
  static let bodyEffectLimit = 400

  /// The graph of all that runs when the `files` are loaded.
  init(_ program: Program, _ knowledge: Knowledge, files: [FileID], threads: Int) {
    var total: UInt32 = 0
    for file in program.files {
      firstSlot.append(total)
      total += UInt32(file.summary.functionFacts.count)
    }
    firstSlot.append(total)
    slots = [UInt32](repeating: .max, count: Int(total))
    var wave: [Int] = []
    for file in files { enterBody(of: file, program, &wave) }
    settle(grow(from: wave, Makers(program, knowledge, threads: threads)))
  }

  /// Makes the nodes that were entered, and those of all that they lead to; gives all their numbers.
  mutating func grow(from wave: [Int], _ makers: Makers) -> [Int] {
    var grown: [Int] = []
    var wave = wave
    while !wave.isEmpty {
      grown += wave
      let made = makers.nodes(wave.map { nodes[$0].key })
      for (number, made) in zip(wave, made) { (nodes[number], reads[number]) = made }
      var next: [Int] = []
      for number in wave { enterCallees(of: number, &next) }
      wave = next
    }
    return grown
  }

  mutating func enterCallees(of number: Int, _ wave: inout [Int]) {
    for action in nodes[number].actions {
      if case .call(let callee, _) = action.kind { enter(callee, &wave) }
    }
  }

  mutating func enterBody(of file: FileID, _ program: Program, _ wave: inout [Int]) {
    if program[file].summary.functionFacts.isEmpty { return }
    enter(FunctionKey(file: file, function: program[file].summary.body), &wave)
  }

  /// Gives a function a node, which is to be made.
  private mutating func enter(_ key: FunctionKey, _ wave: inout [Int]) {
    let slot = slot(key)
    if slots[slot] != .max { return }
    if free.isEmpty {
      free.append(UInt32(nodes.count))
      nodes.append(FunctionNode(key: key, isBody: false))
      reads.append(FileFilter())
      effects.append([])
      isCircular.append(false)
    }
    let number = free.removeLast()
    slots[slot] = number
    nodes[Int(number)].key = key
    wave.append(Int(number))
  }

  private func slot(_ key: FunctionKey) -> Int { Int(firstSlot[Int(key.file.rawValue)]) + key.function.index }

  /// The node of a function that runs at import.
  func node(_ key: FunctionKey) -> UInt32? {
    guard Int(key.file.rawValue) + 1 < firstSlot.count else { return nil }
    let slot = slot(key)
    guard slot < Int(firstSlot[Int(key.file.rawValue) + 1]), slots[slot] != .max else { return nil }
    return slots[slot]
  }

  /// The node of a module's body.
  func body(of file: FileID, _ program: Program) -> UInt32? {
    if program[file].summary.functionFacts.isEmpty { return nil }
    return node(FunctionKey(file: file, function: program[file].summary.body))
  }

  // MARK: The fixed point

  /// Finds the effects of some nodes, whose lists are empty; those of all others are known. Callees come before callers;
  /// what calls itself around corners is repeated until nothing is new.
  mutating func settle(_ members: [Int]) {
    var place = [Int32](repeating: -1, count: nodes.count)
    for (position, member) in members.enumerated() { place[member] = Int32(truncatingIfNeeded: position) }
    let components = StronglyConnectedComponents(nodeCount: members.count) { member, position in
      let actions = nodes[members[member]].actions
      while position < actions.count {
        let action = actions[position]
        position += 1
        guard case .call(let key, _) = action.kind, let callee = self.node(key) else { continue }
        if place[Int(callee)] >= 0 { return Int(place[Int(callee)]) }
      }
      return nil
    }
    for index in 0..<components.count { settle(component: components[index].map { members[$0] }) }
  }

  private mutating func settle(component: [Int]) {
    let isCircle = component.count > 1 || callsItself(component[0])
    // The order decides what comes first in a list: that of the functions, not of the nodes, which tell of edits.
    let members = component.count > 1 ? component.sorted { nodes[$0].key < nodes[$1].key } : component
    for member in members { isCircular[member] = isCircle }
    var isNew = true
    var rounds = 0
    while isNew, rounds < 64 {
      isNew = false
      rounds += 1
      for member in members { if evaluate(member) { isNew = true } }
      if !isCircle { break }
    }
  }

  private func callsItself(_ node: Int) -> Bool {
    nodes[node].actions.contains { action in
      if case .call(let key, _) = action.kind { return key == nodes[node].key }
      return false
    }
  }

  /// Adds what is new; true if anything was.
  private mutating func evaluate(_ index: Int) -> Bool {
    let before = effects[index].count
    for action in nodes[index].actions {
      switch action.kind {
      case .deed(let deed):
        add(
          FunctionEffect(
            deed: deed, range: action.range, callee: FunctionEffect.none, inner: 0, isConditional: action.isConditional),
          index)
      case .call(let key, let handovers):
        guard let callee = node(key) else { continue }
        for (number, effect) in effects[Int(callee)].enumerated() {
          guard let deed = seen(effect.deed, from: index, handovers, key) else { continue }
          add(
            FunctionEffect(
              deed: deed, range: action.range, callee: callee, inner: UInt32(number),
              isConditional: action.isConditional || effect.isConditional), index)
        }
      }
    }
    return effects[index].count > before
  }

  private mutating func add(_ effect: FunctionEffect, _ index: Int) {
    let isBody = nodes[index].isBody
    if effects[index].count >= (isBody ? Self.bodyEffectLimit : Self.effectLimit) { return }
    for known in effects[index].indices
    where effects[index][known].deed == effect.deed && (!isBody || effects[index][known].range == effect.range) {
      // The caller of a function that does it for certain does it for certain.
      if !effect.isConditional, effects[index][known].isConditional { effects[index][known].isConditional = false }
      return
    }
    effects[index].append(effect)
  }

  /// An effect of a called function in the caller's terms; nil when nobody but the two sees it.
  private func seen(_ deed: Deed, from index: Int, _ handovers: RecordRange, _ callee: FunctionKey) -> Deed? {
    guard deed.owner.kind == .parameter else { return deed }
    let caller = nodes[index].key
    for position in handovers.indices {
      let handover = nodes[index].handovers[position]
      if handover.function.rawValue == deed.owner.a, handover.parameter == deed.owner.b {
        var deed = deed
        var owner = handover.owner
        if owner.kind == .newClass {
          // Its own attributes are new; what they hold is not.
          guard deed.owner.isPart else { return nil }
          owner.kind = .object
        }
        owner.isPart = owner.isPart || deed.owner.isPart
        deed.owner = owner
        return deed
      }
    }
    // A function within the caller changes what the caller was given.
    if callee.file == caller.file, deed.owner.a != callee.function.rawValue { return deed }
    return nil
  }
}

/// Makes nodes on as many threads as are worth while.
struct Makers {
  private let program: Program
  private let knowledge: Knowledge
  private let threads: Int
  private let maker: NodeMaker
  /// Fewer are made sooner than threads are started.
  private static let fewest = 400

  init(_ program: Program, _ knowledge: Knowledge, threads: Int) {
    self.program = program
    self.knowledge = knowledge
    self.threads = threads
    maker = Self.maker(program, knowledge)
  }

  /// The nodes, each with the files that it depends on.
  func nodes(_ keys: [FunctionKey]) -> [(FunctionNode, FileFilter)] {
    if keys.count < Self.fewest || threads == 1 { return keys.map { maker.nodeWithFiles($0) } }
    let (program, knowledge) = (program, knowledge)
    return ParallelMap.run(
      count: keys.count, threads: threads, makeState: { Self.maker(program, knowledge) },
      body: { (maker: inout NodeMaker, index: Int) in maker.nodeWithFiles(keys[index]) }) ?? []
  }

  private static func maker(_ program: Program, _ knowledge: Knowledge) -> NodeMaker {
    NodeMaker(resolver: EffectResolver(program: program, knowledge: knowledge))
  }
}
