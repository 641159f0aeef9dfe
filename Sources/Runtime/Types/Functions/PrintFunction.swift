// print: text on the standard output or another stream.

enum PrintFunction {
  @Sendable static func define(_ world: World) {
    world.builtin("print", .variadic(names: true)) { world, arguments throws(Raised) in
      var separator = Value.none, end = Value.none, file = Value.none, flush = false
      let count = arguments.positionalCount
      if !arguments.names.isUnbound {
        let names = Ref<TupleObject>(arguments.names)
        for index in 0..<names.count {
          let value = arguments[count + index]
          switch Ref<StringObject>(names[index]).text {
          case "sep": separator = value
          case "end": end = value
          case "file": file = value
          case "flush": flush = try world.isTrue(value)
          case let other: throw world.typeError("print() got an unexpected keyword argument '\(other)'")
          }
        }
      }
      if file.isNone {
        file = standardOutput(world)
        if file.isNone { return .none }
      }
      try check(world, separator, "sep")
      try check(world, end, "end")
      for index in 0..<count {
        if index > 0 { try write(world, separator.isNone ? world.intern(" ") : separator, to: file) }
        try write(world, world.str(arguments[index]), to: file)
      }
      try write(world, end.isNone ? world.intern("\n") : end, to: file)
      if flush, !file.isUnbound { _ = try world.callMethod(file, "flush") }
      return .none
    }
  }

  private static func check(_ world: World, _ value: Value, _ name: StaticString) throws(Raised) {
    if value.isNone || world.isString(value) { return }
    throw world.typeError("\(name) must be None or a string, not \(world.typeName(of: value))")
  }

  /// `sys.stdout` if a program put something else there; unbound: the world's own.
  private static func standardOutput(_ world: World) -> Value {
    let sys = world.get(world.intern("sys"), in: world.modules)
    guard world.kind(of: sys) == .module else { return .unbound }
    let stream = world.get(world.intern("stdout"), in: Ref<ModuleObject>(sys).pointee.attributes.dict)
    return stream == world.standardOutput ? .unbound : stream
  }

  private static func write(_ world: World, _ text: Value, to file: Value) throws(Raised) {
    if !file.isUnbound {
      _ = try world.callMethod(file, "write", [text])
      return
    }
    if !world.write(Ref<StringObject>(text)) { throw world.stop(.output) }
  }
}
