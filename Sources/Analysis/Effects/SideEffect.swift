// What running a module's body does to the world around it: the answer of effect inference, with its evidence.

/// What kind of state is changed, or what else is done.
package enum EffectKind: UInt8, Hashable, Sendable, CaseIterable {
  /// A container, attribute or registry that another module owns.
  case mutation
  /// An attribute of another module or class is replaced.
  case patch
  /// A callback, codec, type or plug-in is made known to a library.
  case registration
  case searchPath, importHook, loadedModules
  case environment, files, network, process, thread, signal, exitHandler
  /// Of logging, warnings, locale, or another library.
  case configuration
  case output
  /// The body can end with an exception on purpose, or ends the program.
  case failure
  /// It runs code of which nothing is known.
  case unknown
  /// Loads a module by a name made at run time.
  case loading

  /// The word of reports and of configuration.
  package var word: String {
    switch self {
    case .mutation: "mutation"
    case .patch: "patch"
    case .registration: "registration"
    case .searchPath: "search-path"
    case .importHook: "import-hook"
    case .loadedModules: "loaded-modules"
    case .environment: "environment"
    case .files: "files"
    case .network: "network"
    case .process: "process"
    case .thread: "thread"
    case .signal: "signal"
    case .exitHandler: "exit-handler"
    case .configuration: "configuration"
    case .output: "output"
    case .failure: "failure"
    case .unknown: "unknown"
    case .loading: "loading"
    }
  }
}

/// Who can see the effect.
package enum EffectGrade: UInt8, Hashable, Sendable {
  /// State that others read: deferring the load changes the program.
  case outside
  /// Only what the module itself makes.
  case own
  /// A cache, a counter, a weak table: nobody asks when it was filled.
  case benign
  /// The code that runs is not known, so nothing follows.
  case unknown
  package var word: String { "\(self)" }
}

/// One effect of a module's body.
package struct SideEffect: Hashable, Sendable {
  package var kind: EffectKind
  package var grade: EffectGrade
  /// The statement of the body that leads to it.
  package var location: Location
  /// The calls on the way, and last the write itself. Empty when the statement is the write.
  package var chain: [Location]
  /// The dotted name of what is changed, or of what is called; empty when it has none.
  package var object: String
  /// The file that owns the object, when it is in the program.
  package var owner: FileID?
  /// The name of the object in its owner, when it has one.
  package var symbol: SymbolID
  /// Not on every run of the body.
  package var isConditional: Bool
}
