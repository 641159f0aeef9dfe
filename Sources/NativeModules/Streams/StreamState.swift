// _io: its types in one world, and what all streams share.
import Runtime

/// The types of `_io`.
final class StreamState {
  var base = Ref<TypeObject>.none
  var raw = Ref<TypeObject>.none
  var buffered = Ref<TypeObject>.none
  var text = Ref<TypeObject>.none
  var bytesIO = Ref<TypeObject>.none
  var stringIO = Ref<TypeObject>.none
  var file = Ref<TypeObject>.none
  var reader = Ref<TypeObject>.none
  var writer = Ref<TypeObject>.none
  var random = Ref<TypeObject>.none
  var wrapper = Ref<TypeObject>.none
  var unsupported = Value.none

  static func of(_ world: World) throws(Raised) -> StreamState {
    let key = ObjectIdentifier(StreamState.self)
    if let state = world.moduleStates[key] as? StreamState { return state }
    let state = StreamState()
    world.moduleStates[key] = state
    try state.define(world)
    return state
  }

  private func define(_ world: World) throws(Raised) {
    func make<Layout: BitwiseCopyable>(_ name: StaticString, _ base: Ref<TypeObject>, _: Layout.Type) -> Ref<TypeObject>
    {
      world.makeModuleType(
        name, in: "_io", base: base, kind: .instance, size: MemoryLayout<Layout>.size,
        attributes: MemoryLayout<Header>.size, flags: .isBaseType)
    }
    base = make("_IOBase", world.types.object, InstanceObject.self)
    raw = make("_RawIOBase", base, InstanceObject.self)
    buffered = make("_BufferedIOBase", base, InstanceObject.self)
    text = make("_TextIOBase", base, InstanceObject.self)
    bytesIO = make("BytesIO", buffered, BytesStream.self)
    stringIO = make("StringIO", text, StringStream.self)
    file = make("FileIO", raw, FileStream.self)
    reader = make("BufferedReader", buffered, BufferStream.self)
    writer = make("BufferedWriter", buffered, BufferStream.self)
    random = make("BufferedRandom", buffered, BufferStream.self)
    wrapper = make("TextIOWrapper", text, TextStream.self)
    let namespace = world.makeDict()
    world.set(world.names.module, world.intern("io"), in: namespace)
    let bases = [world.exceptionType("OSError").value, world.exceptionType("ValueError").value]
    unsupported = try world.call(
      world.types.type.value, [world.intern("UnsupportedOperation"), world.makeTuple(bases).value, namespace.value])
    StreamBases.define(world, self)
    BytesStreamType.define(TypeBuilder(world: world, type: bytesIO))
    StringStreamType.define(TypeBuilder(world: world, type: stringIO))
    FileStreamType.define(TypeBuilder(world: world, type: file))
    BufferStreamType.define(TypeBuilder(world: world, type: reader), reads: true, writes: false)
    BufferStreamType.define(TypeBuilder(world: world, type: writer), reads: false, writes: true)
    BufferStreamType.define(TypeBuilder(world: world, type: random), reads: true, writes: true)
    TextStreamType.define(TypeBuilder(world: world, type: wrapper))
  }
}

enum Streams {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    let state = try StreamState.of(world)
    for type in [
      state.base, state.raw, state.buffered, state.text, state.bytesIO, state.stringIO, state.file, state.reader,
      state.writer, state.random, state.wrapper,
    ] { builder.publish(type) }
    builder.constant("DEFAULT_BUFFER_SIZE", Value(small: 131072))
    builder.constant("UnsupportedOperation", state.unsupported)
    builder.constant("BlockingIOError", world.exceptionType("BlockingIOError").value)
    builder.constant("open", OpenFunction.shared(world))
    builder.function("open_code", .named("path", required: 1)) { world, arguments throws(Raised) in
      try OpenFunction.open(world, arguments[0], mode: "rb", buffering: -1, .none, .none, .none, .true)
    }
    builder.function("text_encoding", .positional(1, 2)) { world, arguments throws(Raised) in
      arguments[0].isNone ? world.intern("utf-8") : arguments[0]
    }
    NewlineDecoder.define(builder)
    PairStream.define(builder, state)
  }

  static func unsupported(_ world: World, _ name: String) throws(Raised) -> Raised {
    world.raise(try world.call(StreamState.of(world).unsupported, [world.string(name)]))
  }

  static func closed(_ world: World) -> Raised { world.valueError("I/O operation on closed file.") }

  /// `OSError(number, message, name)`
  /// The exception of a program that reaches out of the sandbox.
  static func denied(_ world: World, _ number: Int, _ message: String, _ name: Value = .unbound) -> Raised {
    let raised = systemError(world, number, message, name)
    world.noteDenial(world.raised)
    return raised
  }

  /// Why a file that is there cannot be read.
  static func unreadable(_ world: World, _ path: String, _ name: Value) -> Raised {
    world.host.isOutside(world.host.absolute(path))
      ? denied(world, 1, "Operation not permitted in the sandbox: it reads the project and its libraries only", name)
      : systemError(world, 13, "Permission denied", name)
  }

  static func systemError(_ world: World, _ number: Int, _ message: String, _ name: Value = .unbound) -> Raised {
    do throws(Raised) {
      var given = [Value(small: number), world.string(message)]
      if !name.isUnbound { given.append(name) }
      return world.raise(try world.call(world.exceptionType("OSError").value, given))
    } catch {
      return error
    }
  }

  /// A count of bytes or characters that may be None or negative: all of them.
  static func size(_ world: World, _ value: Value) throws(Raised) -> Int {
    if value.isUnbound || value.isNone { return -1 }
    if world.special(.index, of: world.type(of: value)).isUnbound {
      throw world.typeError("argument should be integer or None, not '\(world.typeName(of: value))'")
    }
    return try world.index(value)
  }

  /// Bytes that a method of another stream gave.
  static func bytes(_ world: World, _ value: Value, _ name: String) throws(Raised) -> TextRow {
    guard let row = world.buffer(of: value) else {
      throw world.typeError("\(name)() should have returned a bytes-like object, not '\(world.typeName(of: value))'")
    }
    return row
  }
}
