// pyexpat.xmlparser: parsers as Python sees them.
import Runtime

private struct ExpatObject: BitwiseCopyable {
  var header: Header
  var number: Int
}

private final class ExpatState: ModuleState {
  var parsers: [ExpatParser] = []
  var type = Ref<TypeObject>.none
  /// What a parser is told to do with large amounts makes no difference to what it finds.
  var defersReparsing: [Int: Bool] = [:]
}

enum ExpatObjects {
  static func define(_ module: ModuleBuilder) {
    let type = module.type("xmlparser", ExpatObject.self, module: "pyexpat", flags: [], isPublished: false)
    type.notCallable()
    module.world.state(ExpatState.self).type = type.type
    module.constant("XMLParserType", type.type.value)
    module.function("ParserCreate", .named("encoding", "namespace_separator", "intern")) {
      world, arguments throws(Raised) in
      let encoding = try text(world, arguments.or(0, .none), "ParserCreate() argument 'encoding'")
      let separator = try text(world, arguments.or(1, .none), "ParserCreate() argument 'namespace_separator'")
      if let separator, separator.utf8.count > 1 {
        throw world.valueError("namespace_separator must be at most one character, omitted, or None")
      }
      let names = arguments.or(2, .none)
      if !names.isNone, world.kind(of: names) != .dict { throw world.typeError("intern must be a dictionary") }
      guard
        let parser = ExpatParser.make(
          encoding: encoding, separator: separator.map { $0.utf8.first ?? 0 }, world,
          names.isNone ? world.makeDict() : Ref<DictObject>(names))
      else { throw world.memoryError() }
      return add(world, parser)
    }
    parsing(type)
    settings(type)
    places(type)
    for handler in ExpatHandler.allCases {
      type.property(
        ExpatHandler.names[handler.rawValue],
        set: { world, arguments throws(Raised) in
          if arguments[1].isUnbound { throw world.raise("RuntimeError", "Cannot delete attribute") }
          parser(world, arguments[0]).set(handler, arguments[1])
          return .none
        },
        { world, arguments throws(Raised) in parser(world, arguments[0]).handlers[handler.rawValue] })
    }
  }

  private static func parser(_ world: World, _ value: Value) -> ExpatParser {
    world.state(ExpatState.self).parsers[Ref<ExpatObject>(value).pointee.number]
  }

  private static func add(_ world: World, _ parser: ExpatParser) -> Value {
    let state = world.state(ExpatState.self)
    let object = world.makeObject(state.type, ExpatObject.self)
    object.pointee.number = state.parsers.count
    state.parsers.append(parser)
    return object.value
  }

  private static func text(_ world: World, _ value: Value, _ what: String) throws(Raised) -> String? {
    if value.isNone { return nil }
    guard world.isString(value) else {
      throw world.typeError("\(what) must be str or None, not \(world.typeName(of: value))")
    }
    return Ref<StringObject>(value).text
  }

  // MARK: Parsing

  private static func parsing(_ type: TypeBuilder) {
    type.method("Parse", .named("data", "isfinal", required: 1, positionalOnly: 2)) { world, arguments throws(Raised) in
      let isLast = arguments[2].isUnbound ? false : try world.isTrue(arguments[2])
      return try parse(world, arguments[0], arguments[1], isLast: isLast)
    }
    type.method("ParseFile", .exactly(1)) { world, arguments throws(Raised) in
      let read = try world.findAttribute(arguments[1], "read")
      if read.isUnbound { throw world.typeError("argument must have 'read' attribute") }
      while true {
        let part = try world.call(read, [Value(small: 2048)])
        guard let row = world.buffer(of: part) else {
          throw world.typeError("read() did not return a bytes object (type=\(world.typeName(of: part)))")
        }
        let answer = try parse(world, arguments[0], part, isLast: row.count == 0)
        if row.count == 0 { return answer }
      }
    }
    type.method("ExternalEntityParserCreate", .positional(1, 2)) { world, arguments throws(Raised) in
      let context = try text(world, arguments[1], "ExternalEntityParserCreate() argument 1")
      let encoding = try text(world, arguments.or(2, .none), "ExternalEntityParserCreate() argument 2")
      guard let child = parser(world, arguments[0]).child(context: context, encoding: encoding) else {
        throw world.memoryError()
      }
      return add(world, child)
    }
  }

  private static func parse(_ world: World, _ value: Value, _ data: Value, isLast: Bool) throws(Raised) -> Value {
    let parser = parser(world, value)
    let isText = world.isString(data)
    var bytes: [UInt8] = []
    if isText {
      let encoded = try world.encode(data, encoding: world.intern("utf-8"), errors: .unbound)
      let row = try world.mustBuffer(encoded)
      bytes = (0..<row.count).map { UInt8(truncatingIfNeeded: row[$0]) }
    } else {
      let row = try world.mustBuffer(data)
      bytes = (0..<row.count).map { UInt8(truncatingIfNeeded: row[$0]) }
    }
    if try parser.parse(bytes, isLast: isLast, isText: isText) { return Value(small: 1) }
    throw try failure(world, parser)
  }

