// sys.stdin, sys.stdout and sys.stderr as far as a program needs no file for them.

/// A stream of the world's own: fields are its name and whether it is the error stream.
enum StandardStreams {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) {
    let type = world.makeType(
      "TextIOWrapper", base: world.types.object, kind: .other, size: MemoryLayout<WrapperObject>.size, flags: [],
      module: "_io")
    define(TypeBuilder(world: world, type: type))
    let dict = module.pointee.attributes.dict
    for name in ["stdin", "stdout", "stderr"] {
      let stream = world.makeWrapper(type, .other, world.intern("<\(name)>"))
      if name == "stdout" { world.standardOutput = stream }
      world.set(world.intern(name), stream, in: dict)
      world.set(world.intern("__\(name)__"), stream, in: dict)
    }
  }

  private static func name(_ arguments: Arguments) -> String {
    Ref<StringObject>(Ref<WrapperObject>(arguments[0]).pointee.fields.0).text
  }

  private static func define(_ stream: TypeBuilder) {
    stream.notCallable()
    stream.method("write", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else {
        throw world.typeError("write() argument must be str, not \(world.typeName(of: arguments[1]))")
      }
      let text = Ref<StringObject>(arguments[1])
      switch name(arguments) {
      case "<stdout>": if !world.write(text) { throw world.memoryError() }
      case "<stderr>": world.host.write(Array(text.text.utf8), true)
      default: throw world.raise("OSError", "not writable")
      }
      return Value(small: text.count)
    }
    stream.method("writelines", .exactly(1)) { world, arguments throws(Raised) in
      let write = try world.getAttribute(arguments[0], world.intern("write"))
      try world.forEach(arguments[1]) { line throws(Raised) in
        _ = try world.call(write, [line])
        return true
      }
      return .none
    }
    for method: StaticString in ["flush", "close", "__exit__", "__del__"] {
      stream.method(method, .variadic()) { _, _ throws(Raised) in .none }
    }
    stream.method("reconfigure", .variadic(names: true)) { _, _ throws(Raised) in .none }
    for method: StaticString in ["isatty", "seekable"] { stream.method(method) { _, _ throws(Raised) in .false } }
    stream.method("readable") { _, arguments throws(Raised) in Value(name(arguments) == "<stdin>") }
    stream.method("writable") { _, arguments throws(Raised) in Value(name(arguments) != "<stdin>") }
    stream.method("fileno") { _, arguments throws(Raised) in
      Value(small: ["<stdin>": 0, "<stdout>": 1][name(arguments)] ?? 2)
    }
    for method: StaticString in ["read", "readline"] {
      stream.method(method, .positional(0, 1)) { world, _ throws(Raised) in world.emptyString }
    }
    stream.method("readlines", .positional(0, 1)) { world, _ throws(Raised) in world.makeList().value }
    stream.method("__enter__") { _, arguments throws(Raised) in arguments[0] }
    stream.iterator { _, _ throws(Raised) in .unbound }
    stream.property("name") { _, arguments throws(Raised) in Ref<WrapperObject>(arguments[0]).pointee.fields.0 }
    stream.property("mode") { world, arguments throws(Raised) in
      world.intern(name(arguments) == "<stdin>" ? "r" : "w")
    }
    stream.property("encoding") { world, _ throws(Raised) in world.intern("utf-8") }
    stream.property("errors") { world, arguments throws(Raised) in
      world.intern(name(arguments) == "<stderr>" ? "backslashreplace" : "strict")
    }
    stream.property("closed") { _, _ throws(Raised) in .false }
    stream.property("newlines") { _, _ throws(Raised) in .none }
    stream.property("line_buffering") { _, arguments throws(Raised) in Value(name(arguments) == "<stderr>") }
    stream.property("write_through") { _, _ throws(Raised) in .false }
    stream.method("__repr__") { world, arguments throws(Raised) in
      let name = name(arguments)
      return world.string(
        "<_io.TextIOWrapper name='\(name)' mode='\(name == "<stdin>" ? "r" : "w")' encoding='utf-8'>")
    }
  }
}
