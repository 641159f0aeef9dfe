// _csv: dialects, which say how rows are written.
import Runtime

/// Attributes of a dialect, as words of the object.
struct CSVDialectObject: BitwiseCopyable {
  var header: Header
  var delimiter: Value
  var quote: Value
  var escape: Value
  var lineEnd: Value
  var quoting: Value
  var doublesQuotes: Value
  var skipsSpace: Value
  var isStrict: Value
}

final class CSVState: ModuleState {
  var dialect = Ref<TypeObject>.none
  var reader = Ref<TypeObject>.none
  var writer = Ref<TypeObject>.none
  var error = Value.none
  /// By name.
  var dialects = Ref<DictObject>.none
  var fieldLimit = 131_072
}

/// A dialect as plain data.
struct CSVDialect {
  enum Quoting: Int { case minimal, all, nonNumeric, none, strings, notNull }

  var delimiter: UInt32
  /// Beyond all characters where there is none.
  var quote: UInt32
  var escape: UInt32
  var lineEnd: Value
  var quoting: Quoting
  var doublesQuotes: Bool
  var skipsSpace: Bool
  var isStrict: Bool

  static let nothing: UInt32 = 0xffff_ffff

  init(_ value: Value, _ world: World) {
    let object = Ref<CSVDialectObject>(value).pointee
    func character(_ value: Value) -> UInt32 { world.isString(value) ? Ref<StringObject>(value)[0] : Self.nothing }
    delimiter = character(object.delimiter)
    quote = character(object.quote)
    escape = character(object.escape)
    lineEnd = object.lineEnd
    quoting = Quoting(rawValue: object.quoting.isInteger ? object.quoting.integer : 0) ?? .minimal
    doublesQuotes = object.doublesQuotes.isTrue
    skipsSpace = object.skipsSpace.isTrue
    isStrict = object.isStrict.isTrue
  }
}

enum CSVDialects {
  /// Attributes in the order of the object's words.
  private static let names: [StaticString] = [
    "delimiter", "quotechar", "escapechar", "lineterminator", "quoting", "doublequote", "skipinitialspace", "strict",
  ]

  static func error(_ world: World, _ message: String) -> Raised {
    do throws(Raised) {
      return world.raise(try world.call(world.state(CSVState.self).error, [world.string(message)]))
    } catch {
      return error
    }
  }

  static func define(_ module: ModuleBuilder) {
    let world = module.world, state = world.state(CSVState.self)
    let type = module.type("Dialect", CSVDialectObject.self, module: "_csv")
    state.dialect = type.type
    for (index, name) in names.enumerated() {
      type.member(name, at: MemoryLayout<Header>.stride + index * 8, [.optional, .readOnly])
    }
    type.new(.variadic(names: true)) { world, arguments throws(Raised) in
      let positional = arguments.positional(from: 1)
      return try make(
        world, Ref<TypeObject>(arguments[0]), positional.first ?? .none, OperatorTypes.namesDict(world, arguments))
    }
    type.method("__init__", .variadic(names: true)) { _, _ throws(Raised) in .none }
    for name: StaticString in ["__reduce__", "__reduce_ex__"] {
      type.method(name, .variadic()) { world, arguments throws(Raised) in
        throw world.typeError("cannot pickle '\(world.plainTypeName(of: arguments[0]))' instances")
      }
    }
    registry(module)
  }

  private static func registry(_ module: ModuleBuilder) {
    let world = module.world, state = world.state(CSVState.self)
    state.dialects = world.makeDict()
    module.constant("_dialects", state.dialects.value)
    module.function("register_dialect", .variadic(required: 1, names: true)) { world, arguments throws(Raised) in
      let given = arguments.positional(from: 0)
      if given.count > 2 {
        throw world.typeError("register_dialect expected at most 2 arguments, got \(given.count)")
      }
      guard let name = given.first, world.isString(name) else {
        throw world.typeError("dialect name must be a string")
      }
      let state = world.state(CSVState.self)
      let dialect = try make(
        world, state.dialect, given.count > 1 ? given[1] : .none, OperatorTypes.namesDict(world, arguments))
      try world.set(name, to: dialect, in: state.dialects)
      return .none
    }
    module.function("unregister_dialect", .named("name", required: 1)) { world, arguments throws(Raised) in
      let dialects = world.state(CSVState.self).dialects.value
      if try !world.contains(dialects, arguments[0]) { throw error(world, "unknown dialect") }
      _ = try world.callMethod(dialects, "pop", [arguments[0]])
      return .none
    }
    module.function("get_dialect", .named("name", required: 1)) { world, arguments throws(Raised) in
      try registered(world, arguments[0])
    }
    module.function("list_dialects") { world, _ throws(Raised) in
      world.makeList(try world.collect(world.state(CSVState.self).dialects.value)).value
    }
    module.function("field_size_limit", .named("new_limit")) { world, arguments throws(Raised) in
      let state = world.state(CSVState.self), old = state.fieldLimit
      if !arguments[0].isUnbound {
        guard world.isInt(arguments[0]) else { throw world.typeError("limit must be an integer") }
        state.fieldLimit = try world.index(arguments[0])
      }
      return world.makeInteger(old)
    }
  }

