// Loads the modules of an import cycle on paper, beginning with one of them: does each find the names it reads?
package import Basics

/// What goes wrong when a module of a cycle is the first of it to be imported.
package struct CycleFailure: Sendable {
  /// From the module entered first to the one that reads: where each stands.
  package var path: [(file: FileID, step: LoadStep)]
  /// What is read, and not bound by then.
  package var name: String
  /// The binding below, in the module entered first.
  package var binding: Binding
}

enum LoadState {
  /// Its body stands at an offset.
  case running(UInt32)
  case done
}

/// The steps of one circle's modules and of the functions that they call: each simulation that enters it comes by most
/// of them. Of one thread, for one program.
package final class LoadStepMemory {
  /// What has steps: the body of a file, or of a function.
  enum Body: Hashable {
    case file(FileID)
    case function(FunctionKey)
  }
  private struct Key: Hashable {
    var body: Body
    var dialect: Dialect?
  }
  private var circle: UInt32 = 0
  /// By file: the simulation that came by it last, and how far its body has run then.
  private var marks: [(simulation: UInt32, state: LoadState)] = []
  private var simulation: UInt32 = 0
  private var steps: [Key: [LoadStep]] = [:]
  private var graph: EffectGraph?

  package init() {}

  func begin(_ program: Program) {
    simulation += 1
    if marks.count < program.files.count {
      marks = Array(repeating: (0, .done), count: program.files.count)
    }
  }

  /// How far the simulation at hand has come with a file; nil when it has not come by.
  subscript(_ file: FileID) -> LoadState? {
    get {
      let mark = marks[Int(file.rawValue)]
      return mark.simulation == simulation ? mark.state : nil
    }
    set { if let newValue { marks[Int(file.rawValue)] = (simulation, newValue) } }
  }

  func enter(circle: UInt32) {
    if circle == self.circle { return }
    steps.removeAll(keepingCapacity: true)
    self.circle = circle
  }

  func steps(of body: Body, _ program: Program, _ dialect: Dialect?) -> [LoadStep] {
    let key = Key(body: body, dialect: dialect)
    if let known = steps[key] { return known }
    let graph = graph(of: program)
    let found =
      switch body {
      case .file(let file): program.loadSteps(of: file, dialect, graph)
      case .function(let function): program.loadSteps(of: function, dialect, graph)
      }
    steps[key] = found
    return found
  }

  private func graph(of program: Program) -> EffectGraph {
    if let graph { return graph }
    let made = program.effects.graph
    graph = made
    return made
  }
}

