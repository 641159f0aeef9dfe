// Growable arrays of trivial values for the lexer and the parser, with every access checked. This folder is the one
// place of the two that touches raw memory.
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
  @inline(__always) mutating func move(from start: Int, to other: inout Buffer<Element>) {
    guard start >= 0, start < count else { return }
    let moved = count &- start
    if other.capacity < other.count &+ moved { other.reserve(other.count &+ moved) }
    if moved <= 8 {
      // Most lists are short; a call of `memmove` would take longer than the copying.
      for offset in 0..<moved { unsafe (other.base + other.count + offset).initialize(to: base[start &+ offset]) }
    } else {
      unsafe (other.base + other.count).initialize(from: base + start, count: moved)
    }
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
