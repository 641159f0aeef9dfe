// Which imports' laziness saves what: dominators over the imports that an eager start did.
import Basics
import Runtime

/// A graph of loads and import statements: a load leads to the statements that ran during it, a statement to the modules
/// it names, a module to its package. What a statement dominates loads through it alone. A body's statements that begin
/// with the same module count as one, told of where the first stands: one of them waiting alone would save nothing.
struct SavingsSearch {
  private struct Statement {
    var load: Int
    var place: Place?
  }
  private struct Key: Hashable {
    var load: Int
    var node: Int
  }

  private let loads: [LoadRecord]
  private let lazyNames: Set<String>
  /// Of every node; node 0 stands above the target, then come the loads, then the statements.
  private var successors: [[Int]]
  private var statements: [Statement] = []

  init(_ loads: [LoadRecord], _ imports: [ImportRecord], lazyNames: Set<String>) {
    self.loads = loads
    self.lazyNames = lazyNames
    var nodes: [String: Int] = [:]
    for load in loads where !load.hasFailed { nodes[load.name] = load.order + 1 }
    successors = Array(repeating: [], count: loads.count + 1)
    for load in loads {
      if load.parent == nil { successors[0].append(load.order + 1) }
      if let dot = load.name.lastIndex(of: "."), let package = nodes[String(load.name[..<dot])] {
        successors[load.order + 1].append(package)
      }
    }
    var known: [Key: Int] = [:]
    var places: [Int: [Place?: Int]] = [:]
    for each in imports where loads.indices.contains(each.load) {
      guard let target = nodes[each.module] else { continue }
      let node: Int
      if let found = places[each.load]?[each.importedAt] ?? known[Key(load: each.load, node: target)] {
        node = found
      } else {
        node = successors.count
        known[Key(load: each.load, node: target)] = node
        statements.append(Statement(load: each.load, place: each.importedAt))
        successors.append([])
        successors[each.load + 1].append(node)
      }
      places[each.load, default: [:]][each.importedAt] = node
      successors[node].append(target)
    }
  }

  struct Result {
    var savings: [StartupComparison.Saving] = []
    var groups: [StartupComparison.Group] = []
    var shared = StartupComparison.Cost()
  }

  /// - Parameter limit: so many groups.
  func result(limit: Int) -> Result {
    let order = reversePostorder()
    let above = dominators(order)
    let first = loads.count + 1
    var savings = statements.indices.map(candidate)
    // The nearest candidate above each node; a node comes behind what dominates it.
    var nearest = [Int](repeating: -1, count: successors.count)
    var shared = StartupComparison.Cost()
    for node in order.dropFirst() {
      let dominator = above[node]
      nearest[node] = dominator >= first && savings[dominator - first] != nil ? dominator : nearest[dominator]
      guard node < first, isSaved(loads[node - 1]) else { continue }
      var candidate = nearest[node]
      if candidate < 0 { shared.add(loads[node - 1]) }
      while candidate >= 0 {
        savings[candidate - first]?.cost.add(loads[node - 1])
        candidate = nearest[candidate]
      }
    }
    // The order of the statements decides among equals.
    let found = savings.compactMap { $0 }.filter { $0.cost.modules > 0 }.enumerated().sorted {
      let (left, right) = ($0.element.cost, $1.element.cost)
      if left.instructions != right.instructions { return left.instructions > right.instructions }
      return left.modules != right.modules ? left.modules > right.modules : $0.offset < $1.offset
    }
    return Result(savings: found.map(\.element), groups: groups(savings, limit), shared: shared)
  }

  /// What several of the candidates, `savings` by statement, save together.
  private func groups(_ savings: [StartupComparison.Saving?], _ limit: Int) -> [StartupComparison.Group] {
    let first = loads.count + 1
    let search = GroupSearch(
      successors: successors, isSaved: [false] + loads.map(isSaved),
      candidates: savings.indices.filter { savings[$0] != nil }.map { $0 + first })
    let groups = search.groups(limit: limit) { node in
      var own = StartupComparison.Cost()
      own.add(loads[node - 1])
      return (own, loads[node - 1].instructions)
    }
    return groups.map { group in
      StartupComparison.Group(
        imports: group.candidates.compactMap { savings[$0 - first] }, core: loads[group.core - 1].name, cost: group.cost
      )
    }
  }

  private func isSaved(_ load: LoadRecord) -> Bool { !load.hasFailed && !lazyNames.contains(load.name) }

  /// A statement is one if the lazy start comes to it and yet does not load what it names.
  private func candidate(_ index: Int) -> StartupComparison.Saving? {
    let statement = statements[index]
    let importer = loads[statement.load].name
    guard lazyNames.contains(importer) else { return nil }
    var targets: [String] = []
    for node in successors[loads.count + 1 + index] where isSaved(loads[node - 1]) {
      if !targets.contains(loads[node - 1].name) { targets.append(loads[node - 1].name) }
    }
    if targets.isEmpty { return nil }
    return StartupComparison.Saving(importer: importer, importedAt: statement.place, targets: targets)
  }

  private func reversePostorder() -> [Int] {
    var order: [Int] = []
    var isSeen = [Bool](repeating: false, count: successors.count)
    var stack = [(node: 0, next: 0)]
    isSeen[0] = true
    while let (node, next) = stack.last {
      if next == successors[node].count {
        order.append(node)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let successor = successors[node][next]
      if !isSeen[successor] {
        isSeen[successor] = true
        stack.append((successor, 0))
      }
    }
    return order.reversed()
  }

  /// The immediate dominator of each node that is reached; -1 of the others.
  private func dominators(_ order: [Int]) -> [Int] {
    var number = [Int](repeating: -1, count: successors.count)
    for (index, node) in order.enumerated() { number[node] = index }
    var predecessors = [[Int]](repeating: [], count: order.count)
    for node in order { for successor in successors[node] { predecessors[number[successor]].append(number[node]) } }
    let dominator = Dominators.immediate(predecessors)
    var result = [Int](repeating: -1, count: successors.count)
    for index in order.indices { result[order[index]] = order[dominator[index]] }
    return result
  }
}
