// `devtool conformance`: programs with recorded output, run in the runtime.
import ArgumentParser
import Basics
import JSON
import Modules
import TestSupport

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
    let searchPath = searchPath
    var passed = 0, total = 0
    for program in value.array ?? [] {
      guard let id = program["id"]?.string, only.isEmpty || id.contains(only) else { continue }
      total += 1
      let difference = RecordedProgram(program).difference(searchPath: searchPath)
      if let difference {
        StandardOutput.write(Array("\(id): \(verbose ? difference : String(difference.prefix(100)))\n".utf8))
      } else {
        passed += 1
      }
    }
    StandardOutput.write(Array("\(passed) of \(total) programs as recorded\n".utf8))
  }
}
