// io.TextIOWrapper: text over a stream of bytes. What is read is decoded at once from where the reading began; what is
// written goes through.
import Runtime

struct TextStream: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  /// Unbound before `__init__` and after `detach`.
  var buffer: Value
  var encoding: Value
  var errors: Value
  /// None or a str, as given.
  var newline: Value
  /// Decoded, line ends as they are; unbound: nothing was read yet.
  var text: Value
  /// How far the text was read.
  var position: Int
  /// Where in the buffer the text begins.
  var origin: Int
  var mode: Value
  var isLineBuffered: Bool
  var writesThrough: Bool
  /// Line ends that were met: 1 `\r`, 2 `\n`, 4 both.
  var met: UInt8
}

enum TextStreamType {
  private static func open(_ world: World, _ value: Value) throws(Raised) -> Ref<TextStream> {
    let stream = Ref<TextStream>(value)
    if stream.pointee.buffer.isUnbound { throw world.valueError("underlying buffer has been detached") }
    if try StreamBases.isClosed(world, stream.pointee.buffer) { throw Streams.closed(world) }
    return stream
  }

  static func define(_ stream: TypeBuilder) {
    stream.new { world, arguments throws(Raised) in
      let made = world.makeInstance(Ref(arguments[0]))
      let object = Ref<TextStream>(made)
      object.pointee.mode = .unbound
      return made
    }
    let parameters = Parameters.named(
      "buffer", "encoding", "errors", "newline", "line_buffering", "write_through", required: 1)
    stream.method("__init__", parameters) { world, arguments throws(Raised) in
      let object = Ref<TextStream>(arguments[0])
      let encoding = arguments.or(2, .none), errors = arguments.or(3, .none), newline = arguments.or(4, .none)
      try Newlines.check(world, newline, quotes: false)
      if !encoding.isNone, !world.isString(encoding) {
        throw world.typeError(
          "TextIOWrapper() argument 'encoding' must be str or None, not \(world.typeName(of: encoding))")
      }
      let name = encoding.isNone || Ref<StringObject>(encoding).text == "locale" ? world.intern("utf-8") : encoding
      // An unknown encoding is an error now.
      _ = try world.encode(world.emptyString, encoding: name)
      object.pointee.encoding = name
      object.pointee.errors = errors.isNone ? world.intern("strict") : errors
      object.pointee.newline = newline
      object.pointee.buffer = arguments[1]
      object.pointee.text = .unbound
      object.pointee.isLineBuffered = arguments[5].isUnbound ? false : try world.isTrue(arguments[5])
      object.pointee.writesThrough = arguments[6].isUnbound ? false : try world.isTrue(arguments[6])
      return .none
    }
    attributes(stream)
    reading(stream)
    writing(stream)
  }

  private static func attributes(_ stream: TypeBuilder) {
    stream.member("buffer", at: MemoryLayout<TextStream>.offset(of: \.buffer) ?? 0, [.optional, .readOnly])
    stream.member("encoding", at: MemoryLayout<TextStream>.offset(of: \.encoding) ?? 0, [.optional, .readOnly])
    stream.member("errors", at: MemoryLayout<TextStream>.offset(of: \.errors) ?? 0, [.optional, .readOnly])
    stream.property(
      "mode",
      set: { _, arguments throws(Raised) in
        Ref<TextStream>(arguments[0]).pointee.mode = arguments[1]
        return .none
      },
      { world, arguments throws(Raised) in
        let mode = Ref<TextStream>(arguments[0]).pointee.mode
        if mode.isUnbound {
          throw world.attributeError("'\(world.typeName(of: arguments[0]))' object has no attribute 'mode'")
        }
        return mode
      })
    stream.property("name") { world, arguments throws(Raised) in
      let buffer = Ref<TextStream>(arguments[0]).pointee.buffer
      if buffer.isUnbound { throw world.valueError("underlying buffer has been detached") }
      return try world.getAttribute(buffer, world.intern("name"))
    }
    stream.property("closed") { world, arguments throws(Raised) in
      let buffer = Ref<TextStream>(arguments[0]).pointee.buffer
      if buffer.isUnbound { throw world.valueError("underlying buffer has been detached") }
      return try world.getAttribute(buffer, world.intern("closed"))
    }
    stream.property("line_buffering") { _, arguments throws(Raised) in
      Value(Ref<TextStream>(arguments[0]).pointee.isLineBuffered)
    }
    stream.property("write_through") { _, arguments throws(Raised) in
      Value(Ref<TextStream>(arguments[0]).pointee.writesThrough)
    }
    stream.property("newlines") { world, arguments throws(Raised) in
      let met = Ref<TextStream>(arguments[0]).pointee.met
      let names = [(1, "\r"), (2, "\n"), (4, "\r\n")].filter { Int(met) & $0.0 != 0 }.map { world.string($0.1) }
      return names.isEmpty ? .none : names.count == 1 ? names[0] : world.makeTuple(names).value
    }
    stream.method("__repr__") { world, arguments throws(Raised) in
      let object = Ref<TextStream>(arguments[0])
      var text = "<\(world.typeName(of: arguments[0]))"
      if !object.pointee.buffer.isUnbound {
        let name = try world.findAttribute(object.pointee.buffer, "name")
        if !name.isUnbound { text += " name=\(try world.reprOf(name))" }
      }
      if !object.pointee.mode.isUnbound { text += " mode=\(try world.reprOf(object.pointee.mode))" }
      return world.string(text + " encoding=\(try world.reprOf(object.pointee.encoding))>")
    }
    for name in ["readable", "writable", "seekable", "fileno", "isatty"] as [StaticString] { forward(stream, name) }
  }

