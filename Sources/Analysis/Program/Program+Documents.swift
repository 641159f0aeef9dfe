// Files that are no part of the program but that a finding may point at: a configuration file, a baseline.
package import Basics

extension Program {
  /// The same program with one more external file that imports nothing and that nothing imports, and what it is called
  /// in findings. A file that is there already stays as it is.
  package func adding(document path: FilePath, displayPath: String) -> (program: Program, file: FileID) {
    if let known = files.firstIndex(where: { $0.description.path == path }) {
      return (self, FileID(UInt32(known)))
    }
    var program = self
    let description = FileDescription(path: path, displayPath: displayPath, module: "", isPackage: false)
    program.files.append(
      ProgramFile(description: description, summary: ModuleSummary(SummaryRecords(options: options)), isExternal: true))
    program.links.append(FileLinks(targets: [], submodules: []))
    program.moduleOfFile.append(.none)
    return (program, FileID(UInt32(files.count)))
  }
}
