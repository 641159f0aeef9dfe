// zlib: compressing, decompressing, and the two sums.
import CZlib
import Runtime

enum ZlibModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.constant(
      "error",
      try builder.exception("error", bases: world.tuple(world.exceptionType("Exception").value), module: "zlib"))
    builder.numbers(
      """
      MAX_WBITS=15 DEFLATED=8 DEF_MEM_LEVEL=8 DEF_BUF_SIZE=16384 Z_NO_COMPRESSION=0 Z_BEST_SPEED=1 Z_BEST_COMPRESSION=9
      Z_DEFAULT_COMPRESSION=-1 Z_FILTERED=1 Z_HUFFMAN_ONLY=2 Z_RLE=3 Z_FIXED=4 Z_DEFAULT_STRATEGY=0 Z_NO_FLUSH=0
      Z_PARTIAL_FLUSH=1 Z_SYNC_FLUSH=2 Z_FULL_FLUSH=3 Z_FINISH=4 Z_BLOCK=5 Z_TREES=6
      """)
    for name: StaticString in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
      builder.constant(name, world.string(ZlibStream.version))
    }
    sums(builder)
    functions(builder)
    ZlibObjects.define(builder)
  }

  static func error(_ world: World, _ problem: ZlibProblem, _ doing: String) -> Raised {
    let text = problem.message.map { ": \($0)" } ?? ""
    return error(world, "Error \(problem.code) while \(doing)\(text)")
  }

  static func error(_ world: World, _ message: String) -> Raised {
    do throws(Raised) {
      let type = try world.getAttribute(world.importModule("zlib"), world.intern("error"))
      return world.raise(try world.call(type, [world.string(message)]))
    } catch {
      return error
    }
  }

  static func number(_ world: World, _ value: Value, _ usual: Int) throws(Raised) -> Int {
    value.isUnbound ? usual : try world.index(value)
  }

  private static func sums(_ builder: ModuleBuilder) {
    builder.function("crc32", .positional(1, 2)) { world, arguments throws(Raised) in
      let start = arguments[1].isUnbound ? 0 : try world.mask(arguments[1])
      return Value(small: Int(CheckSums.crc32(try BinasciiModule.bytes(world, arguments[0]), start)))
    }
    builder.function("adler32", .positional(1, 2)) { world, arguments throws(Raised) in
      let start = arguments[1].isUnbound ? 1 : try world.mask(arguments[1])
      return Value(small: Int(CheckSums.adler32(try BinasciiModule.bytes(world, arguments[0]), start)))
    }
    builder.function("crc32_combine", .exactly(3)) { world, arguments throws(Raised) in
      let (a, b) = (try world.mask(arguments[0]), try world.mask(arguments[1]))
      return Value(small: Int(ZlibStream.joinedCRC(a, b, try world.index(arguments[2]))))
    }
    builder.function("adler32_combine", .exactly(3)) { world, arguments throws(Raised) in
      let (a, b) = (try world.mask(arguments[0]), try world.mask(arguments[1]))
      return Value(small: Int(ZlibStream.joinedAdler(a, b, try world.index(arguments[2]))))
    }
  }

  private static func functions(_ builder: ModuleBuilder) {
    builder.function("compress", .named("data", "level", "wbits", required: 1, positionalOnly: 1)) {
      world, arguments throws(Raised) in
      let data = try BinasciiModule.bytes(world, arguments[0])
      let level = try number(world, arguments[1], -1), window = try number(world, arguments[2], 15)
      guard
        let stream = try? ZlibStream.compressing(level: level, method: 8, window: window, memory: 8, strategy: 0)
      else { throw error(world, "Bad compression level") }
      return try world.bytes(run(world, stream, data, flush: Z_FINISH, "compressing data").output)
    }
    builder.function("decompress", .named("data", "wbits", "bufsize", required: 1, positionalOnly: 1)) {
      world, arguments throws(Raised) in
      let data = try BinasciiModule.bytes(world, arguments[0])
      let size = try number(world, arguments[2], 16384)
      if size < 0 { throw world.valueError("bufsize cannot be negative") }
      let window = try number(world, arguments[1], 15)
      let stream: ZlibStream
      do throws(ZlibProblem) {
        stream = try .decompressing(window: window)
      } catch {
        throw self.error(world, error, "preparing to decompress data")
      }
      let result = try run(world, stream, data, flush: Z_SYNC_FLUSH, "decompressing data")
      if !result.isEnd {
        let code = result.needsDictionary ? Z_NEED_DICT : Z_BUF_ERROR
        throw error(
          world,
          ZlibProblem(
            code: Int(code), message: result.needsDictionary ? nil : "incomplete or truncated stream"),
          "decompressing data")
      }
      return try world.bytes(result.output)
    }
  }

  /// Runs a stream over bytes; what comes out counts against the world's budgets.
  static func run(
    _ world: World, _ stream: ZlibStream, _ input: [UInt8], flush: Int32, limit: Int = 0, _ doing: String
  ) throws(Raised) -> ZlibStream.Result {
    var total = 0
    let result = try stream.run(input, flush: flush, limit: limit) { count throws(Raised) in
      total += count
      try world.charge(count / 8 + 1)
      if total > world.budget.memory { throw world.raise("MemoryError", "Unable to allocate output buffer.") }
    }
    switch result {
    case .success(let done): return done
    case .failure(let problem): throw error(world, problem, doing)
    }
  }
}
