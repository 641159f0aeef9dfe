// LZ202: a dataclass loads the types of its fields when the class is made.
import Analysis
import Basics

enum DataclassResolvesFields: Rule {
  static let info = RuleInfo(
    202, "dataclass-resolves-fields", .annotations, .warning, claim: .loadsAtImport, fix: .sometimes,
    page: """
      ## What it does
      Reports fields of dataclasses whose annotation is the only thing that loads a deferred import while the module
      itself is imported.

      ## Why is this bad
      `@dataclass` looks at the type of every field to find `ClassVar` and `InitVar`. That loads the name, even when the
      annotation is quoted or postponed and begins with it, so the import is not lazy after all. If the module is
      missing, the error is swallowed and the type stays a forward reference.

      ## Example
      ```python
      lazy from shop import Cart

      @dataclass
      class Order:
          cart: Cart | None = None
      ```

      ## Use instead
      ```python
      lazy from shop import Cart

      @dataclass
      class Order:
          cart: "(Cart | None)" = None
      ```

      ## Fix safety
      Of a quoted annotation a dataclass looks up the name at its head only. Quotes, and parentheses where the deferred
      name is the head, hide it; type checkers read the annotation as before. It is marked unsafe because
      `fields()` then shows a string. Dropping `lazy` is offered beside it, unsafe because it loads the module earlier.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for record in summary.classes
    where record.form == .dataclass && !record.function.isPresent && !record.guardKind.isNever {
      for field in summary.fields[record.fields.indices] where !field.flags.contains(.isClassVar) {
        for use in summary.uses(in: field.annotation) where loads(use, field) {
          guard let imported = context.importLoadedByTypes(use) else { continue }
          let name = context.text(imported.bound)
          findings.append(
            Finding(
              info.code, info.severity, at: context.here(use.range),
              "The dataclass `\(context.text(record.name))` loads `\(name)` for the type of its field `\(context.text(field.name))`, so this import is not lazy.",
              related: [
                context.note(imported.alias, "the import"),
                context.note(record.formRange, "this decorator looks at the types of all fields"),
              ], fixes: fixes(context, field, use, imported)))
          break
        }
      }
    }
  }

  /// Unquoted annotations are evaluated whole; of quoted and postponed ones the leading name is looked up.
  private static func loads(_ use: Use, _ field: FieldRecord) -> Bool {
    if use.flags.contains(.isQuoted) { return field.flags.contains(.isQuoted) && use.flags.contains(.isLeading) }
    return !field.flags.contains(.isQuoted)
  }

  private static func fixes(
    _ context: borrowing RuleContext, _ field: FieldRecord, _ use: Use, _ imported: ImportRecord
  ) -> [Fix] {
    if context.summary.flags.contains(.isTranscoded) { return [] }
    var fixes: [Fix] = []
    func wrap(_ range: ByteRange, _ open: String, _ close: String) {
      fixes.append(
        Fix(
          "Hide `\(context.text(imported.bound))` from the dataclass", .unsafe,
          [
            TextEdit(context.here(ByteRange(at: range.start)), open),
            TextEdit(context.here(ByteRange(at: range.end)), close),
          ]))
    }
    let annotation = field.annotation
    if field.flags.contains(.isQuotable) {
      let isHead = use.start == annotation.start
      wrap(annotation, isHead ? "\"(" : "\"", isHead ? ")\"" : "\"")
    } else if use.flags.contains(.isQuoted), use.start == annotation.start + 1 {
      // One quote before the name: so there is one behind the last, too.
      wrap(ByteRange(use.start, annotation.end - 1), "(", ")")
    }
    if context.dialect == .explicit {
      var edits = LazyEdits(context)
      if let fix = edits.eagerFix(of: imported, .unsafe) { fixes.append(fix) }
    }
    return fixes
  }
}
