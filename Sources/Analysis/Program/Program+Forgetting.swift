// Which library files a project needs after an edit: those that only earlier texts needed are let go, so that what a program
// says depends on its files as they are and not on what they once were.
import Basics

extension Linker {
  /// Lets go of the library files that the earlier imports of some files needed and that nobody needs now. They keep their
  /// numbers, as files that are empty and that no name leads to.
  /// - Parameters:
  ///   - before: what was linked before the edit.
  ///   - relinked: the files whose imports were linked again.
  mutating func letGo(after before: Program, _ relinked: Set<FileID>) -> Set<FileID> {
    // What else was read, for more than the rules, is nobody's need that could be found again.
    guard depth == .direct else { return [] }
    let needed = readWhatIsLacking(for: relinked)
    var old = Linker(before, threads: 1)
    let lost = old.needs(of: relinked).subtracting(needed)
    // Most of what one file does not need any more another one needs.
    if lost.allSatisfy({ isPlainlyNeeded($0, before, butFor: relinked) }) { return [] }
    let kept = needs(of: (0..<projectCount).map { FileID(UInt32($0)) })
    let gone = Set(
      (projectCount..<files.count).map { FileID(UInt32($0)) }.filter {
        !files[Int($0.rawValue)].isGone && !kept.contains($0)
      })
    for file in gone {
      let index = Int(file.rawValue)
      fileOfPath[files[index].description.path] = nil
      files[index] = ProgramFile(gone: files[index], options: options)
      links[index] = FileLinks(targets: [], submodules: [])
    }
    table.forget(gone)
    goneCount += gone.count
    return gone
  }

  /// Reads what the chains of star imports lack that begin in files which were read for other reasons.
  /// - Returns: the library files that `owners` need.
  private mutating func readWhatIsLacking(for owners: Set<FileID>) -> Set<FileID> {
    while true {
      let found = needs(of: owners)
      var needed: [ModuleID] = []
      var paths: [FilePath] = []
      for module in lacking { need(module, isWhole: false, &needed, &paths) }
      let first = files.count
      read(needed, paths)
      if files.count == first { return found }
      linkTargets(first..<files.count)
      linkSubmodules(first..<files.count)
    }
  }

  /// The library files that some files need: those that `linkAll` would read for them.
  private mutating func needs(of owners: some Collection<FileID>) -> Set<FileID> {
    marked = []
    lacking = []
    defer { marked = nil }
    for file in owners { readExternals(neededBy: range(file), .direct) }
    // What star imports of libraries lead to, and their packages.
    var seen: Set<FileID> = []
    while let new = marked?.subtracting(seen), !new.isEmpty {
      seen.formUnion(new)
      for file in new { readExternals(neededBy: range(file), .direct) }
    }
    for file in owners {
      readLoaded(by: range(file))
      readLoaders(ofSubmodulesReadBy: range(file))
    }
    return marked ?? []
  }

  private func range(_ file: FileID) -> Range<Int> { Int(file.rawValue)..<Int(file.rawValue) + 1 }

  /// Does the project import a library's module, and not only in `relinked`, so that it has to be read? False where that takes
  /// a closer look.
  private func isPlainlyNeeded(_ library: FileID, _ before: Program, butFor relinked: Set<FileID>) -> Bool {
    let module = moduleOfFile[Int(library.rawValue)]
    let isAlways = files[Int(library.rawValue)].description.isPackage || !isStandardLibrary(module)
    return before.importers(of: module).contains { reference in
      guard Int(reference.file.rawValue) < projectCount, !relinked.contains(reference.file) else { return false }
      return isAlways
        || before[reference.file].summary[reference.importID].isFrom
          && before.target(of: reference.importID, in: reference.file) == module
    }
  }
}

extension Program {
  /// So much that earlier texts named or needed is kept in its tables that a program made anew would be the better one.
  package var isWorn: Bool {
    goneCount > 256 + files.count / 4 || table.count > 4096 + 2 * nameCount
  }

  /// The library files that were read, those that were let go not among them.
  package var libraryCount: Int { files.count - projectCount - goneCount }
}
