// After the walk: uses find their imports, imports their first reads, and the summary takes its final form.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  mutating func finish() -> SummaryRecords {
    let names = makeNamespace()
    // Methods and attributes of calls are compared by text from here on.
    reachFunctions(names)
    finishSymbols(names)
    finishUses(names)
    finishAliases(names)
    finishEvents()
    finishEffects(names)
    finishExports(names)
    if summary.options.isPackage { finishUnbound(names) }
    summary.imports = exact(summary.imports)
    summary.functions = exact(summary.functions)
    summary.classes = exact(summary.classes)
    summary.bases = exact(summary.bases)
    summary.fields = exact(summary.fields)
    summary.texts = scratch.texts.table()
    return summary
  }

  private mutating func finishSymbols(_ names: borrowing Namespace) {
    summary.symbols.reserveCapacity(names.texts.count)
    summary.bindings.reserveCapacity(names.bindings.count)
    for symbol in names.texts.indices {
      var flags: Symbol.Flags = names.imported[symbol] ? .isImported : []
      let group = names.group(symbol)
      for index in group {
        let binding = names.bindings[index]
        summary.bindings.append(
          Binding(
            symbol: SymbolID(symbol), start: binding.start, effect: binding.effect, record: binding.record,
            kind: binding.kind, guardKind: binding.guardKind))
        if binding.kind == .importing { summary.imports[Int(binding.record)].symbol = SymbolID(symbol) }
        if binding.kind == .annotationOnly || binding.guardKind.isNever { continue }
        let isCertain = binding.guardKind == .none
        switch binding.kind {
        case .deletion:
          flags.remove(.isCertain)
          if isCertain { flags.remove(.isBoundAtEnd) }
        case .globalInFunction: flags.insert(.isReboundInFunction)
        default:
          flags.insert(.isBoundAtEnd)
          if isCertain { flags.insert(.isCertain) }
        }
      }
      markRebound(group, names)
      summary.symbols.append(
        Symbol(text: names.texts[symbol], bindings: RecordRange(group.lowerBound, group.count), flags: flags))
    }
    for container in scratch.effects.containers {
      if let symbol = names.symbol(container.name) { summary.symbols[symbol].flags.formUnion(container.flags) }
    }
  }

  /// Imports that a later statement of the body certainly replaces.
  private mutating func markRebound(_ group: Range<Int>, _ names: borrowing Namespace) {
    var isReplaced = false
    for index in group.reversed() {
      let binding = names.bindings[index]
      if binding.kind == .importing, isReplaced { summary.imports[Int(binding.record)].flags.insert(.isRebound) }
      if binding.guardKind == .none, binding.kind != .annotationOnly, binding.kind != .globalInFunction {
        let isPlainDotted =
          binding.kind == .importing && !summary.imports[Int(binding.record)].isFrom
          && !summary.imports[Int(binding.record)].asName.isPresent
        isReplaced = isReplaced || !isPlainDotted
      }
    }
  }

  // MARK: Uses

  private mutating func finishUses(_ names: borrowing Namespace) {
    // Which pending uses stay.
    var kept: [UInt32] = []
    kept.reserveCapacity(scratch.uses.count / 4)
    var isSorted = true
    var last: UInt32 = 0
    for index in scratch.uses.indices {
      let use = scratch.uses[index]
      if use.isDropped { continue }
      let number = names.symbolOfName[Int(use.name.rawValue)]
      if number == 0 { continue }
      let symbol = Int(number) - 1
      if !names.imported[symbol] {
        if use.function != .max, summary.symbols[symbol].flags.contains(.isContainer) {
          summary.containerReads.append(
            ContainerRead(symbol: SymbolID(symbol), function: FunctionID(use.function), start: use.start))
        }
        if !summary.symbols[symbol].flags.contains(.isRead), !changes(use) {
          summary.symbols[symbol].flags.insert(.isRead)
        }
        guard names.callable[symbol], use.flags.contains(.isCalled) || use.kind == .baseClass, isRun(use) else {
          continue
        }
      }
      if use.start < last { isSorted = false }
      last = use.start
      kept.append(UInt32(index))
    }
    if !isSorted {
      kept.sort { a, b in
        let x = scratch.uses[Int(a)].start
        let y = scratch.uses[Int(b)].start
        return x != y ? x < y : a < b
      }
    }
    summary.uses.reserveCapacity(kept.count)
    var keys = [UInt64](repeating: .max, count: summary.imports.count)
    var reaching: [UInt32] = []
    for index in kept {
      let pending = scratch.uses[Int(index)]
      guard let symbol = names.symbol(pending.name) else { continue }
      var use = Use(
        start: pending.start, end: pending.end, symbol: SymbolID(symbol), importID: .none,
        function: FunctionID(pending.function), classID: ClassID(pending.classID), chain: chainText(pending.chain),
        time: pending.time, kind: pending.kind, flags: pending.flags)
      if pending.time == .deferred, pending.function != .max,
        summary.functions[Int(pending.function)].importCall != .never
      {
        use.flags.insert(.isReachedAtImport)
      }
      if names.imported[symbol] { credit(&use, pending, UInt32(summary.uses.count), names, symbol, &reaching, &keys) }
      summary.uses.append(use)
    }
  }

  /// `table.append(…)`: tells nothing of what the table holds.
  private mutating func changes(_ use: PendingUse) -> Bool {
    guard use.flags.contains(.isCalled), use.chain.isPresent else { return false }
    let method = tree.attribute(use.chain)
    return tree.kind(method.value) == .Name && MutatingMethods.contains(tree.names.bytes(method.attr))
  }

  private mutating func isRun(_ use: PendingUse) -> Bool {
    if use.function == .max { return use.time == .atImport }
    return summary.functions[Int(use.function)].importCall != .never
  }

  /// Finds the imports that a use may see, and tells them of it.
  private mutating func credit(
    _ use: inout Use, _ pending: PendingUse, _ index: UInt32, _ names: borrowing Namespace, _ symbol: Int,
    _ reaching: inout [UInt32], _ keys: inout [UInt64]
  ) {
    let isRead = use.isReadAtImport
    let root = pending.function == .max ? pending.start : scratch.reach.root[Int(pending.function)]
    let position = isRead ? root : UInt32.max
    let block = pending.function == .max && pending.time != .never ? pending.block : 0
    findReaching(names, symbol, before: position, block: block, atEnd: !isRead, &reaching)
    if reaching.isEmpty { return }
    // `import a.b` binds the `a` of `a.c` as well, though it names another submodule.
    var best = -2
    for candidate in reaching {
      let agreement = agreement(summary.imports[Int(candidate)], use.chain)
      if agreement > best {
        best = agreement
        use.importID = ImportID(candidate)
      }
    }
    let isCertain = isRead && summary.isCertainAtImport(use)
    for candidate in reaching {
      // Of `import a.b` and `import a.c`, `a.c.x` reads the second.
      if reaching.count > 1, best >= 0, agreement(summary.imports[Int(candidate)], use.chain) < 0 { continue }
      let number = Int(candidate)
      summary.imports[number].flags.insert(.isUsed)
      // What a `raise` on a branch reads is not read by a module that can be imported.
      if isRead, !use.flags.contains(.isRaised) {
        // Certain reads first, then the order of execution, then of the source.
        let key = (isCertain ? 0 : 1 << 63) | UInt64(root) << 24 | UInt64(min(index, 0xff_ffff))
        if key < keys[number] {
          keys[number] = key
          summary.imports[number].firstImportUse = UseID(index)
          if isCertain { summary.imports[number].flags.insert(.importUseIsCertain) }
        }
      } else if use.time == .deferred || use.time == .main, !summary.imports[number].firstDeferredUse.isPresent {
        summary.imports[number].firstDeferredUse = UseID(index)
      }
    }
  }

  /// The imports among a symbol's bindings whose value can be there, latest first.
  private mutating func findReaching(
    _ names: borrowing Namespace, _ symbol: Int, before position: UInt32, block: UInt32, atEnd: Bool,
    _ found: inout [UInt32]
  ) {
    found.removeAll(keepingCapacity: true)
    var never: UInt32?
    var root = false
    for index in names.group(symbol).reversed() {
      let binding = names.bindings[index]
      if binding.start >= position || binding.effect > position { continue }
      if binding.kind == .annotationOnly || binding.kind == .globalInFunction { continue }
      if binding.guardKind.isNever {
        if binding.kind == .importing, never == nil { never = binding.record }
        continue
      }
      if !atEnd, excludes(binding.block, block) { continue }
      var isDotted = false
      if binding.kind == .importing {
        let record = summary.imports[Int(binding.record)]
        isDotted = !record.isFrom && !record.asName.isPresent
        if root, !isDotted { break }
        found.append(binding.record)
      } else if root {
        break
      }
      if atEnd ? binding.guardKind == .none : dominates(binding.block, block) {
        // A plain `import a.c` leaves what `import a.b` made in place.
        if !isDotted { break }
        root = true
      }
    }
    if found.isEmpty, let never { found.append(never) }
  }

  /// How many attributes of `chain` follow the import's dotted path; 0 for imports of a plain name, -1 when they part.
  private mutating func agreement(_ record: ImportRecord, _ chain: TextID) -> Int {
    if record.isFrom || record.asName.isPresent { return 0 }
    let module = scratch.texts.bytes(record.module)
    let skip = scratch.texts.bytes(record.bound).count
    if module.count <= skip { return 0 }
    let path = module.dropFirst(skip + 1)
    let attributes = scratch.texts.bytes(chain)
    var count = 0
    var a = path.startIndex
    var b = attributes.startIndex
    while a < path.endIndex, b < attributes.endIndex {
      let endA = path[a...].firstIndex(of: UInt8(ascii: ".")) ?? path.endIndex
      let endB = attributes[b...].firstIndex(of: UInt8(ascii: ".")) ?? attributes.endIndex
      guard path[a..<endA] == attributes[b..<endB] else { return -1 }
      count += 1
      a = endA + 1
      b = endB + 1
    }
    return count
  }

  /// The attributes of a chain, dotted.
  private mutating func chainText(_ chain: NodeID) -> TextID {
    if !chain.isPresent { return .none }
    let outermost = tree.attribute(chain)
    if tree.kind(outermost.value) == .Name { return text(outermost.attr) }
    let bottom = scratch.stack.count
    var current = chain
    while tree.kind(current) == .Attribute {
      scratch.stack.append(current)
      current = tree.attribute(current).value
    }
    var isFirst = true
    while scratch.stack.count > bottom {
      let attribute = tree.attribute(scratch.stack.removeLast())
      if !isFirst { scratch.texts.append(UInt8(ascii: ".")) }
      isFirst = false
      scratch.texts.append(tree.names.bytes(attribute.attr))
    }
    return scratch.texts.takeBuffer()
  }

  // MARK: Aliases

  /// Decides which alias-shaped assignments are aliases, by how their names are used.
  private mutating func finishAliases(_ names: borrowing Namespace) {
    if summary.aliases.isEmpty { return }
    for index in summary.aliases.indices {
      let number = names.symbolOfText[Int(summary.aliases[index].name.rawValue)]
      if number > 0 { summary.aliases[index].symbol = SymbolID(Int(number) - 1) }
    }
    // By symbol: how it is used.
    var flags = [TypeAliasRecord.Flags](repeating: [], count: summary.symbols.count)
    for use in scratch.uses where !use.isDropped {
      let number = names.symbolOfName[Int(use.name.rawValue)]
      if number == 0 { continue }
      let symbol = Int(number) - 1
      if use.kind == .typeAlias {
        flags[symbol].insert(.isUsedInAliases)
      } else if use.flags.contains(.inAnnotation) || use.time == .annotation || use.time == .lazyType
        || use.time == .string
      {
        flags[symbol].insert(.isUsedInAnnotations)
      } else if use.time != .never {
        flags[symbol].insert(.isUsedAtRuntime)
      }
    }
    for index in summary.aliases.indices where summary.aliases[index].symbol.isPresent {
      summary.aliases[index].flags.formUnion(flags[summary.aliases[index].symbol.index])
    }
    // A union or subscript that no annotation names is an ordinary value.
    for alias in summary.aliases where !Self.isAlias(alias) {
      for index in summary.firstUse(at: alias.value.start)..<summary.firstUse(at: alias.value.end)
      where summary.uses[index].kind == .typeAlias { summary.uses[index].kind = .assignment }
    }
    summary.aliases.removeAll { !Self.isAlias($0) }
  }

  private static func isAlias(_ alias: TypeAliasRecord) -> Bool {
    switch alias.form {
    case .annotated, .statement, .typingSubscript: true
    case .union, .classSubscript: !alias.flags.isDisjoint(with: [.isUsedInAnnotations, .isUsedInAliases])
    }
  }

  // MARK: The rest

  /// Events in functions happen when the body calls those, or not at import.
  private mutating func finishEvents() {
    if summary.events.isEmpty { return }
    var events: [ImportTimeEvent] = []
    for event in summary.events {
      var event = event
      if event.function.isPresent {
        let function = summary.functions[event.function.index]
        if function.importCall == .never {
          if event.kind != .setLazyImports, event.kind != .setLazyImportsFilter { continue }
        } else {
          event.time = scratch.reach.root[event.function.index]
          if function.importCall == .conditional { event.isConditional = true }
          if event.scopeEnd == 0, function.flags.contains(.isContextManager) {
            for record in summary.withs where record.items.contains(event.time) {
              event.scopeEnd = record.statement.end
            }
          }
        }
      }
      events.append(event)
    }
    events.sort { a, b in a.time != b.time ? a.time < b.time : a.range < b.range }
    summary.events = exact(events)
  }

  private mutating func finishExports(_ names: borrowing Namespace) {
    if sawExports { summary.exports.form = exportsAreDynamic ? .dynamic : .literal }
    for entry in summary.exports.entries where Int(entry.text.rawValue) < names.symbolOfText.count {
      let number = names.symbolOfText[Int(entry.text.rawValue)]
      if number == 0 { continue }
      let symbol = Int(number) - 1
      summary.symbols[symbol].flags.insert(.isExported)
      for index in names.group(symbol) where names.bindings[index].kind == .importing {
        summary.imports[Int(names.bindings[index].record)].flags.formUnion([.isExported, .isUsed])
      }
    }
    for index in summary.aliases.indices where summary.aliases[index].symbol.isPresent {
      if summary.symbols[summary.aliases[index].symbol.index].flags.contains(.isExported) {
        summary.aliases[index].flags.insert(.isExported)
      }
    }
  }

  private mutating func finishUnbound(_ names: borrowing Namespace) {
    for index in scratch.uses.indices {
      let use = scratch.uses[index]
      if use.isDropped || names.symbolOfName[Int(use.name.rawValue)] != 0 { continue }
      if Builtins.contains(use.name, in: tree.names) { continue }
      let chain = chainText(use.chain)
      summary.unboundNames.append(
        UnboundName(
          text: text(use.name), range: ByteRange(use.start, use.end), chain: chain, time: use.time, flags: use.flags,
          function: FunctionID(use.function)))
    }
    summary.unboundNames.sort { $0.range < $1.range }
  }
}
