// LZ209: imports under TYPE_CHECKING that a lazy import would replace.
import Analysis
import Basics
import Modules

enum TypingGuardCouldBeLazy: Rule {
  static let info = RuleInfo(
    209, "typing-guard-could-be-lazy", .annotations, .hint, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Points at `if TYPE_CHECKING:` blocks whose imports could be `lazy` instead, for Python 3.15 and later: every module
      of the block exists at run time, no other import of the file loads it anyway, and no class that reads its annotations
      when it is made would load it at once.

      ## Why is this bad
      A name that exists for type checkers only fails whoever asks for the annotations at run time. A lazy import costs
      nothing until then, and needs neither the guard nor quotes.

      ## Example
      ```python
      if TYPE_CHECKING:
          from app.models import User
      ```

      ## Use instead
      ```python
      lazy from app.models import User
      ```

      ## Fix safety
      Unsafe: the names exist at run time then, and whoever reads the annotations loads their modules. The import of
      TYPE_CHECKING goes with the last block that needs it.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.options.target >= .v3_15 else { return }
    var block: [ImportID] = []
    for index in summary.imports.indices {
      let record = summary.imports[index]
      let isGuarded = record.guardKind == .typeChecking && !record.flags.contains(.inFunction)
      // Statements of one block follow one another; an import outside ends it.
      if isGuarded { block.append(ImportID(index)) }
      if !isGuarded || index == summary.imports.count - 1 {
        report(block, context, &findings)
        block.removeAll()
      }
    }
  }

  private static func report(_ block: [ImportID], _ context: borrowing RuleContext, _ findings: inout [Finding]) {
    guard let first = block.first, block.allSatisfy({ canBeLazy($0, context) }) else { return }
    let summary = context.summary
    let names = block.prefix(3).map { "`\(context.text(summary[$0].bound))`" }.joined(separator: ", ")
    let more = block.count > 3 ? " and \(block.count - 3) more" : ""
    var related = [context.note(summary[first].statement, "imported for type checkers only")]
    let use = summary.uses.first { use in use.importID == first }
    if let use { related.append(context.note(use.range, "the name in a type")) }
    findings.append(
      Finding(
        info.code, .hint, .likely, at: context.here(summary[first].statement),
        "\(names)\(more) could be imported lazily instead of under TYPE_CHECKING: the name then exists at run time.",
        related: related, fixes: fixes(context, block)))
  }

  private static func fixes(_ context: borrowing RuleContext, _ block: [ImportID]) -> [Fix] {
    var edits = LazyEdits(context)
    return edits.unguard(block, isLazy: true).map { [Fix("Import lazily without the guard", .unsafe, $0)] } ?? []
  }

  /// The module exists at run time, and nothing would load it at once.
  private static func canBeLazy(_ id: ImportID, _ context: borrowing RuleContext) -> Bool {
    let record = context.summary[id]
    if record.isStar || record.flags.contains(.inClass) || record.flags.contains(.inTry) { return false }
    guard context.program.exists(context.program.target(of: id, in: context.file)) else { return false }
    if record.isFrom, context.program.resolve(id, in: context.file) == .missing { return false }
    if LazyUndoneByEager.undoes(id, context) { return false }
    // A second binding at run time is what the guard is for.
    guard !record.flags.contains(.isRebound) else { return false }
    let symbol = context.summary.symbol(named: context.summary.texts.bytes(record.bound))
    if context.summary.bindings(of: symbol).contains(where: { $0.importID != id && $0.kind != .annotationOnly }) {
      return false
    }
    return !context.summary.uses.contains { use in
      use.symbol == symbol && (use.isReadAtImport || use.kind == .dataclassField || use.kind == .classForm)
    }
  }
}
