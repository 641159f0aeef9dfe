// "Did you mean": the name closest to a wrong one, by the rules of CPython's traceback module.

extension World {
  private static let moveCost = 2
  private static let caseCost = 1
  private static let longestName = 40
  private static let mostCandidates = 750

  /// The best of the candidates, if it is similar enough.
  package func suggestion(for name: String, among candidates: [String]) -> String? {
    if candidates.count > World.mostCandidates { return nil }
    let wanted = Array(name.unicodeScalars)
    if wanted.count > World.longestName { return nil }
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let letters = Array(candidate.unicodeScalars)
      // No more than a third of the letters may need a change.
      var most = (letters.count + wanted.count + 3) * World.moveCost / 6
      most = min(most, bestDistance - 1)
      let distance = World.distance(wanted, letters, most)
      if distance > most { continue }
      if best == nil || distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func cost(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Int {
    if a == b { return 0 }
    return a.properties.lowercaseMapping == b.properties.lowercaseMapping ? caseCost : moveCost
  }

  /// The edit distance, in costs; anything above `most` once it is clear that it exceeds it.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], _ most: Int) -> Int {
    var a = a[...], b = b[...]
    while let x = a.first, let y = b.first, x == y {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return moveCost * (a.count + b.count) }
    if a.count > longestName || b.count > longestName { return most + 1 }
    if b.count < a.count { (a, b) = (b, a) }
    if (b.count - a.count) * moveCost > most { return most + 1 }
    let short = Array(a)
    var row = (1...short.count).map { $0 * moveCost }
    var result = 0
    for (index, letter) in b.enumerated() {
      var distance = index * moveCost
      result = distance
      var least = Int.max
      for place in short.indices {
        let substitute = distance + cost(letter, short[place])
        distance = row[place]
        result = min(min(result, distance) + moveCost, substitute)
        row[place] = result
        least = min(least, result)
      }
      if least > most { return most + 1 }
    }
    return result
  }
}