  private static func failure(_ world: World, _ parser: ExpatParser) throws(Raised) -> Raised {
    let code = parser.errorCode
    let known = ExpatMessages.all.indices.contains(code - 1) ? ExpatMessages.all[code - 1].1 : "unknown error"
    let module = try world.importModule("pyexpat")
    let message = "\(known): line \(parser.line), column \(parser.column)"
    let error = try world.call(world.getAttribute(module, world.intern("error")), [world.string(message)])
    try world.setAttribute(error, world.intern("code"), Value(small: code))
    try world.setAttribute(error, world.intern("lineno"), Value(small: parser.line))
    try world.setAttribute(error, world.intern("offset"), Value(small: parser.column))
    return world.raise(error)
  }

  // MARK: Settings

  private static func settings(_ type: TypeBuilder) {
    type.method("SetBase", .exactly(1)) { world, arguments throws(Raised) in
      guard let base = try text(world, arguments[1], "SetBase() argument"), parser(world, arguments[0]).setBase(base)
      else { throw world.typeError("SetBase() argument must be str, not None") }
      return .none
    }
    type.method("GetBase") { world, arguments throws(Raised) in
      parser(world, arguments[0]).base.map { world.string($0) } ?? .none
    }
    type.method("GetInputContext") { world, arguments throws(Raised) in
      guard let bytes = parser(world, arguments[0]).context else { return .none }
      return try world.bytes(bytes)
    }
    type.method("SetParamEntityParsing", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: parser(world, arguments[0]).setEntityParsing(try world.index(arguments[1])))
    }
    type.method("UseForeignDTD", .positional(0, 1)) { world, arguments throws(Raised) in
      let flag = arguments[1].isUnbound ? true : try world.isTrue(arguments[1])
      if parser(world, arguments[0]).useForeignDTD(flag) != 0 { throw try failure(world, parser(world, arguments[0])) }
      return .none
    }
    type.method("SetReparseDeferralEnabled", .exactly(1)) { world, arguments throws(Raised) in
      let number = Ref<ExpatObject>(arguments[0]).pointee.number
      world.state(ExpatState.self).defersReparsing[number] = try world.isTrue(arguments[1])
      return .none
    }
    type.method("GetReparseDeferralEnabled") { world, arguments throws(Raised) in
      Value(world.state(ExpatState.self).defersReparsing[Ref<ExpatObject>(arguments[0]).pointee.number] ?? true)
    }
    // Expat's own limits hold, besides the world's.
    for name: StaticString in [
      "SetBillionLaughsAttackProtectionActivationThreshold", "SetBillionLaughsAttackProtectionMaximumAmplification",
      "SetAllocTrackerActivationThreshold", "SetAllocTrackerMaximumAmplification",
    ] {
      type.method(name, .exactly(1)) { _, _ throws(Raised) in .none }
    }
    flag(type, "ordered_attributes", { $0.ordersAttributes }, { $0.ordersAttributes = $1 })
    flag(type, "specified_attributes", { $0.wantsSpecified }, { $0.wantsSpecified = $1 })
    flag(type, "namespace_prefixes", { $0.hasNamespacePrefixes }, { $0.setNamespacePrefixes($1) })
    flag(type, "buffer_text", { $0.joinsText }) { parser, value in
      parser.flush()
      parser.joinsText = value
    }
    type.property(
      "buffer_size",
      set: { world, arguments throws(Raised) in
        guard world.kind(of: arguments[1]) == .integer else { throw world.typeError("buffer_size must be an integer") }
        let size = try world.index(arguments[1])
        if size <= 0 { throw world.valueError("buffer_size must be greater than zero") }
        if size > Int(Int32.max) { throw world.valueError("buffer_size must not be greater than \(Int32.max)") }
        parser(world, arguments[0]).flush()
        parser(world, arguments[0]).textSize = size
        return .none
      }, { world, arguments throws(Raised) in Value(small: parser(world, arguments[0]).textSize) })
    type.property("buffer_used") { world, arguments throws(Raised) in
      Value(small: parser(world, arguments[0]).text.count)
    }
    type.property("intern") { world, arguments throws(Raised) in parser(world, arguments[0]).names.value }
  }

  private static func flag(
    _ type: TypeBuilder, _ name: StaticString, _ get: @escaping (ExpatParser) -> Bool,
    _ set: @escaping (ExpatParser, Bool) -> Void
  ) {
    type.property(
      name,
      set: { world, arguments throws(Raised) in
        set(parser(world, arguments[0]), try world.isTrue(arguments[1]))
        return .none
      }, { world, arguments throws(Raised) in Value(get(parser(world, arguments[0]))) })
  }

  // MARK: Places

  private static func places(_ type: TypeBuilder) {
    for (name, place) in [
      ("ErrorCode", { $0.errorCode }), ("ErrorLineNumber", { $0.line }), ("ErrorColumnNumber", { $0.column }),
      ("ErrorByteIndex", { $0.byte }), ("CurrentLineNumber", { $0.line }), ("CurrentColumnNumber", { $0.column }),
      ("CurrentByteIndex", { $0.byte }),
    ] as [(StaticString, (ExpatParser) -> Int)] {
      type.property(name) { world, arguments throws(Raised) in Value(small: place(parser(world, arguments[0]))) }
    }
  }
}
