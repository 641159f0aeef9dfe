// str: construction, operators, indexing, iteration. Methods are in the other files of this folder.

enum StringType {
  @Sendable static func define(_ world: World) {
    let string = TypeBuilder(world: world, type: world.types.string)
    string.new { world, arguments throws(Raised) in
      let given = try TextConstructors.arguments(world, arguments, ["object", "encoding", "errors"], of: "str")
      return try world.ofClass(Ref<TypeObject>(arguments[0]), make(world, given))
    }
    string.method("__repr__") { world, arguments throws(Raised) in
      try TextRepr.string(world, TextRow(Ref<StringObject>(arguments[0])), isASCII: false)
    }
    string.method("__str__") { world, arguments throws(Raised) in try world.exact(arguments[0]) }
    string.method("__hash__") { _, arguments throws(Raised) in
      Value(small: Ref<StringObject>(arguments[0]).pythonHash)
    }
    string.method("__len__") { _, arguments throws(Raised) in Value(small: Ref<StringObject>(arguments[0]).count) }
    string.method("__sizeof__") { _, arguments throws(Raised) in
      let string = Ref<StringObject>(arguments[0])
      return Value(
        small: string.pointee.isASCII ? 41 + string.count : 57 + (string.count + 1) * Int(string.pointee.width))
    }
    string.method("__getnewargs__") { world, arguments throws(Raised) in
      world.makeTuple([try world.exact(arguments[0])]).value
    }
    string.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try item(world, arguments[0], arguments[1])
    }
    string.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else {
        throw world.typeError(
          "'in <string>' requires string as left operand, not \(world.typeName(of: arguments[1]))")
      }
      let text = TextRow(Ref<StringObject>(arguments[0]))
      return Value(text.find(TextRow(Ref<StringObject>(arguments[1])), 0, text.count) >= 0)
    }
    string.method("__add__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else { throw world.cannotConcatenate(arguments[0], arguments[1]) }
      return try world.concatenate(arguments[0], arguments[1])
    }
    for name: StaticString in ["__mul__", "__rmul__"] {
      string.method(name, .exactly(1)) { world, arguments throws(Raised) in
        let times = try world.times(arguments[1])
        return try world.repeated(arguments[0], times)
      }
    }
    string.method("__mod__", .exactly(1)) { world, arguments throws(Raised) in
      try PercentFormat.format(world, arguments[0], arguments[1])
    }
    string.method("__rmod__", .exactly(1)) { world, arguments throws(Raised) in
      world.isString(arguments[1]) ? try PercentFormat.format(world, arguments[1], arguments[0]) : .notImplemented
    }
    string.method("__iter__") { world, arguments throws(Raised) in
      let isASCII = Ref<StringObject>(arguments[0]).pointee.isASCII
      return world.makeIterator(
        isASCII ? world.textTypes.asciiIterator : world.textTypes.stringIterator, arguments[0])
    }
    comparisons(string)
    iterator(world)
    string.constant("__doc__", world.string(doc))
    TextMethods.define(string)
    StringCase.define(string)
    StringTests.define(string)
    StringTranslate.define(string)
    StringFormatting.define(string)
  }

  private static let doc = """
    str(object='') -> str
    str(bytes_or_buffer[, encoding[, errors]]) -> str

    Create a new string object from the given object. If encoding or
    errors is specified, then the object must expose a data buffer
    that will be decoded using the given encoding and error handler.
    Otherwise, returns the result of object.__str__() (if defined)
    or repr(object).
    encoding defaults to 'utf-8'.
    errors defaults to 'strict'.
    """

  private static func make(_ world: World, _ given: [Value]) throws(Raised) -> Value {
    if given[0].isUnbound { return world.emptyString }
    if given[1].isUnbound, given[2].isUnbound { return try world.str(given[0]) }
    if let buffer = world.buffer(of: given[0]) {
      return try world.decode(given[0], buffer, encoding: given[1], errors: given[2])
    }
    if world.isString(given[0]) { throw world.typeError("decoding str is not supported") }
    throw world.typeError(
      "decoding to str: need a bytes-like object, \(world.typeName(of: given[0])) found")
  }

  static func item(_ world: World, _ text: Value, _ key: Value) throws(Raised) -> Value {
    let string = Ref<StringObject>(text)
    var index: Int
    if key.isInteger {
      index = key.integer
    } else if world.kind(of: key) == .slice {
      return try world.sliceOfText(text, key)
    } else {
      guard let whole = try world.wholeNumber(key) else {
        throw world.typeError("string indices must be integers, not '\(world.typeName(of: key))'")
      }
      guard let number = world.fitting(whole) else {
        throw world.indexError("cannot fit '\(world.typeName(of: key))' into an index-sized integer")
      }
      index = number
    }
    if index < 0 { index &+= string.count }
    if index < 0 || index >= string.count { throw world.indexError("string index out of range") }
    return world.character(string[index])
  }

  private static func comparisons(_ string: TypeBuilder) {
    string.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else { return .notImplemented }
      return Value(Ref<StringObject>(arguments[0]).equals(Ref<StringObject>(arguments[1])))
    }
    string.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else { return .notImplemented }
      return Value(!Ref<StringObject>(arguments[0]).equals(Ref<StringObject>(arguments[1])))
    }
    string.method("__lt__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else { return .notImplemented }
      return Value(compare(arguments) < 0)
    }
    string.method("__le__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else { return .notImplemented }
      return Value(compare(arguments) <= 0)
    }
    string.method("__gt__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else { return .notImplemented }
      return Value(compare(arguments) > 0)
    }
    string.method("__ge__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else { return .notImplemented }
      return Value(compare(arguments) >= 0)
    }
  }

  private static func compare(_ arguments: Arguments) -> Int {
    TextRow(Ref<StringObject>(arguments[0])).compare(TextRow(Ref<StringObject>(arguments[1])))
  }

  private static func iterator(_ world: World) {
    world.textTypes.stringIterator = iterator(world, "str_iterator")
    world.textTypes.asciiIterator = iterator(world, "str_ascii_iterator")
  }

  private static func iterator(_ world: World, _ name: StaticString) -> Ref<TypeObject> {
    let type = world.makeType(
      name, base: world.types.object, kind: .iterator, size: MemoryLayout<IteratorObject>.size,
      flags: .isDisallowingInstantiation)
    let iterator = TypeBuilder(world: world, type: type)
    iterator.method("__next__") { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let source = iterator.pointee.source
      if source.isUnbound { return .unbound }
      let string = Ref<StringObject>(source)
      let index = iterator.pointee.index
      if index >= string.count {
        iterator.pointee.source = .unbound
        return .unbound
      }
      iterator.pointee.index = index + 1
      return world.character(string[index])
    }
    TextIterators.define(iterator)
    return type
  }
}

