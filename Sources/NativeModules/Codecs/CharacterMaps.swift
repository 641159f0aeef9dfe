// _codecs: encodings that are tables of 256 characters, and the handlers of errors.
import Runtime

enum CharacterMaps {
  static func define(_ builder: ModuleBuilder) {
    builder.function("charmap_build", .exactly(1)) { world, arguments throws(Raised) in
      _ = try CodecsModule.string(world, arguments[0], "charmap_build", 1)
      let text = Ref<StringObject>(arguments[0])
      let table = world.makeDict()
      for index in 0..<min(text.count, 256) {
        try world.set(Value(small: Int(text[index])), to: Value(small: index), in: table)
      }
      // A table that does not begin with NUL, or has it again, or characters beyond the first plane, is a plain dict.
      let units = text.codePoints.prefix(256)
      guard units.first == 0, units.dropFirst().allSatisfy({ $0 != 0 && $0 <= 0xffff }) else { return table.value }
      let map = world.makeObject(EncodingMap.type(world), EncodingMapObject.self)
      map.pointee.table = table.value
      return map.value
    }
    builder.function("charmap_decode", .positional(1, 3)) { world, arguments throws(Raised) in
      try decode(world, arguments)
    }
    builder.function("charmap_encode", .positional(1, 3)) { world, arguments throws(Raised) in
      try encode(world, arguments)
    }
  }

  /// What a mapping says of a number; unbound where it says nothing.
  private static func look(_ world: World, _ mapping: Value, _ number: Int) throws(Raised) -> Value {
    if world.isString(mapping) {
      let text = Ref<StringObject>(mapping)
      return number < text.count && text[number] != 0xfffe ? world.character(text[number]) : .unbound
    }
    let isBuilt = world.type(of: mapping) == EncodingMap.type(world)
    let mapping = isBuilt ? Ref<EncodingMapObject>(mapping).pointee.table : mapping
    do throws(Raised) {
      let found = try world.getItem(mapping, Value(small: number))
      return found.isNone ? .unbound : found
    } catch {
      if !world.isRaised("LookupError") { throw error }
      world.raised = .unbound
      return .unbound
    }
  }

  private static func decode(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let object = try world.bytes(world.mustBuffer(arguments[0]))
    let row = TextRow(Ref<BytesObject>(object))
    let mapping = arguments.or(2, .none)
    if mapping.isNone { return CodecsModule.pair(world, try world.string(row), row.count) }
    var output = TextBuffer()
    var index = 0
    while index < row.count {
      let found = try look(world, mapping, Int(row[index]))
      if found.isUnbound {
        index = try ErrorHandlers.decodeError(
          world, arguments.or(1, .none), "charmap", object, index, index + 1, "character maps to <undefined>", &output)
        continue
      }
      if world.isString(found) {
        output.append(found)
      } else if world.kind(of: found) == .integer {
        let unit = try world.index(found)
        guard unit >= 0, unit <= 0x10ffff else {
          throw world.typeError("character mapping must be in range(0x110000)")
        }
        output.append(UInt32(truncatingIfNeeded: unit))
      } else {
        throw world.typeError("character mapping must return integer, None or str")
      }
      index += 1
    }
    return CodecsModule.pair(world, try output.finish(world), row.count)
  }

