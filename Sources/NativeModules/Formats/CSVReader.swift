// _csv: reading rows, character by character in the states of `Modules/_csv.c`.
import Runtime

struct CSVReaderObject: BitwiseCopyable {
  var header: Header
  var dialect: Value
  /// An iterator of lines.
  var lines: Value
  var lineNumber: Int
}

enum CSVReaderType {
  static func define(_ module: ModuleBuilder) {
    let type = module.type("reader", CSVReaderObject.self, module: "_csv", isPublished: false)
    module.constant("Reader", type.type.value)
    module.world.state(CSVState.self).reader = type.type
    type.notCallable()
    type.member("dialect", at: MemoryLayout<Header>.stride, [.optional, .readOnly])
    type.property("line_num") { _, arguments throws(Raised) in
      Value(small: Ref<CSVReaderObject>(arguments[0]).pointee.lineNumber)
    }
    type.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__next__") { world, arguments throws(Raised) in
      var row = CSVRow(world, Ref<CSVReaderObject>(arguments[0]))
      return try row.read()
    }
    module.function("reader", .variadic(required: 1, names: true)) { world, arguments throws(Raised) in
      let given = arguments.positional(from: 0)
      if given.isEmpty || given.count > 2 {
        throw world.typeError(
          "reader expected at \(given.isEmpty ? "least 1" : "most 2") arguments, got \(given.count)")
      }
      let state = world.state(CSVState.self)
      let lines = try world.iterator(of: given[0])
      let dialect = try CSVDialects.make(
        world, state.dialect, given.count > 1 ? given[1] : .none, OperatorTypes.namesDict(world, arguments))
      let object = world.makeObject(state.reader, CSVReaderObject.self)
      object.pointee.dialect = dialect
      object.pointee.lines = lines
      return object.value
    }
  }
}

/// One row on its way: the states of `Modules/_csv.c`.
private struct CSVRow {
  private enum State {
    case startRecord, startField, escaped, inField, inQuoted, escapedInQuoted, quoteInQuoted, endOfLine
    case afterEscapedLineBreak
  }

  private let world: World
  private let reader: Ref<CSVReaderObject>
  private let dialect: CSVDialect
  private let limit: Int
  private var state = State.startRecord
  private var fields: [Value] = []
  private var field = TextBuffer()
  private var isNumeric = false
  private var wasQuoted = false

  init(_ world: World, _ reader: Ref<CSVReaderObject>) {
    self.world = world
    self.reader = reader
    dialect = CSVDialect(reader.pointee.dialect, world)
    limit = world.state(CSVState.self).fieldLimit
  }

  /// The next row; unbound at the end.
  mutating func read() throws(Raised) -> Value {
    repeat {
      let line = try world.next(reader.pointee.lines)
      if line.isUnbound {
        guard field.count > 0 || state == .inQuoted || state == .escapedInQuoted else { return .unbound }
        if dialect.isStrict { throw CSVDialects.error(world, "unexpected end of data") }
        try save()
        break
      }
      guard world.isString(line) else {
        throw CSVDialects.error(
          world,
          "iterator should return strings, not \(world.typeName(of: line)) (the file should be opened in text mode)")
      }
      reader.pointee.lineNumber += 1
      let text = Ref<StringObject>(line)
      try world.charge(text.count)
      for index in 0..<text.count { try take(text[index]) }
      try take(CSVDialect.nothing)
    } while state != .startRecord
    return world.makeList(fields).value
  }

  private mutating func save() throws(Raised) {
    var value = try field.finish(world)
    let isEmpty = field.count == 0
    field = TextBuffer()
    if !wasQuoted, isEmpty, dialect.quoting == .notNull || dialect.quoting == .strings {
      value = .none
    } else if isNumeric, !wasQuoted, !(isEmpty && dialect.quoting == .strings) {
      value = try world.call(world.types.float.value, [value])
    }
    isNumeric = false
    wasQuoted = false
    fields.append(value)
  }

  private mutating func add(_ unit: UInt32) throws(Raised) {
    if field.count >= limit {
      throw CSVDialects.error(world, "field larger than field limit (\(limit))")
    }
    field.append(unit)
  }

  private func isEnd(_ unit: UInt32) -> Bool { unit == 10 || unit == 13 || unit == CSVDialect.nothing }

  /// One character; `CSVDialect.nothing` at the end of what the iterator gave.
  private mutating func take(_ unit: UInt32) throws(Raised) {
    switch state {
    case .startRecord:
      if unit == CSVDialect.nothing { return }
      if unit == 10 || unit == 13 {
        state = .endOfLine
        return
      }
      state = .startField
      try startField(unit)
    case .startField: try startField(unit)
    case .escaped:
      if unit == 10 || unit == 13 {
        try add(unit)
        state = .afterEscapedLineBreak
        return
      }
      try add(unit == CSVDialect.nothing ? 10 : unit)
      state = .inField
    case .afterEscapedLineBreak:
      if unit == CSVDialect.nothing { return }
      state = .inField
      try inField(unit)
    case .inField: try inField(unit)
    case .inQuoted:
      if unit == CSVDialect.nothing { return }
      if unit == dialect.escape {
        state = .escapedInQuoted
      } else if unit == dialect.quote, dialect.quoting != .none {
        state = dialect.doublesQuotes ? .quoteInQuoted : .inField
      } else {
        try add(unit)
      }
    case .escapedInQuoted:
      try add(unit == CSVDialect.nothing ? 10 : unit)
      state = .inQuoted
    case .quoteInQuoted: try afterQuote(unit)
    case .endOfLine:
      if unit == 10 || unit == 13 { return }
      if unit == CSVDialect.nothing {
        state = .startRecord
        return
      }
      throw CSVDialects.error(
        world, "new-line character seen in unquoted field - do you need to open the file with newline=''?")
    }
  }

  private mutating func startField(_ unit: UInt32) throws(Raised) {
    if isEnd(unit) {
      isNumeric = false
      try save()
      state = unit == CSVDialect.nothing ? .startRecord : .endOfLine
    } else if unit == dialect.quote, dialect.quoting != .none {
      wasQuoted = true
      state = .inQuoted
    } else if unit == dialect.escape {
      state = .escaped
    } else if unit == 32, dialect.skipsSpace {
      return
    } else if unit == dialect.delimiter {
      try save()
    } else {
      if dialect.quoting == .nonNumeric || dialect.quoting == .strings { isNumeric = true }
      try add(unit)
      state = .inField
    }
  }

  private mutating func inField(_ unit: UInt32) throws(Raised) {
    if isEnd(unit) {
      try save()
      state = unit == CSVDialect.nothing ? .startRecord : .endOfLine
    } else if unit == dialect.escape {
      state = .escaped
    } else if unit == dialect.delimiter {
      try save()
      state = .startField
    } else {
      try add(unit)
    }
  }

  private mutating func afterQuote(_ unit: UInt32) throws(Raised) {
    if dialect.quoting != .none, unit == dialect.quote {
      try add(unit)
      state = .inQuoted
    } else if unit == dialect.delimiter {
      try save()
      state = .startField
    } else if isEnd(unit) {
      try save()
      state = unit == CSVDialect.nothing ? .startRecord : .endOfLine
    } else if !dialect.isStrict {
      try add(unit)
      state = .inField
    } else {
      let delimiter = String(Character(Unicode.Scalar(dialect.delimiter) ?? ","))
      let quote = String(Character(Unicode.Scalar(dialect.quote) ?? "\""))
      throw CSVDialects.error(world, "'\(delimiter)' expected after '\(quote)'")
    }
  }
}
