// The last parses of the files that an editor changes, for the next ones.
import Analysis
import Basics
import Synchronization

/// Of one project, however many states of it there are; the newest one goes on from it.
final class EditedFiles: Sendable {
  private let files = Mutex<[FilePath: EditedFile]>([:])

  /// Lets `summarize` go on from what is known of a file.
  func edit(_ path: FilePath, _ summarize: (inout EditedFile) -> ModuleSummary) -> ModuleSummary {
    files.withLock { files in
      // Taken out, so that nobody else has it and nothing of it is copied.
      var file = files.removeValue(forKey: path) ?? EditedFile()
      let summary = summarize(&file)
      files[path] = consume file
      return summary
    }
  }

  func keep(_ isKept: (FilePath) -> Bool) {
    files.withLock { files in
      for path in files.keys where !isKept(path) { files[path] = nil }
    }
  }
}
