// re.Match: what a pattern found.
import Runtime

enum MatchType {
  static func define(_ match: TypeBuilder) {
    match.doc("The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")
    match.notCallable()
    match.generic()
    match.readOnly("string") { _, arguments throws(Raised) in Ref<MatchObject>(arguments[0]).pointee.string }
    match.readOnly("re") { _, arguments throws(Raised) in Ref<MatchObject>(arguments[0]).pointee.pattern.value }
    match.readOnly("pos") { _, arguments throws(Raised) in
      Value(small: Ref<MatchObject>(arguments[0]).pointee.position)
    }
    match.readOnly("endpos") { _, arguments throws(Raised) in
      Value(small: Ref<MatchObject>(arguments[0]).pointee.endPosition)
    }
    match.property("lastindex") { _, arguments throws(Raised) in
      let index = Ref<MatchObject>(arguments[0]).pointee.lastIndex
      return index < 0 ? .none : Value(small: index)
    }
    match.property("lastgroup") { _, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      let names = object.pointee.pattern.pointee.indexGroup
      let index = object.pointee.lastIndex
      return index < 0 || index >= names.count ? .none : names[index]
    }
    match.property("regs") { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      if object.pointee.regions.isUnbound {
        object.pointee.regions = world.makeTuple((0..<object.pointee.groups).map { pair(world, object, $0) }).value
      }
      return object.pointee.regions
    }
    match.method("__copy__") { _, arguments throws(Raised) in arguments[0] }
    match.method("__deepcopy__", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
    match.method("__repr__") { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      var text = TextBuffer()
      let span = "span=(\(object.marks[0]), \(object.marks[1]))"
      text.append("<\(world.typeName(of: arguments[0])) object; \(span), match=")
      text.append(try world.repr(try group(world, object, 0, .none)))
      text.append(">")
      return try text.finish(world)
    }
    match.method("group", .variadic()) { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      switch arguments.count {
      case 1: return try group(world, object, 0, .none)
      case 2: return try group(world, object, number(world, object, arguments[1]), .none)
      default:
        var values: [Value] = []
        for index in 1..<arguments.count {
          values.append(try group(world, object, number(world, object, arguments[index]), .none))
        }
        return world.makeTuple(values).value
      }
    }
    match.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      return try group(world, object, number(world, object, arguments[1]), .none)
    }
    match.method("start", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      return Value(small: object.marks[2 * (try number(world, object, arguments[1]))])
    }
    match.method("end", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      return Value(small: object.marks[2 * (try number(world, object, arguments[1])) + 1])
    }
    match.method("span", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      return pair(world, object, try number(world, object, arguments[1]))
    }
    match.method("groups", .named("default")) { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      var values: [Value] = []
      for number in 1..<max(object.pointee.groups, 1) {
        values.append(try group(world, object, number, arguments.or(1, .none)))
      }
      return world.makeTuple(values).value
    }
    match.method("groupdict", .named("default")) { world, arguments throws(Raised) in
      let object = Ref<MatchObject>(arguments[0])
      let result = world.makeDict()
      let names = object.pointee.pattern.pointee.groupIndex
      // Keys may run code of their own, which may change the dict.
      let keys = (0..<names.pointee.used).map { names.pointee.entries[$0].key }
      for key in keys where !key.isUnbound {
        let value = try group(world, object, number(world, object, key), arguments.or(1, .none))
        try world.setItem(result.value, key, value)
      }
      return result.value
    }
    match.method("expand", .named("template", required: 1)) { world, arguments throws(Raised) in
      try expand(world, Ref(arguments[0]), arguments[1])
    }
  }

  private static func expand(_ world: World, _ object: Ref<MatchObject>, _ given: Value) throws(Raised) -> Value {
    let pattern = object.pointee.pattern
    let module = try world.importModule("re")
    // Up to Python 3.11.
    if try world.findAttribute(module, "_compile_template").isUnbound {
      let function = try world.getAttribute(module, world.intern("_expand"))
      return try world.call(function, [pattern.value, object.value, given])
    }
    let compiled = try RegexSubstitution.compile(world, pattern, given)
    guard world.type(of: compiled) == pattern.pointee.shared.pointee.templateType else { return compiled }
    return try RegexSubstitution.expand(
      world, Ref(compiled), isString: world.isString(object.pointee.string)
    ) { number throws(Raised) in
      if number >= object.pointee.groups { throw world.indexError("no such group") }
      return try group(world, object, number, .none)
    }
  }

  private static func pair(_ world: World, _ object: Ref<MatchObject>, _ number: Int) -> Value {
    world.makeTuple([Value(small: object.marks[2 * number]), Value(small: object.marks[2 * number + 1])]).value
  }

  /// The number of a group that is given by number or name; 0 where none is given.
  private static func number(_ world: World, _ object: Ref<MatchObject>, _ given: Value) throws(Raised) -> Int {
    if given.isUnbound { return 0 }
    var number = -1
    if given.isInteger {
      number = given.integer
    } else if !world.special(.index, of: world.type(of: given)).isUnbound {
      do throws(Raised) {
        number = try world.index(given)
      } catch {
        if !world.isRaised("OverflowError") { throw error }
        world.raised = .unbound
      }
    } else {
      let names = object.pointee.pattern.pointee.groupIndex
      let found = try world.callMethod(names.value, "get", [given])
      if found.isInteger { number = found.integer }
    }
    if number < 0 || number >= object.pointee.groups { throw world.indexError("no such group") }
    return number
  }

  private static func group(_ world: World, _ object: Ref<MatchObject>, _ number: Int, _ other: Value) throws(Raised)
    -> Value
  {
    let start = object.marks[2 * number]
    if object.pointee.string.isNone || start < 0 { return other }
    let string = object.pointee.string
    let units = world.isString(string) ? TextRow(Ref<StringObject>(string)) : try world.mustBuffer(string)
    return try RegexSession.slice(world, string, units, start, object.marks[2 * number + 1])
  }
}
