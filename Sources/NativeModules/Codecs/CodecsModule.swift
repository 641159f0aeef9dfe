// _codecs: the registry, and the codecs that work on whole texts.
import Runtime

/// Search functions and what they found.
final class CodecState {
  var searches: [Value] = []
  var found: [String: Value] = [:]
  static func of(_ world: World) -> CodecState {
    let key = ObjectIdentifier(CodecState.self)
    if let state = world.moduleStates[key] as? CodecState { return state }
    let state = CodecState()
    world.moduleStates[key] = state
    return state
  }
}

enum CodecsModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    registry(builder)
    encoders(builder)
    decoders(builder)
    EscapeCodecs.define(builder)
    CharacterMaps.define(builder)
    ErrorHandlers.define(builder)
  }

  // MARK: The registry

  private static func registry(_ builder: ModuleBuilder) {
    builder.function("register", .exactly(1)) { world, arguments throws(Raised) in
      if !world.isCallable(arguments[0]) { throw world.typeError("argument must be callable") }
      CodecState.of(world).searches.append(arguments[0])
      return .none
    }
    builder.function("unregister", .exactly(1)) { world, arguments throws(Raised) in
      let state = CodecState.of(world)
      if let place = state.searches.firstIndex(of: arguments[0]) {
        state.searches.remove(at: place)
        state.found = [:]
      }
      return .none
    }
    builder.function("lookup", .exactly(1)) { world, arguments throws(Raised) in
      try lookup(world, string(world, arguments[0], "lookup", 1))
    }
    builder.function("_normalize_encoding", .named("encoding", required: 1)) { world, arguments throws(Raised) in
      var result = ""
      var isBetween = false
      for scalar in try string(world, arguments[0], "_normalize_encoding", 1).unicodeScalars {
        let isWord =
          scalar.value < 0x80 && (scalar == "." || StringTests.isAlphabetic(scalar.value) || ("0"..."9") ~= scalar)
        if !isWord {
          isBetween = true
          continue
        }
        if isBetween, !result.isEmpty { result.append("_") }
        isBetween = false
        result.unicodeScalars.append(scalar)
      }
      return world.string(result)
    }
    builder.function("encode", .named("obj", "encoding", "errors", required: 1)) { world, arguments throws(Raised) in
      try run(world, arguments, 0, "encoder")
    }
    builder.function("decode", .named("obj", "encoding", "errors", required: 1)) { world, arguments throws(Raised) in
      try run(world, arguments, 1, "decoder")
    }
  }

  static func string(_ world: World, _ value: Value, _ function: String, _ number: Int) throws(Raised) -> String {
    guard world.isString(value) else {
      throw world.typeError("\(function)() argument \(number) must be str, not \(world.typeName(of: value))")
    }
    return Ref<StringObject>(value).text
  }

  private static func lookup(_ world: World, _ name: String) throws(Raised) -> Value {
    let state = CodecState.of(world)
    let normalized = String(name.lowercased().map { $0 == " " ? "_" : $0 })
    if let known = state.found[normalized] { return known }
    // The library's package registers its search when it is imported.
    if state.searches.isEmpty { _ = try world.importModule("encodings") }
    for search in state.searches {
      let info = try world.call(search, [world.string(normalized)])
      if info.isNone { continue }
      guard world.kind(of: info) == .tuple, Ref<TupleObject>(info).count == 4 else {
        throw world.typeError("codec search functions must return 4-tuples")
      }
      state.found[normalized] = info
      return info
    }
    throw world.raise("LookupError", "unknown encoding: \(name)")
  }

  /// `encode` and `decode` of any object by any codec.
  private static func run(_ world: World, _ arguments: Arguments, _ place: Int, _ what: String) throws(Raised) -> Value
  {
    let name = arguments[1].isUnbound ? "utf-8" : try string(world, arguments[1], place == 0 ? "encode" : "decode", 2)
    // The library's own encodings need no search, unless somebody registered one.
    if CodecState.of(world).searches.isEmpty, let done = try runNative(world, arguments, place, name) { return done }
    let info = Ref<TupleObject>(try lookup(world, name))
    let given = arguments[2].isUnbound ? [arguments[0]] : [arguments[0], arguments[2]]
    let result = try world.call(info[place], given)
    guard world.kind(of: result) == .tuple, Ref<TupleObject>(result).count == 2 else {
      throw world.typeError("\(what) must return a tuple (object, integer)")
    }
    return Ref<TupleObject>(result)[0]
  }

  /// By a native encoding; nil where there is none of that name.
  private static func runNative(_ world: World, _ arguments: Arguments, _ place: Int, _ name: String) throws(Raised)
    -> Value?
  {
    do throws(Raised) {
      if place == 0, world.isString(arguments[0]) {
        return try world.encode(arguments[0], encoding: world.string(name), errors: arguments[2])
      }
      if place == 1, let row = world.buffer(of: arguments[0]) {
        return try world.decode(arguments[0], row, encoding: world.string(name), errors: arguments[2])
      }
      return nil
    } catch {
      if !world.isRaised("LookupError") { throw error }
      world.raised = .unbound
      return nil
    }
  }

  static func pair(_ world: World, _ value: Value, _ count: Int) -> Value {
    world.makeTuple([value, Value(small: count)]).value
  }

  static func errors(_ value: Value) -> Value { value.isNone ? .unbound : value }

  // MARK: Encoding

  private static func encoders(_ builder: ModuleBuilder) {
    encoder(builder, "utf_8_encode", "utf-8")
    encoder(builder, "utf_16_le_encode", "utf-16-le")
    encoder(builder, "utf_16_be_encode", "utf-16-be")
    encoder(builder, "utf_32_le_encode", "utf-32-le")
    encoder(builder, "utf_32_be_encode", "utf-32-be")
    encoder(builder, "latin_1_encode", "latin-1")
    encoder(builder, "ascii_encode", "ascii")
    wideEncoder(builder, "utf_16_encode", "utf-16")
    wideEncoder(builder, "utf_32_encode", "utf-32")
    builder.function("readbuffer_encode", .positional(1, 2)) { world, arguments throws(Raised) in
      let data = world.isString(arguments[0]) ? try world.encode(arguments[0]) : arguments[0]
      let row = try world.mustBuffer(data)
      return pair(world, try world.bytes(row), row.count)
    }
  }

  private static func encoder(_ builder: ModuleBuilder, _ name: StaticString, _ encoding: StaticString) {
    builder.function(name, .positional(1, 2)) { world, arguments throws(Raised) in
      _ = try string(world, arguments[0], "\(name)", 1)
      let bytes = try world.encode(
        arguments[0], encoding: world.intern(encoding), errors: errors(arguments.or(1, .none)))
      return pair(world, bytes, Ref<StringObject>(arguments[0]).count)
    }
  }

  /// With a byte order: 0 the machine's after a mark, below little, above big.
  private static func wideEncoder(_ builder: ModuleBuilder, _ name: StaticString, _ encoding: StaticString) {
    builder.function(name, .positional(1, 3)) { world, arguments throws(Raised) in
      _ = try string(world, arguments[0], "\(name)", 1)
      let order = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
      let suffix = order == 0 ? "" : order < 0 ? "-le" : "-be"
      let bytes = try world.encode(
        arguments[0], encoding: world.string("\(encoding)\(suffix)"), errors: errors(arguments.or(1, .none)))
      return pair(world, bytes, Ref<StringObject>(arguments[0]).count)
    }
  }

  // MARK: Decoding

  private static func decoders(_ builder: ModuleBuilder) {
    decoder(builder, "utf_8_decode", "utf-8")
    decoder(builder, "utf_16_le_decode", "utf-16-le")
    decoder(builder, "utf_16_be_decode", "utf-16-be")
    decoder(builder, "utf_32_le_decode", "utf-32-le")
    decoder(builder, "utf_32_be_decode", "utf-32-be")
    decoder(builder, "utf_16_decode", "utf-16")
    decoder(builder, "utf_32_decode", "utf-32")
    plainDecoder(builder, "latin_1_decode", "latin-1")
    plainDecoder(builder, "ascii_decode", "ascii")
    markedDecoder(builder, "utf_16_ex_decode", 2)
    markedDecoder(builder, "utf_32_ex_decode", 4)
  }

  private static func decoder(_ builder: ModuleBuilder, _ name: StaticString, _ encoding: StaticString) {
    builder.function(name, .positional(1, 3)) { world, arguments throws(Raised) in
      let row = try world.mustBuffer(arguments[0])
      let isFinal = arguments[2].isUnbound ? false : try world.isTrue(arguments[2])
      let count = isFinal ? row.count : complete(row, "\(encoding)")
      let text = try decode(world, arguments[0], row.part(0, count), "\(encoding)", arguments.or(1, .none))
      return pair(world, text, count)
    }
  }

  private static func plainDecoder(_ builder: ModuleBuilder, _ name: StaticString, _ encoding: StaticString) {
    builder.function(name, .positional(1, 2)) { world, arguments throws(Raised) in
      let row = try world.mustBuffer(arguments[0])
      let text = try decode(world, arguments[0], row, "\(encoding)", arguments.or(1, .none))
      return pair(world, text, row.count)
    }
  }

  /// Decoders that tell the byte order that they found.
  private static func markedDecoder(_ builder: ModuleBuilder, _ name: StaticString, _ width: Int) {
    builder.function(name, .positional(1, 4)) { world, arguments throws(Raised) in
      let row = try world.mustBuffer(arguments[0])
      var order = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
      let isFinal = arguments[3].isUnbound ? false : try world.isTrue(arguments[3])
      var start = 0
      if order == 0, row.count >= width {
        let zeros = width == 2 || row[width == 4 ? 2 : 0] == 0 && row[3] == 0
        let bigZeros = width == 2 || row[0] == 0 && row[1] == 0
        if row[0] == 0xff, row[1] == 0xfe, zeros {
          order = -1
          start = width
        } else if row[width - 2] == 0xfe, row[width - 1] == 0xff, bigZeros {
          order = 1
          start = width
        }
      }
      let encoding = "utf-\(8 * width)-\(order > 0 ? "be" : "le")"
      let rest = row.part(start, row.count)
      let count = isFinal ? rest.count : complete(rest, encoding)
      let text = try decode(world, arguments[0], rest.part(0, count), encoding, arguments.or(1, .none))
      return world.makeTuple([text, Value(small: start + count), Value(small: order)]).value
    }
  }

  static func decode(_ world: World, _ object: Value, _ row: TextRow, _ encoding: String, _ errors: Value)
    throws(Raised) -> Value
  {
    // Errors show the bytes that were decoded.
    let whole = try world.bytes(row)
    return try world.decode(
      whole, TextRow(Ref<BytesObject>(whole)), encoding: world.intern(encoding), errors: self.errors(errors))
  }

  /// How many bytes there are without a character at the end that may go on.
  private static func complete(_ row: TextRow, _ encoding: String) -> Int {
    if encoding.hasPrefix("utf-32") { return row.count & ~3 }
    if encoding.hasPrefix("utf-16") {
      let even = row.count & ~1
      if even < 2 { return even }
      let isBig = encoding.hasSuffix("be")
      let high = row[isBig ? even - 2 : even - 1]
      return high & 0xfc == 0xd8 ? even - 2 : even
    }
    var index = row.count - 1
    while index >= 0, row.count - index <= 4, row[index] & 0xc0 == 0x80 { index -= 1 }
    guard index >= 0 else { return row.count }
    let lead = row[index], length = row.count - index
    let wanted =
      lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1
    if length >= wanted { return row.count }
    if length >= 2 {
      let second = row[index + 1]
      let isValid =
        switch lead {
        case 0xe0: second >= 0xa0
        // A surrogate may be whole yet: some handlers let it pass.
        case 0xed: true
        case 0xf0: second >= 0x90
        case 0xf4: second < 0x90
        default: true
        }
      if !isValid { return row.count }
    }
    return index
  }
}
