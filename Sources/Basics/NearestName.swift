// Finds the name that somebody probably meant: for misspelt keys, codes, modules and names.

package enum NearestName {
  /// The candidate with the fewest edits from `name` (insert, delete, replace, swap neighbours), the first of
  /// equals in the given order; nil when even the best differs in more than a third of the name's letters.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8)
    // Long names are no typing mistakes, and the table below grows with their square.
    guard !wanted.isEmpty, wanted.count <= 128 else { return nil }
    var limit = max(1, wanted.count / 3)
    var best: String?
    for candidate in candidates {
      let letters = Array(candidate.utf8)
      if abs(letters.count - wanted.count) > limit || letters == wanted { continue }
      let edits = distance(wanted, letters, limit: limit)
      if edits <= limit && (best == nil || edits < limit) {
        best = candidate
        limit = edits
        if limit == 0 { break }
      }
    }
    return best
  }

  /// Number of edits from one to the other; any number above `limit` once it is clear that it exceeds it.
  /// Letters are compared without case, so that a wrong case alone is no edit.
  static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var current = beforeLast
    for i in a.indices {
      current[0] = i + 1
      var least = i + 1
      for j in b.indices {
        let cost = folded(a[i]) == folded(b[j]) ? 0 : 1
        var edits = min(last[j] + cost, last[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, folded(a[i]) == folded(b[j - 1]), folded(a[i - 1]) == folded(b[j]) {
          edits = min(edits, beforeLast[j - 1] + 1)
        }
        current[j + 1] = edits
        least = min(least, edits)
      }
      if least > limit { return limit + 1 }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[b.count]
  }

  private static func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
