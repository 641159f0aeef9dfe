// A start with all imports done at once beside the same start with lazy imports: what each loads, and what is saved.
package import Runtime

/// Two reports of one target, and what follows from having both. Plain data.
package struct StartupComparison: Sendable {
  /// What loading some modules costs.
  package struct Cost: Sendable {
    package var modules = 0
    package var microseconds = 0
    package var instructions = 0
    package var bytes = 0

    mutating func add(_ load: LoadRecord) {
      modules += 1
      microseconds += load.ownMicroseconds
      instructions += load.ownInstructions
      bytes += load.ownBytes
    }

    mutating func add(_ other: Cost) {
      modules += other.modules
      microseconds += other.microseconds
      instructions += other.instructions
      bytes += other.bytes
    }
  }

  /// An import of the eager start that the lazy one leaves deferred.
  package struct Saving: Sendable {
    /// The module whose body does it.
    package var importer: String
    package var importedAt: Place?
    /// What it names and the lazy start does not load.
    package var targets: [String]
    /// What loads through this import alone, and not in the lazy start.
    package var cost = Cost()
  }

  /// Imports that lead to the same modules, so that these go only if all of the imports wait.
  package struct Group: Sendable {
    /// Their own costs are what each saves alone.
    package var imports: [Saving]
    /// The dearest of the modules that go.
    package var core: String
    /// What goes beyond what the imports save alone, and beyond the groups before this one.
    package var cost: Cost
  }

  /// An import between two modules.
  package struct Edge: Sendable {
    package var importer: String
    package var module: String
    package var importedAt: Place?
    /// Where the lazy start uses it, if it was deferred there.
    package var reifiedAt: Place?
    /// The lazy start does without it.
    package var isDeferred: Bool
  }

  package let eager: EvaluationReport
  package let lazy: EvaluationReport
  /// The dearest first, by instructions: these are the same in every run.
  package private(set) var savings: [Saving] = []
  /// Chosen one after the other, each for what it saves for an import on top of those before it.
  package private(set) var groups: [Group] = []
  /// What the lazy start saves but no single import does, because several would load it.
  package private(set) var shared = Cost()
  package private(set) var edges: [Edge] = []

  package init(eager: EvaluationReport, lazy: EvaluationReport) {
    self.eager = eager
    self.lazy = lazy
    let found = SavingsSearch(eager.loaded, eager.imports ?? [], lazyNames: Set(Self.names(lazy)))
      .result(limit: Self.savingLimit)
    savings = found.savings
    groups = found.groups
    shared = found.shared
    edges = Self.edges(eager, lazy)
  }

  /// What the runtime does not have, and where the eager start, or else the lazy one, met it.
  package var missing: [String] { eager.unsupported + lazy.unsupported.filter { !eager.unsupported.contains($0) } }

  /// Modules that were not evaluated.
  package var opaque: [String] { eager.opaque + lazy.opaque.filter { !eager.opaque.contains($0) } }

  /// The request for one of the two starts.
  package static func request(_ request: EvaluationRequest, _ laziness: Laziness) -> EvaluationRequest {
    var request = request
    request.laziness = laziness
    request.keepsImports = true
    // The second start would find what the first has compiled.
    request.codeFolder = nil
    return request
  }

  /// Both starts, one after the other and each in a process of its own, so that neither's times feel the other.
  package static func measure(_ request: EvaluationRequest) -> StartupComparison {
    func evaluate(_ laziness: Laziness) -> EvaluationReport {
      let pool = WorkerPool()
      defer { pool.close() }
      return pool.evaluate(Self.request(request, laziness))
    }
    return StartupComparison(eager: evaluate(.eager), lazy: evaluate(request.laziness))
  }

  /// The modules that are loaded at the end, in the order in which their bodies began.
  package static func names(_ report: EvaluationReport) -> [String] {
    var seen: Set<String> = []
    return report.loaded.filter { !$0.hasFailed && seen.insert($0.name).inserted }.map(\.name)
  }

  package static func total(_ report: EvaluationReport) -> Cost {
    Cost(
      modules: names(report).count, microseconds: report.microseconds, instructions: report.instructions,
      bytes: report.bytes)
  }

  /// Why the lazy start loads a module: the load itself, the one during which it happened, and so on to the target.
  package func chain(to name: String) -> [LoadRecord]? {
    guard var load = lazy.loaded.last(where: { $0.name == name }) else { return nil }
    var chain = [load]
    while let parent = load.parent, lazy.loaded.indices.contains(parent), parent < load.order {
      load = lazy.loaded[parent]
      chain.append(load)
    }
    return chain
  }

  private struct Pair: Hashable {
    var importer: Int
    var module: Int
  }

  /// Each pair of modules once. What the lazy start did and what it deferred comes from itself, all else from the eager.
  private static func edges(_ eager: EvaluationReport, _ lazy: EvaluationReport) -> [Edge] {
    var edges: [Edge] = []
    var numbers: [String: Int] = [:]
    var seen: Set<Pair> = []
    func number(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = numbers.count
      return numbers.count - 1
    }
    func add(_ importer: String, _ module: String, _ importedAt: Place?, _ reifiedAt: Place?, isDeferred: Bool) {
      let pair = Pair(importer: number(importer), module: number(module))
      guard pair.importer != pair.module, seen.insert(pair).inserted else { return }
      edges.append(
        Edge(
          importer: importer, module: module, importedAt: importedAt, reifiedAt: reifiedAt, isDeferred: isDeferred))
    }
    for each in lazy.imports ?? [] {
      add(each.importer, each.module, each.importedAt, each.reifiedAt, isDeferred: false)
    }
    let loaded = Set(names(eager))
    for each in lazy.deferred {
      let child = each.name.map { each.module + "." + $0 }
      if let child, loaded.contains(child) { add(each.importer, child, each.importedAt, nil, isDeferred: true) }
      add(each.importer, each.module, each.importedAt, nil, isDeferred: true)
    }
    for each in eager.imports ?? [] { add(each.importer, each.module, each.importedAt, nil, isDeferred: true) }
    return edges
  }
}
