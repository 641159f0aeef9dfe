// `devtool run`: a program in the runtime, its output passed through; for those who work on the runtime.
import ArgumentParser
import Basics
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
    let host = Host.passThrough(files)
    let folder = host.absolute(program.parent.string)
    let name = file
    let programArguments = arguments, path = [folder] + searchPath
    let laziness = lazyImports
    let status = ParallelMap.onBigStack {
      let world = World(budget: .deep)
      NativeModules.register(in: world)
      world.host = host
      world.programFolder = folder
      world.laziness = laziness == "all" ? .all : .explicit
      return world.runMain(source, filename: name, arguments: [name] + programArguments, path: path)
    }
    if status != 0 { throw ExitCode(Int32(truncatingIfNeeded: status)) }
  }
}

extension Host {
  /// The files of this machine, and its standard output.
  static func passThrough(_ files: FileSystem) -> Host {
    Host(
      readFile: { try? files.read(FilePath($0)) }, isFile: { files.isFile(FilePath($0)) },
      isFolder: { files.isDirectory(FilePath($0)) },
      list: { folder in names(files, folder) },
      write: { bytes, isError in StandardOutput.write(bytes) },
      currentFolder: FileSystem.currentDirectory.string)
  }

  private static func names(_ files: FileSystem, _ folder: String) -> [String]? {
    guard let listing = try? files.list(FilePath(folder)) else { return nil }
    return (0..<listing.count).map { String(decoding: listing.name($0), as: UTF8.self) }
  }
}
