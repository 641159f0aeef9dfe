// What happens with what cannot be encoded or decoded: the argument `errors`.
import PythonSyntax

/// An error handler by its name, which is looked up when it is first needed.
struct TextErrors {
  let name: String

  init(_ world: World, _ errors: Value) {
    name = errors.isUnbound ? "strict" : Ref<StringObject>(errors).text
  }

  /// What stands for units that cannot be encoded.
  enum Replacement {
    /// To be encoded itself.
    case text(TextRow)
    /// As it is.
    case bytes([UInt8])
  }

  // MARK: Encoding

  /// For `start..<end` of a string; the second is where to go on.
  func encode(
    _ world: World, _ codec: Codec, _ object: Value, _ start: Int, _ end: Int, _ reason: StaticString
  ) throws(Raised) -> (Replacement, Int) {
    let text = TextRow(Ref<StringObject>(object))
    var buffer = TextBuffer()
    switch name {
    case "ignore": return (.bytes([]), end)
    case "replace": buffer.append(63, times: end - start)
    case "backslashreplace":
      for index in start..<end { TextRepr.backslash(text[index], &buffer) }
    case "xmlcharrefreplace":
      for index in start..<end { buffer.append("&#\(text[index]);") }
    case "namereplace":
      try world.loadCharacterNames()
      for index in start..<end {
        if let name = Unicode.Scalar(text[index])?.properties.name, scalar(named: name) == text[index] {
          buffer.append("\\N{\(name)}")
        } else {
          TextRepr.backslash(text[index], &buffer)
        }
      }
    case "surrogateescape":
      var bytes: [UInt8] = []
      var index = start
      while index < end, text[index] >= 0xdc80, text[index] <= 0xdcff {
        bytes.append(UInt8(truncatingIfNeeded: text[index]))
        index += 1
      }
      if index == start { throw encodeError(world, codec, object, start, end, reason) }
      return (.bytes(bytes), index)
    case "surrogatepass":
      var bytes: [UInt8] = []
      for index in start..<end {
        guard text[index] >= 0xd800, text[index] <= 0xdfff,
          Encoder.appendSurrogate(text[index], codec, &bytes)
        else { throw encodeError(world, codec, object, start, end, reason) }
      }
      return (.bytes(bytes), end)
    case "strict": throw encodeError(world, codec, object, start, end, reason)
    default: return try encodeByHandler(world, codec, object, start, end, reason)
    }
    return (.text(TextRow(Ref<StringObject>(try buffer.finish(world)))), end)
  }

  private func encodeByHandler(
    _ world: World, _ codec: Codec, _ object: Value, _ start: Int, _ end: Int, _ reason: StaticString
  ) throws(Raised) -> (Replacement, Int) {
    let count = Ref<StringObject>(object).count
    let handler = try handler(world)
    let exception = Self.exception(
      world, "UnicodeEncodeError", codec.name, object, start, end, reason)
    let answer = try world.call(handler, [exception])
    guard world.kind(of: answer) == .tuple, Ref<TupleObject>(answer).count == 2,
      world.isString(Ref<TupleObject>(answer)[0]) || world.kind(of: Ref<TupleObject>(answer)[0]) == .bytes
    else { throw world.typeError("encoding error handler must return (str/bytes, int) tuple") }
    let next = try position(world, Ref<TupleObject>(answer)[1], count)
    let replacement = Ref<TupleObject>(answer)[0]
    let row = world.units(of: replacement)
    return (world.isString(replacement) ? .text(row) : .bytes((0..<row.count).map { row.row[$0] }), next)
  }

  private func encodeError(
    _ world: World, _ codec: Codec, _ object: Value, _ start: Int, _ end: Int, _ reason: StaticString
  ) -> Raised {
    world.raise(Self.exception(world, "UnicodeEncodeError", codec.name, object, start, end, reason))
  }

  // MARK: Decoding

  /// Appends what stands for `start..<end` of a buffer; where to go on.
  func decode(
    _ decoder: borrowing Decoder, _ codec: Codec, _ start: Int, _ end: Int, _ reason: StaticString,
    _ buffer: inout TextBuffer
  ) throws(Raised) -> Int {
    let world = decoder.world
    let bytes = decoder.buffer
    switch name {
    case "ignore": return end
    case "replace": buffer.append(0xfffd)
    case "backslashreplace":
      for index in start..<end { TextRepr.backslash(bytes[index], &buffer) }
    case "surrogateescape":
      var index = start
      while index < end, index < start + 4, bytes[index] >= 0x80 {
        buffer.append(0xdc00 + bytes[index])
        index += 1
      }
      if index == start { throw decodeError(decoder, codec, start, end, reason) }
      return index
    case "surrogatepass":
      guard let (surrogate, size) = decoder.surrogate(at: start, codec) else {
        throw decodeError(decoder, codec, start, end, reason)
      }
      buffer.append(surrogate)
      return start + size
    case "xmlcharrefreplace", "namereplace":
      throw world.typeError("don't know how to handle UnicodeDecodeError in error callback")
    case "strict": throw decodeError(decoder, codec, start, end, reason)
    default:
      let handler = try handler(world)
      let answer = try world.call(handler, [try decodeException(decoder, codec, start, end, reason)])
      guard world.kind(of: answer) == .tuple, Ref<TupleObject>(answer).count == 2,
        world.isString(Ref<TupleObject>(answer)[0])
      else { throw world.typeError("decoding error handler must return (str, int) tuple") }
      let next = try position(world, Ref<TupleObject>(answer)[1], bytes.count)
      buffer.append(Ref<TupleObject>(answer)[0])
      return next
    }
    return end
  }

  private func decodeException(
    _ decoder: borrowing Decoder, _ codec: Codec, _ start: Int, _ end: Int, _ reason: StaticString
  ) throws(Raised) -> Value {
    let world = decoder.world
    // The exception keeps bytes, whatever was decoded.
    let object =
      world.type(of: decoder.object) == world.types.bytes ? decoder.object : try world.bytes(decoder.buffer)
    return Self.exception(world, "UnicodeDecodeError", codec.name, object, start, end, reason)
  }

  private func decodeError(
    _ decoder: borrowing Decoder, _ codec: Codec, _ start: Int, _ end: Int, _ reason: StaticString
  ) -> Raised {
    do throws(Raised) {
      return decoder.world.raise(try decodeException(decoder, codec, start, end, reason))
    } catch {
      return error
    }
  }

  // MARK: Both

  private func handler(_ world: World) throws(Raised) -> Value {
    guard let handler = world.errorHandlers[name] else {
      throw world.raise("LookupError", "unknown error handler name '\(name)'")
    }
    return handler
  }

  private func position(_ world: World, _ value: Value, _ count: Int) throws(Raised) -> Int {
    let given = try world.index(value)
    let position = given < 0 ? given &+ count : given
    if position < 0 || position > count {
      throw world.indexError("position \(given) from error handler out of bounds")
    }
    return position
  }

  static func exception(
    _ world: World, _ type: StaticString, _ encoding: String, _ object: Value, _ start: Int, _ end: Int,
    _ reason: StaticString
  ) -> Value {
    let fields = [
      world.string(encoding), object, Value(small: start), Value(small: end), world.intern(reason),
    ]
    let exception = world.makeException(world.exceptionType(type), fields)
    Ref<ExceptionObject>(exception).pointee.fields = (fields[0], fields[1], fields[2], fields[3], fields[4])
    return exception
  }
}
