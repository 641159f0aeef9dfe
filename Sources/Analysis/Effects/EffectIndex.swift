// The effects of every module of a program, inferred once when somebody asks, and taken over by later snapshots.
import Basics
import Synchronization

/// What loading modules does. Ask `Program.effects` for it.
package struct EffectIndex: Sendable {
  let program: Program
  let graph: EffectGraph
  let knowledge: Knowledge

  /// What the body of a file does when it runs, in the order of its statements. Effects of grade `.own` are left out
  /// unless asked for: nearly every statement has one.
  package func sideEffects(of file: FileID, includingOwn: Bool = false) -> [SideEffect] {
    guard !program[file].summary.functionFacts.isEmpty,
      let node = graph.node(FunctionKey(file: file, function: program[file].summary.body))
    else { return [] }
    var found: [SideEffect] = []
    for effect in graph.effects[Int(node)] {
      let grade = grade(effect.deed, in: file)
      if grade == .own, !includingOwn { continue }
      found.append(describe(effect, file, grade))
    }
    return found.sorted { a, b in a.location.range.start < b.location.range.start }
  }

  /// Does the body of a file change anything that others can see?
  package func hasOutsideEffects(_ file: FileID) -> Bool {
    guard !program[file].summary.functionFacts.isEmpty,
      let node = graph.node(FunctionKey(file: file, function: program[file].summary.body))
    else { return false }
    return graph.effects[Int(node)].contains { grade($0.deed, in: file) == .outside }
  }

  /// Is everything known that the body of a file runs?
  package func isFullyKnown(_ file: FileID) -> Bool {
    guard let node = graph.node(FunctionKey(file: file, function: program[file].summary.body)) else { return false }
    return !graph.effects[Int(node)].contains { $0.deed.kind == .unknown }
  }

  /// How many functions run when the program's modules load, their bodies included.
  package var functionCount: Int { graph.nodes.count }

  // MARK: Grades

  private func grade(_ deed: Deed, in file: FileID) -> EffectGrade {
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
    let summary = program[FileID(owner.a)].summary
    let name = summary.text(summary.symbols[Int(owner.b)].text).lowercased()
    return Self.bookkeeping.contains { name.contains($0) }
  }

  private static let bookkeeping = [
    "cache", "memo", "counter", "count", "lock", "seen", "warned", "stats", "_ids", "serial", "sequence", "logger",
    "_log",
  ]

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

/// Where a snapshot keeps its index, and what it may take from the snapshot before.
final class EffectBox: Sendable {
  private struct State: Sendable {
    /// Without the program: that holds this.
    var graph: EffectGraph?
    /// The graph of an earlier snapshot.
    var known: EffectGraph?
    /// Files whose nodes no longer hold, since then.
    var stale: Set<FileID> = []
  }
  private let state: Mutex<State>
  let threads: Int

  init(threads: Int) {
    self.threads = threads
    state = Mutex(State())
  }

  /// For a snapshot in which `stale` files may do other things than before.
  init(after box: EffectBox, stale: [FileID]) {
    threads = box.threads
    var next = State()
    box.state.withLock { before in
      next.known = before.graph ?? before.known
      next.stale = before.graph == nil ? before.stale : []
    }
    next.stale.formUnion(stale)
    state = Mutex(next)
  }

  func index(of program: Program) -> EffectIndex {
    let knowledge = Knowledge.builtIn
    let graph = state.withLock { state -> EffectGraph in
      if let graph = state.graph { return graph }
      let stale = state.stale
      let graph = EffectGraph(
        program, knowledge, files: program.filesWithEffects, known: state.known,
        isStale: { stale.contains($0) }, threads: threads)
      state.graph = graph
      state.known = nil
      state.stale = []
      return graph
    }
    return EffectIndex(program: program, graph: graph, knowledge: knowledge)
  }
}

extension Program {
  /// The files whose loads are looked at: the project's, and libraries' that the project imports.
  fileprivate var filesWithEffects: [FileID] {
    files.indices.map { FileID(UInt32($0)) }.filter { file in
      !self[file].isExternal || !facts(module(of: file)).isStandardLibrary
    }
  }

  /// What loading its modules does; inferred at the first question.
  package var effects: EffectIndex { effectBox.index(of: self) }
}
