// The effects of every module of a program, inferred once when somebody asks, and taken over by later snapshots.
package import Basics

/// What loading modules does. Ask `Program.effects` for it.
package final class EffectIndex: Sendable {
  let program: Program
  let graph: EffectGraph
  let knowledge: Knowledge
  /// What of it others can see.
  let outside: OutsideEffects

  init(program: Program, graph: EffectGraph, knowledge: Knowledge, outside: OutsideEffects = OutsideEffects()) {
    self.program = program
    self.graph = graph
    self.knowledge = knowledge
    self.outside = outside
  }

  /// What the body of a file does when it runs, in the order of its statements. Effects of grade `.own` are left out
  /// unless asked for: nearly every statement has one.
  package func sideEffects(of file: FileID, includingOwn: Bool = false) -> [SideEffect] {
    guard let node = graph.body(of: file, program) else { return [] }
    var found: [SideEffect] = []
    for effect in graph.effects[Int(node)] {
      let grade = grade(effect.deed, in: file)
      if grade == .own, !includingOwn { continue }
      found.append(describe(effect, file, grade))
    }
    return found.sorted { a, b in a.location.range.start < b.location.range.start }
  }

  /// Does the body of a file change anything that others can see?
  package func hasOutsideEffects(_ file: FileID) -> Bool { !outside.numbers[Int(file.rawValue)].isEmpty }

  /// The effects of a file's body that others can see, without their evidence, in the order in which they were found.
  package func outsideEffects(of file: FileID) -> [EffectReference] {
    guard let node = graph.body(of: file, program) else { return [] }
    return outside.numbers[Int(file.rawValue)].map { number in
      let effect = graph.effects[Int(node)][Int(number)]
      let isObject = effect.deed.owner.kind == .object || effect.deed.owner.kind == .newClass
      return EffectReference(
        file: file, number: number, kind: effect.deed.kind, owner: isObject ? FileID(effect.deed.owner.a) : nil,
        symbol: isObject ? SymbolID(effect.deed.owner.b) : .none, isConditional: effect.isConditional)
    }
  }

  /// What the body of a file prints on every run, the first of it; nil when it prints nothing, or only warns.
  package func output(of file: FileID) -> SideEffect? {
    guard let node = graph.body(of: file, program) else { return nil }
    let written = graph.effects[Int(node)].first { effect in
      effect.deed.kind == .output && !effect.isConditional && isPrinted(effect.deed.owner)
    }
    return written.map { describe($0, file, .benign) }
  }

  private func isPrinted(_ owner: Owner) -> Bool {
    owner.kind == .known && ["builtins.print", "sys.stdout.write"].contains(knowledge.name(owner.a))
  }

  /// The same with its evidence.
  package func sideEffect(_ reference: EffectReference) -> SideEffect? {
    guard let node = graph.body(of: reference.file, program) else { return nil }
    return describe(graph.effects[Int(node)][Int(reference.number)], reference.file, .outside)
  }

  /// Is the object of a module changed by the load of another one?
  package func isChangedFromOutside(_ symbol: SymbolID, of file: FileID) -> Bool {
    outside.objects[UInt64(file.rawValue) << 32 | UInt64(symbol.rawValue)] != nil
  }

  /// The files whose bodies change an object of another module.
  package func files(changing symbol: SymbolID, of owner: FileID) -> [FileID] {
    let found = outside.objects[UInt64(owner.rawValue) << 32 | UInt64(symbol.rawValue)] ?? []
    return found.filter { $0 != owner }
  }

  /// Is an object a dictionary, list or the like, or a plain variable, rather than of a class with manners of its own?
  package func isPlainVariable(_ symbol: SymbolID, of file: FileID) -> Bool {
    let summary = program[file].summary
    if summary[symbol].flags.contains(.isReboundInFunction) { return true }
    return summary.bindings(of: symbol).allSatisfy { $0.kind != .classDefinition && $0.kind != .function }
      && summary.values(of: symbol).allSatisfy { isPlain($0.value, file) }
  }

  private func isPlain(_ value: ValueSketch, _ file: FileID) -> Bool {
    let summary = program[file].summary
    switch value.kind {
    case .fresh, .unknown, .builtin: return true
    case .result:
      return summary.effectSites.indices.contains(Int(value.root))
        && isPlain(summary.effectSites[Int(value.root)].value, file)
    case .symbol:
      return summary.bindings(of: SymbolID(value.root)).allSatisfy { binding in
        binding.importID.isPresent && program.isStandardLibrary(program.target(of: binding.importID, in: file))
      }
    case .parameter, .function, .classObject, .parents, .ownModule: return false
    }
  }

  /// Where the body of a file raises or ends the program by its own decision.
  package func loadCheck(of file: FileID) -> LoadCheck? { outside.checks[file] }

  /// Does a module own objects that loads of others change?
  package func isChangedFromOutside(_ file: FileID) -> Bool { outside.owners.contains(file) }

  /// May a name with this hash be one of an object that loads of other modules change?
  package func mayBeChanged(nameHash: UInt32) -> Bool { outside.names.contains(nameHash) }

  /// The modules that one load of a module surely loads under the dialect, itself first.
  package func loadClosure(of module: ModuleID, _ dialect: Dialect) -> [ModuleID] {
    let counter = LoadCounter(program, dialect)
    return counter.closure(of: module)
  }

  /// What others see of one load of a module, with all that it surely loads: why it must not be deferred unseen.
  package func outsideEffects(loading module: ModuleID, _ dialect: Dialect) -> [EffectReference] {
    guard reach(dialect).mayChange(byLoading: module) else { return [] }
    return loadClosure(of: module, dialect).compactMap { program.file($0) }.flatMap { outsideEffects(of: $0) }
  }

  /// Is everything known that the body of a file runs?
  package func isFullyKnown(_ file: FileID) -> Bool {
    guard let node = graph.body(of: file, program) else { return false }
    return !graph.effects[Int(node)].contains { $0.deed.kind == .unknown }
  }

  /// How many functions run when the program's modules load, their bodies included.
  package var functionCount: Int { graph.nodes.count - graph.free.count }

  // MARK: Grades

  func grade(_ deed: Deed, in file: FileID) -> EffectGrade {
    switch deed.kind {
    case .unknown, .loading: return .unknown
    case .failure, .output: return .benign
    case .searchPath, .importHook, .loadedModules, .environment, .files, .network, .process, .thread, .signal,
      .exitHandler, .configuration, .registration:
      return .outside
    case .mutation, .patch: break
    }
    switch deed.owner.kind {
    case .fresh, .unknown, .parameter: return .own
    case .module: return deed.owner.a == program.module(of: file).rawValue ? .own : .outside
    case .object, .newClass:
      if deed.owner.a == file.rawValue { return .own }
      return deed.isFilling || isBookkeeping(deed.owner) ? .benign : .outside
    case .known: return deed.kind == .patch ? .outside : .unknown
    }
  }

  /// Caches, counters, locks and the like, by their names.
  private func isBookkeeping(_ owner: Owner) -> Bool {
    let file = FileID(owner.a)
    let name = program[file].summary.texts.bytes(program[file].summary.symbols[Int(owner.b)].text)
    return Self.bookkeeping.contains { word in Self.contains(name, word) }
  }

  private static func contains(_ name: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    if name.count < word.count { return false }
    for start in name.startIndex...(name.endIndex - word.count) {
      var offset = 0
      // Upper case differs from lower case in one bit.
      while offset < word.count, name[start + offset] | 0x20 == word[offset] | 0x20 { offset += 1 }
      if offset == word.count { return true }
    }
    return false
  }

  private static let bookkeeping = [
    "cache", "memo", "counter", "count", "lock", "seen", "warned", "stats", "_ids", "serial", "sequence", "logger",
    "_log",
  ].map { Array($0.utf8) }

  // MARK: Evidence

  private func describe(_ effect: FunctionEffect, _ file: FileID, _ grade: EffectGrade) -> SideEffect {
    var chain: [Location] = []
    var current = effect
    var steps = 0
    while current.callee != FunctionEffect.none, steps < 32 {
      let callee = graph.nodes[Int(current.callee)].key
      current = graph.effects[Int(current.callee)][Int(current.inner)]
      chain.append(Location(callee.file, current.range))
      steps += 1
    }
    let owner = effect.deed.owner
    let isObject = owner.kind == .object || owner.kind == .newClass
    return SideEffect(
      kind: effect.deed.kind, grade: grade, location: Location(file, effect.range), chain: chain,
      object: name(owner), owner: isObject ? FileID(owner.a) : nil,
      symbol: isObject ? SymbolID(owner.b) : .none, isConditional: effect.isConditional)
  }

  private func name(_ owner: Owner) -> String {
    switch owner.kind {
    case .object, .newClass:
      let home = program[FileID(owner.a)]
      let symbol = home.summary.text(home.summary.symbols[Int(owner.b)].text)
      return home.description.module.isEmpty ? symbol : "\(home.description.module).\(symbol)"
    case .module: return program.name(ModuleID(owner.a))
    case .known: return knowledge.name(owner.a)
    case .fresh, .unknown, .parameter: return ""
    }
  }
}
