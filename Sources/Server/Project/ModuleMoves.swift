// Modules under new names, and the edits that let every import of them mean them still.
import Analysis
import Basics
import Modules
import PythonSyntax

struct ModuleMoves {
  private let project: Project
  private var program: Program { project.program }
  /// New names by file, and the packages that moved files lie in from then on.
  private var names: [FileID: String] = [:]
  private var packages: [FileID: String] = [:]

  init(_ project: Project) { self.project = project }

  var isEmpty: Bool { names.isEmpty }

  /// A file or a folder with all that is in it.
  mutating func add(_ old: FilePath, _ new: FilePath) {
    for index in program.projectFiles {
      let file = FileID(UInt32(index))
      let description = program[file].description
      guard description.path == old || description.path.isInside(old), !description.module.isEmpty else { continue }
      guard let name = name(of: description, old, new) else { continue }
      names[file] = name
      packages[file] = description.isPackage ? name : Self.parent(name)
    }
  }

  private func name(of description: FileDescription, _ old: FilePath, _ new: FilePath) -> String? {
    if description.path == old {
      let name = project.resolver.moduleName(ofFile: new).name
      return name.isEmpty ? nil : name
    }
    // In a folder: what its name is as a module beside it, then the rest of the way. How many parts the folder's own
    // name takes, the file's old name says.
    guard let way = description.path.relative(to: old) else { return nil }
    let depth = way.bytes.count { $0 == UInt8(ascii: "/") } + (description.isPackage ? 0 : 1)
    let parts = description.module.split(separator: ".")
    guard parts.count > depth else { return nil }
    let folder = project.resolver.moduleName(ofFile: new.parent.appending(new.lastComponent + Array(".py".utf8))).name
    if folder.isEmpty { return nil }
    return ([folder] + parts.suffix(depth).map(String.init)).joined(separator: ".")
  }

  /// What a module is called from then on; nil if that is what it is called now. Whoever finds its file by the end of its
  /// name, from a folder within its package, finds it by the end of the new one.
  private func newName(of module: ModuleID) -> String? {
    guard let file = program.file(module), let new = names[file] else { return nil }
    let own = program[file].description.module
    let used = program.name(module)
    if own == used { return new }
    guard own.hasSuffix("." + used) else { return nil }
    let around = own.dropLast(used.utf8.count)
    return new.hasPrefix(around) ? String(new.dropFirst(around.count)) : nil
  }

  private func newName(of module: String, askedIn file: FileID) -> String? {
    program.module(named: module, context: program[file].description.context).flatMap(newName(of:))
  }

  private static func parent(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
  }

  /// In the order of the files, and of each file's text.
  func edits() -> [TextEdit] {
    var files = Set(packages.keys)
    for reference in program.projectImports(naming: { newName(of: $0) != nil }) { files.insert(reference.file) }
    // Lists and strings name modules without importing them.
    if let loader = program.module(named: "importlib") {
      for reference in program.importers(of: loader) where !program[reference.file].isExternal {
        files.insert(reference.file)
      }
    }
    for index in program.projectFiles where !program.files[index].summary.lazyEntries.isEmpty {
      files.insert(FileID(UInt32(index)))
    }
    return files.sorted().flatMap(edits(in:))
  }

