// LZ202: a dataclass loads the types of its fields when the class is made.
import Analysis
import Basics

enum DataclassResolvesFields: Rule {
  static let info = RuleInfo(
    202, "dataclass-resolves-fields", .annotations, .warning, fix: .none,
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
          cart: "Optional[Cart]" = None
      ```
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for record in summary.classes where record.form == .dataclass && !record.function.isPresent && !record.guardKind.isNever {
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
              ]))
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
}
