// The rest of an import's story: which lines may load it, what its load does to others.
import Analysis
import Basics
import Protocol
import Rules

struct ImportStory {
  /// So many lines or effects are told; of more it is said how many.
  private static let limit = 5

  private let program: Program
  private let report: FileReport
  private let document: OpenDocument
  private let isMarkdown: Bool

  init(_ program: Program, _ report: FileReport, _ document: OpenDocument, _ work: Workload) {
    self.program = program
    self.report = report
    self.document = document
    isMarkdown = work.client.textDocument.hoverContentFormat.contains(.markdown)
  }

  /// The lines of a deferred import's uses when there are several; one alone has been told of.
  func uses(of id: ImportID) -> String? {
    guard program.isEligible(id, in: report.file, report.dialect) else { return nil }
    var lines: [Int] = []
    for use in program[report.file].summary.uses(of: id) {
      switch use.time {
      case .atImport, .deferred, .main: break
      case .annotation, .lazyType, .string, .never: continue
      }
      let line = document.lines.line(of: Int(use.start))
      if lines.last != line { lines.append(line) }
    }
    guard lines.count > 1 else { return nil }
    let shown = lines.prefix(Self.limit).map {
      link(document.isNotebook ? document.words(ofLine: $0) : "\($0 + 1)", to: document.link(toLine: $0))
    }
    let more = lines.count > Self.limit ? " and \(lines.count - Self.limit) more" : ""
    return "Whichever of these lines runs first loads it: \(shown.joined(separator: ", "))\(more)."
  }

  /// What the module that it names does to others when it loads, as far as its text shows.
  func effects(of id: ImportID) -> String? {
    let summary = program[report.file].summary
    if summary[id].guardKind.isNever { return nil }
    guard let file = program.file(program.module(loadedBy: id, in: report.file)) else { return nil }
    let effects = program.effects(of: file)
    guard effects.hasOutsideEffects(file) else { return nil }
    var sentences: [String] = []
    for effect in effects.sideEffects(of: file) where effect.grade == .outside {
      if !sentences.contains(effect.sentence) { sentences.append(effect.sentence) }
    }
    if sentences.isEmpty { return nil }
    let more = sentences.count > Self.limit ? " and more" : ""
    return "When it loads, it \(sentences.prefix(Self.limit).joined(separator: ", "))\(more)."
  }

  private func link(_ text: String, to uri: String) -> String {
    guard isMarkdown else { return text }
    // Parentheses in a name would end the link.
    return "[\(text)](\(uri.replacing("(", with: "%28").replacing(")", with: "%29")))"
  }
}
