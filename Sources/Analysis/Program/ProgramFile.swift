// One file of a program: who it is, where reports say it is, and its summary.
package import Basics

/// What the outside says of a file before it is read.
package struct FileDescription: Hashable, Sendable {
  /// Where it lies.
  package var path: FilePath
  /// What reports and evidence show.
  package var displayPath: String
  /// Its absolute dotted name, `pkg` for `pkg/__init__.py`; empty for a script that nothing can import.
  package var module: String
  /// An `__init__`.
  package var isPackage: Bool

  package init(path: FilePath, displayPath: String, module: String, isPackage: Bool) {
    self.path = path
    self.displayPath = displayPath
    self.module = module
    self.isPackage = isPackage
  }

  /// The package that relative imports start from: itself, or the part before the last dot.
  package var package: String {
    if isPackage { return module }
    guard let dot = module.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(module[..<dot])
  }
}

/// One module of a program.
package struct ProgramFile: Sendable {
  package var description: FileDescription
  package var summary: ModuleSummary
  /// Not among the files that were asked for: a library module read for what others import from it. No rule looks at it.
  package var isExternal: Bool
}
