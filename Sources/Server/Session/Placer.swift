// Findings in bytes of files to findings in the client's lines, columns and URIs.
package import Analysis
import Basics
import Protocol
import PythonSyntax

package struct Placer {
  /// A text that places are counted in.
  private struct Text {
    let uri: DocumentURI
    let version: Int?
    let lines: LineIndex
  }

  private let work: Workload
  private let program: Program
  private let documents: [FilePath: OpenDocument]
  private var texts: [FileID: Text] = [:]

  package init(_ work: Workload, _ program: Program) {
    self.work = work
    self.program = program
    documents = Dictionary(work.documents.values.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil when the finding's own file cannot be read any more.
  package mutating func place(_ finding: Finding) -> PlacedFinding? {
    guard let diagnostic = diagnostic(finding) else { return nil }
    var fixes: [PlacedFinding.PlacedFix] = []
    for fix in finding.fixes {
      let edits = fix.edits.compactMap { placed($0.newText, at: $0.location) }
      // Half a fix is none.
      if edits.count == fix.edits.count, !edits.isEmpty {
        fixes.append(PlacedFinding.PlacedFix(title: fix.title, isSafe: fix.safety == .safe, edits: edits))
      }
    }
    return PlacedFinding(code: finding.code, diagnostic: diagnostic, fixes: fixes)
  }

  private mutating func diagnostic(_ finding: Finding) -> LSP.Diagnostic? {
    guard let place = location(finding.location) else { return nil }
    let client = work.client.diagnosticMembers
    var related: [LSP.DiagnosticRelatedInformation] = []
    if client.relatedInformation {
      for step in finding.related {
        if let place = location(step.location) { related.append(.init(location: place, message: step.message)) }
      }
    }
    let code = finding.code.description
    return LSP.Diagnostic(
      range: place.range, severity: LSP.DiagnosticSeverity(finding.severity), code: code,
      codeDescription: client.codeDescription ? RulePage.uri(of: code) : nil, source: "lazyls",
      message: finding.message,
      tags: finding.isUnnecessary && client.tags.contains(.unnecessary) ? [.unnecessary] : [],
      relatedInformation: related)
  }

  mutating func location(_ location: Location) -> LSP.Location? {
    text(location.file).map { LSP.Location(uri: $0.uri, range: range(location.range, $0)) }
  }

  /// The first character of a file, in the client's spelling of its name if it is open.
  func start(of path: FilePath) -> LSP.Location {
    let zero = LSP.Position(line: 0, character: 0)
    return LSP.Location(uri: uri(of: path), range: LSP.Range(start: zero, end: zero))
  }

  func uri(of path: FilePath) -> DocumentURI { documents[path]?.uri ?? DocumentURI(path: path) }

  mutating func placed(_ newText: String, at location: Location) -> PlacedFinding.PlacedEdit? {
    text(location.file).map {
      let edit = LSP.TextEdit(range: range(location.range, $0), newText: newText)
      return PlacedFinding.PlacedEdit(uri: $0.uri, version: $0.version, edit: edit)
    }
  }

  private func range(_ range: ByteRange, _ text: Text) -> LSP.Range {
    text.lines.lspRange(of: ByteRange(range.start, max(range.start, range.end)), work.encoding)
  }

  private mutating func text(_ file: FileID) -> Text? {
    if let known = texts[file] { return known }
    guard Int(file.rawValue) < program.files.count else { return nil }
    let path = program[file].description.path
    let made: Text
    if let document = documents[path] {
      made = Text(uri: document.uri, version: document.version, lines: document.lines)
    } else {
      // As the editor will show it: decoded, without a byte order mark. Of a document that was closed since, what lies on the
      // disk, and not what it was when the program was made.
      guard let source = program.source(of: file) else { return nil }
      made = Text(uri: DocumentURI(path: path), version: nil, lines: LineIndex(source.bytes))
    }
    texts[file] = made
    return made
  }

  /// A hash of all that a client would see (FNV-1a, 64 bits), in hexadecimal.
  package static func resultID(_ findings: [PlacedFinding]) -> String {
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
    for diagnostic in findings.map(\.diagnostic) {
      add(diagnostic.code ?? "")
      add(String(diagnostic.severity.rawValue))
      add(diagnostic.message)
      add(diagnostic.range)
      for step in diagnostic.relatedInformation {
        add(step.location.uri.spelling)
        add(step.location.range)
        add(step.message)
      }
    }
    return String(hash, radix: 16)
  }
}

extension LSP.DiagnosticSeverity {
  init(_ severity: Severity) {
    self =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .information: .information
      case .hint: .hint
      }
  }
}