/// One run: the state of every module in the cycle of the entry.
package struct LoadSimulation {
  private enum Value {
    case module(ModuleID)
    case other
  }

  private let program: Program
  /// None for ordinary Python.
  private let dialect: Dialect?
  private let cycles: LoadCycles
  private let entry: FileID
  private let memory: LoadStepMemory
  private let without: ImportReference?
  private var resolved: Set<ImportReference> = []
  private var called: Set<FunctionKey> = []
  private var path: [(file: FileID, step: LoadStep)] = []
  /// How many of the steps in `path` are not certain.
  private var doubts = 0
  private var budget = 4000
  private var failure: CycleFailure?
  /// Something failed that is not the entry's fault, or it grew too long.
  private var hasEnded = false

  /// What fails when `entry` is imported first of its cycle; nil when nothing certainly does.
  ///
  /// - Parameters:
  ///   - assumingParents: the packages around it have all their names by then.
  ///   - without: an import that is deferred as well.
  package static func failure(
    entering entry: FileID, of program: Program, _ dialect: Dialect?, _ cycles: LoadCycles, _ memory: LoadStepMemory,
    assumingParents: Bool = false, without: ImportReference? = nil
  ) -> CycleFailure? {
    var simulation = LoadSimulation(program, dialect, cycles, entry, memory, without)
    var parent = assumingParents ? program.parent(program.module(of: entry)) : .none
    while parent.isPresent {
      if let file = program.file(parent) { memory[file] = .done }
      parent = program.parent(parent)
    }
    simulation.load(program.module(of: entry))
    return simulation.failure
  }

  private init(
    _ program: Program, _ dialect: Dialect?, _ cycles: LoadCycles, _ entry: FileID, _ memory: LoadStepMemory,
    _ without: ImportReference?
  ) {
    self.memory = memory
    memory.begin(program)
    memory.enter(circle: cycles.number(of: entry))
    self.program = program
    self.dialect = dialect
    self.cycles = cycles
    self.entry = entry
    self.without = without
  }

  private mutating func load(_ module: ModuleID) {
    guard module.isPresent, !hasEnded else { return }
    // The packages around it came before.
    if let file = program.file(module), memory[file] != nil { return }
    load(program.parent(module))
    guard let file = program.file(module), memory[file] == nil, file == entry || cycles.areTogether(file, entry) else {
      return
    }
    budget -= 1
    if budget < 0 || path.count > 200 {
      hasEnded = true
      return
    }
    memory[file] = .running(0)
    for step in memory.steps(of: .file(file), program, dialect) {
      memory[file] = .running(step.position)
      take(step, in: file)
      if hasEnded { return }
    }
    memory[file] = .done
  }

  private mutating func take(_ step: LoadStep, in file: FileID) {
    if !step.isCertain { doubts += 1 }
    path.append((file, step))
    if let callee = step.callee {
      call(callee)
    } else if step.isRead {
      read(step, in: file)
    } else if ImportReference(file, step.importID) != without {
      importNow(step.importID, in: file)
    }
    path.removeLast()
    if !step.isCertain { doubts -= 1 }
  }

  /// A function of a module that is there by now.
  private mutating func call(_ key: FunctionKey) {
    guard !called.contains(key) else { return }
    budget -= 1
    if budget < 0 || path.count > 200 {
      hasEnded = true
      return
    }
    // The second call finds everything resolved by the first.
    called.insert(key)
    for step in memory.steps(of: .function(key), program, dialect) {
      take(step, in: key.file)
      if hasEnded { return }
    }
  }

  /// The statement runs, or the deferred import is resolved.
  @discardableResult
  private mutating func importNow(_ id: ImportID, in file: FileID) -> Value {
    let summary = program[file].summary
    let record = summary[id]
    let target = program.target(of: id, in: file)
    load(target)
    if hasEnded || record.isStar { return .other }
    guard record.isFrom else {
      if record.asName.isPresent { return .module(target) }
      return .module(program.root(of: target))
    }
    return value(of: summary.texts.bytes(record.name), in: target, loadsSubmodule: true)
  }

  private mutating func read(_ step: LoadStep, in file: FileID) {
    let summary = program[file].summary
    guard var value = valueBound(by: step.importID, in: file) else { return }
    if !step.chain.isPresent { return }
    for part in summary.texts.bytes(step.chain).split(separator: UInt8(ascii: ".")) {
      guard case .module(let module) = value, !hasEnded else { return }
      value = self.value(of: part, in: module, loadsSubmodule: false)
    }
  }

  /// What an import has bound, after its load when it was deferred so far.
  private mutating func valueBound(by id: ImportID, in file: FileID) -> Value? {
    let record = program[file].summary[id]
    if let dialect, program.isEligible(id, in: file, dialect), resolved.insert(ImportReference(file, id)).inserted {
      return importNow(id, in: file)
    }
    let target = program.target(of: id, in: file)
    if record.isFrom {
      let submodule = program.submodule(of: id, in: file)
      return submodule.isPresent ? .module(submodule) : .other
    }
    if record.asName.isPresent { return .module(target) }
    return .module(program.root(of: target))
  }

  /// `module.name` as it stands now; a failure when the name is bound only further down.
  private mutating func value(of name: ArraySlice<UInt8>, in module: ModuleID, loadsSubmodule: Bool) -> Value {
    guard let file = program.file(module), let state = memory[file] else {
      return submodule(name, of: module, loadsSubmodule)
    }
    let summary = program[file].summary
    var position = UInt32.max
    if case .running(let now) = state { position = now }
    var later: Binding?
    var last: Binding?
    for binding in summary.bindings(of: summary.symbol(named: name)) {
      if binding.guardKind.isNever || binding.kind == .annotationOnly { continue }
      // A class or function has its name when its definition is over.
      let start =
        binding.classID.isPresent
        ? summary[binding.classID].range.end
        : binding.functionID.isPresent
          ? summary[binding.functionID].range.end : max(binding.start, binding.effect)
      if start <= position || binding.kind == .globalInFunction {
        last = binding
      } else if later == nil {
        later = binding
      }
    }
    if let last {
      if last.importID.isPresent, let value = valueBound(by: last.importID, in: file) { return value }
      return .other
    }
    if let later, later.kind != .deletion,
      summary.flags.isDisjoint(with: [.hasGetattr, .isDynamic, .replacesItself, .isIncomplete, .hasStarImport]),
      summary.syntaxErrors.isEmpty, !program.submoduleExists(name, of: module)
    {
      if doubts == 0 {
        hasEnded = true
        if file == entry, let start = path.firstIndex(where: { $0.file == entry }) {
          failure = CycleFailure(
            path: Array(path[start...]), name: String(decoding: name, as: UTF8.self), binding: later)
        }
      }
      return .other
    }
    return submodule(name, of: module, loadsSubmodule)
  }

  private mutating func submodule(_ name: ArraySlice<UInt8>, of package: ModuleID, _ loads: Bool) -> Value {
    guard case .module(let found) = program.resolve(name, in: package), program.parent(found) == package else {
      return .other
    }
    if loads { load(found) }
    return .module(found)
  }
}
