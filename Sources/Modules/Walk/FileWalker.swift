// Finds the Python files under the paths that a user named, on all cores, in an order that never varies.
package import Basics

/// The walk goes in rounds: each folder that is still open is explored some way down by one of several threads, and
/// their results are put together in order. So there is no queue to lock, and the outcome cannot depend on who was
/// first.
package struct FileWalker: Sendable {
  package struct Outcome: Sendable {
    /// Spelled as the named paths were, sorted, each once.
    package var files: [FilePath] = []
    /// Files that start Python (`LaunchFile`), in the same manner.
    package var launchFiles: [FilePath] = []
    /// Named paths that are not there, folders that cannot be read.
    package var problems: [FileProblem] = []
  }

  package var files: FileSystem
  package var threads: Int
  /// Skip what `.gitignore` and `.git/info/exclude` name.
  package var respectsGitIgnore: Bool
  /// The rules of the configuration that holds in a folder; asked for the named folders and those on the way that
  /// contain a configuration file.
  package var excludes: @Sendable (_ folder: FilePath) -> IgnoreRules?
  package var currentDirectory: FilePath

  package init(
    files: FileSystem = FileSystem(), threads: Int = Processors.available, respectsGitIgnore: Bool = true,
    currentDirectory: FilePath = FileSystem.currentDirectory,
    excludes: @escaping @Sendable (_ folder: FilePath) -> IgnoreRules? = { _ in nil }
  ) {
    self.files = files
    self.threads = threads
    self.respectsGitIgnore = respectsGitIgnore
    self.currentDirectory = currentDirectory
    self.excludes = excludes
  }

  /// All `.py` files in the folders named, and the files named whatever they are called; apart from them the files that
  /// start Python.
  /// What is named is taken even if it is ignored; of a folder's content, what is ignored is left out.
  package func walk(_ paths: [FilePath], cancellation: Cancellation? = nil) -> Outcome {
    var outcome = Outcome()
    for path in paths {
      let place = path.isEmpty ? currentDirectory : path.resolved(in: currentDirectory)
      do throws(FileProblem) {
        if files.overlays[place] == nil, try files.status(place).kind == .directory {
          var walk = Walk(walker: self, named: path, root: place, cancellation: cancellation)
          walk.run()
          outcome.files += walk.sortedFiles()
          outcome.launchFiles += walk.launchFiles
          outcome.problems += walk.problems
        } else if LaunchFile(place) != nil {
          outcome.launchFiles.append(path)
        } else {
          outcome.files.append(path)
        }
      } catch {
        outcome.problems.append(FileProblem(path: path, reason: error.reason))
      }
    }
    if paths.count > 1 {
      var seen: Set<FilePath> = []
      outcome.files = outcome.files.filter { seen.insert($0.resolved(in: currentDirectory)).inserted }.sorted()
      outcome.launchFiles = outcome.launchFiles.filter { seen.insert($0.resolved(in: currentDirectory)).inserted }
        .sorted()
    }
    return outcome
  }
}
