// From summaries to a program: absolute names, what they lead to, and who imports whom.
import Basics

/// Links files into a program. The same steps serve a whole build and one changed file.
struct Linker {
  var files: PersistentArray<ProgramFile>
  var projectCount: Int
  let options: SummaryOptions
  let provider: ModuleProvider
  var table: ModuleTable
  var links: PersistentArray<FileLinks>
  var moduleOfFile: [ModuleID]
  let threads: Int
  /// Files by path: library modules that are read once however they are named.
  var fileOfPath: [FilePath: FileID] = [:]
  /// The library files that are needed, while nothing is to be read but found out what would be; else nil.
  var marked: Set<FileID>?
  /// Those that are and were never read.
  var lacking: [ModuleID] = []
  /// Of so many names of the table it is known whether the provider knows them.
  var askedNames = 0
  /// How much of the outside is read.
  let depth: Program.Depth
  /// How many names there were, and are to be in a program made anew; how many library files were let go since.
  var nameCount = 0
  var goneCount = 0

  init(
    files: [ProgramFile], options: SummaryOptions, provider: ModuleProvider, depth: Program.Depth, threads: Int
  ) {
    self.files = PersistentArray(files)
    self.depth = depth
    projectCount = files.count
    self.options = options
    self.provider = provider
    self.threads = threads
    table = ModuleTable()
    links = PersistentArray()
    moduleOfFile = []
    for (index, file) in files.enumerated() {
      let id = FileID(UInt32(index))
      fileOfPath[file.description.path] = id
      var module = ModuleID.none
      if !file.description.module.isEmpty {
        module = table.intern(Array(file.description.module.utf8)[...], context: file.description.context)
        // Two files of one name: the first is the one that imports find, a package before a module.
        let known = table[module].file
        if known == .max || (!files[Int(known)].description.isPackage && file.description.isPackage) {
          table.setFile(module, id)
        }
      }
      moduleOfFile.append(module)
    }
  }

  /// The importers of each module, where they are known already.
  var importers: (first: [UInt32], list: [ImportReference])?

  /// What the new snapshot may take over of the effects of the one before.
  var effectBox: EffectBox?

  init(_ program: Program, threads: Int) {
    files = program.files
    projectCount = program.projectCount
    options = program.options
    provider = program.provider
    table = program.table
    links = program.links
    moduleOfFile = program.moduleOfFile
    fileOfPath = program.fileOfPath
    depth = program.depth
    nameCount = program.nameCount
    goneCount = program.goneCount
    askedNames = table.count
    self.threads = threads
  }

  /// Links `range` of the files and all that they turn out to need from outside.
  mutating func linkAll(_ range: Range<Int>, depth: Program.Depth) {
    let firstExternal = files.count
    linkTargets(range)
    if depth != .project {
      // What is read from outside may star-import from further outside; chains are short.
      var from = range
      for _ in 0..<(depth >= .libraries ? 64 : 8) {
        let first = files.count
        if depth >= .libraries { linkSubmodules(from) }
        readExternals(neededBy: from, depth)
        if files.count == first { break }
        from = first..<files.count
        linkTargets(from)
      }
    }
    // Last, because what a package binds is known once it was read.
    linkSubmodules(range)
    linkSubmodules(firstExternal..<files.count)
    if depth != .project {
      let linked = files.count
      readLoaded(by: range)
      readLoaders(ofSubmodulesReadBy: range)
      if files.count > linked { linkSubmodules(firstExternal..<files.count) }
    }
  }

  /// Looks again at which from-imports of libraries are submodules, after some packages have become known or unknown.
  /// - Returns: the files that import something else now.
  mutating func relinkImporters(of packages: some Sequence<FileID>, in before: Program) -> Set<FileID> {
    var importers: Set<FileID> = []
    for package in packages where files[Int(package.rawValue)].description.isPackage {
      for reference in before.importers(of: moduleOfFile[Int(package.rawValue)]) { importers.insert(reference.file) }
    }
    return importers.filter { file in
      let index = Int(file.rawValue)
      let old = links[index].submodules
      relinkSubmodules(index)
      return links[index].submodules != old
    }
  }

  mutating func linkTargets(_ range: Range<Int>) {
    var found: [[ModuleID]] = []
    found.reserveCapacity(range.count)
    for index in range { found.append(moduleTargets(of: index)) }
    resolveNew()
    for (targets, index) in zip(found, range) {
      let made = FileLinks(
        targets: targets.map(table.canonical), submodules: [ModuleID](repeating: .none, count: targets.count))
      if index < links.count { links[index] = made } else { links.append(made) }
    }
  }

  mutating func linkSubmodules(_ range: Range<Int>) {
    var found: [[ModuleID]] = []
    found.reserveCapacity(range.count)
    for index in range { found.append(submoduleTargets(of: index, links[index].targets)) }
    resolveNew()
    for (offset, index) in range.enumerated() {
      // A name that leads nowhere was no submodule.
      for position in found[offset].indices {
        let id = found[offset][position]
        found[offset][position] = id.isPresent && exists(id) ? table.canonical(id) : .none
      }
      links[index] = FileLinks(targets: links[index].targets, submodules: found[offset])
    }
  }

