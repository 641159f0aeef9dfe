// Typed access to the heap of a world. This folder is the one place of the runtime that touches raw memory.
// SAFETY: a `Ref` is only made of an address that the heap gave out for that layout (or of an object whose kind says that
// it has it); blocks are never freed before their world; a layout is trivial, so there is nothing to count or destroy.

/// An address of a `Layout` in the heap.
@safe package struct Ref<Layout: BitwiseCopyable>: BitwiseCopyable, Hashable {
  package let address: UInt
  @inline(__always) package init(address: UInt) { self.address = address }
  @inline(__always) package init(_ value: Value) { address = UInt(value.bits & ~15) }

  @inline(__always) package var isPresent: Bool { address != 0 }
  @inline(__always) package static var none: Ref { Ref(address: 0) }
  /// Written out, as the one that is derived is a call.
  @inline(__always) package static func == (a: Ref, b: Ref) -> Bool { a.address == b.address }

  @inline(__always) private var pointer: UnsafeMutablePointer<Layout> {
    unsafe UnsafeMutablePointer<Layout>(bitPattern: address).unsafelyUnwrapped
  }

  /// What lies there.
  @inline(__always) package var pointee: Layout {
    unsafeAddress { unsafe UnsafePointer(pointer) }
    nonmutating unsafeMutableAddress { unsafe pointer }
  }

  /// The object as a value.
  @inline(__always) package var value: Value { Value(bits: UInt64(address)) }
  /// What lies so many bytes further, as another layout.
  @inline(__always) package func at<Other>(_ offset: Int, as _: Other.Type = Other.self) -> Ref<Other> {
    Ref<Other>(address: address &+ UInt(bitPattern: offset))
  }
  @inline(__always) package func cast<Other>(to _: Other.Type = Other.self) -> Ref<Other> {
    Ref<Other>(address: address)
  }
}

/// A row of elements in the heap. Access is not checked: callers know the count.
@safe package struct Cells<Element: BitwiseCopyable>: BitwiseCopyable {
  package let address: UInt
  @inline(__always) package init(address: UInt) { self.address = address }
  @inline(__always) package static var none: Cells { Cells(address: 0) }
  @inline(__always) package var isPresent: Bool { address != 0 }

  @inline(__always) private var pointer: UnsafeMutablePointer<Element> {
    unsafe UnsafeMutablePointer<Element>(bitPattern: address).unsafelyUnwrapped
  }

  @inline(__always) package subscript(_ index: Int) -> Element {
    unsafeAddress { unsafe UnsafePointer(pointer + index) }
    nonmutating unsafeMutableAddress { unsafe pointer + index }
  }

  /// Element `index` in place.
  @inline(__always) package func reference(_ index: Int) -> Ref<Element> { Ref<Element>(address: from(index).address) }
  /// The row from `index` on.
  @inline(__always) package func from(_ index: Int) -> Cells {
    Cells(address: address &+ UInt(bitPattern: index &* MemoryLayout<Element>.stride))
  }

  /// Copies `count` elements of another row, which may overlap.
  @inline(__always) package func copy(_ source: Cells, _ count: Int) {
    if count > 0 { unsafe pointer.update(from: source.pointer, count: count) }
  }
  @inline(__always) package func fill(_ element: Element, _ count: Int) {
    if count > 0 { unsafe pointer.update(repeating: element, count: count) }
  }

  /// The elements as a buffer that is good for the call.
  @inline(__always) package func withBuffer<Result, Failure: Error>(
    _ count: Int, _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeBufferPointer(start: address == 0 ? nil : UnsafePointer(pointer), count: count))
  }
}