  /// A method that the buffer has too.
  private static func forward(_ stream: TypeBuilder, _ name: StaticString) {
    stream.method(name) { world, arguments throws(Raised) in
      try world.callMethod(open(world, arguments[0]).pointee.buffer, name)
    }
  }

  // MARK: Reading

  /// Decodes what is left in the buffer.
  private static func fill(_ world: World, _ object: Ref<TextStream>) throws(Raised) {
    let buffer = object.pointee.buffer
    if try !world.isTrue(world.callMethod(buffer, "readable")) {
      throw try Streams.unsupported(world, "not readable")
    }
    if !object.pointee.text.isUnbound {
      let left = Ref<StringObject>(object.pointee.text).count - object.pointee.position
      if left > 0 { return }
    }
    object.pointee.origin =
      try world.isTrue(world.callMethod(buffer, "seekable")) ? world.index(world.callMethod(buffer, "tell")) : 0
    let bytes = try world.callMethod(buffer, "read")
    let row = try Streams.bytes(world, bytes, "read")
    object.pointee.text = try world.decode(
      bytes, row, encoding: object.pointee.encoding, errors: object.pointee.errors)
    object.pointee.position = 0
  }

  /// The next characters of the text, line ends translated.
  private static func take(_ world: World, _ object: Ref<TextStream>, _ count: Int) throws(Raised) -> Value {
    let units = TextRow(Ref<StringObject>(object.pointee.text))
    let start = object.pointee.position
    let part = units.part(start, start + count)
    object.pointee.position = start + count
    var hasReturn = false
    for index in 0..<part.count where part[index] == 13 || part[index] == 10 {
      let isReturn = part[index] == 13
      let isPair = isReturn && index + 1 < part.count && part[index + 1] == 10
      if isReturn { hasReturn = true }
      if isPair {
        object.pointee.met |= 4
      } else if !(part[index] == 10 && index > 0 && part[index - 1] == 13) {
        object.pointee.met |= isReturn ? 1 : 2
      }
    }
    if !hasReturn || !object.pointee.newline.isNone { return try world.string(part) }
    return world.string(Newlines.translated((0..<part.count).lazy.map { part[$0] }))
  }

