// bytes: construction and what it shares with bytearray: operators, comparison, hex, decode, translate.

enum BytesType {
  @Sendable static func define(_ world: World) {
    let bytes = TypeBuilder(world: world, type: world.types.bytes)
    bytes.new { world, arguments throws(Raised) in
      let given = try TextConstructors.arguments(world, arguments, ["source", "encoding", "errors"], of: "bytes")
      let type = Ref<TypeObject>(arguments[0])
      let made = try content(world, given, .bytes)
      if type == world.types.bytes { return made }
      let object = try world.newBytes(0, type: type)
      object.pointee.data = Ref<BytesObject>(made).pointee.data
      object.pointee.count = Ref<BytesObject>(made).pointee.count
      return object.value
    }
    bytes.method("__repr__") { world, arguments throws(Raised) in
      let text = world.units(of: arguments[0])
      try world.mustAllocate(text.count)
      var buffer = TextBuffer()
      TextRepr.bytes(text, &buffer)
      return try buffer.finish(world)
    }
    bytes.method("__hash__") { _, arguments throws(Raised) in
      let bytes = Ref<BytesObject>(arguments[0])
      if bytes.pointee.hash == 0, bytes.pointee.count > 0 {
        bytes.pointee.hash = max(bytes.pointee.data.hash(bytes.pointee.count, seed: 0) >> 2, 1)
      }
      return Value(small: Int(truncatingIfNeeded: bytes.pointee.hash))
    }
    bytes.method("__bytes__") { world, arguments throws(Raised) in
      if world.type(of: arguments[0]) == world.types.bytes { return arguments[0] }
      return try world.bytes(world.units(of: arguments[0]))
    }
    bytes.method("__getnewargs__") { world, arguments throws(Raised) in
      world.makeTuple([try world.bytes(world.units(of: arguments[0]))]).value
    }
    bytes.constant("__doc__", world.string(doc))
    iterator(world, "bytes_iterator", \.bytesIterator)
    bytes.method("__iter__") { world, arguments throws(Raised) in
      world.makeIterator(world.textTypes.bytesIterator, arguments[0])
    }
    shared(bytes)
  }

  private static let doc = """
    bytes(iterable_of_ints) -> bytes
    bytes(string, encoding[, errors]) -> bytes
    bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
    bytes(int) -> bytes object of size given by the parameter initialized with null bytes
    bytes() -> empty bytes object

    Construct an immutable array of bytes from:
      - an iterable yielding integers in range(256)
      - a text string encoded using the specified encoding
      - any object implementing the buffer API.
      - an integer
    """

  /// All that bytes and bytearray have in common.
  static func shared(_ type: TypeBuilder) {
    operators(type)
    BytesMethods.define(type)
    TextMethods.define(type)
    BytesCase.define(type)
  }

  static func iterator(
    _ world: World, _ name: StaticString, _ place: WritableKeyPath<TextTypes, Ref<TypeObject>>
  ) {
    let type = world.makeType(
      name, base: world.types.object, kind: .iterator, size: MemoryLayout<IteratorObject>.size,
      flags: .isDisallowingInstantiation)
    world.textTypes[keyPath: place] = type
    let iterator = TypeBuilder(world: world, type: type)
    iterator.method("__next__") { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let source = iterator.pointee.source
      if source.isUnbound { return .unbound }
      let bytes = Ref<BytesObject>(source)
      let index = iterator.pointee.index
      if index >= bytes.pointee.count {
        iterator.pointee.source = .unbound
        return .unbound
      }
      iterator.pointee.index = index + 1
      return Value(small: Int(bytes.pointee.data[index]))
    }
    TextIterators.define(iterator)
  }

  // MARK: Construction

  /// What `bytes(source, encoding, errors)` holds.
  static func content(_ world: World, _ given: [Value], _ flavor: TextFlavor) throws(Raised) -> Value {
    let source = given[0]
    if source.isUnbound {
      if !given[1].isUnbound { throw world.typeError("encoding without a string argument") }
      if !given[2].isUnbound { throw world.typeError("errors without a string argument") }
      return try world.newBytes(0, flavor).value
    }
    if world.isString(source) {
      if given[1].isUnbound { throw world.typeError("string argument without an encoding") }
      let encoded = try world.encode(source, encoding: given[1], errors: given[2])
      return flavor == .bytes ? encoded : try world.bytes(world.units(of: encoded), flavor)
    }
    if !given[1].isUnbound { throw world.typeError("encoding without a string argument") }
    if !given[2].isUnbound { throw world.typeError("errors without a string argument") }
    if flavor == .bytes, world.type(of: source) == world.types.bytes { return source }
    if flavor == .bytes, let made = try world.callSpecial(.bytes, source) {
      if world.kind(of: made) == .bytes { return made }
      throw world.typeError("__bytes__ returned non-bytes (type \(world.typeName(of: made)))")
    }
    if !world.special(.index, of: world.type(of: source)).isUnbound || world.kind(of: source) == .integer {
      guard let whole = try world.wholeNumber(source), let count = world.fitting(whole) else {
        throw world.overflowError("cannot fit '\(world.typeName(of: source))' into an index-sized integer")
      }
      if count < 0 { throw world.valueError("negative count") }
      return try world.newBytes(count, flavor).value
    }
    return try bytes(of: source, world, flavor)
  }

