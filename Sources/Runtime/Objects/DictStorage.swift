// The hash table of dicts, sets and namespaces.

extension World {
  package func makeDict(capacity: Int = 0) -> Ref<DictObject> {
    let dict = heap.make(DictObject.self)
    dict.pointee.header = Header(types.dict, .dict, owner: owner)
    dict.pointee.hasOnlyStrings = true
    dict.pointee.keysVersion = nextKeysVersion()
    if capacity > 0 { grow(dict, to: capacity) }
    return dict
  }

  @inline(__always) package func nextKeysVersion() -> UInt32 {
    keysVersions &+= 1
    if keysVersions == 0 { keysVersions = 1 }
    return keysVersions
  }

  // MARK: Strings as keys, which need no Python code

  /// Number of the entry whose key is this interned string; -1 if there is none.
  @inline(__always) package func find(_ name: Value, in dict: Ref<DictObject>) -> Int {
    if dict.pointee.tableSize == 0 { return -1 }
    let string = Ref<StringObject>(name)
    let hash = string.hash
    let mask = dict.pointee.tableSize &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = dict.pointee.table[slot]
      if entry == 0 { return -1 }
      if entry > 0 {
        let number = Int(entry) &- 1
        let found = dict.pointee.entries[number]
        if found.key == name { return number }
        if found.hash == hash, isString(found.key), Ref<StringObject>(found.key).equals(string) { return number }
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// The value of an interned name; unbound if there is none. May be deferred.
  @inline(__always) package func get(_ name: Value, in dict: Ref<DictObject>) -> Value {
    let entry = find(name, in: dict)
    return entry < 0 ? .unbound : dict.pointee.entries[entry].value
  }

  package func set(_ name: Value, _ value: Value, in dict: Ref<DictObject>) {
    let entry = find(name, in: dict)
    if value.isDeferred { dict.pointee.hasDeferred = true }
    if entry >= 0 {
      dict.pointee.entries[entry].value = value
    } else {
      append(name, Ref<StringObject>(name).hash, value, to: dict)
    }
  }

  /// Removes an interned name; false if it was not there.
  @discardableResult package func remove(_ name: Value, from dict: Ref<DictObject>) -> Bool {
    let entry = find(name, in: dict)
    if entry < 0 { return false }
    remove(entry: entry, from: dict)
    return true
  }

  // MARK: Any keys

  /// Number of the entry with an equal key; -1 if there is none. Runs `__eq__` of the keys.
  package func find(_ key: Value, hash: UInt64, in dict: Ref<DictObject>) throws(Raised) -> Int {
    if dict.pointee.hasOnlyStrings, isExactString(key) { return find(key, in: dict) }
    search: while true {
      if dict.pointee.tableSize == 0 { return -1 }
      let version = dict.pointee.keysVersion
      let mask = dict.pointee.tableSize &- 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while true {
        let entry = dict.pointee.table[slot]
        if entry == 0 { return -1 }
        if entry > 0 {
          let number = Int(entry) &- 1
          let found = dict.pointee.entries[number]
          if found.key == key { return number }
          if found.hash == hash {
            let isEqual = try areEqual(found.key, key)
            // `__eq__` may have changed the dict.
            if dict.pointee.keysVersion != version { continue search }
            if isEqual { return number }
          }
        }
        slot = (slot &+ 1) & mask
      }
    }
  }

  /// The hash of a key; the error of a value that has none says what it was to be.
  @inline(__always) package func keyHash(_ key: Value, in dict: Ref<DictObject>) throws(Raised) -> UInt64 {
    if isExactString(key) { return Ref<StringObject>(key).hash }
    if key.isInteger { return World.hash(of: key.integer) }
    return try keyHashSlowly(key, dict)
  }

  @inline(never) private func keyHashSlowly(_ key: Value, _ dict: Ref<DictObject>) throws(Raised) -> UInt64 {
    do throws(Raised) {
      return try hash(key)
    } catch {
      if type(of: raised) != exceptionType("TypeError") { throw error }
      let type = dict.pointee.header.type
      let use = isSubtype(type, types.frozendict) ? "frozendict key" : "dict key"
      let reason = try strText(catchRaised())
      throw typeError("cannot use '\(typeName(of: key))' as a \(use) (\(reason))")
    }
  }

  package func get(_ key: Value, from dict: Ref<DictObject>) throws(Raised) -> Value {
    let entry = try find(key, hash: keyHash(key, in: dict), in: dict)
    return entry < 0 ? .unbound : dict.pointee.entries[entry].value
  }

  package func set(_ key: Value, to value: Value, in dict: Ref<DictObject>) throws(Raised) {
    let hash = try keyHash(key, in: dict)
    let entry = try find(key, hash: hash, in: dict)
    if value.isDeferred { dict.pointee.hasDeferred = true }
    if entry >= 0 {
      dict.pointee.entries[entry].value = value
    } else {
      append(key, hash, value, to: dict)
    }
  }

  /// Removes a key and gives its value; unbound if it was not there.
  package func remove(_ key: Value, from dict: Ref<DictObject>) throws(Raised) -> Value {
    let entry = try find(key, hash: keyHash(key, in: dict), in: dict)
    if entry < 0 { return .unbound }
    let value = dict.pointee.entries[entry].value
    remove(entry: entry, from: dict)
    return value
  }

  // MARK: The table

  package func append(_ key: Value, _ hash: UInt64, _ value: Value, to dict: Ref<DictObject>) {
    if dict.pointee.used == dict.pointee.capacity { grow(dict, to: dict.pointee.count + 1) }
    let number = dict.pointee.used
    dict.pointee.entries[number] = DictEntry(hash: hash, key: key, value: value)
    place(number, hash, in: dict)
    dict.pointee.used = number + 1
    dict.pointee.count += 1
    dict.pointee.keysVersion = nextKeysVersion()
    if !isExactString(key) { dict.pointee.hasOnlyStrings = false }
  }

  private func place(_ number: Int, _ hash: UInt64, in dict: Ref<DictObject>) {
    let mask = dict.pointee.tableSize &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while dict.pointee.table[slot] > 0 { slot = (slot &+ 1) & mask }
    dict.pointee.table[slot] = Int32(truncatingIfNeeded: number &+ 1)
  }

  /// Removes an entry; the others keep their order and numbers.
  package func remove(entry number: Int, from dict: Ref<DictObject>) {
    let mask = dict.pointee.tableSize &- 1
    var slot = Int(truncatingIfNeeded: dict.pointee.entries[number].hash) & mask
    while dict.pointee.table[slot] != Int32(truncatingIfNeeded: number &+ 1) { slot = (slot &+ 1) & mask }
    dict.pointee.table[slot] = -1
    dict.pointee.entries[number] = DictEntry(hash: 0, key: .unbound, value: .unbound)
    dict.pointee.count -= 1
    dict.pointee.keysVersion = nextKeysVersion()
  }

  /// Makes room for `wanted` live entries and more, and closes the gaps of deleted ones.
  private func grow(_ dict: Ref<DictObject>, to wanted: Int) {
    var size = 8
    while size * 2 < wanted * 4 { size *= 2 }
    let capacity = size * 2 / 3 + 1
    let old = dict.pointee
    if size == old.tableSize { return compact(dict) }
    dict.pointee.entries = heap.row(DictEntry.self, capacity)
    dict.pointee.table = heap.row(Int32.self, size)
    dict.pointee.tableSize = size
    dict.pointee.capacity = capacity
    var number = 0
    for index in 0..<old.used {
      let entry = old.entries[index]
      if entry.key.isUnbound { continue }
      dict.pointee.entries[number] = entry
      place(number, entry.hash, in: dict)
      number += 1
    }
    dict.pointee.used = number
    dict.pointee.keysVersion = nextKeysVersion()
  }

  /// Closes the gaps of deleted entries where they are.
  private func compact(_ dict: Ref<DictObject>) {
    dict.pointee.table.fill(0, dict.pointee.tableSize)
    let entries = dict.pointee.entries
    var number = 0
    for index in 0..<dict.pointee.used where !entries[index].key.isUnbound {
      entries[number] = entries[index]
      place(number, entries[number].hash, in: dict)
      number += 1
    }
    dict.pointee.used = number
    dict.pointee.keysVersion = nextKeysVersion()
  }

  /// Forgets everything.
  package func clear(_ dict: Ref<DictObject>) {
    dict.pointee.count = 0
    dict.pointee.used = 0
    dict.pointee.capacity = 0
    dict.pointee.tableSize = 0
    dict.pointee.hasOnlyStrings = true
    dict.pointee.keysVersion = nextKeysVersion()
  }

  /// A dict with the same entries.
  package func copy(_ dict: Ref<DictObject>) -> Ref<DictObject> {
    let result = makeDict(capacity: dict.pointee.count)
    for index in 0..<dict.pointee.used {
      let entry = dict.pointee.entries[index]
      if !entry.key.isUnbound { append(entry.key, entry.hash, entry.value, to: result) }
    }
    result.pointee.hasDeferred = dict.pointee.hasDeferred
    return result
  }
}
