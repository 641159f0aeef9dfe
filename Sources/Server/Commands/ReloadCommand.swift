// lazyls.reload: reads files, folders and configurations again, for editors that do not tell of every change.
import JSON
import Protocol

enum ReloadCommand: Command {
  static let title = "Reading everything again"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    context.wish(.reload)
    return nil
  }
}
