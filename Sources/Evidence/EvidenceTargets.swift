// Which of a project's files are evaluated, and how each is asked for.
package import Analysis
package import Basics
package import Evaluation
package import Modules
package import Runtime

/// One file that evaluations begin with.
package struct EvidenceTarget: Sendable {
  package let file: FileID
  private var base: EvaluationRequest

  package init(
    _ file: FileID, in program: Program, _ resolver: ModuleResolver, _ dialect: Dialect, folder: FilePath
  ) {
    let path = program[file].description.path
    let name = resolver.moduleName(ofFile: path)
    self.file = file
    var request = EvaluationRequest(target: path.string)
    // What is not installed here must not be taken for an error of the program's.
    request.opaqueModules = true
    request.module = name.name
    request.file = path.string
    // A script is run, since what it does as a module is seldom what it is for.
    request.awaitsAtTop = program[file].description.isNotebook
    request.isMain = name.name.isEmpty || request.awaitsAtTop || program[file].summary.flags.contains(.isScript)
    var folders = resolver.importFolders(forFile: path).filter { $0 != name.root }
    folders.insert(name.root, at: 0)
    request.searchPath = folders.map(\.string)
    request.tableFolders = [folder.string]
    request.endsInterpreter = true
    // Where one starts the project's programs.
    request.currentFolder = folder.string
    request.instructions = 400_000_000
    request.memory = 512 << 20
    request.milliseconds = 20_000
    request.output = 1 << 20
    request.laziness = Laziness(dialect)
    base = request
  }

  var isMain: Bool { base.isMain }

  /// Texts that count instead of what lies on the disk, by path.
  package var overlays: [String: String] {
    get { base.overlays }
    set { base.overlays = newValue }
  }

  /// Fewer instructions and less time than usual: what hangs must not use up what others need.
  package mutating func limit(instructions: Int, milliseconds: Int) {
    base.instructions = instructions
    base.milliseconds = milliseconds
  }

  /// Is there a standard library among the folders that modules are looked for in?
  package func hasLibrary(_ files: FileSystem) -> Bool {
    LibraryFolder.first(in: base.searchPath.lazy.map { FilePath($0) }, files) != nil
  }

  package var eager: EvaluationRequest {
    var request = base
    request.laziness = .eager
    return request
  }

  /// Another module as the file would import it, by itself and without laziness.
  package func loading(_ module: String, file: String?) -> EvaluationRequest {
    var request = eager
    request.target = module
    request.module = module
    request.file = file
    request.isMain = false
    request.awaitsAtTop = false
    return request
  }

  /// The program's start as `lazyls startup` compares it; its laziness is the dialect's.
  package var startup: EvaluationRequest {
    var request = base
    request.tableFolders = []
    return request
  }

  /// Without laziness once more, at another time and with other random numbers.
  var control: EvaluationRequest {
    var request = eager
    request.isControl = true
    return request
  }

  /// With laziness, and what is still deferred then forced. What was there without laziness must not be missing.
  package func lazy(_ choice: DeferralChoice = .every, after eager: EvaluationReport) -> EvaluationRequest {
    var request = base
    request.missingModules = eager.opaque
    request.choice = choice
    request.resolvesDeferred = true
    return request
  }
}

/// What the evaluations of one target showed.
package struct TargetEvidence: Sendable {
  package let target: EvidenceTarget
  package let eager: EvaluationReport
  package let lazy: EvaluationReport
  /// Nil: nothing that counts, see `BehaviourChange.between`.
  package let changes: [BehaviourChange]?
  /// Files whose bodies ran without laziness.
  let files: Set<FileID>

  /// What differs without laziness, too.
  private let noise: Noise

  private struct Noise {
    private var kinds: Set<BehaviourChange.Kind> = []
    private var tables: Set<String> = []

    init(_ changes: [BehaviourChange]) {
      for change in changes {
        if let table = change.table { tables.insert(table) } else { kinds.insert(change.kind) }
      }
    }

    func removed(from changes: [BehaviourChange]) -> [BehaviourChange] {
      changes.filter { change in change.table.map { !tables.contains($0) } ?? !kinds.contains(change.kind) }
    }
  }

  /// What another choice of deferred imports changes; nil where that says nothing.
  func changes(_ report: EvaluationReport) -> [BehaviourChange]? {
    BehaviourChange.between(eager, report).map(noise.removed)
  }

  /// What both worlds had only stand-ins for.
  var standIns: [String] { eager.opaque + lazy.opaque.filter { !eager.opaque.contains($0) } }

  package init(_ target: EvidenceTarget, _ program: Program, _ evaluate: (EvaluationRequest) -> EvaluationReport) {
    let eager = evaluate(target.eager)
    let lazy = evaluate(target.lazy(after: eager))
    self.target = target
    self.eager = eager
    self.lazy = lazy
    let differences = BehaviourChange.between(eager, lazy)
    // Programs that print the time or random numbers differ in any two evaluations.
    let isOpen = differences?.contains { $0.kind != .hidden } ?? false
    noise = isOpen ? Noise(BehaviourChange.between(eager, evaluate(target.control)) ?? []) : Noise([])
    changes = differences.map(noise.removed)
    files = Set(eager.loaded.compactMap { $0.path.flatMap { program.file(at: FilePath($0)) } } + [target.file])
  }

  /// What became of it, in a sentence.
  package func remark(_ program: Program) -> String {
    let name = program[target.file].description.displayPath
    guard let changes else {
      let report = eager.isConclusive ? lazy : eager
      let why = report.reason ?? report.unsupported.first ?? report.exception?.headline
      return "\(name): evaluation says nothing (\(report.outcome.rawValue)\(why.map { ": \($0)" } ?? ""))"
    }
    var how = "evaluated"
    if !standIns.isEmpty {
      let shown = standIns.prefix(3).joined(separator: ", ")
      how += " with stand-ins for \(shown)\(standIns.count > 3 ? " and \(standIns.count - 3) more" : ""), less certain"
    }
    // What waits in a library fails for those who use it.
    let own = changes.filter { change in
      change.importedAt.map { program.file(at: FilePath($0.path)).map { !program[$0].isExternal } ?? false } ?? true
    }
    if own.isEmpty { return "\(name): \(how), deferred imports change nothing" }
    return "\(name): \(how), with deferred imports \(own.map(\.sentence).joined(separator: "; "))"
  }
}
