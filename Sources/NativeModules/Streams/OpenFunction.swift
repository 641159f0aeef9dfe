// open, and the standard streams.
import Runtime

enum OpenFunction {
  /// The one function that is `open` and `io.open`.
  static func shared(_ world: World) -> Value {
    let name = world.intern("open")
    let known = world.get(name, in: world.builtins)
    if !known.isUnbound { return known }
    let definition = NativeDefinition(
      "open",
      .named("file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener", required: 1),
      isMethod: false
    ) { world, arguments throws(Raised) in
      if !arguments[1].isUnbound, !world.isString(arguments[1]) {
        throw world.typeError("open() argument 'mode' must be str, not \(world.typeName(of: arguments[1]))")
      }
      let mode = arguments[1].isUnbound ? "r" : Ref<StringObject>(arguments[1]).text
      let buffering = arguments[2].isUnbound ? -1 : try world.index(arguments[2])
      return try open(
        world, arguments[0], mode: mode, buffering: buffering, arguments.or(3, .none), arguments.or(4, .none),
        arguments.or(5, .none), arguments.or(6, .true), opener: arguments.or(7, .none))
    }
    let function = world.makeNative(definition, module: world.intern("_io"))
    world.set(name, function, in: world.builtins)
    return function
  }

  /// The text of a path: str, bytes or what has `__fspath__`.
  static func path(_ world: World, _ value: Value) throws(Raised) -> String {
    var value = value
    if !world.isString(value), world.kind(of: value) != .bytes {
      guard let path = try world.callSpecial(.fspath, value) else {
        throw world.typeError("expected str, bytes or os.PathLike object, not \(world.typeName(of: value))")
      }
      value = path
    }
    if world.kind(of: value) == .bytes {
      value = try world.decode(
        value, TextRow(Ref<BytesObject>(value)), errors: world.intern("surrogateescape"))
    }
    guard world.isString(value) else {
      throw world.typeError("expected str, bytes or os.PathLike object, not \(world.typeName(of: value))")
    }
    let text = Ref<StringObject>(value).text
    if text.utf8.contains(0) { throw world.valueError("embedded null byte") }
    return text
  }

  private static func mode(_ world: World, _ text: String) throws(Raised) -> FileStreamType.Mode {
    let allowed: Set<Character> = ["r", "w", "x", "a", "+", "t", "b"]
    if Set(text).count != text.count || !Set(text).isSubset(of: allowed) {
      throw world.valueError("invalid mode: '\(text)'")
    }
    var mode = FileStreamType.Mode()
    let kinds = text.filter { "rwxa".contains($0) }
    if text.contains("t"), text.contains("b") {
      throw world.valueError("can't have text and binary mode at once")
    }
    if kinds.count != 1 { throw world.valueError("must have exactly one of create/read/write/append mode") }
    mode.kind = kinds.first ?? "r"
    mode.updates = text.contains("+")
    mode.isText = !text.contains("b")
    return mode
  }

  static func open(
    _ world: World, _ file: Value, mode text: String, buffering: Int, _ encoding: Value, _ errors: Value,
    _ newline: Value, _ closes: Value, opener: Value = .none
  ) throws(Raised) -> Value {
    let mode = try mode(world, text)
    if !mode.isText {
      if !encoding.isNone { throw world.valueError("binary mode doesn't take an encoding argument") }
      if !errors.isNone { throw world.valueError("binary mode doesn't take an errors argument") }
      if !newline.isNone { throw world.valueError("binary mode doesn't take a newline argument") }
    }
    let state = try StreamState.of(world)
    let raw = world.makeInstance(state.file)
    let closesDescriptor = try world.isTrue(closes)
    if !closesDescriptor, world.kind(of: file) != .integer {
      throw world.valueError("Cannot use closefd=False with file name")
    }
    if world.kind(of: file) != .integer, opener.isNone {
      let isRead = mode.kind == "r" && !mode.updates
      let name = try path(world, file)
      world.noteEffect(isRead ? .fileRead : .fileWrite, name)
    }
    try FileStreamType.begin(world, Ref(raw), file, mode, closes: closesDescriptor, opener: opener)
    if buffering == 0 {
      if mode.isText { throw world.valueError("can't have unbuffered text I/O") }
      return raw
    }
    let buffer = try world.call(
      (mode.updates ? state.random : mode.writes ? state.writer : state.reader).value, [raw])
    if !mode.isText { return buffer }
    let wrapper = try world.call(state.wrapper.value, [buffer, encoding, errors, newline])
    Ref<TextStream>(wrapper).pointee.mode = world.string(text)
    return wrapper
  }

  // MARK: Standard streams

  /// `sys.stdin`, `stdout` and `stderr`, also under their second names.
  package static func makeStandardStreams(_ world: World, _ sys: Ref<DictObject>) throws(Raised) {
    let state = try StreamState.of(world)
    for (descriptor, name, handler) in [
      (0, "stdin", "surrogateescape"), (1, "stdout", "surrogateescape"), (2, "stderr", "backslashreplace"),
    ] {
      var mode = FileStreamType.Mode()
      mode.kind = descriptor == 0 ? "r" : "w"
      let raw = world.makeInstance(state.file)
      try FileStreamType.begin(world, Ref(raw), Value(small: descriptor), mode, closes: false)
      Ref<FileStream>(raw).pointee.name = world.string("<\(name)>")
      let buffer = try world.call((descriptor == 0 ? state.reader : state.writer).value, [raw])
      let wrapper = try world.call(
        state.wrapper.value, [buffer, world.intern("utf-8"), world.string(handler), world.intern("\n")])
      Ref<TextStream>(wrapper).pointee.mode = world.string(descriptor == 0 ? "r" : "w")
      if descriptor == 1 { world.standardOutput = wrapper }
      world.set(world.intern(name), wrapper, in: sys)
      world.set(world.intern("__\(name)__"), wrapper, in: sys)
    }
  }
}
