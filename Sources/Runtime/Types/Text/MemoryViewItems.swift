// memoryview: items and slices, the methods that give its content away.

enum MemoryViewItems {
  static func define(_ view: TypeBuilder) {
    view.method("__len__") { world, arguments throws(Raised) in
      Value(small: try MemoryViewType.window(world, arguments[0]).pointee.count)
    }
    view.method("__iter__") { world, arguments throws(Raised) in
      world.makeIterator(
        world.textTypes.memoryIterator, try MemoryViewType.window(world, arguments[0]).value)
    }
    view.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let view = try MemoryViewType.window(world, arguments[0])
      if world.kind(of: arguments[1]) == .slice { return try slice(world, view, arguments[1]).value }
      return try get(world, view, place(world, view, arguments[1]))
    }
    view.method("__setitem__", .exactly(2)) { world, arguments throws(Raised) in
      let view = try MemoryViewType.window(world, arguments[0])
      if view.pointee.isReadOnly { throw world.typeError("cannot modify read-only memory") }
      if world.kind(of: arguments[1]) == .slice {
        let target = try slice(world, view, arguments[1])
        let source = try world.mustBuffer(arguments[2])
        _ = try MemoryViewType.window(world, target.value)
        let size = target.pointee.itemSize
        if source.count != target.pointee.count * size {
          throw world.valueError("memoryview assignment: lvalue and rvalue have different structures")
        }
        let content = (0..<source.count).map { source.row[$0] }
        let data = Ref<BytesObject>(target.pointee.source).pointee.data
        for index in 0..<target.pointee.count {
          for offset in 0..<size {
            data[target.pointee.start + index * target.pointee.stride + offset] = content[index * size + offset]
          }
        }
        return .none
      }
      try set(world, view, place(world, view, arguments[1]), arguments[2])
      return .none
    }
    view.method("__delitem__", .exactly(1)) { world, arguments throws(Raised) in
      let view = try MemoryViewType.window(world, arguments[0])
      throw world.typeError(view.pointee.isReadOnly ? "cannot modify read-only memory" : "cannot delete memory")
    }
  }

  private static func slice(
    _ world: World, _ view: Ref<MemoryViewObject>, _ key: Value
  ) throws(Raised) -> Ref<MemoryViewObject> {
    let bounds = try world.sliceBounds(key, view.pointee.count)
    let part = MemoryViewType.make(world, view.pointee)
    part.pointee.start = view.pointee.start + (bounds.count == 0 ? 0 : bounds.start * view.pointee.stride)
    part.pointee.stride = view.pointee.stride &* bounds.step
    part.pointee.count = bounds.count
    return part
  }

  private static func place(
    _ world: World, _ view: Ref<MemoryViewObject>, _ key: Value
  ) throws(Raised) -> Int {
    if world.kind(of: key) == .tuple {
      let count = Ref<TupleObject>(key).count
      if count == 0 { throw world.raise("NotImplementedError", "sub-views are not implemented") }
      if count > 1 { throw world.typeError("cannot index 1-dimension view with \(count)-element tuple") }
      // Not once more for a tuple in it: tuples may be nested deeper than Swift's stack.
      let inner = Ref<TupleObject>(key)[0]
      if world.kind(of: inner) == .tuple { throw world.typeError("memoryview: invalid slice key") }
      return try place(world, view, inner)
    }
    guard let whole = try world.wholeNumber(key) else { throw world.typeError("memoryview: invalid slice key") }
    guard var index = world.fitting(whole) else {
      throw world.indexError("cannot fit '\(world.typeName(of: key))' into an index-sized integer")
    }
    if index < 0 { index &+= view.pointee.count }
    if index < 0 || index >= view.pointee.count {
      throw world.indexError("index out of bounds on dimension 1")
    }
    return index
  }

  /// Item `index`, which is in range. Python code may have run since the view was looked at.
  static func get(_ world: World, _ view: Ref<MemoryViewObject>, _ index: Int) throws(Raised) -> Value {
    _ = try MemoryViewType.window(world, view.value)
    let row = Ref<BytesObject>(view.pointee.source).pointee.data.from(
      view.pointee.start + index * view.pointee.stride)
    let size = view.pointee.itemSize
    if view.pointee.format == UInt8(ascii: "c") { return try world.bytes(TextRow(row, 1)) }
    var bits: UInt64 = 0
    for offset in 0..<size { bits |= UInt64(row[offset]) << UInt64(8 * offset) }
    switch Unicode.Scalar(view.pointee.format) {
    case "?": return Value(bits != 0)
    case "e": return world.float(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits))))
    case "f": return world.float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
    case "d": return world.float(Double(bitPattern: bits))
    case "B", "H", "I", "L", "Q", "N", "b", "h", "i", "l", "q", "n": break
    default:
      let letter = Unicode.Scalar(view.pointee.format)
      throw world.raise("NotImplementedError", "memoryview: format \(letter) not supported")
    }
    if isSigned(view.pointee.format) {
      let shift = UInt64(64 - 8 * size)
      return try world.integer(Int(Int64(bitPattern: bits << shift) >> Int64(shift)))
    }
    if bits >> 62 == 0 { return Value(small: Int(bits)) }
    let high = try world.integer(Int(bits >> 32))
    let shifted = try world.binary(.leftShift, high, Value(small: 32))
    return try world.binary(.bitOr, shifted, Value(small: Int(bits & 0xffff_ffff)))
  }

  private static func set(
    _ world: World, _ view: Ref<MemoryViewObject>, _ index: Int, _ value: Value
  ) throws(Raised) {
    let format = view.pointee.format
    let letter = Unicode.Scalar(format)
    let size = view.pointee.itemSize
    var bits: UInt64
    if format == UInt8(ascii: "c") {
      guard world.kind(of: value) == .bytes else {
        throw world.typeError("memoryview: invalid type for format 'c'")
      }
      let bytes = Ref<BytesObject>(value)
      if bytes.pointee.count != 1 { throw world.valueError("memoryview: invalid value for format 'c'") }
      bits = UInt64(bytes.pointee.data[0])
    } else if format == UInt8(ascii: "?") {
      bits = try world.isTrue(value) ? 1 : 0
    } else if [101, 102, 100].contains(format) {
      let number: Double
      switch world.kind(of: value) {
      case .float: number = world.double(value)
      case .integer: number = try FloatConversion.double(world, value)
      default: throw world.typeError("memoryview: invalid type for format '\(letter)'")
      }
      switch letter {
      case "e": bits = UInt64(Float16(number).bitPattern)
      case "f": bits = UInt64(Float(number).bitPattern)
      default: bits = number.bitPattern
      }
    } else {
      guard let whole = try world.wholeNumber(value) else {
        throw world.typeError("memoryview: invalid type for format '\(letter)'")
      }
      let lowest = isSigned(format) ? size == 8 ? Int.min : -(1 << (8 * size - 1)) : 0
      let highest =
        isSigned(format) ? size == 8 ? Int.max : (1 << (8 * size - 1)) - 1 : size == 8 ? .max : (1 << (8 * size)) - 1
      guard let number = world.fitting(whole), number >= lowest, number <= highest else {
        throw world.valueError("memoryview: invalid value for format '\(letter)'")
      }
      bits = UInt64(bitPattern: Int64(number))
    }
    _ = try MemoryViewType.window(world, view.value)
    let row = Ref<BytesObject>(view.pointee.source).pointee.data.from(
      view.pointee.start + index * view.pointee.stride)
    for offset in 0..<size {
      row[offset] = UInt8(truncatingIfNeeded: bits)
      bits >>= 8
    }
  }

  static func isSigned(_ format: UInt8) -> Bool {
    switch Unicode.Scalar(format) {
    case "b", "h", "i", "l", "q", "n": true
    default: false
    }
  }
}

