// What a rule may look at: one module of a linked program, and how it is to be judged.
package import Analysis
package import Basics

/// One module in its program under one dialect. Rules read it and append findings; they change nothing.
package struct RuleContext: Sendable {
  package let program: Program
  /// The file that is judged.
  package let file: FileID
  package let dialect: Dialect
  /// Its summary, at hand because every rule begins there.
  package let summary: ModuleSummary

  package init(program: Program, file: FileID, dialect: Dialect) {
    self.program = program
    self.file = file
    self.dialect = dialect
    summary = program[file].summary
  }

  /// A place in the judged file.
  package func here(_ range: ByteRange) -> Location { Location(file, range) }

  /// A step of evidence in the judged file.
  package func note(_ range: ByteRange, _ message: String) -> RelatedLocation {
    RelatedLocation(here(range), message)
  }

  /// Text of the summary's table, for messages.
  package func text(_ id: TextID) -> String { summary.text(id) }

  /// Is the import deferred where it stands under the dialect: eligible by its place or marked, and reached at run time?
  package func isDeferred(_ id: ImportID) -> Bool {
    !summary[id].guardKind.isNever && program.isEligible(id, in: file, dialect)
  }

  /// The absolute dotted name that the import names, for messages; as written where it cannot be resolved.
  package func moduleName(_ id: ImportID) -> String {
    let name = program.name(program.target(of: id, in: file))
    return name.isEmpty ? text(summary[id].module) : name
  }

  /// What an imported name stands for, from the module on: `functools.singledispatch` after
  /// `from functools import singledispatch`, and however else it is written.
  package func origin(of use: Use) -> String {
    let record = summary[use.importID]
    var name = moduleName(use.importID)
    if record.isFrom { return name + "." + text(record.name) + (use.chain.isPresent ? "." + text(use.chain) : "") }
    if !use.chain.isPresent { return name }
    if record.asName.isPresent { return name + "." + text(use.chain) }
    // `importlib.util.find_spec` after `import importlib.util`: the attributes begin at the top.
    name = text(record.bound)
    return name + "." + text(use.chain)
  }

  /// Is the module one that every interpreter has loaded before the first line of the program runs, or that typing
  /// itself needs? Deferring it saves nothing, so nothing that loads it is worth a finding.
  package func isFreeToLoad(_ id: ImportID) -> Bool { StartupModules.contains(moduleName(id)) }
}
