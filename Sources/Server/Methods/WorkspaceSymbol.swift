// workspace/symbol: the modules of the folders, by parts of their names. Only for those who ask for it in the settings.
import Analysis
import Basics
import Protocol

enum WorkspaceSymbol: LinkedRequest {
  /// So many modules are sent as one piece.
  private static let stride = 500

  static func run(
    _ params: LSP.WorkspaceSymbolParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.WorkspaceSymbol]? {
    let query = Array(params.query.lowercased().utf8)
    var found: [LSP.WorkspaceSymbol] = []
    func send() {
      guard let token = params.partialResultToken, !found.isEmpty else { return }
      context.send(piece: found, token)
      found = []
    }
    for project in snapshot.projects {
      guard snapshot.work.settings.settings(of: project.folder).isOn("symbols", "modules", unlessSaid: false) else {
        continue
      }
      let placer = Placer(snapshot.work, project.program)
      for index in project.program.projectFiles {
        if context.isCancelled { throw .cancelled }
        let description = project.program.files[index].description
        guard !description.module.isEmpty, Self.matches(query, description.module) else { continue }
        found.append(LSP.WorkspaceSymbol(name: description.module, location: placer.start(of: description.path)))
        if found.count == stride { send() }
      }
    }
    send()
    return found
  }

  /// Do the letters stand in the name in this order, whatever their case? An empty query means all.
  static func matches(_ query: [UInt8], _ name: String) -> Bool {
    var rest = query[...]
    for byte in name.lowercased().utf8 where byte == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
