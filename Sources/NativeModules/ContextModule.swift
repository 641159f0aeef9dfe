// _contextvars: context variables, contexts, tokens.
import Runtime

final class ContextState: ModuleState {
  /// The context that code runs in; unbound until somebody needs it.
  var current = Value.unbound
  var context = Ref<TypeObject>.none
  var variable = Ref<TypeObject>.none
  var token = Ref<TypeObject>.none
  var missing = Value.unbound
  init() {}
}

/// ContextVar: name, default. Context: a dict of variables, whether it is entered. Token: context, variable, old value,
/// whether it was used.
enum ContextModule {
  static func fields(_ value: Value) -> (Value, Value, Value, Value) { Ref<WrapperObject>(value).pointee.fields }
  static func dict(_ context: Value) -> Ref<DictObject> { Ref<DictObject>(fields(context).0) }

  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Context Variables")
    let state = world.state(ContextState.self)
    let token = builder.type("Token", WrapperObject.self, module: "_contextvars", flags: [])
    state.token = token.type
    let missing = builder.type(
      "Token.MISSING", WrapperObject.self, kind: .other, module: "builtins", flags: [], isPublished: false)
    missing.method("__repr__") { world, _ throws(Raised) in world.string("<Token.MISSING>") }
    state.missing = world.makeObject(missing.type, WrapperObject.self).value
    token.constant("MISSING", state.missing)
    let variable = builder.type("ContextVar", WrapperObject.self, module: "_contextvars", flags: [])
    state.variable = variable.type
    let context = builder.type("Context", WrapperObject.self, module: "_contextvars", flags: [])
    state.context = context.type
    defineToken(token)
    defineVariable(variable)
    ContextType.define(context)
    builder.function("copy_context") { world, _ throws(Raised) in copy(world, current(world)) }
  }

  static func makeContext(_ world: World, _ dict: Ref<DictObject>) -> Value {
    let context = world.makeObject(world.state(ContextState.self).context, WrapperObject.self)
    context.pointee.fields = (dict.value, .false, .none, .none)
    return context.value
  }

  static func current(_ world: World) -> Value {
    let state = world.state(ContextState.self)
    if state.current.isUnbound { state.current = makeContext(world, world.makeDict()) }
    return state.current
  }

  static func copy(_ world: World, _ context: Value) -> Value { makeContext(world, world.copy(dict(context))) }

  // MARK: Variables

  private static func defineVariable(_ type: TypeBuilder) {
    type.generic()
    type.new { world, arguments throws(Raised) in
      let named = try world.named(arguments, ["", "default"], of: "ContextVar")
      let count = arguments.positionalCount - 1
      if count < 1 { throw world.typeError("ContextVar() takes exactly 1 positional argument (\(count) given)") }
      if count > 1 { throw world.typeError("ContextVar() takes at most 1 positional argument (\(count) given)") }
      guard world.isString(arguments[1]) else { throw world.typeError("context variable name must be a str") }
      let variable = world.makeObject(Ref<TypeObject>(arguments[0]), WrapperObject.self)
      variable.pointee.fields = (arguments[1], named[1], .unbound, .unbound)
      return variable.value
    }
    type.member("name", at: MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0, [.optional, .readOnly])
    type.method("get", .positional(0, 1)) { world, arguments throws(Raised) in
      let found = try world.get(arguments[0], from: dict(current(world)))
      if !found.isUnbound { return found }
      if !arguments[1].isUnbound { return arguments[1] }
      if !fields(arguments[0]).1.isUnbound { return fields(arguments[0]).1 }
      throw world.raise(world.makeException(world.exceptionType("LookupError"), [arguments[0]]))
    }
    type.method("set", .exactly(1)) { world, arguments throws(Raised) in
      let context = current(world)
      let old = try world.get(arguments[0], from: dict(context))
      try world.set(arguments[0], to: arguments[1], in: dict(context))
      let token = world.makeObject(world.state(ContextState.self).token, WrapperObject.self)
      token.pointee.fields = (
        context, arguments[0], old.isUnbound ? world.state(ContextState.self).missing : old, .false
      )
      return token.value
    }
    type.method("reset", .exactly(1)) { world, arguments throws(Raised) in
      guard world.type(of: arguments[1]) == world.state(ContextState.self).token else {
        throw world.typeError("expected an instance of Token, got \(try world.reprText(arguments[1]))")
      }
      try reset(world, arguments[0], arguments[1])
      return .none
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      let fields = fields(arguments[0])
      let other = fields.1.isUnbound ? "" : " default=\(try world.reprText(fields.1))"
      return world.string(
        "<ContextVar name=\(try world.reprText(fields.0))\(other) at \(world.addressText(arguments[0]))>")
    }
  }

  private static func reset(_ world: World, _ variable: Value, _ token: Value) throws(Raised) {
    let fields = fields(token)
    if fields.3.isTrue {
      throw world.raise("RuntimeError", "\(try world.reprText(token)) has already been used once")
    }
    if fields.1 != variable {
      throw world.valueError("\(try world.reprText(token)) was created by a different ContextVar")
    }
    let context = current(world)
    if fields.0 != context {
      throw world.valueError("\(try world.reprText(token)) was created in a different Context")
    }
    Ref<WrapperObject>(token).pointee.fields.3 = .true
    if fields.2 == world.state(ContextState.self).missing {
      let gone: Value = try world.remove(variable, from: dict(context))
      if gone.isUnbound { throw world.raise(world.makeException(world.exceptionType("LookupError"), [variable])) }
    } else {
      try world.set(variable, to: fields.2, in: dict(context))
    }
  }

  private static func defineToken(_ type: TypeBuilder) {
    type.generic()
    type.constant("__hash__", .none)
    type.new { world, _ throws(Raised) in throw world.raise("RuntimeError", "Tokens can only be created by ContextVars")
    }
    type.property("var") { _, arguments throws(Raised) in fields(arguments[0]).1 }
    type.property("old_value") { _, arguments throws(Raised) in fields(arguments[0]).2 }
    type.method("__enter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__exit__", .exactly(3)) { world, arguments throws(Raised) in
      try reset(world, fields(arguments[0]).1, arguments[0])
      return .none
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      let fields = fields(arguments[0])
      let used = fields.3.isTrue ? " used" : ""
      return world.string(
        "<Token\(used) var=\(try world.reprText(fields.1)) at \(world.addressText(arguments[0]))>")
    }
  }
}

