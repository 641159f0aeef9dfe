// `devtool conformance`: programs with recorded output, run in the runtime.
import ArgumentParser
import Basics
import JSON
import Modules
import NativeModules
import Runtime
import Synchronization

struct Conformance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the programs of a conformance file in the runtime and say which give the recorded output.")

  @Argument(help: "A JSON file: an array of programs with files, stdout, exception, loaded.") var file: String
  @Option(help: "Only programs whose id contains this.") var only: String = ""
  @Option(help: "A folder behind the program's own on sys.path; may be given again.") var searchPath: [String] = []
  @Flag(help: "Show what differs.") var verbose = false

  func run() throws {
    let value: JSONValue
    do {
      value = try JSONValue.parse(FileSystem().read(FilePath(file)))
    } catch {
      throw ValidationError("\(error)")
    }
    var passed = 0, total = 0
    let searchPath = searchPath
    for program in value.array ?? [] {
      guard let id = program["id"]?.string, only.isEmpty || id.contains(only) else { continue }
      total += 1
      let difference = ParallelMap.onBigStack { ConformanceRun(program, searchPath: searchPath).difference() }
      if let difference {
        StandardOutput.write(Array("\(id): \(verbose ? difference : String(difference.prefix(100)))\n".utf8))
      } else {
        passed += 1
      }
    }
    StandardOutput.write(Array("\(passed) of \(total) programs as recorded\n".utf8))
  }
}

/// One program and its recorded output.
struct ConformanceRun: Sendable {
  let files: [String: [UInt8]]
  let folders: Set<String>
  let isAll: Bool
  let stdout: String
  let exceptionType: String?
  let exceptionMessage: String?
  let loaded: [String]

  /// Folders with more modules.
  let searchPath: [String]

  init(_ program: JSONValue, searchPath: [String]) {
    self.searchPath = searchPath
    var files: [String: [UInt8]] = [:]
    var folders: Set<String> = [""]
    if case .object(let object)? = program["files"] {
      for member in object.members {
        files[member.key] = Array((member.value.string ?? "").utf8)
        var path = member.key[...]
        while let slash = path.lastIndex(of: "/") {
          path = path[..<slash]
          folders.insert(String(path))
        }
      }
    }
    self.files = files
    self.folders = folders
    isAll = program["dialect"]?.string == "pep810-all"
    stdout = program["stdout"]?.string ?? ""
    exceptionType = program.at("exception", "type")?.string
    exceptionMessage = program.at("exception", "message")?.string
    loaded = program["loaded"]?.array?.compactMap(\.string) ?? []
  }

  /// How the runtime's behaviour differs from the record; nil where it does not.
  func difference() -> String? {
    let output = Mutex<[UInt8]>([])
    let files = files, folders = folders, disk = FileSystem()
    var budget = Budget()
    budget.instructions = 50_000_000
    budget.memory = 1 << 28
    let world = World(budget: budget)
    world.isLazyEverywhere = isAll
    NativeModules.register(in: world)
    world.host = Host(
      readFile: { files[$0] ?? ($0.hasPrefix("/") ? try? disk.read(FilePath($0)) : nil) },
      isFile: { files[$0] != nil || $0.hasPrefix("/") && disk.isFile(FilePath($0)) },
      isFolder: { folders.contains($0) || $0.hasPrefix("/") && disk.isDirectory(FilePath($0)) },
      write: { bytes, isError in if !isError { output.withLock { $0 += bytes } } })
    let outcome = world.runProgram(
      files["main.py"] ?? [], filename: "main.py", arguments: ["main.py"], path: [""] + searchPath)
    let printed = String(decoding: output.withLock { $0 }, as: UTF8.self)
    if printed != stdout {
      return "stdout \(printed.debugDescription), not \(stdout.debugDescription); \(outcome.text)"
    }
    if outcome.type != exceptionType { return "exception \(outcome.text), not \(exceptionType ?? "none")" }
    if let exceptionMessage, outcome.message != exceptionMessage {
      return "message \(outcome.message), not \(exceptionMessage)"
    }
    let own = Set(files.keys.compactMap { moduleName($0) })
    let mine = world.loads.filter { own.contains($0) }.sorted()
    return mine == loaded.sorted() ? nil : "loaded \(mine), not \(loaded)"
  }

  private func moduleName(_ path: String) -> String? {
    guard path.hasSuffix(".py") else { return nil }
    var parts = path.dropLast(3).split(separator: "/")
    if parts.last == "__init__" { parts.removeLast() }
    return parts.joined(separator: ".")
  }
}
