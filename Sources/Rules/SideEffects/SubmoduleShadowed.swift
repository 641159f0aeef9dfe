// LZ406: a package binds a name that one of its submodules has as well, and who comes last wins.
import Analysis
import Basics

enum SubmoduleShadowed: Rule {
  static let info = RuleInfo(
    406, "submodule-shadowed", .sideEffects, .error, dialects: [.all, .explicit], fix: .none,
    page: """
      ## What it does
      Reports a name in a package's `__init__` that is also the name of a submodule, when laziness changes which of the
      two `package.name` is. Loading a submodule sets it as an attribute of its package, over whatever is there. Eager
      imports do that before the package binds its own object; a deferred one does it afterwards.

      An error where the package's own body loads the submodule after the name was bound, a warning where some other
      import may. In other modules it reports `from package import name` whose uses mean the submodule while the package
      binds something else in the end: the deferred import takes that.

      ## Why is this bad
      `package.name` is a module where a function or a class was expected, or the other way round: `TypeError: 'module'
      object is not callable`, `AttributeError`, or a wrong value that goes on.

      ## Example
      ```python
      # shop/__init__.py
      from .order import Basket, order

      # main.py
      import shop

      shop.Basket()  # loads shop.order, which is now what `shop.order` means
      shop.order()
      ```

      ## Use instead
      ```python
      # shop/__init__.py
      from ._order import Basket, order
      ```
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    checkReaders(context, &findings)
    guard context.summary.options.isPackage else { return }
    let own = context.program.module(of: context.file)
    let submodules = context.program.submodules(of: own)
    if submodules.isEmpty { return }
    var found: [Finding] = []
    for submodule in submodules {
      let symbol = context.summary.symbol(named: context.program.lastPart(submodule))
      guard symbol.isPresent, context.summary[symbol].flags.contains(.isBoundAtEnd),
        let binding = lastBinding(context.summary, symbol)
      else { continue }
      if let finding = judge(context, own, submodule, binding) { found.append(finding) }
    }
    findings += found.sorted { $0.location.range.start < $1.location.range.start }
  }

  /// What the name is bound to when the body has run; nil when it is deleted or bound only in part.
  static func lastBinding(_ summary: ModuleSummary, _ symbol: SymbolID) -> Binding? {
    for binding in summary.bindings(of: symbol).reversed() {
      if binding.guardKind.isNever || binding.kind == .annotationOnly || binding.kind == .globalInFunction { continue }
      return binding.kind == .deletion ? nil : binding
    }
    return nil
  }

  private static func judge(
    _ context: borrowing RuleContext, _ own: ModuleID, _ submodule: ModuleID, _ binding: Binding
  ) -> Finding? {
    let program = context.program
    if !binding.importID.isPresent { return judgeOther(context, own, submodule, binding) }
    let id = binding.importID
    if program.submodule(of: id, in: context.file) == submodule { return nil }
    let resolution = program.resolve(id, in: context.file)
    if resolution == .module(submodule) || resolution == .missing { return nil }
    let target = program.target(of: id, in: context.file)
    if isWithin(program, target, submodule) { return judgeOwn(context, own, submodule, binding) }
    if resolution == .unknown { return nil }
    return judgeOther(context, own, submodule, binding)
  }

  // MARK: from .x import x

  /// The import loads the submodule itself and binds afterwards, so only a load by somebody else, while it is pending,
  /// replaces it.
  private static func judgeOwn(
    _ context: borrowing RuleContext, _ own: ModuleID, _ submodule: ModuleID, _ binding: Binding
  ) -> Finding? {
    let program = context.program
    let summary = context.summary
    let record = summary[binding.importID]
    guard context.isDeferred(binding.importID), !record.firstImportUse.isPresent else { return nil }
    var sure: RelatedLocation?
    var maybe: RelatedLocation?
    for loader in program.loaders(of: submodule) {
      if loader.file == context.file {
        if loader.importID == binding.importID { continue }
        let other = summary[loader.importID]
        if other.flags.contains(.inFunction) || !context.isDeferred(loader.importID) {
          if !other.flags.contains(.inFunction) {
            // Loaded where it stands: above the binding that is bound at once, below it replaces it.
            if other.statement.start < record.statement.start { return nil }
            sure = sure ?? context.note(other.statement, "loads the submodule `\(program.name(submodule))` here")
          }
          continue
        }
        if other.flags.contains(.importUseIsCertain) {
          let use = summary[other.firstImportUse]
          if use.time == .atImport {
            if use.start < record.statement.start { return nil }
            sure = sure ?? context.note(use.range, "loads the submodule `\(program.name(submodule))` here")
          }
        }
        if other.symbol == record.symbol { continue }
        maybe = maybe ?? context.note(other.alias, "its first use loads the submodule, which takes the name")
      } else if !isWithin(program, program.module(of: loader.file), submodule) {
        let other = program[loader.file].summary[loader.importID]
        maybe =
          maybe
          ?? RelatedLocation(
            Location(loader.file, other.statement), "this import loads the submodule, which takes the name")
      }
    }
    if sure == nil, let file = program.file(submodule), maybe != nil {
      // A star import, or what the body uses, may lead there; above the binding it would be bound at once.
      let end = Reach.ReadPoint(start: .max, function: .none, isAtImport: true)
      if Reach.first(of: [file], context, own, through: .surely, before: end, { _ in false }) != nil {
        guard let first = firstSureLoad(context), first.start > record.statement.start else { return nil }
        sure = context.note(first, "what this loads imports the submodule `\(program.name(submodule))`")
      }
    }
    guard let evidence = sure ?? maybe else { return nil }
    return finding(context, submodule, record.alias, isSure: sure != nil, binding, [evidence])
  }

  /// The first import of the body that does not wait.
  private static func firstSureLoad(_ context: borrowing RuleContext) -> ByteRange? {
    for index in context.summary.imports.indices {
      let record = context.summary.imports[index]
      if record.guardKind.isNever || record.flags.contains(.inFunction) || record.flags.contains(.isFuture) { continue }
      if !context.isDeferred(ImportID(index)) { return record.statement }
      if record.flags.contains(.importUseIsCertain) { return context.summary[record.firstImportUse].range }
    }
    return nil
  }

  // MARK: An object from elsewhere

  /// The name is bound to something that has nothing to do with the submodule: what counts is whether eager imports
  /// load the submodule before or after that.
  private static func judgeOther(
    _ context: borrowing RuleContext, _ own: ModuleID, _ submodule: ModuleID, _ binding: Binding
  ) -> Finding? {
    let program = context.program
    guard let file = program.file(submodule) else { return nil }
    let summary = context.summary
    let end = Reach.ReadPoint(start: .max, function: .none, isAtImport: true)
    if Reach.first(of: [file], context, own, through: .surely, before: end, { _ in false }) != nil { return nil }
    for index in summary.imports.indices {
      let record = summary.imports[index]
      if record.guardKind.isNever || record.flags.contains(.inFunction) || !context.isDeferred(ImportID(index)) {
        continue
      }
      guard let step = EagerReach.leads(program, from: ImportID(index), in: context.file, to: file) else { continue }
      let range = binding.importID.isPresent ? summary[binding.importID].alias : name(summary, binding)
      var evidence = [
        context.note(record.statement, "loads the submodule `\(program.name(submodule))` at once when imports are eager")
      ]
      if step.file != context.file {
        let last = program[step.file].summary[step.importID]
        evidence.append(RelatedLocation(Location(step.file, last.statement), "by way of this import"))
      }
      return finding(context, submodule, range, isSure: false, binding, evidence)
    }
    return nil
  }

  private static func name(_ summary: ModuleSummary, _ binding: Binding) -> ByteRange {
    let length = UInt32(summary.texts.length(summary[binding.symbol].text))
    return ByteRange(binding.start, binding.start + length)
  }

  // MARK: The finding

  private static func finding(
    _ context: borrowing RuleContext, _ submodule: ModuleID, _ range: ByteRange, isSure: Bool, _ binding: Binding,
    _ evidence: [RelatedLocation]
  ) -> Finding {
    let program = context.program
    let name = program.name(submodule)
    var related = evidence
    var what = "an object"
    switch binding.importID.isPresent ? program.resolve(binding.importID, in: context.file) : .unknown {
    case .definition(let file, let symbol):
      if let made = lastBinding(program[file].summary, symbol) {
        what = word(made.kind)
        let place = Location(file, self.name(program[file].summary, made))
        related.append(RelatedLocation(place, "the \(what.dropFirst(what.hasPrefix("an ") ? 3 : 2)) of that name"))
      }
    case .module(let other): what = "the module `\(program.name(other))`"
    default: if !binding.importID.isPresent { what = word(binding.kind) }
    }
    if let file = program.file(submodule) {
      related.append(RelatedLocation(Location(file, ByteRange(at: 0)), "the submodule"))
    }
    let outcome = isSure ? "is" : "becomes"
    let condition = isSure ? "" : " when that is loaded first"
    return Finding(
      info.code, isSure ? .error : .warning, isSure ? .resolved : .likely, at: context.here(range),
      "`\(name)` is \(what) and a submodule: with deferred imports the name \(outcome) the submodule\(condition).",
      related: related)
  }

  private static func word(_ kind: BindingKind) -> String {
    switch kind {
    case .function: "a function"
    case .classDefinition: "a class"
    default: "an object"
    }
  }

  static func isWithin(_ program: Program, _ module: ModuleID, _ package: ModuleID) -> Bool {
    var module = module
    while module.isPresent {
      if module == package { return true }
      module = program.parent(module)
    }
    return false
  }
}
