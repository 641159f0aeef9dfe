// `lazyls cache`: where it lies, what it holds, and away with it.
import ArgumentParser
import Basics
import Cache
import Modules

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "What runs keep for later runs. Without it only time is lost.",
    subcommands: [Info.self, Clear.self])

  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say where the cache lies and what it holds.")

    func run() throws {
      let folder = try CacheCommand.folder()
      guard let contents = CacheContents(of: folder) else { return Terminal.print("\(folder): empty") }
      let size = contents.bytes < 1 << 20 ? "\(contents.bytes >> 10) KB" : "\(contents.bytes >> 20) MB"
      guard let summaries = contents.summaries, let files = contents.files, let codes = contents.codes else {
        return Terminal.print("\(folder): \(size), of another version or damaged")
      }
      Terminal.print("\(folder): \(size), \(summaries) summaries of \(files) files, compiled code of \(codes)")
    }
  }

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Delete it.")

    func run() throws {
      let folder = try CacheCommand.folder()
      if !CacheFolder.clear(folder) {
        throw ValidationError("cannot delete all of '\(folder)': make it writable, or delete it by hand")
      }
    }
  }

  func run() throws { throw ValidationError("say what to do with the cache: info or clear") }

  /// As a run in the current folder would have it.
  private static func folder() throws -> FilePath {
    let here = FileSystem.currentDirectory
    let configured = ConfigurationStore().configuration(forFolder: here).configuration.cacheFolder
    guard let folder = CacheFolder.place(configured: configured, in: here) else {
      throw ValidationError("there is no place for a cache: set HOME, XDG_CACHE_HOME or LAZYLS_CACHE_DIR")
    }
    return folder
  }
}
