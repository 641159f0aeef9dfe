// `lazyls dump-ast`: the syntax tree as CPython's `ast.dump` prints it.
import ArgumentParser
import Basics
import Modules
import PythonSyntax

struct DumpAST: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump-ast",
    abstract: "Print a file's syntax tree in the format of CPython's ast.dump(…, include_attributes=True, indent=1).")

  @Argument(help: "A Python file.") var file: String

  func run() throws {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try FileSystem().read(FilePath(file))
    } catch {
      throw ValidationError("\(error)")
    }
    let tree = ParallelMap.onBigStack { PythonSyntax.parse(SourceText(bytes: bytes)) }
    if let error = tree.errors.first {
      let place = LineIndex(tree.source.bytes).position(of: Int(error.range.start), in: .codePoints)
      Terminal.say("\(file):\(place.line + 1):\(place.column + 1): \(error.message)")
      throw ExitCode(1)
    }
    Terminal.write(ParallelMap.onBigStack { dump(tree) } + [UInt8(ascii: "\n")])
  }
}
