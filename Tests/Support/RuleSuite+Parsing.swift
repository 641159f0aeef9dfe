// Reading a rule suite: headings, options, paths and fenced blocks of the Markdown file.
import Basics

extension RuleSuite {
  /// Reads a suite; what cannot be understood is in `problems`.
  package static func parse(_ text: String, path: String) -> RuleSuite {
    var reader = SuiteReader(path: path)
    // By unicode scalars: "\r\n" is one character.
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.read(Substring(line))
    }
    return reader.finish()
  }
}

private struct SuiteReader {
  struct Options {
    var dialects: [Dialect] = [.all]
    var target = PythonVersion.newest
    var select: [String] = []
  }

  struct Block {
    var fence: Int
    var kind: String
    var path: String?
    var firstLine: Int
    var lines: [Substring] = []
  }

  var suite: RuleSuite
  var line = 0
  /// Headings below the first level, by level.
  var headings: [(level: Int, text: String)] = []
  var options = Options()
  var scenario: Scenario?
  var block: Block?
  /// The path on a line of its own, for the next block.
  var pendingPath: String?

  init(path: String) { suite = RuleSuite(path: path) }

  mutating func problem(_ text: String, at line: Int? = nil) {
    suite.problems.append("\(suite.path):\(line ?? self.line): \(text)")
  }

  mutating func read(_ text: Substring) {
    line += 1
    if var open = block {
      let ticks = text.prefix { $0 == "`" }.count
      if ticks >= open.fence, text.dropFirst(ticks).allSatisfy(\.isWhitespace) {
        block = nil
        close(open)
      } else {
        open.lines.append(text)
        block = open
      }
      return
    }
    let ticks = text.prefix { $0 == "`" }.count
    if ticks >= 3 {
      openBlock(fence: ticks, information: text.dropFirst(ticks))
    } else if text.hasPrefix("#") {
      readHeading(text)
    } else if !text.allSatisfy(\.isWhitespace) {
      readProse(text)
    }
  }

  mutating func readHeading(_ text: Substring) {
    let level = text.prefix { $0 == "#" }.count
    let title = text.dropFirst(level).drop { $0 == " " }
    guard text.dropFirst(level).first == " ", !title.isEmpty else {
      return problem("a heading needs a space and a text")
    }
    endScenario()
    if level == 1 {
      if !suite.title.isEmpty { problem("a second first-level heading; tests are headings of the second level") }
      suite.title = String(title)
      return
    }
    headings.removeAll { $0.level >= level }
    headings.append((level, String(title)))
    let name = headings.map(\.text).joined(separator: " / ")
    if suite.scenarios.contains(where: { $0.name == name }) { problem("two tests are called '\(name)'") }
    var new = Scenario(suite: suite.path, name: name, suiteLine: line)
    new.dialects = options.dialects
    new.target = options.target
    new.select = options.select
    scenario = new
  }

  /// An option, the path of the next block, or words.
  mutating func readProse(_ text: Substring) {
    pendingPath = nil
    if text.first == "`", let end = text.dropFirst().firstIndex(of: "`") {
      let rest = text[text.index(after: end)...]
      if rest.isEmpty || rest == ":" {
        pendingPath = String(text.dropFirst()[..<end])
        return
      }
    }
    guard let colon = text.firstIndex(of: ":") else { return }
    let words = text[text.index(after: colon)...].split(separator: " ")
    switch text[..<colon] {
    case "dialects":
      let dialects = words.compactMap { Dialect(word: String($0)) }
      if dialects.isEmpty || dialects.count != words.count {
        return problem("dialects are: \(Dialect.allCases.map(\.word).joined(separator: " "))")
      }
      options(set: \.dialects, \.dialects, dialects)
    case "target":
      guard words.count == 1, let version = PythonVersion(parsing: words[0]), version.isSupported else {
        return problem("a target is a version from \(PythonVersion.oldest) to \(PythonVersion.newest)")
      }
      options(set: \.target, \.target, version)
    case "select":
      if words.isEmpty { return problem("select wants codes or prefixes of codes") }
      options(set: \.select, \.select, words.map(String.init))
    default: return
    }
  }

