// The bytes of a source text as the lexer reads them: one by one or eight at once, never past the end.

/// The bytes of one text for as long as `withSourceBytes` runs. Reading past the end gives 0.
@safe struct SourceBytes {
  private let base: UnsafePointer<UInt8>
  let count: Int

  fileprivate init(_ buffer: UnsafeBufferPointer<UInt8>, _ placeholder: UnsafePointer<UInt8>) {
    unsafe base = buffer.baseAddress ?? placeholder
    count = buffer.count
  }

  /// SAFETY: compared with `count` first.
  @inline(__always) subscript(_ index: Int) -> UInt8 {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? unsafe base[index] : 0
  }

  /// Eight bytes from `index` on; what lies past the end reads as 0.
  /// SAFETY: the wide load happens only when all eight bytes lie inside.
  @inline(__always) func word(at index: Int) -> ByteWord {
    if index >= 0, index &+ 8 <= count {
      return unsafe ByteWord(UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)))
    }
    return partialWord(at: index)
  }

  @inline(never) private func partialWord(at index: Int) -> ByteWord {
    var word: UInt64 = 0
    for offset in 0..<8 { word |= UInt64(self[index &+ offset]) << UInt64(8 &* offset) }
    return ByteWord(word)
  }

  /// The first place from `index` on where one of `stops` or a NUL stands; `count` or more when there is none.
  @inline(__always) func first(of stops: StopBytes, from index: Int) -> Int {
    var at = index
    while true {
      let length = word(at: at).length(before: stops)
      at &+= length
      if length < 8 { return at }
    }
  }

  /// The same for two bytes.
  @inline(__always) func first(of byte: UInt8, _ other: UInt8, from index: Int) -> Int {
    let first = ByteWord.repeating(byte), second = ByteWord.repeating(other)
    var at = index
    while true {
      let length = word(at: at).length(before: first, second)
      at &+= length
      if length < 8 { return at }
    }
  }

  /// Copies `range`, as much of it as lies inside.
  func array(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    return unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }
}

/// Calls `body` with the bytes of `text`. The view must not leave `body`.
/// SAFETY: the array is alive and unchanged while its buffer is lent; an empty array may lend no address.
func withSourceBytes<Result>(_ text: [UInt8], _ body: (SourceBytes) -> Result) -> Result {
  unsafe text.withUnsafeBufferPointer { buffer in
    var nothing: UInt8 = 0
    return unsafe withUnsafePointer(to: &nothing) { unsafe body(SourceBytes(buffer, $0)) }
  }
}
