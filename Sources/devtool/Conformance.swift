// `devtool conformance`: programs with recorded output, run in the runtime.
import ArgumentParser
import Basics
import JSON
import Modules
import NativeModules
import Runtime
import Synchronization

extension String {
  /// Without Foundation.
  fileprivate func replacingOccurrences(of part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}

struct Conformance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the programs of a conformance file in the runtime and say which give the recorded output.")

  @Argument(help: "A JSON file: an array of programs with files, stdout, exception, loaded.") var file: String
  @Option(help: "Only programs whose id contains this.") var only: String = ""
  @Option(name: .customLong("search-path"), help: "A folder with library modules; may be given more than once.")
  var searchPath: [String] = []
  @Flag(help: "Show what differs.") var verbose = false

  func run() throws {
    let value: JSONValue
    do {
      value = try JSONValue.parse(FileSystem().read(FilePath(file)))
    } catch {
      throw ValidationError("\(error)")
    }
    let library = Host.passThrough(FileSystem()), searchPath = searchPath
    var passed = 0, total = 0
    for program in value.array ?? [] {
      guard let id = program["id"]?.string, only.isEmpty || id.contains(only) else { continue }
      total += 1
      let difference = ParallelMap.onBigStack {
        ConformanceRun(program, searchPath: searchPath, library: library).difference()
      }
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
  /// Where the library's modules are looked for, and how.
  let searchPath: [String]
  let library: Host

  init(_ program: JSONValue, searchPath: [String], library: Host) {
    self.searchPath = searchPath
    self.library = library
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
    let files = files, folders = folders
    var budget = Budget()
    budget.instructions = 50_000_000
    budget.memory = 1 << 28
    let world = World(budget: budget)
    world.laziness = isAll ? .all : .explicit
    // The programs lie in a folder that is only there for the program.
    let root = "/root-of-program"
    let library = library
    @Sendable func own(_ path: String) -> String? {
      path == root ? "" : path.hasPrefix(root + "/") ? String(path.dropFirst(root.utf8.count + 1)) : nil
    }
    NativeModules.register(in: world)
    world.host = Host(
      readFile: { path in own(path).map { files[$0] } ?? library.readFile(path) },
      isFile: { path in own(path).map { files[$0] != nil } ?? library.isFile(path) },
      isFolder: { path in own(path).map { folders.contains($0) } ?? library.isFolder(path) },
      list: { path in own(path) == nil ? library.list(path) : nil },
      write: { bytes, isError in if !isError { output.withLock { $0 += bytes } } },
      currentFolder: root)
    let outcome = world.runProgram(
      files["main.py"] ?? [], filename: "main.py", arguments: ["main.py"], path: [root] + searchPath)
    func shown(_ text: String) -> String { text.replacingOccurrences(of: root, with: "<ROOT>") }
    let printed = shown(String(decoding: output.withLock { $0 }, as: UTF8.self))
    if printed != stdout {
      return "stdout \(printed.debugDescription), not \(stdout.debugDescription); \(outcome.text)"
    }
    if outcome.type != exceptionType { return "exception \(outcome.text), not \(exceptionType ?? "none")" }
    if let exceptionMessage, shown(outcome.message) != exceptionMessage {
      return "message \(outcome.message), not \(exceptionMessage)"
    }
    let names = Set(files.keys.flatMap { moduleNames($0) })
    let mine = world.loadedModules.filter { names.contains($0) }.sorted()
    return mine == loaded.sorted() ? nil : "loaded \(mine), not \(loaded)"
  }

  /// The names that a file can have as a module, whatever folders are on the path.
  private func moduleNames(_ path: String) -> [String] {
    guard path.hasSuffix(".py") else { return [] }
    var parts = path.dropLast(3).split(separator: "/")
    if parts.last == "__init__" { parts.removeLast() }
    return parts.indices.map { parts[$0...].joined(separator: ".") }
  }
}
