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
  private(set) var nodes: [FunctionNode] = []
  /// By node; only grows, so `inner` stays true.
  private(set) var effects: [[FunctionEffect]] = []
  /// By file: its first slot in `slots`.
  private var firstSlot: [UInt32] = []
  /// By function: its node, or `.max`.
  private var slots: [UInt32] = []

  /// Effects beyond this many of one function tell nothing new; of a body each statement has its own.
  static let effectLimit = 48
  static let bodyEffectLimit = 400

  /// The graph of all that runs when the `files` are loaded. Nodes of `known` are taken over, except those of files that
  /// `isStale` names.
  init(
    _ program: Program, _ knowledge: Knowledge, files: [FileID], known: EffectGraph? = nil,
    isStale: (FileID) -> Bool = { _ in true }, threads: Int
  ) {
    let makeMaker: @Sendable () -> NodeMaker = {
      NodeMaker(resolver: EffectResolver(program: program, knowledge: knowledge))
    }
    let maker = makeMaker()
    var total: UInt32 = 0
    for file in program.files {
      firstSlot.append(total)
      total += UInt32(file.summary.functionFacts.count)
    }
    slots = [UInt32](repeating: .max, count: Int(total))
    var wave: [FunctionKey] = []
    for file in files where !program[file].summary.functionFacts.isEmpty {
      enter(FunctionKey(file: file, function: program[file].summary.body), &wave)
    }
    while !wave.isEmpty {
      let first = nodes.count
      let keys = wave
      var made: [FunctionNode?] = keys.map { key in
        guard let known, !isStale(key.file), let node = known.node(key) else { return nil }
        return known.nodes[Int(node)]
      }
      let missing = made.indices.filter { made[$0] == nil }
      let fresh: [FunctionNode] =
        missing.count < 32
        ? missing.map { maker.node(keys[$0]) }
        : ParallelMap.run(
          count: missing.count, threads: threads, makeState: makeMaker,
          body: { (maker: inout NodeMaker, index: Int) -> FunctionNode in maker.node(keys[missing[index]]) }) ?? []
      for (index, node) in zip(missing, fresh) { made[index] = node }
      for node in made { if let node { nodes.append(node) } }
      wave = []
      for index in first..<nodes.count {
        for action in nodes[index].actions {
          if case .call(let callee, _) = action.kind { enter(callee, &wave) }
        }
      }
    }
    effects = Array(repeating: [], count: nodes.count)
    solve()
  }

  private func slot(_ key: FunctionKey) -> Int { Int(firstSlot[Int(key.file.rawValue)]) + key.function.index }

  /// The node of a function that runs at import.
  func node(_ key: FunctionKey) -> UInt32? {
    guard Int(key.file.rawValue) < firstSlot.count else { return nil }
    let slot = slot(key)
    guard slot < slots.count, slots[slot] != .max else { return nil }
    return slots[slot]
  }

  /// The node of a module's body.
  func body(of file: FileID, _ program: Program) -> UInt32? {
    if program[file].summary.functionFacts.isEmpty { return nil }
    return node(FunctionKey(file: file, function: program[file].summary.body))
  }

  /// Gives a function the next free node. Those of a wave are made in the order in which they were entered.
  private mutating func enter(_ key: FunctionKey, _ wave: inout [FunctionKey]) {
    let slot = slot(key)
    if slots[slot] != .max { return }
    slots[slot] = entered
    entered += 1
    wave.append(key)
  }
  private var entered: UInt32 = 0

  // MARK: The fixed point

  /// Callees come before callers; what calls itself around corners is repeated until nothing is new.
  private mutating func solve() {
    let components = StronglyConnectedComponents(nodeCount: nodes.count) { node, position in
      while position < nodes[node].actions.count {
        let action = nodes[node].actions[position]
        position += 1
        if case .call(let key, _) = action.kind, let callee = self.node(key) { return Int(callee) }
      }
      return nil
    }
    for index in 0..<components.count { settle(components[index]) }
  }

  private mutating func settle(_ members: ArraySlice<Int>) {
    var isNew = true
    var rounds = 0
    while isNew, rounds < 64 {
      isNew = false
      rounds += 1
      for member in members { if evaluate(member) { isNew = true } }
      if members.count == 1, !callsItself(members[members.startIndex]) { break }
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
