// zlib: objects that compress or decompress piece by piece.
import CZlib
import Runtime

private struct ZlibObject: BitwiseCopyable {
  var header: Header
  var number: Int
}

private final class ZlibState: ModuleState {
  /// A stream and what is known of it.
  struct Entry {
    var stream: ZlibStream
    var dictionary: [UInt8] = []
    var isEnd = false
    var isFlushed = false
    var unused: [UInt8] = []
    var tail: [UInt8] = []
    /// Of a `_ZlibDecompressor`: input that a limit left over.
    var waiting: [UInt8] = []
    var needsInput = true
  }
  var entries: [Entry] = []
  var compressor = Ref<TypeObject>.none
  var decompressor = Ref<TypeObject>.none
}

enum ZlibObjects {
  static func define(_ module: ModuleBuilder) {
    let state = module.world.state(ZlibState.self)
    let compressor = module.type("Compress", ZlibObject.self, module: "zlib", flags: [], isPublished: false)
    state.compressor = compressor.type
    let decompressor = module.type("Decompress", ZlibObject.self, module: "zlib", flags: [], isPublished: false)
    state.decompressor = decompressor.type
    for type in [compressor, decompressor] {
      type.notCallable()
      for name: StaticString in ["copy", "__copy__"] {
        type.method(name) { world, arguments throws(Raised) in try copy(world, arguments[0]) }
      }
      type.method("__deepcopy__", .exactly(1)) { world, arguments throws(Raised) in try copy(world, arguments[0]) }
    }
    make(module)
    compressing(compressor)
    decompressing(decompressor)
    oneShot(module)
  }

  private static func number(_ value: Value) -> Int { Ref<ZlibObject>(value).pointee.number }

  private static func add(_ world: World, _ type: Ref<TypeObject>, _ entry: ZlibState.Entry) -> Value {
    let state = world.state(ZlibState.self)
    let object = world.makeObject(type, ZlibObject.self)
    object.pointee.number = state.entries.count
    state.entries.append(entry)
    return object.value
  }

  private static func copy(_ world: World, _ value: Value) throws(Raised) -> Value {
    var entry = world.state(ZlibState.self).entries[number(value)]
    do throws(ZlibProblem) {
      entry.stream = try entry.stream.copy()
    } catch {
      throw world.valueError("Inconsistent stream state")
    }
    return add(world, world.type(of: value), entry)
  }

  private static func make(_ module: ModuleBuilder) {
    module.function("compressobj", .named("level", "method", "wbits", "memLevel", "strategy", "zdict")) {
      world, arguments throws(Raised) in
      let level = try ZlibModule.number(world, arguments[0], -1), method = try ZlibModule.number(world, arguments[1], 8)
      let window = try ZlibModule.number(world, arguments[2], 15),
        memory = try ZlibModule.number(world, arguments[3], 8)
      let strategy = try ZlibModule.number(world, arguments[4], 0)
      let dictionary = arguments.or(5, .none).isNone ? nil : try BinasciiModule.bytes(world, arguments[5])
      guard
        let stream = try? ZlibStream.compressing(
          level: level, method: method, window: window, memory: memory, strategy: strategy)
      else { throw world.valueError("Invalid initialization option") }
      if let dictionary {
        do throws(ZlibProblem) {
          try stream.setDictionary(dictionary)
        } catch {
          throw world.valueError("Invalid dictionary")
        }
      }
      return add(world, world.state(ZlibState.self).compressor, ZlibState.Entry(stream: stream))
    }
    module.function("decompressobj", .named("wbits", "zdict")) { world, arguments throws(Raised) in
      let entry = try decompressing(world, arguments[0], arguments[1])
      return add(world, world.state(ZlibState.self).decompressor, entry)
    }
  }

  private static func decompressing(
    _ world: World, _ window: Value, _ dictionary: Value
  ) throws(Raised) -> ZlibState.Entry {
    let bits = try ZlibModule.number(world, window, 15)
    let dictionary = dictionary.isUnbound ? [] : try BinasciiModule.bytes(world, dictionary)
    guard let stream = try? ZlibStream.decompressing(window: bits) else {
      throw world.valueError("Invalid initialization option")
    }
    // Raw streams have no place to ask for it.
    if !dictionary.isEmpty, bits < 0 {
      do throws(ZlibProblem) {
        try stream.setDictionary(dictionary)
      } catch {
        throw ZlibModule.error(world, error, "setting zdict")
      }
    }
    return ZlibState.Entry(stream: stream, dictionary: dictionary)
  }

  private static func compressing(_ type: TypeBuilder) {
    type.method("compress", .exactly(1)) { world, arguments throws(Raised) in
      let data = try BinasciiModule.bytes(world, arguments[1])
      let entry = world.state(ZlibState.self).entries[number(arguments[0])]
      return try world.bytes(
        ZlibModule.run(world, entry.stream, data, flush: Z_NO_FLUSH, "compressing data").output)
    }
    type.method("flush", .positional(0, 1)) { world, arguments throws(Raised) in
      let mode = try ZlibModule.number(world, arguments[1], 4)
      if mode == 0 { return try world.bytes([]) }
      let entry = world.state(ZlibState.self).entries[number(arguments[0])]
      return try world.bytes(
        ZlibModule.run(world, entry.stream, [], flush: Int32(clamping: mode), "flushing").output)
    }
  }

