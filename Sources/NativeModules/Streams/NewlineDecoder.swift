// io.IncrementalNewlineDecoder, which makes line ends equal, and io.BufferedRWPair.
import Runtime

struct NewlineDecoderObject: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  var decoder: Value
  var translates: Bool
  /// The last chunk ended with `\r`, which is kept back.
  var holdsReturn: Bool
  var met: UInt8
}

enum NewlineDecoder {
  static func define(_ builder: ModuleBuilder) {
    let world = builder.world
    let type = world.makeModuleType(
      "IncrementalNewlineDecoder", in: "_io", kind: .instance, size: MemoryLayout<NewlineDecoderObject>.size,
      attributes: MemoryLayout<Header>.size, flags: .isBaseType)
    builder.publish(type)
    let decoder = TypeBuilder(world: world, type: type)
    decoder.new { world, arguments throws(Raised) in
      let made = world.makeInstance(Ref(arguments[0]))
      Ref<NewlineDecoderObject>(made).pointee.decoder = .none
      return made
    }
    decoder.method("__init__", .named("decoder", "translate", "errors", required: 2)) {
      world, arguments throws(Raised) in
      let object = Ref<NewlineDecoderObject>(arguments[0])
      object.pointee.decoder = arguments[1]
      object.pointee.translates = try world.isTrue(arguments[2])
      return .none
    }
    decoder.method("decode", .named("input", "final", required: 1)) { world, arguments throws(Raised) in
      let isFinal = arguments[2].isUnbound ? false : try world.isTrue(arguments[2])
      return try decode(world, Ref(arguments[0]), arguments[1], isFinal)
    }
    decoder.method("reset") { world, arguments throws(Raised) in
      let object = Ref<NewlineDecoderObject>(arguments[0])
      object.pointee.holdsReturn = false
      object.pointee.met = 0
      return object.pointee.decoder.isNone ? .none : try world.callMethod(object.pointee.decoder, "reset")
    }
    decoder.method("getstate") { world, arguments throws(Raised) in
      let object = Ref<NewlineDecoderObject>(arguments[0])
      var buffer = try world.newBytes(0).value
      var flag = 0
      if !object.pointee.decoder.isNone {
        let state = try world.collect(world.callMethod(object.pointee.decoder, "getstate"))
        if state.count != 2 { throw world.typeError("illegal decoder state") }
        buffer = state[0]
        flag = try world.index(state[1])
      }
      return world.makeTuple([buffer, world.makeInteger(flag << 1 | (object.pointee.holdsReturn ? 1 : 0))]).value
    }
    decoder.method("setstate", .exactly(1)) { world, arguments throws(Raised) in
      let object = Ref<NewlineDecoderObject>(arguments[0])
      guard world.kind(of: arguments[1]) == .tuple, Ref<TupleObject>(arguments[1]).count == 2 else {
        throw world.typeError("state argument must be a tuple")
      }
      let state = Ref<TupleObject>(arguments[1])
      let flag = try world.index(state[1])
      object.pointee.holdsReturn = flag & 1 != 0
      if object.pointee.decoder.isNone { return .none }
      let inner = world.makeTuple([state[0], world.makeInteger(flag >> 1)]).value
      return try world.callMethod(object.pointee.decoder, "setstate", [inner])
    }
    decoder.property("newlines") { world, arguments throws(Raised) in
      let met = Ref<NewlineDecoderObject>(arguments[0]).pointee.met
      let names = [(1, "\r"), (2, "\n"), (4, "\r\n")].filter { Int(met) & $0.0 != 0 }.map { world.string($0.1) }
      return names.isEmpty ? .none : names.count == 1 ? names[0] : world.makeTuple(names).value
    }
  }

  private static func decode(
    _ world: World, _ object: Ref<NewlineDecoderObject>, _ input: Value, _ isFinal: Bool
  ) throws(Raised) -> Value {
    let decoder = object.pointee.decoder
    let text = decoder.isNone ? input : try world.callMethod(decoder, "decode", [input, Value(isFinal)])
    guard world.isString(text) else {
      throw world.typeError("decoder should return a string result, not '\(world.typeName(of: text))'")
    }
    var units = Ref<StringObject>(text).codePoints
    if object.pointee.holdsReturn, !units.isEmpty || isFinal {
      units.insert(13, at: 0)
      object.pointee.holdsReturn = false
    }
    if !isFinal, units.last == 13 {
      units.removeLast()
      object.pointee.holdsReturn = true
    }
    var wasReturn = false
    for unit in units {
      if unit == 10 {
        object.pointee.met |= wasReturn ? 4 : 2
      } else if wasReturn {
        object.pointee.met |= 1
      }
      wasReturn = unit == 13
    }
    if wasReturn { object.pointee.met |= 1 }
    return world.string(object.pointee.translates ? Newlines.translated(units) : units)
  }
}

/// io.BufferedRWPair: one stream for reading, one for writing.
struct PairStream: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  var reader: Value
  var writer: Value

  static func define(_ builder: ModuleBuilder, _ state: StreamState) {
    let world = builder.world
    let type = world.makeModuleType(
      "BufferedRWPair", in: "_io", base: state.buffered, kind: .instance, size: MemoryLayout<PairStream>.size,
      attributes: MemoryLayout<Header>.size, flags: .isBaseType)
    builder.publish(type)
    let pair = TypeBuilder(world: world, type: type)
    pair.new { world, arguments throws(Raised) in
      let made = world.makeInstance(Ref(arguments[0]))
      Ref<PairStream>(made).pointee.reader = .none
      Ref<PairStream>(made).pointee.writer = .none
      return made
    }
    pair.method("__init__", .positional(2, 3)) { world, arguments throws(Raised) in
      let state = try StreamState.of(world)
      if try !world.isTrue(world.callMethod(arguments[1], "readable")) {
        throw try Streams.unsupported(world, "File or stream is not readable.")
      }
      if try !world.isTrue(world.callMethod(arguments[2], "writable")) {
        throw try Streams.unsupported(world, "File or stream is not writable.")
      }
      let object = Ref<PairStream>(arguments[0])
      object.pointee.reader = try world.call(state.reader.value, [arguments[1]])
      object.pointee.writer = try world.call(state.writer.value, [arguments[2]])
      return .none
    }
    for name in ["read", "peek", "read1", "readinto", "readinto1", "readable"] as [StaticString] {
      pair.method(name, .positional(0, 1)) { world, arguments throws(Raised) in
        let given = arguments[1].isUnbound ? [] : [arguments[1]]
        return try world.callMethod(Ref<PairStream>(arguments[0]).pointee.reader, name, given)
      }
    }
    for name in ["write", "flush", "writable"] as [StaticString] {
      pair.method(name, .positional(0, 1)) { world, arguments throws(Raised) in
        let given = arguments[1].isUnbound ? [] : [arguments[1]]
        return try world.callMethod(Ref<PairStream>(arguments[0]).pointee.writer, name, given)
      }
    }
    pair.method("close") { world, arguments throws(Raised) in
      let object = Ref<PairStream>(arguments[0])
      _ = try world.callMethod(object.pointee.writer, "close")
      return try world.callMethod(object.pointee.reader, "close")
    }
    pair.property("closed") { world, arguments throws(Raised) in
      try world.getAttribute(Ref<PairStream>(arguments[0]).pointee.writer, world.intern("closed"))
    }
  }
}
