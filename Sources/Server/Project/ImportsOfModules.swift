// Who names a module in an import: not only those who load it.
import Analysis
import Basics

extension Program {
  /// The imports of the project's files that name certain modules, those for type checkers alone included, which
  /// `importers(of:)` leaves out; `from package import module` names both. In file order. It looks at all imports.
  func projectImports(naming isMeant: (ModuleID) -> Bool) -> [ImportReference] {
    var found: [ImportReference] = []
    for index in projectFiles {
      let file = FileID(UInt32(index))
      for index in files[index].summary.imports.indices {
        let id = ImportID(index)
        let submodule = submodule(of: id, in: file)
        if isMeant(target(of: id, in: file)) || submodule.isPresent && isMeant(submodule) {
          found.append(ImportReference(file, id))
        }
      }
    }
    return found
  }
}
