// re.Pattern: a compiled pattern and its methods.
import Runtime

enum PatternType {
  static func define(_ pattern: TypeBuilder) {
    pattern.doc("Compiled regular expression object.")
    pattern.notCallable()
    pattern.generic()
    pattern.readOnly("pattern") { _, arguments throws(Raised) in Ref<PatternObject>(arguments[0]).pointee.pattern }
    pattern.readOnly("flags") { world, arguments throws(Raised) in
      world.makeInteger(Ref<PatternObject>(arguments[0]).pointee.flags)
    }
    pattern.readOnly("groups") { _, arguments throws(Raised) in
      Value(small: Ref<PatternObject>(arguments[0]).pointee.groups)
    }
    pattern.property("groupindex") { world, arguments throws(Raised) in
      world.makeWrapper(
        world.types.mappingProxy, .mappingProxy, Ref<PatternObject>(arguments[0]).pointee.groupIndex.value)
    }
    pattern.method("__copy__") { _, arguments throws(Raised) in arguments[0] }
    pattern.method("__deepcopy__", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
    pattern.method("__repr__") { world, arguments throws(Raised) in try show(world, Ref(arguments[0])) }
    pattern.hashMethod { world, arguments throws(Raised) in
      let object = Ref<PatternObject>(arguments[0])
      var hash = UInt64(truncatingIfNeeded: object.pointee.flags) ^ (try world.hash(object.pointee.pattern))
      for index in 0..<object.pointee.codeCount {
        hash = (hash ^ UInt64(object.pointee.code[index])) &* 0x100_0000_01b3
      }
      return Value(small: Int(truncatingIfNeeded: hash >> 3))
    }
    pattern.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      try areEqual(world, arguments).map { Value($0) } ?? .notImplemented
    }
    pattern.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      try areEqual(world, arguments).map { Value(!$0) } ?? .notImplemented
    }
    let atPlace = Parameters.named("string", "pos", "endpos", required: 1)
    // The old name of `prefixmatch`, by which its messages go.
    pattern.method("match", .named("string", "pos", "endpos")) { world, arguments throws(Raised) in
      if arguments[1].isUnbound { throw world.typeError("prefixmatch() missing required argument 'string' (pos 1)") }
      return try matchAtStart(world, arguments)
    }
    pattern.method("prefixmatch", atPlace) { world, arguments throws(Raised) in try matchAtStart(world, arguments) }
    pattern.method("fullmatch", atPlace) { world, arguments throws(Raised) in
      var session = try session(world, arguments)
      session.mustReachEnd = true
      return try session.match() ? session.makeMatch() : .none
    }
    pattern.method("search", atPlace) { world, arguments throws(Raised) in
      var session = try session(world, arguments)
      return try session.search() ? session.makeMatch() : .none
    }
    pattern.method("findall", atPlace) { world, arguments throws(Raised) in try findAll(world, arguments) }
    pattern.method("finditer", atPlace) { world, arguments throws(Raised) in
      let scanner = try ScannerType.make(session(world, arguments))
      let search = try world.getAttribute(scanner, world.intern("search"))
      return world.makeIterator(world.types.iterators.callable, search, extra: .none)
    }
    pattern.method("scanner", atPlace) { world, arguments throws(Raised) in
      try ScannerType.make(session(world, arguments))
    }
    pattern.method("split", .named("string", "maxsplit", required: 1)) { world, arguments throws(Raised) in
      try split(world, arguments)
    }
    let replacing = Parameters.named("repl", "string", "count", required: 2)
    pattern.method("sub", replacing) { world, arguments throws(Raised) in
      try RegexSubstitution.run(world, arguments).value
    }
    pattern.method("subn", replacing) { world, arguments throws(Raised) in
      let result = try RegexSubstitution.run(world, arguments)
      return world.makeTuple([result.value, Value(small: result.count)]).value
    }
  }

  /// The session of `pattern.method(string, pos, endpos)`.
  static func session(_ world: World, _ arguments: Arguments) throws(Raised) -> RegexSession {
    let position = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
    let endPosition = arguments[3].isUnbound ? Int.max : try world.index(arguments[3])
    return try RegexSession(world, Ref(arguments[0]), arguments[1], from: position, to: endPosition)
  }

  private static func matchAtStart(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    var session = try session(world, arguments)
    return try session.match() ? session.makeMatch() : .none
  }

  private static func findAll(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    var session = try session(world, arguments)
    let groups = session.pattern.pointee.groups
    let empty = session.isString ? world.emptyString : try world.newBytes(0).value
    let found = world.makeList()
    while session.start <= session.endPosition, try session.search() {
      try world.checkRoom()
      switch groups {
      case 0: world.append(try session.slice(session.start, session.place), to: found)
      case 1: world.append(try session.group(1, or: empty), to: found)
      default:
        let tuple = world.makeTuple(count: groups)
        for number in 1...groups { tuple[number - 1] = try session.group(number, or: empty) }
        world.append(tuple.value, to: found)
      }
      session.advance()
    }
    return found.value
  }

  private static func split(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let most = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
    var session = try RegexSession(world, Ref(arguments[0]), arguments[1])
    let parts = world.makeList()
    var count = 0
    var last = session.start
    while most == 0 || count < most, try session.search() {
      try world.checkRoom()
      world.append(try session.slice(last, session.start), to: parts)
      for number in 0..<session.pattern.pointee.groups {
        world.append(try session.group(number + 1, or: .none), to: parts)
      }
      count += 1
      last = session.place
      session.advance()
    }
    world.append(try session.slice(last, session.endPosition), to: parts)
    return parts.value
  }

  private static func areEqual(_ world: World, _ arguments: Arguments) throws(Raised) -> Bool? {
    let mine = Ref<PatternObject>(arguments[0])
    guard world.type(of: arguments[1]) == mine.pointee.header.type else { return nil }
    let other = Ref<PatternObject>(arguments[1])
    if mine == other { return true }
    guard mine.pointee.flags == other.pointee.flags, mine.pointee.isBytes == other.pointee.isBytes,
      mine.pointee.codeCount == other.pointee.codeCount
    else { return false }
    for index in 0..<mine.pointee.codeCount where mine.pointee.code[index] != other.pointee.code[index] { return false }
    return try world.areEqual(mine.pointee.pattern, other.pointee.pattern)
  }

  private static func show(_ world: World, _ object: Ref<PatternObject>) throws(Raised) -> Value {
    var flags = object.pointee.flags
    let isString = world.isString(object.pointee.pattern)
    // What a str pattern has unless told otherwise is not said.
    if isString, flags & (RegexFlags.locale | RegexFlags.unicode | RegexFlags.ascii) == RegexFlags.unicode {
      flags &= ~RegexFlags.unicode
    }
    var names: [String] = []
    for (bit, name) in RegexFlags.names where flags & bit != 0 {
      names.append(name)
      flags &= ~bit
    }
    if flags != 0 { names.append("0x" + String(flags, radix: 16)) }
    var text = TextBuffer()
    text.append("re.compile(")
    let shown = TextRow(Ref<StringObject>(try world.repr(object.pointee.pattern)))
    text.append(shown.part(0, min(shown.count, 200)))
    if !names.isEmpty { text.append(", " + names.joined(separator: "|")) }
    text.append(")")
    return try text.finish(world)
  }
}

extension TypeBuilder {
  /// A part of the structure that nobody can set.
  func readOnly(_ name: StaticString, _ get: @escaping NativeCode) { member(name, get) }
}
