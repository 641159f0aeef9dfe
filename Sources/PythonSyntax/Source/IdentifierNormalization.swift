// Identifiers are compared in NFKC (PEP 3131): `ﬁx` and `fix` are one name.

/// The NFKC form of an identifier's UTF-8 bytes. Correct for characters that may stand in identifiers;
/// others pass as they are. ASCII text is its own normal form, callers need not ask.
package func nfkc(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  let source = Array(bytes)
  let normalization = Normalization.shared
  var scalars: [UInt32] = []
  scalars.reserveCapacity(source.count)
  var changed = false
  var at = 0
  while at < source.count {
    let (value, length) = codePoint(source, at, source.count)
    at += length
    if value < 0xaa {
      scalars.append(value)
    } else if normalization.decompose(value, into: &scalars) || combiningClass(value) != 0 {
      changed = true
    } else if (0x1161...0x11ff).contains(value) {
      // Conjoining vowels and finals have class 0 and compose all the same.
      changed = true
    }
  }
  // What neither decomposes nor combines cannot change: composition needs a combining second half,
  // and the few of class 0 beside Hangul's are covered by asking the table.
  if !changed, !scalars.contains(where: normalization.mayComposeWithPrevious) { return source }
  sortByCombiningClass(&scalars)
  normalization.compose(&scalars)
  var result: [UInt8] = []
  result.reserveCapacity(source.count)
  for scalar in scalars { result.appendCodePoint(scalar) }
  return result
}

private func combiningClass(_ value: UInt32) -> UInt8 {
  if value < 0x300 { return 0 }
  return Unicode.Scalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
}

/// Canonical ordering: runs of combining characters, sorted by class, stably.
private func sortByCombiningClass(_ scalars: inout [UInt32]) {
  var i = 1
  while i < scalars.count {
    let current = combiningClass(scalars[i])
    var j = i
    while current != 0, j > 0, combiningClass(scalars[j - 1]) > current {
      scalars.swapAt(j, j - 1)
      j -= 1
    }
    i += 1
  }
}

/// Decompositions and compositions, decoded from `NormalizationTables`.
private struct Normalization: Sendable {
  static let shared = Normalization()

  /// Sorted characters that decompose; `ends[i]` is where the targets of `keys[i]` end.
  private var keys: [UInt32] = []
  private var ends: [Int] = []
  private var targets: [UInt32] = []
  /// Sorted pairs (first in the upper half) and what they compose to.
  private var pairs: [UInt64] = []
  private var composites: [UInt32] = []
  /// Second halves of pairs, sorted.
  private var seconds: [UInt32] = []

  init() {
    var decompositions = TableReader(NormalizationTables.decompositions)
    decompositions.mappings { key, full in
      keys.append(key)
      targets.append(contentsOf: full)
      ends.append(targets.count)
    }
    var compositions: [(pair: UInt64, composite: UInt32)] = []
    var reader = TableReader(NormalizationTables.compositions)
    reader.mappings { key, halves in
      guard halves.count == 2 else { return }
      compositions.append((UInt64(halves[0]) << 32 | UInt64(halves[1]), key))
    }
    compositions.sort { $0.pair < $1.pair }
    pairs = compositions.map(\.pair)
    composites = compositions.map(\.composite)
    seconds = Set(pairs.map { UInt32(truncatingIfNeeded: $0) }).sorted()
  }

  // Hangul syllables are arithmetic (Unicode Standard, section 3.12).
  private static let syllableBase: UInt32 = 0xac00, leadBase: UInt32 = 0x1100
  private static let vowelBase: UInt32 = 0x1161, trailBase: UInt32 = 0x11a7
  private static let leads: UInt32 = 19, vowels: UInt32 = 21, trails: UInt32 = 28
  private static let syllables: UInt32 = leads * vowels * trails

  /// Appends the full decomposition of `value`; false when it is `value` itself.
  func decompose(_ value: UInt32, into scalars: inout [UInt32]) -> Bool {
    let syllable = value &- Self.syllableBase
    if syllable < Self.syllables {
      scalars.append(Self.leadBase + syllable / (Self.vowels * Self.trails))
      scalars.append(Self.vowelBase + syllable % (Self.vowels * Self.trails) / Self.trails)
      let trail = syllable % Self.trails
      if trail != 0 { scalars.append(Self.trailBase + trail) }
      return true
    }
    guard let i = keys.binarySearch(value) else {
      scalars.append(value)
      return false
    }
    scalars.append(contentsOf: targets[(i == 0 ? 0 : ends[i - 1])..<ends[i]])
    return true
  }

  func mayComposeWithPrevious(_ value: UInt32) -> Bool { value >= 0x300 && seconds.binarySearch(value) != nil }

  private func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
    let lead = first &- Self.leadBase, vowel = second &- Self.vowelBase
    if lead < Self.leads, vowel < Self.vowels {
      return Self.syllableBase + (lead * Self.vowels + vowel) * Self.trails
    }
    let syllable = first &- Self.syllableBase, trail = second &- Self.trailBase
    if syllable < Self.syllables, syllable % Self.trails == 0, trail > 0, trail < Self.trails {
      return first + trail
    }
    return pairs.binarySearch(UInt64(first) << 32 | UInt64(second)).map { composites[$0] }
  }

  /// Canonical composition: every character joins the last starter when no equal or higher class stands between.
  func compose(_ scalars: inout [UInt32]) {
    var starter: Int?
    var lastClass: UInt8 = 0
    var out = 0
    for i in scalars.indices {
      let value = scalars[i]
      let own = combiningClass(value)
      if let at = starter, out == at + 1 || lastClass < own, let joined = composite(scalars[at], value) {
        scalars[at] = joined
        continue
      }
      if own == 0 { starter = out }
      lastClass = own
      scalars[out] = value
      out += 1
    }
    scalars.removeSubrange(out...)
  }
}

extension Array where Element: Comparable {
  /// The index of `element` in a sorted array.
  func binarySearch(_ element: Element) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == element ? low : nil
  }
}
