// What a name of a module is, through imports, re-exports and star imports.
import Basics

/// What `module.name` leads to.
package enum NameResolution: Hashable, Sendable {
  /// A function, class or variable: its symbol in the file that binds it.
  case definition(FileID, SymbolID)
  /// A module: an imported one, or a submodule.
  case module(ModuleID)
  /// The module's namespace is fully known, and the name is not in it.
  case missing
  /// It cannot be told: the module is not there, compiled, dynamic, has `__getattr__`, or the name may come from one
  /// that is so.
  case unknown
}

extension Program {
  /// What `from module import name` gives, submodules included. Cycles of re-exports end as `.unknown`.
  package func resolve(_ name: ArraySlice<UInt8>, in module: ModuleID) -> NameResolution {
    var read = FileFilter()
    return resolve(name, in: module, reading: &read)
  }

  /// - Parameter read: told which files the answer depends on.
  func resolve(_ name: ArraySlice<UInt8>, in module: ModuleID, reading read: inout FileFilter) -> NameResolution {
    var search = NameSearch()
    defer { read.formUnion(search.read) }
    return resolve(name, in: module, 0, &search)
  }

  package func resolve(_ name: String, in module: ModuleID) -> NameResolution {
    resolve(Array(name.utf8)[...], in: module)
  }

  /// What a from-import binds; for the `import` form, its module.
  package func resolve(_ id: ImportID, in file: FileID) -> NameResolution {
    var read = FileFilter()
    return resolve(id, in: file, reading: &read)
  }

  /// - Parameter read: told which files the answer depends on, besides that of the import.
  func resolve(_ id: ImportID, in file: FileID, reading read: inout FileFilter) -> NameResolution {
    let source = self[file]
    let record = source.summary[id]
    let target = target(of: id, in: file)
    if record.isStar { return .unknown }
    if !record.isFrom {
      guard target.isPresent else { return .unknown }
      return exists(target) ? .module(target) : .unknown
    }
    // Whether the name means a submodule depends on what the package binds.
    if let package = self.file(target) { read.insert(package) }
    let submodule = submodule(of: id, in: file)
    if submodule.isPresent { return .module(submodule) }
    return resolve(source.summary.texts.bytes(record.name), in: target, reading: &read)
  }

  private func resolve(
    _ name: ArraySlice<UInt8>, in module: ModuleID, _ level: Int, _ search: inout NameSearch
  ) -> NameResolution {
    guard level < 24, module.isPresent else { return .unknown }
    guard let file = file(module) else {
      let facts = facts(module)
      if facts.kind == .namespacePackage {
        // Nothing but submodules can be in it.
        return submodule(name, of: module) ?? (facts.exists ? .missing : .unknown)
      }
      return submodule(name, of: module) ?? .unknown
    }
    search.read.insert(file)
    let source = self[file]
    let symbol = source.summary.symbol(named: name)
    if symbol.isPresent, let found = resolve(symbol, in: file, source, level, &search) { return found }
    if name.isDunder { return .unknown }
    var isOpen = !source.summary.flags.isDisjoint(with: [.hasGetattr, .isDynamic, .replacesItself, .isIncomplete])
    if isReplaced(module, file) || isOfAnotherVersion(module) { isOpen = true }
    if !source.summary.syntaxErrors.isEmpty { isOpen = true }
    if source.summary.flags.contains(.hasStarImport) {
      switch throughStars(name, in: module, file, source, level, &search) {
      case .missing: break
      case .unknown: isOpen = true
      case let found: return found
      }
    }
    if let found = submodule(name, of: module) { return found }
    if isOpen || source.summary.flags.contains(.changesPackagePath) { return .unknown }
    // Bound only in part: declared, assigned by a function, on a platform or version that is not this one, or for type
    // checkers, while another module sets it.
    if symbol.isPresent {
      let group = source.summary.bindings(of: symbol)
      if group.contains(where: { $0.kind == .globalInFunction || $0.guardKind.isNever }) {
        return .unknown
      }
    }
    return .missing
  }

  /// The module, or a package around it, writes to `sys.modules`: importers may get another object.
  private func isReplaced(_ module: ModuleID, _ file: FileID) -> Bool {
    var module = module
    while module.isPresent {
      if let file = self.file(module), self[file].summary.events.contains(where: { $0.kind == .modulesWrite }) {
        return true
      }
      module = table[module].parent
    }
    return false
  }

  private func isOfAnotherVersion(_ module: ModuleID) -> Bool {
    let facts = facts(module)
    return facts.isStandardLibrary && facts.kind == .source && !facts.detail.isEmpty
  }

  /// The binding that is left when the module's body has run; nil when there is none.
  private func resolve(
    _ symbol: SymbolID, in file: FileID, _ source: ProgramFile, _ level: Int, _ search: inout NameSearch
  ) -> NameResolution? {
    guard source.summary[symbol].flags.contains(.isBoundAtEnd) else { return nil }
    for binding in source.summary.bindings(of: symbol).reversed() {
      if binding.guardKind.isNever || binding.kind == .annotationOnly || binding.kind == .deletion { continue }
      if binding.kind == .globalInFunction { continue }
      guard binding.importID.isPresent else { return .definition(file, symbol) }
      let record = source.summary[binding.importID]
      let target = target(of: binding.importID, in: file)
      guard target.isPresent else { return .unknown }
      if !record.isFrom {
        if record.asName.isPresent { return .module(target) }
        // `import a.b` binds `a`.
        var root = target
        while table[root].parent.isPresent { root = table[root].parent }
        return .module(root)
      }
      let submodule = self.submodule(of: binding.importID, in: file)
      if submodule.isPresent { return .module(submodule) }
      let found = resolve(source.summary.texts.bytes(record.name), in: target, level + 1, &search)
      // The name is bound here, whatever is behind it.
      return found == .missing ? .unknown : found
    }
    return .definition(file, symbol)
  }