enum MemoryViewContent {
  static func define(_ view: TypeBuilder) {
    view.method("tobytes", .named("order")) { world, arguments throws(Raised) in
      _ = try MemoryViewType.window(world, arguments[0])
      return try world.bytes(world.mustBuffer(arguments[0]))
    }
    view.method("tolist") { world, arguments throws(Raised) in
      let view = try MemoryViewType.window(world, arguments[0])
      let list = world.makeList()
      for index in 0..<view.pointee.count { world.append(try MemoryViewItems.get(world, view, index), to: list) }
      return list.value
    }
    view.method("hex", .named("sep", "bytes_per_sep")) { world, arguments throws(Raised) in
      _ = try MemoryViewType.window(world, arguments[0])
      return try BytesMethods.hexadecimal(world, world.mustBuffer(arguments[0]), arguments[1], arguments[2])
    }
    view.method("toreadonly") { world, arguments throws(Raised) in
      let copy = MemoryViewType.make(world, try MemoryViewType.window(world, arguments[0]).pointee)
      copy.pointee.isReadOnly = true
      return copy.value
    }
    view.method("cast", .named("format", "shape", required: 1, maximum: 1)) { world, arguments throws(Raised) in
      try cast(world, arguments)
    }
    view.method("count", .exactly(1)) { world, arguments throws(Raised) in
      let view = try MemoryViewType.window(world, arguments[0])
      var found = 0
      for index in 0..<view.pointee.count
      where try world.areEqual(MemoryViewItems.get(world, view, index), arguments[1]) { found += 1 }
      return Value(small: found)
    }
    view.method("index", .positional(1, 3)) { world, arguments throws(Raised) in
      let view = try MemoryViewType.window(world, arguments[0])
      let (start, end) = try world.searchBounds(arguments[2], arguments[3], view.pointee.count)
      var index = start
      while index < min(end, view.pointee.count) {
        if try world.areEqual(MemoryViewItems.get(world, view, index), arguments[1]) { return Value(small: index) }
        index += 1
      }
      throw world.valueError("memoryview.index(x): x not found")
    }
    view.method("__hash__") { world, arguments throws(Raised) in
      let view = try MemoryViewType.window(world, arguments[0])
      if !view.pointee.isReadOnly { throw world.valueError("cannot hash writable memoryview object") }
      let row = try world.mustBuffer(arguments[0])
      if row.count == 0 { return Value(small: 0) }
      return Value(small: Int(truncatingIfNeeded: max(row.row.hash(row.count, seed: 0) >> 2, 1)))
    }
    view.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      guard let own = world.buffer(of: arguments[0]), let other = world.buffer(of: arguments[1]) else {
        return arguments[0] == arguments[1] ? .true : .notImplemented
      }
      return Value(own.equals(other))
    }
    view.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      guard let own = world.buffer(of: arguments[0]), let other = world.buffer(of: arguments[1]) else {
        return arguments[0] == arguments[1] ? .false : .notImplemented
      }
      return Value(!own.equals(other))
    }
  }

  private static func cast(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let view = try MemoryViewType.window(world, arguments[0])
    guard world.isString(arguments[1]) else {
      throw world.typeError("cast() argument 'format' must be str, not \(world.typeNameOrNone(of: arguments[1]))")
    }
    if !arguments[2].isUnbound { throw world.raise("NotImplementedError", "views of several dimensions") }
    var text = Ref<StringObject>(arguments[1]).text
    if text.hasPrefix("@") { text.removeFirst() }
    let size: Int
    switch text {
    case "B", "b", "c", "?": size = 1
    case "h", "H": size = 2
    case "e": size = 2
    case "i", "I", "f": size = 4
    case "d": size = 8
    case "l", "L", "q", "Q", "n", "N": size = 8
    default:
      throw world.valueError(
        "memoryview: destination format must be a native single character format prefixed with an optional '@'")
    }
    if view.pointee.stride != view.pointee.itemSize {
      throw world.typeError("memoryview: casts are restricted to C-contiguous views")
    }
    if view.pointee.itemSize != 1, size != 1 {
      throw world.typeError("memoryview: cannot cast between two non-byte formats")
    }
    let total = view.pointee.count * view.pointee.itemSize
    if total % size != 0 { throw world.typeError("memoryview: length is not a multiple of itemsize") }
    let made = MemoryViewType.make(world, view.pointee)
    made.pointee.count = total / size
    made.pointee.itemSize = size
    made.pointee.stride = size
    made.pointee.format = text.utf8.first ?? 66
    return made.value
  }
}
