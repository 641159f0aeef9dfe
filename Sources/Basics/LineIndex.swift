// From byte offsets to lines and columns and back, for one UTF-8 text.

/// What a column counts.
package enum ColumnUnit: Sendable {
  case utf8
  case utf16
  /// Unicode code points: Python's characters, and UTF-32.
  case codePoints
}

/// A place in a text: line and column count from 0.
package struct LineColumn: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: LineColumn, b: LineColumn) -> Bool {
    a.line != b.line ? a.line < b.line : a.column < b.column
  }
}

/// Where the lines of a text begin. Lines end with LF, CR LF or CR, as in Python and in LSP, and nothing else.
///
/// Keeps the text (shared, not copied). Every question is answered for every argument: what lies outside is clamped,
/// what lies inside a character is taken for its start. Text that is not UTF-8 gives some answer and no trap.
/// Texts of 4 GiB and more are indexed up to there.
package struct LineIndex: Sendable {
  package let bytes: [UInt8]
  /// Offset of each line's first byte; the first is 0. A text that ends with a line end has an empty last line.
  package let lineStarts: [UInt32]
  package let isASCII: Bool
  /// At every multiple of `blockLength`: what was counted before it. Empty for ASCII texts.
  /// Without it, a file that is one huge line would cost a walk along all of it per question.
  private let blocks: [Count]

  private static let blockLength = 512

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [UInt32] = []
    starts.reserveCapacity(bytes.count / 24 + 8)
    starts.append(0)
    isASCII = Self.scan(bytes, 0..<bytes.count, &starts)
    lineStarts = starts
    var blocks: [Count] = []
    if !isASCII {
      blocks.reserveCapacity(bytes.count / Self.blockLength + 1)
      var count = Count()
      var start = 0
      while start < bytes.count {
        blocks.append(count)
        let end = min(start + Self.blockLength, bytes.count)
        count += Self.count(bytes, start, end)
        start = end
      }
      blocks.append(count)
    }
    self.blocks = blocks
  }

  /// The index of a text with another part in the place of some bytes. Costs a copy of the text and not a look at it.
  package func replacing(_ range: Range<Int>, with part: some Collection<UInt8>) -> LineIndex {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(self.bytes.count - range.count + part.count)
    bytes += self.bytes[..<range.lowerBound]
    bytes += part
    let end = bytes.count
    bytes += self.bytes[range.upperBound...]
    // Columns of other texts were counted in blocks, all of which would move.
    guard isASCII, bytes.count < Int(UInt32.max) else { return LineIndex(bytes) }
    // A line end depends on the byte behind it: the last start whose two bytes stand above the edit.
    let kept = max(0, line(of: range.lowerBound) - 1)
    var starts: [UInt32] = []
    starts.reserveCapacity(lineStarts.count + part.count / 24 + 8)
    starts += lineStarts[...kept]
    guard Self.scan(bytes, Int(lineStarts[kept])..<end, &starts) else { return LineIndex(bytes) }
    let distance = UInt32(truncatingIfNeeded: end &- range.upperBound)
    for line in (line(of: range.upperBound) + 1)..<max(lineStarts.count, line(of: range.upperBound) + 1) {
      starts.append(lineStarts[line] &+ distance)
    }
    return LineIndex(asciiBytes: bytes, lineStarts: starts)
  }

  private init(asciiBytes bytes: [UInt8], lineStarts: [UInt32]) {
    self.bytes = bytes
    self.lineStarts = lineStarts
    isASCII = true
    blocks = []
  }

  package var lineCount: Int { lineStarts.count }

  /// The line that holds `offset`; a line end belongs to the line that it ends.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    // The last start that is not after the offset. The first start is 0, so there is one.
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Offset of a line's first byte; the end of the text for lines after the last.
  package func start(ofLine line: Int) -> Int {
    if line < 0 { return 0 }
    return line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
  }

  /// Offset of a line's end, before the characters that end it.
  package func contentEnd(ofLine line: Int) -> Int {
    if line + 1 >= lineStarts.count { return bytes.count }
    let start = start(ofLine: line)
    var end = self.start(ofLine: line + 1)
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// A line's bytes without its end.
  package func content(ofLine line: Int) -> ArraySlice<UInt8> {
    bytes[start(ofLine: line)..<contentEnd(ofLine: line)]
  }

  /// Line and column of a byte offset. An offset inside a line end is taken for the line's content end.
  package func position(of offset: Int, in unit: ColumnUnit = .codePoints) -> LineColumn {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(of: offset)
    let start = start(ofLine: line)
    let end = snapped(min(offset, contentEnd(ofLine: line)), notBefore: start)
    return LineColumn(line: line, column: width(start, end, unit))
  }

  package func position(of offset: UInt32, in unit: ColumnUnit = .codePoints) -> LineColumn {
    position(of: Int(offset), in: unit)
  }

  /// The byte offset of a line and column. Past a line's end is its end, past the last line is the end of the text.
  package func offset(of position: LineColumn, in unit: ColumnUnit = .codePoints) -> Int {
    if position.line < 0 { return 0 }
    if position.line >= lineStarts.count { return bytes.count }
    let start = start(ofLine: position.line)
    let end = contentEnd(ofLine: position.line)
    if position.column <= 0 { return start }
    if isASCII || unit == .utf8 {
      let offset = position.column < end - start ? start + position.column : end
      return snapped(offset, notBefore: start)
    }
    return walk(from: start, to: end, columns: position.column, unit)
  }

  // MARK: Columns

  /// How many bytes are not the first of a character, and how many begin one that takes two UTF-16 units.
  private struct Count: Sendable {
    var continuations: UInt32 = 0
    var pairs: UInt32 = 0

    static func += (a: inout Count, b: Count) {
      a.continuations &+= b.continuations
      a.pairs &+= b.pairs
    }
  }

  private static func count(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Count {
    var continuations: UInt32 = 0
    var pairs: UInt32 = 0
    for byte in bytes[start..<end] {
      continuations &+= byte & 0xC0 == 0x80 ? 1 : 0
      pairs &+= byte >= 0xF0 ? 1 : 0
    }
    return Count(continuations: continuations, pairs: pairs)
  }

  private func count(before offset: Int) -> Count {
    let block = offset / Self.blockLength
    var count = blocks[block]
    count += Self.count(bytes, block * Self.blockLength, offset)
    return count
  }

  /// The columns between two offsets of one line.
  private func width(_ start: Int, _ end: Int, _ unit: ColumnUnit) -> Int {
    let length = end - start
    if isASCII || unit == .utf8 { return length }
    var continuations: Int
    var pairs: Int
    if length <= 2 * Self.blockLength {
      let count = Self.count(bytes, start, end)
      (continuations, pairs) = (Int(count.continuations), Int(count.pairs))
    } else {
      let before = count(before: start)
      let after = count(before: end)
      continuations = Int(after.continuations &- before.continuations)
      pairs = Int(after.pairs &- before.pairs)
    }
    return unit == .utf16 ? length - continuations + pairs : length - continuations
  }

  /// The offset that is `columns` to the right of `start`, at most `end`.
  private func walk(from start: Int, to end: Int, columns: Int, _ unit: ColumnUnit) -> Int {
    var offset = start
    var passed = 0
    if end - start > 2 * Self.blockLength {
      // The last block boundary that is not too far to the right.
      var low = start / Self.blockLength
      var high = end / Self.blockLength + 1
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if width(start, middle * Self.blockLength, unit) <= columns { low = middle } else { high = middle }
      }
      if low * Self.blockLength > start {
        offset = low * Self.blockLength
        passed = width(start, offset, unit)
      }
    }
    while offset < end {
      let byte = bytes[offset]
      if byte & 0xC0 != 0x80 {
        let width = unit == .utf16 && byte >= 0xF0 ? 2 : 1
        if passed + width > columns { return offset }
        passed += width
      }
      offset += 1
    }
    return end
  }

  /// The start of the character that `offset` lies in.
  private func snapped(_ offset: Int, notBefore start: Int) -> Int {
    if isASCII || offset >= bytes.count { return offset }
    var offset = offset
    // A character has at most three bytes after its first one.
    for _ in 0..<3 where offset > start && bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  // MARK: Finding lines

  /// Appends the starts of the lines that follow line ends in a range; true if it is ASCII.
  private static func scan(_ bytes: [UInt8], _ range: Range<Int>, _ starts: inout [UInt32]) -> Bool {
    let span = bytes.span
    let limit = min(range.upperBound, Int(UInt32.max) - 1)
    let raw = unsafe span.bytes
    var seen: UInt64 = 0
    var index = range.lowerBound
    while index &+ 8 <= limit {
      // SAFETY: the eight bytes lie inside the span, and every bit pattern is an integer.
      let word = unsafe UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      seen |= word
      var ends = zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A) | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
      while ends != 0 {
        addStart(after: index &+ ends.trailingZeroBitCount / 8, span, &starts)
        ends &= ends &- 1
      }
      index &+= 8
    }
    while index < limit {
      seen |= UInt64(span[index])
      if span[index] == UInt8(ascii: "\n") || span[index] == UInt8(ascii: "\r") {
        addStart(after: index, span, &starts)
      }
      index += 1
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  @inline(__always)
  private static func addStart(after end: Int, _ span: Span<UInt8>, _ starts: inout [UInt32]) {
    // Of CR LF, the LF begins the line.
    if span[end] == UInt8(ascii: "\r"), end + 1 < span.count, span[end + 1] == UInt8(ascii: "\n") { return }
    starts.append(UInt32(truncatingIfNeeded: end &+ 1))
  }

  /// The high bit of each byte that is zero. Exact, unlike the shorter form, which errs above a zero byte.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    let low = (word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
    return ~(low | word | 0x7F7F_7F7F_7F7F_7F7F)
  }
}