  private static func reading(_ stream: TypeBuilder) {
    stream.method("read", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let size = try Streams.size(world, arguments[1])
      try fill(world, object)
      let units = TextRow(Ref<StringObject>(object.pointee.text))
      let left = units.count - object.pointee.position
      if size < 0 { return try take(world, object, left) }
      // A pair of line ends is one character.
      var count = 0
      var taken = 0
      let start = object.pointee.position
      while taken < size, count < left {
        let isPair =
          object.pointee.newline.isNone && units[start + count] == 13 && count + 1 < left
          && units[start + count + 1] == 10
        count += isPair ? 2 : 1
        taken += 1
      }
      return try take(world, object, count)
    }
    stream.method("readline", .positional(0, 1)) { world, arguments throws(Raised) in
      let limit = try Streams.size(world, arguments[1])
      return try line(world, open(world, arguments[0]), limit)
    }
    stream.method("__next__") { world, arguments throws(Raised) in
      let found = try line(world, open(world, arguments[0]), -1)
      return Ref<StringObject>(found).count == 0 ? .unbound : found
    }
    stream.method("tell") { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      if object.pointee.text.isUnbound { return try world.callMethod(object.pointee.buffer, "tell") }
      let units = TextRow(Ref<StringObject>(object.pointee.text))
      let read = try world.string(units.part(0, object.pointee.position))
      let bytes = try world.encode(read, encoding: object.pointee.encoding, errors: object.pointee.errors)
      return world.makeInteger(object.pointee.origin &+ Ref<BytesObject>(bytes).pointee.count)
    }
    stream.method("seek", .positional(1, 2)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let offset = try world.index(arguments[1])
      let whence = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
      if try !world.isTrue(world.callMethod(object.pointee.buffer, "seekable")) {
        throw try Streams.unsupported(world, "underlying stream is not seekable")
      }
      if whence < 0 || whence > 2 {
        throw world.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
      }
      if whence == 0, offset < 0 { throw world.valueError("negative seek position \(offset)") }
      if whence != 0, offset != 0 {
        throw try Streams.unsupported(
          world, whence == 1 ? "can't do nonzero cur-relative seeks" : "can't do nonzero end-relative seeks")
      }
      if whence == 1 { return try world.callMethod(arguments[0], "tell") }
      object.pointee.text = .unbound
      return try world.callMethod(
        object.pointee.buffer, "seek", [world.makeInteger(offset), Value(small: whence)])
    }
  }

  private static func line(_ world: World, _ object: Ref<TextStream>, _ limit: Int) throws(Raised) -> Value {
    try fill(world, object)
    let units = TextRow(Ref<StringObject>(object.pointee.text))
    let newline = object.pointee.newline
    // With None all three ends count, as they do with "".
    let length = Newlines.length(
      world, newline.isNone ? world.emptyString : newline, from: object.pointee.position, to: units.count
    ) { units[$0] }
    return try take(world, object, limit < 0 ? length : min(limit, length))
  }

  // MARK: Writing

  private static func writing(_ stream: TypeBuilder) {
    stream.method("write", .exactly(1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      guard world.isString(arguments[1]) else {
        throw world.typeError("write() argument must be str, not \(world.typeName(of: arguments[1]))")
      }
      let text = Ref<StringObject>(arguments[1])
      if try !world.isTrue(world.callMethod(object.pointee.buffer, "writable")) {
        throw try Streams.unsupported(world, "not writable")
      }
      var written = arguments[1]
      if world.isString(object.pointee.newline) {
        written = world.string(Newlines.written(text.codePoints, world, object.pointee.newline))
      }
      let bytes = try world.encode(written, encoding: object.pointee.encoding, errors: object.pointee.errors)
      _ = try world.callMethod(object.pointee.buffer, "write", [bytes])
      return Value(small: text.count)
    }
    stream.method("flush") { world, arguments throws(Raised) in
      try world.callMethod(open(world, arguments[0]).pointee.buffer, "flush")
    }
    stream.method("close") { world, arguments throws(Raised) in
      let object = Ref<TextStream>(arguments[0])
      if object.pointee.buffer.isUnbound { throw world.valueError("underlying buffer has been detached") }
      if try StreamBases.isClosed(world, object.pointee.buffer) { return .none }
      _ = try world.callMethod(arguments[0], "flush")
      return try world.callMethod(object.pointee.buffer, "close")
    }
    stream.method("detach") { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let buffer = object.pointee.buffer
      object.pointee.buffer = .unbound
      return buffer
    }
    stream.method("truncate", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      return try world.callMethod(
        object.pointee.buffer, "truncate", arguments[1].isUnbound ? [] : [arguments[1]])
    }
    stream.method(
      "reconfigure",
      .named("encoding", "errors", "newline", "line_buffering", "write_through", maximum: 0)
    ) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      if world.isString(arguments[1]) {
        _ = try world.encode(world.emptyString, encoding: arguments[1])
        object.pointee.encoding = arguments[1]
        object.pointee.errors = world.intern("strict")
      }
      if world.isString(arguments[2]) { object.pointee.errors = arguments[2] }
      if !arguments[3].isUnbound {
        try Newlines.check(world, arguments[3], quotes: false)
        object.pointee.newline = arguments[3]
      }
      if !arguments[4].isUnbound, !arguments[4].isNone {
        object.pointee.isLineBuffered = try world.isTrue(arguments[4])
      }
      if !arguments[5].isUnbound, !arguments[5].isNone {
        object.pointee.writesThrough = try world.isTrue(arguments[5])
      }
      // What is printed from now on has to pass through here.
      if world.standardOutput == arguments[0] { world.standardOutput = .unbound }
      return .none
    }
  }
}
