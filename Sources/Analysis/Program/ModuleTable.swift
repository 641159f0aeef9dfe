// Every module name that the program mentions, once, with what it leads to.
import Basics

/// A module name of a program: an index into its table, meaningless outside that program and its later snapshots.
package struct ModuleID: Hashable, Sendable, Comparable {
  package let rawValue: UInt32
  @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable package static var none: ModuleID { ModuleID(UInt32.max) }
  @inlinable package var isPresent: Bool { rawValue != UInt32.max }
  @inlinable package var index: Int { Int(rawValue) }
  @inlinable package static func == (a: ModuleID, b: ModuleID) -> Bool { a.rawValue == b.rawValue }
  @inlinable package static func < (a: ModuleID, b: ModuleID) -> Bool { a.rawValue < b.rawValue }
}

/// Interned absolute names, one entry a name and context. Only grows, so ids stay valid from snapshot to snapshot.
struct ModuleTable: Sendable {
  struct Entry: Sendable {
    var start: UInt32
    var end: UInt32
    var hash: UInt32
    var context: UInt32
    /// The name without its last part; none for a top-level name.
    var parent: ModuleID
    /// The submodules that were entered, as a chain: `firstChild`, then the `nextSibling` of each.
    var firstChild = ModuleID.none
    var nextSibling = ModuleID.none
    /// The file of the program that it is, or `.max`.
    var file: UInt32
    /// Index into `resolutions`, or `.max` while nobody has asked.
    var resolution: UInt32
    /// The entry that stands for the module in every context which finds it under this name; none if it is this one.
    var canonical = ModuleID.none
  }

  private(set) var entries: [Entry] = []
  private var blob: [UInt8] = []
  private var slots: [UInt32] = Array(repeating: 0, count: 256)
  private(set) var resolutions: [ModuleResolution] = []

  var count: Int { entries.count }

  func exists(_ resolution: UInt32) -> Bool { resolutions[Int(resolution)].exists }
  func isStandardLibrary(_ resolution: UInt32) -> Bool { resolutions[Int(resolution)].isStandardLibrary }

  subscript(_ id: ModuleID) -> Entry { entries[id.index] }

  func bytes(_ id: ModuleID) -> ArraySlice<UInt8> {
    let entry = entries[id.index]
    return blob[Int(entry.start)..<Int(entry.end)]
  }

  func name(_ id: ModuleID) -> String { String(decoding: bytes(id), as: UTF8.self) }

  /// The id of a name; its parents are entered with it.
  mutating func intern(_ name: ArraySlice<UInt8>, context: UInt32, hash: UInt32? = nil) -> ModuleID {
    let hash = hash ?? TextTable.hash(name)
    if let found = find(name, context: context, hash: hash) { return found }
    var parent = ModuleID.none
    if let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex {
      parent = intern(name[name.startIndex..<dot], context: context)
    }
    let start = UInt32(truncatingIfNeeded: blob.count)
    blob.append(contentsOf: name)
    let id = ModuleID(UInt32(truncatingIfNeeded: entries.count))
    entries.append(
      Entry(
        start: start, end: UInt32(truncatingIfNeeded: blob.count), hash: hash, context: context, parent: parent,
        nextSibling: parent.isPresent ? entries[parent.index].firstChild : .none, file: .max, resolution: .max))
    if parent.isPresent { entries[parent.index].firstChild = id }
    insert(id)
    if entries.count * 2 > slots.count { grow() }
    return id
  }

  /// The id of a name if the program mentions it.
  func find(_ name: ArraySlice<UInt8>, context: UInt32) -> ModuleID? {
    find(name, context: context, hash: TextTable.hash(name))
  }

  private func find(_ name: ArraySlice<UInt8>, context: UInt32, hash: UInt32) -> ModuleID? {
    let mask = slots.count - 1
    var slot = start(hash, context) & mask
    while slots[slot] != 0 {
      let id = ModuleID(slots[slot] - 1)
      let entry = entries[id.index]
      if entry.hash == hash, entry.context == context, blob[Int(entry.start)..<Int(entry.end)] == name { return id }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func start(_ hash: UInt32, _ context: UInt32) -> Int { Int((hash ^ (hash >> 15)) &+ context &* 0x9E37_79B1) }

  private mutating func insert(_ id: ModuleID) {
    let mask = slots.count - 1
    let entry = entries[id.index]
    var slot = start(entry.hash, entry.context) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = id.rawValue + 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for index in entries.indices { insert(ModuleID(UInt32(index))) }
  }

  mutating func setFile(_ id: ModuleID, _ file: FileID) { entries[id.index].file = file.rawValue }

  /// The entry that stands for the same module wherever it is imported: importers of one module are looked for under one id.
  func canonical(_ id: ModuleID) -> ModuleID {
    guard id.isPresent, entries[id.index].canonical.isPresent else { return id }
    return entries[id.index].canonical
  }

  mutating func setCanonical(_ id: ModuleID, _ canonical: ModuleID) { entries[id.index].canonical = canonical }

  /// No name leads to these files any more.
  mutating func forget(_ files: Set<FileID>) {
    if files.isEmpty { return }
    for index in entries.indices where entries[index].file != .max && files.contains(FileID(entries[index].file)) {
      entries[index].file = .max
    }
  }

  mutating func setResolution(_ id: ModuleID, _ resolution: ModuleResolution) {
    entries[id.index].resolution = UInt32(truncatingIfNeeded: resolutions.count)
    resolutions.append(resolution)
  }
}