/// Native types of text beside the built-in ones.
package struct TextTypes {
  package var stringIterator = Ref<TypeObject>.none
  package var asciiIterator = Ref<TypeObject>.none
  package var bytesIterator = Ref<TypeObject>.none
  package var bytearrayIterator = Ref<TypeObject>.none
  package var memoryIterator = Ref<TypeObject>.none
  package var interpolation = Ref<TypeObject>.none
  package var template = Ref<TypeObject>.none
  package var templateIterator = Ref<TypeObject>.none
}

/// What the iterators over texts have in common.
enum TextIterators {
  static func define(_ iterator: TypeBuilder) {
    iterator.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    iterator.method("__length_hint__") { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return Value(small: 0) }
      return Value(small: max(try world.length(iterator.pointee.source) - iterator.pointee.index, 0))
    }
    iterator.method("__reduce__") { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let iter = world.get(world.intern("iter"), in: world.builtins)
      if iterator.pointee.source.isUnbound {
        return world.makeTuple([iter, world.makeTuple([world.emptyString]).value]).value
      }
      return world.makeTuple([
        iter, world.makeTuple([iterator.pointee.source]).value, Value(small: iterator.pointee.index),
      ]).value
    }
    iterator.method("__setstate__", .exactly(1)) { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let index = try world.index(arguments[1])
      if iterator.pointee.source.isUnbound { return .none }
      iterator.pointee.index = min(max(index, 0), try world.length(iterator.pointee.source))
      return .none
    }
  }
}

/// Arguments of `str(…)`, `bytes(…)`, `bytearray(…)`.
enum TextConstructors {
  static func arguments(
    _ world: World, _ arguments: Arguments, _ names: [String], of function: String
  ) throws(Raised) -> [Value] {
    var given = [Value](repeating: .unbound, count: names.count)
    let positional = arguments.positionalCount - 1
    if positional > names.count {
      throw world.typeError(
        function == "str"
          ? "str expected at most \(names.count) arguments, got \(arguments.count - 1)"
          : "\(function)() takes at most \(names.count) arguments (\(arguments.count - 1) given)")
    }
    for index in 0..<max(positional, 0) { given[index] = arguments[index + 1] }
    for index in 0..<arguments.count - arguments.positionalCount {
      let name = Ref<StringObject>(Ref<TupleObject>(arguments.names)[index]).text
      guard let place = names.firstIndex(of: name) else {
        throw world.typeError("\(function)() got an unexpected keyword argument '\(name)'")
      }
      if !given[place].isUnbound {
        throw world.typeError("argument for \(function)() given by name ('\(name)') and position (\(place + 1))")
      }
      given[place] = arguments[arguments.positionalCount + index]
    }
    for place in 1...2 where !given[place].isUnbound && !world.isString(given[place]) {
      throw world.typeError(
        "\(function)() argument '\(names[place])' must be str, not \(world.typeNameOrNone(of: given[place]))")
    }
    return given
  }
}

extension World {
  /// A str as an exact one.
  package func exact(_ string: Value) throws(Raised) -> Value {
    isExactString(string) ? string : try self.string(TextRow(Ref<StringObject>(string)))
  }

  /// The string itself, or a copy that is an instance of the class derived from str.
  func ofClass(_ type: Ref<TypeObject>, _ string: Value) throws(Raised) -> Value {
    if type == types.string { return string }
    let source = Ref<StringObject>(string)
    let bytes = source.count &* Int(source.pointee.width)
    try mustAllocate(bytes)
    let object = makeObject(type, StringObject.self, extra: bytes)
    object.pointee.text = object.textBehind
    object.pointee.count = source.count
    object.pointee.hash = source.pointee.hash
    object.pointee.width = source.pointee.width
    object.pointee.isASCII = source.pointee.isASCII
    object.latin.copy(source.latin, bytes)
    return object.value
  }

  /// The name of a value's type in messages of the argument parser, which calls None by its name.
  func typeNameOrNone(of value: Value) -> String { value.isNone ? "None" : typeName(of: value) }
}
