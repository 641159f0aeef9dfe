// workspace/willRenameFiles: the imports that have to be written differently once files or folders are called differently.
import Analysis
import Basics
import Modules
import Protocol

enum WorkspaceWillRenameFiles: LinkedRequest {
  static func run(
    _ params: LSP.RenameFilesParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.WorkspaceEdit? {
    var edits: [PlacedFinding.PlacedEdit] = []
    for project in snapshot.projects {
      var moves = ModuleMoves(project)
      for file in params.files {
        guard let old = file.oldURI.filePath, let new = file.newURI.filePath else { continue }
        moves.add(old.resolved(in: "/"), new.resolved(in: "/"))
      }
      if moves.isEmpty { continue }
      var placer = Placer(snapshot.work, project.program)
      for edit in moves.edits() {
        if context.isCancelled { throw .cancelled }
        if let placed = placer.placed(edit.newText, at: edit.location) { edits.append(placed) }
      }
    }
    return edits.isEmpty ? nil : LSP.WorkspaceEdit(edits, snapshot.work.client)
  }
}
