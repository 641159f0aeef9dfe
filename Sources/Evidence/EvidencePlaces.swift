// From findings to lines that the runtime knows, and back.
package import Analysis
import Basics
import PythonSyntax
import Runtime

/// Lines of the program's files. Of one thread.
package final class EvidencePlaces {
  private let program: Program
  private var lines: [FileID: LineIndex] = [:]

  package init(_ program: Program) { self.program = program }

  /// The import statements that a finding names: where it stands itself, and in its evidence.
  func imports(of finding: Finding) -> Set<Place> {
    var found: Set<Place> = []
    for location in [finding.location] + finding.related.map(\.location) {
      for record in program[location.file].summary.imports
      where record.statement.contains(location.range.start) || location.range.contains(record.statement.start) {
        found.insert(place(of: Location(location.file, record.statement)))
      }
    }
    return found
  }

  /// All import statements of a file of the project.
  func imports(in file: FileID) -> Set<Place> {
    if program[file].isExternal { return [] }
    return Set(program[file].summary.imports.map { place(of: Location(file, $0.statement)) })
  }

  func place(of location: Location) -> Place {
    Place(
      path: program[location.file].description.path.string,
      line: index(location.file).position(of: location.range.start).line + 1)
  }

  /// The line without its indentation; nil outside the program.
  func location(of place: Place) -> Location? {
    guard let file = program.file(at: FilePath(place.path)) else { return nil }
    let index = index(file)
    guard place.line > 0, place.line <= index.lineStarts.count else { return nil }
    var start = Int(index.lineStarts[place.line - 1])
    var end = place.line < index.lineStarts.count ? Int(index.lineStarts[place.line]) : index.bytes.count
    while start < end, [32, 9, 12].contains(index.bytes[start]) { start += 1 }
    while end > start, [10, 13, 32].contains(index.bytes[end - 1]) { end -= 1 }
    return Location(file, ByteRange(UInt32(start), UInt32(end)))
  }

  /// Does the file use what the import statement there binds, or hand it on?
  func isRead(_ statement: Location) -> Bool {
    let summary = program[statement.file].summary
    let own = summary.imports.indices.filter {
      summary.imports[$0].statement.contains(statement.range.start)
        || statement.range.contains(summary.imports[$0].statement.start)
    }
    if summary.uses.contains(where: { own.contains($0.importID.index) }) { return true }
    let isPackage = program[statement.file].description.isPackage
    return own.contains { index in
      let record = summary.imports[index]
      return record.isStar || record.flags.contains(.isRedundantAlias) || (isPackage && record.isFrom)
    }
  }

  private func index(_ file: FileID) -> LineIndex {
    if let known = lines[file] { return known }
    let made = LineIndex(program.source(of: file)?.bytes ?? [])
    lines[file] = made
    return made
  }
}
