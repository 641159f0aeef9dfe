// memoryview over bytes and bytearrays: one dimension, formats of numbers.

/// A window on the bytes of an object.
package struct MemoryViewObject: BitwiseCopyable {
  package var header: Header
  /// bytes or bytearray; unbound once released.
  package var source: Value
  /// Of the first byte.
  package var start: Int
  package var count: Int
  /// Bytes from one item to the next.
  package var stride: Int
  package var itemSize: Int
  package var format: UInt8
  package var isReadOnly: Bool
  package var reserved: (UInt16, UInt32) = (0, 0)
}

package enum MemoryViewType {
  @Sendable static func define(_ world: World) {
    let view = TypeBuilder(world: world, type: world.types.memoryView)
    iterator(world)
    view.new { world, arguments throws(Raised) in
      let given = try TextConstructors.arguments(world, arguments, ["object", "", ""], of: "memoryview")
      if given[0].isUnbound {
        throw world.typeError("memoryview() missing required argument 'object' (pos 1)")
      }
      if world.kind(of: given[0]) == .memoryView {
        return make(world, try window(world, given[0]).pointee).value
      }
      guard [.bytes, .bytearray].contains(world.kind(of: given[0])) else {
        if let view = try world.offeredView(given[0]) {
          return make(world, try window(world, view.value).pointee).value
        }
        throw world.typeError(
          "memoryview: a bytes-like object is required, not '\(world.typeName(of: given[0]))'")
      }
      let bytes = Ref<BytesObject>(given[0])
      return make(
        world,
        MemoryViewObject(
          header: bytes.pointee.header, source: given[0], start: 0, count: bytes.pointee.count, stride: 1, itemSize: 1,
          format: 66, isReadOnly: world.flavor(of: given[0]) == .bytes)
      ).value
    }
    view.method("__repr__") { world, arguments throws(Raised) in
      let isReleased = Ref<MemoryViewObject>(arguments[0]).pointee.source.isUnbound
      let address = "0x" + String(arguments[0].bits, radix: 16)
      return world.string("<\(isReleased ? "released " : "")memory at \(address)>")
    }
    MemoryViewItems.define(view)
    MemoryViewContent.define(view)
    properties(view)
    view.method("__enter__") { world, arguments throws(Raised) in try window(world, arguments[0]).value }
    view.method("__exit__", .variadic()) { _, arguments throws(Raised) in
      Ref<MemoryViewObject>(arguments[0]).pointee.source = .unbound
      return .none
    }
    view.method("release") { _, arguments throws(Raised) in
      Ref<MemoryViewObject>(arguments[0]).pointee.source = .unbound
      return .none
    }
  }

  /// A view of items of some size in bytes that nobody changes.
  package static func make(_ world: World, _ source: Value, itemSize: Int, format: UInt8) -> Value {
    let bytes = Ref<BytesObject>(source)
    let content = MemoryViewObject(
      header: bytes.pointee.header, source: source, start: 0, count: bytes.pointee.count / itemSize, stride: itemSize,
      itemSize: itemSize, format: format, isReadOnly: true)
    return make(world, content).value
  }

  static func make(_ world: World, _ content: MemoryViewObject) -> Ref<MemoryViewObject> {
    let view = world.makeObject(world.types.memoryView, MemoryViewObject.self)
    let header = view.pointee.header
    view.pointee = content
    view.pointee.header = header
    if world.kind(of: content.source) == .bytearray { Ref<BytesObject>(content.source).pointee.hash = 1 }
    return view
  }

  /// The view, if it is not released and the bytearray behind it is still long enough.
  static func window(_ world: World, _ value: Value) throws(Raised) -> Ref<MemoryViewObject> {
    let view = Ref<MemoryViewObject>(value)
    if view.pointee.source.isUnbound || !isValid(view) {
      throw world.valueError("operation forbidden on released memoryview object")
    }
    return view
  }

  private static func isValid(_ view: Ref<MemoryViewObject>) -> Bool {
    if view.pointee.count == 0 { return true }
    let last = view.pointee.start + (view.pointee.count - 1) * view.pointee.stride
    let bytes = Ref<BytesObject>(view.pointee.source).pointee.count
    return max(view.pointee.start, last) + view.pointee.itemSize <= bytes && min(view.pointee.start, last) >= 0
  }

  /// The bytes of a view as a row, copied if they do not lie side by side; nil once released.
  static func contiguous(_ world: World, _ view: Ref<MemoryViewObject>) -> TextRow? {
    if view.pointee.source.isUnbound || !isValid(view) { return nil }
    let data = Ref<BytesObject>(view.pointee.source).pointee.data
    let size = view.pointee.itemSize
    let count = view.pointee.count * size
    if view.pointee.stride == size { return TextRow(data.from(view.pointee.start), count) }
    let row = world.heap.row(UInt8.self, count)
    for index in 0..<view.pointee.count {
      row.from(index * size).copy(data.from(view.pointee.start + index * view.pointee.stride), size)
    }
    return TextRow(row, count)
  }

  private static func properties(_ view: TypeBuilder) {
    view.property("obj") { world, arguments throws(Raised) in try window(world, arguments[0]).pointee.source }
    view.property("nbytes") { world, arguments throws(Raised) in
      let view = try window(world, arguments[0])
      return Value(small: view.pointee.count * view.pointee.itemSize)
    }
    view.property("readonly") { world, arguments throws(Raised) in
      Value(try window(world, arguments[0]).pointee.isReadOnly)
    }
    view.property("itemsize") { world, arguments throws(Raised) in
      Value(small: try window(world, arguments[0]).pointee.itemSize)
    }
    view.property("format") { world, arguments throws(Raised) in
      world.character(UInt32(try window(world, arguments[0]).pointee.format))
    }
    view.property("ndim") { world, arguments throws(Raised) in
      _ = try window(world, arguments[0])
      return Value(small: 1)
    }
    view.property("shape") { world, arguments throws(Raised) in
      world.makeTuple([Value(small: try window(world, arguments[0]).pointee.count)]).value
    }
    view.property("strides") { world, arguments throws(Raised) in
      world.makeTuple([Value(small: try window(world, arguments[0]).pointee.stride)]).value
    }
    view.property("suboffsets") { world, arguments throws(Raised) in
      _ = try window(world, arguments[0])
      return world.makeTuple([]).value
    }
    for name: StaticString in ["contiguous", "c_contiguous", "f_contiguous"] {
      view.property(name) { world, arguments throws(Raised) in
        let view = try window(world, arguments[0])
        return Value(view.pointee.stride == view.pointee.itemSize || view.pointee.count <= 1)
      }
    }
  }

  private static func iterator(_ world: World) {
    let type = world.makeType(
      "memory_iterator", base: world.types.object, kind: .iterator, size: MemoryLayout<IteratorObject>.size,
      flags: .isDisallowingInstantiation)
    world.textTypes.memoryIterator = type
    let iterator = TypeBuilder(world: world, type: type)
    iterator.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    iterator.method("__next__") { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return .unbound }
      let view = try window(world, iterator.pointee.source)
      let index = iterator.pointee.index
      if index >= view.pointee.count {
        iterator.pointee.source = .unbound
        return .unbound
      }
      iterator.pointee.index = index + 1
      return try MemoryViewItems.get(world, view, index)
    }
  }
}

extension World {
  /// A bytearray is about to change its length: a view on it must not exist any more. No references are counted, so that
  /// only views are known that a variable of what runs holds.
  func checkNoViews(_ bytes: Ref<BytesObject>) throws(Raised) {
    if bytes.pointee.hash == 0 || bytes.pointee.header.kind != .bytearray { return }
    for depth in 0..<frameCount {
      let frame = frames[depth]
      let names = frame.locals.isUnbound ? variables(frame.code, frame.registers) : Ref<DictObject>(frame.locals)
      if kind(of: names.value) != .dict { continue }
      for index in 0..<names.pointee.used where isView(names.pointee.entries[index].value, of: bytes) {
        throw raise("BufferError", "Existing exports of data: object cannot be re-sized")
      }
    }
    bytes.pointee.hash = 0
  }

  private func isView(_ value: Value, of bytes: Ref<BytesObject>) -> Bool {
    guard value.isObject, kind(of: value) == .memoryView else { return false }
    return Ref<MemoryViewObject>(value).pointee.source == bytes.value
  }
}
