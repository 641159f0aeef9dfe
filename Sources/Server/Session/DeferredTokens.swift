// Semantic tokens for what is deferred: the names of lazy imports, and the uses that load them.
import Analysis
import Basics
import Protocol
import Synchronization

enum DeferredTokens {
  /// Standard types, so that themes know them; the modifiers are ours and fall back to the type's colour.
  static let legend = LSP.SemanticTokensLegend(
    types: ["namespace", "class", "function", "variable", "keyword"], modifiers: ["deferred", "reifying"])
  private static let deferred = 1
  private static let reifying = 2
  private static let keyword = 4

  private struct Token {
    var range: ByteRange
    var type: Int
    var modifiers: Int
  }

  /// - Parameter range: of the text; nil for all of it.
  static func data(_ report: FileReport, _ document: OpenDocument, _ encoding: PositionEncoding, in range: ByteRange?)
    -> [Int]
  {
    guard let program = report.program else { return [] }
    let tokens = tokens(program, report.file, report.dialect, document, in: range)
    var data: [Int] = []
    data.reserveCapacity(tokens.count * 5)
    var last = LSP.Position(line: 0, character: 0)
    for token in tokens {
      let place = document.lines.lspRange(of: token.range, encoding)
      // Names do not span lines; what does is no name.
      guard place.start.line == place.end.line, place.end.character > place.start.character else { continue }
      data.append(place.start.line - last.line)
      data.append(place.start.line == last.line ? place.start.character - last.character : place.start.character)
      data.append(place.end.character - place.start.character)
      data.append(token.type)
      data.append(token.modifiers)
      last = place.start
    }
    return data
  }

  private static func tokens(
    _ program: Program, _ file: FileID, _ dialect: Dialect, _ document: OpenDocument, in range: ByteRange?
  ) -> [Token] {
    let summary = program[file].summary
    var tokens: [Token] = []
    var types: [ImportID: Int] = [:]
    var verdicts: [ImportID: ImportVerdict] = [:]
    func verdict(_ id: ImportID) -> ImportVerdict {
      if let known = verdicts[id] { return known }
      let made = program.verdict(of: id, in: file, dialect)
      verdicts[id] = made
      return made
    }
    func type(_ id: ImportID) -> Int {
      if let known = types[id] { return known }
      let made = Self.type(program.resolve(id, in: file), program)
      types[id] = made
      return made
    }
    for index in summary.imports.indices {
      let record = summary.imports[index]
      if let range, record.statement.end < range.start || range.end < record.statement.start { continue }
      // The keyword once a statement, the name where the statement binds it.
      if record.isLazy, index == 0 || summary.imports[index - 1].statement != record.statement {
        tokens.append(
          Token(range: ByteRange(record.statement.start, record.statement.start + 4), type: keyword, modifiers: 0))
      }
      let id = ImportID(index)
      guard record.bound.isPresent, verdict(id).isEligible else { continue }
      let length = UInt32(clamping: summary.texts.bytes(record.bound).count)
      // Behind `as` it stands last, else first: of `a.b` it is `a` that is bound.
      let isLast = record.asName.isPresent
      let start = isLast ? record.alias.end - min(length, record.alias.end) : record.alias.start
      tokens.append(Token(range: ByteRange(start, start + length), type: type(id), modifiers: deferred))
    }
    let low = range.map { summary.firstUse(at: $0.start) } ?? 0
    let high = range.map { summary.firstUse(at: $0.end) } ?? summary.uses.count
    var uses = UsesOfLine(document)
    // From the beginning of the line on, whose uses say what those further on find.
    let first = range.map { summary.firstUse(at: uses.startOfLine($0.start)) } ?? 0
    for index in first..<max(first, high) {
      let use = summary.uses[index]
      guard use.importID.isPresent, !use.flags.contains(.isQuoted) else { continue }
      let verdict = verdict(use.importID)
      guard verdict.isEligible else { continue }
      let isResolved = uses.isResolved(by: use)
      if index < low { continue }
      let length = UInt32(clamping: summary.texts.bytes(summary[use.symbol].text).count)
      var modifiers = 0
      let id = UseID(index)
      if verdict.verdict == .reifiedAtImport {
        // From there on the name is what it stands for.
        if id == verdict.reifiedBy {
          modifiers = reifying
        } else if use.start < summary[verdict.reifiedBy].start {
          modifiers = deferred
        }
      } else {
        modifiers = id == verdict.firstDeferredUse ? deferred | reifying : isResolved ? 0 : deferred
      }
      tokens.append(
        Token(range: ByteRange(use.start, use.start + length), type: type(use.importID), modifiers: modifiers))
    }
    return tokens.sorted { $0.range.start < $1.range.start }
  }

  private static func type(_ found: NameResolution, _ program: Program) -> Int {
    switch found {
    case .module: return 0
    case .definition(let file, let symbol):
      switch program[file].summary.bindings(of: symbol).last?.kind {
      case .classDefinition: return 1
      case .function: return 2
      default: return 3
      }
    case .missing, .unknown: return 3
    }
  }
}

/// The uses of one line: where one of them has run, the next finds its import loaded.
private struct UsesOfLine {
  private let document: OpenDocument
  private let text: [UInt8]
  /// By import: the first use of the line that later ones have certainly behind them.
  private var first: [ImportID: Use] = [:]
  private var line = -1

  /// What comes after these may run though what stands before or between them did not.
  private static let choices: Set<String> = ["and", "or", "if", "else", "for", "lambda"]

  init(_ document: OpenDocument) {
    self.document = document
    text = document.text
  }

  func startOfLine(_ offset: UInt32) -> UInt32 {
    UInt32(clamping: document.lines.start(ofLine: document.lines.line(of: Int(offset))))
  }

  /// Takes the next use; has an earlier one on its line loaded its import?
  mutating func isResolved(by use: Use) -> Bool {
    let present = document.lines.line(of: Int(use.start))
    if present != line {
      line = present
      first = [:]
    }
    if let earlier = first[use.importID], comes(earlier, before: use) { return true }
    if use.time == .deferred || use.time == .atImport || use.time == .main { first[use.importID] = use }
    return false
  }

  /// In one function and on one line, an earlier use has run when a later one does, unless a word on the line chooses
  /// between them. Of a statement that began on a line above, only this one is looked at.
  private func comes(_ earlier: Use, before use: Use) -> Bool {
    guard earlier.function == use.function, earlier.time == use.time, earlier.end <= use.start else { return false }
    if !earlier.flags.contains(.isConditional) { return true }
    let words = text[Int(startOfLine(use.start))..<Int(use.start)].split { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
    return !words.dropFirst().contains { Self.choices.contains(String(decoding: $0, as: UTF8.self)) }
  }
}

/// What clients were last told of each document's tokens.
final class TokenMemory: Sendable {
  private struct State: Sendable {
    var known: [DocumentURI: LSP.SemanticTokens] = [:]
    var next = 0
  }
  private let state = Mutex(State())

  /// Keeps the tokens under a new name.
  func keep(_ data: [Int], of document: DocumentURI) -> LSP.SemanticTokens {
    state.withLock { state in
      if let known = state.known[document], known.data == data { return known }
      state.next += 1
      let tokens = LSP.SemanticTokens(resultID: String(state.next), data: data)
      state.known[document] = tokens
      return tokens
    }
  }

  func tokens(of document: DocumentURI) -> LSP.SemanticTokens? { state.withLock { $0.known[document] } }

  func forget(_ document: DocumentURI) { state.withLock { $0.known[document] = nil } }
}
