// Submodules of libraries that are read as attributes of their packages, and what of the package loads them.
import Basics

extension Linker {
  /// `requests.adapters` after `import requests` alone: enters the submodules that files of `range` read so, and reads
  /// the package's own modules from its body on until one is found that imports them.
  mutating func readLoaders(ofSubmodulesReadBy range: Range<Int>) {
    var read: [(package: ModuleID, submodule: ModuleID)] = []
    for index in range where !files[index].isExternal { findImplicit(index, &read) }
    if read.isEmpty { return }
    resolveNew()
    var wanted: [ModuleID: [ModuleID]] = [:]
    var packages: [ModuleID] = []
    for (package, submodule) in read where exists(submodule) {
      if wanted[package] == nil { packages.append(package) }
      wanted[package, default: []].append(submodule)
    }
    for package in packages { readBody(of: package, until: wanted[package] ?? []) }
  }

  /// The submodules of libraries that a file reads from a package which it imports whole and which does not bind them.
  private mutating func findImplicit(_ index: Int, _ found: inout [(package: ModuleID, submodule: ModuleID)]) {
    let link = links[index]
    let summary = files[index].summary
    var packages: [ModuleID] = []
    for position in link.targets.indices {
      guard let package = libraryPackage(summary.imports[position], link.targets[position]) else { continue }
      if packages.isEmpty { packages = [ModuleID](repeating: .none, count: link.targets.count) }
      packages[position] = package
    }
    if packages.isEmpty { return }
    var last: (importID: ImportID, chain: TextID)?
    for use in summary.uses where use.chain.isPresent && use.importID.isPresent {
      let package = packages[use.importID.index]
      guard package.isPresent, let owner = file(package), last?.importID != use.importID || last?.chain != use.chain
      else { continue }
      last = (use.importID, use.chain)
      let part = summary.texts.bytes(use.chain).prefix { $0 != UInt8(ascii: ".") }
      if files[Int(owner.rawValue)].summary.symbol(named: part).isPresent { continue }
      let name = table.bytes(package) + [UInt8(ascii: ".")] + part
      let submodule = table.intern(name[...], context: table[package].context)
      if !found.contains(where: { $0.submodule == submodule }) { found.append((package, submodule)) }
    }
  }

  /// The package of a library that an import binds as a whole, when all that it binds is known.
  private func libraryPackage(_ record: ImportRecord, _ target: ModuleID) -> ModuleID? {
    guard target.isPresent, !record.isFrom, !record.guardKind.isNever else { return nil }
    var package = target
    if !record.asName.isPresent { while table[package].parent.isPresent { package = table[package].parent } }
    guard let file = file(package), !isStandardLibrary(package) else { return nil }
    let source = files[Int(file.rawValue)]
    guard source.isExternal, source.description.isPackage,
      source.summary.flags.isDisjoint(with: [.hasGetattr, .isDynamic, .replacesItself, .isIncomplete])
    else { return nil }
    return package
  }

  /// Reads the modules of a package that its body leads to, until each of `submodules` is imported by one of them.
  private mutating func readBody(of package: ModuleID, until submodules: [ModuleID]) {
    guard let body = file(package) else { return }
    var missing = Set(submodules)
    var seen: Set<FileID> = [body]
    var frontier = [body]
    while !frontier.isEmpty {
      var targets: [ModuleID] = []
      for file in frontier {
        let link = links[Int(file.rawValue)]
        for (position, record) in files[Int(file.rawValue)].summary.imports.enumerated() {
          if record.guardKind.isNever || record.flags.contains(.inFunction) { continue }
          for module in [link.targets[position], link.submodules[position]] where isBelow(module, package) {
            missing.remove(module)
            targets.append(module)
          }
        }
      }
      if missing.isEmpty { return }
      var needed: [ModuleID] = []
      var paths: [FilePath] = []
      for module in targets { need(module, isWhole: false, &needed, &paths) }
      let first = files.count
      read(needed, paths)
      linkTargets(first..<files.count)
      linkSubmodules(first..<files.count)
      frontier = targets.compactMap { file($0) }.filter { seen.insert($0).inserted }
    }
  }

  private func isBelow(_ module: ModuleID, _ package: ModuleID) -> Bool {
    var module = module
    while module.isPresent {
      module = table[module].parent
      if module == package { return true }
    }
    return false
  }
}
