// What the body of a module loads and reads of other modules, in the order in which it runs.
package import Basics

/// One import that runs, or one read of an imported name while the module's body runs.
package struct LoadStep: Sendable {
  /// Where the module's body stands then: of a step in a function, the call that leads to it.
  package var position: UInt32
  /// What to show: the statement, or the name with its attributes.
  package var range: ByteRange
  package var importID: ImportID
  /// The attributes that are read; none for an import.
  var chain: TextID
  package var isRead: Bool
  /// Whenever the body runs, not only on some branch.
  var isCertain: Bool
}

extension Program {
  /// The steps of a file's body; without a dialect those of ordinary Python, where nothing is deferred.
  func loadSteps(of file: FileID, _ dialect: Dialect?) -> [LoadStep] {
    let summary = self[file].summary
    var steps: [LoadStep] = []
    for index in summary.imports.indices {
      let record = summary.imports[index]
      if record.guardKind.isNever || record.guardKind == .main { continue }
      let id = ImportID(index)
      if let dialect, isEligible(id, in: file, dialect) { continue }
      guard let position = summary.importPosition(of: record.statement.start, in: record.function) else { continue }
      let isCertain =
        record.guardKind == .none
        && (!record.function.isPresent || summary[record.function].importCall == .certain)
      steps.append(
        LoadStep(
          position: position, range: record.statement, importID: id, chain: .none, isRead: false, isCertain: isCertain))
    }
    for use in summary.uses where use.importID.isPresent && use.isReadAtImport && !use.flags.contains(.isStore) {
      // Without an attribute only a deferred import does anything.
      if dialect == nil, !use.chain.isPresent { continue }
      guard let position = summary.importPosition(of: use.start, in: use.function) else { continue }
      steps.append(
        LoadStep(
          position: position, range: use.range, importID: use.importID, chain: use.chain, isRead: true,
          isCertain: summary.isCertainAtImport(use)))
    }
    steps.sort { a, b in
      if a.position != b.position { return a.position < b.position }
      return a.range.start < b.range.start
    }
    return steps
  }

  /// The files that a file's body leads to directly, parents of the modules included.
  func loadEdges(of file: FileID, _ dialect: Dialect?) -> [Int] {
    var edges: [Int] = []
    let summary = self[file].summary
    func add(_ module: ModuleID) {
      var module = module
      while module.isPresent {
        if let other = self.file(module), other != file { edges.append(Int(other.rawValue)) }
        module = parent(module)
      }
    }
    add(module(of: file))
    for index in summary.imports.indices {
      let record = summary.imports[index]
      if record.guardKind.isNever || record.guardKind == .main { continue }
      if record.function.isPresent, summary[record.function].importCall == .never { continue }
      let id = ImportID(index)
      if let dialect, !record.firstImportUse.isPresent, isEligible(id, in: file, dialect) { continue }
      add(target(of: id, in: file))
      add(submodule(of: id, in: file))
      if dialect != nil, record.isFrom, !record.isStar, mayReexport(record.name, of: id, in: file),
        case .definition(let source, _) = resolve(id, in: file)
      {
        add(module(of: source))
      }
    }
    if dialect == nil { return edges }
    for use in summary.uses where use.chain.isPresent && use.importID.isPresent && use.isReadAtImport {
      guard case .module(var owner) = resolve(use.importID, in: file) else { continue }
      for part in summary.texts.bytes(use.chain).split(separator: UInt8(ascii: ".")) {
        switch resolve(part, in: owner) {
        case .module(let next):
          add(next)
          owner = next
          continue
        case .definition(let source, _): add(module(of: source))
        case .missing, .unknown: break
        }
        break
      }
    }
    return edges
  }

  /// Does the module that a from-import names import the name itself?
  private func mayReexport(_ name: TextID, of id: ImportID, in file: FileID) -> Bool {
    guard let source = self.file(target(of: id, in: file)) else { return false }
    let summary = self[source].summary
    let symbol = summary.symbol(named: name, of: self[file].summary.texts)
    return symbol.isPresent ? summary[symbol].flags.contains(.isImported) : summary.flags.contains(.hasStarImport)
  }
}

extension ModuleSummary {
  /// Where the module's body stands when it comes by a place: the place itself, or the call that runs the function
  /// around it. Nil when the body does not run that function.
  package func importPosition(of start: UInt32, in function: FunctionID) -> UInt32? {
    var position = start
    var function = function
    var steps = 0
    while function.isPresent {
      if self[function].importCall == .never || steps > functions.count { return nil }
      position = self[function].callRange.start
      function = self[function].caller
      steps += 1
    }
    return position
  }
}
