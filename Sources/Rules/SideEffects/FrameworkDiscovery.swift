// LZ410: a module that a framework is to know by its load, and whose import is deferred.
import Analysis
import Basics

enum FrameworkDiscovery: Rule {
  static let info = RuleInfo(
    410, "framework-discovery", .sideEffects, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports that are there so that a framework learns of what the module defines.

      - modules whose functions are routes, handlers, tasks or commands of an object that another module made (Flask,
        FastAPI, Starlette, Quart, Sanic, Bottle, aiohttp, Dash, Celery, Dramatiq, click, Typer), when nothing reads the
        name that the import binds: an error;
      - modules with mapped classes (SQLAlchemy, SQLModel, Flask-SQLAlchemy), in a file that calls `create_all` or
        `configure_mappers`, or gives Alembic its `target_metadata`, before it uses the import;
      - modules with models that the package `models` of a Django application imports: Django loads the package only.

      Silent where a framework loads the module by its name itself, and where LZ401 reports the import already.

      ## Why is this bad
      The decorator or the class statement tells the framework. Deferred, the module is not loaded, so it tells nothing:
      the route is not found, the task is unknown, the table is not made.

      ## Example
      ```python
      # blog/__init__.py
      from flask import Blueprint

      bp = Blueprint("blog", __name__)

      from blog import routes  # whose functions are decorated with @bp.route
      ```

      ## Use instead
      ```python
      from blog import routes

      routes
      ```
      Reading the name loads the module at once; so does `importlib.import_module("blog.routes")`.

      ## Fix safety
      Reading the name behind the import restores what happens without laziness: safe. So does dropping `lazy`.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    var found: [Finding] = []
    let metadata = metadataReader(context)
    let isModels = isModelsPackage(context)
    var withoutModels: Set<FileID> = []
    var last: ByteRange?
    // One statement names a module many times.
    var judged: Set<ModuleID> = []
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard !record.isStar, record.statement != last, record.guardKind != .main, !record.flags.contains(.isRebound),
        !record.flags.contains(.inFunction), context.isDeferred(id)
      else { continue }
      let isUnused = !record.flags.contains(.isUsed) && !isExported(record)
      guard isUnused || metadata != nil || (isModels && !record.firstImportUse.isPresent) else { continue }
      if isUnused, judged.insert(context.program.module(loadedBy: id, in: context.file)).inserted,
        let finding = decorated(context, id, record)
      {
        found.append(finding)
        last = record.statement
      } else if let metadata, let finding = mapped(context, id, record, metadata) {
        found.append(finding)
        last = record.statement
      } else if isModels, !record.firstImportUse.isPresent, let finding = model(context, id, record, &withoutModels) {
        found.append(finding)
        last = record.statement
      }
    }
    if found.isEmpty { return }
    var others: [Finding] = []
    SideEffectImportNeverRuns.check(context, &others)
    findings += found.filter { finding in
      !others.contains { $0.severity <= .warning && $0.location == finding.location }
    }
  }

  private static func isExported(_ record: ImportRecord) -> Bool {
    !record.flags.isDisjoint(with: [.isExported, .isRedundantAlias])
  }

  // MARK: Decorators

  /// Nobody reads the name, and the module's functions belong to an object that others hold.
  private static func decorated(
    _ context: borrowing RuleContext, _ id: ImportID, _ record: ImportRecord
  ) -> Finding? {
    let program = context.program
    let target = program.module(loadedBy: id, in: context.file)
    guard let file = program.file(target), file != context.file, !program[file].isExternal else { return nil }
    for decorator in context.effects.decorators(in: file) {
      let origin = decorator.origin
      guard origin.owner != file, let contract = FrameworkContracts.contract(decorator: origin.name) else { continue }
      if origin.owner == nil, !isShared(origin) || isLoadedByName(context, target) { continue }
      if SideEffectImportNeverRuns.isRead(context, record) { return nil }
      guard context.newlyLoaded(by: id).contains(target) else { return nil }
      let isWired = origin.owner == context.file || origin.owner == nil || knows(context, origin.owner)
      let name = context.nameThatLoads(record)
      return Finding(
        info.code, isWired ? .error : .warning, isWired ? .resolved : .likely, at: context.here(record.alias),
        "`\(program.name(target))` makes \(contract.thing) for \(contract.framework), and nothing reads `\(name)`: deferred, it is never loaded, and \(contract.outcome).",
        related: [
          context.note(record.alias, "the import, whose name nobody reads"),
          RelatedLocation(Location(file, decorator.range), "tells \(contract.framework) when the module is loaded"),
        ], fixes: context.makeEager(record, .safe))
    }
    return nil
  }

  private static func isShared(_ origin: Origin) -> Bool { !origin.name.contains("(") && !origin.name.hasPrefix("@") }

  /// Celery's `autodiscover_tasks` loads the modules of that name.
  private static func isLoadedByName(_ context: borrowing RuleContext, _ module: ModuleID) -> Bool {
    context.program.lastPart(module).elementsEqual("tasks".utf8)
  }

  /// Does this file import the module that holds the object?
  private static func knows(_ context: borrowing RuleContext, _ owner: FileID?) -> Bool {
    guard let owner else { return false }
    let module = context.program.module(of: owner)
    return context.summary.imports.indices.contains { index in
      context.program.module(loadedBy: ImportID(index), in: context.file) == module
    }
  }

  // MARK: Mapped classes

  private struct MetadataReader {
    var range: ByteRange
    var function: FunctionID
    var time: UseTime
    var what: String
  }

  /// Where this file has the tables of all mapped classes made or compared.
  private static func metadataReader(_ context: borrowing RuleContext) -> MetadataReader? {
    let summary = context.summary
    if let call = summary.calls.first(where: { $0.kind == .metadata }) {
      return MetadataReader(
        range: call.range, function: call.function, time: call.time, what: "the tables are asked for")
    }
    let symbol = summary.symbol(named: "target_metadata")
    guard symbol.isPresent, let binding = summary.bindings(of: symbol).first, binding.kind == .assignment else {
      return nil
    }
    let range = ByteRange(binding.start, binding.start + UInt32("target_metadata".utf8.count))
    return MetadataReader(range: range, function: .none, time: .atImport, what: "Alembic is given the tables")
  }

  private static func mapped(
    _ context: borrowing RuleContext, _ id: ImportID, _ record: ImportRecord, _ reader: MetadataReader
  ) -> Finding? {
    let program = context.program
    let summary = context.summary
    if reader.time == .atImport, !reader.function.isPresent {
      if record.statement.start > reader.range.start { return nil }
      let first = record.firstImportUse
      if first.isPresent, PathEvents.position(of: summary[first], in: summary) <= reader.range.end { return nil }
    } else if record.firstImportUse.isPresent || isReadBefore(summary, id, reader) {
      return nil
    }
    let point = reader.function.isPresent ? UInt32.max : reader.range.start
    let loaded = context.newlyLoaded(by: id, before: point)
    for module in loaded {
      guard let file = program.file(module), !program[file].isExternal, file != context.file,
        let classID = firstClass(of: file, .mapped, context)
      else { continue }
      if isLoadedByReads(context, module, reader) || isLoadedInFunction(context, module, reader) { return nil }
      let home = program[file].summary
      return Finding(
        info.code, .warning, .likely, at: context.here(record.alias),
        "`\(program.name(module))` maps `\(home.qualifiedName(classID))`, which is not known to SQLAlchemy where \(reader.what): deferred, the import is not loaded by then.",
        related: [
          context.note(record.alias, "the import"),
          RelatedLocation(Location(file, home[classID].range.head), "the mapped class"),
          context.note(reader.range, reader.what),
        ], fixes: context.makeEager(record, .safe))
    }
    return nil
  }

  private static func isReadBefore(_ summary: ModuleSummary, _ id: ImportID, _ reader: MetadataReader) -> Bool {
    summary.uses.contains {
      $0.importID == id && $0.function == reader.function && $0.start < reader.range.end && $0.kind != .annotation
    }
  }

  /// What the question itself reads, and what stands above it, loads the module: `Base` may well come from there.
  private static func isLoadedByReads(
    _ context: borrowing RuleContext, _ module: ModuleID, _ reader: MetadataReader
  ) -> Bool {
    let summary = context.summary
    var read: Set<ModuleID> = []
    for use in summary.uses where use.importID.isPresent && use.start < reader.range.end {
      guard use.function == reader.function || use.isReadAtImport, use.kind != .annotation else { continue }
      read.insert(context.program.module(loadedBy: use.importID, in: context.file))
      if case .definition(let home, _) = context.program.resolve(use.importID, in: context.file) {
        read.insert(context.program.module(of: home))
      }
    }
    for loaded in read where context.loadClosure(of: loaded).contains(module) { return true }
    return false
  }

  /// An import in the function that asks, above the question.
  private static func isLoadedInFunction(
    _ context: borrowing RuleContext, _ module: ModuleID, _ reader: MetadataReader
  ) -> Bool {
    guard reader.function.isPresent else { return false }
    for index in context.summary.imports.indices
    where context.summary.imports[index].function == reader.function {
      let loaded = context.program.module(loadedBy: ImportID(index), in: context.file)
      if context.loadClosure(of: loaded).contains(module) { return true }
    }
    return false
  }

  /// The first class of a module's body that a framework keeps in a table of its own.
  private static func firstClass(
    of file: FileID, _ kind: FrameworkContracts.ClassKind, _ context: borrowing RuleContext
  ) -> ClassID? {
    let summary = context.program[file].summary
    for index in summary.classes.indices {
      let record = summary.classes[index]
      if record.function.isPresent || record.guardKind.isNever || record.bases.isEmpty || record.isAbstract { continue }
      // `class Meta: abstract = True`.
      if summary.classes.contains(where: { $0.parent == ClassID(index) && $0.isAbstract }) { continue }
      for base in context.effects.bases(of: ClassID(index), in: file, context.resolver)
      where FrameworkContracts.kind(ofBase: base.name) == kind {
        // The base of all tables has none itself.
        if summary.bases[record.bases.indices].contains(where: { summary.text($0.resolved) == base.name }),
          kind == .mapped, !base.name.hasSuffix(".Model"), !base.name.hasSuffix("()"), base.name != "sqlmodel.SQLModel"
        {
          continue
        }
        return ClassID(index)
      }
    }
    return nil
  }

  // MARK: Django

  private static func isModelsPackage(_ context: borrowing RuleContext) -> Bool {
    let description = context.program[context.file].description
    return description.isPackage && description.module.hasSuffix(".models")
  }

  /// - Parameter others: files known to have no model; a statement often takes hundreds of names from one.
  private static func model(
    _ context: borrowing RuleContext, _ id: ImportID, _ record: ImportRecord, _ others: inout Set<FileID>
  ) -> Finding? {
    let program = context.program
    let module = program.module(loadedBy: id, in: context.file)
    guard let file = program.file(module), file != context.file, !others.contains(file),
      program.isOrIsBelow(module, program.module(of: context.file))
    else { return nil }
    guard let classID = firstClass(of: file, .djangoModel, context) else {
      others.insert(file)
      return nil
    }
    let home = program[file].summary
    return Finding(
      info.code, .warning, .likely, at: context.here(record.alias),
      "Django loads this package to learn of its models, and `\(home.qualifiedName(classID))` is not among them while its import is deferred.",
      related: [
        context.note(record.alias, "the import, which waits"),
        RelatedLocation(Location(file, home[classID].range.head), "the model"),
      ], fixes: context.makeEager(record, .safe))
  }
}

extension ByteRange {
  /// Where a class begins.
  fileprivate var head: ByteRange { ByteRange(start, min(end, start + 5)) }
}
