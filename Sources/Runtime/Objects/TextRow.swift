// What str, bytes and bytearray have in common: a row of units of one width, and how a new object is cut out of it.

/// Code points or bytes; good for as long as nobody resizes the bytearray it came from.
package struct TextRow {
  package let row: Cells<UInt8>
  package let count: Int
  /// Bytes of a unit: 1, 2, 4.
  package let width: UInt8
  /// No unit is above 0x7f; false may also mean that nobody looked.
  package let isASCII: Bool

  @inline(__always) package init(_ row: Cells<UInt8>, _ count: Int, width: UInt8 = 1, isASCII: Bool = false) {
    self.row = row
    self.count = count
    self.width = width
    self.isASCII = isASCII
  }
  @inline(__always) package init(_ string: Ref<StringObject>) {
    self.init(string.latin, string.count, width: string.pointee.width, isASCII: string.pointee.isASCII)
  }
  @inline(__always) package init(_ bytes: Ref<BytesObject>) { self.init(bytes.pointee.data, bytes.pointee.count) }

  @inline(__always) package var wide: Cells<UInt16> { Cells(address: row.address) }
  @inline(__always) package var full: Cells<UInt32> { Cells(address: row.address) }

  @inline(__always) package subscript(_ index: Int) -> UInt32 {
    switch width {
    case 1: UInt32(row[index])
    case 2: UInt32(wide[index])
    default: full[index]
    }
  }

  /// A part, which is not copied.
  @inline(__always) package func part(_ start: Int, _ end: Int) -> TextRow {
    TextRow(row.from(start &* Int(width)), end &- start, width: width, isASCII: isASCII)
  }

  /// The highest unit, or some unit that needs as many bytes.
  package var highest: UInt32 {
    if isASCII { return 0x7f }
    var all: UInt32 = 0
    switch width {
    case 1: return row.isASCII(count) ? 0x7f : 0xff
    case 2: for index in 0..<count { all |= UInt32(wide[index]) }
    default: for index in 0..<count { all |= full[index] }
    }
    // Above 0xffff the or of all tells no exact highest, but the width is right: each bit comes from some unit.
    return all
  }

  /// Copies the units into a row of the same or a greater width, or of a smaller one into which all fit.
  package func copy(to target: TextRow, at place: Int) {
    if width == target.width {
      target.row.from(place &* Int(width)).copy(row, count &* Int(width))
      return
    }
    switch (width, target.width) {
    case (1, 2): for index in 0..<count { target.wide[place &+ index] = UInt16(row[index]) }
    case (1, 4): for index in 0..<count { target.full[place &+ index] = UInt32(row[index]) }
    case (2, 4): for index in 0..<count { target.full[place &+ index] = UInt32(wide[index]) }
    case (2, 1): for index in 0..<count { target.row[place &+ index] = UInt8(truncatingIfNeeded: wide[index]) }
    case (4, 1): for index in 0..<count { target.row[place &+ index] = UInt8(truncatingIfNeeded: full[index]) }
    default: for index in 0..<count { target.wide[place &+ index] = UInt16(truncatingIfNeeded: full[index]) }
    }
  }

  @inline(__always) package func set(_ index: Int, _ unit: UInt32) {
    switch width {
    case 1: row[index] = UInt8(truncatingIfNeeded: unit)
    case 2: wide[index] = UInt16(truncatingIfNeeded: unit)
    default: full[index] = unit
    }
  }

  /// `count` times the same unit.
  package func fill(_ unit: UInt32, from start: Int, _ count: Int) {
    switch width {
    case 1: row.from(start).fill(UInt8(truncatingIfNeeded: unit), count)
    case 2: wide.from(start).fill(UInt16(truncatingIfNeeded: unit), count)
    default: full.from(start).fill(unit, count)
    }
  }

  package func equals(_ other: TextRow) -> Bool {
    if count != other.count { return false }
    if width == other.width { return row.isEqual(to: other.row, count &* Int(width)) }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }

  /// Below 0, 0, above 0: by the units in order.
  package func compare(_ other: TextRow) -> Int {
    let common = min(count, other.count)
    for index in 0..<common {
      let mine = self[index], its = other[index]
      if mine != its { return mine < its ? -1 : 1 }
    }
    return count &- other.count
  }
}

/// Which type of text an object is.
package enum TextFlavor {
  case string, bytes, bytearray
}

extension World {
  /// Of a str, bytes or bytearray.
  @inline(__always) package func flavor(of value: Value) -> TextFlavor {
    switch Ref<Header>(value).pointee.kind {
    case .string: .string
    case .bytes: .bytes
    default: .bytearray
    }
  }

  /// The units of a str, bytes or bytearray.
  @inline(__always) package func units(of value: Value) -> TextRow {
    if Ref<Header>(value).pointee.kind == .string { return TextRow(Ref<StringObject>(value)) }
    return TextRow(Ref<BytesObject>(value))
  }

  /// MemoryError where a block of so many bytes is beyond the budget.
  @inline(__always) package func mustAllocate(_ bytes: Int) throws(Raised) {
    if bytes >= 1 << 16 || bytes < 0, !heap.mayAllocate(bytes) { throw memoryError() }
  }