  private static func encode(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    _ = try CodecsModule.string(world, arguments[0], "charmap_encode", 1)
    let text = Ref<StringObject>(arguments[0])
    let mapping = arguments.or(2, .none)
    if mapping.isNone {
      let bytes = try world.encode(
        arguments[0], encoding: world.intern("latin-1"), errors: CodecsModule.errors(arguments.or(1, .none)))
      return CodecsModule.pair(world, bytes, text.count)
    }
    var output: [UInt8] = []
    func append(_ unit: UInt32) throws(Raised) -> Bool {
      let found = try look(world, mapping, Int(unit))
      if found.isUnbound { return false }
      if world.kind(of: found) == .bytes {
        let row = TextRow(Ref<BytesObject>(found))
        for index in 0..<row.count { output.append(UInt8(truncatingIfNeeded: row[index])) }
        return true
      }
      guard world.kind(of: found) == .integer else {
        throw world.typeError("character mapping must return integer, bytes or None, not \(world.typeName(of: found))")
      }
      let number = try world.index(found)
      guard let byte = UInt8(exactly: number) else { throw world.typeError("character mapping must be in range(256)") }
      output.append(byte)
      return true
    }
    var index = 0
    while index < text.count {
      if try append(text[index]) {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.count, try look(world, mapping, Int(text[end])).isUnbound { end += 1 }
      let reason = "character maps to <undefined>"
      let exception = try world.call(
        world.exceptionType("UnicodeEncodeError").value,
        [world.intern("charmap"), arguments[0], Value(small: index), Value(small: end), world.intern(reason)])
      let (replacement, next) = try ErrorHandlers.handle(world, arguments.or(1, .none), exception)
      if world.kind(of: replacement) == .bytes {
        let row = TextRow(Ref<BytesObject>(replacement))
        for place in 0..<row.count { output.append(UInt8(truncatingIfNeeded: row[place])) }
      } else {
        let units = Ref<StringObject>(replacement)
        for place in 0..<units.count {
          if try !append(units[place]) { throw world.raise(exception) }
        }
      }
      index = next
    }
    return CodecsModule.pair(world, try world.bytes(output), text.count)
  }
}

/// What `charmap_build` makes of a table of characters: which byte stands for each.
private struct EncodingMapObject: BitwiseCopyable {
  var header: Header
  /// A dict.
  var table: Value
}

private final class EncodingMap: ModuleState {
  private var type = Ref<TypeObject>.none

  static func type(_ world: World) -> Ref<TypeObject> {
    let state = world.state(EncodingMap.self)
    if state.type.isPresent { return state.type }
    state.type = world.makeModuleType(
      "EncodingMap", in: "builtins", kind: .opaque, size: MemoryLayout<EncodingMapObject>.size)
    let builder = TypeBuilder(world: world, type: state.type)
    builder.notCallable()
    builder.method("size") { world, arguments throws(Raised) in
      Value(small: Ref<DictObject>(Ref<EncodingMapObject>(arguments[0]).pointee.table).pointee.count)
    }
    return state.type
  }
}

enum ErrorHandlers {
  static func define(_ builder: ModuleBuilder) {
    builder.function("register_error", .exactly(2)) { world, arguments throws(Raised) in
      let name = try CodecsModule.string(world, arguments[0], "register_error", 1)
      if !world.isCallable(arguments[1]) { throw world.typeError("handler must be callable") }
      world.errorHandlers[name] = arguments[1]
      return .none
    }
    builder.function("lookup_error", .exactly(1)) { world, arguments throws(Raised) in
      try lookup(world, CodecsModule.string(world, arguments[0], "lookup_error", 1))
    }
    builder.function("_unregister_error", .exactly(1)) { world, arguments throws(Raised) in
      let name = try CodecsModule.string(world, arguments[0], "_unregister_error", 1)
      if known(world, name) != nil {
        throw world.valueError("cannot un-register built-in error handler '\(name)'")
      }
      return Value(world.errorHandlers.removeValue(forKey: name) != nil)
    }
  }

  /// The handler of a name: registered, else one of those that are always there.
  static func lookup(_ world: World, _ name: String) throws(Raised) -> Value {
    if let handler = world.errorHandlers[name] { return handler }
    guard let code = known(world, name) else {
      throw world.raise("LookupError", "unknown error handler name '\(name)'")
    }
    return code
  }

