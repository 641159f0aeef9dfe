// The normal forms of texts: NFC, NFD, NFKC, NFKD.

enum Normalization: String {
  case composed = "NFC"
  case decomposed = "NFD"
  case compatibilityComposed = "NFKC"
  case compatibilityDecomposed = "NFKD"

  private var isComposed: Bool { self == .composed || self == .compatibilityComposed }
  private var losesDetail: Bool { self == .compatibilityComposed || self == .compatibilityDecomposed }

  private enum Hangul {
    static let syllables: UInt32 = 0xac00, leads: UInt32 = 0x1100, vowels: UInt32 = 0x1161, tails: UInt32 = 0x11a7
    static let vowelCount: UInt32 = 21, tailCount: UInt32 = 28, count: UInt32 = 11172, leadCount: UInt32 = 19
  }

  func apply(_ text: [UInt32]) -> [UInt32] {
    // Below the first character that decomposes every form is the text itself.
    let first: UInt32 = isComposed && !losesDetail ? 0x300 : 0xa0
    if text.allSatisfy({ $0 < first }) && (first == 0xa0 || self == .composed) { return text }
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    for character in text { decompose(character, &result) }
    order(&result)
    return isComposed ? compose(result) : result
  }

  private func decompose(_ character: UInt32, _ result: inout [UInt32]) {
    if character < 0xa0 { return result.append(character) }
    if let parts = Normalization.hangulParts(character) { return result.append(contentsOf: parts) }
    if let parts = CharacterData.canonical[character] {
      for part in parts { decompose(part, &result) }
    } else if losesDetail, let found = CharacterData.compatibility[character] {
      for part in found.targets { decompose(part, &result) }
    } else {
      result.append(character)
    }
  }

  /// Of a syllable: its two or three letters.
  static func hangulParts(_ character: UInt32) -> [UInt32]? {
    guard character >= Hangul.syllables, character - Hangul.syllables < Hangul.count else { return nil }
    let index = character - Hangul.syllables
    let pair = Hangul.vowelCount * Hangul.tailCount
    let parts = [Hangul.leads + index / pair, Hangul.vowels + index % pair / Hangul.tailCount]
    let tail = index % Hangul.tailCount
    return tail == 0 ? parts : parts + [Hangul.tails + tail]
  }

  /// Marks behind a character, by their classes.
  private func order(_ text: inout [UInt32]) {
    var start = 0
    while start < text.count {
      guard CharacterData.combiningClass(text[start]) != 0 else {
        start += 1
        continue
      }
      var end = start
      var marks: [(order: Int, character: UInt32)] = []
      while end < text.count, case let order = CharacterData.combiningClass(text[end]), order != 0 {
        marks.append((order, text[end]))
        end += 1
      }
      // Those of one class keep their order.
      let sorted = marks.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      for (index, mark) in sorted.enumerated() { text[start + index] = mark.element.character }
      start = end
    }
  }

  private func compose(_ text: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    var starter = -1, lastClass = 0
    for character in text {
      let order = CharacterData.combiningClass(character)
      // Nothing of the same or a higher class may stand between.
      if starter >= 0, result.count - 1 == starter || lastClass < order && lastClass != 0,
        let made = Normalization.pair(result[starter], character)
      {
        result[starter] = made
        continue
      }
      if order == 0 { starter = result.count }
      lastClass = order
      result.append(character)
    }
    return result
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if first >= Hangul.leads, first - Hangul.leads < Hangul.leadCount, second >= Hangul.vowels,
      second - Hangul.vowels < Hangul.vowelCount
    {
      let index = (first - Hangul.leads) * Hangul.vowelCount + second - Hangul.vowels
      return Hangul.syllables + index * Hangul.tailCount
    }
    if first >= Hangul.syllables, first - Hangul.syllables < Hangul.count,
      (first - Hangul.syllables) % Hangul.tailCount == 0, second > Hangul.tails,
      second - Hangul.tails < Hangul.tailCount
    {
      return first + second - Hangul.tails
    }
    return CharacterData.compositions[UInt64(first) << 32 | UInt64(second)]
  }
}
