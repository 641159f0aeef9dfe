// array: rows of numbers of one type. The numbers lie in a list, each as packing and unpacking leaves it.
import Runtime

struct ArrayObject: BitwiseCopyable {
  var header: Header
  /// A list.
  var items: Value
  /// Of the type code: its place in `ArrayModule.codes`.
  var code: Int
}

enum ArrayModule {
  /// Type codes and their sizes.
  private static let codes: [(code: String, size: Int)] = [
    ("b", 1), ("B", 1), ("u", 4), ("w", 4), ("h", 2), ("H", 2), ("i", 4), ("I", 4), ("l", 8), ("L", 8), ("q", 8),
    ("Q", 8), ("e", 2), ("f", 4), ("d", 8), ("Zf", 8), ("Zd", 16),
  ]

  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    let type = builder.type("array", ArrayObject.self, module: "array", flags: [.isBaseType, .isSequence])
    builder.constant("ArrayType", type.type.value)
    builder.constant("typecodes", world.makeTuple(codes.map { world.string($0.code) }).value)
    make(type)
    sequence(type)
    changing(type)
    bytes(type)
    rest(type)
    let refusal = Refusal(what: "array._array_reconstructor()", effect: nil)
    builder.function("_array_reconstructor", .variadic()) { world, _ throws(Raised) in throw refusal.raise(world) }
    let abstract = try world.importModule("collections.abc")
    let mutable = try world.getAttribute(abstract, world.intern("MutableSequence"))
    _ = try world.callMethod(mutable, "register", [type.type.value])
  }

  private static func list(_ value: Value) -> Ref<ListObject> {
    Ref<ListObject>(Ref<ArrayObject>(value).pointee.items)
  }
  private static func code(_ value: Value) -> Int { Ref<ArrayObject>(value).pointee.code }
  private static func isText(_ code: Int) -> Bool { codes[code].code == "u" || codes[code].code == "w" }

  private static func array(_ world: World, like other: Value, _ items: [Value]) -> Value {
    let object = world.makeObject(world.state(ArrayState.self).type, ArrayObject.self)
    object.pointee.code = code(other)
    object.pointee.items = world.makeList(items).value
    return object.value
  }

  private static func make(_ type: TypeBuilder) {
    type.world.state(ArrayState.self).type = type.type
    type.new(.variadic(names: true)) { world, arguments throws(Raised) in
      let given = arguments.positional(from: 1)
      if given.isEmpty || given.count > 2 {
        throw world.typeError("array() takes at least 1 argument (\(given.count) given)")
      }
      guard world.isString(given[0]) else {
        throw world.typeError("array() argument 1 must be str, not \(world.typeName(of: given[0]))")
      }
      guard let code = codes.firstIndex(where: { $0.code == world.text(given[0]) }) else {
        throw world.valueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, e, f, d, Zf or Zd)")
      }
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), ArrayObject.self)
      object.pointee.code = code
      object.pointee.items = world.makeList().value
      guard given.count > 1, !given[1].isNone else { return object.value }
      if world.isString(given[1]), !isText(code) {
        throw world.typeError("cannot use a str to initialize an array with typecode '\(codes[code].code)'")
      }
      if world.kind(of: given[1]) == .bytes || world.kind(of: given[1]) == .bytearray {
        try append(world, object.value, bytes: world.mustBuffer(given[1]))
      } else {
        for value in try world.collect(given[1]) {
          world.append(try checked(world, code, value), to: list(object.value))
        }
      }
      return object.value
    }
  }

  /// A value as the array keeps it.
  private static func checked(_ world: World, _ code: Int, _ value: Value) throws(Raised) -> Value {
    if isText(code) {
      guard world.isString(value), Ref<StringObject>(value).count == 1 else {
        throw world.typeError("array item must be a unicode character, not \(world.typeName(of: value))")
      }
      return value
    }
    let letter = codes[code].code
    if !["e", "f", "d", "Zf", "Zd"].contains(letter) {
      let number = try world.indexValue(value)
      let size = codes[code].size * 8
      let isSigned = letter == letter.lowercased()
      let small = world.smallInteger(number)
      if isSigned, size < 64 || small == nil {
        let most = size < 64 ? 1 << (size - 1) - 1 : Int.max
        guard let small, small <= most, small >= -most - 1 else {
          let name = ["b": "signed char", "h": "signed short integer", "i": "signed integer"][letter]
          throw world.overflowError(
            name.map { "\($0) is \((small ?? 0) < 0 ? "less than minimum" : "greater than maximum")" }
              ?? "Python int too large to convert to C long")
        }
      } else if !isSigned, world.isNegative(number) || size < 64 && (small ?? Int.max) >> size != 0 {
        let name = ["B": "unsigned byte integer", "H": "unsigned short", "I": "unsigned int"][letter]
        let isLess = world.isNegative(number)
        throw world.overflowError(
          isLess && size >= 32
            ? "can't convert negative value to unsigned int"
            : "\(name ?? "unsigned int") is \(isLess ? "less than minimum" : "greater than maximum")")
      }
      return number
    }
    if !letter.hasPrefix("Z") { _ = try MathModule.double(world, value) }
    let packed = try world.callMethod(world.importModule("_struct"), "pack", [world.string("=" + letter), value])
    let unpacked = try world.callMethod(world.importModule("_struct"), "unpack", [world.string("=" + letter), packed])
    return Ref<TupleObject>(unpacked)[0]
  }

  // MARK: As a sequence

  private static func sequence(_ type: TypeBuilder) {
    type.method("__len__") { _, arguments throws(Raised) in Value(small: list(arguments[0]).pointee.count) }
    type.method("__iter__") { world, arguments throws(Raised) in try world.iterator(of: list(arguments[0]).value) }
    type.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.contains(list(arguments[0]).value, arguments[1]))
    }
    type.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      if world.type(of: arguments[1]) == world.types.slice {
        let part = try world.getItem(list(arguments[0]).value, arguments[1])
        return array(world, like: arguments[0], try world.collect(part))
      }
      if world.special(.index, of: world.type(of: arguments[1])).isUnbound {
        throw world.typeError("array indices must be integers")
      }
      let place = try place(world, arguments[0], arguments[1], "array index out of range")
      return list(arguments[0]).pointee.items[place]
    }
    for name: StaticString in ["index", "count"] {
      type.method(name, .variadic(required: 1)) { world, arguments throws(Raised) in
        do throws(Raised) {
          return try world.call(
            world.getAttribute(list(arguments[0]).value, world.intern(name)), arguments.positional(from: 1))
        } catch {
          guard world.isRaised("ValueError") else { throw error }
          world.raised = .unbound
          throw world.valueError("array.index(x): x not in array")
        }
      }
    }
    let comparisons: [(StaticString, Comparison)] = [
      ("__eq__", .equal), ("__ne__", .notEqual), ("__lt__", .less), ("__le__", .lessEqual), ("__gt__", .greater),
      ("__ge__", .greaterEqual),
    ]
    for (name, comparison) in comparisons {
      type.method(name, .exactly(1)) { world, arguments throws(Raised) in
        guard world.isSubtype(world.type(of: arguments[1]), world.state(ArrayState.self).type) else {
          return .notImplemented
        }
        return try world.compare(list(arguments[0]).value, list(arguments[1]).value, comparison)
      }
    }
  }

  private static func place(
    _ world: World, _ value: Value, _ index: Value, _ message: String
  ) throws(Raised) -> Int {
    let count = list(value).pointee.count
    var place = try world.index(index)
    if place < 0 { place += count }
    if place < 0 || place >= count { throw world.indexError(message) }
    return place
  }

  private static func same(_ world: World, _ a: Value, _ b: Value, _ what: String) throws(Raised) -> [Value] {
    guard world.isSubtype(world.type(of: b), world.state(ArrayState.self).type) else {
      throw world.typeError("can only \(what) array (not \"\(world.typeName(of: b))\") to array")
    }
    if code(a) != code(b) { throw world.typeError("bad argument type for built-in operation") }
    return world.elements(list(b))
  }

  // MARK: Changing

  private static func changing(_ type: TypeBuilder) {
    type.method("__setitem__", .exactly(2)) { world, arguments throws(Raised) in
      if world.type(of: arguments[1]) == world.types.slice {
        let items = world.makeList(try same(world, arguments[0], arguments[2], "assign")).value
        try world.setItem(list(arguments[0]).value, arguments[1], items)
        return .none
      }
      let place = try place(world, arguments[0], arguments[1], "array assignment index out of range")
      list(arguments[0]).pointee.items[place] = try checked(world, code(arguments[0]), arguments[2])
      return .none
    }
    type.method("__delitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.callMethod(list(arguments[0]).value, "__delitem__", [arguments[1]])
    }
    type.method("append", .exactly(1)) { world, arguments throws(Raised) in
      world.append(try checked(world, code(arguments[0]), arguments[1]), to: list(arguments[0]))
      return .none
    }
    type.method("insert", .exactly(2)) { world, arguments throws(Raised) in
      let value = try checked(world, code(arguments[0]), arguments[2])
      return try world.callMethod(list(arguments[0]).value, "insert", [arguments[1], value])
    }
    for name: StaticString in ["extend", "fromlist", "fromunicode"] {
      type.method(name, .exactly(1)) { world, arguments throws(Raised) in
        if name.description == "fromlist", world.kind(of: arguments[1]) != .list {
          throw world.typeError("arg must be list")
        }
        var values: [Value] = []
        for value in try world.collect(arguments[1]) { values.append(try checked(world, code(arguments[0]), value)) }
        for value in values { world.append(value, to: list(arguments[0])) }
        return .none
      }
    }
    type.method("pop", .positional(0, 1)) { world, arguments throws(Raised) in
      if list(arguments[0]).pointee.count == 0 { throw world.indexError("pop from empty array") }
      let index = arguments.or(1, Value(small: -1))
      _ = try place(world, arguments[0], index, "pop index out of range")
      return try world.callMethod(list(arguments[0]).value, "pop", [index])
    }
    for name: StaticString in ["remove", "reverse", "clear"] {
      type.method(name, .variadic()) { world, arguments throws(Raised) in
        try world.call(
          world.getAttribute(list(arguments[0]).value, world.intern(name)), arguments.positional(from: 1))
      }
    }
    type.method("__iadd__", .exactly(1)) { world, arguments throws(Raised) in
      for value in try same(world, arguments[0], arguments[1], "extend with") {
        world.append(value, to: list(arguments[0]))
      }
      return arguments[0]
    }
    type.method("__add__", .exactly(1)) { world, arguments throws(Raised) in
      let others = try same(world, arguments[0], arguments[1], "append")
      return array(world, like: arguments[0], world.elements(list(arguments[0])) + others)
    }
    for name: StaticString in ["__mul__", "__rmul__"] {
      type.method(name, .exactly(1)) { world, arguments throws(Raised) in
        let times = max(try world.index(arguments[1]), 0)
        let items = world.elements(list(arguments[0]))
        try world.checkWork(items.count.multipliedReportingOverflow(by: times).partialValue)
        return array(world, like: arguments[0], Array([[Value]](repeating: items, count: times).joined()))
      }
    }
  }

  // MARK: Bytes

  private static func format(_ code: Int, _ count: Int) -> String {
    let letter = codes[code].code
    return isText(code)
      ? "=\(count)I" : "=" + (letter.count == 1 ? "\(count)\(letter)" : String(repeating: letter, count: count))
  }

  private static func append(_ world: World, _ value: Value, bytes: TextRow) throws(Raised) {
    let code = code(value), size = codes[code].size
    if bytes.count % size != 0 { throw world.valueError("bytes length not a multiple of item size") }
    try world.checkWork(bytes.count)
    let packed = try world.bytes(bytes)
    // In the sizes of the table, which are those of this machine's types.
    let letters = format(code, bytes.count / size).replacing("l", with: "q").replacing("L", with: "Q")
    let found = try world.callMethod(world.importModule("_struct"), "unpack", [world.string(letters), packed])
    for item in try world.collect(found) {
      world.append(isText(code) ? world.character(UInt32(try world.index(item))) : item, to: list(value))
    }
  }

  private static func packed(_ world: World, _ value: Value) throws(Raised) -> Value {
    let code = code(value)
    let letters = format(code, list(value).pointee.count).replacing("l", with: "q").replacing("L", with: "Q")
    var given = [world.string(letters)]
    for item in world.elements(list(value)) {
      given.append(isText(code) ? Value(small: Int(Ref<StringObject>(item)[0])) : item)
    }
    return try world.callMethod(world.importModule("_struct"), "pack", given)
  }

  private static func bytes(_ type: TypeBuilder) {
    // What is in it now: later changes of the array do not show.
    type.method("__buffer__", .exactly(1)) { world, arguments throws(Raised) in
      let (letter, size) = codes[code(arguments[0])]
      return MemoryViewType.make(
        world, try packed(world, arguments[0]), itemSize: size, format: letter.utf8.first ?? 66)
    }
    type.method("__release_buffer__", .exactly(1)) { _, _ throws(Raised) in .none }
    type.method("tobytes") { world, arguments throws(Raised) in try packed(world, arguments[0]) }
    type.method("frombytes", .exactly(1)) { world, arguments throws(Raised) in
      try append(world, arguments[0], bytes: world.mustBuffer(arguments[1]))
      return .none
    }
    type.method("tolist") { world, arguments throws(Raised) in
      world.makeList(world.elements(list(arguments[0]))).value
    }
    type.method("tounicode") { world, arguments throws(Raised) in
      if !isText(code(arguments[0])) {
        throw world.valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
      }
      return try world.callMethod(world.emptyString, "join", [list(arguments[0]).value])
    }
    type.method("tofile", .exactly(1)) { world, arguments throws(Raised) in
      _ = try world.callMethod(arguments[1], "write", [packed(world, arguments[0])])
      return .none
    }
    type.method("fromfile", .exactly(2)) { world, arguments throws(Raised) in
      let count = try world.index(arguments[2]) * codes[code(arguments[0])].size
      let data = try world.callMethod(arguments[1], "read", [Value(small: count)])
      let row = try world.mustBuffer(data)
      let whole = row.count - row.count % codes[code(arguments[0])].size
      try append(world, arguments[0], bytes: row.part(0, whole))
      if row.count < count { throw world.raise("EOFError", "read() didn't return enough bytes") }
      return .none
    }
    type.method("byteswap") { world, arguments throws(Raised) in
      let size = codes[code(arguments[0])].size
      let row = try world.mustBuffer(packed(world, arguments[0]))
      let swapped = (0..<row.count).map { row.row[$0 / size * size + size - 1 - $0 % size] }
      list(arguments[0]).pointee.count = 0
      let bytes = try world.bytes(swapped)
      try append(world, arguments[0], bytes: world.mustBuffer(bytes))
      return .none
    }
    type.method("buffer_info") { world, arguments throws(Raised) in
      world.tuple(
        world.makeInteger(Int(truncatingIfNeeded: arguments[0].bits)), Value(small: list(arguments[0]).pointee.count))
    }
  }

  private static func rest(_ type: TypeBuilder) {
    type.property("typecode") { world, arguments throws(Raised) in world.string(codes[code(arguments[0])].code) }
    type.property("itemsize") { _, arguments throws(Raised) in Value(small: codes[code(arguments[0])].size) }
    type.constant("__hash__", .none)
    type.classMethod("__class_getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeGenericAlias(arguments[0], arguments[1])
    }
    for name: StaticString in ["__copy__", "__deepcopy__"] {
      type.method(name, .positional(0, 1)) { world, arguments throws(Raised) in
        array(world, like: arguments[0], world.elements(list(arguments[0])))
      }
    }
    type.method("__reduce_ex__", .exactly(1)) { world, arguments throws(Raised) in
      let code = world.string(codes[code(arguments[0])].code)
      return world.tuple(
        world.type(of: arguments[0]).value,
        world.tuple(code, world.makeList(world.elements(list(arguments[0]))).value), .none)
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      let name = world.plainTypeName(of: arguments[0]), letter = codes[code(arguments[0])].code
      if list(arguments[0]).pointee.count == 0 { return world.string("\(name)('\(letter)')") }
      var content = list(arguments[0]).value
      if isText(code(arguments[0])) { content = try world.callMethod(world.emptyString, "join", [content]) }
      return world.string("\(name)('\(letter)', \(try world.reprText(content)))")
    }
  }
}

private final class ArrayState: ModuleState {
  var type = Ref<TypeObject>.none
}
