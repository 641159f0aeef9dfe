// The checks that keep rules, their pages and suites together, and methods and their transcripts.
import TestSupport

extension Checks {
  /// `Sources/Rules/<Family>/<RuleName>.swift` goes with `Tests/Fixtures/rules/<code>-<name>.md`, and its page is whole.
  static func rules(_ tree: SourceTree) -> [String] {
    var problems: [String] = []
    let suites = tree.files(in: "Tests/Fixtures/rules", suffix: ".md")
    var matched: Set<String> = []
    for file in tree.files(in: "Sources/Rules", suffix: ".swift") where isRule(file) {
      let name = kebabCase(file.name.dropLast(".swift".count))
      if let declared = declaredRule(file) {
        if declared.name != name {
          problems.append(
            "\(file.path): the rule is called \(declared.name), so its file would be \(typeName(declared.name)).swift")
        }
        let suite = "Tests/Fixtures/rules/\(declared.code)-\(declared.name).md"
        matched.insert(suite)
        if let text = tree[suite]?.text {
          problems += suiteGaps(text, suite, of: declared, hasFix: !file.text.contains("fix: .none"))
        } else {
          problems.append("\(file.path): has no suite; write \(suite)")
        }
      } else {
        problems.append("\(file.path): no `RuleInfo(<number>, \"<name>\", …)` to be seen")
      }
      problems += missingSections(file)
    }
    for suite in suites where !matched.contains(suite.path) && tree.hasFolder("Sources/Rules") {
      problems.append("\(suite.path): no rule has this code and name")
    }
    return problems
  }

  /// A file of a family's folder that declares a rule; helpers that several rules share do not.
  private static func isRule(_ file: SourceTree.File) -> Bool {
    !file.isIn("Sources/Rules/Catalogue") && file.lines.contains { $0.contains(": Rule {") || $0.contains(": Rule,") }
  }

  /// Code and name out of `RuleInfo(506, "lazy-used-at-import", …`, wherever lines are broken.
  static func declaredRule(_ file: SourceTree.File) -> (code: String, name: String)? {
    guard let start = file.text.firstRange(of: "RuleInfo(") else { return nil }
    let rest = file.text[start.upperBound...].drop { $0.isWhitespace }
    let number = rest.prefix { $0.isNumber }
    let parts = rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    guard !number.isEmpty, number.count <= 3, parts.count == 3 else { return nil }
    return ("LZ" + String(repeating: "0", count: 3 - number.count) + number, String(parts[1]))
  }

  private static func missingSections(_ file: SourceTree.File) -> [String] {
    let headings = file.lines.compactMap { line -> Substring? in
      let text = line.drop { $0 == " " || $0 == "/" }
      return text.hasPrefix("## ") ? text.dropFirst(3) : nil
    }
    var wanted = Conventions.pageSections
    if !file.text.contains("fix: .none") { wanted.append(Conventions.fixSection) }
    return wanted.filter { section in !headings.contains { $0.hasPrefix(section) } }
      .map { "\(file.path): its page has no section '## \($0)'" }
  }

  /// A suite shows a case that is found, one that looks like it and is not, and what a fix makes of it.
  private static func suiteGaps(
    _ text: String, _ path: String, of rule: (code: String, name: String), hasFix: Bool
  ) -> [String] {
    let suite = RuleSuite.parse(text, path: path)
    var problems = suite.problems
    if suite.title != "\(rule.code) \(rule.name)" {
      problems.append("\(path): its first line is not '# \(rule.code) \(rule.name)'")
    }
    let own = suite.scenarios.map { $0.expectations.contains { $0.code == rule.code && $0.kind != .evidence } }
    if !own.contains(true) { problems.append("\(path): no test expects \(rule.code)") }
    if !own.contains(false) { problems.append("\(path): no test in which \(rule.code) must stay silent") }
    if hasFix, suite.scenarios.allSatisfy(\.fixes.isEmpty) {
      problems.append("\(path): the rule has a fix, but no test has a `fixed` block")
    }
    return problems
  }

  static func kebabCase(_ name: Substring) -> String {
    var text = ""
    for character in name {
      if character.isUppercase, !text.isEmpty { text += "-" }
      text += character.lowercased()
    }
    return text
  }

  private static func typeName(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Every file of `Server/Methods`, called like its method (`TextDocumentHover.swift` for `textDocument/hover`),
  /// has a transcript that sends or receives that method.
  static func transcripts(_ tree: SourceTree) -> [String] {
    var spoken: Set<String> = []
    for file in tree.files(in: "protocol-fixtures", suffix: ".lsp") {
      for line in file.lines where line.hasPrefix("→ ") || line.hasPrefix("← ") {
        for word in line.split(separator: " ").dropFirst().prefix(2) { spoken.insert(flat(word)) }
      }
    }
    return tree.files(in: "Sources/Server/Methods", suffix: ".swift").compactMap { file in
      let method = file.name.dropLast(".swift".count)
      // `TextDocumentHover+Markdown.swift` belongs to TextDocumentHover.swift.
      if method.contains("+") || spoken.contains(flat(method)) { return nil }
      return "\(file.path): no transcript in protocol-fixtures/ speaks its method"
    }
  }

  /// The table at the end of `protocol-fixtures/README.md` names every transcript, and nothing that is not there.
  static func featureTable(_ tree: SourceTree) -> [String] {
    let path = "protocol-fixtures/README.md"
    let transcripts = Set(
      tree.files(in: "protocol-fixtures", suffix: ".lsp").map { String($0.name.dropLast(".lsp".count)) })
    guard let table = tree[path]?.lines.filter({ $0.hasPrefix("| ") }) else {
      return transcripts.isEmpty ? [] : ["\(path): is not there; its table names the transcripts"]
    }
    var problems: [String] = []
    var named: Set<String> = []
    for row in table {
      // Of each row the last cell.
      let cell = row.split(separator: "|").last ?? ""
      let words = cell.split(separator: "`", omittingEmptySubsequences: false)
      for index in stride(from: 1, to: words.count, by: 2) {
        let word = String(words[index])
        if word.hasSuffix(".py") {
          if tree["Tests/EndToEnd/\(word)"] == nil { problems.append("\(path): there is no Tests/EndToEnd/\(word)") }
        } else if !transcripts.contains(word) {
          problems.append("\(path): there is no transcript \(word).lsp")
        }
        named.insert(word)
      }
    }
    for name in transcripts.subtracting(named).sorted() {
      problems.append("\(path): no row of the table names \(name).lsp; say what it shows")
    }
    return problems
  }

  private static func flat(_ method: Substring) -> String {
    String(method.filter { $0.isLetter }).lowercased()
  }
}
