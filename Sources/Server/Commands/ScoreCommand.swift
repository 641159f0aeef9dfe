// lazyls.score: a file's imports counted, for status bars. It shows nothing by itself.
import JSON
import Protocol

enum ScoreCommand: Command {
  static let title = "Counting imports"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    let (document, report, project) = try arguments.document(in: snapshot)
    return ImportScore(document, report, project.program, snapshot.work.encoding).json
  }
}
