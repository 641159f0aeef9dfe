// Findings in bytes to findings in the client's lines and columns.
import Analysis
import Basics

struct Placer {
  private let document: OpenDocument
  private let work: Workload
  private let lines: LineTable

  init(_ document: OpenDocument, _ work: Workload) {
    self.document = document
    self.work = work
    lines = LineTable(document.text)
  }

  func range(_ range: ByteRange) -> PositionRange {
    PositionRange(
      start: lines.position(of: Int(range.start), in: document.text, work.encoding),
      end: lines.position(of: Int(max(range.start, range.end)), in: document.text, work.encoding))
  }

  func place(_ range: ByteRange) -> Place { Place(uri: document.uri, version: document.version, range: self.range(range)) }

  func place(_ finding: Finding) -> PlacedFinding {
    PlacedFinding(
      code: finding.code.description, severity: finding.severity, message: finding.message,
      isUnnecessary: finding.isUnnecessary, range: range(finding.location.range),
      related: finding.related.map { (place($0.location.range), $0.message) },
      fixes: finding.fixes.map { fix in
        PlacedFinding.PlacedFix(
          title: fix.title, isSafe: fix.safety == .safe,
          edits: fix.edits.map { PlacedFinding.PlacedEdit(place: place($0.location.range), newText: $0.newText) })
      },
      suppression: suppression(finding))
  }

  /// At the end of the line on which the finding begins. What is no Python cannot be silenced, and a line that goes
  /// on in the next takes no comment.
  private func suppression(_ finding: Finding) -> PlacedFinding.PlacedEdit? {
    if finding.code == RuleCode(901) { return nil }
    var end = min(Int(finding.location.range.start), document.text.count)
    while end < document.text.count, document.text[end] != 10, document.text[end] != 13 { end += 1 }
    let line = document.text[..<end].suffix(while: { $0 != 10 && $0 != 13 })
    if line.last == UInt8(ascii: "\\") || line.contains(UInt8(ascii: "#")) { return nil }
    return PlacedFinding.PlacedEdit(
      place: place(ByteRange(at: UInt32(clamping: end))), newText: "  # lazyls: ignore[\(finding.code)]")
  }

  /// A hash of all that a client would see (FNV-1a, 64 bits), in hexadecimal.
  static func resultID(_ findings: [PlacedFinding]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    func add(_ range: PositionRange) {
      for number in [range.start.line, range.start.character, range.end.line, range.end.character] {
        hash = (hash ^ UInt64(truncatingIfNeeded: number)) &* 0x100_0000_01B3
      }
    }
    for finding in findings {
      add(finding.code)
      add(finding.severity.word)
      add(finding.message)
      add(finding.range)
      for step in finding.related {
        add(step.place.uri)
        add(step.place.range)
        add(step.message)
      }
    }
    return String(hash, radix: 16)
  }
}
extension Collection where Element == UInt8, Self: BidirectionalCollection {
  /// The longest end of the collection whose bytes all fit.
  func suffix(while fits: (UInt8) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, fits(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
