// LZ406: a package's name that is a submodule's name too: laziness decides which of the two a reader gets.
import Analysis
import Basics

enum SubmoduleShadowed: Rule {
  static let info = RuleInfo(
    406, "submodule-shadowed", .sideEffects, .warning, dialects: [.all, .explicit], fix: .none,
    page: """
      ## What it does
      Reports packages that bind a name which a submodule has too, where laziness changes which of the two a reader gets:

      - a deferred `from .x import x` in a package, when another import loads the submodule `x`: that load sets the
        attribute `x` of the package to the module, over the import that waits. An error where the package's own body does
        so, a warning where another import of the program does;
      - a deferred `from . import x`, run before the package binds `x` to something else: read later, it gives that.
        An error in the package's own `__init__`, a warning in its modules;
      - `import pkg.x`, where `pkg` binds `x` itself: a later `pkg.x` is no longer the module.

      ## Why is this bad
      A package's attribute and its submodule share one slot, and the last one that writes it wins. Eagerly that is the
      order of the lines; lazily it is the order of first uses, so that a function turns into a module, or a module into a
      function, depending on what ran before.

      ## Example
      ```python
      # shapes/__init__.py
      from .area import area, unit
      ```

      ## Use instead
      ```python
      # shapes/__init__.py
      from ._area import area, unit
      ```
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    if context.program[context.file].description.isPackage { checkBindings(context, &findings) }
    checkReaders(context, &findings)
  }

  // MARK: The package binds the name by a deferred import of its own submodule

  private static func checkBindings(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let summary = context.summary
    let package = program.module(of: context.file)
    guard package.isPresent else { return }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.isFrom, !record.isStar, record.symbol.isPresent, context.isDeferred(id),
        !record.flags.contains(.isRebound)
      else { continue }
      // `from .x import x`: the module that is named is the submodule whose name is bound.
      let target = program.target(of: id, in: context.file)
      guard target.isPresent, program.parent(target) == package,
        summary.texts.equals(record.bound, program.lastPart(target)),
        !program.submodule(of: id, in: context.file).isPresent
      else { continue }
      if let finding = binding(id, record, target, context) { findings.append(finding) }
    }
  }

  private static func binding(
    _ id: ImportID, _ record: ImportRecord, _ submodule: ModuleID, _ context: borrowing RuleContext
  ) -> Finding? {
    let program = context.program
    let summary = context.summary
    // Read by the body itself: the name is bound to its object, and the submodule loaded, once and for all.
    let readAt =
      record.firstImportUse.isPresent
      ? PathEvents.position(of: summary[record.firstImportUse], in: summary) : UInt32.max
    if readAt != .max, record.flags.contains(.importUseIsCertain) { return nil }
    var loader: ImportReference?
    var isOwn = false
    var isCertain = false
    for other in program.loaders(of: submodule) {
      if other.file == context.file {
        let sibling = summary[other.importID]
        guard other.importID != id, sibling.symbol != record.symbol, !sibling.flags.contains(.inFunction),
          loads(other, context)
        else { continue }
        let use = sibling.firstImportUse
        if use.isPresent {
          let position = PathEvents.position(of: summary[use], in: summary)
          // Before the name is bound the load does no harm: the import then binds over it.
          if position < record.statement.start { return nil }
          isCertain = sibling.flags.contains(.importUseIsCertain)
        } else if !context.isDeferred(other.importID) {
          if sibling.statement.start < record.statement.start { return nil }
          isCertain = sibling.guardKind == .none
        }
        if loader == nil || !isOwn || isCertain {
          loader = other
          isOwn = true
        }
        if isCertain { break }
      } else if loader == nil, other.file != program.file(submodule), loads(other, context) {
        loader = other
      }
    }
    guard let loader else { return nil }
    let name = context.text(record.bound)
    let isPublic = !name.hasPrefix("_")
    let severity: Severity = isCertain ? .error : isPublic || isRead(submodule, name, context) ? .warning : .information
    let source = program[loader.file].summary[loader.importID]
    return Finding(
      info.code, severity, isCertain ? .resolved : .likely, at: context.here(record.alias),
      "`\(name)` of this package is also its submodule: when \(isCertain ? "the package" : "another import") loads `\(program.name(submodule))` first, `\(name)` becomes the module.",
      related: [
        context.note(record.statement, "binds the name, and waits"),
        RelatedLocation(
          Location(loader.file, source.statement),
          isCertain ? "loads the submodule below, over the name" : "loads the submodule, when it comes first"),
        RelatedLocation(
          Location(program.file(submodule) ?? loader.file, ByteRange(at: 0)), "the submodule of the same name"),
      ])
  }

  /// Does the import, when it runs or is first read, load the submodule by itself? A deferred `import pkg.x` does not: it
  /// takes the attribute that is there.
  private static func loads(_ reference: ImportReference, _ context: borrowing RuleContext) -> Bool {
    let record = context.program[reference.file].summary[reference.importID]
    if record.guardKind.isNever { return false }
    return record.isFrom || !context.program.isEligible(reference.importID, in: reference.file, context.dialect)
  }

  /// Some import of the program takes the name from the package.
  private static func isRead(_ submodule: ModuleID, _ name: String, _ context: borrowing RuleContext) -> Bool {
    let program = context.program
    return program.importers(of: program.parent(submodule)).contains { reference in
      let summary = program[reference.file].summary
      return reference.file != context.file && summary[reference.importID].isFrom
        && summary.text(summary[reference.importID].name) == name
    }
  }

  // MARK: The submodule is meant, and the package has bound its name to something else

  private static func checkReaders(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let summary = context.summary
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.symbol.isPresent, !record.isStar, context.isDeferred(id) else { continue }
      if record.isFrom {
        let package = program.target(of: id, in: context.file)
        guard let shadow = Shadow(context.summary.texts.bytes(record.name), in: package, context) else { continue }
        checkFrom(id, record, shadow, context, &findings)
      } else if !record.asName.isPresent {
        let target = program.target(of: id, in: context.file)
        guard target.isPresent, program.parent(target).isPresent,
          let shadow = Shadow(program.lastPart(target), in: program.parent(target), context)
        else { continue }
        checkDotted(id, target, shadow, context, &findings)
      }
    }
  }

  /// `from . import x` in the package, or in a module that the package's body loads above its own `x`.
  private static func checkFrom(
    _ id: ImportID, _ record: ImportRecord, _ shadow: Shadow, _ context: borrowing RuleContext,
    _ findings: inout [Finding]
  ) {
    let program = context.program
    let isOwn = shadow.file == context.file
    if isOwn {
      guard record.symbol != shadow.symbol, record.statement.start < shadow.binding.start else { return }
    } else {
      guard isBelow(shadow.package, context), runsBefore(shadow, context) else { return }
    }
    if record.firstImportUse.isPresent, record.flags.contains(.importUseIsCertain), !isOwn { return }
    let use = meantUse(of: id, shadow, context)
    guard use != nil || isOwn else { return }
    let name = context.text(record.bound)
    var related = [
      context.note(record.statement, "the import, which waits"),
      RelatedLocation(
        Location(shadow.file, ByteRange(at: shadow.binding.start)), "the package binds the name to \(shadow.kind)"),
      RelatedLocation(Location(shadow.submodule, ByteRange(at: 0)), "the submodule that is meant"),
    ]
    if let use { related.append(context.note(use.range, "reads what only the submodule has")) }
    findings.append(
      Finding(
        info.code, isOwn ? .error : .warning, isOwn ? .resolved : .likely, at: context.here(record.alias),
        "Eagerly `\(name)` is the submodule `\(program.name(shadow.package)).\(context.text(record.name))`; read later it is \(shadow.kind) that the package binds to that name.",
        related: related))
  }

  /// `import pkg.x` and then `pkg.x.y`, with nothing of the package's own that loads `x`.
  private static func checkDotted(
    _ id: ImportID, _ target: ModuleID, _ shadow: Shadow, _ context: borrowing RuleContext,
    _ findings: inout [Finding]
  ) {
    let program = context.program
    // When the package loads it itself, the name is bound as in an eager program.
    for loader in program.loaders(of: target) where loader.file != context.file {
      let module = program.module(of: loader.file)
      if loader.file == shadow.file || isBelow(shadow.package, module, program) { return }
    }
    let path = Array(program.name(target).utf8)
    guard let dot = path.firstIndex(of: UInt8(ascii: ".")) else { return }
    let chain = path[(dot + 1)...]
    let record = context.summary[id]
    let use = context.summary.uses.first { use in
      guard use.symbol == record.symbol, use.chain.isPresent, !use.isReadAtImport || use.start > record.statement.end
      else { return false }
      let bytes = context.summary.texts.bytes(use.chain)
      return bytes.count > chain.count && bytes.prefix(chain.count).elementsEqual(chain)
        && bytes[bytes.startIndex + chain.count] == UInt8(ascii: ".")
    }
    guard let use else { return }
    findings.append(
      Finding(
        info.code, .warning, .likely, at: context.here(use.range),
        "Eagerly `\(program.name(target))` is the submodule here; read from the package while its import waits it is \(shadow.kind).",
        related: [
          context.note(record.statement, "the import, which waits"),
          RelatedLocation(
            Location(shadow.file, ByteRange(at: shadow.binding.start)), "the package binds the name to \(shadow.kind)"),
          RelatedLocation(Location(shadow.submodule, ByteRange(at: 0)), "the submodule that is meant"),
        ]))
  }

  /// A use that reads an attribute which the submodule binds.
  private static func meantUse(of id: ImportID, _ shadow: Shadow, _ context: borrowing RuleContext) -> Use? {
    let submodule = context.program[shadow.submodule].summary
    return context.summary.uses.first { use in
      guard use.importID == id, use.chain.isPresent, use.time == .deferred || use.time == .main || use.time == .atImport
      else { return false }
      let first = context.summary.texts.bytes(use.chain).prefix { $0 != UInt8(ascii: ".") }
      return submodule.symbol(named: first).isPresent
    }
  }

  private static func isBelow(_ package: ModuleID, _ context: borrowing RuleContext) -> Bool {
    isBelow(package, context.program.module(of: context.file), context.program)
  }

  private static func isBelow(_ package: ModuleID, _ module: ModuleID, _ program: Program) -> Bool {
    var module = program.parent(module)
    while module.isPresent {
      if module == package { return true }
      module = program.parent(module)
    }
    return false
  }

  /// Does the package's body, run eagerly, load this file before it binds the name?
  private static func runsBefore(_ shadow: Shadow, _ context: borrowing RuleContext) -> Bool {
    let program = context.program
    var pending: [FileID] = []
    var seen: Set<FileID> = [shadow.file]
    func add(_ id: ImportID, in file: FileID) {
      for module in [program.target(of: id, in: file), program.submodule(of: id, in: file)] {
        var module = module
        while module.isPresent {
          if let found = program.file(module), seen.count < limit, seen.insert(found).inserted { pending.append(found) }
          module = program.parent(module)
        }
      }
    }
    func addAll(of file: FileID, before offset: UInt32) {
      let summary = program[file].summary
      for index in summary.imports.indices {
        let record = summary.imports[index]
        if record.statement.start >= offset { break }
        if !record.guardKind.isNever, !record.flags.contains(.inFunction) { add(ImportID(index), in: file) }
      }
    }
    addAll(of: shadow.file, before: shadow.binding.start)
    while let file = pending.popLast() {
      if file == context.file { return true }
      addAll(of: file, before: .max)
    }
    return false
  }

  /// Beyond so many files the order is not looked for.
  private static let limit = 2000
}

/// A name of a package that is bound to something else than the submodule of that name.
private struct Shadow {
  var package: ModuleID
  /// The package's file, its symbol, and the binding that is left when the body has run.
  var file: FileID
  var symbol: SymbolID
  var binding: Binding
  /// The submodule's file.
  var submodule: FileID
  /// "a function", "another object".
  var kind: String

  init?(_ name: some Collection<UInt8>, in package: ModuleID, _ context: borrowing RuleContext) {
    let program = context.program
    guard package.isPresent, let file = program.file(package), program[file].description.isPackage else { return nil }
    let source = program[file].summary
    let symbol = source.symbol(named: name)
    guard symbol.isPresent, source[symbol].flags.contains(.isBoundAtEnd),
      let binding = source.bindings(of: symbol).last(where: { binding in
        switch binding.kind {
        case .annotationOnly, .deletion, .globalInFunction: false
        default: !binding.guardKind.isNever
        }
      }),
      let module = program.module(named: program.name(package) + "." + String(decoding: Array(name), as: UTF8.self)),
      let submodule = program.file(module), submodule != file
    else { return nil }
    switch binding.kind {
    case .function: kind = "a function"
    case .classDefinition: kind = "a class"
    case .importing:
      // `from . import x`, `import pkg.x as x`: the submodule itself.
      let record = source[binding.importID]
      if record.isStar || program.submodule(of: binding.importID, in: file) == module { return nil }
      if !record.isFrom { return nil }
      if program.target(of: binding.importID, in: file) == package { return nil }
      switch program.resolve(binding.importID, in: file) {
      case .definition(let from, let found):
        switch program[from].summary.bindings(of: found).last?.kind {
        case .function: kind = "a function"
        case .classDefinition: kind = "a class"
        default: kind = "another object"
        }
      case .module(let other): if other == module { return nil } else { kind = "another module" }
      case .missing, .unknown: kind = "another object"
      }
    default: kind = "another object"
    }
    self.package = package
    self.file = file
    self.symbol = symbol
    self.binding = binding
    self.submodule = submodule
  }
}
