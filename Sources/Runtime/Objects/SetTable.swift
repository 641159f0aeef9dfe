// The hash table of sets, built as CPython's: what a set shows in which order is its slots' order.

/// One slot. Unbound keys: never used; `SetEntry.removed`: what lay there is gone.
package struct SetEntry: BitwiseCopyable {
  package var key: Value
  /// As `hash()` gives it; -1, which no value has, where one was removed.
  package var hash: Int

  /// A word that is no value, in slots whose element was removed.
  static let removed = SetEntry(key: Value(bits: 0xf4), hash: -1)

  @inline(__always) package var isElement: Bool { key.bits != 0 && hash != -1 }
}

/// Tables of sets: the one that all empty sets share, and those that are not in use any more.
package struct SetTables {
  static let smallest = 8
  /// Never written to.
  let empty: Cells<SetEntry>
  /// By the logarithm of their sizes; the first word of each is the address of the next.
  private let unused: Cells<UInt>

  init(in heap: Heap) {
    empty = heap.row(SetEntry.self, SetTables.smallest)
    unused = heap.row(UInt.self, 64)
  }

  /// A table of empty slots.
  func take(_ size: Int, from heap: Heap) -> Cells<SetEntry> {
    let place = size.trailingZeroBitCount
    if unused[place] == 0 { return heap.row(SetEntry.self, size) }
    let table = Cells<SetEntry>(address: unused[place])
    unused[place] = UInt(table[0].key.bits)
    table.fill(SetEntry(key: .unbound, hash: 0), size)
    return table
  }

  /// No set has this table any more.
  func giveBack(_ table: Cells<SetEntry>, _ size: Int) {
    if table.address == empty.address { return }
    let place = size.trailingZeroBitCount
    table[0] = SetEntry(key: Value(bits: UInt64(unused[place])), hash: 0)
    unused[place] = table.address
  }
}

extension World {
  /// How many slots after the first one are tried before the search jumps.
  private static let probes = 9
  private static let shift: UInt = 5

  /// The hash of an element to be; the error of a value that has none says what it was to be.
  @inline(__always) package func elementHash(_ element: Value) throws(Raised) -> Int {
    if isExactString(element) { return Ref<StringObject>(element).pythonHash }
    if element.isInteger { return NumberHash.hash(element.integer) }
    return try elementHashSlowly(element)
  }

  @inline(never) private func elementHashSlowly(_ element: Value) throws(Raised) -> Int {
    do throws(Raised) {
      return try pythonHash(element)
    } catch {
      if type(of: raised) != exceptionType("TypeError") { throw error }
      let reason = try strText(catchRaised())
      throw typeError("cannot use '\(typeName(of: element))' as a set element (\(reason))")
    }
  }

  /// The slot of an equal element; if there is none, the complement (`~`) of the slot that it would get. Runs `__eq__`.
  package func slot(_ element: Value, _ hash: Int, in set: Ref<SetObject>) throws(Raised) -> Int {
    search: while true {
      let table = set.pointee.table
      let mask = set.pointee.mask
      var perturb = UInt(bitPattern: hash)
      var start = hash & mask
      // The last slot on the way that an element was removed from.
      var free = -1
      while true {
        var index = start
        let last = start &+ World.probes <= mask ? start &+ World.probes : start
        while index <= last {
          let entry = table[index]
          if entry.hash == hash {
            if entry.key == element { return index }
            if entry.key.isUnbound { return ~(free < 0 ? index : free) }
            if isExactString(entry.key), isExactString(element) {
              if Ref<StringObject>(entry.key).equals(Ref<StringObject>(element)) { return index }
            } else {
              let isEqual = try areEqual(entry.key, element)
              // `__eq__` may have changed the set.
              if set.pointee.table.address != table.address || set.pointee.mask != mask
                || table[index].key != entry.key
              {
                continue search
              }
              if isEqual { return index }
            }
          } else if entry.key.isUnbound {
            return ~(free < 0 ? index : free)
          } else if entry.hash == -1 {
            free = index
          }
          index &+= 1
        }
        perturb >>= World.shift
        start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
      }
    }
  }

  /// Puts in what is not there; false: it was.
  @discardableResult @inline(__always) package func insert(
    _ element: Value, _ hash: Int, in set: Ref<SetObject>
  ) throws(Raised) -> Bool {
    let slot = try slot(element, hash, in: set)
    if slot >= 0 { return false }
    fill(~slot, SetEntry(key: element, hash: hash), of: set)
    return true
  }

  private func fill(_ slot: Int, _ entry: SetEntry, of set: Ref<SetObject>) {
    if set.pointee.table.address == setTables.empty.address {
      set.pointee.table = setTables.take(SetTables.smallest, from: heap)
    }
    set.pointee.count &+= 1
    let wasUsed = set.pointee.table[slot].hash == -1
    set.pointee.table[slot] = entry
    if wasUsed { return }
    set.pointee.fill &+= 1
    if set.pointee.fill &* 5 >= set.pointee.mask &* 3 { resize(set, beyond: growth(of: set)) }
  }

