// `lazyls explain`: a rule's page, or the catalogue.
import ArgumentParser
import Analysis
import Basics
import Rules

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print a rule's page; without argument, the catalogue.",
    discussion: """
      Examples:
        lazyls explain LZ202
        lazyls explain --all --output-folder ~/.local/share/lazyls/rules
      """)

  @Argument(help: "A rule's code or name, such as LZ202.") var rule: String?
  @Flag(help: "Every rule's page.") var all = false
  @Option(help: "Write each page to a file of its own, such as LZ202.md, in this folder.") var outputFolder: String?

  func validate() throws {
    if all, rule != nil { throw ValidationError("--all and a rule exclude one another: name one or take all") }
    if outputFolder != nil, !all { throw ValidationError("--output-folder goes with --all") }
  }

  func run() throws {
    if all { return try writeAll() }
    guard let rule else { return Terminal.print(catalogue()) }
    guard let info = RuleRegistry.find(rule) else {
      let near = RuleRegistry.nearest(rule).map { "; did you mean \($0)?" } ?? ""
      throw ValidationError("there is no rule '\(rule)'\(near)")
    }
    Terminal.print(info.titledPage)
  }

  private func writeAll() throws {
    for rule in RuleRegistry.all {
      guard let outputFolder else {
        Terminal.print(rule.info.titledPage + "\n")
        continue
      }
      let path = "\(outputFolder)/\(rule.info.code).md"
      if !Terminal.replace(path, Array((rule.info.titledPage + "\n").utf8)) {
        throw ValidationError("cannot write '\(path)': name a folder that exists and is writable")
      }
    }
  }

  private func catalogue() -> String {
    var lines: [String] = []
    for family in RuleFamily.allCases {
      let rules = RuleRegistry.all.filter { $0.info.family == family }
      if rules.isEmpty { continue }
      lines.append("\(family.title)")
      for rule in rules { lines.append("  \(rule.info.code)  \(rule.info.name) (\(rule.info.severity.word))") }
    }
    return lines.joined(separator: "\n")
  }
}
