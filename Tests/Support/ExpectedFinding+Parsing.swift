// Reading expectations out of the comments of a source text, and taking them out of it.
import Basics

extension ExpectedFinding {
  /// The expectations of a block's lines, in order, with `suiteLine` counted in the block and no path yet,
  /// and what looks like one but is not.
  static func read(_ lines: [Substring]) -> (found: [ExpectedFinding], mistakes: [(line: Int, text: String)]) {
    var found: [ExpectedFinding] = []
    var mistakes: [(line: Int, text: String)] = []
    /// Of lines that hold nothing else, waiting for the line they speak of.
    var waiting: [ExpectedFinding] = []
    for (index, line) in lines.enumerated() {
      let comments = ExpectationComment.all(in: line)
      var own: [ExpectedFinding] = []
      for comment in comments {
        switch comment.parse(line: index + 1) {
        case .success(let expectation): own.append(expectation)
        case .failure(let mistake): mistakes.append((index + 1, mistake.text))
        }
      }
      if let first = comments.first, line[..<first.start].allSatisfy(\.isWhitespace) {
        waiting += own
        continue
      }
      for var expectation in waiting {
        expectation.line = index + 1
        found.append(expectation)
      }
      waiting = []
      found += own
    }
    for lost in waiting { mistakes.append((lost.suiteLine, "no line follows that the expectation could speak of")) }
    return (found, mistakes)
  }

  /// The text without its expectations: what is compared with a `fixed` block, which need not repeat them.
  package static func removed(from text: String) -> String {
    var kept = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = ExpectationComment.all(in: line).first {
        var code = line[..<first.start]
        while code.last?.isWhitespace == true { code.removeLast() }
        if code.isEmpty { continue }
        kept += code
      } else {
        kept += line
      }
      kept += "\n"
    }
    if kept.last == "\n" { kept.removeLast() }
    return kept
  }
}

/// `# <word>[@dialect+…]: …` up to the next one or the end of the line.
private struct ExpectationComment {
  struct Mistake: Error { var text: String }

  var start: Substring.Index
  var word: Substring
  var dialects: [Substring]
  var rest: Substring

  static let words: Set<Substring> = ["error", "warning", "info", "hint", "evidence"]

  static func all(in line: Substring) -> [ExpectationComment] {
    var found: [ExpectationComment] = []
    var index = line.startIndex
    var isQuoted = false
    while index < line.endIndex {
      // A message may speak of comments.
      if line[index] == "\"", !found.isEmpty { isQuoted.toggle() }
      if line[index] == "#", !isQuoted, let comment = one(at: index, in: line) {
        if !found.isEmpty { found[found.count - 1].rest = line[found[found.count - 1].rest.startIndex..<index] }
        found.append(comment)
        index = comment.rest.startIndex
      } else {
        index = line.index(after: index)
      }
    }
    return found
  }

  private static func one(at start: Substring.Index, in line: Substring) -> ExpectationComment? {
    let text = line[start...].dropFirst().drop { $0 == " " }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let parts = text[..<colon].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let word = parts.first, words.contains(word) else { return nil }
    let dialects = parts.count == 2 ? parts[1].split(separator: "+", omittingEmptySubsequences: false) : []
    return ExpectationComment(start: start, word: word, dialects: dialects, rest: text[text.index(after: colon)...])
  }

  /// `[column] [CODE] ["message"]`.
  func parse(line: Int) -> Result<ExpectedFinding, Mistake> {
    var text = rest.drop { $0 == " " }
    var column: Int?
    let digits = text.prefix { $0.isNumber }
    if !digits.isEmpty {
      guard let value = Int(digits), value > 0 else { return .failure(Mistake(text: "columns count from 1")) }
      column = value
      text = text.dropFirst(digits.count).drop { $0 == " " }
    }
    guard text.first == "[", let end = text.firstIndex(of: "]") else {
      return .failure(Mistake(text: "write the expectation so: # \(word): [LZ506] \"part of the message\""))
    }
    let code = text.dropFirst()[..<end]
    guard code.hasPrefix("LZ"), code.count == 5, code.dropFirst(2).allSatisfy(\.isNumber) else {
      return .failure(Mistake(text: "a code is LZ and three digits, not '\(code)'"))
    }
    text = text[text.index(after: end)...].drop { $0 == " " }
    var message: String?
    if text.first == "\"" {
      guard let close = text.dropFirst().firstIndex(of: "\"") else {
        return .failure(Mistake(text: "the message is not closed"))
      }
      message = String(text.dropFirst()[..<close])
      text = text[text.index(after: close)...].drop { $0 == " " }
    }
    if !text.isEmpty { return .failure(Mistake(text: "nothing may follow the expectation: '\(text)'")) }
    if message?.isEmpty == true { return .failure(Mistake(text: "an empty message says nothing; leave it out")) }

    let limited = dialects.compactMap { Dialect(word: String($0)) }
    if limited.count != dialects.count {
      return .failure(Mistake(text: "dialects are: \(Dialect.allCases.map(\.word).joined(separator: " "))"))
    }
    let kind: ExpectedFinding.Kind = Severity(word: String(word)).map { .finding($0) } ?? .evidence
    return .success(
      ExpectedFinding(
        kind: kind, path: "", line: line, column: column, code: String(code), message: message, dialects: limited,
        suiteLine: line))
  }
}
