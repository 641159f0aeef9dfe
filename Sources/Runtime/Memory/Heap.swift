// Where a world's objects live: chunks handed out from the front, given back all at once when the world goes.

import Glibc

/// Thrown when a world asks for more than its budget: nothing in Python can catch it.
package struct OutOfBudget: Error {}

/// A bump allocator. Nothing is freed before the whole is, so that objects need no counts and no collector runs.
@safe package final class Heap {
  private var chunks: [(UnsafeMutableRawPointer, Int)] = unsafe []
  /// The free part of the newest chunk.
  private var next: UInt = 0
  private var end: UInt = 0
  /// Bytes of all chunks.
  package private(set) var size = 0
  /// Bytes that were handed out, and the ends of chunks that were too short for what came next.
  package var used: Int { size - Int(end - next) }
  /// Bytes that `size` may reach.
  package var limit: Int
  /// An allocation was refused. Whoever runs code looks at it and ends.
  package private(set) var isExhausted = false

  /// Called when an allocation goes beyond the limit: whoever runs code ends soon.
  var whenExhausted: () -> Void = {}

  private static let chunkSize = 1 << 20
  private static let largePage = 1 << 21

  package init(limit: Int) {
    self.limit = limit
  }

  deinit {
    while let (address, size) = unsafe chunks.popLast() { unsafe munmap(address, size) }
  }

  /// Zeroed room for `bytes`, at an address that sixteen divides. Always succeeds: what goes beyond the limit is marked,
  /// and large blocks have to be asked for through `mayAllocate` first.
  @inline(__always) package func allocate(_ bytes: Int) -> UInt {
    let rounded = UInt(bitPattern: bytes &+ 15) & ~15
    if rounded <= end &- next {
      let found = next
      next &+= rounded
      return found
    }
    return allocateSlowly(rounded)
  }

  /// Counts bytes that an object holds outside of the heap.
  package func charge(_ bytes: Int) {
    size += bytes
    if size > limit { exhaust() }
  }

  private func exhaust() {
    isExhausted = true
    whenExhausted()
  }

  /// May a block of so many bytes be made?
  package func mayAllocate(_ bytes: Int) -> Bool { bytes >= 0 && bytes < limit && size < limit - bytes }

  /// May `count` things of so many bytes each be made?
  package func mayAllocate(_ count: Int, times size: Int) -> Bool {
    let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: size)
    return !isTooMuch && mayAllocate(bytes)
  }

  @inline(never) private func allocateSlowly(_ bytes: UInt) -> UInt {
    // The more there is, the larger the next chunk.
    let usual = min(max(Self.chunkSize, size / 4 & ~(Self.chunkSize - 1)), 32 * Self.chunkSize)
    let isLarge = bytes > UInt(usual / 4)
    let count = isLarge ? Int(bytes) : usual
    // Zeroed by the kernel page by page, when a page is first touched: large pages where a world has grown.
    let alignment = count >= Self.largePage && size >= 4 * Self.largePage ? Self.largePage : 16
    let whole = count + alignment
    let address = unsafe mmap(nil, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else { fatalError("out of memory") }
    unsafe chunks.append((address, whole))
    let chunk = unsafe UnsafeMutableRawPointer(
      bitPattern: (UInt(bitPattern: address) + UInt(alignment - 1)) & ~UInt(alignment - 1)
    ).unsafelyUnwrapped
    if alignment == Self.largePage { unsafe madvise(chunk, count, MADV_HUGEPAGE) }
    size += count
    if size > limit { exhaust() }
    let start = UInt(bitPattern: chunk)
    if isLarge { return start }
    next = start &+ bytes
    end = start &+ UInt(count)
    return start
  }

  /// Room for one object of a layout.
  @inline(__always) package func make<Layout: BitwiseCopyable>(_: Layout.Type = Layout.self, extra: Int = 0) -> Ref<
    Layout
  > {
    Ref<Layout>(address: allocate(MemoryLayout<Layout>.size &+ extra))
  }

  /// Room for `count` elements, all zero bits (as values: unbound).
  @inline(__always) package func row<Element: BitwiseCopyable>(_: Element.Type = Element.self, _ count: Int) -> Cells<
    Element
  > {
    Cells<Element>(address: allocate(max(count, 1) &* MemoryLayout<Element>.stride))
  }
}
