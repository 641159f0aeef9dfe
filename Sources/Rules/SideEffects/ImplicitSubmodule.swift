// LZ404: `pkg.sub` works only because some other module imported it.
import Analysis
import Basics

enum ImplicitSubmodule: Rule {
  static let info = RuleInfo(
    404, "implicit-submodule", .sideEffects, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports reads of `pkg.sub` where `sub` is a submodule that this file does not import, nor does `pkg` itself. They
      work when some other module that runs earlier imports it. A warning where such a module is known and its import is
      deferred, information where none is known, in an `except` clause, or where a caller, or what stands in the same
      class or function, uses a module that imports it.

      In a package's `__init__` it reports the bare name `sub`, also in `del sub`, that nothing binds but the load of the
      submodule, when the import that does so (`from .sub import y`) is deferred. Information in
      functions when other functions of the file use what that import binds, and so load the submodule.

      ## Why is this bad
      Loading a submodule sets it as an attribute of its package. When the import that did so is deferred, the attribute
      is not there: `AttributeError: module 'xml' has no attribute 'dom'`.

      ## Example
      ```python
      import xml

      def parse(path):
          return xml.dom.minidom.parse(path)
      ```

      ## Use instead
      ```python
      import xml.dom.minidom

      def parse(path):
          return xml.dom.minidom.parse(path)
      ```

      ## Fix safety
      Importing the submodule below the import of its package is safe: it binds no new name, and loads what the code is
      about to read anyway.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    checkOwnNames(context, &findings)
    // Few imports bind a package; only what is read from one can be a submodule.
    let packages = summary.imports.indices.map { package(context, ImportID($0)) }
    guard packages.contains(where: \.isPresent) else { return }
    var seen: Set<Reading> = []
    var reported: Set<ModuleID> = []
    for use in summary.uses
    where use.chain.isPresent && use.importID.isPresent && packages[use.importID.index].isPresent {
      switch use.time {
      case .atImport, .deferred, .main: break
      case .annotation, .lazyType, .string, .never: continue
      }
      guard seen.insert(Reading(importID: use.importID, chain: use.chain)).inserted,
        let access = access(context, use, packages[use.importID.index]), reported.insert(access.submodule).inserted
      else { continue }
      report(context, use, access, &findings)
    }
  }

  /// `np.linalg` is asked about once, however often a file reads it.
  private struct Reading: Hashable {
    var importID: ImportID
    var chain: TextID
  }

  /// The package that the import binds, none when it binds something else or a package whose names cannot be told.
  private static func package(_ context: borrowing RuleContext, _ id: ImportID) -> ModuleID {
    let program = context.program
    let record = context.summary[id]
    if record.isStar || record.guardKind.isNever || record.flags.contains(.inFunction) { return .none }
    var module = record.isFrom ? program.submodule(of: id, in: context.file) : program.target(of: id, in: context.file)
    if !record.isFrom, !record.asName.isPresent {
      // `import a.b` binds `a`.
      while program.parent(module).isPresent { module = program.parent(module) }
    }
    return module.isPresent && program.facts(module).isPackage && isKnown(program, module) ? module : .none
  }

  /// Everything that the package binds stands in its source.
  private static func isKnown(_ program: Program, _ module: ModuleID) -> Bool {
    guard let file = program.file(module) else { return false }
    let source = program[file]
    return source.summary.syntaxErrors.isEmpty && source.summary.flags.isDisjoint(with: open)
  }

  private static let open: ModuleSummary.Flags = [
    .hasGetattr, .isDynamic, .replacesItself, .isIncomplete, .hasStarImport, .changesPackagePath,
  ]

  private struct Access {
    /// The package as a module, and the submodule that the chain reads from it.
    var package: ModuleID
    var submodule: ModuleID
  }

  /// The first attribute of the chain that is a submodule which its package does not bind.
  private static func access(_ context: borrowing RuleContext, _ use: Use, _ package: ModuleID) -> Access? {
    let program = context.program
    var module = package
    let parts = context.summary.texts.bytes(use.chain).split(separator: UInt8(ascii: "."))
    let isWritten = use.flags.contains(.isStore) || use.flags.contains(.isDelete)
    for part in isWritten ? parts.dropLast() : parts[...] {
      guard isKnown(program, module), let file = program.file(module) else { return nil }
      let isBound = program[file].summary.symbol(named: part).isPresent
      guard case .module(let next) = program.resolve(part, in: module) else { return nil }
      if !isBound, program.parent(next) == module { return Access(package: module, submodule: next) }
      module = next
    }
    return nil
  }

