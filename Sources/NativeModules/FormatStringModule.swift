// _string: the parts of a format string, for string.Formatter.
import Runtime

enum FormatStringModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("string helper module")
    // `source`: the text, `index`: how far it was read.
    let parser = builder.iteratorType("formatteriterator", module: "builtins", flags: [])
    parser.notCallable()
    parser.iterator { world, arguments throws(Raised) in try next(world, Ref<IteratorObject>(arguments[0])) }
    let fields = builder.iteratorType("fieldnameiterator", module: "builtins", flags: [])
    fields.notCallable()
    fields.iterator { world, arguments throws(Raised) in try nextField(world, Ref<IteratorObject>(arguments[0])) }
    for name: StaticString in ["formatteriterator", "fieldnameiterator"] {
      let _: Bool = world.remove(world.intern(name), from: builder.dict)
    }
    let state = world.state(FormatStringState.self)
    state.parser = parser.type
    state.fields = fields.type
    builder.function("formatter_parser", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else {
        throw world.typeError("expected str, got \(world.typeName(of: arguments[0]))")
      }
      return world.makeIterator(world.state(FormatStringState.self).parser, arguments[0])
    }
    builder.function("formatter_field_name_split", .exactly(1), split)
  }

  private static let open = UInt32(UInt8(ascii: "{")), close = UInt32(UInt8(ascii: "}"))
  private static let bracket = UInt32(UInt8(ascii: "[")), endBracket = UInt32(UInt8(ascii: "]"))
  private static let colon = UInt32(UInt8(ascii: ":")), mark = UInt32(UInt8(ascii: "!"))
  private static let dot = UInt32(UInt8(ascii: "."))

  /// The next `(literal, field, specification, conversion)`.
  private static func next(_ world: World, _ iterator: Ref<IteratorObject>) throws(Raised) -> Value {
    let text = Ref<StringObject>(iterator.pointee.source)
    let end = text.count
    var index = iterator.pointee.index
    if index >= end { return .unbound }
    func part(_ from: Int, _ to: Int) -> Value { world.string((from..<max(to, from)).map { text[$0] }) }
    let start = index
    while index < end, text[index] != open, text[index] != close { index += 1 }
    if index >= end {
      iterator.pointee.index = end
      return world.tuple(part(start, end), .none, .none, .none)
    }
    let sign = text[index]
    if index + 1 >= end {
      throw world.valueError(
        sign == open ? "Single '{' encountered in format string" : "Single '}' encountered in format string")
    }
    if text[index + 1] == sign {
      iterator.pointee.index = index + 2
      return world.tuple(part(start, index + 1), .none, .none, .none)
    }
    if sign == close { throw world.valueError("Single '}' encountered in format string") }
    let literal = part(start, index)
    index += 1
    let nameStart = index
    var isInBrackets = false
    while index < end {
      let unit = text[index]
      if unit == open { throw world.valueError("unexpected '{' in field name") }
      if unit == bracket { isInBrackets = true }
      if unit == endBracket { isInBrackets = false }
      if !isInBrackets, unit == close || unit == colon || unit == mark { break }
      index += 1
    }
    let name = part(nameStart, index)
    if index >= end { throw world.valueError("expected '}' before end of string") }
    var conversion = Value.none
    if text[index] == mark {
      if index + 1 >= end { throw world.valueError("end of string while looking for conversion specifier") }
      conversion = part(index + 1, index + 2)
      index += 2
      if index >= end { throw world.valueError("unmatched '{' in format spec") }
      if text[index] == close {
        iterator.pointee.index = index + 1
        return world.tuple(literal, name, world.emptyString, conversion)
      }
      if text[index] != colon { throw world.valueError("expected ':' after conversion specifier") }
    }
    if text[index] == close {
      iterator.pointee.index = index + 1
      return world.tuple(literal, name, world.emptyString, conversion)
    }
    index += 1
    let specificationStart = index
    var depth = 1
    while index < end {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0 { break }
      index += 1
    }
    if depth > 0 { throw world.valueError("unmatched '{' in format spec") }
    iterator.pointee.index = index + 1
    return world.tuple(literal, name, part(specificationStart, index), conversion)
  }

  // MARK: Field names

  /// Digits are a number.
  private static func key(_ world: World, _ text: Ref<StringObject>, _ from: Int, _ to: Int) throws(Raised) -> Value {
    let units = (from..<to).map { text[$0] }
    if !units.isEmpty, units.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      guard let number = Int(String(units.map { Character(Unicode.Scalar(UInt8($0))) })) else {
        throw world.valueError("Too many decimal digits in format string")
      }
      return world.makeInteger(number)
    }
    return world.string(units)
  }

  private static func split(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    guard world.isString(arguments[0]) else {
      throw world.typeError("expected str, got \(world.typeName(of: arguments[0]))")
    }
    let text = Ref<StringObject>(arguments[0])
    var index = 0
    while index < text.count, text[index] != dot, text[index] != bracket { index += 1 }
    let first = try key(world, text, 0, index)
    let rest = world.makeIterator(world.state(FormatStringState.self).fields, arguments[0], index: index)
    return world.tuple(first, rest)
  }

  /// The next `(isAttribute, name)`.
  private static func nextField(_ world: World, _ iterator: Ref<IteratorObject>) throws(Raised) -> Value {
    let text = Ref<StringObject>(iterator.pointee.source)
    let end = text.count
    var index = iterator.pointee.index
    if index >= end { return .unbound }
    let isAttribute = text[index] == dot
    if !isAttribute, text[index] != bracket {
      throw world.valueError("Only '.' or '[' may follow ']' in format field specifier")
    }
    index += 1
    let start = index
    if isAttribute {
      while index < end, text[index] != dot, text[index] != bracket { index += 1 }
    } else {
      while index < end, text[index] != endBracket { index += 1 }
      if index >= end { throw world.valueError("Missing ']' in format string") }
    }
    if index == start { throw world.valueError("Empty attribute in format string") }
    iterator.pointee.index = isAttribute ? index : index + 1
    if isAttribute { return world.tuple(.true, world.string((start..<index).map { text[$0] })) }
    return world.tuple(.false, try key(world, text, start, index))
  }
}

final class FormatStringState: ModuleState {
  var parser = Ref<TypeObject>.none
  var fields = Ref<TypeObject>.none
  init() {}
}
