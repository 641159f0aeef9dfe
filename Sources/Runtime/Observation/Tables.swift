// What the containers of modules hold when an evaluation has ended: who has registered shows there.

extension World {
  /// Containers beyond so many tell nothing new.
  private static let tableLimit = 20_000
  private static let entryLimit = 64

  /// The containers that the modules of some folders have made and keep: in a variable, a class or an instance.
  /// By name; what is imported from elsewhere is told of there.
  package func tables(ofModulesIn folders: [String]) -> [TableRecord] {
    var found: [TableRecord] = []
    var seen: Set<UInt64> = []
    for index in 0..<modules.pointee.used {
      let entry = modules.pointee.entries[index]
      guard isString(entry.key), kind(of: entry.value) == .module, seen.insert(entry.value.bits).inserted else {
        continue
      }
      let file = get(intern("__file__"), in: Ref<ModuleObject>(entry.value).pointee.attributes.dict)
      guard isString(file) else { continue }
      let path = Ref<StringObject>(file).text
      if !folders.contains(where: { path.hasPrefix($0 + "/") }) { continue }
      let number = Ref<ModuleObject>(entry.value).pointee.number
      addTables(of: entry.value, Ref<StringObject>(entry.key).text, owner: number, depth: 0, &seen, &found)
    }
    return found.sorted { $0.name < $1.name }
  }

  private func addTables(
    of holder: Value, _ path: String, owner: UInt32, depth: Int, _ seen: inout Set<UInt64>, _ found: inout [TableRecord]
  ) {
    for (name, value) in children(of: holder) where value.isObject && !value.isDeferred {
      if name.hasPrefix("__"), name.hasSuffix("__") { continue }
      guard found.count < World.tableLimit, Ref<Header>(value).pointee.owner == owner, seen.insert(value.bits).inserted
      else { continue }
      let way = "\(path).\(name)"
      switch kind(of: value) {
      case .dict, .list, .set: found.append(table(value, way))
      case .type, .instance:
        if depth < 2 { addTables(of: value, way, owner: owner, depth: depth + 1, &seen, &found) }
      default: break
      }
    }
  }

  private func table(_ value: Value, _ name: String) -> TableRecord {
    var record = TableRecord(name: name, count: 0, entries: [])
    func add(_ entry: Value) {
      if isString(entry), record.entries.count < World.entryLimit {
        record.entries.append(Ref<StringObject>(entry).text)
      }
    }
    switch kind(of: value) {
    case .dict:
      let dict = Ref<DictObject>(value)
      record.count = dict.pointee.count
      for index in 0..<dict.pointee.used where !dict.pointee.entries[index].key.isUnbound {
        add(dict.pointee.entries[index].key)
      }
    case .list:
      let list = Ref<ListObject>(value)
      record.count = list.pointee.count
      for index in 0..<min(list.pointee.count, World.entryLimit) { add(list.pointee.items[index]) }
    default:
      let set = Ref<SetObject>(value)
      record.count = set.pointee.count
      for index in 0...set.pointee.mask where set.pointee.table[index].key.isObject {
        add(set.pointee.table[index].key)
      }
      record.entries.sort()
    }
    return record
  }
}