  private static func report(
    _ context: borrowing RuleContext, _ use: Use, _ access: Access, _ findings: inout [Finding]
  ) {
    let program = context.program
    let name = program.name(access.submodule)
    if StartupModules.contains(name) || program.isOrIsBelow(program.module(of: context.file), access.submodule) {
      return
    }
    let loaders = program.loaders(of: access.submodule)
    if loaders.contains(where: { $0.file == context.file }) { return }
    var provider: ImportReference?
    var isLikely = false
    if !loaders.isEmpty {
      // What the function has used before the read has run by then, and its own pending imports count.
      let point = Reach.ReadPoint(use)
      func isLoaded(_ isRun: (Use) -> Bool) -> Bool {
        Reach.first(
          of: Set(loaders.map(\.file)), context, access.package, through: .surely, before: point, isRun) != nil
      }
      if isLoaded({ !$0.flags.contains(.isConditional) }) { return }
      let atImport = loaders.filter { !program[$0.file].summary[$0.importID].flags.contains(.inFunction) }
      let eager = Reach.first(
        of: Set(atImport.map(\.file)), context, access.package, through: .eagerly, before: point
      ) { _ in false }
      provider = atImport.first { $0.file == eager }
      // What raises an exception of the package has most likely loaded it.
      if provider != nil, use.kind != .exceptClause,
        use.isReadAtImport || !isLoadedByUses(context, loaders, before: use)
      {
        isLikely = !isLoaded { _ in true }
      }
    }
    let record = context.summary[use.importID]
    var related = [context.note(record.alias, "this import alone does not load it")]
    if let provider {
      let record = program[provider.file].summary[provider.importID]
      related.append(
        RelatedLocation(Location(provider.file, record.statement), "loaded here when imports are eager"))
    }
    let package = program.name(access.package)
    let attribute = name.dropFirst(package.utf8.count + 1)
    let reason = provider == nil ? "nothing here imports it" : "the import that loads it elsewhere may be deferred"
    findings.append(
      Finding(
        info.code, isLikely ? .warning : .information, .likely, at: context.here(use.range),
        "`\(attribute)` is a submodule of `\(package)`, and \(reason): this read may raise AttributeError.",
        related: related, fixes: fixes(context, use.importID, name)))
  }

  /// Some function that has to do with the reader uses a name of a module that loads the submodule: it may well have
  /// run before.
  private static func isLoadedByUses(
    _ context: borrowing RuleContext, _ loaders: [ImportReference], before read: Use
  ) -> Bool {
    let program = context.program
    let files = Set(loaders.map(\.file))
    let imports = context.summary.imports.indices.filter { index in
      guard context.summary.imports[index].firstDeferredUse.isPresent else { return false }
      let id = ImportID(index)
      if case .definition(let source, _) = program.resolve(id, in: context.file), files.contains(source) { return true }
      let module = program.module(loadedBy: id, in: context.file)
      return program.file(module).map(files.contains) ?? false
    }
    if imports.isEmpty { return false }
    let callers = callers(of: read, context.summary)
    return context.summary.uses.contains { use in
      use.time == .deferred && use.importID.isPresent && imports.contains(use.importID.index)
        && (callers.contains(use.function) || surroundings(use, context.summary) == surroundings(read, context.summary))
    }
  }

  /// The functions that call the reader's, directly.
  private static func callers(of read: Use, _ summary: ModuleSummary) -> Set<FunctionID> {
    var symbols: Set<UInt32> = []
    var function = read.function
    while function.isPresent {
      if !summary[function].classID.isPresent, summary[function].name.isPresent {
        let symbol = summary.symbol(named: summary.texts.bytes(summary[function].name))
        if symbol.isPresent { symbols.insert(symbol.rawValue) }
      }
      function = summary[function].parent
    }
    if symbols.isEmpty { return [] }
    let callers = summary.functions.indices.filter { index in
      summary.sites(of: FunctionID(index)).contains { number in
        let site = summary.effectSites[number]
        return site.kind == .call && site.value.kind == .symbol && symbols.contains(site.value.root)
      }
    }
    return Set(callers.map { FunctionID($0) })
  }

  /// The outermost class or function around a use: what stands together in it runs together.
  private static func surroundings(_ use: Use, _ summary: ModuleSummary) -> UInt32 {
    var function = use.function
    var start = UInt32.max
    while function.isPresent {
      start = summary[function].range.start
      var owner = summary[function].classID
      while owner.isPresent {
        start = summary[owner].range.start
        owner = summary[owner].parent
      }
      function = summary[function].parent
    }
    return start
  }

  /// One more import below that of the package, in the same manner and block. Not where it would bind another name.
  private static func fixes(_ context: borrowing RuleContext, _ id: ImportID, _ name: String) -> [Fix] {
    let record = context.summary[id]
    guard !record.isFrom, !record.asName.isPresent, !context.summary.flags.contains(.isTranscoded) else { return [] }
    var edits = LazyEdits(context)
    return edits.importBeside(id, module: name).map { [Fix("Import `\(name)`", .safe, [$0])] } ?? []
  }
}
