// The builtin function `input`, which reads lines through the host.

enum InputFunction {
  @Sendable static func define(_ world: World) {
    world.builtin("input", .positional(0, 1)) { world, arguments throws(Raised) in
      if !arguments[0].isUnbound, !world.write(Ref<StringObject>(try world.str(arguments[0]))) {
        throw world.stop(.output)
      }
      guard var line = world.host.readLine() else {
        // Whatever interrupted it is heard now and not once more.
        _ = world.host.isInterrupted()
        throw world.raise("KeyboardInterrupt", arguments: [])
      }
      if line.isEmpty { throw world.raise("EOFError", "EOF when reading a line") }
      if line.last == UInt8(ascii: "\n") { line.removeLast() }
      return world.string(String(decoding: line, as: UTF8.self))
    }
  }
}
