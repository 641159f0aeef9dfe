// _struct: values as bytes and back, by formats.
import Runtime

struct StructObject: BitwiseCopyable {
  var header: Header
  /// Place of the format in the state.
  var format: Int
}

final class StructState: ModuleState {
  var error = Ref<TypeObject>.none
  var type = Ref<TypeObject>.none
  var iterator = Ref<TypeObject>.none
  var formats: [StructFormat] = []
  var known: [String: Int] = [:]
  init() {}
}

enum StructModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc(
      """
      Functions to convert between Python values and C structs.
      Python bytes objects are used to hold the data representing the C struct
      and also as format strings (explained below) to describe the layout of data
      in the C struct.
      """)
    let state = world.state(StructState.self)
    let namespace = world.makeDict()
    world.set(world.names.module, world.intern("struct"), in: namespace)
    let bases = world.makeTuple([world.exceptionType("Exception").value]).value
    let error = try world.call(world.types.type.value, [world.intern("error"), bases, namespace.value])
    state.error = Ref(error)
    builder.constant("error", error)
    defineType(builder)
    defineIterator(builder)
    functions(builder)
  }

  static func error(_ world: World, _ message: String) -> Raised {
    world.raise(world.makeException(world.state(StructState.self).error, [world.string(message)]))
  }

  static func double(_ world: World, _ value: Value) throws(Raised) -> Double {
    do throws(Raised) { return try MathModule.double(world, value) } catch {
      world.raised = .unbound
      throw self.error(world, "required argument is not a float")
    }
  }

  static func complex(_ world: World, _ value: Value) throws(Raised) -> Complex {
    do throws(Raised) { return try ComplexMath.number(world, value) } catch {
      world.raised = .unbound
      throw self.error(world, "required argument is not a complex")
    }
  }

  // MARK: Formats

  private static func format(_ world: World, _ value: Value) throws(Raised) -> Int {
    let text: String
    if world.isString(value) {
      text = world.text(value)
      if !text.utf8.allSatisfy({ $0 < 0x80 }) { throw world.valueError("non-ASCII character in struct format") }
    } else if world.kind(of: value) == .bytes, let row = world.buffer(of: value) {
      var scalars = String.UnicodeScalarView()
      for index in 0..<row.count { scalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: row[index]))) }
      text = String(scalars)
    } else {
      throw world.typeError("Struct() argument 1 must be a str or bytes object, not \(world.typeName(of: value))")
    }
    let state = world.state(StructState.self)
    if let known = state.known[text] { return known }
    do throws(StructFormat.Problem) {
      state.formats.append(try StructFormat(text))
    } catch {
      switch error {
      case .letter: throw self.error(world, "bad char in struct format")
      case .count: throw self.error(world, "repeat count given without format specifier")
      case .size: throw self.error(world, "total struct size too long")
      case .null: throw self.error(world, "embedded null character")
      }
    }
    state.known[text] = state.formats.count - 1
    return state.formats.count - 1
  }

  private static func found(_ world: World, _ value: Value) throws(Raised) -> StructFormat {
    let place = try format(world, value)
    return world.state(StructState.self).formats[place]
  }

  /// Of a Struct.
  private static func own(_ world: World, _ value: Value) -> StructFormat {
    world.state(StructState.self).formats[Ref<StructObject>(value).pointee.format]
  }

  // MARK: Work

  private static func pack(_ world: World, _ format: StructFormat, _ values: [Value]) throws(Raised) -> Value {
    try expect(world, format, values.count, "pack")
    let bytes = try world.newBytes(format.size)
    try format.pack(world, values, into: bytes.pointee.data, at: 0)
    return bytes.value
  }

  private static func expect(
    _ world: World, _ format: StructFormat, _ count: Int, _ function: String
  ) throws(Raised) {
    if count != format.valueCount {
      throw error(world, "\(function) expected \(format.valueCount) items for packing (got \(count))")
    }
  }

  private static func packInto(
    _ world: World, _ format: StructFormat, _ arguments: [Value]
  ) throws(Raised) -> Value {
    if arguments.count < 2 {
      throw world.typeError("pack_into expected at least 3 arguments, got \(arguments.count + 1)")
    }
    try expect(world, format, arguments.count - 2, "pack_into")
    let kind = world.kind(of: arguments[0])
    guard kind == .bytearray || kind == .memoryView, let row = world.buffer(of: arguments[0]) else {
      throw world.typeError(
        "pack_into() argument 2 must be read-write bytes-like object, not \(world.typeName(of: arguments[0]))")
    }
    if kind == .memoryView, try world.isTrue(world.getAttribute(arguments[0], world.intern("readonly"))) {
      throw world.typeError("pack_into() argument 2 must be read-write bytes-like object, not memoryview")
    }
    let place = try offset(
      world, format, arguments[1], row.count, "pack_into", "packing", "no space to pack")
    row.row.from(place).fill(0, format.size)
    try format.pack(world, Array(arguments.dropFirst(2)), into: row.row, at: place)
    return .none
  }

  private static func offset(
    _ world: World, _ format: StructFormat, _ given: Value, _ count: Int, _ function: String, _ doing: String,
    _ lacking: String
  ) throws(Raised) -> Int {
    var offset = try world.index(given)
    if offset < 0 {
      if offset + format.size > 0 { throw error(world, "\(lacking) \(format.size) bytes at offset \(offset)") }
      if offset + count < 0 { throw error(world, "offset \(offset) out of range for \(count)-byte buffer") }
      offset += count
    }
    let (needed, isLarge) = offset.addingReportingOverflow(format.size)
    if isLarge || count < needed {
      throw error(
        world,
        "\(function) requires a buffer of at least \(isLarge ? Int.max : needed) bytes for \(doing) \(format.size) "
          + "bytes at offset \(offset) (actual buffer size is \(count))")
    }
    return offset
  }

  private static func unpack(_ world: World, _ format: StructFormat, _ value: Value) throws(Raised) -> Value {
    let row = try world.mustBuffer(value)
    if row.count != format.size { throw error(world, "unpack requires a buffer of \(format.size) bytes") }
    return try format.unpack(world, row, at: 0)
  }

  private static func unpackFrom(
    _ world: World, _ format: StructFormat, _ value: Value, _ offset: Value
  ) throws(Raised) -> Value {
    let row = try world.mustBuffer(value)
    let place = try self.offset(
      world, format, offset, row.count, "unpack_from", "unpacking", "not enough data to unpack")
    return try format.unpack(world, row, at: place)
  }

  private static func iterate(_ world: World, _ format: Int, _ value: Value) throws(Raised) -> Value {
    let size = world.state(StructState.self).formats[format].size
    if size == 0 { throw error(world, "cannot iteratively unpack with a struct of length 0") }
    let row = try world.mustBuffer(value)
    if row.count % size != 0 {
      throw error(world, "iterative unpacking requires a buffer of a multiple of \(size) bytes")
    }
    return world.makeIterator(world.state(StructState.self).iterator, value, limit: format)
  }

  // MARK: Declarations

  private static func functions(_ builder: ModuleBuilder) {
    builder.function("calcsize", .exactly(1)) { world, arguments throws(Raised) in
      world.makeInteger(try found(world, arguments[0]).size)
    }
    builder.function("_clearcache", .none) { _, _ throws(Raised) in .none }
    builder.function("pack", .variadic()) { world, arguments throws(Raised) in
      if arguments.count == 0 { throw world.typeError("pack expected at least 1 argument, got 0") }
      return try pack(world, found(world, arguments[0]), arguments.positional(from: 1))
    }
    builder.function("pack_into", .variadic()) { world, arguments throws(Raised) in
      if arguments.count < 3 {
        throw world.typeError(
          "pack_into expected at least 3 arguments, got \(arguments.count)")
      }
      return try packInto(world, found(world, arguments[0]), arguments.positional(from: 1))
    }
    builder.function("unpack", .exactly(2)) { world, arguments throws(Raised) in
      try unpack(world, found(world, arguments[0]), arguments[1])
    }
    builder.function("unpack_from", .named("format", "buffer", "offset", required: 2, positionalOnly: 1)) {
      world, arguments throws(Raised) in
      try unpackFrom(world, found(world, arguments[0]), arguments[1], arguments.or(2, Value(small: 0)))
    }
    builder.function("iter_unpack", .exactly(2)) { world, arguments throws(Raised) in
      try iterate(world, format(world, arguments[0]), arguments[1])
    }
  }

  private static func defineType(_ builder: ModuleBuilder) {
    let type = builder.type("Struct", StructObject.self, module: "_struct")
    builder.world.state(StructState.self).type = type.type
    type.new(.named("format", required: 1)) { world, arguments throws(Raised) in
      let place = try format(world, arguments[1])
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), StructObject.self)
      object.pointee.format = place
      return object.value
    }
    type.property("format") { world, arguments throws(Raised) in world.string(own(world, arguments[0]).text) }
    type.property("size") { world, arguments throws(Raised) in world.makeInteger(own(world, arguments[0]).size) }
    type.method("__repr__") { world, arguments throws(Raised) in
      let text = try world.reprText(world.string(own(world, arguments[0]).text))
      return world.string("\(world.plainTypeName(of: arguments[0]))(\(text))")
    }
    type.method("pack", .variadic()) { world, arguments throws(Raised) in
      try pack(world, own(world, arguments[0]), arguments.positional(from: 1))
    }
    type.method("pack_into", .variadic()) { world, arguments throws(Raised) in
      try packInto(world, own(world, arguments[0]), arguments.positional(from: 1))
    }
    type.method("unpack", .exactly(1)) { world, arguments throws(Raised) in
      try unpack(world, own(world, arguments[0]), arguments[1])
    }
    type.method("unpack_from", .named("buffer", "offset", required: 1)) { world, arguments throws(Raised) in
      try unpackFrom(world, own(world, arguments[0]), arguments[1], arguments.or(2, Value(small: 0)))
    }
    type.method("iter_unpack", .exactly(1)) { world, arguments throws(Raised) in
      try iterate(world, Ref<StructObject>(arguments[0]).pointee.format, arguments[1])
    }
  }

  private static func defineIterator(_ builder: ModuleBuilder) {
    let world = builder.world
    let made = world.makeType(
      "unpack_iterator", base: world.types.object, kind: .iterator, size: MemoryLayout<IteratorObject>.size, flags: [],
      module: "_struct")
    world.state(StructState.self).iterator = made
    let type = TypeBuilder(world: world, type: made)
    type.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__next__") { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let format = world.state(StructState.self).formats[iterator.pointee.limit]
      let row = try world.mustBuffer(iterator.pointee.source)
      if iterator.pointee.index + format.size > row.count { return .unbound }
      let values = try format.unpack(world, row, at: iterator.pointee.index)
      iterator.pointee.index += format.size
      return values
    }
    type.method("__length_hint__") { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let size = world.state(StructState.self).formats[iterator.pointee.limit].size
      let row = try world.mustBuffer(iterator.pointee.source)
      return world.makeInteger(max(row.count - iterator.pointee.index, 0) / size)
    }
  }
}