  /// Gives a stream input, and the dictionary where it asks for it.
  private static func feed(
    _ world: World, _ place: Int, _ data: [UInt8], limit: Int
  ) throws(Raised) -> (output: [UInt8], rest: [UInt8]) {
    let state = world.state(ZlibState.self)
    let entry = state.entries[place]
    var result = try ZlibModule.run(
      world, entry.stream, data, flush: Z_SYNC_FLUSH, limit: limit, "decompressing data")
    if result.needsDictionary {
      guard !entry.dictionary.isEmpty else {
        throw ZlibModule.error(world, ZlibProblem(code: Int(Z_NEED_DICT), message: nil), "decompressing data")
      }
      do throws(ZlibProblem) {
        try entry.stream.setDictionary(entry.dictionary)
      } catch {
        throw ZlibModule.error(world, error, "setting zdict")
      }
      let taken = data.count - result.rest
      result = try ZlibModule.run(
        world, entry.stream, Array(data[taken...]), flush: Z_SYNC_FLUSH, limit: limit, "decompressing data")
    }
    if result.isEnd { state.entries[place].isEnd = true }
    return (result.output, Array(data.suffix(result.rest)))
  }

  private static func decompressing(_ type: TypeBuilder) {
    type.method("decompress", .named("data", "max_length", required: 1, positionalOnly: 1)) {
      world, arguments throws(Raised) in
      let data = try BinasciiModule.bytes(world, arguments[1])
      let limit = try ZlibModule.number(world, arguments[2], 0)
      if limit < 0 { throw world.valueError("max_length cannot be negative") }
      return try piece(world, number(arguments[0]), data, limit: limit)
    }
    type.method("flush", .positional(0, 1)) { world, arguments throws(Raised) in
      let length = try ZlibModule.number(world, arguments[1], 16384)
      if length <= 0 { throw world.valueError("length must be greater than zero") }
      let place = number(arguments[0])
      let tail = world.state(ZlibState.self).entries[place].tail
      return try piece(world, place, tail, limit: 0)
    }
    type.property("eof") { world, arguments throws(Raised) in
      Value(world.state(ZlibState.self).entries[number(arguments[0])].isEnd)
    }
    type.property("unused_data") { world, arguments throws(Raised) in
      try world.bytes(world.state(ZlibState.self).entries[number(arguments[0])].unused)
    }
    type.property("unconsumed_tail") { world, arguments throws(Raised) in
      try world.bytes(world.state(ZlibState.self).entries[number(arguments[0])].tail)
    }
  }

  private static func piece(_ world: World, _ place: Int, _ data: [UInt8], limit: Int) throws(Raised) -> Value {
    let state = world.state(ZlibState.self)
    if state.entries[place].isEnd {
      state.entries[place].unused += data
      return try world.bytes([])
    }
    let (output, rest) = try feed(world, place, data, limit: limit)
    if state.entries[place].isEnd {
      state.entries[place].unused += rest
      state.entries[place].tail = []
    } else {
      state.entries[place].tail = rest
    }
    return try world.bytes(output)
  }

  // MARK: _ZlibDecompressor

  /// As the decompressors of `bz2` and `lzma` work, for `gzip`.
  private static func oneShot(_ module: ModuleBuilder) {
    let type = module.type("_ZlibDecompressor", ZlibObject.self, module: "zlib", flags: [])
    type.new(.named("wbits", "zdict")) { world, arguments throws(Raised) in
      add(world, Ref<TypeObject>(arguments[0]), try decompressing(world, arguments[1], arguments[2]))
    }
    type.method("decompress", .named("data", "max_length", required: 1)) { world, arguments throws(Raised) in
      let place = number(arguments[0]), state = world.state(ZlibState.self)
      let data = try BinasciiModule.bytes(world, arguments[1])
      let limit = try ZlibModule.number(world, arguments[2], -1)
      if state.entries[place].isEnd { throw world.raise("EOFError", "End of stream already reached") }
      if limit == 0 {
        state.entries[place].waiting += data
        return try world.bytes([])
      }
      let all = state.entries[place].waiting + data
      let (output, rest) = try feed(world, place, all, limit: max(limit, 0))
      if state.entries[place].isEnd {
        state.entries[place].unused = rest
        state.entries[place].waiting = []
      } else {
        state.entries[place].waiting = rest
      }
      state.entries[place].needsInput =
        !state.entries[place].isEnd && rest.isEmpty && !(limit > 0 && output.count == limit)
      return try world.bytes(output)
    }
    type.property("eof") { world, arguments throws(Raised) in
      Value(world.state(ZlibState.self).entries[number(arguments[0])].isEnd)
    }
    type.property("unused_data") { world, arguments throws(Raised) in
      try world.bytes(world.state(ZlibState.self).entries[number(arguments[0])].unused)
    }
    type.property("needs_input") { world, arguments throws(Raised) in
      Value(world.state(ZlibState.self).entries[number(arguments[0])].needsInput)
    }
  }
}
