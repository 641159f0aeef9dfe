// LZ104: a deferred `from m import n` where m has no n.
import Analysis
import Basics

enum DeferredMissingName: Rule {
  static let info = RuleInfo(
    104, "deferred-missing-name", .deferredErrors, .error, fix: .sometimes,
    page: """
      ## What it does
      Reports names that a deferred `from m import n` asks for and that `m` does not have: it binds no such name, has no
      such submodule and no `__getattr__`, and its namespace is fully known.

      ## Why is this bad
      Eagerly, the import fails at once, where everybody sees it. Deferred, `ImportError` comes from the first line that
      uses the name.

      ## Example
      ```python
      lazy from json import dumsp
      ```

      ## Use instead
      ```python
      lazy from json import dumps
      ```

      ## Fix safety
      The nearest name that the module has is a guess: unsafe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.imports.indices where summary.imports[index].isFrom && !summary.imports[index].isStar {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard context.isDeferred(id), !record.flags.contains(.isGuarded), record.guardKind != .conditional else {
        continue
      }
      guard context.program.resolve(id, in: context.file) == .missing else { continue }
      let target = context.program.target(of: id, in: context.file)
      // A module that imports itself sees a namespace that is still being filled.
      guard let source = context.program.file(target), source != context.file else { continue }
      if isSetFromOutside(context, record.name, target, source) { continue }
      let name = context.text(record.name)
      let firstUse = record.firstUse
      var related = [RelatedLocation(Location(source, ByteRange(at: 0)), "the module that has no `\(name)`")]
      var ending = ", and nothing here uses it."
      if firstUse.isPresent {
        ending = ", which now shows at the first use of `\(context.text(record.bound))`."
        related.append(context.note(summary[firstUse].range, "the first use, which will raise ImportError"))
      }
      findings.append(
        Finding(
          info.code, firstUse.isPresent ? .error : .warning,
          at: context.here(ByteRange(record.alias.start, record.alias.start + UInt32(name.utf8.count))),
          "`\(context.moduleName(id))` has no `\(name)`\(ending)", related: related,
          fixes: fixes(context, record, name, target)))
    }
  }

  /// Some module that imports the target assigns the attribute: `types.index = types.index_v1`.
  private static func isSetFromOutside(
    _ context: borrowing RuleContext, _ name: TextID, _ target: ModuleID, _ source: FileID
  ) -> Bool {
    let program = context.program
    let wanted = context.summary.texts.bytes(name)
    func isSet(_ reference: ImportReference) -> Bool {
      let summary = program[reference.file].summary
      return summary.uses.contains { use in
        guard use.flags.contains(.isStore), use.importID.isPresent,
          summary.texts.bytes(use.chain).elementsEqual(wanted),
          case .module(let module) = program.resolve(use.importID, in: reference.file)
        else { return false }
        return program.file(module) == source
      }
    }
    if program.importers(of: target).contains(where: isSet) { return true }
    // Files of another root know the same file as another module; those around it know it by its own.
    let own = program.module(of: source)
    return own != target && program.importers(of: own).contains(where: isSet)
  }

  private static func fixes(
    _ context: borrowing RuleContext, _ record: ImportRecord, _ name: String, _ target: ModuleID
  ) -> [Fix] {
    guard let nearest = context.program.namesLike(name, in: target, limit: 1).first else { return [] }
    let range = ByteRange(record.alias.start, record.alias.start + UInt32(name.utf8.count))
    // What uses the name goes on using it.
    let replacement = record.asName.isPresent ? nearest : "\(nearest) as \(name)"
    return [Fix("Import `\(nearest)` instead", .unsafe, [TextEdit(context.here(range), replacement)])]
  }
}
