// LZ203: a NamedTuple, TypedDict, Protocol or framework class loads the types of its fields when the class is made.
import Analysis
import Basics

enum ClassFormResolvesFields: Rule {
  static let info = RuleInfo(
    203, "class-form-resolves-fields", .annotations, .warning, claim: .loadsAtImport, fix: .sometimes,
    page: """
      ## What it does
      Reports fields of `NamedTuple`, `TypedDict`, `Protocol`, attrs, pydantic, msgspec, SQLModel, SQLAlchemy and similar
      classes whose type is the only thing that loads a deferred import while the module itself is imported.

      ## Why is this bad
      Such a class reads its annotations when it is made. That loads every name in them, so the import is not lazy
      after all. Frameworks that build validators or columns evaluate quoted annotations too: there, laziness wins
      nothing.

      ## Example
      ```python
      lazy import pendulum

      class Row(TypedDict):
          when: pendulum.DateTime
      ```

      ## Use instead
      ```python
      lazy import pendulum

      class Row(TypedDict):
          when: "pendulum.DateTime"
      ```

      ## Fix safety
      Quoting the annotation of a NamedTuple, TypedDict or Protocol is safe: type checkers read it as before. Where the
      module reads annotations itself the fix is marked unsafe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for record in summary.classes where !record.function.isPresent && !record.guardKind.isNever {
      guard let form = form(record.form) else { continue }
      for field in summary.fields[record.fields.indices] {
        for use in summary.uses(in: field.annotation) where use.time == .atImport && use.kind == .classForm {
          guard let imported = context.importLoadedByTypes(use) else { continue }
          let name = context.text(imported.bound)
          // Quotes would not help: what builds validators or columns evaluates them.
          let ending =
            record.form == .framework ? "; it evaluates quoted types as well, so laziness wins nothing here." : "."
          let source = record.formSource.isPresent ? context.text(record.formSource) : form
          findings.append(
            Finding(
              info.code, info.severity, at: context.here(use.range),
              "The \(form) `\(context.text(record.name))` loads `\(name)` for the type of its field `\(context.text(field.name))`, so this import is not lazy\(ending)",
              related: [
                context.note(imported.alias, "the import"),
                context.note(record.formRange, "`\(source)` reads the types of all fields when the class is made"),
              ], fixes: fixes(context, record, field, use)))
          break
        }
      }
    }
  }

  private static func form(_ form: ClassForm) -> String? {
    switch form {
    case .namedTuple: "named tuple"
    case .typedDict: "TypedDict"
    case .protocol: "protocol"
    case .attrs: "attrs class"
    case .framework: "class"
    case .plain, .dataclass, .enumeration: nil
    }
  }

  /// What a TypedDict looks for outermost in an annotation, and does not find in a string.
  private static let qualifiers: Set<String> = ["Required", "NotRequired", "ReadOnly"]

  /// Quotes the whole annotation where that makes a string of it.
  private static func fixes(_ context: borrowing RuleContext, _ record: ClassRecord, _ field: FieldRecord, _ use: Use)
    -> [Fix]
  {
    switch record.form {
    case .namedTuple, .typedDict, .protocol: break
    case .attrs, .framework, .plain, .dataclass, .enumeration: return []
    }
    let head = context.text(field.leading).split(separator: ".").last.map(String.init) ?? ""
    guard field.flags.contains(.isQuotable), !qualifiers.contains(head), !context.summary.flags.contains(.isTranscoded)
    else { return [] }
    let safety: Fix.Safety = context.summary.flags.contains(.readsAnnotations) ? .unsafe : .safe
    return [quote(field.annotation, "Quote the annotation", safety, context)]
  }

  static func quote(_ range: ByteRange, _ title: String, _ safety: Fix.Safety, _ context: borrowing RuleContext) -> Fix
  {
    Fix(
      title, safety,
      [
        TextEdit(context.here(ByteRange(at: range.start)), "\""),
        TextEdit(context.here(ByteRange(at: range.end)), "\""),
      ])
  }
}
