// LZ406 elsewhere: `from package import name` that means the submodule, while the package binds something else.
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
        !program.submodule(of: id, in: context.file).isPresent, context.isDeferred(id)
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
          ]))
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
