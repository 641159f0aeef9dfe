// What the load of an import does to modules that are there without it, and how findings tell it.
import Analysis
import Basics

enum LoadEffects {
  /// Effects that others notice, of the modules that an import newly loads, surest first. Empty for most.
  /// - Parameters:
  ///   - point: only what is loaded above that place counts as loaded already.
  ///   - reader: effects on objects of that file count, whoever else knows it.
  ///   - followsNames: also those of the module that a from-import gets its name from by way of others.
  ///   - isMeant: which effects are asked for; a cheap question, put before the others.
  static func of(
    _ id: ImportID, _ context: borrowing RuleContext, before point: UInt32 = .max, reader: FileID? = nil,
    followsNames: Bool = false, where isMeant: (EffectReference) -> Bool = { _ in true }
  ) -> [EffectReference] {
    let program = context.program
    let effects = context.effects
    let target = program.target(of: id, in: context.file)
    let submodule = program.submodule(of: id, in: context.file)
    var source = ModuleID.none
    if followsNames, context.summary[id].isFrom, case .definition(let file, _) = program.resolve(id, in: context.file) {
      source = program.module(of: file)
    }
    guard
      context.reach.mayChange(byLoading: target) || context.reach.mayChange(byLoading: submodule)
        || context.reach.mayChange(byLoading: source)
    else { return [] }
    let loaded = context.newlyLoaded(by: id, before: point, source: source)
    lazy var files = Set(loaded.compactMap { program.file($0) })
    var found: [EffectReference] = []
    for module in loaded {
      guard let file = program.file(module), file != context.file, effects.hasOutsideEffects(file) else { continue }
      for effect in effects.outsideEffects(of: file) where isNoticed(effect.kind) && isMeant(effect) {
        // What the modules do among themselves comes and goes with them.
        if let owner = effect.owner, owner != reader, files.contains(owner), !isKnownElsewhere(owner, files, program) {
          continue
        }
        found.append(effect)
      }
    }
    // Stable: certain ones first, each in the order of the loads.
    return found.filter { !$0.isConditional } + found.filter(\.isConditional)
  }

  /// Does a module that is not among `files` import the owner of an object?
  private static func isKnownElsewhere(
    _ owner: FileID, _ files: Set<FileID>, _ program: borrowing Program
  ) -> Bool {
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
