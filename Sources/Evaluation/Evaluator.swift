// One evaluation in this process: a new world, its host, and what is read off it afterwards.
package import Basics
package import Bytecode
import Modules
import NativeModules
package import Runtime

package enum Evaluator {
  /// Python calls natives that call Python: a thousand levels of that take room. Reserved, not committed.
  package static let stackSize = 1 << 30
  /// Of it a part is left for what recurses without counting calls: the parser and the compiler.
  private static let spareStack = 256 << 20

  /// Runs a world on a thread with a stack of `stackSize`, and says what it may use: nothing but depth is limited.
  package static func onDeepStack<Output: Sendable>(_ work: @escaping @Sendable (Budget) -> Output) -> Output {
    ParallelMap.onStack(of: stackSize) { hasIt in
      var budget = Budget()
      budget.nativeDepth = hasIt ? 20_000 : 100
      budget.stack = hasIt ? stackSize - spareStack : 0
      return work(budget)
    }
  }

  /// Evaluates here; the caller answers for crashes and hangs.
  package static func evaluate(_ request: EvaluationRequest, codes: (any CodeStore)? = nil) -> EvaluationReport {
    onDeepStack { Evaluation(request, $0, codes).report() }
  }

  /// Whose library is among folders that modules are looked for in.
  package static func version(of searchPath: [String]) -> PythonVersion {
    LibraryFolder.first(in: searchPath.map { FilePath($0) }, FileSystem())?.version ?? .newest
  }

  /// Modules that libraries of older Pythons have and that of the newest has not.
  package static let removedModules = StandardLibrary.removed(in: .newest)

  /// What lies in a folder, with what only the overlays have; nil where it cannot be read.
  private static func names(
    in folder: FilePath, _ files: FileSystem, _ overlaid: [FilePath: Set<String>]
  ) -> [String]? {
    let listing = try? files.list(folder)
    let onDisk = listing.map { listing in
      (0..<listing.count).map { String(decoding: listing.name($0), as: UTF8.self) }
    }
    guard let new = overlaid[folder] else { return onDisk }
    return new.union(onDisk ?? []).sorted()
  }

  /// The host of a program: files to import and to read, a clock.
  /// - Parameter readable: where the files lie; nil: anywhere.
  package static func host(
    reading readable: ReadableFolders?, overlays: [String: String] = [:], currentFolder: String? = nil
  ) -> Host {
    var texts: [FilePath: [UInt8]] = [:]
    /// Names by folder.
    var folders: [FilePath: Set<String>] = [:]
    for (path, text) in overlays {
      texts[FilePath(path)] = Array(text.utf8)
      for path in FilePath(path).selfAndParents where path != path.parent {
        folders[path.parent, default: []].insert(path.name)
      }
    }
    let files = FileSystem(overlays: texts)
    let newFolders = folders, newTexts = texts
    let isOutside: @Sendable (FilePath, Bool) -> Bool = { path, imports in
      guard let readable else { return false }
      return newTexts[path] == nil && newFolders[path] == nil && !readable.allows(path, imports: imports)
    }
    var host = Host(
      readFile: { path in
        let path = FilePath(path)
        return isOutside(path, false) ? nil : try? files.read(path)
      },
      isFile: { files.isFile(FilePath($0)) },
      isFolder: { newFolders[FilePath($0)] != nil || files.isDirectory(FilePath($0)) },
      list: { path in
        let path = FilePath(path)
        return isOutside(path, false) ? nil : names(in: path, files, newFolders)
      },
      currentFolder: currentFolder ?? FileSystem.currentDirectory.string)
    host.isOutside = { isOutside(FilePath($0), false) }
    host.isOutsideForImports = { isOutside(FilePath($0), true) }
    host.listForImports = { names(in: FilePath($0), files, newFolders) }
    host.nanoseconds = { Clock.nanoseconds() }
    return host
  }
}

/// A request on its way.
private struct Evaluation {
  let request: EvaluationRequest
  let world: World
  let observer = Observer()
  let notes: QuestionNotes?