  /// A string to be filled; its size is checked.
  package func newString(_ count: Int, width: UInt8, isASCII: Bool) throws(Raised) -> Ref<StringObject> {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: Int(width))
    if overflow || bytes > Int.max - 1024 { throw raise("MemoryError", "") }
    try mustAllocate(bytes)
    return makeString(count: count, width: width, isASCII: isASCII)
  }
  /// As wide as `highest` demands.
  package func newString(_ count: Int, highest: UInt32) throws(Raised) -> Ref<StringObject> {
    try newString(count, width: highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4, isASCII: highest < 0x80)
  }

  /// The string of one character; those of Latin-1 are made once.
  package func character(_ unit: UInt32) -> Value {
    if unit < 0x100 {
      let known = characters[Int(unit)]
      if !known.isUnbound { return known }
    }
    let string = makeString(
      count: 1, width: unit < 0x100 ? 1 : unit < 0x10000 ? 2 : 4, isASCII: unit < 0x80)
    TextRow(string).set(0, unit)
    if unit < 0x100 { characters[Int(unit)] = string.value }
    return string.value
  }

  /// An exact string with these units, as narrow as they allow.
  package func string(_ units: TextRow) throws(Raised) -> Value {
    if units.count == 0 { return emptyString }
    if units.count == 1 { return character(units[0]) }
    let string = try newString(units.count, highest: units.highest)
    units.copy(to: TextRow(string), at: 0)
    return string.value
  }

  /// bytes or bytearray of `count` zeros, to be filled.
  package func newBytes(_ count: Int, _ flavor: TextFlavor = .bytes, type: Ref<TypeObject>? = nil) throws(Raised)
    -> Ref<
      BytesObject
    >
  {
    try mustAllocate(count)
    let bytes = makeObject(type ?? (flavor == .bytes ? types.bytes : types.bytearray), BytesObject.self)
    bytes.pointee.count = count
    bytes.pointee.capacity = count
    bytes.pointee.data = heap.row(UInt8.self, count)
    return bytes
  }

  package func bytes(_ units: TextRow, _ flavor: TextFlavor = .bytes) throws(Raised) -> Value {
    let bytes = try newBytes(units.count, flavor)
    bytes.pointee.data.copy(units.row, units.count)
    return bytes.value
  }
  package func bytes(_ content: [UInt8], _ flavor: TextFlavor = .bytes) throws(Raised) -> Value {
    let bytes = try newBytes(content.count, flavor)
    for index in content.indices { bytes.pointee.data[index] = content[index] }
    return bytes.value
  }

  /// A new object of a flavor with these units.
  package func text(_ units: TextRow, _ flavor: TextFlavor) throws(Raised) -> Value {
    flavor == .string ? try string(units) : try bytes(units, flavor)
  }

  /// A part of a text; the text itself where that is whole, exact and cannot change.
  package func slice(_ value: Value, _ units: TextRow, _ start: Int, _ end: Int) throws(Raised) -> Value {
    if start == 0, end == units.count {
      let type = Ref<Header>(value).pointee.type
      if type == types.string || type == types.bytes { return value }
    }
    return try text(units.part(start, max(start, end)), flavor(of: value))
  }

  /// An empty text of a flavor.
  package func emptyText(_ flavor: TextFlavor) throws(Raised) -> Value {
    flavor == .string ? emptyString : try newBytes(0, flavor).value
  }

  /// The bytes of a bytes-like object; nil where it is none.
  package func buffer(of value: Value) -> TextRow? {
    guard value.isObject else { return nil }
    switch Ref<Header>(value).pointee.kind {
    case .bytes, .bytearray: return TextRow(Ref<BytesObject>(value))
    case .memoryView: return MemoryViewType.contiguous(self, Ref<MemoryViewObject>(value))
    default:
      let saved = raised
      guard let view = try? offeredView(value) else {
        raised = saved
        return nil
      }
      return MemoryViewType.contiguous(self, view)
    }
  }

  /// What `__buffer__` gives (PEP 688); nil where the type has none.
  func offeredView(_ value: Value) throws(Raised) -> Ref<MemoryViewObject>? {
    let method = lookUp(intern("__buffer__"), in: type(of: value))
    if method.isUnbound || kind(of: value) == .memoryView { return nil }
    let view = try withRow(2) { world, row throws(Raised) in
      row[0] = value
      // PyBUF_FULL_RO
      row[1] = Value(small: 284)
      return try world.callSpecial(method, row, 2)
    }
    guard kind(of: view) == .memoryView else {
      throw typeError("\(typeName(of: value)).__buffer__() must return a memoryview, not \(typeName(of: view))")
    }
    return Ref<MemoryViewObject>(view)
  }

  /// As `buffer(of:)`; TypeError where it is none.
  package func mustBuffer(_ value: Value) throws(Raised) -> TextRow {
    if let buffer = buffer(of: value) { return buffer }
    _ = try offeredView(value)
    throw typeError("a bytes-like object is required, not '\(typeName(of: value))'")
  }
}
