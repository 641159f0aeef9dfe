// Which Python a project says it runs on: PEP 440 specifiers and Poetry's notation, read for the lowest 3.x.
import Basics

/// A set of conditions on a version, as in `requires-python`.
struct VersionSpecifier {
  /// A release number with two or more parts; a missing minor is 0.
  private struct Release: Comparable {
    var parts: [Int]
    /// `==3.9.*`
    var isWildcard = false

    static func < (a: Release, b: Release) -> Bool {
      for index in 0..<max(a.parts.count, b.parts.count) {
        let left = index < a.parts.count ? a.parts[index] : 0
        let right = index < b.parts.count ? b.parts[index] : 0
        if left != right { return left < right }
      }
      return false
    }

    static func == (a: Release, b: Release) -> Bool { !(a < b) && !(b < a) }

    /// Raises the part at `index` and drops what follows.
    func bumped(at index: Int) -> Release {
      var bumped = Array((parts + [0, 0, 0]).prefix(index + 1))
      bumped[index] += 1
      return Release(parts: bumped)
    }
  }

  private struct Clause {
    var comparison: String
    var release: Release
  }

  /// Any of these, each of whose clauses must all hold.
  private var alternatives: [[Clause]] = []

  /// Nil if the text is neither PEP 440 nor Poetry's `^3.9 || ~3.8`.
  init?(_ text: String) {
    for alternative in Self.split(text, at: UInt8(ascii: "|")) where !alternative.isEmpty {
      var clauses: [Clause] = []
      for part in Self.split(alternative, at: UInt8(ascii: ",")) where !part.isEmpty {
        // Poetry lets blanks stand for commas; a blank after the sign belongs to the clause.
        for piece in Self.pieces(part) {
          guard let clause = Self.clause(piece) else { return nil }
          clauses.append(clause)
        }
      }
      if clauses.isEmpty { return nil }
      alternatives.append(clauses)
    }
    if alternatives.isEmpty { return nil }
  }

  /// The lowest Python 3 that some release of satisfies the conditions; nil if none does.
  var lowestMinor: Int? {
    (0...99).first { minor in
      alternatives.contains { clauses in clauses.allSatisfy { Self.allows($0, minor) } }
    }
  }

  /// Can some 3.minor.micro satisfy the clause?
  private static func allows(_ clause: Clause, _ minor: Int) -> Bool {
    let first = Release(parts: [3, minor, 0])
    // No release has a micro number that high.
    let last = Release(parts: [3, minor, 999])
    let release = clause.release
    let precision = release.parts.count
    switch clause.comparison {
    case ">=": return release < last
    case ">": return release < last
    case "<=": return first < release || first == release
    case "<": return first < release
    case "==", "===", "=", "":
      if release.isWildcard || precision == 1 { return first.parts.starts(with: release.parts.prefix(2)) }
      return release.parts[0] == 3 && release.parts[1] == minor
    case "!=":
      // Only a whole feature release left out matters: 3.9.* does, 3.9.1 leaves others.
      return !(release.isWildcard && precision <= 2 && first.parts.starts(with: release.parts))
    case "~=": return release < last && first < release.bumped(at: max(0, precision - 2))
    // Poetry: the leftmost part that is not zero stays.
    case "^": return release < last && first < release.bumped(at: 0)
    case "~": return release < last && first < release.bumped(at: precision == 1 ? 0 : 1)
    default: return false
    }
  }

  private static func split(_ text: String, at separator: UInt8) -> [String] {
    text.utf8.split(separator: separator).map { String(decoding: $0, as: UTF8.self).trimmed }
  }

  private static func pieces(_ part: String) -> [String] {
    var pieces: [String] = []
    var pending = ""
    for word in part.split(whereSeparator: \.isWhitespace) {
      pending += word
      // A sign alone waits for its number.
      if word.utf8.contains(where: { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "*") }) {
        pieces.append(pending)
        pending = ""
      }
    }
    return pending.isEmpty ? pieces : pieces + [pending]
  }

  private static func clause(_ text: String) -> Clause? {
    if text == "*" { return Clause(comparison: ">=", release: Release(parts: [0])) }
    let signs = Array("<>=!~^".utf8)
    let sign = text.utf8.prefix { signs.contains($0) }
    var number = text.utf8.dropFirst(sign.count)[...]
    if number.first == UInt8(ascii: "v") { number.removeFirst() }
    var parts: [Int] = []
    var isWildcard = false
    for part in number.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      if part.elementsEqual("*".utf8) {
        isWildcard = true
        break
      }
      let digits = part.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard !digits.isEmpty, digits.count <= 6, let value = Int(String(decoding: digits, as: UTF8.self)) else {
        // `3.9.dev0`: what follows the release does not matter here.
        if parts.count >= 2 { break }
        return nil
      }
      parts.append(value)
      if digits.count < part.count { break }
    }
    let comparison = String(decoding: sign, as: UTF8.self)
    let known: Set<String> = [">=", ">", "<=", "<", "==", "===", "=", "", "!=", "~=", "^", "~"]
    guard !parts.isEmpty, known.contains(comparison) else { return nil }
    return Clause(comparison: comparison, release: Release(parts: parts, isWildcard: isWildcard))
  }
}
