// `lazyls filter`: judges the named paths as `--check` does, and writes what must stay eager, or what to load early.
package import Analysis
package import Basics
package import Modules

package enum FilterFormat: String, CaseIterable, Sendable {
  /// A module that installs the filter.
  case python
  case json
  /// What loaders of Lifeguard's output read.
  case lifeguard
  /// For people; of the warm-up list only.
  case text
}

package enum FilterRun {
  /// - Parameters:
  ///   - isWarmUp: list deferred modules instead.
  ///   - write: receives the output once.
  package static func run(
    _ options: CheckOptions, _ format: FilterFormat, isWarmUp: Bool, files: FileSystem = FileSystem(),
    progress: (@Sendable (Int) -> Void)? = nil, say: @escaping @Sendable (String) -> Void, write: ([UInt8]) -> Void
  ) throws(CheckFailure) {
    let linked = try CheckRun.link(CheckRun.prepare(options, files, say), options, progress, say)
    var report = CheckRun.judge(linked, linked.program, nil).report
    var output: [UInt8] = []
    if isWarmUp {
      report.countLoads(threads: linked.threads)
      let list = WarmUp(report)
      if format == .json {
        list.writeJSON(report, version: options.version, to: &output)
      } else {
        list.writeText(to: &output)
      }
    } else {
      let eager = EagerImports(report)
      switch format {
      case .python, .text: FilterPython.write(eager, report, to: &output)
      case .json: FilterJSON.write(eager, report, version: options.version, to: &output)
      case .lifeguard: FilterJSON.writeLifeguard(eager, to: &output)
      }
    }
    write(output)
  }

  /// The module that installs the filter, of a program that is linked already.
  /// - Parameters:
  ///   - folder: whose configuration says how the project as a whole is judged.
  ///   - files: what the program was read from.
  package static func python(
    _ program: Program, _ folder: FilePath, _ store: ConfigurationStore, files: FileSystem
  ) -> [UInt8] {
    let main = store.configuration(forFolder: folder).configuration
    let linked = LinkedRun(
      program: program, main: main, store: store, threads: main.jobs ?? Processors.available, files: files,
      named: [folder], cache: nil)
    let report = CheckRun.judge(linked, program, nil).report
    var output: [UInt8] = []
    FilterPython.write(EagerImports(report), report, to: &output)
    return output
  }
}