  /// The content of a bytes-like object or an iterable of integers.
  static func bytes(of source: Value, _ world: World, _ flavor: TextFlavor) throws(Raised) -> Value {
    if let buffer = world.buffer(of: source) { return try world.bytes(buffer, flavor) }
    let type = world.type(of: source)
    if world.special(.iter, of: type).isUnbound, !world.hasItems(type) {
      let name = flavor == .bytes ? "bytes" : "bytearray"
      throw world.typeError("cannot convert '\(world.typeName(of: source))' object to \(name)")
    }
    var content: [UInt8] = []
    try world.forEach(source) { element throws(Raised) in
      guard let whole = try world.wholeNumber(element) else {
        throw world.typeError("'\(world.typeName(of: element))' object cannot be interpreted as an integer")
      }
      guard let byte = world.fitting(whole), byte >= 0, byte < 256 else {
        throw world.valueError(
          flavor == .bytes ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)")
      }
      content.append(UInt8(byte))
      if content.count > world.heap.limit { throw world.raise("MemoryError", "") }
      return true
    }
    return try world.bytes(content, flavor)
  }

  // MARK: Operators

  private static func operators(_ type: TypeBuilder) {
    type.method("__str__") { world, arguments throws(Raised) in try world.repr(arguments[0]) }
    type.method("__len__") { _, arguments throws(Raised) in
      Value(small: Ref<BytesObject>(arguments[0]).pointee.count)
    }
    type.method("__sizeof__") { _, arguments throws(Raised) in
      Value(small: 33 + Ref<BytesObject>(arguments[0]).pointee.count)
    }
    type.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let key = arguments[1]
      if world.kind(of: key) == .slice { return try world.sliceOfText(arguments[0], key) }
      let isBytes = world.flavor(of: arguments[0]) == .bytes
      let bytes = Ref<BytesObject>(arguments[0])
      let index = try world.elementIndex(key, bytes.pointee.count, of: isBytes ? "byte" : "bytearray")
      if index < 0 || index >= bytes.pointee.count {
        throw world.indexError(isBytes ? "index out of range" : "bytearray index out of range")
      }
      return Value(small: Int(bytes.pointee.data[index]))
    }
    type.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      let needle: TextRow
      if let buffer = world.buffer(of: arguments[1]) {
        needle = buffer
      } else if let whole = try world.wholeNumber(arguments[1]) {
        needle = try world.row(ofByte: whole)
      } else {
        throw world.typeError("a bytes-like object is required, not '\(world.typeName(of: arguments[1]))'")
      }
      let text = world.units(of: arguments[0])
      return Value(text.find(needle, 0, text.count) >= 0)
    }
    type.method("__add__", .exactly(1)) { world, arguments throws(Raised) in
      guard let other = world.buffer(of: arguments[1]) else {
        throw world.cannotConcatenate(arguments[0], arguments[1])
      }
      let own = world.units(of: arguments[0])
      if world.type(of: arguments[0]) == world.types.bytes, world.type(of: arguments[1]) == world.types.bytes {
        if own.count == 0 { return arguments[1] }
        if other.count == 0 { return arguments[0] }
      }
      return try world.concatenateBytes(own, other, world.flavor(of: arguments[0]))
    }
    for name: StaticString in ["__mul__", "__rmul__"] {
      type.method(name, .exactly(1)) { world, arguments throws(Raised) in
        let times = try world.times(arguments[1])
        return try world.repeated(arguments[0], times)
      }
    }
    type.method("__mod__", .exactly(1)) { world, arguments throws(Raised) in
      try PercentFormat.format(world, arguments[0], arguments[1])
    }
    type.method("__rmod__", .exactly(1)) { world, arguments throws(Raised) in
      let kind = world.kind(of: arguments[1])
      guard kind == .bytes || kind == .bytearray else { return .notImplemented }
      return try PercentFormat.format(world, arguments[1], arguments[0])
    }
    comparisons(type)
  }

  private static func comparisons(_ type: TypeBuilder) {
    type.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      guard let other = comparable(world, arguments) else { return .notImplemented }
      return Value(world.units(of: arguments[0]).equals(other))
    }
    type.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      guard let other = comparable(world, arguments) else { return .notImplemented }
      return Value(!world.units(of: arguments[0]).equals(other))
    }
    type.method("__lt__", .exactly(1)) { world, arguments throws(Raised) in
      guard let other = comparable(world, arguments) else { return .notImplemented }
      return Value(world.units(of: arguments[0]).compare(other) < 0)
    }
    type.method("__le__", .exactly(1)) { world, arguments throws(Raised) in
      guard let other = comparable(world, arguments) else { return .notImplemented }
      return Value(world.units(of: arguments[0]).compare(other) <= 0)
    }
    type.method("__gt__", .exactly(1)) { world, arguments throws(Raised) in
      guard let other = comparable(world, arguments) else { return .notImplemented }
      return Value(world.units(of: arguments[0]).compare(other) > 0)
    }
    type.method("__ge__", .exactly(1)) { world, arguments throws(Raised) in
      guard let other = comparable(world, arguments) else { return .notImplemented }
      return Value(world.units(of: arguments[0]).compare(other) >= 0)
    }
  }

  /// bytes compare with bytes only, bytearrays with all that has bytes.
  private static func comparable(_ world: World, _ arguments: Arguments) -> TextRow? {
    if world.flavor(of: arguments[0]) == .bytes, world.kind(of: arguments[1]) != .bytes { return nil }
    return world.buffer(of: arguments[1])
  }
}
