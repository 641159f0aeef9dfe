// Where a snapshot keeps what was inferred of it, and what the next snapshot may take over.
import Basics
import Synchronization

/// Where a snapshot keeps its index, and what it may take from the snapshot before.
final class EffectBox: Sendable {
  private struct State: Sendable {
    /// Without the program: that holds this.
    var graph: EffectGraph?
    /// The graph of an earlier snapshot.
    var known: EffectGraph?
    var outside = OutsideEffects()
    var leads: [Dialect: [Bool]] = [:]
    /// By node of the knowledge.
    var settingLeads: [UInt32: [Bool]] = [:]
    /// Files that were edited since then.
    var edited: [FileID] = []
  }
  private struct Loads: Sendable {
    var known: [Dialect: LoadGraph] = [:]
    /// Of an earlier snapshot, with the files whose imports may lead elsewhere since then.
    var before: [Dialect: (graph: LoadGraph, changed: Set<FileID>)] = [:]
  }
  private let state: Mutex<State>
  /// Apart from the rest, so that who counts loads need not wait for who infers effects.
  private let loads: Mutex<Loads>
  let threads: Int

  init(threads: Int) {
    self.threads = threads
    state = Mutex(State())
    loads = Mutex(Loads())
  }

  /// For the snapshot after an edit.
  /// - Parameter relinked: files whose imports were linked again, the edited one among them.
  init(after box: EffectBox, edited: FileID, relinked: Set<FileID>) {
    threads = box.threads
    var next = State()
    box.state.withLock { before in
      next.known = before.graph ?? before.known
      next.edited = before.graph == nil ? before.edited : []
    }
    if next.known != nil, !next.edited.contains(edited) { next.edited.append(edited) }
    state = Mutex(next)
    var nextLoads = Loads()
    box.loads.withLock { old in
      nextLoads.before = old.before.mapValues { ($0.graph, $0.changed.union(relinked)) }
      for (dialect, graph) in old.known { nextLoads.before[dialect] = (graph, relinked) }
    }
    loads = Mutex(nextLoads)
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
      let outside = OutsideEffects(EffectIndex(program: program, graph: graph, knowledge: knowledge))
      state.graph = graph
      state.outside = outside
      state.known = nil
      state.edited = []
      return EffectIndex(program: program, graph: graph, knowledge: knowledge, outside: outside)
    }
  }

  func loadGraph(of program: Program, _ dialect: Dialect) -> LoadGraph {
    loads.withLock { loads in
      if let known = loads.known[dialect] { return known }
      let made: LoadGraph
      if let (graph, changed) = loads.before.removeValue(forKey: dialect) {
        made = LoadGraph(graph, program, dialect, changed: changed, threads: threads)
      } else {
        made = LoadGraph(program, dialect, threads: threads)
      }
      loads.known[dialect] = made
      return made
    }
  }

  /// By file: does its load lead to one of `files`, those with effects that others see?
  func leads(toEffectsIn files: [FileID], of program: Program, _ dialect: Dialect) -> [Bool] {
    let loads = loadGraph(of: program, dialect)
    return state.withLock { state in
      if let known = state.leads[dialect] { return known }
      let made = loads.filesLeading(to: files, program)
      state.leads[dialect] = made
      return made
    }
  }

  /// By file: does it lead to a module that sets an option, when no import is deferred?
  func leads(toSetting node: UInt32, _ compute: () -> [Bool]) -> [Bool] {
    state.withLock { state in
      if let known = state.settingLeads[node] { return known }
      let made = compute()
      state.settingLeads[node] = made
      return made
    }
  }
}

extension Program {
  /// The files whose loads are looked at: the project's, and libraries' that the project imports.
  fileprivate var filesWithEffects: [FileID] {
    files.indices.map { FileID(UInt32($0)) }.filter { file in
      !self[file].isExternal || !isStandardLibrary(module(of: file))
    }
  }

  /// What loading its modules does; inferred at the first question.
  package var effects: EffectIndex { effectBox.index(of: self) }
}
