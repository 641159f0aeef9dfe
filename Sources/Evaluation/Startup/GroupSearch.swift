// Which imports save something only together: sets of them that lead to the same modules, chosen greedily.

/// Of each module that laziness saves, the candidates through which alone it loads: it goes when all of them are deferred.
/// Modules with the same set go together. A group is what most instructions per import are saved by, on top of the groups
/// before it. The work grows with the graph, not with the number of sets that there could be.
struct GroupSearch {
  /// What goes when `candidates`, ascending, are deferred.
  private struct Part {
    var candidates: [Int]
    var cost = StartupComparison.Cost()
    /// The dearest of its modules, by the instructions of all that loads during its load, and these.
    var core: Int
    var whole: Int

    mutating func add(_ other: Part) {
      cost.add(other.cost)
      if other.whole > whole { (core, whole) = (other.core, other.whole) }
    }
  }

  struct Group {
    var candidates: [Int]
    var core: Int
    var cost: StartupComparison.Cost
  }

  /// Nobody makes more imports lazy for one aim.
  private static let mostCandidates = 24
  /// So many sets, the dearest, are thought of as groups; all count for what a group saves.
  private static let mostChoices = 400

  /// Of each node its successors; modules first.
  let successors: [[Int]]
  /// Nodes that are a module which the lazy start does without.
  let isSaved: [Bool]
  /// Nodes that are candidates.
  let candidates: [Int]

  /// - Parameter cost: of a module's node what it costs itself, and the instructions of all that loads during its load.
  func groups(limit: Int, _ cost: (Int) -> (own: StartupComparison.Cost, whole: Int)) -> [Group] {
    // What one import alone saves is none of ours.
    var open = parts(cost).filter { $0.candidates.count > 1 }
    var groups: [Group] = []
    while groups.count < limit, let best = best(open) {
      let candidates = open[best].candidates
      let chosen = Set(candidates)
      for index in open.indices { open[index].candidates.removeAll { chosen.contains($0) } }
      var gone = open[best]
      for index in open.indices where index != best && open[index].candidates.isEmpty { gone.add(open[index]) }
      groups.append(Group(candidates: candidates, core: gone.core, cost: gone.cost))
      open = merged(open.filter { !$0.candidates.isEmpty })
    }
    return groups
  }

  /// The modules by the candidates that lead to them, in the order of their first module.
  private func parts(_ cost: (Int) -> (own: StartupComparison.Cost, whole: Int)) -> [Part] {
    let leading = leading()
    return merged(
      isSaved.indices.compactMap { node in
        guard isSaved[node], let candidates = leading[node], !candidates.isEmpty else { return nil }
        let (own, whole) = cost(node)
        return Part(candidates: candidates, cost: own, core: node, whole: whole)
      })
  }

  /// By node, the candidates that lead to it; nil: too many.
  private func leading() -> [[Int]?] {
    var found: [[Int]?] = Array(repeating: [], count: successors.count)
    var isWaiting = [Bool](repeating: false, count: successors.count)
    var round = candidates
    for candidate in candidates { found[candidate] = [candidate] }
    while !round.isEmpty {
      var next: [Int] = []
      for node in round {
        isWaiting[node] = false
        for successor in successors[node] where successor >= isSaved.count || isSaved[successor] {
          guard let known = found[successor] else { continue }
          let union = found[node].flatMap { Self.union(known, $0) }
          if union == known { continue }
          found[successor] = union
          if !isWaiting[successor] {
            isWaiting[successor] = true
            next.append(successor)
          }
        }
      }
      round = next
    }
    return found
  }

  /// Of two ascending lists; nil if that is too long.
  private static func union(_ left: [Int], _ right: [Int]) -> [Int]? {
    if left == right { return left }
    var result: [Int] = []
    var (first, second) = (0, 0)
    while first < left.count || second < right.count {
      if result.count == mostCandidates { return nil }
      if second == right.count || first < left.count && left[first] < right[second] {
        result.append(left[first])
        first += 1
      } else {
        if first < left.count, left[first] == right[second] { first += 1 }
        result.append(right[second])
        second += 1
      }
    }
    return result
  }

  private func merged(_ parts: [Part]) -> [Part] {
    var places: [[Int]: Int] = [:]
    var result: [Part] = []
    for part in parts {
      if let place = places[part.candidates] {
        result[place].add(part)
      } else {
        places[part.candidates] = result.count
        result.append(part)
      }
    }
    return result
  }

  /// Whose candidates save most, each counted; the first among equals.
  private func best(_ parts: [Part]) -> Int? {
    let dearest = parts.indices.sorted {
      (parts[$0].cost.instructions, $1) > (parts[$1].cost.instructions, $0)
    }.prefix(Self.mostChoices)
    var best: Int?
    var most = (saved: 0, count: 1)
    for choice in dearest {
      let set = Set(parts[choice].candidates)
      var saved = 0
      for part in parts where part.candidates.count <= set.count && part.candidates.allSatisfy(set.contains) {
        saved += part.cost.instructions
      }
      if saved * most.count > most.saved * set.count { (best, most) = (choice, (saved, set.count)) }
    }
    return best
  }
}
