// How many modules each import's first use loads: counted on all cores, and only when the report shows it.
import Analysis
import Basics

extension Report {
  /// Fills in `loads`. Reads all that the imports can reach: without it, what a library imports would not count.
  mutating func countLoads(threads: Int) {
    let closed = program.closed(threads: threads)
    let dialect = dialect
    loads =
      ParallelMap.run(
        count: closed.projectCount, threads: threads, makeState: { LoadCounter(closed, dialect) },
        body: { (counter: inout LoadCounter, index: Int) -> [Int] in
          let file = FileID(UInt32(index))
          let imports = closed[file].summary.imports
          return imports.indices.map { position in
            imports[position].guardKind.isNever ? 0 : counter.loads(of: ImportID(position), in: file)
          }
        }) ?? []
  }
}
