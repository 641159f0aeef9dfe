// lazyls.restart: ends this process and starts another one, which reads everything and answers.
import JSON
import Protocol

/// The supervisor does it, when the command passes by; here arrives what is left of it, in the process that it started.
enum RestartCommand: Command {
  static let name = "lazyls.restart"
  static let title = "Starting again"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    StatusCommand.report("lazyls was started again", snapshot, context)
  }
}
