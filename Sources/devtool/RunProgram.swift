// `devtool run`: a program in the runtime, its output passed through; for those who work on the runtime.
import ArgumentParser
import Basics
import Evaluation
import Modules
import NativeModules
import Runtime

struct RunProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a Python program in the runtime.")

  @Option(name: .customLong("search-path"), help: "A folder with library modules; may be given more than once.")
  var searchPath: [String] = []
  @Option(help: "What imports are deferred: normal (those marked) or all.") var lazyImports = "normal"
  @Argument(help: "A Python file.") var file: String
  @Argument(parsing: .captureForPassthrough, help: "Arguments for the program.") var arguments: [String] = []

  func run() throws {
    let files = FileSystem()
    let program = FilePath(file)
    let source: [UInt8]
    do throws(FileProblem) {
      source = try files.read(program)
    } catch {
      throw ValidationError("\(error)")
    }
    var host = Evaluator.host(reading: nil)
    host.write = { bytes, _ in StandardOutput.write(bytes) }
    let outside = host
    let folder = host.absolute(program.parent.string)
    let name = file
    let programArguments = arguments, path = [folder] + searchPath
    let laziness = lazyImports
    let status = ParallelMap.onBigStack {
      let world = World(budget: .deep)
      NativeModules.register(in: world)
      world.host = outside
      world.programFolder = folder
      world.laziness = laziness == "all" ? .all : .explicit
      return world.runMain(source, filename: name, arguments: [name] + programArguments, path: path)
    }
    if status != 0 { throw ExitCode(Int32(truncatingIfNeeded: status)) }
  }
}