  private func edits(in file: FileID) -> [TextEdit] {
    let summary = program[file].summary
    if summary.flags.contains(.isTranscoded) { return [] }
    guard let text = program.source(of: file)?.bytes, text.count == Int(summary.length) else { return [] }
    var edits: [TextEdit] = []
    func replace(_ range: ByteRange, _ new: String) {
      guard range.start <= range.end, Int(range.end) <= text.count else { return }
      let edit = TextEdit(Location(file, range), new)
      if !edits.contains(edit), !text[Int(range.start)..<Int(range.end)].elementsEqual(new.utf8) { edits.append(edit) }
    }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      let target = program.target(of: id, in: file)
      guard target.isPresent, !record.flags.contains(.isFuture) else { continue }
      let oldName = program.name(target)
      let newName = newName(of: target) ?? oldName
      let submodule = program.submodule(of: id, in: file)
      if record.isFrom, submodule.isPresent, let moved = self.newName(of: submodule), Self.parent(moved) != newName {
        if let move = moveOut(record, of: file, to: moved, text) {
          for edit in move { replace(edit.range, edit.text) }
        }
        continue
      }
      if record.level > 0 {
        // Relative names count from the package, which may be another one now.
        let package = packages[file] ?? program[file].description.package
        if ModuleNames.absolute(summary.text(record.module), level: Int(record.level), within: package) != newName {
          replace(record.moduleRange, Self.relative(newName, from: package))
        }
      } else if newName != oldName {
        replace(record.moduleRange, newName)
        if !record.isFrom, !record.asName.isPresent {
          for use in summary.uses where use.importID == id { rename(use, oldName, newName, text, replace) }
        }
      }
      if record.isFrom, submodule.isPresent, let moved = self.newName(of: submodule) {
        let last = String(moved.split(separator: ".").last ?? "")
        let own = summary.text(record.name)
        if last != own { renameImported(record, own, last, summary, replace) }
      }
    }
    for entry in summary.lazyEntries where entry.form == .literal {
      let name = summary.text(entry.text)
      guard let new = newName(of: name, askedIn: file), entry.range.length == name.utf8.count + 2
      else { continue }
      replace(ByteRange(entry.range.start + 1, entry.range.end - 1), new)
    }
    for literal in ModuleLiteral.all(in: file, program, text) {
      if let new = newName(of: literal.name, askedIn: file) { replace(literal.range, new) }
    }
    return edits.sorted { $0.location.range < $1.location.range }
  }

  /// `a.b.c` in the text of a use, where it is spelled so without blanks.
  private func rename(
    _ use: Use, _ old: String, _ new: String, _ text: [UInt8], _ replace: (ByteRange, String) -> Void
  ) {
    let end = Int(use.start) + old.utf8.count
    guard end <= Int(use.end), end <= text.count, text[Int(use.start)..<end].elementsEqual(old.utf8) else { return }
    replace(ByteRange(use.start, UInt32(clamping: end)), new)
  }

  /// The name of a submodule in a from-import, and its mentions; where others may see it, it keeps its name by `as`.
  private func renameImported(
    _ record: ImportRecord, _ old: String, _ new: String, _ summary: ModuleSummary,
    _ replace: (ByteRange, String) -> Void
  ) {
    let length = UInt32(clamping: old.utf8.count)
    let name = ByteRange(record.alias.start, record.alias.start + length)
    if record.asName.isPresent {
      replace(name, new)
      return
    }
    let isOnly =
      record.symbol.isPresent && summary.bindings(of: record.symbol).count == 1
      && record.flags.isDisjoint(with: [.isExported, .isRebound]) && !summary.options.isPackage
      && !summary.symbol(named: new).isPresent
    guard isOnly else {
      replace(record.alias, "\(new) as \(old)")
      return
    }
    replace(name, new)
    for use in summary.uses where use.symbol == record.symbol {
      replace(ByteRange(use.start, use.start + length), new)
    }
  }

  /// The only name of a from-import, which lies in another package from now on; of several names it gets a statement of
  /// its own.
  private func moveOut(
    _ record: ImportRecord, of file: FileID, to moved: String, _ text: [UInt8]
  ) -> [(range: ByteRange, text: String)]? {
    let summary = program[file].summary
    let parts = moved.split(separator: ".").map(String.init)
    guard let last = parts.last else { return nil }
    let parent = parts.dropLast().joined(separator: ".")
    let bound = summary.text(record.bound)
    let alias = last == bound ? last : "\(last) as \(bound)"
    let statement =
      (record.isLazy ? "lazy " : "") + (parent.isEmpty ? "import \(alias)" : "from \(parent) import \(alias)")
    if !record.flags.contains(.isOneOfMany) { return [(record.statement, statement)] }
    let others = summary.imports.filter { $0.statement == record.statement }
    guard let place = others.firstIndex(where: { $0.alias == record.alias }) else { return nil }
    let gone =
      place + 1 < others.count
      ? ByteRange(record.alias.start, others[place + 1].alias.start)
      : ByteRange(others[place - 1].alias.end, record.alias.end)
    // A comment between two names belongs to one of them, and who knows to which.
    if text[Int(gone.start)..<Int(gone.end)].contains(UInt8(ascii: "#")) { return nil }
    var start = Int(record.statement.start)
    while start > 0, text[start - 1] == 32 || text[start - 1] == 9 { start -= 1 }
    let isFirst = start == 0 || text[start - 1] == 10 || text[start - 1] == 13
    let indentation = String(decoding: text[start..<Int(record.statement.start)], as: UTF8.self)
    let before = isFirst ? "\(statement)\n\(indentation)" : "\(statement); "
    return [(ByteRange(at: record.statement.start), before), (gone, "")]
  }

  /// A module's name as one writes it in a package: with as few dots as it takes, in full where no dots lead there.
  private static func relative(_ name: String, from package: String) -> String {
    var base = package.split(separator: ".").map(String.init)
    let parts = name.split(separator: ".").map(String.init)
    var dots = 1
    while !base.isEmpty {
      if parts.starts(with: base) {
        return String(repeating: ".", count: dots) + parts.dropFirst(base.count).joined(separator: ".")
      }
      base.removeLast()
      dots += 1
    }
    return name
  }
}