  private static func registered(_ world: World, _ name: Value) throws(Raised) -> Value {
    let dialects = world.state(CSVState.self).dialects.value
    if try !world.contains(dialects, name) { throw error(world, "unknown dialect") }
    return try world.getItem(dialects, name)
  }

  /// A dialect out of a name, a class or another dialect, and of what is given by name.
  static func make(
    _ world: World, _ type: Ref<TypeObject>, _ base: Value, _ given: Ref<DictObject>
  ) throws(Raised) -> Value {
    var base = base
    let named = world.get(world.intern("dialect"), in: given)
    if !named.isUnbound {
      base = named
      _ = try world.callMethod(given.value, "pop", [world.intern("dialect")])
    }
    if world.isString(base) { base = try registered(world, base) }
    let state = world.state(CSVState.self)
    if given.pointee.count == 0, type == state.dialect, world.type(of: base) == state.dialect { return base }
    var values = [Value](repeating: .unbound, count: names.count)
    try world.forEachEntry(given) { entry throws(Raised) in
      guard let index = names.firstIndex(where: { "\($0)" == world.text(entry.key) }) else {
        throw world.typeError("this function got an unexpected keyword argument '\(world.text(entry.key))'")
      }
      values[index] = entry.value
      return true
    }
    for index in values.indices where values[index].isUnbound && !base.isNone {
      values[index] = try world.findAttribute(base, names[index])
    }
    return try checked(world, type, values)
  }

  private static func checked(_ world: World, _ type: Ref<TypeObject>, _ values: [Value]) throws(Raised) -> Value {
    let object = world.makeObject(type, CSVDialectObject.self)
    func character(_ index: Int, _ usual: String?, isOptional: Bool) throws(Raised) -> Value {
      let value = values[index]
      if value.isUnbound { return usual.map { world.string($0) } ?? .none }
      if isOptional, value.isNone { return .none }
      let what = isOptional ? "a unicode character or None" : "a unicode character"
      guard world.isString(value) else {
        throw world.typeError("\"\(names[index])\" must be \(what), not \(world.typeName(of: value))")
      }
      let count = Ref<StringObject>(value).count
      if count != 1 {
        throw world.typeError("\"\(names[index])\" must be \(what), not a string of length \(count)")
      }
      return value
    }
    func flag(_ index: Int, _ usual: Bool) throws(Raised) -> Value {
      values[index].isUnbound ? Value(usual) : Value(try world.isTrue(values[index]))
    }
    object.pointee.delimiter = try character(0, ",", isOptional: false)
    object.pointee.doublesQuotes = try flag(5, true)
    object.pointee.escape = try character(2, nil, isOptional: true)
    object.pointee.lineEnd = values[3].isUnbound ? world.string("\r\n") : values[3]
    if !world.isString(object.pointee.lineEnd) {
      throw world.typeError("\"lineterminator\" must be a string, not \(world.typeName(of: object.pointee.lineEnd))")
    }
    object.pointee.quote = try character(1, "\"", isOptional: true)
    var quoting = 0
    if !values[4].isUnbound {
      guard world.isInt(values[4]) else {
        throw world.typeError("\"quoting\" must be an integer, not \(world.typeName(of: values[4]))")
      }
      quoting = try world.index(values[4])
    }
    guard CSVDialect.Quoting(rawValue: quoting) != nil else { throw world.typeError("bad \"quoting\" value") }
    if !values[1].isUnbound, values[1].isNone, values[4].isUnbound { quoting = CSVDialect.Quoting.none.rawValue }
    object.pointee.quoting = Value(small: quoting)
    object.pointee.skipsSpace = try flag(6, false)
    object.pointee.isStrict = try flag(7, false)
    if quoting != CSVDialect.Quoting.none.rawValue, object.pointee.quote.isNone {
      throw world.typeError("quotechar must be set if quoting enabled")
    }
    try compare(world, CSVDialect(object.value, world))
    return object.value
  }

  /// Characters with a meaning must differ, and not end lines.
  private static func compare(_ world: World, _ dialect: CSVDialect) throws(Raised) {
    let ends = Ref<StringObject>(dialect.lineEnd).codePoints
    for (name, character) in [
      ("delimiter", dialect.delimiter), ("escapechar", dialect.escape), ("quotechar", dialect.quote),
    ] where character != CSVDialect.nothing {
      let isBlank = character == 32 && name != "delimiter" && dialect.skipsSpace
      if character == 10 || character == 13 || isBlank || ends.contains(character) {
        throw world.valueError("bad \(name) value")
      }
    }
    let pairs = [
      ("delimiter or escapechar", dialect.delimiter, dialect.escape),
      ("delimiter or quotechar", dialect.delimiter, dialect.quote),
      ("escapechar or quotechar", dialect.escape, dialect.quote),
    ]
    for (names, a, b) in pairs where a == b && a != CSVDialect.nothing {
      throw world.valueError("bad \(names) value")
    }
  }
}
