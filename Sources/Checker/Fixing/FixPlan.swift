// Which fixes one round applies: no two that touch the same text, the earlier before the later, safe before unsafe.
package import Analysis
import Basics

/// Which fixes a run applies.
package enum FixLevel: UInt8, Sendable {
  /// Those after which the program behaves as before, or as it was meant.
  case safe
  /// Also those that need a look, where a finding has none that is safe.
  case all

  /// The fix that this level applies to a finding.
  func choice(of finding: Finding) -> Fix? {
    if let safe = finding.fixes.first(where: { $0.safety == .safe }) { return safe }
    return self == .all ? finding.fixes.first : nil
  }
}

/// The edits of one round. Depends on nothing but the findings.
package struct FixPlan: Sendable {
  /// What happens to one file, in the order of the text.
  package struct FileEdits: Sendable {
    package var file: FileID
    package var edits: [TextEdit]
  }

  /// In the order of the files.
  package private(set) var files: [FileEdits] = []
  /// How many findings it mends.
  package private(set) var count = 0

  /// - Parameters:
  ///   - findings: in the order of reports.
  ///   - isAllowed: may this file be edited?
  package init(_ findings: [Finding], _ level: FixLevel, isAllowed: (FileID) -> Bool) {
    var candidates: [Fix] = []
    for finding in findings {
      guard let fix = level.choice(of: finding), !fix.edits.isEmpty,
        fix.edits.allSatisfy({ isAllowed($0.location.file) })
      else { continue }
      candidates.append(fix)
    }
    var taken: [FileID: [TextEdit]] = [:]
    // Several findings may have the very same fix: it is made once and mends them all.
    var chosen: Set<[TextEdit]> = []
    for safety in [Fix.Safety.safe, .unsafe] {
      for fix in candidates where fix.safety == safety {
        if chosen.contains(fix.edits) {
          count += 1
          continue
        }
        let isFree = fix.edits.allSatisfy { edit in
          taken[edit.location.file]?.allSatisfy { !Self.clash($0, edit) } ?? true
        }
        guard isFree else { continue }
        chosen.insert(fix.edits)
        count += 1
        for edit in fix.edits { taken[edit.location.file, default: []].append(edit) }
      }
    }
    files = taken.sorted { $0.key < $1.key }.map { FileEdits(file: $0.key, edits: Self.inOrder($0.value)) }
  }

  /// Would the order of the two matter, or the one want to know of the other? Imports may stand beside one another,
  /// other lines may stand beside what is replaced.
  private static func clash(_ a: TextEdit, _ b: TextEdit) -> Bool {
    let (first, second) = (a.location.range, b.location.range)
    if !first.isEmpty, !second.isEmpty { return first.start < second.end && second.start < first.end }
    if first.isEmpty, second.isEmpty { return first.start == second.start && !(isImport(a) && isImport(b)) }
    let (point, range) = first.isEmpty ? (first.start, second) : (second.start, first)
    if range.start < point, point < range.end { return true }
    return (point == range.start || point == range.end) && !isLine(first.isEmpty ? a : b)
  }

  /// A line with one more import.
  private static func isImport(_ edit: TextEdit) -> Bool {
    guard isLine(edit) else { return false }
    let text = edit.newText.drop { $0 == " " || $0 == "\t" }
    return ["import ", "from ", "lazy "].contains { text.hasPrefix($0) } && !text.hasPrefix("from __future__")
  }

  private static func isLine(_ edit: TextEdit) -> Bool { edit.newText.utf8.last == UInt8(ascii: "\n") }

  /// By place; at one place insertions first, in the order in which they were chosen.
  private static func inOrder(_ edits: [TextEdit]) -> [TextEdit] {
    edits.enumerated().sorted { a, b in
      let (first, second) = (a.element.location.range, b.element.location.range)
      if first.start != second.start { return first.start < second.start }
      if first.isEmpty != second.isEmpty { return first.isEmpty }
      return a.offset < b.offset
    }.map(\.element)
  }
}