  private mutating func options<T>(
    set ofSuite: WritableKeyPath<Options, T>, _ ofScenario: WritableKeyPath<Scenario, T>, _ value: T
  ) {
    if scenario != nil { scenario?[keyPath: ofScenario] = value } else { options[keyPath: ofSuite] = value }
  }

  mutating func openBlock(fence: Int, information: Substring) {
    let words = information.split(separator: " ")
    var path = pendingPath
    pendingPath = nil
    if words.count > 2 { problem("a block says its kind and at most a path") }
    if words.count > 1 {
      if path != nil { problem("the block has a path above it and another beside it") }
      path = String(words[1])
    }
    if let path, path.isEmpty || path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      problem("paths count from the project's root: '\(path)'")
    }
    block = Block(fence: fence, kind: words.first.map(String.init) ?? "", path: path, firstLine: line + 1)
  }

  mutating func close(_ block: Block) {
    let start = block.firstLine - 1
    if ["text", "console"].contains(block.kind) { return }
    guard scenario != nil else {
      return problem("a block before the first test; give it a second-level heading", at: start)
    }
    let text = block.lines.map { $0 + "\n" }.joined()
    switch (block.kind, block.path) {
    case ("py", let path): add(path ?? "main.py", text, block)
    case ("toml", nil):
      if scenario?.configuration != nil { problem("a second configuration", at: start) }
      scenario?.configuration = text
    case ("toml", let path?), ("file", let path?): add(path, text, block)
    case ("fixed", let path): scenario?.fixes.append(.init(path: path ?? "main.py", text: text, .safe))
    case ("fixed-unsafe", let path): scenario?.fixes.append(.init(path: path ?? "main.py", text: text, .unsafe))
    case ("fixed-other", let path): scenario?.fixes.append(.init(path: path ?? "main.py", text: text, .other))
    case ("file", nil): problem("a block of kind `file` needs a path", at: start)
    default: problem("no such kind of block: '\(block.kind)'; prose goes into `text` or `console`", at: start)
    }
  }

  private mutating func add(_ path: String, _ text: String, _ block: Block) {
    let start = block.firstLine - 1
    if scenario?.files.contains(where: { $0.path == path }) == true {
      return problem("a second block for \(path); give the blocks of a test different paths", at: start)
    }
    scenario?.files.append(.init(path: path, text: text, suiteLine: block.firstLine))
    // To Markdown and the like, `#` is no comment.
    if path.hasSuffix(".md") || path.hasSuffix(".txt") || path.hasSuffix(".json") { return }
    var (found, mistakes) = ExpectedFinding.read(block.lines)
    for index in found.indices {
      found[index].path = path
      found[index].suiteLine = start + found[index].suiteLine
    }
    scenario?.expectations += found
    for mistake in mistakes { problem(mistake.text, at: start + mistake.line) }
  }

  mutating func endScenario() {
    pendingPath = nil
    guard let ended = scenario else { return }
    scenario = nil
    // A heading that only groups those below it has no blocks.
    if ended.files.isEmpty {
      if ended.configuration != nil || !ended.fixes.isEmpty { problem("the test has no file", at: ended.suiteLine) }
      return
    }
    for fix in ended.fixes where !ended.files.contains(where: { $0.path == fix.path }) {
      problem("a fixed text for \(fix.path), which the test does not have", at: ended.suiteLine)
    }
    for expectation in ended.expectations where !expectation.dialects.allSatisfy(ended.dialects.contains) {
      problem("expects something under a dialect that the test is not run under", at: expectation.suiteLine)
    }
    suite.scenarios.append(ended)
  }

  mutating func finish() -> RuleSuite {
    if let block { problem("the block is not closed", at: block.firstLine - 1) }
    endScenario()
    if suite.title.isEmpty { problem("no first-level heading", at: 1) }
    if suite.scenarios.isEmpty { problem("no test", at: 1) }
    return suite
  }
}
