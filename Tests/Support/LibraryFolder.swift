// Where this machine has the library of the newest Python.
import Basics
import Modules

package enum LibraryFolder {
  /// Folders with the pure-Python library of CPython 3.15, if there is one: what `LAZYLS_LIBRARY` names, or where
  /// distributions put it.
  package static let searchPath: [String] = {
    let named = FileSystem.environmentVariable("LAZYLS_LIBRARY").map { String(decoding: $0, as: UTF8.self) }
    let places = [named, "/usr/lib/python3.15", "/usr/local/lib/python3.15"].compactMap(\.self)
    return places.filter { FileSystem().isFile(FilePath($0 + "/annotationlib.py")) }
  }()
}
