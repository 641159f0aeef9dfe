// Does a package's code do something to the import system? A look for five words, once for each version of a file.
import Basics
import Synchronization

/// Words in a source file after which its package may hold modules that no folder shows.
struct PathTricks: OptionSet, Sendable {
  let rawValue: UInt8
  /// `pkgutil.extend_path`, `pkg_resources.declare_namespace`: the package lies in several folders.
  static let spreadsPackage = PathTricks(rawValue: 1)
  /// `sys.modules`, `sys.meta_path`, `__path__`: modules may be made or found by code.
  static let makesModules = PathTricks(rawValue: 2)

  private static let words: [(text: [UInt8], means: PathTricks)] = [
    (Array("extend_path".utf8), .spreadsPackage), (Array("declare_namespace".utf8), .spreadsPackage),
    (Array("sys.modules".utf8), .makesModules), (Array("meta_path".utf8), .makesModules),
    (Array("__path__".utf8), .makesModules),
  ]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(in text: [UInt8]) {
    self = []
    for word in Self.words where Self.contains(text, word.text) { insert(word.means) }
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    var at = 0
    while at <= text.count - word.count {
      var matched = 0
      while matched < word.count, text[at &+ matched] == word[matched] { matched &+= 1 }
      if matched == word.count { return true }
      at &+= 1
    }
    return false
  }
}

/// The answers by file. A changed file is read again.
final class PathTrickCache: Sendable {
  private struct Entry {
    var modified: Int64
    var size: Int
    var tricks: PathTricks
  }
  private let known = Mutex<[FilePath: Entry]>([:])

  func tricks(of path: FilePath, _ files: FileSystem) -> PathTricks {
    guard path.hasSuffix(".py"), let status = try? files.status(path) else { return [] }
    if let entry = known.withLock({ $0[path] }), entry.modified == status.modified, entry.size == status.size {
      return entry.tricks
    }
    guard let text = try? files.read(path, limit: 4 << 20) else { return [] }
    let tricks = PathTricks(in: text)
    known.withLock { $0[path] = Entry(modified: status.modified, size: status.size, tricks: tricks) }
    return tricks
  }
}
