// Where a snapshot keeps what was inferred of it, and what the next snapshot may take over.
package import Basics
import Synchronization

/// Where a snapshot keeps its index, and what it may take from the snapshot before.
final class EffectBox: Sendable {
  private struct State: Sendable {
    /// Without the program: that holds this.
    var graph: EffectGraph?
    /// The graph of an earlier snapshot.
    var known: EffectGraph?
    var outside = OutsideEffects()
    var loads: [Dialect: LoadGraph] = [:]
    var leads: [Goal: [Bool]] = [:]
    var closures: [Dialect: [ModuleID: Set<ModuleID>]] = [:]
    /// Files that were edited since then.
    var edited: [FileID] = []
  }
  private let state: Mutex<State>
  let threads: Int

  init(threads: Int) {
    self.threads = threads
    state = Mutex(State())
  }

  /// For the snapshot after an edit.
  init(after box: EffectBox, edited: FileID) {
    threads = box.threads
    var next = State()
    box.state.withLock { before in
      next.known = before.graph ?? before.known
      next.edited = before.graph == nil ? before.edited : []
    }
    if next.known != nil, !next.edited.contains(edited) { next.edited.append(edited) }
    state = Mutex(next)
  }

  func index(of program: Program) -> EffectIndex {
    let knowledge = Knowledge.builtIn(with: program.provider.effects)
    return state.withLock { state -> EffectIndex in
      if let graph = state.graph {
        return EffectIndex(program: program, graph: graph, knowledge: knowledge, outside: state.outside)
      }
      // What a file does can differ only where it sees an edited one.
      let stale = Set(state.edited.flatMap { program.filesSeeing($0) })
      let graph = EffectGraph(
        program, knowledge, files: program.filesWithEffects, known: state.known,
        isStale: { stale.contains($0) }, threads: threads)
      var index = EffectIndex(program: program, graph: graph, knowledge: knowledge)
      index.outside = OutsideEffects(index)
      state.graph = graph
      state.outside = index.outside
      state.known = nil
      state.edited = []
      return index
    }
  }

  func loadGraph(of program: Program, _ dialect: Dialect) -> LoadGraph {
    state.withLock { state in
      if let known = state.loads[dialect] { return known }
      let made = LoadGraph(program, dialect, threads: threads)
      state.loads[dialect] = made
      return made
    }
  }

  /// What a search from all modules at once was for.
  struct Goal: Hashable, Sendable {
    enum Kind: UInt8, Hashable, Sendable { case effects, unknown }
    var kind: Kind
    var dialect: Dialect
  }

  /// The modules that a load of `module` surely loads, itself and its parents included.
  func closure(of module: ModuleID, in program: Program, _ dialect: Dialect) -> Set<ModuleID> {
    if let known = state.withLock({ $0.closures[dialect]?[module] }) { return known }
    var counter = LoadCounter(program, dialect)
    let made = Set(counter.closure(of: module))
    state.withLock { $0.closures[dialect, default: [:]][module] = made }
    return made
  }

  /// By file: does its load lead to one of `files`?
  func leads(to goal: Goal, of program: Program, _ files: (LoadGraph) -> [FileID]) -> [Bool] {
    let loads = loadGraph(of: program, goal.dialect)
    return state.withLock { state in
      if let known = state.leads[goal] { return known }
      let made = loads.filesLeading(to: files(loads), program)
      state.leads[goal] = made
      return made
    }
  }
}

extension Program {
  /// The files whose loads are looked at: the project's, and libraries' that the project imports.
  fileprivate var filesWithEffects: [FileID] {
    files.indices.map { FileID(UInt32($0)) }.filter { file in
      !self[file].isExternal || !facts(module(of: file)).isStandardLibrary
    }
  }

  /// Is `module` there before the body of `file` begins, because the packages around the file have loaded it? Not said
  /// where they load the file itself on the way: then it depends on what comes first.
  package func isLoaded(_ module: ModuleID, beforeBodyOf file: FileID, _ dialect: Dialect) -> Bool {
    let own = self.module(of: file)
    let package = parent(own)
    guard package.isPresent, module.isPresent else { return false }
    let loaded = effectBox.closure(of: package, in: self, dialect)
    return loaded.contains(module) && !loaded.contains(own)
  }

  /// What loading its modules does; inferred at the first question.
  package var effects: EffectIndex { effectBox.index(of: self) }
}
