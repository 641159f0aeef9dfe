// Who imports whom in a program, with eager and deferred edges told apart: what `lazyls graph` shows.
package import Basics

/// Why loading one module loads, or may load, another. Stronger reasons first.
package enum ImportEdgeKind: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  /// The import runs where it stands.
  case eager
  /// The dialect defers it, but the module's own body uses it.
  case reified
  /// Not an import: a package loads before what lies in it.
  case package
  /// Deferred until something uses it.
  case lazy
  /// In a function that the module's body does not call.
  case call

  /// Does the target load whenever the source does?
  package var isEager: Bool { self < .lazy }
  package var word: String { "\(self)" }
  package static func < (a: ImportEdgeKind, b: ImportEdgeKind) -> Bool { a.rawValue < b.rawValue }
}

/// The modules of a program as nodes, numbered in the order of their names.
package struct ImportGraph: Sendable {
  package struct Node: Sendable {
    /// The absolute name; of a script that nothing can import, its path as reports show it.
    package var name: String
    package var module: ModuleID
    package var file: FileID?
    package var isProject: Bool
  }

  package struct Edge: Hashable, Sendable {
    package var source: Int
    package var target: Int
    package var kind: ImportEdgeKind
    /// The first of the strongest imports; nil for the package around a module.
    package var reference: ImportReference?
  }

  package let nodes: [Node]
  /// By source, then by target: one for each pair.
  package let edges: [Edge]
  /// By node: where its edges begin; one more at the end.
  private let firstEdge: [Int]
  private let nodeOfFile: [Int]

  /// - Parameter followsLibraries: also what modules outside the project import, as far as the program knows them.
  package init(_ program: Program, _ dialect: Dialect, followsLibraries: Bool) {
    var builder = Builder(program, dialect, followsLibraries)
    builder.addFiles()
    builder.addParents()
    // Names decide the numbers, so that the same program gives the same graph whatever was interned first.
    let order = builder.nodes.indices.sorted { a, b in
      let (first, second) = (builder.nodes[a], builder.nodes[b])
      return first.name != second.name ? first.name < second.name : a < b
    }
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    nodes = order.map { builder.nodes[$0] }
    nodeOfFile = builder.nodeOfFile.map { $0 < 0 ? -1 : place[$0] }
    edges = builder.edges.values.map { edge in
      Edge(source: place[edge.source], target: place[edge.target], kind: edge.kind, reference: edge.reference)
    }.sorted { $0.source != $1.source ? $0.source < $1.source : $0.target < $1.target }
    var starts = [Int](repeating: 0, count: order.count + 1)
    for edge in edges { starts[edge.source + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    firstEdge = starts
  }

  /// The edges that leave a node.
  package func edges(from node: Int) -> ArraySlice<Edge> { edges[firstEdge[node]..<firstEdge[node + 1]] }

  package func node(of file: FileID) -> Int? {
    let node = nodeOfFile[Int(file.rawValue)]
    return node < 0 ? nil : node
  }

  /// The node with a module's name.
  package func node(named name: String) -> Int? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low].name == name ? low : nil
  }

  /// The nodes that programs may start from, as far as the graph shows: of the project those that no other module of it
  /// loads, then the first of each group that only loads itself.
  package var roots: [Int] {
    var isLoaded = [Bool](repeating: false, count: nodes.count)
    for edge in edges where edge.kind != .package && edge.kind != .call && edge.source != edge.target {
      isLoaded[edge.target] = true
    }
    var found = nodes.indices.filter { nodes[$0].isProject && !isLoaded[$0] }
    var seen = reached(from: found) { $0 != .package }
    for node in nodes.indices where nodes[node].isProject && !seen[node] {
      found.append(node)
      let more = reached(from: [node]) { $0 != .package }
      for index in seen.indices where more[index] { seen[index] = true }
    }
    return found.sorted()
  }

  /// By node: can one get there from `starts`, themselves included?
  package func reached(from starts: [Int], through isPassable: (ImportEdgeKind) -> Bool) -> [Bool] {
    var seen = [Bool](repeating: false, count: nodes.count)
    var queue = starts
    for start in starts { seen[start] = true }
    while let node = queue.popLast() {
      for edge in edges(from: node) where !seen[edge.target] && isPassable(edge.kind) {
        seen[edge.target] = true
        queue.append(edge.target)
      }
    }
    return seen
  }
}

/// Gathers nodes as they are met.
private struct Builder {
  let program: Program
  let dialect: Dialect
  let followsLibraries: Bool
  var nodes: [ImportGraph.Node] = []
  var edges: [Pair: ImportGraph.Edge] = [:]
  var nodeOfFile: [Int]
  private var nodeOfModule: [ModuleID: Int] = [:]

  struct Pair: Hashable {
    var source: Int
    var target: Int
  }

  init(_ program: Program, _ dialect: Dialect, _ followsLibraries: Bool) {
    self.program = program
    self.dialect = dialect
    self.followsLibraries = followsLibraries
    nodeOfFile = [Int](repeating: -1, count: program.files.count)
  }

