// The one place of the lexer and the parser that touches raw memory: growable arrays of trivial values and the
// bytes of a source text, both with every access checked.
// Swift's `Array` costs a uniqueness check, an exclusivity check and a reference count where these cost a compare.

/// A growable array of trivial elements with a single owner. It keeps its memory when emptied, so that one
/// buffer serves file after file.
@safe struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private(set) var count: Int
  private var capacity: Int

  init(capacity: Int = 1024) {
    unsafe base = .allocate(capacity: capacity)
    count = 0
    self.capacity = capacity
  }

  deinit { unsafe base.deallocate() }

  /// SAFETY: `index` is compared with `count` first, and `count` elements from `base` are initialised.
  @inline(__always) subscript(_ index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe base[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      unsafe base[index] = newValue
    }
  }

  /// The last element; there must be one.
  @inline(__always) var last: Element {
    get { self[count &- 1] }
    set { self[count &- 1] = newValue }
  }

  /// SAFETY: `grow` makes room first.
  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { reserve(count &+ 1) }
    unsafe (base + count).initialize(to: element)
    count &+= 1
  }

  /// Forgets all but the first `newCount` elements; more than there are is no change.
  @inline(__always) mutating func truncate(to newCount: Int) {
    if newCount >= 0, newCount < count { count = newCount }
  }

  @inline(__always) mutating func popLast() { truncate(to: count &- 1) }

  /// Makes room for `total` elements in all.
  /// SAFETY: the new block is at least as large as the old; only initialised elements are copied.
  @inline(never) mutating func reserve(_ total: Int) {
    if total <= capacity { return }
    let newCapacity = max(total, capacity &* 2)
    let grown = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    unsafe grown.initialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = grown
    capacity = newCapacity
  }

  /// Moves the elements from `start` on to the end of `other`.
  /// SAFETY: both ranges lie inside their blocks: the source by the guard, the target by `reserve`.
  mutating func move(from start: Int, to other: inout Buffer<Element>) {
    guard start >= 0, start < count else { return }
    let moved = count &- start
    if other.capacity < other.count &+ moved { other.reserve(other.count &+ moved) }
    unsafe (other.base + other.count).initialize(from: base + start, count: moved)
    other.count &+= moved
    count = start
  }

  /// SAFETY: as `move`; the array's elements are read inside their own buffer.
  mutating func append(contentsOf elements: [Element]) {
    reserve(count &+ elements.count)
    unsafe elements.withUnsafeBufferPointer { source in
      if let first = source.baseAddress {
        unsafe (base + count).initialize(from: first, count: source.count)
      }
    }
    count &+= elements.count
  }

  /// An array with the same elements.
  func array() -> [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
}

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

  /// Eight bytes from `index` on as a little-endian word; what lies past the end reads as 0.
  /// SAFETY: the wide load happens only when all eight bytes lie inside.
  @inline(__always) func word(at index: Int) -> UInt64 {
    if index >= 0, index &+ 8 <= count {
      return unsafe UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    }
    return partialWord(at: index)
  }

  @inline(never) private func partialWord(at index: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 { word |= UInt64(self[index &+ offset]) << UInt64(8 &* offset) }
    return word
  }

  /// Sixteen bytes from `index` on, nil when fewer are left.
  /// SAFETY: the wide load happens only when all sixteen bytes lie inside.
  @inline(__always) func vector(at index: Int) -> SIMD16<UInt8>? {
    if index < 0 || index &+ 16 > count { return nil }
    return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<UInt8>.self)
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
