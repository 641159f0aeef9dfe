// Findings in bytes of files to findings in the client's lines, columns and URIs.
import Analysis
import Basics
import Protocol
import PythonSyntax

struct Placer {
  /// A text that places are counted in.
  private struct Text {
    let uri: String
    let version: Int?
    let bytes: [UInt8]
    let lines: LineIndex
  }

  private let work: Workload
  private let program: Program
  private let documents: [FilePath: OpenDocument]
  private var texts: [FileID: Text] = [:]

  init(_ work: Workload, _ program: Program) {
    self.work = work
    self.program = program
    documents = Dictionary(work.documents.values.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil when the finding's own file cannot be read any more.
  mutating func place(_ finding: Finding) -> PlacedFinding? {
    guard let own = place(finding.location) else { return nil }
    var related: [(place: Place, message: String)] = []
    for step in finding.related {
      if let place = place(step.location) { related.append((place, step.message)) }
    }
    var fixes: [PlacedFinding.PlacedFix] = []
    for fix in finding.fixes {
      var edits: [PlacedFinding.PlacedEdit] = []
      for edit in fix.edits {
        if let place = place(edit.location) { edits.append(PlacedFinding.PlacedEdit(place: place, newText: edit.newText)) }
      }
      // Half a fix is none.
      if edits.count == fix.edits.count, !edits.isEmpty {
        fixes.append(PlacedFinding.PlacedFix(title: fix.title, isSafe: fix.safety == .safe, edits: edits))
      }
    }
    return PlacedFinding(
      code: finding.code.description, severity: finding.severity, message: finding.message,
      isUnnecessary: finding.isUnnecessary, range: own.range, related: related, fixes: fixes,
      suppression: suppression(finding))
  }

  private mutating func place(_ location: Location) -> Place? {
    guard let text = text(location.file) else { return nil }
    let range = location.range
    return Place(
      uri: text.uri, version: text.version,
      range: text.lines.lspRange(of: ByteRange(range.start, max(range.start, range.end)), work.encoding))
  }

  private mutating func text(_ file: FileID) -> Text? {
    if let known = texts[file] { return known }
    guard Int(file.rawValue) < program.files.count else { return nil }
    let path = program[file].description.path
    let made: Text
    if let document = documents[path] {
      made = Text(uri: document.uri, version: document.version, bytes: document.text, lines: LineIndex(document.text))
    } else {
      // As the editor will show it: decoded, without a byte order mark.
      guard let bytes = program.provider.read(path)?.bytes else { return nil }
      made = Text(uri: DocumentURI(path: path).spelling, version: nil, bytes: bytes, lines: LineIndex(bytes))
    }
    texts[file] = made
    return made
  }

  /// At the end of the line on which the finding begins. What is no Python cannot be silenced, and a line that goes
  /// on in the next takes no comment.
  private mutating func suppression(_ finding: Finding) -> PlacedFinding.PlacedEdit? {
    if finding.code == RuleCode(901) || finding.code == RuleCode(903) { return nil }
    guard let text = text(finding.location.file) else { return nil }
    let bytes = text.bytes
    var end = min(Int(finding.location.range.start), bytes.count)
    while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
    var start = end
    while start > 0, bytes[start - 1] != 10, bytes[start - 1] != 13 { start -= 1 }
    let line = bytes[start..<end]
    if line.last == UInt8(ascii: "\\") || line.contains(UInt8(ascii: "#")) { return nil }
    let location = Location(finding.location.file, ByteRange(at: UInt32(clamping: end)))
    guard let place = place(location) else { return nil }
    return PlacedFinding.PlacedEdit(place: place, newText: "  # lazyls: ignore[\(finding.code)]")
  }

  /// A hash of all that a client would see (FNV-1a, 64 bits), in hexadecimal.
  static func resultID(_ findings: [PlacedFinding]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    func add(_ range: LSP.Range) {
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
