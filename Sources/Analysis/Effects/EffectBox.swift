// Where a snapshot keeps what was inferred of it, and what the next snapshot may take over.
import Basics
import Synchronization

/// Where a snapshot keeps its index, and what it may take from the snapshot before.
final class EffectBox: Sendable {
  /// What was inferred of a snapshot, without the program: that holds this.
  private struct Inferred: Sendable {
    var graph: EffectGraph
    var outside: OutsideEffects
    /// How many modules the program named.
    var modules: Int
  }
  private struct Leads: Sendable {
    var loads: LoadGraph.Version
    var goals: [FileID]
    var files: [Bool]
  }
  /// What an earlier snapshot knew.
  private struct Base: Sendable {
    var known: Inferred
    /// The files that were edited since then, as they were.
    var edited: [FileID: EffectInterface] = [:]
  }
  private struct State: Sendable {
    var inferred: Inferred?
    /// The last answers, of this snapshot or an earlier one.
    var leads: [Dialect: Leads] = [:]
    /// By node of the knowledge.
    var settingLeads: [UInt32: [Bool]] = [:]
  }
  private struct Loads: Sendable {
    var known: [Dialect: LoadGraph] = [:]
    /// Of an earlier snapshot, with the files whose imports may lead elsewhere since then.
    var before: [Dialect: (graph: LoadGraph, changed: Set<FileID>)] = [:]
  }
  private let base: Base?
  private let state: Mutex<State>
  /// Apart from the rest, so that who counts loads need not wait for who infers effects.
  private let loads: Mutex<Loads>
  let threads: Int

  init(threads: Int) {
    self.threads = threads
    base = nil
    state = Mutex(State())
    loads = Mutex(Loads())
  }

  /// For the snapshot after an edit.
  /// - Parameters:
  ///   - edited: the files whose texts are others now, with what was seen of them before.
  ///   - relinked: files whose imports were linked again, the edited one among them.
  init(after box: EffectBox, edited: [FileID: EffectInterface], relinked: Set<FileID>) {
    threads = box.threads
    var next = State()
    var base = box.base
    // While somebody infers what the snapshot before does, which takes long, this one goes on from what that goes on from.
    box.state.withLockIfAvailable { before in
      if let inferred = before.inferred { base = Base(known: inferred) }
      next.leads = before.leads
    }
    base?.edited.merge(edited) { earlier, _ in earlier }
    self.base = base
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
      if let inferred = state.inferred {
        return EffectIndex(program: program, graph: inferred.graph, knowledge: knowledge, outside: inferred.outside)
      }
      let inferred: Inferred
      if let base {
        inferred = infer(program, knowledge, after: base.known, base.edited)
      } else {
        let graph = EffectGraph(program, knowledge, files: program.filesWithEffects, threads: threads)
        let index = EffectIndex(program: program, graph: graph, knowledge: knowledge)
        inferred = Inferred(graph: graph, outside: OutsideEffects(index), modules: program.table.count)
      }
      state.inferred = inferred
      return EffectIndex(program: program, graph: inferred.graph, knowledge: knowledge, outside: inferred.outside)
    }
  }

  /// An index that says what it should of one file. That of an earlier snapshot does, while there is none of this one and
  /// nothing that the file's load runs has to do with the edits since then.
  func index(of program: Program, for file: FileID) -> EffectIndex {
    let isInferred = state.withLockIfAvailable { $0.inferred != nil } ?? false
    guard !isInferred, let base, base.known.modules == program.table.count else { return index(of: program) }
    let knowledge = Knowledge.builtIn(with: program.provider.effects)
    let index = EffectIndex(
      program: program, graph: base.known.graph, knowledge: knowledge, outside: base.known.outside)
    return index.graph.isUntouched(by: Set(base.edited.keys), file, program) ? index : self.index(of: program)
  }

  private func infer(
    _ program: Program, _ knowledge: Knowledge, after known: Inferred, _ edited: [FileID: EffectInterface]
  ) -> Inferred {
    var change = EffectChange()
    for (file, interface) in edited {
      change.edited.insert(file)
      if program.interface(of: file).behaviour != interface { change.altered.insert(file) }
    }
    change.hasNewModules = program.table.count != known.modules
    var graph = known.graph
    let bodies = graph.update(program, knowledge, files: program.filesWithEffects, after: change, threads: threads)
    let index = EffectIndex(program: program, graph: graph, knowledge: knowledge)
    let outside = OutsideEffects(
      known.outside, index, bodies: bodies.union(change.edited), altered: change.altered)
    return Inferred(graph: graph, outside: outside, modules: program.table.count)
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
      if let known = state.leads[dialect], known.loads == loads.version, known.goals == files { return known.files }
      let made = loads.filesLeading(to: files, program)
      state.leads[dialect] = Leads(loads: loads.version, goals: files, files: made)
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
      !self[file].isGone && (!self[file].isExternal || !isStandardLibrary(module(of: file)))
    }
  }

  /// What loading its modules does; inferred at the first question.
  package var effects: EffectIndex { effectBox.index(of: self) }

  /// The same where one file's effects are asked for and no other's: after most edits it is there at once.
  package func effects(of file: FileID) -> EffectIndex { effectBox.index(of: self, for: file) }
}
