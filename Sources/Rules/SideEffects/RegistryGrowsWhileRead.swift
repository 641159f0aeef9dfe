// LZ407: a loop over a table whose body is the first to use a module that adds to this table when it is loaded.
import Analysis
import Basics

enum RegistryGrowsWhileRead: Rule {
  static let info = RuleInfo(
    407, "registry-grows-while-read", .sideEffects, .error, fix: .sometimes,
    page: """
      ## What it does
      Reports loops over a dictionary or set of a module, whose body uses a deferred import, directly or in a function
      that it calls, when the load of that import changes the same dictionary or set. An error where the load certainly
      does, a warning where that depends on a condition.

      Silent about loops over a copy, about uses after which the loop is left, and about imports that are loaded before.

      ## Why is this bad
      Eagerly the table is complete when the loop begins. Deferred, the module is loaded in the middle of the loop and adds
      to what is being read: `RuntimeError: dictionary changed size during iteration`.

      ## Example
      ```python
      import registry
      import extra  # adds itself to registry.ITEMS

      for item in registry.ITEMS:
          extra.prepare(item)
      ```

      ## Use instead
      ```python
      for item in tuple(registry.ITEMS):
          extra.prepare(item)
      ```

      ## Fix safety
      A loop over a copy does the same, except that it does not see what is added meanwhile: safe, since a loop over the
      table itself would have failed.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    if summary.loops.isEmpty { return }
    let effects = context.effects
    for loop in summary.loops {
      guard mayBeChanged(loop, summary, effects),
        let object = effects.object(of: loop, in: context.file, context.resolver),
        effects.isChangedFromOutside(object.symbol, of: object.file),
        context.program[object.file].summary[object.symbol].flags.contains(.isTable)
      else { continue }
      for read in reads(in: loop, context) {
        let home = RuleContext(context, at: read.file)
        let isOfBody = read.file == context.file && !loop.function.isPresent
        let point = isOfBody ? loop.range.start : UInt32.max
        let changes = LoadEffects.of(read.importID, home, before: point, reader: context.file) { effect in
          effect.kind == .mutation && effect.owner == object.file && effect.symbol == object.symbol
        }
        guard let change = changes.first, let effect = effects.sideEffect(change) else { continue }
        report(loop, read, effect, home, context, &findings)
        break
      }
    }
  }

  /// Cheap: does the load of some module change an object of the name that is read?
  private static func mayBeChanged(
    _ loop: LoopRecord, _ summary: borrowing ModuleSummary, _ effects: borrowing EffectIndex
  ) -> Bool {
    let value = loop.value
    if value.chain.isPresent {
      let chain = summary.texts.bytes(value.chain)
      let last = chain[(chain.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? chain.startIndex)...]
      return effects.mayBeChanged(nameHash: TextTable.hash(last))
    }
    let symbol = SymbolID(value.root)
    if effects.mayBeChanged(nameHash: summary.texts.hash(summary[symbol].text)) { return true }
    return summary.bindings(of: symbol).contains { binding in
      binding.importID.isPresent && summary[binding.importID].name.isPresent
        && effects.mayBeChanged(nameHash: summary.texts.hash(summary[binding.importID].name))
    }
  }

  /// A use that the loop's body leads to and that loads its import.
  private struct Read {
    var file: FileID
    var importID: ImportID
    var use: Use
    /// The calls that lead to it from the loop, outermost first.
    var calls: [Location]
  }

  /// Functions further away than this are not looked at.
  private static let depth = 3
  private static let limit = 64

  private static func reads(in loop: LoopRecord, _ context: borrowing RuleContext) -> [Read] {
    let effects = context.effects
    let summary = context.summary
    let exits = summary.loopExits[loop.exits.indices]
    var found: [Read] = []
    for use in summary.uses(in: loop.body)
    where use.function == loop.function && !exits.contains(where: { $0.contains(use.start) })
      && !loop.object.contains(use.start)
    {
      if isFirst(use, loop, context) {
        found.append(Read(file: context.file, importID: use.importID, use: use, calls: []))
      }
    }
    var seen: Set<CalledFunction> = []
    var pending: [(called: CalledFunction, calls: [Location])] = []
    func enter(_ called: CalledFunction, _ calls: [Location]) {
      var key = called
      key.range = ByteRange(at: 0)
      guard calls.count <= depth, seen.count < limit, seen.insert(key).inserted else { return }
      pending.append((called, calls))
    }
    for called in effects.calls(in: loop.body, of: loop.function, context.file, context.resolver)
    where !exits.contains(where: { $0.contains(called.range.start) }) {
      enter(called, [context.here(called.range)])
    }
    var next = 0
    while next < pending.count {
      let (called, calls) = pending[next]
      next += 1
      let home = RuleContext(context, at: called.file)
      let range = home.summary[called.function].range
      for use in home.summary.uses(in: range) where use.function == called.function {
        let isFirst =
          called.file == context.file ? isFirst(use, loop, context) : isPending(use, home)
        if isFirst {
          found.append(Read(file: called.file, importID: use.importID, use: use, calls: calls))
        }
      }
      for inner in effects.calls(in: range, of: called.function, called.file, context.resolver) {
        enter(inner, calls + [Location(called.file, inner.range)])
      }
    }
    return found
  }

  /// A read of a deferred import that the module's body does not load.
  private static func isPending(_ use: Use, _ home: borrowing RuleContext) -> Bool {
    guard isRead(use), home.isDeferred(use.importID) else { return false }
    return !home.summary[use.importID].firstImportUse.isPresent
  }

  private static func isRead(_ use: Use) -> Bool {
    guard use.importID.isPresent, use.kind != .exceptClause else { return false }
    switch use.time {
    case .atImport, .deferred, .main: return true
    case .annotation, .lazyType, .string, .never: return false
    }
  }

  /// A read in the loop's own file, where something before the loop may have loaded the import.
  private static func isFirst(_ use: Use, _ loop: LoopRecord, _ context: borrowing RuleContext) -> Bool {
    let summary = context.summary
    guard isRead(use), context.isDeferred(use.importID) else { return false }
    let first = summary[use.importID].firstImportUse
    if first.isPresent {
      if loop.function.isPresent { return false }
      if PathEvents.position(of: summary[first], in: summary) < loop.range.start { return false }
    }
    return !summary.uses.contains { other in
      other.importID == use.importID && other.function == loop.function && other.start < loop.range.start
        && isRead(other)
    }
  }

  private static func report(
    _ loop: LoopRecord, _ read: Read, _ effect: SideEffect, _ home: borrowing RuleContext,
    _ context: borrowing RuleContext, _ findings: inout [Finding]
  ) {
    let record = home.summary[read.importID]
    let name = home.text(record.bound)
    var related = [RelatedLocation(Location(read.file, record.alias), "the import, which waits")]
    related += read.calls.map { RelatedLocation($0, "by way of this call") }
    related.append(RelatedLocation(Location(read.file, read.use.range), "the first use, which loads it"))
    related += effect.evidence
    findings.append(
      Finding(
        info.code, effect.isConditional ? .warning : .error, effect.isConditional ? .likely : .resolved,
        at: context.here(loop.object),
        "`\(effect.object)` is read here while this loop may load `\(name)`, which changes it: RuntimeError.",
        related: related, fixes: fixes(loop, context)))
  }

  private static func fixes(_ loop: LoopRecord, _ context: borrowing RuleContext) -> [Fix] {
    if context.summary.flags.contains(.isTranscoded) { return [] }
    // `x.items()` ends behind the object: the copy is made of the call.
    let start = TextEdit(context.here(ByteRange(at: loop.iterable.start)), "list(")
    let end = TextEdit(context.here(ByteRange(at: loop.iterable.end)), ")")
    return [Fix("Loop over a copy", .safe, [start, end])]
  }
}
