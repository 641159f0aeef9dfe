// Programs with several files whose output, exception and loaded modules CPython 3.15 gave: how ours differs.
import Basics
import Evaluation
package import JSON
import Modules
import NativeModules
package import Runtime
import Synchronization

/// One program and its recorded output.
package struct RecordedProgram: Sendable, CustomStringConvertible {
  package let id: String
  package var description: String { id }
  /// Library modules that it imports.
  package let needs: [String]
  let files: [String: [UInt8]]
  let folders: Set<String>
  let laziness: Laziness
  let stdout: String
  let exceptionType: String?
  let exceptionMessage: String?
  let loaded: [String]

  package init(_ program: JSONValue) {
    id = program["id"]?.string ?? ""
    needs = program["stdlib"]?.array?.compactMap(\.string) ?? []
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
    laziness = program["dialect"]?.string == "pep810-all" ? .all : .explicit
    stdout = program["stdout"]?.string ?? ""
    exceptionType = program.at("exception", "type")?.string
    exceptionMessage = program.at("exception", "message")?.string
    loaded = program["loaded"]?.array?.compactMap(\.string) ?? []
  }

  /// A program written in sections, each behind a line `=== NAME`: its files, then `stdout`, perhaps `exception`, and
  /// `loaded`, the names of its modules that are loaded at the end.
  package init(sections text: String, id: String, laziness: Laziness) {
    var files: [String: [UInt8]] = [:]
    var folders: Set<String> = [""]
    var expected: [String: String] = [:]
    for part in ("\n" + text.trimmedAtEnd).split(separator: "\n=== ", omittingEmptySubsequences: false).dropFirst() {
      let end = part.firstIndex(of: "\n") ?? part.endIndex
      let name = String(part[..<end])
      let content = end == part.endIndex ? "" : String(part[part.index(after: end)...]) + "\n"
      if name.hasSuffix(".py") {
        files[name] = Array(content.utf8)
        for cut in name.indices where name[cut] == "/" { folders.insert(String(name[..<cut])) }
      } else {
        expected[name] = content
      }
    }
    self.files = files
    self.folders = folders
    self.id = id
    self.laziness = laziness
    needs = []
    stdout = expected["stdout"].map { $0 == "\n" ? "" : $0 } ?? ""
    let exception = expected["exception"]?.dropLast()
    exceptionType = exception?.prefix { $0 != ":" }.description
    exceptionMessage = exception?.drop { $0 != ":" }.dropFirst(2).description
    loaded = (expected["loaded"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// How the runtime's behaviour differs from the record; nil where it does not.
  /// - Parameter searchPath: where library modules are looked for.
  package func difference(searchPath: [String]) -> String? {
    ParallelMap.onBigStack { run(searchPath) }
  }

  private func run(_ searchPath: [String]) -> String? {
    let output = Mutex<[UInt8]>([])
    let files = files, folders = folders
    var budget = Budget()
    budget.instructions = 50_000_000
    budget.memory = 1 << 28
    let world = World(budget: budget)
    world.laziness = laziness
    // The programs lie in a folder that is only there for the program.
    let root = "/root-of-program"
    let library = Evaluator.host(reading: nil)
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
    func shown(_ text: String) -> String {
      text.split(separator: root, omittingEmptySubsequences: false).joined(separator: "<ROOT>")
    }
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

extension String {
  /// Without line breaks at the end.
  fileprivate var trimmedAtEnd: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isNewline { end = index(before: end) }
    return self[..<end]
  }
}
