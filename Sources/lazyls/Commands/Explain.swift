// `lazyls explain`: a rule's page, or the catalogue.
import ArgumentParser
import Analysis
import Basics
import Rules

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a rule's page; without argument, the catalogue.")

  @Argument(help: "A rule's code or name, such as LZ202.") var rule: String?

  func run() throws {
    guard let rule else { return Terminal.print(catalogue()) }
    guard let info = RuleRegistry.find(rule) else {
      let near = RuleRegistry.nearest(rule).map { "; did you mean \($0)?" } ?? ""
      throw ValidationError("there is no rule '\(rule)'\(near)")
    }
    let dialects = info.dialects.map(\.word).joined(separator: ", ")
    Terminal.print("# \(info.code) \(info.name)\n\n\(info.severity.word) · \(dialects)\n\n\(info.page)")
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
