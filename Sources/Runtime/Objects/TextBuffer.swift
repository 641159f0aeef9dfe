// Text that is put together piece by piece.

/// Grows; bytes while all is Latin-1, then code points. Keeps surrogates, which Swift's strings have no place for.
package struct TextBuffer {
  private var latin: [UInt8] = []
  private var full: [UInt32] = []
  private var isWide = false
  private var isASCII = true

  package init() {}

  package var count: Int { isWide ? full.count : latin.count }

  @inline(__always) package mutating func append(_ unit: UInt32) {
    if unit < 0x100, !isWide {
      if unit >= 0x80 { isASCII = false }
      latin.append(UInt8(truncatingIfNeeded: unit))
    } else {
      widen()
      full.append(unit)
    }
  }
  /// An ASCII character.
  @inline(__always) package mutating func append(_ character: Unicode.Scalar) { append(character.value) }

  package mutating func append(_ text: String) {
    for scalar in text.unicodeScalars { append(scalar.value) }
  }

  package mutating func append(_ units: TextRow) {
    if units.width == 1, !isWide {
      if !units.isASCII { isASCII = isASCII && units.row.isASCII(units.count) }
      unsafe units.row.withBuffer(units.count) { unsafe latin.append(contentsOf: $0) }
      return
    }
    for index in 0..<units.count { append(units[index]) }
  }

  /// A value that is a string.
  @inline(__always) package mutating func append(_ string: Value) { append(TextRow(Ref<StringObject>(string))) }

  package mutating func append(_ unit: UInt32, times: Int) {
    if times <= 0 { return }
    for _ in 0..<times { append(unit) }
  }

  private mutating func widen() {
    if isWide { return }
    isWide = true
    full = latin.map(UInt32.init)
    latin = []
  }

  /// What was put together, as an exact string.
  package func finish(_ world: World) throws(Raised) -> Value {
    if isWide {
      try world.mustAllocate(full.count * 4)
      return world.string(full)
    }
    if latin.isEmpty { return world.emptyString }
    if latin.count == 1 { return world.character(UInt32(latin[0])) }
    let string = try world.newString(latin.count, width: 1, isASCII: isASCII)
    let row = string.latin
    for index in latin.indices { row[index] = latin[index] }
    return string.value
  }

  /// As bytes; all units are below 0x100.
  package func finishBytes(_ world: World, _ flavor: TextFlavor) throws(Raised) -> Value {
    try world.bytes(latin, flavor)
  }
}
