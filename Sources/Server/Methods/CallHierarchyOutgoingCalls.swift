// callHierarchy/outgoingCalls: what a module imports, and when that loads.
import Analysis
import Basics
import Protocol

enum CallHierarchyOutgoingCalls: LinkedRequest {
  static func run(
    _ params: LSP.CallHierarchyCallsParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.CallHierarchyCall]? {
    var (hierarchy, origin, file) = try ImportHierarchy.origin(of: params.item, snapshot)
    if StartupHierarchy.holds(params.item) {
      var startup = StartupHierarchy(hierarchy, origin, file)
      return startup?.outgoing()
    }
    guard let file else { return [] }
    let program = hierarchy.project.program
    var calls: [LSP.CallHierarchyCall] = []
    var places: [ModuleID: Int] = [:]
    for index in program[file].summary.imports.indices {
      if context.isCancelled { throw .cancelled }
      let id = ImportID(index)
      let module = program.module(loadedBy: id, in: file)
      guard module.isPresent, let words = hierarchy.words(id, in: file),
        let range = hierarchy.placer.location(Location(file, program[file].summary[id].statement))?.range
      else { continue }
      if let place = places[module] {
        if !calls[place].fromRanges.contains(range) { calls[place].fromRanges.append(range) }
      } else if let item = hierarchy.item(module, detail: words) {
        places[module] = calls.count
        calls.append(LSP.CallHierarchyCall(.outgoing, item: item, fromRanges: [range]))
      }
    }
    return calls
  }
}
