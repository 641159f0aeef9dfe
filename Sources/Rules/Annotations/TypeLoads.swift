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
    return loadsElsewhere || isLoadedBefore(use.importID) ? nil : record
  }

  /// Does another import of this file load the module of `id` while this module is imported, whatever becomes of `id`?
  /// Every import loads the packages around its module first, and this file's own are there before it runs.
  func isLoadedBesides(_ id: ImportID) -> Bool {
    let target = program.target(of: id, in: file)
    guard target.isPresent else { return false }
    let submodule = program.submodule(of: id, in: file)
    // Of `from pkg import x` the package says nothing where `x` is a submodule, or may be.
    let module = submodule.isPresent ? submodule : mayBeSubmodule(id) ? .none : target
    if isLoaded(module, with: program.parent(program.module(of: file))) { return true }
    for index in summary.imports.indices where ImportID(index) != id {
      let other = ImportID(index)
      guard isLoadedForMoreThanTypes(other) else { continue }
      let loaded = program.target(of: other, in: file)
      if loaded == target || isLoaded(module, with: loaded)
        || isLoaded(module, with: program.submodule(of: other, in: file))
      {
        return true
      }
    }
    return module.isPresent && isLoaded(module, byOwn: loadedForMoreThanTypes)
  }

  /// Does the body of this file load the import, not for a type?
  private func isLoadedForMoreThanTypes(_ id: ImportID) -> Bool {
    let record = summary[id]
    if record.guardKind != .none { return false }
    return isDeferred(id)
      ? record.firstImportUse.isPresent && !summary[record.firstImportUse].kind.isType
      : !record.flags.contains(.inFunction)
  }

  private func loadedForMoreThanTypes() -> [ModuleID] {
    summary.imports.indices.map { ImportID($0) }.filter { isLoadedForMoreThanTypes($0) }.flatMap {
      [program.target(of: $0, in: file), program.submodule(of: $0, in: file)]
    }
  }

  /// Have the packages around this file loaded the module by the time of the import, which then binds it at once?
  func isLoadedBefore(_ id: ImportID) -> Bool {
    let submodule = program.submodule(of: id, in: file)
    if !submodule.isPresent, mayBeSubmodule(id) { return false }
    let module = submodule.isPresent ? submodule : program.target(of: id, in: file)
    return isLoadedByPackages(module)
  }

  /// `x` of `from pkg import x` is not known to be a name of `pkg` itself, so it may be a submodule.
  private func mayBeSubmodule(_ id: ImportID) -> Bool {
    guard summary[id].isFrom else { return false }
    if case .definition = program.resolve(id, in: file) { return false }
    return true
  }

  /// Is `module` the other one or a package around it?
  private func isLoaded(_ module: ModuleID, with other: ModuleID) -> Bool {
    guard module.isPresent else { return false }
    var current = other
    while current.isPresent {
      if current == module { return true }
      current = program.parent(current)
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
