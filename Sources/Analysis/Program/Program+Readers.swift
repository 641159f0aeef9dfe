// Whether anything in the program looks at a variable of a module.
import Basics

extension Program {
  /// Is a module's variable read anywhere, otherwise than to change what it holds? Stars, `__all__` and code that
  /// computes names count as readers: nobody knows what they do.
  package func isRead(_ symbol: SymbolID, of file: FileID) -> Bool {
    let home = self[file].summary
    let record = home.symbols[symbol.index]
    if !home.flags.isDisjoint(with: [.isDynamic, .isIncomplete]) { return true }
    if !record.flags.isDisjoint(with: [.isRead, .isReboundInFunction]) { return true }
    let name = home.texts.bytes(record.text)
    let module = module(of: file)
    for reference in importers(of: module) {
      let other = self[reference.file].summary
      let entry = other.imports[reference.importID.index]
      if entry.isStar { return true }
      let isOfModule = !entry.isFrom || submodule(of: reference.importID, in: reference.file) == module
      let isOfName = !isOfModule && other.texts.equals(entry.name, name)
      if !isOfModule, !isOfName { continue }
      for use in other.uses where use.importID == reference.importID {
        if isOfName ? looks(use, at: other) : looks(use, at: other, below: name) { return true }
      }
      if isOfName, entry.flags.contains(.isExported) || entry.flags.contains(.isRedundantAlias) { return true }
    }
    return false
  }

  /// Is a use more than `name.append(…)`?
  private func looks(_ use: Use, at summary: borrowing ModuleSummary) -> Bool {
    if use.flags.contains(.isStore) || use.kind == .annotation { return false }
    guard use.flags.contains(.isCalled), use.chain.isPresent else { return true }
    return !MutatingMethods.contains(summary.texts.bytes(use.chain))
  }

  /// The same of `module.name`, for a use of the module.
  private func looks(_ use: Use, at summary: borrowing ModuleSummary, below name: ArraySlice<UInt8>) -> Bool {
    guard use.chain.isPresent else { return true }
    let parts = summary.texts.bytes(use.chain).split(separator: UInt8(ascii: "."))
    guard let place = parts.firstIndex(where: { $0.elementsEqual(name) }) else { return false }
    if use.flags.contains(.isStore) { return false }
    guard use.flags.contains(.isCalled), place == parts.count - 2 else { return true }
    return !MutatingMethods.contains(parts[place + 1])
  }
}
