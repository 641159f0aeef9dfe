// Sets as tables of keys: what the methods of set and frozenset and the views of dicts are made of.

extension World {
  /// An empty set of a class derived from set or frozenset, or of one of these.
  package func makeSet(of type: Ref<TypeObject>) -> Ref<SetObject> {
    let set = makeObject(type, SetObject.self)
    set.pointee.keys = makeDict()
    // So that errors speak of elements and not of keys.
    set.pointee.keys.pointee.header.type = types.set
    return set
  }

  /// A new set with the elements of an iterable.
  package func setOf(_ iterable: Value, _ type: Ref<TypeObject>) throws(Raised) -> Ref<SetObject> {
    let set = makeSet(of: type)
    try add(elementsOf: iterable, to: set)
    return set
  }

  package func isSet(_ value: Value) -> Bool {
    let kind = kind(of: value)
    return kind == .set || kind == .frozenset
  }

  package func add(_ element: Value, to set: Ref<SetObject>) throws(Raised) {
    let keys = set.pointee.keys
    let hash = try keyHash(element, in: keys)
    if try find(element, hash: hash, in: keys) < 0 { append(element, hash, .none, to: keys) }
  }

  /// Is it there? A set that is looked for is taken for the frozenset with its elements.
  func contains(_ element: Value, in set: Ref<SetObject>) throws(Raised) -> Bool {
    try find(element, in: set) >= 0
  }

  func find(_ element: Value, in set: Ref<SetObject>) throws(Raised) -> Int {
    let keys = set.pointee.keys
    do throws(Raised) {
      return try find(element, hash: keyHash(element, in: keys), in: keys)
    } catch {
      guard kind(of: element) == .set, isRaised("TypeError") else { throw error }
      raised = .unbound
      let frozen = try setOf(element, types.frozenset)
      return try find(frozen.value, hash: hash(frozen.value), in: keys)
    }
  }

  func remove(_ element: Value, from set: Ref<SetObject>) throws(Raised) -> Bool {
    let entry = try find(element, in: set)
    if entry < 0 { return false }
    remove(entry: entry, from: set.pointee.keys)
    return true
  }

  func add(elementsOf iterable: Value, to set: Ref<SetObject>) throws(Raised) {
    let kind = kind(of: iterable)
    let isTable = kind == .dict || kind == .set || kind == .frozenset
    // Their hashes are known already.
    if isTable, type(of: iterable).pointee.nativeIndex >= 0 {
      try forEachEntry(kind == .dict ? Ref<DictObject>(iterable) : Ref<SetObject>(iterable).pointee.keys) {
        entry throws(Raised) in
        let keys = set.pointee.keys
        if try find(entry.key, hash: entry.hash, in: keys) < 0 { append(entry.key, entry.hash, .none, to: keys) }
        return true
      }
      return try checkRoom()
    }
    try forEach(iterable) { element throws(Raised) in
      try add(element, to: set)
      try checkRoom()
      return true
    }
  }

  func removeElements(of iterable: Value, from set: Ref<SetObject>) throws(Raised) {
    if iterable == set.value { return clear(set.pointee.keys) }
    let other = isSet(iterable) ? Ref<SetObject>(iterable).pointee.keys : .none
    if other.isPresent {
      try forEachEntry(other) { entry throws(Raised) in
        let found = try find(entry.key, hash: entry.hash, in: set.pointee.keys)
        if found >= 0 { remove(entry: found, from: set.pointee.keys) }
        return true
      }
    } else {
      try forEach(iterable) { element throws(Raised) in
        _ = try remove(element, from: set)
        return true
      }
    }
  }

  /// Puts in what is not there and takes out what is.
  func toggle(elementsOf other: Ref<SetObject>, in set: Ref<SetObject>) throws(Raised) {
    if other == set { return clear(set.pointee.keys) }
    try forEachEntry(other.pointee.keys) { entry throws(Raised) in
      let keys = set.pointee.keys
      let found = try find(entry.key, hash: entry.hash, in: keys)
      if found >= 0 { remove(entry: found, from: keys) } else { append(entry.key, entry.hash, .none, to: keys) }
      return true
    }
  }

  /// The live entries, also of a table that changes meanwhile.
  package func forEachEntry(_ dict: Ref<DictObject>, _ body: (DictEntry) throws(Raised) -> Bool) throws(Raised) {
    var index = 0
    while index < dict.pointee.used {
      let entry = dict.pointee.entries[index]
      index += 1
      if entry.key.isUnbound { continue }
      if try !body(entry) { return }
    }
  }

  /// Has `set` all elements of `other`?
  func isSuperset(_ set: Ref<SetObject>, _ other: Ref<SetObject>) throws(Raised) -> Bool {
    if other.pointee.keys.pointee.count > set.pointee.keys.pointee.count { return false }
    var hasAll = true
    try forEachEntry(other.pointee.keys) { entry throws(Raised) in
      hasAll = try find(entry.key, hash: entry.hash, in: set.pointee.keys) >= 0
      return hasAll
    }
    return hasAll
  }
}
