// LZ406: a package binds a name that one of its submodules has as well, and who comes last wins.
import Analysis
import Basics

enum SubmoduleShadowed: Rule {
  static let info = RuleInfo(
    406, "submodule-shadowed", .sideEffects, .error, dialects: [.all, .explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports a name in a package's `__init__` that is also the name of a submodule, when laziness changes which of the
      two `package.name` is. Loading a submodule sets it as an attribute of its package, over whatever is there. Eager
      imports do that before the package binds its own object; a deferred one does it afterwards.

      An error where the package's own body loads the submodule after the name was bound, a warning where some other
      import may. It also reports who takes the wrong one: `from package import name` whose uses mean the submodule while
      the package binds something else in the end, and `from . import name as alias` above such a binding.

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

      ## Fix safety
      The import whose deferral changes the order becomes eager, and the name is what it is without laziness: unsafe, since
      the module is loaded with the package then. To rename the submodule is better; that is left to people, as other
      programs may import it.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    checkReaders(context, &findings)
    guard context.summary.options.isPackage else { return }
    let own = context.program.module(of: context.file)
    let submodules = context.program.submodules(of: own)
    if submodules.isEmpty { return }
    checkOwnAliases(context, &findings)
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
    if program.isOrIsBelow(target, submodule) { return judgeOwn(context, own, submodule, binding) }
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
    guard case .after(let sure) = sureLoad(context, submodule, binding.importID) else { return nil }
    var maybe: RelatedLocation?
    for loader in program.loaders(of: submodule) {
      let other = program[loader.file].summary[loader.importID]
      if loader.file == context.file {
        if loader.importID == binding.importID || other.flags.contains(.inFunction) || other.symbol == record.symbol {
          continue
        }
        maybe = context.note(other.alias, "its first use loads the submodule, which takes the name")
        break
      } else if !program.isOrIsBelow(program.module(of: loader.file), submodule) {
        maybe = RelatedLocation(
          Location(loader.file, other.statement), "this import loads the submodule, which takes the name")
        break
      }
    }
    guard let evidence = sure ?? maybe else { return nil }
    return finding(context, submodule, record.alias, isSure: sure != nil, binding, record, [evidence])
  }

  private enum SureLoad {
    /// Before the import that binds the name, which therefore does not wait: the module is there.
    case before
    /// After it, or never.
    case after(RelatedLocation?)
  }

  /// Does the body load the submodule in any case, by another import than the one that binds the name?
  private static func sureLoad(
    _ context: borrowing RuleContext, _ submodule: ModuleID, _ binding: ImportID
  ) -> SureLoad {
    guard let file = context.program.file(submodule) else { return .after(nil) }
    let summary = context.summary
    var after: RelatedLocation?
    for index in summary.imports.indices where index != binding.index {
      let record = summary.imports[index]
      let id = ImportID(index)
      if record.guardKind.isNever || !record.flags.isDisjoint(with: [.inFunction, .isFuture]) { continue }
      var range = record.statement
      if context.isDeferred(id) {
        guard record.flags.contains(.importUseIsCertain), summary[record.firstImportUse].time == .atImport else {
          continue
        }
        range = summary[record.firstImportUse].range
      }
      guard let step = EagerReach.leads(context, from: id, to: file, .surely) else { continue }
      if range.start < summary[binding].statement.start { return .before }
      if after == nil {
        let isDirect = step.file == context.file
        let name = context.program.name(submodule)
        after = context.note(
          range, isDirect ? "loads the submodule `\(name)` here" : "what this loads imports the submodule `\(name)`")
      }
    }
    return .after(after)
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
    if isLoadedAnyway(context, file) { return nil }
    for index in summary.imports.indices {
      let record = summary.imports[index]
      if record.guardKind.isNever || record.flags.contains(.inFunction) || !context.isDeferred(ImportID(index)) {
        continue
      }
      guard let step = EagerReach.leads(context, from: ImportID(index), to: file, .eagerly) else { continue }
      let range = binding.importID.isPresent ? summary[binding.importID].alias : name(summary, binding)
      var evidence = [
        context.note(
          record.statement, "loads the submodule `\(program.name(submodule))` at once when imports are eager")
      ]
      if step.file != context.file {
        let last = program[step.file].summary[step.importID]
        evidence.append(RelatedLocation(Location(step.file, last.statement), "by way of this import"))
      }
      return finding(context, submodule, range, isSure: false, binding, record, evidence)
    }
    return nil
  }

  /// Does the body load the file whatever is deferred? Then the order is what it is without laziness.
  private static func isLoadedAnyway(_ context: borrowing RuleContext, _ file: FileID) -> Bool {
    context.summary.imports.indices.contains { index in
      let record = context.summary.imports[index]
      let id = ImportID(index)
      if record.guardKind.isNever || record.flags.contains(.inFunction) { return false }
      if context.isDeferred(id), !record.flags.contains(.importUseIsCertain) { return false }
      return EagerReach.leads(context, from: id, to: file, .surely) != nil
    }
  }

  static func name(_ summary: ModuleSummary, _ binding: Binding) -> ByteRange {
    let length = UInt32(summary.texts.length(summary[binding.symbol].text))
    return ByteRange(binding.start, binding.start + length)
  }

  // MARK: The finding

  private static func finding(
    _ context: borrowing RuleContext, _ submodule: ModuleID, _ range: ByteRange, isSure: Bool, _ binding: Binding,
    _ deferred: ImportRecord, _ evidence: [RelatedLocation]
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
      related: related, fixes: context.makeEager(deferred))
  }

  private static func word(_ kind: BindingKind) -> String {
    switch kind {
    case .function: "a function"
    case .classDefinition: "a class"
    default: "an object"
    }
  }
}
