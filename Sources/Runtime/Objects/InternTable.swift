// Which strings are interned: of equal ones one, found by the hash that strings keep anyway.

/// An open table of strings; nothing is ever taken out.
struct InternTable {
  /// Addresses of strings; 0 where there is none.
  private var places: [UInt]
  private(set) var count = 0

  init() { places = [UInt](repeating: 0, count: 1 << 12) }

  /// - Parameters:
  ///   - hash: `pythonHash` of the text.
  ///   - isEqual: asked of strings with that hash.
  @inline(__always) func find(_ hash: Int, _ isEqual: (Ref<StringObject>) -> Bool) -> Value? {
    let mask = places.count &- 1
    var place = hash & mask
    while places[place] != 0 {
      let string = Ref<StringObject>(address: places[place])
      if string.pythonHash == hash, isEqual(string) { return string.value }
      place = (place &+ 1) & mask
    }
    return nil
  }

  /// Enters a string that was not found.
  mutating func insert(_ string: Ref<StringObject>) {
    // A third stays free.
    if (count + 1) * 3 > places.count * 2 {
      let old = places
      places = [UInt](repeating: 0, count: old.count * 2)
      for address in old where address != 0 { put(Ref<StringObject>(address: address)) }
    }
    put(string)
    count += 1
  }

  private mutating func put(_ string: Ref<StringObject>) {
    let mask = places.count &- 1
    var place = string.pythonHash & mask
    while places[place] != 0 { place = (place &+ 1) & mask }
    places[place] = string.address
  }
}
