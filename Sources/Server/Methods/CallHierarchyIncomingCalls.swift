// callHierarchy/incomingCalls: who imports a module, and how.
import Analysis
import Basics
import Protocol

enum CallHierarchyIncomingCalls: LinkedRequest {
  static func run(
    _ params: LSP.CallHierarchyCallsParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.CallHierarchyCall]? {
    let (hierarchy, module, file) = try ImportHierarchy.origin(of: params.item, snapshot)
    if StartupHierarchy.holds(params.item) {
      var startup = StartupHierarchy(hierarchy, module, file)
      return startup?.incoming()
    }
    let program = hierarchy.project.program
    var hierarchyOfFiles = hierarchy
    var calls: [LSP.CallHierarchyCall] = []
    var last: FileID?
    for reference in program.importers(of: module) {
      if context.isCancelled { throw .cancelled }
      let statement = program[reference.file].summary[reference.importID].statement
      guard let words = hierarchy.words(reference.importID, in: reference.file),
        let range = hierarchyOfFiles.placer.location(Location(reference.file, statement))?.range
      else { continue }
      if last == reference.file {
        // One item a file, told by its strongest import, which as a rule is the first.
        if calls[calls.count - 1].fromRanges.last != range { calls[calls.count - 1].fromRanges.append(range) }
        continue
      }
      last = reference.file
      calls.append(
        LSP.CallHierarchyCall(.incoming, item: hierarchy.item(reference.file, detail: words), fromRanges: [range]))
    }
    return calls
  }
}
