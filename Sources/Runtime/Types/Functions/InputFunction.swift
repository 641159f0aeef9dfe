// The builtin function `input`: a line of the host's input, or of what a program has put in the place of sys.stdin.

enum InputFunction {
  @Sendable static func define(_ world: World) {
    world.builtin("input", .positional(0, 1)) { world, arguments throws(Raised) in
      let stream = world.systemAttribute("stdin")
      if stream.isUnbound || stream.isNone { throw world.raise("RuntimeError", "input(): lost sys.stdin") }
      if !arguments[0].isUnbound {
        let print = world.get(world.intern("print"), in: world.builtins)
        _ = try world.call(print, [arguments[0]], named: [("end", world.emptyString), ("flush", .true)])
      }
      let line = try stream == world.systemAttribute("__stdin__") ? fromHost(world) : fromStream(world, stream)
      let text = Ref<StringObject>(line)
      if text.count == 0 { throw world.raise("EOFError", "EOF when reading a line") }
      return text[text.count - 1] == 10 ? world.string(text.codePoints.dropLast()) : line
    }
  }

  private static func fromHost(_ world: World) throws(Raised) -> Value {
    guard let line = world.host.readLine() else {
      // Whatever interrupted it is heard now and not once more.
      _ = world.host.isInterrupted()
      throw world.raise("KeyboardInterrupt", arguments: [])
    }
    return world.string(String(decoding: line, as: UTF8.self))
  }

  private static func fromStream(_ world: World, _ stream: Value) throws(Raised) -> Value {
    let line = try world.callMethod(stream, "readline")
    guard world.isString(line) else { throw world.typeError("object.readline() returned non-string") }
    return line
  }
}
