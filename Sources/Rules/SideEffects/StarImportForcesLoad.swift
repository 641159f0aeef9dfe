// LZ405: a star import that reads, and so loads, what the other module imports lazily.
import Analysis
import Basics

enum StarImportForcesLoad: Rule {
  static let info = RuleInfo(
    405, "star-import-forces-load", .sideEffects, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports `from m import *` where `m` binds names by deferred imports that the star takes along: those in its `__all__`,
      or all without a leading underscore when it has none. A warning where `m` marks them lazy, or where a module that is so
      loaded prints something: that then happens after the body of `m` and no longer where `m` imports it.
      Otherwise information.

      ## Why is this bad
      The star reads every name that it takes, so the modules behind them are loaded at once: what `m` deferred is loaded
      by whoever imports this module.

      ## Example
      ```python
      # api.py:  lazy from .heavy import Model
      from .api import *
      ```

      ## Use instead
      ```python
      lazy from .api import get, put
      ```

      ## Fix safety
      The star becomes the names that this file mentions or others take from it: safe where only marked imports are
      deferred; unsafe where the import itself is deferred once it is no star. None where it is not known which names there
      are or who takes them, and in packages, whose names are meant for others.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.flags.contains(.hasStarImport) else { return }
    let program = context.program
    for index in summary.imports.indices where summary.imports[index].isStar {
      let record = summary.imports[index]
      if record.guardKind.isNever || record.flags.contains(.inFunction) { continue }
      guard let file = program.file(program.target(of: ImportID(index), in: context.file)), file != context.file else {
        continue
      }
      let taken = deferredNames(of: file, context)
      if taken.isEmpty { continue }
      let source = program[file].summary
      let names = taken.prefix(3).map { "`\(source.text(source[$0].bound))`" }.joined(separator: ", ")
      let more = taken.count > 3 ? " and \(taken.count - 3) more" : ""
      var related = [context.note(record.statement, "reads every name that it takes")]
      for id in taken.prefix(3) {
        related.append(RelatedLocation(Location(file, source[id].statement), "a deferred import that is loaded"))
      }
      let effect = context.dialect == .explicit ? nil : output(taken, of: file, context)
      if let effect { related += effect.evidence }
      findings.append(
        Finding(
          info.code, context.dialect == .explicit || effect != nil ? .warning : .information,
          at: context.here(record.statement),
          "This star import loads what `\(program.name(program.module(of: file)))` defers: \(names)\(more).",
          related: related, fixes: fixes(context, record, file)))
    }
  }

  private static func fixes(_ context: borrowing RuleContext, _ record: ImportRecord, _ source: FileID) -> [Fix] {
    let safety: Fix.Safety = context.dialect == .explicit ? .safe : .unsafe
    var edits = LazyEdits(context)
    return edits.namesInsteadOfStar(record, from: source).map { [Fix("Import the names that are used", safety, $0)] }
      ?? []
  }

  /// What the first of the modules prints on every run: everybody can tell when.
  private static func output(
    _ taken: [ImportID], of file: FileID, _ context: borrowing RuleContext
  ) -> SideEffect? {
    let program = context.program
    for id in taken {
      guard let loaded = program.file(program.module(loadedBy: id, in: file)), loaded != file else { continue }
      if let output = context.effects.output(of: loaded) { return output }
    }
    return nil
  }

  /// The deferred imports of a file that are still pending when its body has run, and that a star takes along.
  private static func deferredNames(of file: FileID, _ context: borrowing RuleContext) -> [ImportID] {
    let program = context.program
    let source = program[file].summary
    let exports = source.exports
    if exports.form == .dynamic { return [] }
    return source.imports.indices.map { ImportID($0) }.filter { id in
      let record = source[id]
      guard record.bound.isPresent, !record.flags.contains(.isRebound), !record.firstImportUse.isPresent,
        !record.guardKind.isNever, record.guardKind != .main, program.isEligible(id, in: file, context.dialect)
      else { return false }
      let isTaken =
        exports.form == .absent
        ? source.texts.bytes(record.bound).first != UInt8(ascii: "_")
        : exports.entries.contains { $0.text == record.bound }
      return isTaken && !StartupModules.contains(program.name(program.target(of: id, in: file)))
    }
  }
}
