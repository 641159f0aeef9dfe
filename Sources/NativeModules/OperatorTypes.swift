// operator.itemgetter, attrgetter, methodcaller. Fields: what is got, a tuple; positional arguments; names, a dict.
import Runtime

enum OperatorTypes {
  private static func fields(_ value: Value) -> (Value, Value, Value, Value) {
    Ref<WrapperObject>(value).pointee.fields
  }

  static func define(_ module: ModuleBuilder) {
    defineItemGetter(module)
    defineAttributeGetter(module)
    defineMethodCaller(module)
  }

  private static func refuseNames(_ world: World, _ arguments: Arguments, _ name: StaticString) throws(Raised) {
    if arguments.hasNames { throw world.typeError("\(name)() takes no keyword arguments") }
  }

  /// The one argument of a call of these.
  private static func target(_ world: World, _ arguments: Arguments, _ name: StaticString) throws(Raised) -> Value {
    try refuseNames(world, arguments, name)
    let count = arguments.count - 1
    if count != 1 { throw world.typeError("\(name) expected 1 argument, got \(count)") }
    return arguments[1]
  }

  private static func make(_ world: World, _ type: Value, _ parts: [Value]) -> Ref<WrapperObject> {
    let object = world.makeObject(Ref<TypeObject>(type), WrapperObject.self)
    object.pointee.fields.0 = world.makeTuple(parts).value
    return object
  }

  private static func list(_ world: World, _ parts: Value) throws(Raised) -> String {
    var texts: [String] = []
    for part in world.elements(Ref<TupleObject>(parts)) { texts.append(try world.reprText(part)) }
    return texts.joined(separator: ", ")
  }

