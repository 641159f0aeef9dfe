// Functions of builtins that deal with text: chr, ord, ascii, repr, format.

enum TextBuiltins {
  @Sendable static func define(_ world: World) {
    func function(_ name: StaticString, _ parameters: Parameters, _ code: @escaping NativeCode) {
      let definition = NativeDefinition(name, parameters, isMethod: false, code)
      world.set(world.intern(name), world.makeNative(definition, module: world.intern("builtins")), in: world.builtins)
    }
    function("chr", .exactly(1)) { world, arguments throws(Raised) in
      guard let whole = try world.wholeNumber(arguments[0]) else {
        throw world.typeError(
          "'\(world.typeName(of: arguments[0]))' object cannot be interpreted as an integer")
      }
      guard let number = world.fitting(whole), number >= 0, number < 0x110000 else {
        throw world.valueError("chr() arg not in range(0x110000)")
      }
      return world.character(UInt32(number))
    }
    function("ord", .exactly(1)) { world, arguments throws(Raised) in
      switch world.kind(of: arguments[0]) {
      case .string, .bytes, .bytearray:
        let text = world.units(of: arguments[0])
        if text.count == 1 { return Value(small: Int(text[0])) }
        throw world.typeError("ord() expected a character, but string of length \(text.count) found")
      default:
        throw world.typeError(
          "ord() expected string of length 1, but \(world.typeName(of: arguments[0])) found")
      }
    }
    function("ascii", .exactly(1)) { world, arguments throws(Raised) in try world.ascii(arguments[0]) }
    function("repr", .exactly(1)) { world, arguments throws(Raised) in try world.repr(arguments[0]) }
    function("format", .positional(1, 2)) { world, arguments throws(Raised) in
      if !arguments[1].isUnbound, !world.isString(arguments[1]) {
        throw world.typeError("format() argument 2 must be str, not \(world.typeNameOrNone(of: arguments[1]))")
      }
      return try world.format(arguments[0], arguments[1])
    }
  }
}
