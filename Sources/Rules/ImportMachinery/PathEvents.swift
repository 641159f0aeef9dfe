// What the rules of this family share: which changes of the search path stand before an import, and which undo them.
import Analysis
import Basics

extension RuleContext {
  /// Something in this file may make a module importable that is nowhere now: it changed the search path, its
  /// package's path or the finders before the import, or imports a module that does.
  func mayFindElsewhere(_ record: ImportRecord) -> Bool {
    if PathEvents.changesFinding(summary, before: record.statement.start) { return true }
    for index in summary.imports.indices {
      let other = summary.imports[index]
      if other.statement.start >= record.statement.start { break }
      guard !other.guardKind.isNever, let source = program.file(program.target(of: ImportID(index), in: file)) else {
        continue
      }
      if PathEvents.changesFinding(program[source].summary, before: .max) { return true }
    }
    return false
  }
}

enum PathEvents {
  static func changesFinding(_ summary: ModuleSummary, before offset: UInt32) -> Bool {
    summary.events.contains { event in
      guard event.time < offset else { return false }
      switch event.kind {
      case .pathAdd, .pathReplace, .packagePath, .otherPackagePath, .metaPath, .pathHooks, .importFunction,
        .modulesWrite:
        return true
      case .pathRemove, .modulesRemove, .modulesRead, .environment, .environmentNeeded, .changeDirectory,
        .setLazyImports,
        .setLazyImportsFilter:
        return false
      }
    }
  }

  /// Where the module's body is when it reads `use`: the read itself, or the call that leads to it.
  static func position(of use: Use, in summary: ModuleSummary) -> UInt32 {
    summary.chain(to: use).first?.range.start ?? use.start
  }

  /// The change that takes back what `addition` added: a removal, the list set again, or the end of a `with`.
  static func undoing(_ addition: ImportTimeEvent, in summary: ModuleSummary) -> ImportTimeEvent? {
    if addition.scopeEnd != 0 {
      var end = addition
      end.time = addition.scopeEnd
      return end
    }
    return summary.events.first { event in
      event.time > addition.time && (event.kind == .pathRemove || event.kind == .pathReplace)
    }
  }

  /// The file of a module below the folder that an addition names, when the folder is known and the file is in the
  /// program. Relative entries depend on where the program is started, so their folder is not known.
  static func file(
    of module: String, in addition: ImportTimeEvent, of file: FileID, _ program: Program
  ) -> FileID? {
    let text = FilePath(program[file].summary.text(addition.value.text))
    var folder: FilePath
    switch addition.value.base {
    case .ownFolder: folder = text.resolved(in: program[file].description.path.parent)
    case .literal where text.isAbsolute: folder = text
    case .literal, .unknown, .workingDirectory, .none, .savedPath: return nil
    }
    let parts = module.split(separator: ".").map(String.init)
    guard let last = parts.last else { return nil }
    for part in parts.dropLast() { folder = folder.appending(part) }
    return program.file(at: folder.appending(last + ".py"))
      ?? program.file(at: folder.appending(last).appending("__init__.py"))
  }
}
