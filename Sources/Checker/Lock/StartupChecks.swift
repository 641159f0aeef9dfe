// What is judged of whole programs from their first module on: the lock, and what costs their start.
import Analysis
import Basics
import Modules
import Rules

struct StartupChecks {
  private let lock: LockCheck?
  /// Empty where nobody would see what it says.
  private let points: [EntryPoint]
  private let folder: FilePath
  private let dialect: Dialect
  private let threads: Int

  init(_ linked: LinkedRun, say: (String) -> Void) throws(CheckFailure) {
    let main = linked.main
    lock = try LockCheck(main, linked.files, say: say)
    folder = main.folder
    dialect = main.dialect
    threads = linked.threads
    let isWanted =
      main.minSeverity >= .hint
      && RuleRegistry.find("LZ602").map { RuleSelection(main, file: main.folder).includes($0) } ?? false
    points = isWanted ? LockRun.points(linked) : []
  }

  /// By file. The program is linked once more, with all that libraries load in turn.
  func findings(_ program: Program) -> [FileID: [Finding]] {
    if lock == nil, points.isEmpty { return [:] }
    let files = program.projectFiles.map { program[FileID(UInt32($0))] }
    let whole = Program.link(
      files, options: program.options, provider: program.provider, depth: .libraries, threads: threads)
    var found = lock?.findings(whole) ?? [:]
    for (file, findings) in costlyStartupFindings(points, in: whole, dialect: dialect, folder: folder) {
      found[file, default: []] += findings
    }
    return found
  }
}
