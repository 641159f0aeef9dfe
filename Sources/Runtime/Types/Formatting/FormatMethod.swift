// str.format: literal text, replacement fields, their names and nested specifications.

struct FormatMethod {
  let world: World
  /// Of `format`; nil of `format_map`.
  let arguments: Arguments?
  let mapping: Value

  /// Whether fields are numbered by themselves: known once the first number was met.
  private var isAutomatic: Bool?
  private var nextNumber = 0

  init(world: World, arguments: Arguments?, mapping: Value) {
    self.world = world
    self.arguments = arguments
    self.mapping = mapping
  }

  mutating func run(_ text: TextRow) throws(Raised) -> Value {
    var buffer = TextBuffer()
    try build(text, depth: 2, &buffer)
    return try buffer.finish(world)
  }

  /// One replacement field as it is written.
  private struct Field {
    var name: TextRow
    var conversion: UInt32?
    var spec: TextRow?
    var isNested = false
  }

  private mutating func build(_ text: TextRow, depth: Int, _ buffer: inout TextBuffer) throws(Raised) {
    if depth <= 0 { throw world.valueError("Max string recursion exceeded") }
    var place = 0
    while place < text.count {
      let start = place
      var brace: UInt32 = 0
      while place < text.count {
        let unit = text[place]
        place += 1
        if unit == 123 || unit == 125 {
          brace = unit
          break
        }
      }
      if brace == 0 {
        buffer.append(text.part(start, place))
        return
      }
      let isDoubled = place < text.count && text[place] == brace
      if brace == 125, !isDoubled { throw world.valueError("Single '}' encountered in format string") }
      if place == text.count { throw world.valueError("Single '{' encountered in format string") }
      buffer.append(text.part(start, isDoubled ? place : place - 1))
      if isDoubled {
        place += 1
        continue
      }
      let field = try parse(text, &place)
      try write(field, depth, &buffer)
    }
  }

  private func parse(_ text: TextRow, _ place: inout Int) throws(Raised) -> Field {
    let start = place
    var unit: UInt32 = 0
    scan: while place < text.count {
      unit = text[place]
      place += 1
      switch unit {
      case 123: throw world.valueError("unexpected '{' in field name")
      case 91: while place < text.count, text[place] != 93 { place += 1 }
      case 125, 58, 33: break scan
      default: break
      }
    }
    let isEnded = unit == 125 || unit == 58 || unit == 33
    if !isEnded || place == start { throw world.valueError("expected '}' before end of string") }
    var field = Field(name: text.part(start, place - 1))
    if unit == 125 { return field }
    if unit == 33 {
      if place >= text.count {
        throw world.valueError("end of string while looking for conversion specifier")
      }
      field.conversion = text[place]
      place += 1
      if place < text.count {
        let next = text[place]
        place += 1
        if next == 125 { return field }
        if next != 58 { throw world.valueError("expected ':' after conversion specifier") }
      }
    }
    let specStart = place
    var braces = 1
    while place < text.count {
      let unit = text[place]
      place += 1
      if unit == 123 {
        field.isNested = true
        braces += 1
      } else if unit == 125 {
        braces -= 1
        if braces == 0 {
          field.spec = text.part(specStart, place - 1)
          return field
        }
      }
    }
    throw world.valueError("unmatched '{' in format spec")
  }

  private mutating func write(_ field: Field, _ depth: Int, _ buffer: inout TextBuffer) throws(Raised) {
    var value = try object(field.name)
    switch field.conversion {
    case nil: break
    case 115: value = try world.str(value)
    case 114: value = try world.repr(value)
    case 97: value = try world.ascii(value)
    case .some(let unit):
      throw world.valueError("Unknown conversion specifier \(StringSpecification.shown(unit))")
    }
    var spec = Value.unbound
    if let row = field.spec, row.count > 0 {
      if field.isNested {
        var inner = TextBuffer()
        try build(row, depth: depth - 1, &inner)
        spec = try inner.finish(world)
      } else {
        spec = try world.string(row.unknown)
      }
    }
    buffer.append(try world.format(value, spec))
    if buffer.count > world.heap.limit { throw world.raise("MemoryError", "") }
  }

  // MARK: Field names

  /// A decimal digit of any script.
  static func digit(_ unit: UInt32) -> Int? {
    if unit >= 48, unit <= 57 { return Int(unit - 48) }
    if unit < 0x80 { return nil }
    guard let properties = StringCase.properties(unit), properties.numericType == .decimal else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  /// The number that a part of a field's name is; nil where it is none.
  private func number(_ text: TextRow) throws(Raised) -> Int? {
    if text.count == 0 { return nil }
    var found = 0
    for index in 0..<text.count {
      guard let digit = Self.digit(text[index]) else { return nil }
      let (tens, isTooMuch) = found.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(digit)
      if isTooMuch || overflow { throw world.valueError("Too many decimal digits in format string") }
      found = sum
    }
    return found
  }

  private mutating func object(_ name: TextRow) throws(Raised) -> Value {
    var place = 0
    while place < name.count, name[place] != 46, name[place] != 91 { place += 1 }
    let first = name.part(0, place)
    var index = try number(first)
    if index != nil || first.count == 0 {
      let isEmpty = first.count == 0
      if isAutomatic == nil { isAutomatic = isEmpty }
      if isAutomatic == true, !isEmpty {
        throw world.valueError(
          "cannot switch from automatic field numbering to manual field specification")
      }
      if isAutomatic == false, isEmpty {
        throw world.valueError(
          "cannot switch from manual field specification to automatic field numbering")
      }
      if isEmpty {
        index = nextNumber
        nextNumber += 1
      }
    }
    var value = try start(first, index)
    while place < name.count { value = try step(name, &place, value) }
    return value
  }

  private func start(_ name: TextRow, _ index: Int?) throws(Raised) -> Value {
    if let index {
      guard let arguments else { throw world.valueError("Format string contains positional fields") }
      if index >= arguments.positionalCount - 1 {
        throw world.indexError("Replacement index \(index) out of range for positional args tuple")
      }
      return arguments[index + 1]
    }
    let key = try world.string(name.unknown)
    guard let arguments else { return try world.getItem(mapping, key) }
    if !arguments.names.isUnbound {
      let names = Ref<TupleObject>(arguments.names)
      for index in 0..<names.count where Ref<StringObject>(names[index]).equals(Ref<StringObject>(key)) {
        return arguments[arguments.positionalCount + index]
      }
    }
    throw world.keyError(key)
  }

  /// `.name` or `[key]`
  private func step(_ name: TextRow, _ place: inout Int, _ value: Value) throws(Raised) -> Value {
    let sign = name[place]
    place += 1
    let start = place
    if sign == 46 {
      while place < name.count, name[place] != 46, name[place] != 91 { place += 1 }
      if place == start { throw world.valueError("Empty attribute in format string") }
      return try world.getAttribute(value, world.intern(world.string(name.part(start, place).unknown)))
    }
    if sign != 91 {
      throw world.valueError("Only '.' or '[' may follow ']' in format field specifier")
    }
    while place < name.count, name[place] != 93 { place += 1 }
    if place == name.count { throw world.valueError("Missing ']' in format string") }
    let key = name.part(start, place)
    place += 1
    if key.count == 0 { throw world.valueError("Empty attribute in format string") }
    if let index = try number(key) { return try world.getItem(value, world.integer(index)) }
    return try world.getItem(value, world.string(key.unknown))
  }
}
