// Where pages are written that the client shows: a private folder of this process, gone when the session ends.
import Basics
import Glibc
import Modules
import Protocol
import Synchronization

enum ReportFolder {
  private struct State {
    var folder: FilePath?
    var files: [FilePath] = []
  }
  private static let state = Mutex(State())

  /// Gives the file's name; nil when it cannot be written.
  static func write(_ text: [UInt8], _ name: String) -> DocumentURI? {
    state.withLock { state in
      if state.folder == nil { state.folder = makeFolder() }
      guard let folder = state.folder else { return nil }
      let path = folder.appending(name)
      let descriptor = unsafe open(path.string, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      var rest = text[...]
      while !rest.isEmpty {
        let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if written <= 0 {
          if errno == EINTR { continue }
          return nil
        }
        rest = rest.dropFirst(written)
      }
      if !state.files.contains(path) { state.files.append(path) }
      return DocumentURI(path: path)
    }
  }

  /// Removes what was written.
  static func clear() {
    state.withLock { state in
      for file in state.files { unsafe unlink(file.string) }
      if let folder = state.folder { unsafe rmdir(folder.string) }
      state = State()
    }
  }

  private static func makeFolder() -> FilePath? {
    let place = FileSystem.environmentVariable("TMPDIR").map { FilePath(bytes: $0) } ?? "/tmp"
    var template = place.appending("lazyls-XXXXXX").bytes.map { CChar(bitPattern: $0) } + [0]
    guard unsafe mkdtemp(&template) != nil else { return nil }
    return FilePath(bytes: template.dropLast().map { UInt8(bitPattern: $0) })
  }
}
