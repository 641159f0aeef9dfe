// Where modules are: the file that an import of a name would load, or the folders of a namespace package.
import Analysis
import Basics
import Modules
import Protocol

struct ModulePlaces {
  let project: Project
  /// The file that imports.
  let path: FilePath

  init(_ project: Project, _ file: FileID) {
    self.project = project
    path = project.program[file].description.path
  }

  /// The files that a name leads to: one, of a namespace package all its folders, of what is compiled in none.
  func paths(of module: String) -> [FilePath] {
    if module.isEmpty { return [] }
    let found = project.resolver.resolve(module, from: path)
    if let path = found.path { return [path] }
    return found.kind == .namespacePackage ? found.portions : []
  }

  func paths(of module: ModuleID) -> [FilePath] {
    guard module.isPresent else { return [] }
    if let file = project.program.file(module) { return [project.program[file].description.path] }
    return paths(of: project.program.name(module))
  }
}

/// One part of a module's name in an import statement, and the module that it ends.
struct ModulePathPart {
  let range: ByteRange
  let module: String
}

enum ModulePath {
  /// The parts of an import's module as the text has it; leading dots are one part, which is the package they mean.
  static func parts(of id: ImportID, in file: FileID, _ program: Program, _ text: [UInt8]) -> [ModulePathPart] {
    let record = program[file].summary[id]
    let range = record.moduleRange
    guard Int(range.end) <= text.count, !range.isEmpty else { return [] }
    var written: [(start: UInt32, end: UInt32)] = []
    var dots: UInt32?
    var index = range.start
    while index < range.end {
      let start = index
      while index < range.end, isName(text[Int(index)]) { index += 1 }
      if index > start {
        written.append((start, index))
      } else {
        if written.isEmpty, text[Int(index)] == UInt8(ascii: ".") { dots = index + 1 }
        index += 1
      }
    }
    let names = program.name(program.target(of: id, in: file)).split(separator: ".", omittingEmptySubsequences: false)
    let before = names.count - written.count
    guard before >= 0, names.first?.isEmpty == false else { return [] }
    var parts: [ModulePathPart] = []
    if record.level > 0, let dots, before > 0 {
      parts.append(
        ModulePathPart(range: ByteRange(range.start, dots), module: names[..<before].joined(separator: ".")))
    }
    for (position, part) in written.enumerated() {
      parts.append(
        ModulePathPart(
          range: ByteRange(part.start, part.end), module: names[...(before + position)].joined(separator: ".")))
    }
    return parts
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "\\"), 9, 10, 12, 13: false
    default: true
    }
  }
}
