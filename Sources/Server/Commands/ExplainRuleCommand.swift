// lazyls.explainRule: a rule's page, as `lazyls explain` prints it.
import Analysis
import Basics
import JSON
import Protocol
import Rules

enum ExplainRuleCommand: Command {
  static let title = "Looking up the rule"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    // The only argument is no document but a rule's code or name.
    guard let word = arguments.uri?.spelling, let info = RuleRegistry.find(word) else {
      throw ResponseError(.invalidParams, "params.arguments[0]: there is no such rule")
    }
    let code = info.code.description
    let (page, text) = try VirtualPage.rule(code).present(code, snapshot, context)
    return ["page": .string(page.spelling), "text": .string(text)]
  }
}
