// One file of a program: who it is, where reports say it is, and its summary.
package import Basics
package import Modules

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
  /// Files of equal context find the same modules under the same names: those of one project or root.
  package var context: UInt32
  /// No Python but a file that starts it; nil for Python.
  package var launch: LaunchFile?
  /// The version that the file's own configuration names; nil: the program's.
  package var target: PythonVersion?
  /// The cells of a notebook as one text.
  package var isNotebook = false

  package init(
    path: FilePath, displayPath: String, module: String, isPackage: Bool, context: UInt32 = 0,
    launch: LaunchFile? = nil,
    target: PythonVersion? = nil
  ) {
    self.path = path
    self.displayPath = displayPath
    self.module = module
    self.isPackage = isPackage
    self.context = context
    self.launch = launch
    self.target = target
  }

  /// The package that relative imports start from: itself, or the part before the last dot.
  package var package: String {
    if isPackage { return module }
    guard let dot = module.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(module[..<dot])
  }
}

/// One module of a program. Immutable and shared between snapshots: a class, so that a snapshot of 9,000 files is
/// copied in microseconds.
package final class ProgramFile: Sendable {
  package let description: FileDescription
  package let summary: ModuleSummary
  /// Not among the files that were asked for: a library module read for what others import from it. No rule looks at it.
  package let isExternal: Bool
  /// A library module that nobody needs any more: empty, and no name leads to it.
  let isGone: Bool

  /// What is left of a library module.
  init(gone file: ProgramFile, options: SummaryOptions) {
    description = file.description
    summary = ModuleSummary(SummaryRecords(options: options))
    isExternal = true
    isGone = true
  }

  package init(description: FileDescription, summary: ModuleSummary, isExternal: Bool) {
    self.description = description
    self.summary = summary
    self.isExternal = isExternal
    isGone = false
  }
}

/// Where one file's imports lead. Both arrays run parallel to `ModuleSummary.imports`.
final class FileLinks: Sendable {
  /// The module that the statement names: of `import a.b` it is `a.b`, of `from m import x` it is `m`. None for a
  /// relative import without a package or beyond the top.
  let targets: [ModuleID]
  /// `m.x` of `from m import x` where that is a submodule and `m` binds no such name; else none.
  let submodules: [ModuleID]

  init(targets: [ModuleID], submodules: [ModuleID]) {
    self.targets = targets
    self.submodules = submodules
  }
}
