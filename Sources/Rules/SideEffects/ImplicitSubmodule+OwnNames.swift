// LZ404 inside a package: a bare name that only the load of a submodule binds.
import Analysis
import Basics

extension ImplicitSubmodule {
  /// A mention of a name that no statement of the package binds.
  private struct Mention {
    var name: String
    var range: ByteRange
    var function: FunctionID
    var isAtImport: Bool
    var isConditional: Bool
  }

  /// `sub` in `pkg/__init__.py` that is there because `from .sub import y` loads the submodule, which sets it.
  static func checkOwnNames(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.options.isPackage, summary.syntaxErrors.isEmpty,
      summary.flags.isDisjoint(with: [.isDynamic, .hasStarImport, .isIncomplete])
    else { return }
    let mentions = mentions(summary)
    if mentions.isEmpty { return }
    let loaders = loaders(context)
    var reported: Set<String> = []
    for mention in mentions {
      guard let loader = loaders[mention.name], context.isDeferred(loader.id),
        let file = context.program.file(loader.submodule),
        !reported.contains(mention.name)
      else { continue }
      let own = context.program.module(of: context.file)
      let point = Reach.ReadPoint(
        start: mention.range.start, function: mention.function, isAtImport: mention.isAtImport)
      if Reach.first(of: [file], context, own, through: .surely, before: point, { _ in true }) != nil { continue }
      reported.insert(mention.name)
      let isCertain = mention.isAtImport && !mention.isConditional
      let record = summary[loader.id]
      // Another function may well have loaded it by then.
      let isLikely = !mention.isAtImport && !mention.isConditional && !isUsedElsewhere(summary, loader.id, mention)
      findings.append(
        Finding(
          info.code, isCertain || isLikely ? .warning : .information, isCertain ? .resolved : .likely,
          at: context.here(mention.range),
          "Only the load of the submodule `\(mention.name)` binds this name, and the import that loads it may be deferred: NameError.",
          related: [context.note(record.statement, "loads the submodule when imports are eager")],
          fixes: fixes(context, record, mention.name)))
    }
  }

  /// Does a function other than the one of the mention use what the import binds?
  private static func isUsedElsewhere(_ summary: ModuleSummary, _ id: ImportID, _ mention: Mention) -> Bool {
    let statement = summary[id].statement
    return summary.uses.contains { use in
      use.importID.isPresent && summary[use.importID].statement == statement && use.function != mention.function
        && (use.time == .deferred || use.time == .atImport)
    }
  }

  /// Names that are read without a binding, and those that are only deleted.
  private static func mentions(_ summary: ModuleSummary) -> [Mention] {
    var found: [Mention] = []
    for name in summary.unboundNames {
      switch name.time {
      case .atImport, .deferred, .main: break
      case .annotation, .lazyType, .string, .never: continue
      }
      found.append(
        Mention(
          name: summary.text(name.text), range: name.range, function: name.function, isAtImport: name.time == .atImport,
          isConditional: name.flags.contains(.isConditional)))
    }
    for index in summary.symbols.indices {
      let bindings = summary.bindings(of: SymbolID(index))
      guard let first = bindings.first, bindings.allSatisfy({ $0.kind == .deletion }), !first.guardKind.isNever else {
        continue
      }
      let length = UInt32(summary.texts.length(summary.symbols[index].text))
      let range = ByteRange(first.start, first.start + length)
      found.append(
        Mention(
          name: summary.text(summary.symbols[index].text), range: range, function: .none, isAtImport: true,
          isConditional: first.guardKind != .none))
    }
    return found
  }

  private struct Loader {
    var id: ImportID
    var submodule: ModuleID
  }

  /// By name: the first import of this package's body that loads its submodule of that name.
  private static func loaders(_ context: borrowing RuleContext) -> [String: Loader] {
    let program = context.program
    let own = program.module(of: context.file)
    var found: [String: Loader] = [:]
    guard own.isPresent else { return found }
    for index in context.summary.imports.indices {
      let record = context.summary.imports[index]
      if record.guardKind.isNever || record.flags.contains(.inFunction) { continue }
      let id = ImportID(index)
      for module in [program.target(of: id, in: context.file), program.submodule(of: id, in: context.file)] {
        var child = module
        while child.isPresent, program.parent(child) != own { child = program.parent(child) }
        guard child.isPresent else { continue }
        let name = String(program.name(child).dropFirst(program.name(own).count + 1))
        if found[name] == nil { found[name] = Loader(id: id, submodule: child) }
      }
    }
    return found
  }

  /// The submodule's own import below the one that loads it, in the same manner.
  private static func fixes(_ context: borrowing RuleContext, _ record: ImportRecord, _ name: String) -> [Fix] {
    guard record.context == .module, !record.lines.isEmpty, !context.summary.flags.contains(.isTranscoded) else {
      return []
    }
    let line = "\(record.isLazy ? "lazy " : "")from . import \(name)\n"
    return [Fix("Import `\(name)`", .safe, [TextEdit(context.here(ByteRange(at: record.lines.end)), line)])]
  }
}
