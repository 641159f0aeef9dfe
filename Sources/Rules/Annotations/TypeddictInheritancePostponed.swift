// LZ204: typed dictionaries that inherit postponed fields from another module, on Pythons that look them up in theirs.
import Analysis
import Basics

enum TypeddictInheritancePostponed: Rule {
  static let info = RuleInfo(
    204, "typeddict-inheritance-postponed", .annotations, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports typed dictionaries that inherit from one of another module whose field types are postponed (quoted, or by
      `from __future__ import annotations`) and named by nothing in the module of the subclass, in files that ask for the
      type hints of classes. For targets up to Python 3.10.

      ## Why is this bad
      Up to 3.9.7 and in 3.10.0, `get_type_hints` looks inherited fields up in the module of the subclass (bpo-41249):
      NameError.

      ## Example
      ```python
      # base.py
      class Base(TypedDict):
          key: "Key"

      # sub.py
      from base import Base

      class Sub(Base):
          size: int

      get_type_hints(Sub)
      ```

      ## Use instead
      ```python
      # sub.py
      from base import Base, Key
      ```

      ## Fix safety
      The name that is missing is imported beside the base, from the module that made the field: unsafe, since this module
      has one more name then. None where that module itself has the name for type checkers only.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let target = summary.options.target
    guard target <= .v3_10, summary.flags.contains(.readsAnnotations), !summary.flags.contains(.hasStarImport) else {
      return
    }
    let program = context.program
    for record in summary.classes {
      for index in record.bases.indices {
        let base = summary.bases[index]
        guard !base.isMetaclass, let use = summary.uses(in: base.range).first, use.importID.isPresent,
          case .definition(let file, let symbol) = definition(of: use, context), file != context.file
        else { continue }
        let other = program[file].summary
        guard let classID = other.bindings(of: symbol).last(where: { $0.classID.isPresent })?.classID else { continue }
        let owner = other[classID]
        guard owner.form == .typedDict,
          let field = other.fields[owner.fields.indices].first(where: { isUnknownHere($0, other, summary) })
        else { continue }
        findings.append(
          Finding(
            info.code, .warning, .likely, at: context.here(base.range),
            "`get_type_hints` of `\(context.text(record.name))` looks for `\(other.text(field.leading))` here, where it is not: before Python 3.9.8 and in 3.10.0 this raises NameError.",
            related: [
              RelatedLocation(Location(file, field.annotation), "the inherited field, which is postponed"),
              context.note(base.range, "inherited here"),
            ], fixes: fixes(context, summary[use.importID], other.text(field.leading), file)))
      }
    }
  }

  /// The first part of the type's name, imported from the module that defines the base.
  private static func fixes(
    _ context: borrowing RuleContext, _ record: ImportRecord, _ type: String, _ file: FileID
  ) -> [Fix] {
    let program = context.program
    let name = String(type.prefix { $0 != "." })
    let module = program.module(of: file)
    guard module.isPresent, case let found = program.resolve(name, in: module), found != .missing, found != .unknown
    else { return [] }
    var edits = LazyEdits(context)
    return edits.importBeside(record, name: name, from: module).map { [Fix("Import `\(name)` here", .unsafe, [$0])] }
      ?? []
  }

  private static func definition(of use: Use, _ context: borrowing RuleContext) -> NameResolution {
    let program = context.program
    let found = program.resolve(use.importID, in: context.file)
    guard use.chain.isPresent, case .module(let module) = found else { return found }
    return program.resolve(context.summary.texts.bytes(use.chain), in: module)
  }

  /// A postponed type of the other module that this one has no name for.
  private static func isUnknownHere(
    _ field: FieldRecord, _ other: borrowing ModuleSummary, _ summary: borrowing ModuleSummary
  ) -> Bool {
    guard field.flags.contains(.isQuoted) || other.flags.contains(.postponesAnnotations), field.leading.isPresent else {
      return false
    }
    let first = other.texts.bytes(field.leading).prefix { $0 != UInt8(ascii: ".") }
    // Builtins are bound nowhere.
    return other.symbol(named: first).isPresent && !summary.symbol(named: first).isPresent
  }
}
