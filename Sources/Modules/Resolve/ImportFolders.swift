// What `sys.path` holds when a program of a project starts, for those who evaluate it.
package import Basics

extension ModuleResolver {
  /// The folders that a file's imports are looked for in, in order, each once: the project's roots, configured folders
  /// and PYTHONPATH, the standard library, what is installed.
  package func importFolders(forFile file: FilePath) -> [FilePath] {
    let path = searchPath(of: importer(forFile: file))
    var seen: Set<FilePath> = []
    let editable = path.editable.values.map(\.parent).sorted()
    return (path.roots + path.early + path.library + path.packages + editable).filter { seen.insert($0).inserted }
  }
}