  private static func defineItemGetter(_ module: ModuleBuilder) {
    let getter = module.type("itemgetter", WrapperObject.self, module: "operator")
    getter.new { world, arguments throws(Raised) in
      try refuseNames(world, arguments, "itemgetter")
      if arguments.count < 2 { throw world.typeError("itemgetter expected 1 argument, got 0") }
      return make(world, arguments[0], arguments.positional(from: 1)).value
    }
    getter.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      let target = try target(world, arguments, "itemgetter")
      let items = Ref<TupleObject>(fields(arguments[0]).0)
      if items.count == 1 { return try world.getItem(target, items[0]) }
      let found = world.makeTuple(count: items.count)
      for index in 0..<items.count { found[index] = try world.getItem(target, items[index]) }
      return found.value
    }
    getter.method("__repr__") { world, arguments throws(Raised) in
      let items = try list(world, fields(arguments[0]).0)
      return world.string("\(try world.qualifiedTypeName(of: arguments[0]))(\(items))")
    }
    getter.method("__reduce__") { world, arguments throws(Raised) in
      world.tuple(world.type(of: arguments[0]).value, fields(arguments[0]).0)
    }
  }

  private static func defineAttributeGetter(_ module: ModuleBuilder) {
    let getter = module.type("attrgetter", WrapperObject.self, module: "operator")
    getter.new { world, arguments throws(Raised) in
      try refuseNames(world, arguments, "attrgetter")
      if arguments.count < 2 { throw world.typeError("attrgetter expected 1 argument, got 0") }
      for name in arguments.positional(from: 1) where !world.isString(name) {
        throw world.typeError("attribute name must be a string")
      }
      return make(world, arguments[0], arguments.positional(from: 1)).value
    }
    getter.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      let target = try target(world, arguments, "attrgetter")
      let names = Ref<TupleObject>(fields(arguments[0]).0)
      if names.count == 1 { return try attribute(world, target, names[0]) }
      let found = world.makeTuple(count: names.count)
      for index in 0..<names.count { found[index] = try attribute(world, target, names[index]) }
      return found.value
    }
    getter.method("__repr__") { world, arguments throws(Raised) in
      let names = try list(world, fields(arguments[0]).0)
      return world.string("\(try world.qualifiedTypeName(of: arguments[0]))(\(names))")
    }
    getter.method("__reduce__") { world, arguments throws(Raised) in
      world.tuple(world.type(of: arguments[0]).value, fields(arguments[0]).0)
    }
  }

  /// `target.a.b`
  private static func attribute(_ world: World, _ target: Value, _ dotted: Value) throws(Raised) -> Value {
    let text = world.text(dotted)
    if !text.contains(".") { return try world.getAttribute(target, world.intern(dotted)) }
    var value = target
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      value = try world.getAttribute(value, world.intern(String(part)))
    }
    return value
  }

  private static func defineMethodCaller(_ module: ModuleBuilder) {
    let caller = module.type("methodcaller", WrapperObject.self, module: "operator")
    caller.new { world, arguments throws(Raised) in
      if arguments.positionalCount < 2 {
        throw world.typeError("methodcaller needs at least one argument, the method name")
      }
      guard world.isString(arguments[1]) else { throw world.typeError("method name must be a string") }
      let object = make(world, arguments[0], [world.intern(arguments[1])])
      object.pointee.fields.1 = world.makeTuple(arguments.positional(from: 2)).value
      object.pointee.fields.2 = namesDict(world, arguments).value
      return object.value
    }
    caller.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      let target = try target(world, arguments, "methodcaller"), fields = fields(arguments[0])
      let method = try world.getAttribute(target, Ref<TupleObject>(fields.0)[0])
      return try world.call(method, world.elements(Ref<TupleObject>(fields.1)), names: Ref<DictObject>(fields.2))
    }
    caller.method("__repr__") { world, arguments throws(Raised) in
      let fields = fields(arguments[0])
      var parts = [try list(world, fields.0)]
      if Ref<TupleObject>(fields.1).count > 0 { parts.append(try list(world, fields.1)) }
      try world.forEachEntry(Ref<DictObject>(fields.2)) { entry throws(Raised) in
        parts.append("\(world.text(entry.key))=\(try world.reprText(entry.value))")
        return true
      }
      return world.string("\(try world.qualifiedTypeName(of: arguments[0]))(\(parts.joined(separator: ", ")))")
    }
    caller.method("__reduce__") { world, arguments throws(Raised) in
      let fields = fields(arguments[0])
      let name = Ref<TupleObject>(fields.0)[0]
      let names = Ref<DictObject>(fields.2)
      if names.pointee.count == 0 {
        let parts = world.makeTuple([name] + world.elements(Ref<TupleObject>(fields.1)))
        return world.tuple(world.type(of: arguments[0]).value, parts.value)
      }
      let functools = try world.importModule("functools")
      let partial = try world.getAttribute(functools, world.intern("partial"))
      let made = try world.call(partial, [world.type(of: arguments[0]).value, name], names: names)
      return world.tuple(made, fields.1)
    }
  }

  /// The arguments that have names, as a dict.
  static func namesDict(_ world: World, _ arguments: Arguments) -> Ref<DictObject> {
    let dict = world.makeDict()
    if !arguments.hasNames { return dict }
    let names = Ref<TupleObject>(arguments.names)
    for index in 0..<names.count {
      world.set(world.intern(names[index]), arguments.base[arguments.positionalCount + index], in: dict)
    }
    return dict
  }
}

extension World {
  /// Calls with arguments and names from a dict whose keys are strings.
  func call(_ callable: Value, _ arguments: [Value], names: Ref<DictObject>) throws(Raised) -> Value {
    if names.pointee.count == 0 { return try call(callable, arguments) }
    var keys: [Value] = [], values = arguments
    for index in 0..<names.pointee.used where !names.pointee.entries[index].key.isUnbound {
      keys.append(names.pointee.entries[index].key)
      values.append(names.pointee.entries[index].value)
    }
    let tuple = makeTuple(keys).value
    return try withRow(values.count) { world, row throws(Raised) in
      for (index, value) in values.enumerated() { row[index] = value }
      return try world.call(callable, row, values.count, names: tuple)
    }
  }

  /// `module.qualname` of a value's type, as some texts show it.
  func qualifiedTypeName(of value: Value) throws(Raised) -> String {
    let type = type(of: value)
    let name = isString(type.pointee.qualifiedName) ? text(type.pointee.qualifiedName) : type.pointee.name.text
    guard isString(type.pointee.module), text(type.pointee.module) != "builtins" else { return name }
    return "\(text(type.pointee.module)).\(name)"
  }

}
