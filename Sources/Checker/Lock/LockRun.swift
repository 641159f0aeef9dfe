// `lazyls lock`: works out what the project's programs load when they start, and compares it with what is recorded.
import Analysis
import Basics
package import Modules
import Rules

package enum LockRun {
  /// How a run ended, as the exit code says it.
  package enum Outcome: Int32, Sendable {
    /// The lock holds what is so, or was written.
    case current = 0
    /// It holds something else, and was not written.
    case differs = 1
  }

  /// - Parameters:
  ///   - isUpdate: write what is different.
  ///   - print: sentences for people.
  package static func run(
    _ options: CheckOptions, isUpdate: Bool, files: FileSystem = FileSystem(),
    progress: (@Sendable (Int) -> Void)? = nil, say: @escaping @Sendable (String) -> Void, print: (String) -> Void
  ) throws(CheckFailure) -> Outcome {
    let project = try ProjectLoader.load(options, files: files, depth: .libraries, progress: progress, say: say)
    let path = project.main.folder.appending(StartupLock.fileName)
    let new = try lock(project, say: say)
    var old: StartupLock?
    if files.isFile(path) {
      do throws(CheckFailure) {
        old = try read(path, files)
      } catch {
        // What cannot be read is written anew, if that is wanted.
        if !isUpdate { throw error }
      }
    }
    for line in differences(old, new) { print(line) }
    let name = path.relative(to: FileSystem.currentDirectory)?.string ?? path.string
    if old == new {
      print("'\(name)' is up to date: \(words(new)).")
      return .current
    }
    if old != nil, !isUpdate {
      print("'\(name)' differs: say `lazyls lock --update` if that is as it should be.")
      return .differs
    }
    let text = Array(new.text.utf8)
    do throws(FileReplacement.Refusal) {
      try FileReplacement.write(path, text)
    } catch {
      throw CheckFailure("cannot write '\(name)': \(error.words)")
    }
    print("Wrote '\(name)': \(words(new)).")
    return .current
  }

  static func read(_ path: FilePath, _ files: FileSystem) throws(CheckFailure) -> StartupLock {
    do {
      return try StartupLock(parsing: try files.read(path))
    } catch let problem as StartupLock.Problem {
      throw CheckFailure("cannot use '\(path)': \(problem.message)")
    } catch {
      throw CheckFailure("\(error)")
    }
  }

  private static func lock(_ project: LinkedRun, say: (String) -> Void) throws(CheckFailure) -> StartupLock {
    let program = project.program
    let dialect = project.main.dialect
    let folder = project.main.folder
    let graph = ImportGraph(program, dialect, followsLibraries: true)
    let points = points(project)
    if points.isEmpty {
      throw CheckFailure(
        "no program is known: name modules or files in `entry-points`, or scripts in pyproject.toml's [project.scripts]"
      )
    }
    var entries: [StartupLock.Entry] = []
    for point in points {
      guard let node = StartupSet.node(of: point, in: graph, program, folder: folder) else {
        say("lazyls: the entry point '\(point.name)' is left out: there is no '\(point.target)' among the files")
        continue
      }
      let start = StartupSet(graph, program, from: node, point)
      entries.append(StartupLock.Entry(point, loads: start.names(graph)))
    }
    return StartupLock(dialect: dialect, target: program.options.target, entries: entries)
  }

  /// Where the project's programs begin.
  static func points(_ project: LinkedRun) -> [EntryPoint] {
    let program = project.program
    var points = EntryPoint.declared(project.main, files: project.files)
    for index in program.projectFiles {
      let description = program[FileID(UInt32(index))].description
      guard description.path.lastComponent.elementsEqual("__main__.py".utf8) else { continue }
      let target = description.path.relative(to: project.main.folder)?.string ?? description.displayPath
      points.append(EntryPoint(description.module.isEmpty ? target : description.module, .main, target: target))
    }
    return points
  }

  /// What came and went, a line each.
  private static func differences(_ old: StartupLock?, _ new: StartupLock) -> [String] {
    guard let old else { return [] }
    var lines: [String] = []
    if old.dialect != new.dialect { lines.append("dialect: \(old.dialect.word) is now \(new.dialect.word)") }
    if old.target != new.target { lines.append("target-version: \(old.target) is now \(new.target)") }
    for entry in new.entries {
      guard let before = old.entries.first(where: { $0.point == entry.point }) else {
        lines.append("\(entry.point.name): new, \(counted(entry.loads.count, "module"))")
        continue
      }
      let (had, has) = (Set(before.loads), Set(entry.loads))
      lines += entry.loads.filter { !had.contains($0) }.map { "\(entry.point.name): + \($0)" }
      lines += before.loads.filter { !has.contains($0) }.map { "\(entry.point.name): - \($0)" }
    }
    lines += old.entries.filter { before in !new.entries.contains { $0.point == before.point } }
      .map { "\($0.point.name): gone" }
    return lines
  }

  private static func words(_ lock: StartupLock) -> String {
    let most = lock.entries.map(\.loads.count).max() ?? 0
    return "\(counted(lock.entries.count, "program")), \(counted(most, "module")) at most"
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// The lock of a checked project.
struct LockCheck {
  private let lock: StartupLock
  private let folder: FilePath
  private let dialect: Dialect

  /// Nil without a lock, and where it was made for another dialect or version: then other modules load.
  init?(_ configuration: Configuration, _ files: FileSystem, say: (String) -> Void) throws(CheckFailure) {
    let path = configuration.folder.appending(StartupLock.fileName)
    guard files.isFile(path) else { return nil }
    lock = try LockRun.read(path, files)
    folder = configuration.folder
    dialect = configuration.dialect
    if lock.dialect != dialect || lock.target != configuration.target {
      say(
        "lazyls: '\(path)' was made for --dialect \(lock.dialect.word) and Python \(lock.target): it is not compared here"
      )
      return nil
    }
  }

  /// By file, what breaks it, of a program linked with all that libraries load in turn.
  func findings(_ whole: Program) -> [FileID: [Finding]] {
    startupLockFindings(lock, in: whole, dialect: dialect, folder: folder)
  }
}
