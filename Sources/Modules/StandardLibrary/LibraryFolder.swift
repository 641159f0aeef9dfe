// Which of the folders that modules are looked for in is the standard library's, and of which Python.
package import Basics

/// `lib/python3.N` of some installation.
package struct LibraryFolder: Hashable, Sendable {
  package let path: FilePath
  package let version: PythonVersion

  /// A folder whose name says that it is one: `python3.12`, `python3.13t` of the free-threaded build.
  package init?(_ path: FilePath) {
    var name = path.name[...]
    guard name.hasPrefix("python3.") else { return nil }
    if name.hasSuffix("t") { name.removeLast() }
    guard let version = PythonVersion(parsing: name.dropFirst("python".count)) else { return nil }
    self.path = path
    self.version = version
  }

  /// Is the file one of the library's own, and not of what was installed in it?
  package func owns(_ file: FilePath) -> Bool {
    file.isInside(path)
      && !["site-packages", "dist-packages"].contains { file.isInside(path.appending($0)) }
  }

  /// The first of these folders that is a library and has its modules.
  package static func first(in folders: some Sequence<FilePath>, _ files: FileSystem) -> LibraryFolder? {
    for folder in folders {
      if let library = LibraryFolder(folder), files.isFile(folder.appending("os.py")) { return library }
    }
    return nil
  }
}