  @inline(__always) private func growth(of set: Ref<SetObject>) -> Int {
    set.pointee.count &* (set.pointee.count > 50000 ? 2 : 4)
  }

  /// Takes an element out of its slot.
  @inline(__always) package func remove(slot: Int, from set: Ref<SetObject>) {
    set.pointee.table[slot] = SetEntry.removed
    set.pointee.count &-= 1
  }

  /// Takes out what is there.
  @discardableResult package func discard(
    _ element: Value, _ hash: Int, from set: Ref<SetObject>
  ) throws(Raised) -> Bool {
    let slot = try slot(element, hash, in: set)
    if slot < 0 { return false }
    remove(slot: slot, from: set)
    return true
  }

  // MARK: Strings in sets that hold nothing else, which need no Python code

  func add(name: Value, to names: Ref<SetObject>) {
    do throws(Raised) { try insert(name, Ref<StringObject>(name).pythonHash, in: names) } catch { raised = .unbound }
  }
  func discard(name: Value, from names: Ref<SetObject>) {
    do throws(Raised) { try discard(name, Ref<StringObject>(name).pythonHash, from: names) } catch { raised = .unbound }
  }

  // MARK: The table

  /// Places an element in a table that has no removed ones and none that is equal.
  @inline(__always) private func place(_ entry: SetEntry, in table: Cells<SetEntry>, _ mask: Int) {
    var perturb = UInt(bitPattern: entry.hash)
    var start = entry.hash & mask
    while true {
      var index = start
      let last = start &+ World.probes <= mask ? start &+ World.probes : start
      while index <= last {
        if table[index].key.isUnbound {
          table[index] = entry
          return
        }
        index &+= 1
      }
      perturb >>= World.shift
      start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
    }
  }

  /// Gives a set the smallest table of more than so many slots, without removed ones.
  private func resize(_ set: Ref<SetObject>, beyond wanted: Int) {
    var size = SetTables.smallest
    while size <= wanted { size <<= 1 }
    let old = set.pointee.table
    let oldMask = set.pointee.mask
    if size == SetTables.smallest, oldMask == size &- 1, set.pointee.fill == set.pointee.count { return }
    let table = setTables.take(size, from: heap)
    for index in 0...oldMask where old[index].isElement { place(old[index], in: table, size &- 1) }
    set.pointee.table = table
    set.pointee.mask = size &- 1
    set.pointee.fill = set.pointee.count
    setTables.giveBack(old, oldMask &+ 1)
  }

  /// Room for so many more, at once: few of them are expected to be there already.
  func reserve(_ more: Int, in set: Ref<SetObject>) {
    if (set.pointee.fill &+ more) &* 5 >= set.pointee.mask &* 3 {
      resize(set, beyond: (set.pointee.count &+ more) &* 2)
    }
  }

  /// Many were taken out: more than a quarter of the slots.
  func shrink(_ set: Ref<SetObject>) {
    if set.pointee.fill &- set.pointee.count > set.pointee.mask / 4 { resize(set, beyond: growth(of: set)) }
  }

  /// Puts in all elements of another set.
  func merge(_ other: Ref<SetObject>, into set: Ref<SetObject>) throws(Raised) {
    let count = other.pointee.count
    if other == set || count == 0 { return }
    reserve(count, in: set)
    let isEmpty = set.pointee.fill == 0
    if isEmpty {
      if set.pointee.table.address == setTables.empty.address {
        set.pointee.table = setTables.take(SetTables.smallest, from: heap)
      }
      let source = other.pointee.table
      if set.pointee.mask == other.pointee.mask, other.pointee.fill == count {
        set.pointee.table.copy(source, set.pointee.mask &+ 1)
      } else {
        for index in 0...other.pointee.mask where source[index].isElement {
          place(source[index], in: set.pointee.table, set.pointee.mask)
        }
      }
      set.pointee.fill = count
      set.pointee.count = count
      return
    }
    try forEachElement(other) { entry throws(Raised) in
      try insert(entry.key, entry.hash, in: set)
      return true
    }
  }

  /// Forgets everything.
  package func clear(_ set: Ref<SetObject>) {
    if set.pointee.mask == SetTables.smallest &- 1, set.pointee.fill == 0 { return }
    setTables.giveBack(set.pointee.table, set.pointee.mask &+ 1)
    set.pointee.table = setTables.empty
    set.pointee.mask = SetTables.smallest &- 1
    set.pointee.fill = 0
    set.pointee.count = 0
  }

  /// The elements in order, also of a set that changes meanwhile.
  @inline(__always) package func forEachElement(
    _ set: Ref<SetObject>, _ body: (SetEntry) throws(Raised) -> Bool
  ) throws(Raised) {
    var index = 0
    while index <= set.pointee.mask {
      let entry = set.pointee.table[index]
      index &+= 1
      if !entry.isElement { continue }
      if try !body(entry) { return }
    }
  }
}
