// LZ107: a namespace read as a dictionary, which gives the placeholder of a deferred import instead of what it stands for.
import Analysis
import Basics

enum PlaceholderExposed: Rule {
  static let info = RuleInfo(
    107, "placeholder-exposed", .deferredErrors, .warning, dialects: [.all, .explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports reads of a namespace as a dictionary that can give the placeholder of a deferred import: `globals()["x"]`,
      `vars(module)["x"]`, `module.__dict__`, also as `get`, `values`, `items`, `**globals()`, `d.update(globals())` and
      `"…" % globals()`. A warning where the key names a deferred import, or where a module's `__getattr__` answers with
      `globals()[name]`, and where a comprehension or a function's loop over the values does what a placeholder answers
      otherwise: reads an attribute, calls it, asks for its type. Information where it depends on the key, or where nothing
      is known of what is done with the values. Silent about a loop of the module's body that binds the values to names of
      the module: reading these loads the imports. Under `cinder` such
      reads give the module.

      ## Why is this bad
      A deferred import is loaded when its name, or the attribute of its module, is read. A dictionary read is neither: it
      gives an object of type `lazy_import`, on which every attribute fails, and `isinstance` says no.

      ## Example
      ```python
      import json

      def codec(name):
          return globals()["json"].dumps
      ```

      ## Use instead
      ```python
      import json

      def codec(name):
          return json.dumps
      ```

      ## Fix safety
      Reading the attribute of the module instead of its dictionary's item loads the import: safe where the key is a literal
      that names a deferred import. Where it is computed, `vars(module)[key]` becomes `getattr(module, key)`: unsafe, since a
      name that is not there raises AttributeError instead of KeyError. None for loops over the values, nor for
      `globals()[key]`: what should be loaded of them is for people to say.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    var last: ByteRange?
    for read in summary.namespaceReads where read.range != last && !read.values.contains(.isResolved) {
      let count = findings.count
      defer { if findings.count > count { last = read.range } }
      switch read.owner {
      case .ownModule: judge(read, of: context.file, context, &findings)
      case .object:
        guard let file = module(read, context) else { continue }
        judge(read, of: file, context, &findings)
      }
    }
  }

  /// The file of the module whose namespace is read: `vars(m)`, `m.__dict__` of an imported module.
  private static func module(_ read: NamespaceRead, _ context: borrowing RuleContext) -> FileID? {
    guard let use = context.summary.uses(in: read.ownerRange).first, use.importID.isPresent,
      !use.chain.isPresent || context.summary.texts.equals(use.chain, "__dict__"),
      case .module(let module) = context.program.resolve(use.importID, in: context.file)
    else { return nil }
    return context.program.file(module)
  }

  private static func judge(
    _ read: NamespaceRead, of file: FileID, _ context: borrowing RuleContext, _ findings: inout [Finding]
  ) {
    let pending = pendingImports(of: file, by: read, context)
    let source = context.program[file].summary
    var found: [ImportID]
    if read.prefix.isPresent {
      let prefix = context.summary.texts.bytes(read.prefix)
      found = pending.filter { source.texts.bytes(source[$0].bound).starts(with: prefix) }
    } else if read.values.contains(.isExported) {
      found = pending.filter { source[$0].flags.contains(.isExported) }
    } else if read.key.isPresent {
      found = pending.filter { source.texts.equals(source[$0].bound, context.summary.texts.bytes(read.key)) }
    } else {
      found = pending
    }
    let visible = read.form == .values ? found.filter { isVisible($0, of: file, read, context) } : []
    if !visible.isEmpty { found = visible }
    // What others ask a module for is what it offers, not the modules that it works with.
    let offered = read.key.isPresent || !visible.isEmpty ? nil : found.first { isOffered($0, source) }
    guard let first = offered ?? found.first else { return }
    let isAnswer =
      offered != nil && isModuleGetattr(read.function, context.summary) && read.form == .item && file == context.file
    let severity: Severity =
      switch read.form {
      case .item: read.key.isPresent || isAnswer || read.values.contains(.isExported) ? .warning : .information
      case .values: visible.isEmpty ? .information : .warning
      case .copy, .format: .information
      }
    let name = source.text(source[first].bound)
    let message: String
    if read.key.isPresent {
      message = "`\(name)` is a deferred import: read from the dictionary it is a placeholder, not the module."
    } else if !visible.isEmpty {
      let others = found.count > 1 ? " and \(found.count - 1) more" : ""
      message = "`\(name)`\(others) is a placeholder here, for the import is deferred: \(answer(read.values))."
    } else if isAnswer {
      message =
        "A module's `__getattr__` is asked before a deferred import is loaded: this gives the placeholder of `\(name)`."
    } else {
      let others = found.count > 1 ? " and \(found.count - 1) more" : ""
      message = "This reads deferred imports as placeholders where it meets them: `\(name)`\(others)."
    }
    var related = [
      RelatedLocation(Location(file, source[first].statement), "the import, which waits"),
      context.note(read.range, "read as a dictionary, which loads nothing"),
    ]
    for other in found.filter({ $0 != first }).prefix(2) {
      related.append(RelatedLocation(Location(file, source[other].statement), "another that waits"))
    }
    findings.append(
      Finding(
        info.code, severity, .likely, at: context.here(read.range), message, related: related,
        fixes: fixes(read, name, context)))
  }

  /// Does what the loop does with the value of an import come out otherwise for a placeholder?
  private static func isVisible(
    _ id: ImportID, of file: FileID, _ read: NamespaceRead, _ context: borrowing RuleContext
  ) -> Bool {
    let values = read.values
    if values.contains(.filtersKey) { return false }
    if values.contains(.readsType) { return true }
    let program = context.program
    switch program.resolve(id, in: file) {
    case .module where read.base.isPresent: return false
    case .module:
      if values.contains(.testsModule) { return true }
      return values.contains(.readsAttribute) && values.isDisjoint(with: tests)
    case .definition(let home, let symbol):
      let isOfLibrary = program.facts(program.module(of: home)).isStandardLibrary
      let binding = program[home].summary.bindings(of: symbol).last
      let isClass = binding?.classID.isPresent ?? false
      let isFunction = binding?.functionID.isPresent ?? false
      if values.contains(.testsClass), let classID = binding?.classID, classID.isPresent, read.base.isPresent {
        return context.effects.derives(classID, in: home, from: read.base, of: context.file, context.resolver)
      }
      if values.contains(.testsClass) { return isClass && !isOfLibrary }
      if values.contains(.testsFunction) { return (isClass || isFunction) && !isOfLibrary }
      return !values.isDisjoint(with: [.readsAttribute, .calls]) && values.isDisjoint(with: tests)
    case .missing, .unknown:
      return values.contains(.readsAttribute) && values.isDisjoint(with: tests)
    }
  }

  private static let tests: NamespaceRead.Values = [.testsClass, .testsFunction, .testsModule, .tests]

  private static func answer(_ values: NamespaceRead.Values) -> String {
    if values.contains(.readsType) { return "its type is `lazy_import`" }
    if !values.isDisjoint(with: tests) { return "the test of what it is says no" }
    return values.contains(.readsAttribute) ? "it has no attributes" : "it cannot be called"
  }

  /// Deferred imports of a module that are still pending when the dictionary is read.
  private static func pendingImports(
    of file: FileID, by read: NamespaceRead, _ context: borrowing RuleContext
  ) -> [ImportID] {
    let program = context.program
    let source = program[file].summary
    let isAtImport = file == context.file && read.time == .atImport && !read.function.isPresent
    return source.imports.indices.map { ImportID($0) }.filter { id in
      let record = source[id]
      guard record.bound.isPresent, !record.guardKind.isNever, !record.flags.contains(.isRebound),
        program.isEligible(id, in: file, context.dialect)
      else { return false }
      if isAtImport, record.statement.start > read.range.start { return false }
      guard record.firstImportUse.isPresent else { return true }
      // Loaded by the module's own body, if that has come so far.
      return isAtImport && PathEvents.position(of: source[record.firstImportUse], in: source) > read.range.start
    }
  }

  /// In `__all__`, or without one a public name taken from another module.
  private static func isOffered(_ id: ImportID, _ source: ModuleSummary) -> Bool {
    let record = source[id]
    if record.flags.contains(.isExported) { return true }
    return source.exports.form == .absent && record.isFrom
      && source.texts.bytes(record.bound).first != UInt8(ascii: "_")
  }

  /// Is it the function that Python asks for attributes the module has not (PEP 562)?
  private static func isModuleGetattr(_ id: FunctionID, _ summary: ModuleSummary) -> Bool {
    guard id.isPresent else { return false }
    let function = summary[id]
    return !function.parent.isPresent && !function.classID.isPresent && function.name.isPresent
      && summary.texts.equals(function.name, "__getattr__")
  }

  /// `vars(m)["x"]` as `m.x`; `globals()["x"]` as `x`, which is the same name.
  private static func fixes(_ read: NamespaceRead, _ name: String, _ context: borrowing RuleContext) -> [Fix] {
    guard read.form == .item, !context.summary.flags.contains(.isTranscoded) else { return [] }
    if !read.key.isPresent {
      guard read.owner == .object, let use = context.summary.uses(in: read.ownerRange).first else { return [] }
      var edits = LazyEdits(context)
      return edits.attribute(of: context.text(context.summary[use.importID].bound), insteadOf: read).map {
        [Fix("Read the attribute", .unsafe, [$0])]
      } ?? []
    }
    switch read.owner {
    case .ownModule:
      // In a function the name may be a local one.
      guard !read.function.isPresent else { return [] }
      return [Fix("Read the name `\(name)`", .safe, [TextEdit(context.here(read.range), name)])]
    case .object:
      guard let use = context.summary.uses(in: read.ownerRange).first else { return [] }
      let owner = context.text(context.summary[use.importID].bound)
      return [Fix("Read `\(owner).\(name)`", .safe, [TextEdit(context.here(read.range), "\(owner).\(name)")])]
    }
  }
}
