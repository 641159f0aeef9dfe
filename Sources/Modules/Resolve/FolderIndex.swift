// What can be imported from one folder, by name: made from one listing, then asked thousands of times.
import Basics
import Synchronization

/// The modules that the entries of a folder make.
final class FolderIndex: Sendable {
  /// The forms in which a name is there.
  struct Forms: OptionSet, Sendable {
    let rawValue: UInt8
    /// `name/`: a package if it has an `__init__`, else a portion of a namespace package.
    static let folder = Forms(rawValue: 1)
    /// `name.py`
    static let source = Forms(rawValue: 2)
    /// `name.so`, `name.cpython-312-x86_64-linux-gnu.so`, `name.pyd`
    static let compiled = Forms(rawValue: 4)
    /// `name.pyc` without a source.
    static let bytecode = Forms(rawValue: 8)
    /// `name.pyi` or `name.pyx`: an extension module that a build makes from this source tree.
    static let announced = Forms(rawValue: 16)
    /// `name.c`, `name.rs` and the like: perhaps the source of an extension module.
    static let native = Forms(rawValue: 32)
  }

  private let forms: [String: Forms]
  /// Full names of extension modules' files, in the order of the listing.
  private let compiledFiles: [String: [[UInt8]]]
  /// `__init__` in a form that runs: the folder is a regular package.
  let isPackage: Bool
  /// A packaging or configuration file says that a project begins here.
  let isProject: Bool
  /// Packages were installed here.
  let isSitePackages: Bool
  /// The folder's time of change when it was listed.
  let modified: Int64

  private static let suffixes: [String: Forms] = [
    "py": .source, "so": .compiled, "pyd": .compiled, "pyc": .bytecode, "pyi": .announced, "pyx": .announced,
    "c": .native, "cc": .native, "cpp": .native, "cxx": .native, "rs": .native,
  ]
  static let projectFiles: [[UInt8]] = ["pyproject.toml", "lazyls.toml", "setup.py", "setup.cfg", ".git"]
    .map { Array($0.utf8) }

  init(_ listing: FolderListing, _ folder: FilePath, _ files: FileSystem, modified: Int64) {
    self.modified = modified
    var forms: [String: Forms] = [:]
    var compiledFiles: [String: [[UInt8]]] = [:]
    var isSitePackages = false
    for index in 0..<listing.count {
      let name = listing.name(index)
      if name.suffix(10).elementsEqual(".dist-info".utf8) { isSitePackages = true }
      let stem = name.prefix { $0 != UInt8(ascii: ".") }
      guard let identifier = Self.identifier(stem) else { continue }
      var kind = listing.kind(index)
      if kind == .symbolicLink || kind == .unknown {
        guard let status = try? files.status(folder.appending(name)) else { continue }
        kind = status.kind
      }
      if stem.count == name.count {
        if kind == .directory { forms[identifier, default: []].insert(.folder) }
        continue
      }
      guard kind == .file, let dot = name.lastIndex(of: UInt8(ascii: ".")) else { continue }
      guard let form = Self.suffixes[String(decoding: name[(dot + 1)...], as: UTF8.self)] else { continue }
      // Only extension modules have more than one dot: the tag of the interpreter they were built for.
      if form == .compiled {
        compiledFiles[identifier, default: []].append(Array(name))
      } else if dot != stem.endIndex {
        continue
      }
      forms[identifier, default: []].insert(form)
    }
    self.forms = forms
    self.compiledFiles = compiledFiles
    self.isSitePackages = isSitePackages
    isPackage = !(forms["__init__"] ?? []).isDisjoint(with: [.source, .compiled, .bytecode])
    isProject = Self.projectFiles.contains { listing.contains($0) }
  }

  subscript(name: String) -> Forms { forms[name] ?? [] }

  /// Would every question be answered alike? Editors put files into folders and take them away that make no module.
  func says(theSameAs other: FolderIndex) -> Bool {
    forms == other.forms && compiledFiles == other.compiledFiles && isPackage == other.isPackage
      && isProject == other.isProject && isSitePackages == other.isSitePackages
  }

  /// The extension module that the target loads; without a source beside them any, since the target's is then most
  /// likely to be built like it.
  func compiledFile(_ name: String, for target: PythonVersion, hasSource: Bool) -> [UInt8]? {
    guard let files = compiledFiles[name] else { return nil }
    return files.first { target.loads(extensionModule: $0) } ?? (hasSource ? nil : files.first)
  }

  /// The text if it can be a part of a dotted name in an import statement.
  static func identifier(_ bytes: some Sequence<UInt8>) -> String? {
    var isFirst = true
    var isASCII = true
    for byte in bytes {
      let isLetter = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_")
      let isDigit = byte >= 0x30 && byte <= 0x39
      if byte >= 0x80 { isASCII = false } else if !isLetter && (isFirst || !isDigit) { return nil }
      isFirst = false
    }
    if isFirst { return nil }
    if isASCII { return String(decoding: Array(bytes), as: UTF8.self) }
    guard let text = String(validating: Array(bytes), as: UTF8.self), let first = text.unicodeScalars.first,
      first == "_" || first.properties.isXIDStart,
      text.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
    else { return nil }
    return text
  }
}

/// The folders listed so far. Shared by threads: two may list the same one at the same time, with the same outcome.
final class FolderCache: Sendable {
  let files: FileSystem
  let tricks = PathTrickCache()
  private let shards: [Shard] = (0..<16).map { _ in Shard() }

  private final class Shard: Sendable {
    /// Nil: there is no such folder.
    let known = Mutex<[FilePath: FolderIndex?]>([:])
  }

  init(_ files: FileSystem) { self.files = files }

  private func shard(_ folder: FilePath) -> Shard { shards[folder.hashValue & 15] }

  /// What a folder holds; nil if it is none or cannot be read.
  func index(_ folder: FilePath) -> FolderIndex? {
    let shard = shard(folder)
    if let known = shard.known.withLock({ $0[folder] }) { return known }
    var made: FolderIndex?
    // Asked before listing: a change in between is then seen as one.
    let modified = (try? files.status(folder))?.modified ?? 0
    if let listing = try? files.list(folder) {
      made = FolderIndex(listing, folder, files, modified: modified)
    }
    shard.known.withLock { $0[folder] = .some(made) }
    return made
  }

  /// The folders that hold other modules than when they were listed, sorted: those that came or went included. Only
  /// those are listed again whose time of change is another.
  func changedFolders() -> [FilePath] {
    var changed: [FilePath] = []
    for shard in shards {
      for (folder, index) in shard.known.withLock({ $0 }) {
        let now = (try? files.status(folder))?.modified ?? 0
        if now == (index?.modified ?? 0) { continue }
        let listing = try? files.list(folder)
        if let index, let listing,
          index.says(theSameAs: FolderIndex(listing, folder, files, modified: now))
        {
          continue
        }
        if index == nil, listing == nil { continue }
        changed.append(folder)
      }
    }
    return changed.sorted()
  }
}