  private static func known(_ world: World, _ name: String) -> Value? {
    func make(_ name: StaticString, _ code: @escaping NativeCode) -> Value {
      world.makeNative(NativeDefinition(name, .exactly(1), isMethod: false, code), module: .none)
    }
    switch name {
    case "strict":
      return make("strict_errors") { world, arguments throws(Raised) in
        guard world.isException(arguments[0]) else { throw world.typeError("codec must pass exception instance") }
        throw world.raise(arguments[0])
      }
    case "ignore":
      return make("ignore_errors") { world, arguments throws(Raised) in
        try answer(world, arguments[0]) { _, _ in "" }
      }
    case "replace":
      return make("replace_errors") { world, arguments throws(Raised) in
        let isEncoding = world.isInstance(arguments[0], world.exceptionType("UnicodeEncodeError"))
        let isDecoding = world.isInstance(arguments[0], world.exceptionType("UnicodeDecodeError"))
        return try answer(world, arguments[0]) { _, count in
          isDecoding ? "\u{fffd}" : String(repeating: isEncoding ? "?" : "\u{fffd}", count: count)
        }
      }
    case "backslashreplace":
      return make("backslashreplace_errors") { world, arguments throws(Raised) in
        try answer(world, arguments[0]) { units, _ in
          units.map { unit in
            let digits = String(unit, radix: 16)
            let width = unit < 0x100 ? 2 : unit < 0x10000 ? 4 : 8
            let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
            return "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)"
          }.joined()
        }
      }
    case "xmlcharrefreplace":
      return make("xmlcharrefreplace_errors") { world, arguments throws(Raised) in
        try mustEncode(world, arguments[0])
        return try answer(world, arguments[0]) { units, _ in units.map { "&#\($0);" }.joined() }
      }
    case "namereplace":
      return make("namereplace_errors") { world, arguments throws(Raised) in
        try mustEncode(world, arguments[0])
        let exception = arguments[0]
        let start = try world.index(world.getAttribute(exception, world.intern("start")))
        let end = try world.index(world.getAttribute(exception, world.intern("end")))
        let object = try world.getAttribute(exception, world.intern("object"))
        guard world.isString(object) else { throw world.typeError("object attribute must be str") }
        let row = TextRow(Ref<StringObject>(object))
        let from = min(max(start, 0), row.count)
        let part = try world.string(row.part(from, min(max(end, from), row.count)))
        let bytes = try world.encode(part, encoding: world.intern("ascii"), errors: world.intern("namereplace"))
        return CodecsModule.pair(world, try world.string(world.mustBuffer(bytes)), end)
      }
    default: return nil
    }
  }

  private static func mustEncode(_ world: World, _ exception: Value) throws(Raised) {
    if !world.isInstance(exception, world.exceptionType("UnicodeEncodeError")) {
      throw world.typeError("don't know how to handle \(world.typeName(of: exception)) in error callback")
    }
  }

  /// A replacement for the part that an exception speaks of, and where to go on.
  private static func answer(
    _ world: World, _ exception: Value, _ replacement: ([UInt32], Int) -> String
  ) throws(Raised) -> Value {
    guard world.isInstance(exception, world.exceptionType("UnicodeError")), world.isException(exception) else {
      throw world.typeError("don't know how to handle \(world.typeName(of: exception)) in error callback")
    }
    let object = try world.getAttribute(exception, world.intern("object"))
    let start = try world.index(world.getAttribute(exception, world.intern("start")))
    let end = try world.index(world.getAttribute(exception, world.intern("end")))
    let row = world.isString(object) ? TextRow(Ref<StringObject>(object)) : try world.mustBuffer(object)
    let from = min(max(start, 0), row.count), to = min(max(end, from), row.count)
    return CodecsModule.pair(world, world.string(replacement((from..<to).map { row[$0] }, to - from)), to)
  }

  /// Asks the handler of a name what replaces the part that an exception speaks of.
  static func handle(_ world: World, _ errors: Value, _ exception: Value) throws(Raised) -> (Value, Int) {
    let name = errors.isUnbound || errors.isNone ? "strict" : try world.strText(errors)
    let result = try world.call(lookup(world, name), [exception])
    let object = try world.getAttribute(exception, world.intern("object"))
    let count = try world.length(object)
    guard world.kind(of: result) == .tuple, Ref<TupleObject>(result).count == 2 else {
      throw world.typeError("decoding error handler must return (str, int) tuple")
    }
    let replacement = Ref<TupleObject>(result)[0]
    guard world.isString(replacement) || world.kind(of: replacement) == .bytes else {
      throw world.typeError("decoding error handler must return (str, int) tuple")
    }
    let given = try world.index(Ref<TupleObject>(result)[1])
    let next = given < 0 ? given &+ count : given
    if next < 0 || next > count { throw world.indexError("position \(given) from error handler out of bounds") }
    return (replacement, next)
  }

  /// As `handle` for bytes that cannot be decoded; adds the replacement.
  static func decodeError(
    _ world: World, _ errors: Value, _ codec: String, _ object: Value, _ start: Int, _ end: Int, _ reason: String,
    _ output: inout TextBuffer
  ) throws(Raised) -> Int {
    let exception = try world.call(
      world.exceptionType("UnicodeDecodeError").value,
      [world.string(codec), object, Value(small: start), Value(small: end), world.string(reason)])
    let (replacement, next) = try handle(world, errors, exception)
    guard world.isString(replacement) else {
      throw world.typeError("decoding error handler must return (str, int) tuple")
    }
    output.append(replacement)
    return next
  }
}
