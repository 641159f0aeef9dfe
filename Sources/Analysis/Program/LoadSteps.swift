// What the body of a module loads and reads of other modules, in the order in which it runs.
package import Basics

/// One import that runs, one read of an imported name, or one call of another module's function while the body runs.
package struct LoadStep: Sendable {
  /// Where the module's body stands then: of a step in a function, the call that leads to it.
  package var position: UInt32
  /// What to show: the statement, or the name with its attributes.
  package var range: ByteRange
  /// None for a call.
  package var importID: ImportID
  /// The attributes that are read; none for an import.
  var chain: TextID
  package var isRead: Bool
  /// Whenever the body runs, not only on some branch.
  var isCertain: Bool
  /// The function of another module that is called.
  var callee: FunctionKey?
  package var isCall: Bool { callee != nil }

  init(
    position: UInt32, range: ByteRange, importID: ImportID, chain: TextID = .none, isRead: Bool, isCertain: Bool,
    callee: FunctionKey? = nil
  ) {
    self.position = position
    self.range = range
    self.importID = importID
    self.chain = chain
    self.isRead = isRead
    self.isCertain = isCertain
    self.callee = callee
  }

  /// A call comes after the read of what is called, which begins at the same place.
  static func isBefore(_ a: LoadStep, _ b: LoadStep) -> Bool {
    if a.position != b.position { return a.position < b.position }
    if a.range.start != b.range.start { return a.range.start < b.range.start }
    return a.callee == nil && b.callee != nil
  }
}

