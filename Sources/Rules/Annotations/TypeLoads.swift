// What the rules of this family share: is it a type, and nothing else, that loads a deferred import?
import Analysis
import Basics

extension RuleContext {
  /// The import behind `use` when `use` is the first to load it and all that loads it while the module is imported are
  /// types. Nil when the dialect does not defer it, when loading it costs nothing, or when the same module is loaded
  /// by another import of this file anyway.
  func importLoadedByTypes(_ use: Use) -> ImportRecord? {
    guard use.importID.isPresent, isDeferred(use.importID) else { return nil }
    let record = summary[use.importID]
    guard record.firstImportUse.isPresent, summary[record.firstImportUse].range == use.range else { return nil }
    if isFreeToLoad(use.importID) || isLoadedBesides(use.importID) { return nil }
    let loadsElsewhere = summary.uses(of: use.importID).contains { $0.isReadAtImport && !$0.kind.isType }
    return loadsElsewhere ? nil : record
  }

  /// Does another import of this file load the module of `id` while this module is imported, whatever becomes of `id`?
  private func isLoadedBesides(_ id: ImportID) -> Bool {
    let target = program.target(of: id, in: file)
    guard target.isPresent else { return false }
    for index in summary.imports.indices where ImportID(index) != id {
      let other = ImportID(index)
      let record = summary[other]
      if program.target(of: other, in: file) != target || record.guardKind != .none { continue }
      if !isDeferred(other) {
        if !record.flags.contains(.inFunction) { return true }
      } else if record.firstImportUse.isPresent, !summary[record.firstImportUse].kind.isType {
        return true
      }
    }
    return false
  }
}

extension UseKind {
  /// The read builds or looks at a type.
  var isType: Bool {
    switch self {
    case .annotation, .dataclassField, .classForm, .typingCall, .typeAlias: true
    default: false
    }
  }
}