  init(_ request: EvaluationRequest, _ budget: Budget, _ codes: (any CodeStore)?) {
    self.request = request
    var budget = budget
    budget.instructions = max(request.instructions, 0)
    budget.memory = max(request.memory, 0)
    budget.output = max(request.output, 0)
    let (time, isTooLong) = UInt64(max(request.milliseconds, 0)).multipliedReportingOverflow(by: 1_000_000)
    budget.time = isTooLong ? .max : time
    world = World(budget: budget)
    // What an editor has not saved, no disk answers for.
    notes = request.overlays.isEmpty ? request.questionKey.map { QuestionNotes(key: $0) } : nil
    var host = Evaluator.host(
      reading: ReadableFolders(request.readableFolders), overlays: request.overlays,
      currentFolder: request.currentFolder)
    if request.isControl {
      host.startTime += 98_765_432_123_456_789
      host.nanosecondsPerInstruction = 3_170
      host.randomSeed = ~host.randomSeed
    }
    world.host = notes?.watching(host) ?? host
    world.host.codeStore = codes
    world.keepsOutput = true
    // What asks for the version asks what the library has.
    world.version = Evaluator.version(of: request.searchPath)
    NativeModules.register(in: world)
    world.laziness = request.laziness
    world.deferralChoice = request.choice
    observer.keepsImports = request.keepsImports
    world.observer = observer
    world.opaqueModules = request.opaqueModules
    world.opaqueMissingModules = request.missingModules.map { Set($0) }
    world.removedModules = Evaluator.removedModules
  }

  func report() -> EvaluationReport {
    let start = Clock.nanoseconds()
    var report = EvaluationReport(
      target: request.target, dialect: request.laziness.rawValue, outcome: .completed)
    let ending = run()
    report.microseconds = Int(truncatingIfNeeded: (Clock.nanoseconds() - start) / 1000)
    report.instructions = world.instructionsUsed
    report.bytes = world.heap.used
    conclude(ending, &report)
    report.deferred = world.deferredImports()
    report.namespace = world.publicNames(of: request.isMain ? "__main__" : request.module)
    // Before anything is forced: that is what a program finds.
    if !request.tableFolders.isEmpty {
      report.tables = world.tables(ofModulesIn: request.tableFolders)
      report.registries = world.registries()
    }
    if request.endsInterpreter { report.loadsUntilEnd = observer.loads.count }
    let printed = request.endsInterpreter && !world.isStopped ? endInterpreter(&report) : nil
    if request.resolvesDeferred { report.resolved = resolveAll(report.deferred) }
    report.stdout = String(decoding: world.output.prefix(printed?.output ?? .max), as: UTF8.self)
    report.stderr = String(decoding: world.errorOutput.prefix(printed?.error ?? .max), as: UTF8.self)
    report.loaded = observer.loads
    report.imports = request.keepsImports ? observer.imports : nil
    report.effects = observer.effects
    report.opaque = observer.opaque
    report.tainted = observer.tainted
    report.absorbed = observer.absorbed
    report.unsupported = observer.unsupported
    report.questions = notes?.noted
    return report
  }

  /// - Returns: how much was printed in each stream before finalizers ran.
  private func endInterpreter(_ report: inout EvaluationReport) -> (output: Int, error: Int) {
    let printed = world.endForInspection()
    let last = world.output.dropFirst(printed.output) + world.errorOutput.dropFirst(printed.error)
    report.lastWords = String(decoding: last, as: UTF8.self)
    if world.isStopped { conclude(.stopped(world.stopReason ?? .instructions), &report) }
    return printed
  }

  private func run() -> World.Ending {
    guard request.isMain, let file = request.file else {
      return world.evaluate(module: request.module, path: request.searchPath)
    }
    let package = request.module.lastIndex(of: ".").map { String(request.module[..<$0]) }
    return world.evaluate(
      main: world.host.readFile(file) ?? [], filename: file, package: package,
      arguments: [file] + request.arguments, path: request.searchPath, awaitsAtTop: request.awaitsAtTop)
  }

  private func conclude(_ ending: World.Ending, _ report: inout EvaluationReport) {
    switch ending {
    case .completed: break
    case .stopped(let reason):
      report.outcome = .budgetExceeded
      report.reason = reason.rawValue
      report.exception = world.stopRecord
    case .raised(let exception):
      let record = world.record(of: exception)
      // A program that ends by `sys.exit()` has done what it wanted.
      if request.isMain, record.type == "SystemExit", ["", "0", "None"].contains(record.message) { return }
      report.outcome = world.isUnsupported(exception) ? .unsupported : .raised
      report.exception = record
    }
  }

  /// Forces what is deferred, and what that leaves deferred, each name once.
  private func resolveAll(_ first: [DeferredRecord]) -> [EvaluationReport.Resolved] {
    var resolved: [EvaluationReport.Resolved] = []
    var seen: Set<[String]> = []
    var waiting = first
    while !waiting.isEmpty, !world.isStopped {
      for record in waiting where seen.insert([record.importer, record.bound]).inserted && !world.isStopped {
        let exception = world.resolveDeferred(record)
        // What the end of the budget cuts short has not failed.
        if world.isStopped { break }
        resolved.append(
          EvaluationReport.Resolved(
            bound: record.bound, importer: record.importer, importedAt: record.importedAt, exception: exception))
      }
      waiting = world.deferredImports().filter { !seen.contains([$0.importer, $0.bound]) }
    }
    return resolved
  }
}
