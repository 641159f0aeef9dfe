// Which files end at a missing module when every import runs: known of all at once, so that nobody looks for ways in vain.
import Basics
import Synchronization

extension Program {
  /// Does the load of a file, all imports eager, reach a module that is not there, by imports that nothing guards?
  package func leadsToMissing(_ file: FileID) -> Bool {
    missingReach.files { findMissingReach() }[Int(file.rawValue)]
  }

  /// Is the module known not to be there for this Python and platform?
  package func isMissing(_ id: ModuleID) -> Bool {
    guard id.isPresent else { return true }
    let resolution = table[id].resolution
    guard resolution != .max else { return false }
    switch table.resolutions[Int(resolution)].kind {
    case .missing, .removed, .otherPlatform, .tooNew: return true
    case .source, .namespacePackage, .compiled, .builtin, .unknown: return false
    }
  }

  /// Is the module of a dotted name, which need not be mentioned by an import, known to be there for a file?
  package func exists(_ name: String, from file: FileID) -> Bool {
    provider.resolve(name, self[file].description.context).exists
  }

  /// Is a file a module of the standard library?
  package func isOfStandardLibrary(_ file: FileID) -> Bool {
    let module = module(of: file)
    return isStandardLibrary(module)
  }

  /// Backwards from the imports of missing modules.
  private func findMissingReach() -> [Bool] {
    var reaches = [Bool](repeating: false, count: files.count)
    var pending: [Int] = []
    // Edges by the file that is loaded, as a list for each in one array.
    var first = [Int32](repeating: -1, count: files.count)
    var next: [Int32] = []
    var source: [Int32] = []
    // The standard library is complete, whatever version of it was found here.
    for index in files.indices where !isOfStandardLibrary(FileID(UInt32(index))) {
      let imports = files[index].summary.imports
      for position in imports.indices where imports[position].failsItsModule {
        let target = links[index].targets[position]
        if isMissing(target) {
          if !reaches[index] { pending.append(index) }
          reaches[index] = true
          continue
        }
        for start in [target, links[index].submodules[position]] {
          var module = start
          while module.isPresent {
            let loaded = table[module].file
            if loaded != .max, Int(loaded) != index {
              next.append(first[Int(loaded)])
              source.append(Int32(truncatingIfNeeded: index))
              first[Int(loaded)] = Int32(truncatingIfNeeded: next.count - 1)
            }
            module = table[module].parent
          }
        }
      }
    }
    while let file = pending.popLast() {
      var edge = first[file]
      while edge >= 0 {
        let importer = Int(source[Int(edge)])
        if !reaches[importer] {
          reaches[importer] = true
          pending.append(importer)
        }
        edge = next[Int(edge)]
      }
    }
    return reaches
  }
}

extension ImportRecord {
  /// Does an error of this import end the load of the module that it stands in?
  package var failsItsModule: Bool { guardKind == .none && flags.isDisjoint(with: Self.withoutConsequence) }

  private static let withoutConsequence: Flags = [.inFunction, .isGuarded, .inHandler, .isFuture]
}

/// The answer for one snapshot, found when a rule first asks.
final class MissingReach: Sendable {
  private let known = Mutex<[Bool]?>(nil)

  func files(_ compute: () -> [Bool]) -> [Bool] {
    known.withLock { known in
      if let known { return known }
      let found = compute()
      known = found
      return found
    }
  }
}
