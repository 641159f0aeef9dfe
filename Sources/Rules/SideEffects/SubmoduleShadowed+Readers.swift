// LZ406 of readers: `from package import name` that means the submodule, while the package binds something else.
import Analysis
import Basics

extension SubmoduleShadowed {
  static func checkReaders(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let summary = context.summary
    for index in summary.imports.indices {
      let record = summary.imports[index]
      guard record.isFrom, !record.isStar, record.isPotentiallyLazy || record.isLazy else { continue }
      let id = ImportID(index)
      let package = program.target(of: id, in: context.file)
      guard package.isPresent, program.file(package) != context.file, program.facts(package).isPackage,
        !program.submodule(of: id, in: context.file).isPresent, context.isDeferred(id),
        !(record.flags.contains(.importUseIsCertain) && summary[record.firstImportUse].time == .atImport)
      else { continue }
      let submodule = program.submodule(summary.texts.bytes(record.name), of: package)
      guard submodule.isPresent, let file = program.file(submodule),
        case .definition(let source, let symbol) = program.resolve(id, in: context.file),
        let binding = lastBinding(program[source].summary, symbol),
        binding.kind == .function || binding.kind == .classDefinition,
        let use = submoduleUse(context, id, program[file].summary, isClass: binding.kind == .classDefinition)
      else { continue }
      let own = program[source].summary
      let length = UInt32(own.texts.length(own[symbol].text))
      let object = binding.kind == .function ? "function" : "class"
      let name = program.name(submodule)
      findings.append(
        Finding(
          info.code, .warning, .likely, at: context.here(record.alias),
          "`\(context.text(record.name))` is meant to be the submodule `\(name)`, but its package binds a \(object) of that name in the end, and a deferred import takes that.",
          related: [
            context.note(use.range, "reads what only the submodule has"),
            RelatedLocation(
              Location(source, ByteRange(binding.start, binding.start + length)), "the \(object) of that name"),
            RelatedLocation(Location(file, ByteRange(at: 0)), "the submodule"),
          ], fixes: context.makeEager(record)))
    }
  }

  /// `from . import x as y` in the package itself, above the statement that binds `x` to something else: executed at once
  /// it takes the submodule.
  static func checkOwnAliases(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let summary = context.summary
    let own = program.module(of: context.file)
    for index in summary.imports.indices {
      let record = summary.imports[index]
      let id = ImportID(index)
      guard record.isFrom, record.asName.isPresent, record.asName != record.name, own.isPresent,
        program.target(of: id, in: context.file) == own, context.isDeferred(id)
      else { continue }
      let symbol = summary.symbol(named: summary.texts.bytes(record.name))
      let submodule = program.submodule(summary.texts.bytes(record.name), of: own)
      guard symbol.isPresent, submodule.isPresent, let file = program.file(submodule),
        summary.bindings(of: symbol).allSatisfy({ $0.start > record.statement.start }),
        let binding = lastBinding(summary, symbol)
      else { continue }
      if binding.importID.isPresent, program.submodule(of: binding.importID, in: context.file) == submodule { continue }
      // Used before the other binding, it has found the submodule.
      if record.flags.contains(.importUseIsCertain), summary[record.firstImportUse].start < binding.start { continue }
      let range = binding.importID.isPresent ? summary[binding.importID].alias : name(summary, binding)
      var related = [
        context.note(range, "binds something else in the end"),
        RelatedLocation(Location(file, ByteRange(at: 0)), "the submodule"),
      ]
      let alias = context.text(record.asName)
      for reader in program.importers(of: own) where reader.file != context.file {
        let other = program[reader.file].summary
        if other.texts.equals(other[reader.importID].name, Array(alias.utf8)) {
          related.append(
            RelatedLocation(Location(reader.file, other[reader.importID].statement), "`\(alias)` is taken here"))
          if let use = other.uses.first(where: { $0.importID == reader.importID && $0.chain.isPresent }) {
            related.append(RelatedLocation(Location(reader.file, use.range), "and its names are read here"))
          }
        }
      }
      findings.append(
        Finding(
          info.code, .warning, .likely, at: context.here(record.alias),
          "`\(alias)` is meant to be the submodule `\(program.name(submodule))`, but `\(context.text(record.name))` is bound to something else below, and a deferred import takes that.",
          related: related, fixes: context.makeEager(record)))
    }
  }

  /// A use of the import that reads an attribute which the submodule has, and its namesake most likely not.
  private static func submoduleUse(
    _ context: borrowing RuleContext, _ id: ImportID, _ submodule: ModuleSummary, isClass: Bool
  ) -> Use? {
    for use in context.summary.uses where use.importID == id && use.chain.isPresent {
      switch use.time {
      case .atImport, .deferred, .main: break
      case .annotation, .lazyType, .string, .never: continue
      }
      let chain = context.summary.texts.bytes(use.chain)
      let first = chain[..<(chain.firstIndex(of: UInt8(ascii: ".")) ?? chain.endIndex)]
      let symbol = submodule.symbol(named: first)
      guard symbol.isPresent, submodule[symbol].flags.contains(.isBoundAtEnd) else { continue }
      // A method of a class that is called like a function beside it.
      if isClass,
        submodule.functions.contains(where: { $0.classID.isPresent && submodule.texts.equals($0.name, first) })
      {
        continue
      }
      return use
    }
    return nil
  }
}