  /// The absolute name of each import's module.
  private mutating func moduleTargets(of index: Int) -> [ModuleID] {
    let file = files[index]
    let context = file.description.context
    let package = Array(file.description.package.utf8)
    let summary = file.summary
    var targets: [ModuleID] = []
    targets.reserveCapacity(summary.imports.count)
    // Aliases of one statement follow each other and name one module.
    var last: (module: TextID, level: UInt16, id: ModuleID)?
    for record in summary.imports {
      if let known = last, record.isFrom, known.module == record.module, known.level == record.level {
        targets.append(known.id)
        continue
      }
      var id = ModuleID.none
      if record.level == 0 {
        if record.module.isPresent {
          id = table.intern(
            summary.texts.bytes(record.module), context: context, hash: summary.texts.hash(record.module))
        }
      } else if let base = Self.ancestor(package, level: Int(record.level)) {
        var name = base
        if record.module.isPresent {
          name.append(UInt8(ascii: "."))
          name.append(contentsOf: summary.texts.bytes(record.module))
        }
        id = table.intern(name[...], context: context)
      }
      last = record.isFrom ? (record.module, record.level, id) : nil
      targets.append(id)
    }
    return targets
  }

  /// The package that `level` dots name, from inside `package`; nil without one, or beyond the top.
  static func ancestor(_ package: [UInt8], level: Int) -> [UInt8]? {
    if package.isEmpty { return nil }
    var end = package.count
    for _ in 1..<max(1, level) {
      guard let dot = package[..<end].lastIndex(of: UInt8(ascii: ".")) else { return nil }
      end = dot
    }
    return Array(package[..<end])
  }

  /// For each from-import of a name that the package does not bind, the submodule it may be.
  private mutating func submoduleTargets(of index: Int, _ targets: [ModuleID]) -> [ModuleID] {
    let summary = files[index].summary
    var found = [ModuleID](repeating: .none, count: targets.count)
    for (position, record) in summary.imports.enumerated() where record.isFrom && !record.isStar {
      let target = targets[position]
      guard target.isPresent, mayHaveSubmodules(target) else { continue }
      if let file = file(target) {
        let owner = files[Int(file.rawValue)]
        let symbol = owner.summary.symbol(named: record.name, of: summary.texts)
        if symbol.isPresent, owner.summary[symbol].flags.contains(.isBoundAtEnd) {
          // `from . import sub` in the package binds the submodule itself.
          if !bindsOwnSubmodule(owner.summary, symbol, of: target) { continue }
        }
      }
      var name = Array(table.bytes(target))
      name.append(UInt8(ascii: "."))
      name.append(contentsOf: summary.texts.bytes(record.name))
      found[position] = table.intern(name[...], context: table[target].context)
    }
    return found
  }

  /// Is the symbol bound by `from . import sub` alone, or by `from pkg import sub` inside `pkg`?
  private func bindsOwnSubmodule(_ summary: ModuleSummary, _ symbol: SymbolID, of package: ModuleID) -> Bool {
    for binding in summary.bindings(of: symbol) {
      guard binding.importID.isPresent else { return false }
      let record = summary[binding.importID]
      guard record.isFrom, record.name == record.bound else { return false }
      let isRelative = record.level == 1 && !record.module.isPresent
      let isOwnName =
        record.level == 0 && record.module.isPresent
        && summary.texts.bytes(record.module).elementsEqual(table.bytes(package))
      guard isRelative || isOwnName else { return false }
    }
    return true
  }

  func file(_ id: ModuleID) -> FileID? { table[id].file == .max ? nil : FileID(table[id].file) }

  private func mayHaveSubmodules(_ id: ModuleID) -> Bool {
    if let file = file(id) { return files[Int(file.rawValue)].description.isPackage }
    guard table[id].resolution != .max else { return false }
    let found = table.resolutions[Int(table[id].resolution)]
    return found.isPackage || found.kind == .namespacePackage
  }

  func exists(_ id: ModuleID) -> Bool {
    if file(id) != nil { return true }
    return table[id].resolution != .max && table.resolutions[Int(table[id].resolution)].exists
  }

  /// The importers of each module, by counting.
  func importerIndex() -> (first: [UInt32], list: [ImportReference]) {
    var first = [UInt32](repeating: 0, count: table.count + 1)
    forEachEdge { module, _ in first[module.index + 1] += 1 }
    for index in 1..<max(1, first.count) { first[index] += first[index - 1] }
    var next = first
    var list = [ImportReference](
      repeating: ImportReference(FileID(0), .none), count: Int(first.last ?? 0))
    forEachEdge { module, reference in
      list[Int(next[module.index])] = reference
      next[module.index] += 1
    }
    return (first, list)
  }

  private func forEachEdge(_ body: (ModuleID, ImportReference) -> Void) {
    for index in links.indices { forEachEdge(of: index, body) }
  }

  func forEachEdge(of index: Int, _ body: (ModuleID, ImportReference) -> Void) {
    let link = links[index]
    let imports = files[index].summary.imports
    for position in link.targets.indices where !imports[position].guardKind.isNever {
      let reference = ImportReference(FileID(UInt32(index)), ImportID(position))
      if link.targets[position].isPresent { body(link.targets[position], reference) }
      if link.submodules[position].isPresent { body(link.submodules[position], reference) }
    }
  }

  consuming func program() -> Program {
    let index = importers ?? importerIndex()
    return Program(
      files: files, projectCount: projectCount, options: options, provider: provider, links: links, table: table,
      moduleOfFile: moduleOfFile, fileOfPath: fileOfPath, firstImporter: index.first, importers: index.list,
      depth: depth, nameCount: nameCount == 0 ? table.count : nameCount, goneCount: goneCount,
      effectBox: effectBox ?? EffectBox(threads: threads))
  }
}
