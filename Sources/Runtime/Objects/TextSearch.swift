// Searching in rows of units: the same for str, bytes and bytearray.

extension TextRow {
  /// Where `needle` first begins in `start..<end` and ends there too; -1: nowhere.
  package func find(_ needle: TextRow, _ start: Int, _ end: Int) -> Int {
    let last = end &- needle.count
    if last < start { return -1 }
    if needle.count == 0 { return start }
    let first = needle[0]
    if needle.count == 1 { return find(unit: first, start, end) }
    let final = needle[needle.count &- 1]
    let span = needle.count &- 1
    var index = start
    while index <= last {
      index = find(unit: first, index, last &+ 1)
      if index < 0 { return -1 }
      if self[index &+ span] == final, matches(needle, at: index) { return index }
      index &+= 1
    }
    return -1
  }

  package func find(unit: UInt32, _ start: Int, _ end: Int) -> Int {
    if start >= end { return -1 }
    switch width {
    case 1: return unit > 0xff ? -1 : row.index(of: UInt8(truncatingIfNeeded: unit), from: start, to: end)
    case 2: for index in start..<end where UInt32(wide[index]) == unit { return index }
    default: for index in start..<end where full[index] == unit { return index }
    }
    return -1
  }

  /// As `find`, the last place.
  package func findLast(_ needle: TextRow, _ start: Int, _ end: Int) -> Int {
    var index = end &- needle.count
    if index < start { return -1 }
    if needle.count == 0 { return end }
    let first = needle[0]
    while index >= start {
      if self[index] == first, matches(needle, at: index) { return index }
      index &-= 1
    }
    return -1
  }

  /// Does `needle` stand at `index`, where there is room for it?
  @inline(__always) package func matches(_ needle: TextRow, at index: Int) -> Bool {
    if width == needle.width {
      let size = Int(width)
      return row.from(index &* size).isEqual(to: needle.row, needle.count &* size)
    }
    for offset in 0..<needle.count where self[index &+ offset] != needle[offset] { return false }
    return true
  }

  /// How often `needle` occurs without overlap.
  package func occurrences(of needle: TextRow, _ start: Int, _ end: Int, limit: Int = .max) -> Int {
    if end < start { return 0 }
    if needle.count == 0 { return min(end &- start &+ 1, limit) }
    var found = 0
    var index = start
    while found < limit {
      index = find(needle, index, end)
      if index < 0 { break }
      found &+= 1
      index &+= needle.count
    }
    return found
  }
}

/// Is the code point white space to `str.split` and `str.isspace`?
@inline(__always) package func isSpace(_ unit: UInt32) -> Bool {
  if unit < 0x80 { return unit == 32 || unit >= 9 && unit <= 13 || unit >= 28 && unit <= 31 }
  switch unit {
  case 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: return true
  default: return false
  }
}

/// Is the byte white space to `bytes.split` and `bytes.isspace`?
@inline(__always) func isByteSpace(_ unit: UInt32) -> Bool { unit == 32 || unit >= 9 && unit <= 13 }

/// Does a line end at the code point?
@inline(__always) func isLineBreak(_ unit: UInt32) -> Bool {
  if unit < 0x80 { return unit >= 10 && unit <= 13 || unit >= 28 && unit <= 30 }
  return unit == 0x85 || unit == 0x2028 || unit == 0x2029
}
