// str: translate, maketrans, encode.

enum StringTranslate {
  static func define(_ string: TypeBuilder) {
    string.method("encode", .named("encoding", "errors")) { world, arguments throws(Raised) in
      try codecNames(world, arguments, "encode")
      return try world.encode(arguments[0], encoding: arguments[1], errors: arguments[2])
    }
    string.method("translate", .exactly(1)) { world, arguments throws(Raised) in
      try translate(world, arguments[0], arguments[1])
    }
    string.staticMethod("maketrans", .positional(1, 3)) { world, arguments throws(Raised) in
      try makeTable(world, arguments)
    }
  }

  /// The arguments of encode and decode have to be strings.
  static func codecNames(_ world: World, _ arguments: Arguments, _ function: StaticString) throws(Raised) {
    for (place, name) in [(1, "encoding"), (2, "errors")]
    where !arguments[place].isUnbound && !world.isString(arguments[place]) {
      throw world.typeError(
        "\(function)() argument '\(name)' must be str, not \(world.typeNameOrNone(of: arguments[place]))")
    }
  }

  private static func translate(_ world: World, _ value: Value, _ table: Value) throws(Raised) -> Value {
    let text = TextRow(Ref<StringObject>(value))
    var buffer = TextBuffer()
    // What the table says of an ASCII character is asked once.
    var known: [Value] = Array(repeating: .unbound, count: 128)
    for index in 0..<text.count {
      let unit = text[index]
      var found = unit < 128 ? known[Int(unit)] : .unbound
      if found.isUnbound {
        do throws(Raised) {
          found = try world.getItem(table, Value(small: Int(unit)))
        } catch {
          if !world.isRaised("LookupError") { throw error }
          world.raised = .unbound
          found = Value(small: Int(unit))
        }
        if unit < 128 { known[Int(unit)] = found }
      }
      if found.isNone { continue }
      if world.isString(found) {
        buffer.append(found)
      } else if world.kind(of: found) == .integer {
        guard let number = world.fitting(found), number >= 0, number < 0x110000 else {
          throw world.valueError("character mapping must be in range(0x110000)")
        }
        buffer.append(UInt32(number))
      } else {
        throw world.typeError("character mapping must return integer, None or str")
      }
      if buffer.count > world.heap.limit { throw world.raise("MemoryError", "") }
    }
    return try buffer.finish(world)
  }

  private static func makeTable(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let result = world.makeDict()
    if arguments[1].isUnbound {
      guard world.kind(of: arguments[0]) == .dict else {
        throw world.typeError("if you give only one argument to maketrans it must be a dict")
      }
      let table = Ref<DictObject>(arguments[0])
      for index in 0..<table.pointee.used where !table.pointee.entries[index].key.isUnbound {
        let key = table.pointee.entries[index].key
        var number = key
        if world.isString(key) {
          let text = Ref<StringObject>(key)
          if text.count != 1 { throw world.valueError("string keys in translatetable must be of length 1") }
          number = Value(small: Int(text[0]))
        } else if world.kind(of: key) != .integer {
          throw world.typeError("keys in translate table mustbe strings or integers")
        }
        try world.set(number, to: table.pointee.entries[index].value, in: result)
      }
      return result.value
    }
    for place in 1...2 where !arguments[place].isUnbound && !world.isString(arguments[place]) {
      throw world.typeError(
        "maketrans() argument \(place + 1) must be str, not \(world.typeNameOrNone(of: arguments[place]))")
    }
    guard world.isString(arguments[0]) else {
      throw world.typeError("first maketrans argument must be a string if there is a second argument")
    }
    let from = Ref<StringObject>(arguments[0]), to = Ref<StringObject>(arguments[1])
    if from.count != to.count {
      throw world.valueError("the first two maketrans arguments must have equal length")
    }
    for index in 0..<from.count {
      try world.set(Value(small: Int(from[index])), to: Value(small: Int(to[index])), in: result)
    }
    if !arguments[2].isUnbound {
      let removed = Ref<StringObject>(arguments[2])
      for index in 0..<removed.count { try world.set(Value(small: Int(removed[index])), to: .none, in: result) }
    }
    return result.value
  }
}
