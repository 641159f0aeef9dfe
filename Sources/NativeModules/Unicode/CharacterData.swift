// The properties of characters, out of the generated tables, which are read when they are first asked for.
import PythonSyntax

/// A property that has few values: stretches of characters with each.
struct CharacterRanges: Sendable {
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  private var values: [String] = []

  /// Of a table of `value= ranges`, entries ending at `;`.
  init(_ table: String) {
    var reader = TableReader(table)
    var found: [(ClosedRange<UInt32>, String)] = []
    while !reader.isAtEnd {
      let value = String(decoding: reader.text(upTo: "="), as: UTF8.self)
      _ = reader.skip(" ")
      reader.ranges { found.append(($0, value)) }
      _ = reader.skip(";")
      _ = reader.skip(" ")
    }
    set(found)
  }

  /// Of a table of one set; its members have an empty value.
  init(set table: String) {
    var reader = TableReader(table)
    var found: [(ClosedRange<UInt32>, String)] = []
    reader.ranges { found.append(($0, "")) }
    set(found)
  }

  private mutating func set(_ found: [(ClosedRange<UInt32>, String)]) {
    for (range, value) in found.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
      starts.append(range.lowerBound)
      ends.append(range.upperBound)
      values.append(value)
    }
  }

  subscript(_ character: UInt32) -> String? {
    var low = 0, high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= character { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ends[low - 1] >= character ? values[low - 1] : nil
  }

  var members: [UInt32] { zip(starts, ends).flatMap { Array($0...$1) } }
}

enum CharacterData {
  static let categories = CharacterRanges(CategoryTables.categories)
  static let mirrored = CharacterRanges(set: CategoryTables.mirrored)
  static let directions = CharacterRanges(DirectionTables.directions)
  static let widths = CharacterRanges(DirectionTables.widths)
  private static let combining = CharacterRanges(DirectionTables.combining)
  private static let fractions = CharacterRanges(NumericTables.fractions)
  private static let zeros = CharacterRanges(set: NumericTables.zeros).members
  private static let digits = mappings(NumericTables.digits)

  private static func mappings(_ table: String) -> [UInt32: [UInt32]] {
    var reader = TableReader(table)
    var found: [UInt32: [UInt32]] = [:]
    reader.mappings { found[$0] = $1 }
    return found
  }

  static func combiningClass(_ character: UInt32) -> Int { combining[character].flatMap { Int($0) } ?? 0 }

  // MARK: Numbers

  static func decimal(_ character: UInt32) -> Int? {
    var low = 0, high = zeros.count
    while low < high {
      let middle = (low + high) / 2
      if zeros[middle] <= character { low = middle + 1 } else { high = middle }
    }
    guard low > 0, character - zeros[low - 1] < 10 else { return nil }
    return Int(character - zeros[low - 1])
  }

  static func digit(_ character: UInt32) -> Int? {
    decimal(character) ?? digits[character]?.first.map { Int($0) }
  }

  static func number(_ character: UInt32) -> Double? {
    if let digit = digit(character) { return Double(digit) }
    guard let text = fractions[character] else { return nil }
    let parts = text.split(separator: "/").compactMap { Double(String($0)) }
    guard let numerator = parts.first else { return nil }
    return parts.count > 1 ? numerator / parts[1] : numerator
  }

  // MARK: Decompositions

  static let canonical = mappings(CanonicalTables.decompositions)

  /// With what they lose: `font`, `compat` …
  static let compatibility: [UInt32: (tag: String, targets: [UInt32])] = {
    var reader = TableReader(CompatibilityTables.decompositions)
    var found: [UInt32: (tag: String, targets: [UInt32])] = [:]
    while !reader.isAtEnd {
      let tag = String(decoding: reader.text(upTo: "="), as: UTF8.self)
      _ = reader.skip(" ")
      let words = String(decoding: reader.text(upTo: ";"), as: UTF8.self)
      for (character, targets) in mappings(words) { found[character] = (tag, targets) }
      _ = reader.skip(" ")
    }
    return found
  }()

  /// The character that two make together.
  static let compositions: [UInt64: UInt32] = {
    let excluded = Set(CharacterRanges(set: CanonicalTables.excluded).members)
    var found: [UInt64: UInt32] = [:]
    for (character, targets) in canonical where targets.count == 2 && !excluded.contains(character) {
      found[UInt64(targets[0]) << 32 | UInt64(targets[1])] = character
    }
    return found
  }()
}
