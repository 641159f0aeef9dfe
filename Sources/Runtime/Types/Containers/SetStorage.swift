// Sets as a whole: what the methods of set and frozenset and the views of dicts are made of.

extension World {
  /// An empty set of a class derived from set or frozenset, or of one of these.
  package func makeSet(of type: Ref<TypeObject>) -> Ref<SetObject> {
    let set = makeObject(type, SetObject.self)
    set.pointee.table = setTables.empty
    set.pointee.mask = SetTables.smallest - 1
    return set
  }

  /// A new set with the elements of an iterable.
  package func setOf(_ iterable: Value, _ type: Ref<TypeObject>) throws(Raised) -> Ref<SetObject> {
    let set = makeSet(of: type)
    try add(elementsOf: iterable, to: set)
    return set
  }

  @inline(__always) package func isSet(_ value: Value) -> Bool {
    let kind = kind(of: value)
    return kind == .set || kind == .frozenset
  }

  /// Is it a dict or frozendict whose class does not change what it iterates?
  func isPlainDict(_ value: Value) -> Bool {
    let type = type(of: value)
    return type == types.dict || type == types.frozendict
  }

  @inline(__always) package func add(_ element: Value, to set: Ref<SetObject>) throws(Raised) {
    try insert(element, elementHash(element), in: set)
  }

  /// Is it there? A set that is looked for is taken for the frozenset with its elements.
  package func contains(_ element: Value, in set: Ref<SetObject>) throws(Raised) -> Bool {
    try find(element, in: set) >= 0
  }

  /// The slot of an element; negative: it is not there.
  func find(_ element: Value, in set: Ref<SetObject>) throws(Raised) -> Int {
    if isExactString(element) || element.isInteger { return try slot(element, elementHash(element), in: set) }
    var hash = 0
    do throws(Raised) {
      hash = try elementHash(element)
    } catch {
      guard kind(of: element) == .set, isRaised("TypeError") else { throw error }
      raised = .unbound
      hash = frozenHash(Ref<SetObject>(element))
    }
    return try slot(element, hash, in: set)
  }

  func remove(_ element: Value, from set: Ref<SetObject>) throws(Raised) -> Bool {
    let slot = try find(element, in: set)
    if slot < 0 { return false }
    remove(slot: slot, from: set)
    return true
  }

  /// The hash of a frozenset with these elements: their order does not matter.
  func frozenHash(_ set: Ref<SetObject>) -> Int {
    var sum: UInt64 = 0
    for index in 0...set.pointee.mask where set.pointee.table[index].isElement {
      sum ^= World.shuffled(set.pointee.table[index].hash)
    }
    return World.dispersed(sum, count: set.pointee.count)
  }

  /// Of hashes that are put together without an order: each one.
  static func shuffled(_ hash: Int) -> UInt64 {
    let bits = UInt64(bitPattern: Int64(hash))
    return (bits ^ 89_869_747 ^ (bits << 16)) &* 3_644_798_167
  }

  /// Of hashes that are put together without an order: their sum.
  static func dispersed(_ sum: UInt64, count: Int) -> Int {
    var sum = sum ^ (UInt64(count) &+ 1) &* 1_927_868_237
    sum ^= (sum >> 11) ^ (sum >> 25)
    sum = sum &* 69069 &+ 907_133_923
    return sum == .max ? 590_923_713 : Int(truncatingIfNeeded: sum)
  }

  package func add(elementsOf iterable: Value, to set: Ref<SetObject>) throws(Raised) {
    if isSet(iterable) {
      try merge(Ref<SetObject>(iterable), into: set)
      return try checkRoom()
    }
    if isPlainDict(iterable) {
      // Their hashes are known already.
      reserve(Ref<DictObject>(iterable).pointee.count, in: set)
      try forEachEntry(Ref<DictObject>(iterable)) { entry throws(Raised) in
        try insert(entry.key, World.unmixed(entry.hash), in: set)
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
    if iterable == set.value { return clear(set) }
    if isSet(iterable) {
      var other = Ref<SetObject>(iterable)
      if other.pointee.count >> 3 > set.pointee.count { other = try SetType.intersection(self, set, iterable) }
      try forEachElement(other) { entry throws(Raised) in
        try discard(entry.key, entry.hash, from: set)
        return true
      }
    } else {
      try forEach(iterable) { element throws(Raised) in
        try discard(element, elementHash(element), from: set)
        return true
      }
    }
    shrink(set)
  }

  /// Puts in what is not there and takes out what is.
  func toggle(elementsOf iterable: Value, in set: Ref<SetObject>) throws(Raised) {
    if iterable == set.value { return clear(set) }
    if isPlainDict(iterable) {
      return try forEachEntry(Ref<DictObject>(iterable)) { entry throws(Raised) in
        try toggle(entry.key, World.unmixed(entry.hash), in: set)
        return true
      }
    }
    let other = isSet(iterable) ? Ref<SetObject>(iterable) : try setOf(iterable, types.set)
    try forEachElement(other) { entry throws(Raised) in
      try toggle(entry.key, entry.hash, in: set)
      return true
    }
  }

  private func toggle(_ element: Value, _ hash: Int, in set: Ref<SetObject>) throws(Raised) {
    if try !discard(element, hash, from: set) { try insert(element, hash, in: set) }
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
    if other.pointee.count > set.pointee.count { return false }
    var hasAll = true
    try forEachElement(other) { entry throws(Raised) in
      hasAll = try slot(entry.key, entry.hash, in: set) >= 0
      return hasAll
    }
    return hasAll
  }
}
