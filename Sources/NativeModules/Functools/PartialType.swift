// functools.partial, and the placeholder that leaves an argument open.
import Runtime

struct PartialObject: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  var function: Value
  var arguments: Ref<TupleObject>
  var names: Ref<DictObject>
  /// Placeholders among the arguments.
  var open: Int
}

enum PartialType {
  private static func partial(_ value: Value) -> Ref<PartialObject> { Ref<PartialObject>(value) }

  static func define(_ module: ModuleBuilder) {
    definePlaceholder(module)
    let world = module.world
    let type = module.type("partial", PartialObject.self, module: "functools", hasAttributes: true)
    world.state(FunctoolsState.self).partial = type.type
    type.generic()
    type.doc("Create a new function with partial application of the given arguments\nand keywords.")
    type.new { world, arguments throws(Raised) in try make(world, arguments) }
    type.member("func") { _, arguments throws(Raised) in partial(arguments[0]).pointee.function }
    type.member("args") { _, arguments throws(Raised) in partial(arguments[0]).pointee.arguments.value }
    type.member("keywords") { _, arguments throws(Raised) in partial(arguments[0]).pointee.names.value }
    type.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in try call(world, arguments) }
    type.method("__get__", .positional(1, 2)) { world, arguments throws(Raised) in
      arguments[1].isNone ? arguments[0] : world.makeMethod(arguments[0], arguments[1])
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      try world.show(arguments[0], dots: "...") { writer throws(Raised) in
        let partial = partial(arguments[0])
        writer.write("\(try world.qualifiedTypeName(of: arguments[0]))(")
        try world.show(partial.pointee.function, in: &writer)
        for argument in world.elements(partial.pointee.arguments) {
          writer.write(", ")
          try world.show(argument, in: &writer)
        }
        try world.forEachEntry(partial.pointee.names) { entry throws(Raised) in
          writer.write(", \(try world.strText(entry.key))=")
          try world.show(entry.value, in: &writer)
          return true
        }
        writer.write(")")
      }
    }
    type.method("__reduce__") { world, arguments throws(Raised) in
      let partial = partial(arguments[0])
      let storage = partial.pointee.attributes
      let hasAttributes = storage.dict.isPresent || storage.shape.isPresent && storage.shape.pointee.count > 0
      let dict =
        hasAttributes ? try world.getAttribute(arguments[0], world.names.dict) : Value.none
      let state = world.tuple(
        partial.pointee.function, partial.pointee.arguments.value, partial.pointee.names.value, dict)
      return world.tuple(world.type(of: arguments[0]).value, world.tuple(partial.pointee.function), state)
    }
    type.method("__setstate__", .exactly(1)) { world, arguments throws(Raised) in
      try setState(world, partial(arguments[0]), arguments[1])
      return .none
    }
  }

  private static func definePlaceholder(_ module: ModuleBuilder) {
    let type = module.type("_PlaceholderType", WrapperObject.self, kind: .other, module: "functools", flags: [])
    let object = module.world.makeObject(type.type, WrapperObject.self)
    module.world.state(FunctoolsState.self).placeholder = object.value
    module.constant("Placeholder", object.value)
    type.new { world, arguments throws(Raised) in
      if arguments.count > 1 { throw world.typeError("PlaceholderType takes no arguments") }
      return world.state(FunctoolsState.self).placeholder
    }
    type.method("__repr__") { world, _ throws(Raised) in world.intern("Placeholder") }
    type.method("__reduce__") { world, _ throws(Raised) in world.intern("Placeholder") }
  }

  private static func make(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    if arguments.positionalCount < 2 { throw world.typeError("type 'partial' takes at least one argument") }
    var function = arguments[1]
    if !world.isCallable(function) { throw world.typeError("the first argument must be callable") }
    let placeholder = world.state(FunctoolsState.self).placeholder
    var given = arguments.positional(from: 2)
    if given.last == placeholder { throw world.typeError("trailing Placeholders are not allowed") }
    let names = OperatorTypes.namesDict(world, arguments)
    for index in 0..<names.pointee.used where names.pointee.entries[index].value == placeholder {
      throw world.typeError("Placeholder cannot be passed as a keyword argument")
    }
    var allNames = names
    let type = world.state(FunctoolsState.self).partial
    if world.isInstance(function, type) {
      let inner = partial(function)
      let storage = inner.pointee.attributes
      let hasAttributes = storage.dict.isPresent || storage.shape.isPresent && storage.shape.pointee.count > 0
      if !hasAttributes {
        given = filled(world.elements(inner.pointee.arguments), with: given, placeholder)
        allNames = world.copy(inner.pointee.names)
        try world.merge(names.value, into: allNames)
        function = inner.pointee.function
      }
    }
    let object = world.makeObject(Ref<TypeObject>(arguments[0]), PartialObject.self)
    object.pointee.function = function
    object.pointee.arguments = world.makeTuple(given)
    object.pointee.names = allNames
    object.pointee.open = given.count { $0 == placeholder }
    return object.value
  }

  /// The first arguments take the places of the placeholders, the others follow.
  private static func filled(_ own: [Value], with given: [Value], _ placeholder: Value) -> [Value] {
    var rest = given[...]
    var all = own
    for index in all.indices where all[index] == placeholder {
      guard let first = rest.popFirst() else { break }
      all[index] = first
    }
    return all + rest
  }

  private static func call(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let partial = partial(arguments[0])
    var all = arguments.positional(from: 1)
    if partial.pointee.open > all.count {
      throw world.typeError(
        "missing positional arguments in 'partial' call; expected at least \(partial.pointee.open), got \(all.count)")
    }
    let own = world.elements(partial.pointee.arguments)
    all = partial.pointee.open == 0 ? own + all : filled(own, with: all, world.state(FunctoolsState.self).placeholder)
    var names = partial.pointee.names
    if arguments.hasNames {
      let given = OperatorTypes.namesDict(world, arguments)
      names = world.copy(names)
      try world.merge(given.value, into: names)
    }
    return try world.call(partial.pointee.function, all, names: names)
  }

  private static func setState(_ world: World, _ partial: Ref<PartialObject>, _ state: Value) throws(Raised) {
    let wrong = "invalid partial state"
    guard world.kind(of: state) == .tuple, Ref<TupleObject>(state).count == 4 else { throw world.typeError(wrong) }
    let parts = Ref<TupleObject>(state)
    guard world.isCallable(parts[0]), world.kind(of: parts[1]) == .tuple,
      parts[2].isNone || world.kind(of: parts[2]) == .dict
    else { throw world.typeError(wrong) }
    let given = world.elements(Ref<TupleObject>(parts[1]))
    let placeholder = world.state(FunctoolsState.self).placeholder
    if given.last == placeholder { throw world.typeError("trailing Placeholders are not allowed") }
    partial.pointee.function = parts[0]
    partial.pointee.arguments = world.makeTuple(given)
    partial.pointee.names = parts[2].isNone ? world.makeDict() : world.copy(Ref<DictObject>(parts[2]))
    partial.pointee.open = given.count { $0 == placeholder }
    if world.kind(of: parts[3]) == .dict, let storage = world.storage(of: partial.value, world.type(of: partial.value))
    {
      storage.pointee.dict = Ref<DictObject>(parts[3])
      storage.pointee.shape = .none
    }
  }
}
