// lazyls.status: what the server holds, and how much memory that takes.
import Analysis
import Basics
import JSON
import Modules
import Protocol

enum StatusCommand: Command {
  static let title = "Counting"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    report("lazyls", snapshot, context)
  }

  /// - Parameter start: what the sentence to the user begins with.
  static func report(_ start: String, _ snapshot: Snapshot, _ context: RequestContext) -> JSONValue {
    var folders: [JSONValue] = []
    var words: [String] = []
    for project in snapshot.projects {
      guard let folder = project.folder else { continue }
      let program = project.program
      let libraries = program.libraryCount
      let dialect = "\(project.configuration(folder.appending("__init__.py")).dialect)"
      folders.append([
        "folder": .string(folder.string), "files": .integer(program.projectCount), "libraryFiles": .integer(libraries),
        "target": .string("\(program.options.target)"), "dialect": .string(dialect), "isWhole": .bool(project.isWhole),
      ])
      let open = project.isWhole ? "" : "open "
      words.append("\(folder.name): \(program.projectCount) \(open)files and \(libraries) of libraries, `\(dialect)`")
    }
    let bytes = Self.residentBytes
    let documents = snapshot.work.documents.count
    var message =
      "\(start): \(words.isEmpty ? "no folder" : words.joined(separator: "; ")); \(documents) open; \(bytes >> 20) MB"
    if !snapshot.isWhole { message += ". \(partial)" }
    context.show(.info, message)
    return [
      "message": .string(message), "folders": .array(folders), "documents": .integer(documents),
      "residentBytes": .integer(bytes), "bytesInUse": .integer(Allocator.bytesInUse),
    ]
  }

  /// Of a scan that somebody cancelled.
  static let partial =
    "The scan was cancelled: only open files are known until something changes on disk, or `lazyls.reload` reads the rest"

  /// 0 where the system does not tell.
  private static var residentBytes: Int {
    guard let text = try? FileSystem().read("/proc/self/statm") else { return 0 }
    let numbers = String(decoding: text, as: UTF8.self).split(separator: " ")
    return numbers.count > 1 ? (Int(numbers[1]) ?? 0) * 4096 : 0
  }
}
