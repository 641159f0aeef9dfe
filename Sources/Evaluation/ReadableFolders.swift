// Which files of the machine a program in the sandbox may read.
package import Basics
import Modules
import Synchronization

/// Those below the folders that it belongs to (its project, and where its modules are looked for), by their real paths: a
/// symbolic link leads no further. Two things lie elsewhere and are let through: Python source behind links in such a
/// folder, as package managers lay it out that share files between environments, and a few files of the system's that say
/// the same to everybody.
package final class ReadableFolders: Sendable {
  /// By their real paths.
  private let folders: [FilePath]
  /// As they were named.
  private let named: [FilePath]
  /// Below it, what is hidden is nobody's business but its owner's.
  private let home: FilePath?
  private let realFolders = Mutex<[FilePath: FilePath]>([:])

  /// Time zones, types of files, the system's release: what anybody on the machine may know.
  private static let common: [FilePath] = [
    "/usr/share/zoneinfo", "/etc/timezone", "/etc/localtime", "/etc/mime.types", "/etc/os-release", "/etc/lsb-release",
  ]

  /// - Parameters:
  ///   - folders: absolute; one that is the whole disk counts for the files that lie in it directly.
  ///   - home: of the user; nil: nobody's.
  package init(_ folders: [FilePath], home: FilePath?) {
    let files = FileSystem()
    func real(_ folder: FilePath) -> FilePath { (try? files.realPath(folder)) ?? folder }
    named = Array(Set(folders))
    self.folders = named.map(real) + Self.common.map(real)
    self.home = home.map(real)
  }

  /// Of the user who runs this.
  package convenience init(_ folders: [FilePath]) {
    let home = FileSystem.environmentVariable("HOME").map { FilePath(bytes: $0) }
    self.init(folders, home: home.flatMap { $0.isAbsolute ? $0 : nil })
  }

  /// May a file be read, or a folder be listed? What is not there may be looked for.
  /// - Parameters:
  ///   - path: absolute; `..` is followed as the system does.
  ///   - imports: a folder is listed for modules.
  package func allows(_ path: FilePath, imports: Bool = false) -> Bool {
    guard let real = realPath(path) else { return true }
    if contains(real, folders) { return true }
    return (imports || real.hasSuffix(".py")) && (contains(path, named) || contains(path, folders))
      && path.resolved(in: "/") == path
  }

  /// Nil where there is nothing.
  private func realPath(_ path: FilePath) -> FilePath? {
    let files = FileSystem()
    // Most are plain files in a folder that is known.
    if let folder = realFolder(path.parent), !path.lastComponent.elementsEqual("..".utf8),
      let status = try? files.status(path, followLinks: false), status.kind != .symbolicLink
    {
      return folder.appending(path.lastComponent)
    }
    return try? files.realPath(path)
  }

  private func realFolder(_ folder: FilePath) -> FilePath? {
    if let known = realFolders.withLock({ $0[folder] }) { return known }
    guard let real = try? FileSystem().realPath(folder) else { return nil }
    realFolders.withLock { $0[folder] = real }
    return real
  }

  private func contains(_ path: FilePath, _ folders: [FilePath]) -> Bool {
    folders.contains { folder in
      if folder.isRoot { return path.parent.isRoot }
      guard let inner = path.relative(to: folder) else { return false }
      return folder != home || inner.bytes.first != UInt8(ascii: ".")
    }
  }
}
