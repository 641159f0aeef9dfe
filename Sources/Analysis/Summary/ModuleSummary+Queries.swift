// Questions that rules ask of one summary.
package import Basics

extension ModuleSummary {
  @inlinable @inline(__always) package subscript(_ id: ImportID) -> ImportRecord { imports[id.index] }
  @inlinable @inline(__always) package subscript(_ id: SymbolID) -> Symbol { symbols[id.index] }
  @inlinable @inline(__always) package subscript(_ id: UseID) -> Use { uses[id.index] }
  @inlinable @inline(__always) package subscript(_ id: FunctionID) -> FunctionRecord { functions[id.index] }
  @inlinable @inline(__always) package subscript(_ id: ClassID) -> ClassRecord { classes[id.index] }
  @inlinable @inline(__always) package subscript(_ id: WithID) -> WithRecord { withs[id.index] }

  /// For messages; not for hot code.
  @inline(__always) package func text(_ id: TextID) -> String { texts.text(id) }

  /// The symbol that spells `name` of another table, or none. Binary search by hash.
  package func symbol(named name: TextID, of table: TextTable) -> SymbolID {
    let first = firstSymbol(hash: table.hash(name))
    var index = first
    while index < symbols.count, texts.hash(symbols[index].text) == table.hash(name) {
      if texts.equals(symbols[index].text, table, name) { return SymbolID(index) }
      index += 1
    }
    return .none
  }

  /// The symbol with this spelling, or none.
  package func symbol(named name: ArraySlice<UInt8>) -> SymbolID {
    let hash = TextTable.hash(name)
    var index = firstSymbol(hash: hash)
    while index < symbols.count, texts.hash(symbols[index].text) == hash {
      if texts.equals(symbols[index].text, name) { return SymbolID(index) }
      index += 1
    }
    return .none
  }

  package func symbol(named name: String) -> SymbolID { symbol(named: Array(name.utf8)[...]) }

  @inline(__always) private func firstSymbol(hash: UInt32) -> Int {
    var low = 0
    var high = symbols.count
    while low < high {
      let middle = (low + high) / 2
      if texts.hash(symbols[middle].text) < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A symbol's bindings in source order.
  @inline(__always) package func bindings(of symbol: SymbolID) -> ArraySlice<Binding> {
    symbol.isPresent ? bindings[self[symbol].bindings.indices] : []
  }

  /// The uses whose name begins in `range`, in source order.
  package func uses(in range: ByteRange) -> ArraySlice<Use> {
    let low = firstUse(at: range.start)
    let high = firstUse(at: range.end)
    return low < high ? uses[low..<high] : []
  }

  /// Index of the first use at or after `offset`.
  package func firstUse(at offset: UInt32) -> Int { box.records.firstUse(at: offset) }

  /// Every use of a symbol, in source order. Walks all uses.
  package func uses(of symbol: SymbolID) -> [Use] {
    symbol.isPresent ? uses.filter { $0.symbol == symbol } : []
  }

  /// Every use that may see the value an import binds, in source order. Walks all uses.
  package func uses(of id: ImportID) -> [Use] {
    let symbol = self[id].symbol
    guard symbol.isPresent else { return [] }
    return uses.filter { $0.symbol == symbol && ($0.importID == id || imports(reaching: $0).contains(id)) }
  }

  /// All imports whose value a use may see: of `try: import a` / `except ImportError: import b as a` both.
  /// At import time those above the use, later those left when the body ends; the last that always runs ends the
  /// search, and imports of one root (`import a.b`, `import a.c`) stand together.
  package func imports(reaching use: Use) -> [ImportID] {
    var found: [ImportID] = []
    var root = TextID.none
    for binding in bindings(of: use.symbol).reversed() {
      if use.time == .atImport, binding.start >= use.start || binding.effect > use.start { continue }
      if binding.kind == .annotationOnly || binding.kind == .globalInFunction { continue }
      let id = binding.importID
      if id.isPresent, use.time == .never || !binding.guardKind.isNever {
        let record = self[id]
        if root.isPresent, record.isFrom || record.asName.isPresent || record.bound != root { break }
        found.append(id)
      } else if root.isPresent {
        break
      }
      if binding.guardKind == .none {
        // A plain `import a.c` leaves what `import a.b` bound in place.
        guard id.isPresent, !self[id].isFrom, !self[id].asName.isPresent else { break }
        root = self[id].bound
      }
    }
    return found.reversed()
  }

  /// `Order.total`, `make.<locals>.inner`, as `__qualname__` spells it.
  package func qualifiedName(_ id: FunctionID) -> String {
    let function = self[id]
    let own = function.name.isPresent ? text(function.name) : "<lambda>"
    if function.classID.isPresent { return qualifiedName(function.classID) + "." + own }
    if function.parent.isPresent { return qualifiedName(function.parent) + ".<locals>." + own }
    return own
  }

  package func qualifiedName(_ id: ClassID) -> String {
    let record = self[id]
    let own = text(record.name)
    if record.parent.isPresent { return qualifiedName(record.parent) + "." + own }
    if record.function.isPresent { return qualifiedName(record.function) + ".<locals>." + own }
    return own
  }

  /// One call on the way from the module's body to a read.
  package struct CallStep: Hashable, Sendable {
    /// The function that the call runs.
    package var function: FunctionID
    /// The call.
    package var range: ByteRange
  }

  /// The calls that lead from the module's body to a use that is read at import inside a function, outermost first.
  /// Empty for uses in the body itself.
  package func chain(to use: Use) -> [CallStep] {
    var steps: [CallStep] = []
    var function = use.function
    while function.isPresent, self[function].importCall != .never, steps.count < functions.count {
      steps.append(CallStep(function: function, range: self[function].callRange))
      function = self[function].caller
    }
    return steps.reversed()
  }

  /// Is the read of `use` certain whenever the module's body runs, calls included?
  package func isCertainAtImport(_ use: Use) -> Bool { box.records.isCertainAtImport(use) }
}

// What is asked while the records are gathered as well.
extension SummaryRecords {
  /// Index of the first use at or after `offset`.
  package func firstUse(at offset: UInt32) -> Int {
    var low = 0
    var high = uses.count
    while low < high {
      let middle = (low + high) / 2
      if uses[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Is the read of `use` certain whenever the module's body runs, calls included?
  package func isCertainAtImport(_ use: Use) -> Bool {
    if use.flags.contains(.isConditional) { return false }
    if use.time == .atImport { return true }
    return use.isReadAtImport && use.function.isPresent && functions[use.function.index].importCall == .certain
  }

  /// About how many bytes of memory they take: the arrays' contents and headers.
  package var footprint: Int {
    func size<Element>(_ array: [Element]) -> Int {
      array.isEmpty ? 0 : array.count * MemoryLayout<Element>.stride + 32
    }
    var total = MemoryLayout<SummaryRecords>.size + texts.footprint
    total += size(imports) + size(withs) + size(symbols) + size(bindings) + size(exports.entries) + size(unboundNames)
    total += size(uses) + size(functions) + size(classes) + size(bases) + size(fields)
    total +=
      size(typingCalls) + size(typingArguments) + size(aliases) + size(events) + size(lazyLists) + size(lazyEntries)
      + size(launchSettings) + size(namespaceReads) + size(calls) + size(tries)
    total +=
      size(effectSites) + size(effectArguments) + size(functionFacts) + size(parameters) + size(boundValues)
    total += size(containerReads) + size(loops) + size(loopExits)
    total += size(suppressions) + size(suppressionCodes) + size(syntaxErrors)
    return total
  }
}
