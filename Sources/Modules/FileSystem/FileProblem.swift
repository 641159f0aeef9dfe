// Why a file or folder could not be read, as data and as a sentence.
package import Basics

package struct FileProblem: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case notFound
    case permissionDenied
    case isDirectory
    case isNotDirectory
    /// Something else than a file: "a named pipe", "a socket", "a device".
    case special(String)
    /// Larger than what is read; its size and the limit in bytes.
    case tooLarge(Int, limit: Int)
    /// The name holds a NUL byte or is empty, so no file can have it.
    case invalidName
    /// Anything else, in the system's words.
    case system(String)
  }

  package var path: FilePath
  package var reason: Reason

  package init(path: FilePath, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

extension FileProblem: CustomStringConvertible {
  /// One sentence without the path.
  package var explanation: String {
    switch reason {
    case .notFound: "no such file or folder"
    case .permissionDenied: "permission denied"
    case .isDirectory: "it is a folder"
    case .isNotDirectory: "it is not a folder"
    case .special(let kind): "it is \(kind), not a file; pipe its content in and give `-` instead"
    case .tooLarge(let size, let limit):
      "it has \(size >> 20) MiB, more than the \(limit >> 20) MiB that are read; exclude it"
    case .invalidName: "no file can have this name"
    case .system(let words): words
    }
  }

  package var description: String { "cannot read '\(path)': \(explanation)" }
}
