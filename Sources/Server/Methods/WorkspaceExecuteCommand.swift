// workspace/executeCommand: what is asked for by name, from a menu, a lens or a key.
import JSON
import Protocol

enum WorkspaceExecuteCommand: SnapshotRequest {
  static let takesLong = true

  private static let commands: [String: any Command.Type] = [
    "lazyls.applyAllSafe": ApplyAllSafeCommand.self,
    "lazyls.evaluate": EvaluateCommand.self,
    "lazyls.explain": ExplainCommand.self,
    "lazyls.explainRule": ExplainRuleCommand.self,
    "lazyls.filter": FilterCommand.self,
    "lazyls.importGraph": ImportGraphCommand.self,
    "lazyls.reload": ReloadCommand.self,
    RestartCommand.name: RestartCommand.self,
    "lazyls.score": ScoreCommand.self,
    "lazyls.startup": StartupCommand.self,
    "lazyls.status": StatusCommand.self,
  ]

  static var names: [String] { commands.keys.sorted() }

  static func run(
    _ params: LSP.ExecuteCommandParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> JSONValue? {
    guard let command = commands[params.command] else {
      throw ResponseError(.invalidParams, "params.command: lazyls has no command `\(params.command)`")
    }
    let progress = CommandProgress(command.title, params.workDoneToken, context)
    defer { progress.end() }
    return try command.run(CommandArguments(params.arguments), snapshot, context, progress)
  }
}

/// One command. Its answer is also told in the client's user interface, because most clients drop what a command answers.
protocol Command: SendableMetatype {
  /// What its progress is called.
  static var title: String { get }
  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue?
}

/// `[uri]`, `[uri, module]`, or one object with `uri`, `module` and `position`, each where a command wants it.
struct CommandArguments {
  var uri: DocumentURI?
  var module: String?
  var position: LSP.Position?

  init(_ arguments: [JSONValue]) throws(ResponseError) {
    guard let first = arguments.first, !first.isNull else { return }
    if let spelling = first.string {
      uri = DocumentURI(spelling)
      if arguments.count > 1 { module = arguments[1].string }
      return
    }
    guard first.object != nil else {
      throw ResponseError(.invalidParams, "params.arguments[0]: expected a URI or an object, found \(first.kind)")
    }
    uri = (first["uri"] ?? first.at("textDocument", "uri"))?.string.map(DocumentURI.init(_:))
    module = first["module"]?.string
    do throws(ParameterError) {
      position = try first.optional("position")
    } catch {
      throw ResponseError(error)
    }
  }

  /// The open Python document that the command is about.
  func document(
    in snapshot: Snapshot
  ) throws(ResponseError) -> (document: OpenDocument, report: FileReport, project: Project) {
    guard let uri else { throw ResponseError(.invalidParams, "params.arguments[0]: name a document by its URI") }
    guard let (document, report) = try snapshot.document(uri), let project = report.project else {
      throw ResponseError(.invalidParams, "`\(uri)` is no open Python document")
    }
    return (document, report, project)
  }
}
