// UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError: where in which text what failed.

enum UnicodeErrorTypes {
  static func define(_ world: World) {
    for name: StaticString in ["UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"] {
      let builder = TypeBuilder(world: world, type: world.exceptionType(name))
      for (index, field) in (["encoding", "object", "", "", "reason"] as [StaticString]).enumerated()
      where index != 2 && index != 3 {
        builder.member(field, at: ExceptionTypes.offset(index))
      }
      defineEnds(builder)
    }
    let decode = TypeBuilder(world: world, type: world.exceptionType("UnicodeDecodeError"))
    decode.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.initialize(arguments)
      let given = try fiveArguments(world, arguments)
      var object = given[1]
      switch world.kind(of: object) {
      case .bytes: break
      case .bytearray:
        let source = Ref<BytesObject>(object)
        let copy = world.heap.make(BytesObject.self)
        copy.pointee = source.pointee
        copy.pointee.header = Header(world.types.bytes, .bytes, owner: world.owner)
        copy.pointee.data = world.heap.row(UInt8.self, source.pointee.count)
        copy.pointee.data.copy(source.pointee.data, source.pointee.count)
        copy.pointee.hash = 0
        object = copy.value
      case .memoryView: object = try world.call(world.types.bytes.value, [object])
      default:
        throw world.typeError("a bytes-like object is required, not '\(world.typeName(of: object))'")
      }
      try fill(world, arguments[0], given[0], object, given[2], given[3], given[4])
      return .none
    }
    decode.method("__str__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let object = exception.field(1)
      if object.isUnbound { return world.emptyString }
      guard world.kind(of: object) == .bytes else { throw world.typeError("object attribute must be bytes") }
      let start = number(exception.field(2)), end = number(exception.field(3))
      let bytes = Ref<BytesObject>(object)
      let isOne = start >= 0 && start < bytes.pointee.count && end == start &+ 1
      let what =
        isOne
        ? "byte 0x\(hexadecimal(UInt32(bytes.pointee.data[start]), 2)) in position \(start)"
        : "bytes in position \(start)-\(end &- 1)"
      return try described(world, exception, "decode", what)
    }
    let encode = TypeBuilder(world: world, type: world.exceptionType("UnicodeEncodeError"))
    encode.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.initialize(arguments)
      let given = try fiveArguments(world, arguments)
      try mustBeString(world, given[1], 2)
      try fill(world, arguments[0], given[0], given[1], given[2], given[3], given[4])
      return .none
    }
    encode.method("__str__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      if exception.field(1).isUnbound { return world.emptyString }
      return try described(world, exception, "encode", characters(world, exception))
    }
    let translate = TypeBuilder(world: world, type: world.exceptionType("UnicodeTranslateError"))
    translate.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.initialize(arguments)
      let given = arguments.positional(from: 1)
      if given.count != 4 {
        throw world.typeError("function takes exactly 4 arguments (\(given.count) given)")
      }
      try mustBeString(world, given[0], 1)
      let start = try world.index(given[1]), end = try world.index(given[2])
      try mustBeString(world, given[3], 4)
      try fill(world, arguments[0], .unbound, given[0], Value(small: start), Value(small: end), given[3])
      return .none
    }
    translate.method("__str__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      if exception.field(1).isUnbound { return world.emptyString }
      return try described(world, exception, "translate", characters(world, exception))
    }
  }

  private static func defineEnds(_ builder: TypeBuilder) {
    builder.property(
      "start", set: { world, arguments throws(Raised) in try setNumber(world, arguments, 2) },
      { _, arguments throws(Raised) in Value(small: number(Ref<ExceptionObject>(arguments[0]).field(2))) })
    builder.property(
      "end", set: { world, arguments throws(Raised) in try setNumber(world, arguments, 3) },
      { _, arguments throws(Raised) in Value(small: number(Ref<ExceptionObject>(arguments[0]).field(3))) })
  }

  private static func number(_ value: Value) -> Int { value.isInteger ? value.integer : 0 }

  private static func setNumber(_ world: World, _ arguments: Arguments, _ field: Int) throws(Raised) -> Value {
    let new = arguments[1]
    if new.isUnbound { throw world.typeError("can't delete numeric/char attribute") }
    guard world.kind(of: new) == .integer else { throw world.typeError("an integer is required") }
    Ref<ExceptionObject>(arguments[0]).setField(field, Value(small: try world.index(new)))
    return .none
  }

  private static func mustBeString(_ world: World, _ value: Value, _ place: Int) throws(Raised) {
    if world.isString(value) { return }
    let name = value.isNone ? "None" : world.typeName(of: value)
    throw world.typeError("argument \(place) must be str, not \(name)")
  }

  /// encoding, object, start, end, reason; the object is not looked at.
  private static func fiveArguments(_ world: World, _ arguments: Arguments) throws(Raised) -> [Value] {
    var given = arguments.positional(from: 1)
    if given.count != 5 { throw world.typeError("function takes exactly 5 arguments (\(given.count) given)") }
    try mustBeString(world, given[0], 1)
    given[2] = Value(small: try world.index(given[2]))
    given[3] = Value(small: try world.index(given[3]))
    try mustBeString(world, given[4], 5)
    return given
  }

  private static func fill(
    _ world: World, _ exception: Value, _ encoding: Value, _ object: Value, _ start: Value, _ end: Value,
    _ reason: Value
  ) throws(Raised) {
    Ref<ExceptionObject>(exception).pointee.fields = (encoding, object, start, end, reason)
  }

  static func hexadecimal(_ number: UInt32, _ width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func characters(_ world: World, _ exception: Ref<ExceptionObject>) throws(Raised) -> String {
    guard world.isString(exception.field(1)) else { throw world.typeError("object attribute must be unicode") }
    let text = Ref<StringObject>(exception.field(1))
    let start = number(exception.field(2)), end = number(exception.field(3))
    guard start >= 0, start < text.count, end == start &+ 1 else {
      return "characters in position \(start)-\(end &- 1)"
    }
    let character = text[start]
    let escape =
      character < 0x100
      ? "x" + hexadecimal(character, 2)
      : character < 0x10000 ? "u" + hexadecimal(character, 4) : "U" + hexadecimal(character, 8)
    return "character '\\\(escape)' in position \(start)"
  }

  private static func described(
    _ world: World, _ exception: Ref<ExceptionObject>, _ verb: String, _ what: String
  ) throws(Raised) -> Value {
    var text = TextBuilder()
    if verb != "translate" {
      text.append("'")
      text.append(try world.str(exception.field(0).orNone))
      text.append("' codec ")
    }
    text.append("can't \(verb) \(what): ")
    text.append(try world.str(exception.field(4).orNone))
    return world.string(text.codePoints)
  }
}