/// A context: a mapping that code can run in.
enum ContextType {
  private static func dict(_ context: Value) -> Ref<DictObject> { ContextModule.dict(context) }

  static func define(_ type: TypeBuilder) {
    type.new { world, arguments throws(Raised) in
      if arguments.count > 1 { throw world.typeError("Context() does not accept any arguments") }
      return ContextModule.makeContext(world, world.makeDict())
    }
    type.constant("__hash__", .none)
    type.method("run", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.positionalCount < 2 { throw world.typeError("run() missing 1 required positional argument") }
      let context = arguments[0]
      if ContextModule.fields(context).1.isTrue {
        throw world.raise(
          "RuntimeError", "cannot enter context: \(try world.reprText(context)) is already entered")
      }
      let state = world.state(ContextState.self)
      let outer = ContextModule.current(world)
      Ref<WrapperObject>(context).pointee.fields.1 = .true
      state.current = context
      defer {
        Ref<WrapperObject>(context).pointee.fields.1 = .false
        state.current = outer
      }
      return try world.call(arguments[1], arguments.base.from(2), arguments.count - 2, names: arguments.names)
    }
    type.method("copy") { world, arguments throws(Raised) in ContextModule.copy(world, arguments[0]) }
    type.method("__len__") { _, arguments throws(Raised) in Value(small: dict(arguments[0]).pointee.count) }
    type.method("__iter__") { world, arguments throws(Raised) in try world.iterator(of: dict(arguments[0]).value) }
    type.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try !find(world, arguments).isUnbound)
    }
    type.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let found = try find(world, arguments)
      if found.isUnbound { throw world.keyError(arguments[1]) }
      return found
    }
    type.method("get", .positional(1, 2)) { world, arguments throws(Raised) in
      let found = try find(world, arguments)
      return found.isUnbound ? arguments.or(2, .none) : found
    }
    type.method("keys") { world, arguments throws(Raised) in try world.callMethod(dict(arguments[0]).value, "keys") }
    type.method("values") { world, arguments throws(Raised) in try world.callMethod(dict(arguments[0]).value, "values")
    }
    type.method("items") { world, arguments throws(Raised) in try world.callMethod(dict(arguments[0]).value, "items") }
    type.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.type(of: arguments[1]) == world.state(ContextState.self).context else { return .notImplemented }
      return Value(try world.areEqual(dict(arguments[0]).value, dict(arguments[1]).value))
    }
  }

  private static func find(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    guard world.type(of: arguments[1]) == world.state(ContextState.self).variable else {
      throw world.typeError("a ContextVar key was expected, got \(try world.reprText(arguments[1]))")
    }
    return try world.get(arguments[1], from: dict(arguments[0]))
  }
}
