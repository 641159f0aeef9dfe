// All modules of a project, linked: an immutable snapshot that rules and the language server ask.
package import Basics
package import PythonSyntax

/// What a dotted name of the program is.
package struct ModuleFacts: Hashable, Sendable {
  package var kind: ModuleResolution.Kind
  package var isPackage: Bool
  package var isStandardLibrary: Bool
  /// Its file in the program, an external one included.
  package var file: FileID?
  /// "3.12", "Windows": see `ModuleResolution.Kind`.
  package var detail: String
  package var exists: Bool {
    switch kind {
    case .source, .namespacePackage, .compiled, .builtin: true
    case .removed, .otherPlatform, .tooNew, .missing, .unknown: false
    }
  }
}

/// One import of one file.
package struct ImportReference: Hashable, Sendable, Comparable {
  package var file: FileID
  package var importID: ImportID
  package init(_ file: FileID, _ importID: ImportID) {
    self.file = file
    self.importID = importID
  }
  package static func < (a: ImportReference, b: ImportReference) -> Bool {
    a.file != b.file ? a.file < b.file : a.importID < b.importID
  }
}

/// A linked program. Make one with `Program.build`, or from a snapshot with `updating`.
package struct Program: Sendable {
  /// By `FileID`: first the files asked for, in the order given, then external ones.
  package internal(set) var files: PersistentArray<ProgramFile>
  /// How many of `files` were asked for.
  package internal(set) var projectCount: Int
  package let options: SummaryOptions
  package let provider: ModuleProvider
  var links: PersistentArray<FileLinks>
  var table: ModuleTable
  /// The module that each file is; none for scripts that nothing can import.
  var moduleOfFile: [ModuleID]
  let fileOfPath: [FilePath: FileID]
  /// By module: where its importers begin in `importers`; one more at the end.
  var firstImporter: [UInt32]
  var importers: [ImportReference]
  /// How much of the outside was read.
  let depth: Depth
  /// How many names there were when it was made, before any edit; how many library files were let go since.
  let nameCount: Int
  let goneCount: Int
  var cycleCache = CycleCache()
  let missingReach = MissingReach()
  let deferralCache = DeferralCache()
  let effectBox: EffectBox
  /// Of the files that were edited: what others see of them.
  var interfaces: [FileID: FileInterface] = [:]
  /// Of the same files: what they show to the modules that they import.
  var readerInterfaces: [FileID: ReaderInterface] = [:]
  /// What the files say that were edited since: the provider knows what they said when the program was built.
  var editedTexts: [FileID: SourceText] = [:]

  /// A file's text, read again but for edited ones; nil when it cannot be read. Costly: for edits that need more than the
  /// summary, not for judging.
  package func source(of file: FileID) -> SourceText? {
    editedTexts[file] ?? provider.read(self[file].description.path)
  }

  package subscript(_ id: FileID) -> ProgramFile { files[Int(id.rawValue)] }

  /// The files that rules look at.
  package var projectFiles: Range<Int> { 0..<projectCount }

  // MARK: Modules

  /// The absolute dotted name.
  package func name(_ id: ModuleID) -> String { id.isPresent ? table.name(id) : "" }

  /// The same as it is kept, for comparing.
  func bytes(_ id: ModuleID) -> ArraySlice<UInt8> { id.isPresent ? table.bytes(id) : [] }

  /// The module with an absolute name, when anything in the program mentions it.
  package func module(named name: String, context: UInt32 = 0) -> ModuleID? {
    table.find(Array(name.utf8)[...], context: context).map(table.canonical)
  }

  /// The module that a file is.
  package func module(of file: FileID) -> ModuleID { moduleOfFile[Int(file.rawValue)] }

  /// The package around a module; none for a top-level one.
  package func parent(_ id: ModuleID) -> ModuleID { id.isPresent ? table[id].parent : .none }

  /// The top-level package or module that a module lies in.
  package func root(of id: ModuleID) -> ModuleID {
    var root = id
    while parent(root).isPresent { root = parent(root) }
    return root
  }

  /// The file of a module, if its source is in the program.
  package func file(_ id: ModuleID) -> FileID? {
    guard id.isPresent, table[id].file != .max else { return nil }
    return FileID(table[id].file)
  }

  /// The file at a path, if it is in the program.
  package func file(at path: FilePath) -> FileID? { fileOfPath[path] }

  package func facts(_ id: ModuleID) -> ModuleFacts {
    guard id.isPresent else {
      return ModuleFacts(kind: .missing, isPackage: false, isStandardLibrary: false, file: nil, detail: "")
    }
    let entry = table[id]
    let file = entry.file == .max ? nil : FileID(entry.file)
    if entry.resolution != .max {
      let found = table.resolutions[Int(entry.resolution)]
      return ModuleFacts(
        kind: found.kind, isPackage: found.isPackage, isStandardLibrary: found.isStandardLibrary, file: file,
        detail: found.detail)
    }
    if let file {
      return ModuleFacts(
        kind: .source, isPackage: self[file].description.isPackage, isStandardLibrary: false, file: file, detail: "")
    }
    return ModuleFacts(kind: .unknown, isPackage: false, isStandardLibrary: false, file: nil, detail: "")
  }

  /// Can something of this name be imported?
  package func exists(_ id: ModuleID) -> Bool {
    guard id.isPresent else { return false }
    let entry = table[id]
    return entry.resolution == .max ? entry.file != .max : table.exists(entry.resolution)
  }

  /// Is it of the standard library?
  package func isStandardLibrary(_ id: ModuleID) -> Bool {
    guard id.isPresent else { return false }
    let entry = table[id]
    return entry.resolution != .max && table.isStandardLibrary(entry.resolution)
  }

  /// The submodule `name` of a package, whether or not anything imports it so far. Asks the provider for names that the
  /// program does not mention; the answer then has no `ModuleID`.
  package func submoduleExists(_ name: ArraySlice<UInt8>, of package: ModuleID) -> Bool {
    guard package.isPresent else { return false }
    let full = table.bytes(package) + [UInt8(ascii: ".")] + name
    let context = table[package].context
    if let id = table.find(full[...], context: context) { return exists(id) }
    let owner = facts(package)
    guard owner.isPackage || owner.kind == .namespacePackage else { return false }
    return provider.resolve(String(decoding: full, as: UTF8.self), context).exists
  }

  /// The submodules of a package that anything in the program mentions and that exist, in no order that says anything.
  package func submodules(of package: ModuleID) -> [ModuleID] {
    guard package.isPresent else { return [] }
    var found: [ModuleID] = []
    var child = table[package].firstChild
    while child.isPresent {
      if exists(child) { found.append(child) }
      child = table[child].nextSibling
    }
    return found
  }

  /// The submodule `name` of a package, if anything in the program mentions it and it exists.
  package func submodule(_ name: ArraySlice<UInt8>, of package: ModuleID) -> ModuleID {
    guard package.isPresent else { return .none }
    let full = table.bytes(package) + [UInt8(ascii: ".")] + name
    guard let id = table.find(full[...], context: table[package].context), exists(id) else { return .none }
    return id
  }

  /// The last part of a module's name.
  package func lastPart(_ id: ModuleID) -> ArraySlice<UInt8> {
    guard id.isPresent else { return [] }
    let name = Array(table.bytes(id))
    return name[(name.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0)...]
  }

  // MARK: Imports

  /// The module that an import statement names: `a.b` of `import a.b`, `m` of `from m import x`. None for relative
  /// imports without a package or beyond the top.
  package func target(of id: ImportID, in file: FileID) -> ModuleID { links[Int(file.rawValue)].targets[id.index] }

  /// `m.x` of `from m import x` when that is a submodule which `m` itself does not bind; else none.
  package func submodule(of id: ImportID, in file: FileID) -> ModuleID {
    links[Int(file.rawValue)].submodules[id.index]
  }

  /// What an import loads: the submodule that `from m import x` means, else the module that the statement names.
  package func module(loadedBy id: ImportID, in file: FileID) -> ModuleID {
    let submodule = submodule(of: id, in: file)
    return submodule.isPresent ? submodule : target(of: id, in: file)
  }

  /// Is `module` the other one, or anywhere below that package? Loading it loads that as well.
  package func isOrIsBelow(_ module: ModuleID, _ other: ModuleID) -> Bool {
    var module = module
    while module.isPresent {
      if module == other { return true }
      module = parent(module)
    }
    return false
  }

  /// Every import of exactly this module: `import m`, `from m import …`, and for a submodule `from pkg import sub`.
  /// Imports under conditions that never hold are left out. In file order.
  package func importers(of module: ModuleID) -> ArraySlice<ImportReference> {
    guard module.isPresent, module.index + 1 < firstImporter.count else { return [] }
    return importers[Int(firstImporter[module.index])..<Int(firstImporter[module.index + 1])]
  }

  /// Imports that load this module, its submodules' included: they load their parents first.
  package func loaders(of module: ModuleID) -> [ImportReference] {
    guard module.isPresent else { return [] }
    var found: [ImportReference] = []
    var pending = [module]
    while let next = pending.popLast() {
      found += importers(of: next)
      var child = table[next].firstChild
      while child.isPresent {
        pending.append(child)
        child = table[child].nextSibling
      }
    }
    return found.sorted()
  }
}
