// What a run knows once its files are read and linked, before anything is judged.
import Analysis
import Basics
import Cache
import Modules

struct LinkedRun: Sendable {
  var program: Program
  /// The configuration of what was named first: it says how the run as a whole goes.
  var main: Configuration
  var store: ConfigurationStore
  var threads: Int
  /// The disk, with standard input on top.
  var files: FileSystem
  /// What was asked for: files and folders, absolute.
  var named: [FilePath]
  /// What is kept between runs.
  var cache: DiskCache?

  /// Reads a file's bytes again.
  var read: @Sendable (FilePath) -> [UInt8]? {
    let files = self.files
    return { path in try? files.read(path) }
  }

  /// The folder that was named first, or that of the file.
  var folder: FilePath { files.isDirectory(named[0]) ? named[0] : named[0].parent }

  /// What paths in fingerprints and baselines are relative to, whatever folder the run was started in: the repository,
  /// else the project.
  var root: FilePath {
    if let repository = GitRepository(around: folder, files) { return repository.root }
    return main.folder.isRoot ? FileSystem.currentDirectory : main.folder
  }

  /// Is the path one of those that the run looks at, or would if it were there?
  func covers(_ path: FilePath) -> Bool { named.contains { path.isInside($0) } }
}
