// `devtool run`: a program in the runtime, its output passed through; for those who work on the runtime.
import ArgumentParser
import Basics
import Modules
import Runtime

struct RunProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a Python program in the runtime.")

  @Argument(help: "A Python file.") var file: String
  @Argument(parsing: .captureForPassthrough, help: "Arguments for the program.") var arguments: [String] = []

  func run() throws {
    let files = FileSystem()
    let path = FilePath(file)
    let source: [UInt8]
    do throws(FileProblem) {
      source = try files.read(path)
    } catch {
      throw ValidationError("\(error)")
    }
    let folder = path.parent.string
    let host = Host(
      readFile: { try? files.read(FilePath($0)) }, isFile: { files.isFile(FilePath($0)) },
      isFolder: { files.isDirectory(FilePath($0)) },
      write: { bytes, isError in StandardOutput.write(bytes) })
    let name = file
    let programArguments = arguments
    let status = ParallelMap.onBigStack {
      let world = World(budget: .deep)
      world.host = host
      return world.runMain(source, filename: name, arguments: [name] + programArguments, path: [folder])
    }
    if status != 0 { throw ExitCode(Int32(truncatingIfNeeded: status)) }
  }
}
