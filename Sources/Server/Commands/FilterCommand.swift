// lazyls.filter: the Python module that keeps eager what must be, as `lazyls filter` writes it, of the texts as they are.
import Analysis
import Basics
import Checker
import JSON
import Modules
import Protocol

enum FilterCommand: Command {
  static let title = "Judging the project"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    let (document, _, project) = try arguments.document(in: snapshot)
    progress.report(project.folder?.name ?? document.path.name)
    let (page, text) = try VirtualPage.filter(document.path).present("The filter", snapshot, context)
    return ["page": .string(page.spelling), "text": .string(text)]
  }
}

extension Project {
  func filter(_ documents: [OpenDocument]) -> String {
    let overlays = Dictionary(documents.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    let output = FilterRun.python(
      program, folder ?? documents.first?.path.parent ?? "/", store, files: FileSystem(overlays: overlays))
    return String(decoding: output, as: UTF8.self)
  }
}
