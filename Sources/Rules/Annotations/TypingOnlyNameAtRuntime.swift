// LZ207: a name that exists for type checkers only, and is read at run time.
import Analysis
import Basics

enum TypingOnlyNameAtRuntime: Rule {
  static let info = RuleInfo(
    207, "typing-only-name-at-runtime", .annotations, .error, fix: .sometimes,
    page: """
      ## What it does
      Reports names that only an `if TYPE_CHECKING:` block imports and that code reads when it runs: an error where the
      module's body always does so, a warning in functions and on branches. Annotations are not meant, nor the fields of
      classes, whose makers put up with such names.

      ## Why is this bad
      The name is not there: NameError. A `lazy` import is there, and costs nothing until it is read.

      ## Example
      ```python
      if TYPE_CHECKING:
          from models import User

      def is_user(value):
          return isinstance(value, User)
      ```

      ## Use instead
      ```python
      lazy from models import User

      def is_user(value):
          return isinstance(value, User)
      ```

      ## Fix safety
      For Python 3.15 and later the guarded imports become lazy and lose the guard, where the guard holds nothing else and all
      their modules exist: safe, since nothing loads until a name is read. For earlier ones they lose the guard only: unsafe, since
      they are loaded with this file then, and may close a circle of imports.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.imports.contains(where: { $0.guardKind == .typeChecking }),
      summary.flags.isDisjoint(with: [.isDynamic, .hasStarImport, .isIncomplete]), summary.syntaxErrors.isEmpty
    else { return }
    var seen: Set<SymbolID> = []
    for use in summary.uses {
      guard use.importID.isPresent, summary[use.importID].guardKind == .typeChecking,
        use.time == .atImport || use.time == .deferred || use.time == .main,
        use.flags.isDisjoint(with: [.inAnnotation, .isQuoted, .isStore]), !isOfField(use.kind),
        !seen.contains(use.symbol), isForTypeCheckersOnly(use.symbol, summary), !isExpected(use, summary),
        !isSetFromOutside(use.symbol, context)
      else { continue }
      seen.insert(use.symbol)
      let isCertain = summary.isCertainAtImport(use)
      let name = context.text(summary[use.symbol].text)
      findings.append(
        Finding(
          info.code, isCertain ? .error : .warning, isCertain ? .resolved : .likely, at: context.here(use.range),
          "`\(name)` is imported for type checkers only, so this raises NameError\(use.isReadAtImport ? "" : " when it runs").",
          related: [
            context.note(summary[use.importID].statement, "imported under TYPE_CHECKING only"),
            context.note(use.range, "read at run time"),
          ], fixes: fixes(context, use.importID)))
    }
  }

  /// The block around an import: its neighbours under the same guard.
  private static func fixes(_ context: borrowing RuleContext, _ id: ImportID) -> [Fix] {
    let summary = context.summary
    let isLazy = summary.options.target >= .v3_15 && context.dialect != .cinder
    func isGuarded(_ index: Int) -> Bool {
      summary.imports.indices.contains(index) && summary.imports[index].guardKind == .typeChecking
        && !summary.imports[index].flags.contains(.inFunction)
    }
    var first = id.index
    var last = id.index
    while isGuarded(first - 1) { first -= 1 }
    while isGuarded(last + 1) { last += 1 }
    let block = (first...last).map { ImportID($0) }
    for member in block {
      let record = summary[member]
      guard !record.isStar, isForTypeCheckersOnly(record.symbol, summary),
        context.program.facts(context.program.target(of: member, in: context.file)).exists
      else { return [] }
    }
    var edits = LazyEdits(context)
    return edits.unguard(block, isLazy: isLazy).map {
      [isLazy ? Fix("Import lazily without the guard", .safe, $0) : Fix("Import without the guard", .unsafe, $0)]
    } ?? []
  }

  private static func isOfField(_ kind: UseKind) -> Bool {
    switch kind {
    case .annotation, .dataclassField, .classForm: true
    default: false
    }
  }

  private static func isForTypeCheckersOnly(_ symbol: SymbolID, _ summary: borrowing ModuleSummary) -> Bool {
    summary.bindings(of: symbol).allSatisfy { $0.guardKind == .typeChecking || $0.kind == .annotationOnly }
  }

  /// Another module puts the name there: `module.name = …`, or all its names by a call.
  private static func isSetFromOutside(_ symbol: SymbolID, _ context: borrowing RuleContext) -> Bool {
    let program = context.program
    let module = program.module(of: context.file)
    return program.importers(of: module).prefix(200).contains { reference in
      let other = program[reference.file].summary
      let bound = other[reference.importID].symbol
      return other.uses.contains { use in
        (use.importID == reference.importID || (bound.isPresent && use.symbol == bound))
          && use.flags.contains(.isStore)
          && other.texts.equals(use.chain, context.summary.texts.bytes(context.summary[symbol].text))
      }
    }
  }

  /// Somebody counts on the NameError.
  private static func isExpected(_ use: Use, _ summary: borrowing ModuleSummary) -> Bool {
    summary.tries.contains {
      $0.function == use.function && $0.body.contains(use.start)
        && !$0.catches.isDisjoint(with: [.nameError, .everything])
    }
  }
}