extension Program {
  /// The steps of a file's body; without a dialect those of ordinary Python, where nothing is deferred. Calls are told
  /// of where the graph is given.
  func loadSteps(of file: FileID, _ dialect: Dialect?, _ graph: EffectGraph?) -> [LoadStep] {
    let summary = self[file].summary
    var steps: [LoadStep] = []
    for index in summary.imports.indices {
      let record = summary.imports[index]
      if record.guardKind.isNever || record.guardKind == .main { continue }
      let id = ImportID(index)
      if let dialect, isEligible(id, in: file, dialect) { continue }
      guard let position = summary.importPosition(of: record.statement.start, in: record.function) else { continue }
      let isCertain =
        (record.guardKind == .none
          || (record.flags.contains(.whenOmitted) && summary.isCalledBare(record.function)))
        && (!record.function.isPresent || summary[record.function].importCall == .certain)
      steps.append(
        LoadStep(position: position, range: record.statement, importID: id, isRead: false, isCertain: isCertain))
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
    if let graph { steps += calls(from: FunctionKey(file: file, function: summary.body), graph) }
    steps.sort(by: LoadStep.isBefore)
    return steps
  }

  /// What a function of another module does when it is called while modules load, calls of its own module followed.
  func loadSteps(of key: FunctionKey, _ dialect: Dialect?, _ graph: EffectGraph) -> [LoadStep] {
    let summary = self[key.file].summary
    let function = summary[key.function]
    var steps = calls(from: key, graph)
    for index in summary.imports.indices where summary.imports[index].function == key.function {
      let record = summary.imports[index]
      if record.guardKind.isNever { continue }
      steps.append(
        LoadStep(
          position: record.statement.start, range: record.statement, importID: ImportID(index), isRead: false,
          isCertain: record.guardKind == .none))
    }
    for use in summary.uses(in: function.range)
    where use.function == key.function && use.importID.isPresent && !use.flags.contains(.isStore) {
      if use.time != .deferred || (dialect == nil && !use.chain.isPresent) { continue }
      steps.append(
        LoadStep(
          position: use.start, range: use.range, importID: use.importID, chain: use.chain, isRead: true,
          isCertain: !use.flags.contains(.isConditional)))
    }
    steps.sort(by: LoadStep.isBefore)
    return steps
  }

  /// The calls of other modules' functions, local ones between followed.
  private func calls(from key: FunctionKey, _ graph: EffectGraph) -> [LoadStep] {
    var found: [LoadStep] = []
    var seen: Set<FunctionKey> = [key]
    func follow(_ key: FunctionKey, from call: ByteRange?, isCertain: Bool) {
      guard let node = graph.node(key) else { return }
      for action in graph.nodes[Int(node)].actions {
        guard case .call(let callee, _) = action.kind else { continue }
        let range = call ?? action.range
        let isCertain = isCertain && !action.isConditional
        if callee.file != key.file {
          found.append(
            LoadStep(
              position: range.start, range: range, importID: .none, isRead: false, isCertain: isCertain, callee: callee)
          )
        } else if seen.insert(callee).inserted {
          follow(callee, from: range, isCertain: isCertain)
        }
      }
    }
    follow(key, from: nil, isCertain: true)
    return found
  }

  /// The modules that the functions of other modules load which a file's body calls, at some levels.
  private func modulesLoaded(
    byCallsFrom file: FileID, _ graph: EffectGraph, reading read: inout FileFilter
  ) -> [ModuleID] {
    var found: [ModuleID] = []
    var pending = [FunctionKey(file: file, function: self[file].summary.body)]
    var seen = Set(pending)
    while let key = pending.popLast(), seen.count < 200 {
      guard let node = graph.node(key) else { continue }
      for action in graph.nodes[Int(node)].actions {
        guard case .call(let callee, _) = action.kind, seen.insert(callee).inserted else { continue }
        pending.append(callee)
        read.insert(callee.file)
        if callee.file == file { continue }
        let summary = self[callee.file].summary
        for use in summary.uses(in: summary[callee.function].range)
        where use.function == callee.function && use.importID.isPresent {
          found.append(module(loadedBy: use.importID, in: callee.file))
        }
      }
    }
    return found
  }

  /// The files that a file's body leads to directly, parents of the modules included; and the files that this depends on.
  func loadEdges(of file: FileID, _ dialect: Dialect?, _ graph: EffectGraph?) -> ([Int], FileFilter) {
    var edges: [Int] = []
    var read = FileFilter()
    read.insert(file)
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
      if dialect != nil, record.isFrom, let source = self.file(target(of: id, in: file)) { read.insert(source) }
      if dialect != nil, record.isFrom, !record.isStar, mayReexport(record.name, of: id, in: file),
        case .definition(let source, _) = resolve(id, in: file, reading: &read)
      {
        add(module(of: source))
      }
    }
    guard let graph else { return (edges, read) }
    for module in modulesLoaded(byCallsFrom: file, graph, reading: &read) { add(module) }
    for use in summary.uses where use.chain.isPresent && use.importID.isPresent && use.isReadAtImport {
      guard case .module(var owner) = resolve(use.importID, in: file, reading: &read) else { continue }
      for part in summary.texts.bytes(use.chain).split(separator: UInt8(ascii: ".")) {
        switch resolve(part, in: owner, reading: &read) {
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
    return (edges, read)
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
  /// What `loadEdges` of other files find in the functions of this one when they call them.
  func loadsByCalls(_ file: FileID, _ graph: EffectGraph?) -> [CalledLoads] {
    guard let graph else { return [] }
    return functions.indices.compactMap { index in
      let function = FunctionID(index)
      guard let node = graph.node(FunctionKey(file: file, function: function)) else { return nil }
      return CalledLoads(
        function: function, callees: graph.nodes[Int(node)].callees,
        imports: uses(in: functions[index].range).filter { $0.function == function && $0.importID.isPresent }
          .map(\.importID))
    }
  }

  /// Does the call that runs a function with the module's body hand nothing over: `Logger()`?
  fileprivate func isCalledBare(_ function: FunctionID) -> Bool {
    let callee = self[function].callRange
    let caller = self[function].caller.isPresent ? self[function].caller : body
    return sites(of: caller).contains { index in
      let site = effectSites[index]
      return site.kind == .call && site.start == callee.start && site.range.length == callee.length + 2
    }
  }

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

/// What one function leads its callers to, when they are followed for what they load.
struct CalledLoads: Equatable {
  var function: FunctionID
  var callees: [FunctionKey]
  var imports: [ImportID]
}
