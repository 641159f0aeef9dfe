// _csv: writing rows, and the module.
import Runtime

private struct CSVWriterObject: BitwiseCopyable {
  var header: Header
  var dialect: Value
  /// The `write` of a file.
  var write: Value
}

enum CSVModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("CSV parsing and writing.\n")
    builder.numbers(
      "QUOTE_MINIMAL=0 QUOTE_ALL=1 QUOTE_NONNUMERIC=2 QUOTE_NONE=3 QUOTE_STRINGS=4 QUOTE_NOTNULL=5")
    let error = try builder.exception(
      "Error", bases: world.tuple(world.exceptionType("Exception").value), module: "_csv")
    builder.constant("Error", error)
    world.state(CSVState.self).error = error
    CSVDialects.define(builder)
    CSVReaderType.define(builder)
    writer(builder)
  }

  private static func writer(_ module: ModuleBuilder) {
    let type = module.type("writer", CSVWriterObject.self, module: "_csv", isPublished: false)
    module.constant("Writer", type.type.value)
    module.world.state(CSVState.self).writer = type.type
    type.notCallable()
    type.member("dialect", at: MemoryLayout<Header>.stride, [.optional, .readOnly])
    type.method("writerow", .exactly(1)) { world, arguments throws(Raised) in
      try row(world, Ref<CSVWriterObject>(arguments[0]), arguments[1])
    }
    type.method("writerows", .exactly(1)) { world, arguments throws(Raised) in
      for item in try world.collect(arguments[1]) { _ = try row(world, Ref<CSVWriterObject>(arguments[0]), item) }
      return .none
    }
    module.function("writer", .variadic(required: 1, names: true)) { world, arguments throws(Raised) in
      let given = arguments.positional(from: 0)
      if given.isEmpty || given.count > 2 {
        throw world.typeError(
          "writer expected at \(given.isEmpty ? "least 1" : "most 2") arguments, got \(given.count)")
      }
      let state = world.state(CSVState.self)
      let dialect = try CSVDialects.make(
        world, state.dialect, given.count > 1 ? given[1] : .none, OperatorTypes.namesDict(world, arguments))
      let write = try world.findAttribute(given[0], "write")
      if write.isUnbound || !world.isCallable(write) {
        throw world.typeError("argument 1 must have a \"write\" method")
      }
      let object = world.makeObject(state.writer, CSVWriterObject.self)
      object.pointee.dialect = dialect
      object.pointee.write = write
      return object.value
    }
  }

  private static func row(_ world: World, _ writer: Ref<CSVWriterObject>, _ row: Value) throws(Raised) -> Value {
    let dialect = CSVDialect(writer.pointee.dialect, world)
    if world.special(.iter, of: world.type(of: row)).isUnbound,
      world.special(.getitem, of: world.type(of: row)).isUnbound
    {
      throw CSVDialects.error(world, "iterable expected, not \(world.typeName(of: row))")
    }
    var buffer = TextBuffer()
    let fields = try world.collect(row)
    for (index, value) in fields.enumerated() {
      if index > 0 { buffer.append(dialect.delimiter) }
      try field(world, dialect, value, isOnly: fields.count == 1, &buffer)
    }
    buffer.append(TextRow(Ref<StringObject>(dialect.lineEnd)))
    return try world.call(writer.pointee.write, [buffer.finish(world)])
  }

  private static func field(
    _ world: World, _ dialect: CSVDialect, _ value: Value, isOnly: Bool, _ buffer: inout TextBuffer
  ) throws(Raised) {
    let isString = world.isString(value), isNone = value.isNone
    var isQuoted =
      switch dialect.quoting {
      case .all: true
      case .nonNumeric: world.kind(of: value) != .integer && world.kind(of: value) != .float
      case .strings: isString
      case .notNull: !isNone
      case .minimal, .none: false
      }
    let object = isString ? value : isNone ? world.emptyString : try world.str(value)
    let text = Ref<StringObject>(object)
    try world.charge(text.count)
    let ends = Ref<StringObject>(dialect.lineEnd).codePoints
    var content = TextBuffer()
    for index in 0..<text.count {
      let unit = text[index]
      let isSpecial =
        unit == dialect.delimiter || unit == dialect.escape || unit == dialect.quote || unit == 10 || unit == 13
        || ends.contains(unit)
      if isSpecial {
        var isEscaped = false
        if dialect.quoting == .none {
          isEscaped = true
        } else if unit == dialect.quote {
          if dialect.doublesQuotes { content.append(dialect.quote) } else { isEscaped = true }
        } else if unit == dialect.escape {
          isEscaped = true
        }
        if !isEscaped { isQuoted = true }
        if isEscaped {
          if dialect.escape == CSVDialect.nothing {
            throw CSVDialects.error(world, "need to escape, but no escapechar set")
          }
          content.append(dialect.escape)
        }
      }
      content.append(unit)
    }
    // A row of one empty field would look like no row.
    let isLost = text.count == 0 && (isOnly || dialect.delimiter == 32 && dialect.skipsSpace)
    if isLost, !isQuoted {
      if dialect.quoting == .none || isNone && (dialect.quoting == .strings || dialect.quoting == .notNull) {
        let which =
          isOnly
          ? "single empty field record must be quoted"
          : "empty field must be quoted if delimiter is a space and skipinitialspace is true"
        throw CSVDialects.error(world, which)
      }
      isQuoted = true
    }
    if isQuoted { buffer.append(dialect.quote) }
    buffer.append(TextRow(Ref<StringObject>(try content.finish(world))))
    if isQuoted { buffer.append(dialect.quote) }
  }
}
