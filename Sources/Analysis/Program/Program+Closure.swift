// The same program with every source that its imports can load, however far away: what counts of loaded modules need.
import Basics

extension Program {
  /// Reads what `Depth.direct` left outside. What was in the program keeps its place and its links.
  package func closed(threads: Int) -> Program {
    var linker = Linker(self, threads: threads)
    linker.close()
    return linker.program()
  }
}

extension Linker {
  fileprivate mutating func close() {
    let firstNew = files.count
    var from = 0..<files.count
    // Each round reads what the one before imports; no chain of modules is that long.
    for _ in 0..<256 {
      let first = files.count
      readExternals(neededBy: from, .closure)
      if files.count == first { break }
      from = first..<files.count
      linkAll(from, depth: .project)
    }
    // Once more, because what a package binds is known once it was read.
    linkSubmodules(firstNew..<files.count)
  }
}