  private func throughStars(
    _ name: ArraySlice<UInt8>, in module: ModuleID, _ file: FileID, _ source: ProgramFile, _ level: Int,
    _ search: inout NameSearch
  ) -> NameResolution {
    let key = NameSearch.Key(module: module, name: name)
    if let known = search.known[key] { return known }
    // What comes back to a search that is not over cannot be told.
    search.known[key] = .unknown
    let found = searchStars(name, file, source, level, &search)
    search.known[key] = found
    return found
  }

  private func searchStars(
    _ name: ArraySlice<UInt8>, _ file: FileID, _ source: ProgramFile, _ level: Int, _ search: inout NameSearch
  ) -> NameResolution {
    var isOpen = false
    for (index, record) in source.summary.imports.enumerated().reversed()
    where record.isStar && !record.guardKind.isNever {
      if record.function.isPresent { continue }
      let target = target(of: ImportID(index), in: file)
      guard target.isPresent, let file = self.file(target) else {
        isOpen = true
        continue
      }
      search.read.insert(file)
      let starred = self[file]
      let exports = starred.summary.exports
      switch exports.form {
      case .literal:
        guard exports.entries.contains(where: { starred.summary.texts.equals($0.text, name) }) else { continue }
      case .dynamic: break
      case .absent: if name.first == UInt8(ascii: "_") { continue }
      }
      switch resolve(name, in: target, level + 1, &search) {
      case .missing: if exports.form == .dynamic { isOpen = true }
      case .unknown: isOpen = true
      case .module(let id) where exports.form == .absent && table[id].parent == target:
        // Only a submodule that something loaded is there; that is not known here.
        isOpen = true
      case let found: return found
      }
    }
    return isOpen ? .unknown : .missing
  }

  private func submodule(_ name: ArraySlice<UInt8>, of package: ModuleID) -> NameResolution? {
    let facts = facts(package)
    guard facts.isPackage || facts.kind == .namespacePackage else { return nil }
    let full = table.bytes(package) + [UInt8(ascii: ".")] + name
    if let id = table.find(full[...], context: table[package].context) {
      return self.exists(id) ? .module(id) : nil
    }
    return provider.resolve(String(decoding: full, as: UTF8.self), table[package].context).exists ? .unknown : nil
  }

  /// The public names of a module that resemble `name`, nearest first: for "did you mean".
  package func namesLike(_ name: String, in module: ModuleID, limit: Int = 3) -> [String] {
    guard let file = file(module) else { return [] }
    let source = self[file]
    var candidates: [String] = []
    for symbol in source.summary.symbols where symbol.flags.contains(.isBoundAtEnd) {
      candidates.append(source.summary.text(symbol.text))
    }
    return EditDistance.nearest(to: name, among: candidates, limit: limit)
  }

  /// Modules of the same context whose names resemble `name`, nearest first.
  package func modulesLike(_ name: String, context: UInt32, limit: Int = 3) -> [String] {
    var candidates: [String] = []
    for index in table.entries.indices where table.entries[index].context == context {
      let id = ModuleID(UInt32(index))
      if exists(id) { candidates.append(table.name(id)) }
    }
    return EditDistance.nearest(to: name, among: candidates, limit: limit)
  }
}

/// One search for a name.
private struct NameSearch {
  struct Key: Hashable {
    var module: ModuleID
    var name: ArraySlice<UInt8>
  }
  /// What star imports gave, so that modules which star-import each other are searched once.
  var known: [Key: NameResolution] = [:]
  /// The files that were looked at.
  var read = FileFilter()
}

extension ArraySlice<UInt8> {
  /// `__name__`.
  fileprivate var isDunder: Bool {
    let underscore = UInt8(ascii: "_")
    return count >= 2 && self[startIndex] == underscore && self[startIndex + 1] == underscore
      && self[endIndex - 1] == underscore && self[endIndex - 2] == underscore
  }
}

/// How many letters must change: Damerau–Levenshtein with adjacent swaps.
enum EditDistance {
  /// The candidates within a third of the length, nearest first, then by spelling.
  static func nearest(to name: String, among candidates: [String], limit: Int) -> [String] {
    let wanted = Array(name.utf8)
    let bound = max(1, wanted.count / 3)
    var found: [(distance: Int, text: String)] = []
    for candidate in candidates where candidate != name {
      let bytes = Array(candidate.utf8)
      if abs(bytes.count - wanted.count) > bound { continue }
      let distance = distance(wanted, bytes)
      if distance <= bound { found.append((distance, candidate)) }
    }
    found.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.text < $1.text }
    return found.prefix(limit).map(\.text)
  }

  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: i, count: b.count + 1)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
