// The files as the analysis sees them: the disk, with the editor's unsaved text on top.
package import Basics

package enum FileKind: Hashable, Sendable {
  case file, directory, symbolicLink
  /// A pipe, socket or device.
  case other
  /// The file system does not tell without a closer look.
  case unknown
}

/// Which file it is, however its path is spelled.
package struct FileIdentity: Hashable, Sendable {
  package var device: UInt64
  package var inode: UInt64
}

package struct FileStatus: Hashable, Sendable {
  package var kind: FileKind
  /// In bytes.
  package var size: Int
  package var identity: FileIdentity
  /// When its content changed last, in nanoseconds since 1970. Programs can set it.
  package var modified: Int64
  /// When its content, name or rights changed last. Only the system sets it.
  package var changed: Int64
}

/// Reads files and folders. A value: a snapshot keeps the overlays that it was made with.
///
/// Overlays are keyed by path as spelled; a path that exists only as an overlay can be read and is listed
/// in its folder, so that a new unsaved module can be imported.
package struct FileSystem: Sendable {
  /// No Python source is that long; what is, was generated or is not source.
  package static let sizeLimit = 64 << 20

  package let overlays: [FilePath: [UInt8]]
  /// Names that overlays add to each folder.
  private let overlayNames: [FilePath: [[UInt8]]]

  package init(overlays: [FilePath: [UInt8]] = [:]) {
    self.overlays = overlays
    var names: [FilePath: [[UInt8]]] = [:]
    for path in overlays.keys { names[path.parent, default: []].append(Array(path.lastComponent)) }
    overlayNames = names
  }

  /// The whole text of a file as bytes.
  /// Refuses what is not a regular file and what is longer than `limit` bytes.
  package func read(_ path: FilePath, limit: Int = sizeLimit) throws(FileProblem) -> [UInt8] {
    if !overlays.isEmpty, let text = overlays[path] { return text }
    return try POSIX.read(path, limit: limit)
  }

  /// Of what the path leads to, or, with `followLinks` false, of the link itself. The disk's answer, overlays aside.
  package func status(_ path: FilePath, followLinks: Bool = true) throws(FileProblem) -> FileStatus {
    try POSIX.status(path, followLinks: followLinks)
  }

  package func isFile(_ path: FilePath) -> Bool {
    if !overlays.isEmpty, overlays[path] != nil { return true }
    return (try? POSIX.status(path, followLinks: true))?.kind == .file
  }

  package func isDirectory(_ path: FilePath) -> Bool {
    (try? POSIX.status(path, followLinks: true))?.kind == .directory
  }

  /// The entries of a folder in no particular order, without `.` and `..`.
  package func list(_ directory: FilePath) throws(FileProblem) -> FolderListing {
    guard !overlayNames.isEmpty, let added = overlayNames[directory] else { return try POSIX.list(directory) }
    var listing = (try? POSIX.list(directory)) ?? FolderListing()
    for name in added where !listing.contains(name) {
      listing.bytes += name
      listing.endEntry(.file)
    }
    return listing
  }

  /// The path with every symbolic link followed.
  package func realPath(_ path: FilePath) throws(FileProblem) -> FilePath { try POSIX.realPath(path) }

  /// The folder that relative paths start from; the root if it was deleted.
  package static var currentDirectory: FilePath { POSIX.currentDirectory() ?? "/" }

  /// The bytes of an environment variable.
  package static func environmentVariable(_ name: String) -> [UInt8]? { POSIX.environmentVariable(name) }
}