  mutating func addFiles() {
    for index in program.files.indices {
      let file = FileID(UInt32(index))
      if program[file].isGone || program[file].description.launch != nil
        || (program[file].isExternal && !followsLibraries)
      {
        continue
      }
      let source = node(file)
      let summary = program[file].summary
      for (position, record) in summary.imports.enumerated() {
        guard let kind = kind(ImportID(position), record, file, summary) else { continue }
        let id = ImportID(position)
        for module in [program.target(of: id, in: file), program.submodule(of: id, in: file)]
        where module.isPresent && isLoadable(module) {
          add(source, node(module), kind, ImportReference(file, id))
        }
        if kind.isEager, record.isFrom {
          addHandedOn(record, program.target(of: id, in: file), source, ImportReference(file, id))
        }
      }
    }
  }

  /// Taking a name from a module that binds it by a lazy import loads what is behind it; a star takes all public names.
  private mutating func addHandedOn(
    _ record: ImportRecord, _ module: ModuleID, _ source: Int, _ reference: ImportReference
  ) {
    guard let file = program.file(module) else { return }
    let taken = program[file].summary
    guard record.isStar else {
      let name = program[reference.file].summary.texts.bytes(record.name)
      follow(taken.symbol(named: name), file, source, reference, 0)
      return
    }
    switch taken.exports.form {
    case .literal:
      for entry in taken.exports.entries {
        follow(taken.symbol(named: taken.texts.bytes(entry.text)), file, source, reference, 0)
      }
    case .absent, .dynamic:
      for index in taken.symbols.indices where taken.texts.bytes(taken.symbols[index].text).first != UInt8(ascii: "_") {
        follow(SymbolID(index), file, source, reference, 0)
      }
    }
  }

  /// The lazy imports behind a name, one after another through re-exports.
  private mutating func follow(
    _ symbol: SymbolID, _ file: FileID, _ source: Int, _ reference: ImportReference, _ depth: Int
  ) {
    guard symbol.isPresent, depth < 24 else { return }
    let summary = program[file].summary
    let last = summary.bindings(of: symbol).last { !$0.guardKind.isNever && $0.kind != .annotationOnly }
    guard let id = last?.importID, id.isPresent, program.verdict(of: id, in: file, dialect).verdict == .lazy else {
      return
    }
    for module in [program.target(of: id, in: file), program.submodule(of: id, in: file)]
    where module.isPresent && isLoadable(module) {
      add(source, node(module), .reified, reference)
    }
    let record = summary[id]
    guard record.isFrom, let next = program.file(program.target(of: id, in: file)) else { return }
    let symbol = program[next].summary.symbol(named: summary.texts.bytes(record.name))
    follow(symbol, next, source, reference, depth + 1)
  }

  /// Something of this name is there, or may be: nobody knows the environment.
  private func isLoadable(_ module: ModuleID) -> Bool {
    let facts = program.facts(module)
    return facts.exists || facts.kind == .unknown
  }

  /// Nil for an import that never runs, or only in a program's main part.
  private func kind(_ id: ImportID, _ record: ImportRecord, _ file: FileID, _ summary: ModuleSummary)
    -> ImportEdgeKind?
  {
    if record.guardKind.isNever || record.flags.contains(.isFuture) { return nil }
    // What only the main part imports does not load with the module, but with the program it is the main part of.
    if record.guardKind == .main { return .call }
    if record.function.isPresent, summary[record.function].importCall == .never { return .call }
    switch program.verdict(of: id, in: file, dialect).verdict {
    case .eager: return .eager
    case .reifiedAtImport: return .reified
    case .lazy, .hazard: return .lazy
    }
  }

  /// A package loads before what lies in it.
  mutating func addParents() {
    var next = 0
    while next < nodes.count {
      let parent = program.parent(nodes[next].module)
      if parent.isPresent, isLoadable(parent) { add(next, node(parent), .package, nil) }
      next += 1
    }
  }

  private mutating func add(_ source: Int, _ target: Int, _ kind: ImportEdgeKind, _ reference: ImportReference?) {
    if source == target { return }
    let pair = Pair(source: source, target: target)
    if let known = edges[pair], known.kind <= kind { return }
    edges[pair] = ImportGraph.Edge(source: source, target: target, kind: kind, reference: reference)
  }

  private mutating func node(_ file: FileID) -> Int {
    let known = nodeOfFile[Int(file.rawValue)]
    if known >= 0 { return known }
    let description = program[file].description
    let module = program.module(of: file)
    nodeOfFile[Int(file.rawValue)] = nodes.count
    if module.isPresent, program.file(module) == file { nodeOfModule[module] = nodes.count }
    nodes.append(
      ImportGraph.Node(
        name: description.module.isEmpty ? description.displayPath : description.module, module: module, file: file,
        isProject: !program[file].isExternal))
    return nodes.count - 1
  }

  private mutating func node(_ module: ModuleID) -> Int {
    if let file = program.file(module) { return node(file) }
    if let known = nodeOfModule[module] { return known }
    nodeOfModule[module] = nodes.count
    nodes.append(ImportGraph.Node(name: program.name(module), module: module, file: nil, isProject: false))
    return nodes.count - 1
  }
}
