// Library modules that a program needs to know: read and summarised when something is imported from them.
import Basics
import PythonSyntax

extension Linker {
  /// Reads the sources outside the program that the files of `range` take names from.
  ///
  /// A module is needed when a name is imported from it, and a package also when it is imported whole, because its
  /// attributes may be submodules. Of external files only star imports count, unless what they load is asked for.
  mutating func readExternals(neededBy range: Range<Int>, _ depth: Program.Depth) {
    var needed: [ModuleID] = []
    var paths: [FilePath] = []
    for index in range {
      let file = files[index]
      let closure =
        depth == .closure || (depth == .libraries && !(file.isExternal && isStandardLibrary(moduleOfFile[index])))
      let link = links[index]
      for position in link.targets.indices {
        let record = file.summary.imports[position]
        if record.guardKind.isNever || (file.isExternal && !record.isStar && !closure) { continue }
        // What the standard library does not load for us need not be read.
        let isClosed = closure && (depth == .closure || !isStandardLibrary(link.targets[position]))
        if record.isFrom || isClosed { need(link.targets[position], isWhole: false, &needed, &paths) }
        if !record.isFrom { need(link.targets[position], isWhole: true, &needed, &paths) }
        var parent = link.targets[position].isPresent ? table[link.targets[position]].parent : .none
        while parent.isPresent {
          need(parent, isWhole: true, &needed, &paths)
          parent = table[parent].parent
        }
        if closure { need(link.submodules[position], isWhole: false, &needed, &paths) }
      }
    }
    read(needed, paths)
  }

  /// Reads the libraries' modules that the files of `range` import whole: what their load does is asked of them.
  mutating func readLoaded(by range: Range<Int>) {
    var needed: [ModuleID] = []
    var paths: [FilePath] = []
    for index in range {
      let file = files[index]
      let link = links[index]
      for position in link.targets.indices {
        let record = file.summary.imports[position]
        if record.guardKind.isNever { continue }
        if !record.isFrom { needLibrary(link.targets[position], &needed, &paths) }
        needLibrary(link.submodules[position], &needed, &paths)
      }
    }
    let first = files.count
    read(needed, paths)
    linkTargets(first..<files.count)
    linkSubmodules(first..<files.count)
  }

  private mutating func needLibrary(_ id: ModuleID, _ needed: inout [ModuleID], _ paths: inout [FilePath]) {
    guard id.isPresent, table[id].resolution != .max else { return }
    if table.resolutions[Int(table[id].resolution)].isStandardLibrary { return }
    need(id, isWhole: false, &needed, &paths)
  }

  mutating func read(_ needed: [ModuleID], _ paths: [FilePath]) {
    if needed.isEmpty { return }
    let provider = provider
    let targets = needed
    let places = paths
    let names = table
    let base = options
    let results: [ProgramFile?]? = ParallelMap.run(
      count: targets.count, threads: threads, makeState: { FileSummarizer(provider) },
      body: { (summarizer: inout FileSummarizer, index: Int) -> ProgramFile? in
        let resolution = names.resolutions[Int(names[targets[index]].resolution)]
        var options = base
        options.isPackage = resolution.isPackage
        guard let summary = summarizer.summary(of: places[index], options) else { return nil }
        return ProgramFile(
          description: FileDescription(
            path: places[index], displayPath: places[index].string, module: names.name(targets[index]),
            isPackage: resolution.isPackage, context: names[targets[index]].context),
          summary: summary, isExternal: true)
      })
    let first = files.count
    for (index, result) in (results ?? []).enumerated() {
      guard let file = result else { continue }
      let id = FileID(UInt32(files.count))
      files.append(file)
      moduleOfFile.append(targets[index])
      table.setFile(targets[index], id)
      fileOfPath[file.description.path] = id
    }
    nameFiles(from: first)
  }

  /// Gives the files from `first` on to all names that lead to them, whenever these were met: `os.path` and `posixpath` are one.
  private mutating func nameFiles(from first: Int) {
    if files.count == first { return }
    var new: [FilePath: FileID] = [:]
    for index in first..<files.count { new[files[index].description.path] = FileID(UInt32(index)) }
    for index in table.entries.indices
    where table.entries[index].file == .max && table.entries[index].resolution != .max {
      guard let path = table.resolutions[Int(table.entries[index].resolution)].path, let file = new[path] else {
        continue
      }
      table.setFile(ModuleID(UInt32(index)), file)
    }
  }

  func isStandardLibrary(_ id: ModuleID) -> Bool {
    id.isPresent && table[id].resolution != .max && table.resolutions[Int(table[id].resolution)].isStandardLibrary
  }

  mutating func need(_ id: ModuleID, isWhole: Bool, _ needed: inout [ModuleID], _ paths: inout [FilePath]) {
    guard id.isPresent, table[id].resolution != .max, marked != nil || table[id].file == .max else { return }
    let found = table.resolutions[Int(table[id].resolution)]
    guard found.kind == .source, let path = found.path else { return }
    if isWhole, !found.isPackage { return }
    if marked != nil {
      if let file = file(id) { marked?.insert(file) } else { lacking.append(id) }
      return
    }
    // What is read already has given its file to all its names.
    if fileOfPath[path] != nil { return }
    // Marked as on its way, so that it is read once.
    fileOfPath[path] = FileID(.max)
    needed.append(id)
    paths.append(path)
  }
}
