// LZ606: a program loads more at its start than `lazyls.lock` says it may.
package import Analysis
package import Basics
package import Modules

/// What breaks a lock in a program, by file: what LZ606 says, which is not about one module.
/// - Parameters:
///   - program: with all that its modules load in turn.
///   - folder: what files in the lock are relative to.
package func startupLockFindings(_ lock: StartupLock, in program: Program, dialect: Dialect, folder: FilePath)
  -> [FileID: [Finding]]
{
  StartupLockBroken.findings(lock, in: program, dialect: dialect, folder: folder)
}

enum StartupLockBroken: Rule {
  static let info = RuleInfo(
    606, "startup-lock-broken", .opportunities, .error, fix: .sometimes,
    page: """
      ## What it does
      Reports imports that make a program load modules at its start which `lazyls.lock` does not have. The lock records,
      for each script of `pyproject.toml`, each of the configuration's `entry-points` and each `__main__.py`, which modules
      may load; `lazyls lock --update` writes it. Without such a file this rule says nothing.

      ## Why is this bad
      Start-up time is lost an import at a time. The lock makes each one a decision: somebody sees the line that brought
      the modules in, and either makes it lazy or records it.

      ## Example
      ```python
      # cli.py, and lazyls.lock does not have yaml
      import yaml

      def load(path):
          return yaml.safe_load(path.read_text())
      ```

      ## Use instead
      ```python
      lazy import yaml

      def load(path):
          return yaml.safe_load(path.read_text())
      ```

      ## Fix safety
      Making the import lazy moves the load to the first use: unsafe, because what the module does when it loads then
      happens later. `lazyls lock --update` records the new modules instead.
      """)

  /// The lock is no part of a module: see `startupLockFindings`.
  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {}

  /// What one import brings in.
  private struct Breach {
    var kind: ImportEdgeKind
    var entries: [String] = []
    var modules: [String] = []
    /// From the first of the programs to the import.
    var chain: [ImportGraph.Edge]
    /// The module of a library that the first new one comes through; nil when the import itself names it.
    var library: String?
  }

  fileprivate static func findings(_ lock: StartupLock, in program: Program, dialect: Dialect, folder: FilePath)
    -> [FileID: [Finding]]
  {
    let graph = ImportGraph(program, dialect, followsLibraries: true)
    var breaches: [ImportReference: Breach] = [:]
    for entry in lock.entries {
      guard let node = StartupSet.node(of: entry.point, in: graph, program, folder: folder) else { continue }
      let start = StartupSet(graph, program, from: node, entry.point)
      let allowed = Set(entry.loads)
      for module in start.loaded.dropFirst() {
        let name = graph.nodes[module].name
        if allowed.contains(name) || StartupSet.isLoadedAnyway(name) { continue }
        let chain = start.chain(to: module)
        // The first import that leads out of what is allowed, or the last of the project on the way to it.
        let frontier =
          chain.firstIndex { edge in
            let target = graph.nodes[edge.target].name
            return !allowed.contains(target) && !StartupSet.isLoadedAnyway(target)
          } ?? chain.count - 1
        let blamed = chain[...frontier].lastIndex { edge in
          edge.reference.map { !program[$0.file].isExternal } ?? false
        }
        guard let blamed, let reference = chain[blamed].reference else { continue }
        var breach =
          breaches[reference]
          ?? Breach(
            kind: chain[blamed].kind, chain: Array(chain[..<blamed]),
            library: blamed == frontier || graph.nodes[chain[frontier].source].isProject
              ? nil : graph.nodes[chain[frontier].source].name)
        if !breach.entries.contains(entry.point.name) { breach.entries.append(entry.point.name) }
        if !breach.modules.contains(name) { breach.modules.append(name) }
        breaches[reference] = breach
      }
    }
    var found: [FileID: [Finding]] = [:]
    for (reference, breach) in breaches.sorted(by: { $0.key < $1.key }) {
      found[reference.file, default: []].append(finding(reference, breach, graph, program, dialect))
    }
    return found
  }

  private static func finding(
    _ reference: ImportReference, _ breach: Breach, _ graph: ImportGraph, _ program: Program, _ dialect: Dialect
  ) -> Finding {
    let record = program[reference.file].summary[reference.importID]
    let programs = breach.entries.count == 1 ? "" : " and \(counted(breach.entries.count - 1, "other program"))"
    let modules = breach.modules.count == 1 ? "" : " and \(counted(breach.modules.count - 1, "more module"))"
    let way = breach.library.map { " through `\($0)`" } ?? ""
    var related = graph.evidence(of: breach.chain, program)
    related.append(RelatedLocation(Location(reference.file, record.statement), "the import that is not in the lock"))
    return Finding(
      info.code, info.severity, at: Location(reference.file, record.alias),
      "This import makes `\(breach.entries[0])`\(programs) load `\(breach.modules[0])`\(modules)\(way) when it starts, which \(StartupLock.fileName) does not have.",
      related: related, fixes: fixes(reference, breach, program, dialect))
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// Only where laziness is a matter of words in the source, and the module itself does not need the import.
  private static func fixes(
    _ reference: ImportReference, _ breach: Breach, _ program: Program, _ dialect: Dialect
  ) -> [Fix] {
    guard dialect == .explicit, breach.kind == .eager,
      !program[reference.file].summary[reference.importID].firstImportUse.isPresent
    else { return [] }
    var edits = LazyEdits(program, reference.file)
    return edits.makeLazy([reference.importID]).map { Fix("Make it lazy", .unsafe, $0.edits) }
  }
}
