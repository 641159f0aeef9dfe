// What the load of an import does to modules that are there without it, and how findings tell it.
import Analysis
import Basics

/// Effects that others notice, of the modules that an import newly loads.
struct LoadEffects {
  private let context: RuleContext
  private var counter: LoadCounter?

  init(_ context: borrowing RuleContext) { self.context = RuleContext(context) }

  /// The effects of one import, surest first. Empty for most.
  /// - Parameter followsNames: also those of the module that a from-import gets its name from by way of others.
  mutating func of(_ id: ImportID, followsNames: Bool = false) -> [EffectReference] {
    let program = context.program
    let effects = program.effects
    let target = program.target(of: id, in: context.file)
    let submodule = program.submodule(of: id, in: context.file)
    var source = ModuleID.none
    if followsNames, context.summary[id].isFrom, case .definition(let file, _) = program.resolve(id, in: context.file) {
      source = program.module(of: file)
    }
    guard [target, submodule, source].contains(where: { effects.mayChange(byLoading: $0, context.dialect) }) else {
      return []
    }
    var counter = self.counter ?? LoadCounter(program, context.dialect)
    let loaded = counter.newlyLoaded(by: id, in: context.file, source: source)
    self.counter = counter
    let files = Set(loaded.compactMap { program.file($0) })
    var found: [EffectReference] = []
    for module in loaded {
      guard let file = program.file(module), file != context.file, effects.hasOutsideEffects(file) else { continue }
      for effect in effects.outsideEffects(of: file) where Self.isNoticed(effect.kind) {
        // What the modules do among themselves comes and goes with them.
        if let owner = effect.owner, files.contains(owner), !isKnownElsewhere(owner, files) { continue }
        found.append(effect)
      }
    }
    // Stable: certain ones first, each in the order of the loads.
    return found.filter { !$0.isConditional } + found.filter(\.isConditional)
  }

  /// Does a module that is not among `files` import the owner of an object?
  private func isKnownElsewhere(_ owner: FileID, _ files: Set<FileID>) -> Bool {
    let program = context.program
    return program.importers(of: program.module(of: owner)).contains { !files.contains($0.file) }
  }

  /// Does the program go on in another way without it? Files and output are what the module is for when it is used.
  private static func isNoticed(_ kind: EffectKind) -> Bool {
    switch kind {
    case .mutation, .patch, .registration, .searchPath, .importHook, .loadedModules, .environment, .signal,
      .exitHandler, .configuration, .thread:
      true
    case .files, .network, .process, .output, .failure, .unknown, .loading: false
    }
  }
}

extension RuleContext {
  /// A copy for those who keep it.
  init(_ other: borrowing RuleContext) {
    self.init(program: other.program, file: other.file, dialect: other.dialect)
  }
}

extension SideEffect {
  /// What it does, to follow "it" or a module's name: "changes `registry.PLUGINS`".
  package var sentence: String {
    let named = object.isEmpty ? "" : "`\(object)`"
    switch kind {
    case .mutation: return named.isEmpty ? "changes an object of another module" : "changes \(named)"
    case .patch: return named.isEmpty ? "replaces an attribute of another module" : "replaces an attribute of \(named)"
    case .registration: return named.isEmpty ? "registers something" : "registers something with \(named)"
    case .searchPath: return "changes `sys.path`"
    case .importHook: return "changes how modules are found"
    case .loadedModules: return "changes `sys.modules`"
    case .environment: return "changes the environment"
    case .files: return named.isEmpty ? "works with files" : "works with files (\(named))"
    case .network: return "uses the network"
    case .process: return named.isEmpty ? "acts on processes" : "acts on processes (\(named))"
    case .thread: return "starts a thread"
    case .signal: return "sets a signal handler"
    case .exitHandler: return "registers what runs at exit"
    case .configuration: return named.isEmpty ? "sets options of a library" : "sets options (\(named))"
    case .output: return named.isEmpty ? "writes output" : "writes output (\(named))"
    case .failure: return "can raise an exception"
    case .unknown: return "runs code that is not known"
    case .loading: return "loads modules by name"
    }
  }

  /// The statement, the calls and the write, in the order in which they happen.
  var evidence: [RelatedLocation] {
    var steps = [RelatedLocation(location, chain.isEmpty ? "this \(sentence)" : "this statement leads to it")]
    for (index, place) in chain.enumerated() where index < 3 || index == chain.count - 1 {
      steps.append(RelatedLocation(place, index == chain.count - 1 ? "this \(sentence)" : "by way of this call"))
    }
    return steps
  }
}
