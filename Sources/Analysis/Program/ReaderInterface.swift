// What a file shows to the modules that it imports: equal before and after edits that change nothing about who reads what.
import Basics

/// By import of one file: how it is imported, and what the file reads, calls and sets of it. Findings of the imported module,
/// and of others that change it, ask its readers: "nobody reads the table", "imported here".
struct ReaderInterface: Sendable {
  private let hashers: [FactHasher]

  init(_ summary: ModuleSummary) {
    let texts = summary.texts
    var hashers = [FactHasher](repeating: FactHasher(), count: summary.imports.count)
    for (index, record) in summary.imports.enumerated() {
      hashers[index].combine(record.flags.rawValue)
      hashers[index].combine(record.guardKind)
      hashers[index].combine(texts.hash(record.name))
      hashers[index].combine(record.function.isPresent)
      hashers[index].combine(record.firstImportUse.isPresent)
    }
    for use in summary.uses where use.importID.isPresent {
      hashers[use.importID.index].combine(texts.hash(use.chain))
      hashers[use.importID.index].combine(use.flags.rawValue)
      hashers[use.importID.index].combine(use.kind)
    }
    self.hashers = hashers
  }

  /// The modules that two versions of a file read otherwise.
  /// - Parameter links: where the imports of each version lead.
  static func changes(
    _ before: ReaderInterface, _ oldLinks: FileLinks, _ now: ReaderInterface, _ links: FileLinks
  ) -> Set<ModuleID> {
    if before.hashers == now.hashers, oldLinks.targets == links.targets, oldLinks.submodules == links.submodules {
      return []
    }
    let old = before.byModule(oldLinks)
    let new = now.byModule(links)
    return Set(old.keys.filter { new[$0] != old[$0] }).union(new.keys.filter { old[$0] == nil })
  }

  /// What is done with each module by all imports that lead to it.
  private func byModule(_ links: FileLinks) -> [ModuleID: FactHasher] {
    var found: [ModuleID: FactHasher] = [:]
    for (index, hasher) in hashers.enumerated() {
      for module in [links.targets[index], links.submodules[index]] where module.isPresent {
        found[module, default: FactHasher()].combine(hasher.finalize())
      }
    }
    return found
  }
}
