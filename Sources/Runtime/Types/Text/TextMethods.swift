// Methods that str, bytes and bytearray share, told apart by the receiver: searching.

enum TextMethods {
  static func define(_ type: TypeBuilder) {
    search(type)
    split(type)
    strip(type)
    shape(type)
  }

  private static func search(_ type: TypeBuilder) {
    type.method("find", .positional(1, 3)) { world, arguments throws(Raised) in
      Value(small: try find(world, arguments, "find"))
    }
    type.method("rfind", .positional(1, 3)) { world, arguments throws(Raised) in
      Value(small: try find(world, arguments, "rfind", isLast: true))
    }
    type.method("index", .positional(1, 3)) { world, arguments throws(Raised) in
      Value(small: try found(world, arguments, find(world, arguments, "index")))
    }
    type.method("rindex", .positional(1, 3)) { world, arguments throws(Raised) in
      Value(small: try found(world, arguments, find(world, arguments, "rindex", isLast: true)))
    }
    type.method("count", .positional(1, 3)) { world, arguments throws(Raised) in
      try checkNeedle(world, arguments, "count")
      let (start, end) = try bounds(world, arguments)
      let needle = try needle(world, arguments, "count")
      let text = world.units(of: arguments[0])
      return Value(small: text.occurrences(of: needle, start, min(end, text.count)))
    }
    type.method("startswith", .positional(1, 3)) { world, arguments throws(Raised) in
      Value(try matches(world, arguments, "startswith", atEnd: false))
    }
    type.method("endswith", .positional(1, 3)) { world, arguments throws(Raised) in
      Value(try matches(world, arguments, "endswith", atEnd: true))
    }
  }

  /// What arguments 2 and 3 cut out of the receiver. The start may lie behind the end.
  private static func bounds(_ world: World, _ arguments: Arguments) throws(Raised) -> (Int, Int) {
    let start = arguments[2], end = arguments[3]
    if start.isUnbound, end.isUnbound { return (0, world.units(of: arguments[0]).count) }
    var first = start.isUnbound || start.isNone ? 0 : try world.clampedIndex(start)
    var last = end.isUnbound || end.isNone ? Int.max : try world.clampedIndex(end)
    let count = world.units(of: arguments[0]).count
    if last > count { last = count } else if last < 0 { last = max(last &+ count, 0) }
    if first < 0 { first = max(first &+ count, 0) }
    return (first, last)
  }

  /// What a str is searched for is checked first, what bytes are searched for after the bounds.
  private static func checkNeedle(
    _ world: World, _ arguments: Arguments, _ name: StaticString
  ) throws(Raised) {
    if world.flavor(of: arguments[0]) == .string { _ = try needle(world, arguments, name) }
  }

  private static func needle(
    _ world: World, _ arguments: Arguments, _ name: StaticString
  ) throws(Raised) -> TextRow {
    let value = arguments[1]
    if world.flavor(of: arguments[0]) == .string {
      if world.isString(value) { return TextRow(Ref<StringObject>(value)) }
      throw world.typeError("\(name)() argument 1 must be str, not \(world.typeNameOrNone(of: value))")
    }
    if let buffer = world.buffer(of: value) { return buffer }
    guard let whole = try world.wholeNumber(value) else {
      throw world.typeError(
        "argument should be integer or bytes-like object, not '\(world.typeName(of: value))'")
    }
    return try world.row(ofByte: whole)
  }

  private static func find(
    _ world: World, _ arguments: Arguments, _ name: StaticString, isLast: Bool = false
  ) throws(Raised) -> Int {
    try checkNeedle(world, arguments, name)
    let (start, end) = try bounds(world, arguments)
    let needle = try needle(world, arguments, name)
    // The needle's `__index__` may have shortened a bytearray.
    let text = world.units(of: arguments[0])
    let last = min(end, text.count)
    return isLast ? text.findLast(needle, start, last) : text.find(needle, start, last)
  }

  private static func found(_ world: World, _ arguments: Arguments, _ index: Int) throws(Raised) -> Int {
    if index >= 0 { return index }
    let isString = world.flavor(of: arguments[0]) == .string
    throw world.valueError(isString ? "substring not found" : "subsection not found")
  }

  private static func matches(
    _ world: World, _ arguments: Arguments, _ name: StaticString, atEnd: Bool
  ) throws(Raised) -> Bool {
    let (start, end) = try bounds(world, arguments)
    let text = world.units(of: arguments[0])
    let isString = world.flavor(of: arguments[0]) == .string
    func matches(_ part: TextRow) -> Bool {
      if start > end || end - start < part.count { return false }
      return text.matches(part, at: atEnd ? end - part.count : start)
    }
    let value = arguments[1]
    if world.kind(of: value) == .tuple {
      let parts = Ref<TupleObject>(value)
      for index in 0..<parts.count {
        if isString {
          guard world.isString(parts[index]) else {
            throw world.typeError(
              "tuple for \(name) must only contain str, not \(world.typeName(of: parts[index]))")
          }
          if matches(TextRow(Ref<StringObject>(parts[index]))) { return true }
        } else if matches(try world.mustBuffer(parts[index])) {
          return true
        }
      }
      return false
    }
    if isString {
      if world.isString(value) { return matches(TextRow(Ref<StringObject>(value))) }
      throw world.typeError("\(name) first arg must be str or a tuple of str, not \(world.typeName(of: value))")
    }
    if let buffer = world.buffer(of: value) { return matches(buffer) }
    throw world.typeError("\(name) first arg must be bytes or a tuple of bytes, not \(world.typeName(of: value))")
  }
}

extension World {
  /// A row of the one byte that an int is.
  func row(ofByte whole: Value) throws(Raised) -> TextRow {
    guard let byte = fitting(whole), byte >= 0, byte < 256 else {
      throw valueError("byte must be in range(0, 256)")
    }
    return TextRow(Ref<StringObject>(character(UInt32(byte))))
  }

  /// The byte that a value is: `bytearray.append` and its like.
  func byte(_ value: Value) throws(Raised) -> UInt8 {
    guard let whole = try wholeNumber(value) else {
      throw typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
    }
    guard let byte = fitting(whole), byte >= 0, byte < 256 else {
      throw valueError("byte must be in range(0, 256)")
    }
    return UInt8(byte)
  }

  /// Another text for a method of `receiver`; `message` is what a str says of what is none.
  func operand(
    _ value: Value, of receiver: Value, _ message: (World) -> String
  ) throws(Raised) -> TextRow {
    if flavor(of: receiver) == .string {
      if isString(value) { return TextRow(Ref<StringObject>(value)) }
      throw typeError(message(self))
    }
    return try mustBuffer(value)
  }
}
