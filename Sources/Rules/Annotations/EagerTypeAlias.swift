// LZ206: a type alias by assignment loads the types in it.
import Analysis
import Basics

enum EagerTypeAlias: Rule {
  static let info = RuleInfo(
    206, "eager-type-alias", .annotations, .warning, claim: .loadsAtImport, fix: .sometimes,
    page: """
      ## What it does
      Reports module-level type aliases made by assignment (`X: TypeAlias = …`, `X = Union[…]`, `X = A | B`) whose value is
      the only thing that loads a deferred import while the module itself is imported.

      ## Why is this bad
      The value of an assignment is evaluated at once, so the names in it are loaded and the import is not lazy after
      all. A `type` statement (Python 3.12) evaluates its value when somebody asks for it.

      ## Example
      ```python
      lazy import web

      Handler = Callable[[web.Request], web.Response]
      ```

      ## Use instead
      ```python
      lazy import web

      type Handler = Callable[[web.Request], web.Response]
      ```

      ## Fix safety
      A `type` statement makes a `TypeAliasType`, which annotations treat alike but `isinstance`, base classes and
      `get_args` do not. The fix is offered when only annotations use the alias; it is marked unsafe when other modules
      could use it otherwise. An import of `TypeAlias` that nothing else needs goes with its annotation.
      Elsewhere, and before Python 3.12, the names are quoted where they are arguments in brackets: unsafe, since who reads
      the alias at run time finds a `ForwardRef`.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for alias in summary.aliases where alias.form != .statement {
      for use in summary.uses(in: alias.value) where use.time == .atImport && use.kind == .typeAlias {
        guard let imported = context.importLoadedByTypes(use) else { continue }
        findings.append(
          Finding(
            info.code, info.severity, at: context.here(use.range),
            "The type alias `\(context.text(alias.name))` loads `\(context.text(imported.bound))`, so this import is not lazy.",
            related: [
              context.note(imported.alias, "the import"),
              context.note(alias.statement, "an assignment evaluates its value at once"),
            ], fixes: fixes(context, alias)))
        break
      }
    }
  }

  private static func fixes(_ context: borrowing RuleContext, _ alias: TypeAliasRecord) -> [Fix] {
    let summary = context.summary
    guard summary.options.target >= .v3_12, alias.flags.isDisjoint(with: [.isUsedAtRuntime, .isUsedInAliases]),
      alias.flags.contains(.isUsedInAnnotations)
    else { return quoted(context, alias) }
    let isPrivate = summary.texts.bytes(alias.name).first == UInt8(ascii: "_") && !alias.flags.contains(.isExported)
    var edits = [TextEdit(context.here(ByteRange(at: alias.statement.start)), "type ")]
    if !alias.annotation.isEmpty {
      let nameEnd = alias.statement.start + UInt32(summary.texts.length(alias.name))
      edits.append(TextEdit(context.here(ByteRange(nameEnd, alias.annotation.end)), ""))
      if let removal = unneededImport(context, alias) { edits.append(removal) }
    }
    return [Fix("Make it a `type` statement", isPrivate ? .safe : .unsafe, edits)]
  }

  /// `Optional[m.T]` as `Optional["m.T"]`, where all names that load something are such arguments.
  private static func quoted(_ context: borrowing RuleContext, _ alias: TypeAliasRecord) -> [Fix] {
    let summary = context.summary
    let loading = summary.uses(in: alias.value).filter {
      $0.time == .atImport && $0.kind == .typeAlias && context.importLoadedByTypes($0) != nil
    }
    var edits = LazyEdits(context)
    return edits.quoteArguments(loading.map(\.range), of: alias.value).map { [Fix("Quote the types", .unsafe, $0)] }
      ?? []
  }

  /// The import of `TypeAlias` gone when this annotation is all that reads it.
  private static func unneededImport(_ context: borrowing RuleContext, _ alias: TypeAliasRecord) -> TextEdit? {
    let summary = context.summary
    guard let use = summary.uses(in: alias.annotation).first, use.importID.isPresent else { return nil }
    let record = summary[use.importID]
    guard record.isFrom, summary.texts.equals(record.name, "TypeAlias") else { return nil }
    var edits = LazyEdits(context)
    return edits.removal(of: record, readOnlyIn: alias.annotation)
  }
}
