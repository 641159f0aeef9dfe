// A whole program built from folders: time, memory, and what the links say.
import Analysis
import ArgumentParser
import Basics
import Glibc
import Modules
import PythonSyntax

struct ProgramBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "program-bench",
    abstract: "Build a program of all Python files under a root folder; print times, counts and peak memory.")

  @Option(help: "How many threads.") var threads = Processors.available
  @Option(help: "Folders searched for library modules.") var library: [String] = []
  @Option(help: "Print what each import of this file leads to.") var show: String?
  @Option(help: "Edit this many files and time the new snapshots.") var edits = 0
  @Flag(help: "Count what imports load.") var loads = false
  @Flag(help: "Infer what every module's body does; print counts.") var effects = false
  @Option(help: "Print what the body of this file does.") var effectsOf: String?
  @Argument(help: "The root folder: files are modules by their place in it.") var root: String

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let folder = FilePath(root)
    var descriptions: [FileDescription] = []
    while let line = readLine() {
      let path = FilePath(line)
      guard let relative = path.relative(to: folder) else { continue }
      descriptions.append(describe(path, relative))
    }
    let files = FileSystem()
    let libraries = [folder] + library.map { FilePath($0) }
    let provider = ModuleProvider(
      resolve: { name, _ in find(name, libraries, files) },
      read: { path in (try? files.read(path)).map { SourceText(file: $0) } })
    guard
      let program = Program.build(
        descriptions, options: SummaryOptions(target: .v3_15), provider: provider, threads: threads)
    else { return }
    let built = clock.now
    report(program)
    print("built in \(seconds(built - start)) s; peak \(peakMemory() >> 20) MiB")
    if let show { showImports(program, show) }
    if loads { countLoads(program) }
    if effects { countEffects(program) }
    if let effectsOf { showEffects(program, effectsOf) }
    if edits > 0 { edit(program, files) }
  }

  private func describe(_ path: FilePath, _ relative: FilePath) -> FileDescription {
    var parts = relative.string.split(separator: "/").map(String.init)
    var last = parts.removeLast()
    if last.hasSuffix(".py") { last.removeLast(3) }
    let isPackage = last == "__init__"
    if !isPackage { parts.append(last) }
    return FileDescription(
      path: path, displayPath: relative.string, module: parts.joined(separator: "."), isPackage: isPackage)
  }

  private func report(_ program: Program) {
    var imports = 0
    var kinds: [String: Int] = [:]
    var names: [String: Int] = [:]
    var verdicts: [String: Int] = [:]
    for index in program.projectFiles {
      let file = FileID(UInt32(index))
      let summary = program[file].summary
      for (position, record) in summary.imports.enumerated() {
        imports += 1
        let id = ImportID(position)
        kinds["\(program.facts(program.target(of: id, in: file)).kind)", default: 0] += 1
        verdicts[program.verdict(of: id, in: file, .all).verdict.word, default: 0] += 1
        if record.isFrom, !record.isStar {
          switch program.resolve(id, in: file) {
          case .definition: names["definition", default: 0] += 1
          case .module: names["module", default: 0] += 1
          case .missing: names["missing", default: 0] += 1
          case .unknown: names["unknown", default: 0] += 1
          }
        }
      }
    }
    print("\(program.projectCount) files, \(program.files.count - program.projectCount) external, \(imports) imports")
    for table in [kinds, names, verdicts] {
      print(table.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }
    print("\(program.cycles().count) cycles")
  }

  private func showImports(_ program: Program, _ path: String) {
    for index in program.projectFiles where program.files[index].description.displayPath == path {
      let file = FileID(UInt32(index))
      let summary = program[file].summary
      for (position, record) in summary.imports.enumerated() {
        let id = ImportID(position)
        let target = program.target(of: id, in: file)
        print(
          "\(program.name(target)) \(summary.text(record.name)): \(program.facts(target).kind), \(program.resolve(id, in: file)), "
            + "\(program.verdict(of: id, in: file, .all).verdict.word)")
      }
    }
  }

  private func countLoads(_ program: Program) {
    let clock = ContinuousClock()
    let start = clock.now
    let counter = LoadCounter(program, .all)
    var total = 0
    for index in program.projectFiles {
      let file = FileID(UInt32(index))
      for position in program[file].summary.imports.indices { total += counter.loads(of: ImportID(position), in: file) }
    }
    print("loads \(total) in \(seconds(clock.now - start)) s")
  }

  /// Edits that change nothing, and edits that add a name.
  private func edit(_ program: Program, _ files: FileSystem) {
    let clock = ContinuousClock()
    var times: [Double] = []
    var program = program
    for round in 0..<edits {
      let file = FileID(UInt32((round * 7919) % program.projectCount))
      guard var bytes = try? files.read(program[file].description.path) else { continue }
      if round % 2 == 1 { bytes += Array("\nadded_\(round) = 1\n".utf8) }
      let input = bytes
      let snapshot = program
      let summary = ParallelMap.onBigStack {
        snapshot.summarize(SourceText(buffer: input), as: snapshot[file].description)
      }
      let start = clock.now
      let update = program.updating(file, summary)
      times.append(seconds(clock.now - start) * 1000)
      program = update.program
    }
    times.sort()
    if let last = times.last { print("edits: median \(times[times.count / 2]) ms, worst \(last) ms") }
  }
}

private func find(_ name: String, _ folders: [FilePath], _ files: FileSystem) -> ModuleResolution {
  let relative = name.split(separator: ".").joined(separator: "/")
  for folder in folders {
    let path = folder.appending(relative)
    if files.isFile(path.appending("__init__.py")) {
      return ModuleResolution(.source, path: path.appending("__init__.py"), isPackage: true)
    }
    let module = FilePath(path.string + ".py")
    if files.isFile(module) { return ModuleResolution(.source, path: module) }
  }
  return ModuleResolution(.unknown)
}

/// In bytes, as the kernel counts it.
private func peakMemory() -> Int {
  var usage = rusage()
  guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
  return usage.ru_maxrss << 10
}
