// lazyls.explainRule: a rule's page, as `lazyls explain` prints it.
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
    let text = info.titledPage + "\n"
    guard let page = ReportFolder.write(Array(text.utf8), "\(info.code).md") else {
      throw ResponseError(.internalError, "the page could not be written to the folder for temporary files")
    }
    if snapshot.work.client.window.showDocument {
      context.wish(.show(LSP.ShowDocumentParams(uri: page, external: false)))
    } else {
      context.show(.info, "\(info.code): see \(page.filePath?.string ?? page.spelling)")
    }
    return ["page": .string(page.spelling), "text": .string(text)]
  }
}
