// Functions in native code: builtin_function_or_method, method_descriptor, wrapper_descriptor, method-wrapper.

enum NativeFunctionType {
  /// How special methods that fill a slot are called, as `inspect` reads it.
  private static func signature(_ name: String) -> String? {
    switch name {
    case "__init__", "__call__": "($self, /, *args, **kwargs)"
    case "__repr__", "__str__", "__hash__", "__iter__", "__next__", "__len__", "__neg__", "__pos__", "__abs__",
      "__bool__", "__invert__", "__int__", "__float__", "__index__", "__await__", "__aiter__", "__anext__", "__del__":
      "($self, /)"
    case "__getattribute__", "__delattr__": "($self, name, /)"
    case "__setattr__": "($self, name, value, /)"
    case "__getitem__", "__delitem__", "__contains__": "($self, key, /)"
    case "__setitem__": "($self, key, value, /)"
    case "__get__": "($self, instance, owner=None, /)"
    case "__set__": "($self, instance, value, /)"
    case "__delete__": "($self, instance, /)"
    case "__pow__", "__rpow__": "($self, value, mod=None, /)"
    default: World.wrapperNames.contains(name) ? "($self, value, /)" : nil
    }
  }

  @Sendable static func define(_ world: World) {
    for type in [
      world.types.nativeFunction, world.types.methodDescriptor, world.types.wrapperDescriptor,
      world.types.methodWrapper,
    ] {
      defineCommon(TypeBuilder(world: world, type: type))
    }
    for type in [world.types.nativeFunction, world.types.methodWrapper] {
      defineBound(TypeBuilder(world: world, type: type))
    }
    for type in [world.types.methodDescriptor, world.types.wrapperDescriptor] {
      defineUnbound(TypeBuilder(world: world, type: type))
    }
    TypeBuilder(world: world, type: world.types.nativeFunction).notCallable()
    TypeBuilder(world: world, type: world.types.nativeFunction).property("__module__") { _, arguments throws(Raised) in
      let function = Ref<NativeFunctionObject>(arguments[0])
      return function.pointee.owner.isPresent ? .none : function.pointee.module.orNone
    }
    TypeBuilder(world: world, type: world.types.methodWrapper).property("__objclass__") { _, arguments throws(Raised) in
      Ref<NativeFunctionObject>(arguments[0]).pointee.owner.value
    }
  }

  private static func defineCommon(_ builder: TypeBuilder) {
    builder.member(
      "__name__", at: MemoryLayout<NativeFunctionObject>.offset(of: \.name) ?? 0, [.optional, .readOnly])
    builder.property("__doc__") { world, arguments throws(Raised) in
      let doc = world.natives[Ref<NativeFunctionObject>(arguments[0]).pointee.index].doc.description
      return doc.isEmpty ? .none : world.string(doc)
    }
    builder.property("__text_signature__") { world, arguments throws(Raised) in
      let function = Ref<NativeFunctionObject>(arguments[0])
      let type = function.pointee.header.type
      guard type == world.types.wrapperDescriptor || type == world.types.methodWrapper else { return .none }
      return signature(Ref<StringObject>(function.pointee.name).text).map { world.string($0) } ?? .none
    }
    builder.property("__qualname__") { world, arguments throws(Raised) in
      let function = Ref<NativeFunctionObject>(arguments[0])
      let receiver = function.pointee.receiver
      let type: Ref<TypeObject>
      if function.pointee.header.type != world.types.nativeFunction {
        type = function.pointee.owner
      } else if receiver.isUnbound {
        type = function.pointee.owner
      } else if world.kind(of: receiver) == .module {
        type = .none
      } else {
        type = world.isType(receiver) ? Ref<TypeObject>(receiver) : world.type(of: receiver)
      }
      if !type.isPresent { return function.pointee.name }
      var text = TextBuilder()
      text.append(type.pointee.qualifiedName)
      text.append(".")
      text.append(function.pointee.name)
      return world.string(text.codePoints)
    }
    builder.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.call(arguments[0], arguments.base.from(1), arguments.count - 1, names: arguments.names)
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      world.string(representation(world, Ref<NativeFunctionObject>(arguments[0])))
    }
  }

  private static func representation(_ world: World, _ function: Ref<NativeFunctionObject>) -> String {
    let name = Ref<StringObject>(function.pointee.name).text
    let owner = function.pointee.owner
    let receiver = self.receiver(function)
    let place =
      receiver.isUnbound ? "" : "\(world.typeName(of: receiver)) object at \(world.addressText(receiver))"
    switch function.pointee.header.type {
    case world.types.methodDescriptor: return "<method '\(name)'\(world.ownerText(owner))>"
    case world.types.wrapperDescriptor: return "<slot wrapper '\(name)'\(world.ownerText(owner))>"
    case world.types.methodWrapper: return "<method-wrapper '\(name)' of \(place)>"
    default:
      return receiver.isUnbound || world.kind(of: receiver) == .module
        ? "<built-in function \(name)>" : "<built-in method \(name) of \(place)>"
    }
  }

  /// What it is bound to; of `__new__` and static methods their type.
  private static func receiver(_ function: Ref<NativeFunctionObject>) -> Value {
    let receiver = function.pointee.receiver
    return receiver.isUnbound && function.pointee.owner.isPresent ? function.pointee.owner.value : receiver
  }

  private static func defineBound(_ builder: TypeBuilder) {
    builder.property("__self__") { world, arguments throws(Raised) in
      let function = Ref<NativeFunctionObject>(arguments[0])
      let receiver = receiver(function)
      if !receiver.isUnbound { return receiver }
      // A function of a module belongs to it.
      let module = function.pointee.module
      return world.isString(module) ? world.get(world.intern(module), in: world.modules).orNone : module.orNone
    }
    builder.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      isEqual(world, arguments).map { Value($0) } ?? .notImplemented
    }
    builder.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      isEqual(world, arguments).map { Value(!$0) } ?? .notImplemented
    }
    builder.hashMethod { _, arguments throws(Raised) in
      let function = Ref<NativeFunctionObject>(arguments[0])
      let bits = World.hash(of: function.pointee.index) ^ (function.pointee.receiver.bits >> 1)
      return Value(small: Int(truncatingIfNeeded: bits >> 3))
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let function = Ref<NativeFunctionObject>(arguments[0])
      let receiver = receiver(function)
      if receiver.isUnbound || world.kind(of: receiver) == .module { return function.pointee.name }
      return world.reducedToAttribute(receiver, function.pointee.name)
    }
  }

  private static func isEqual(_ world: World, _ arguments: Arguments) -> Bool? {
    guard world.kind(of: arguments[1]) == .nativeFunction else { return nil }
    let a = Ref<NativeFunctionObject>(arguments[0]), b = Ref<NativeFunctionObject>(arguments[1])
    if a.pointee.header.type != b.pointee.header.type { return nil }
    return a.pointee.index == b.pointee.index && a.pointee.receiver == b.pointee.receiver
  }

  private static func defineUnbound(_ builder: TypeBuilder) {
    builder.property("__objclass__") { _, arguments throws(Raised) in
      Ref<NativeFunctionObject>(arguments[0]).pointee.owner.value
    }
    builder.method("__get__", .positional(1, 2)) { world, arguments throws(Raised) in
      let function = Ref<NativeFunctionObject>(arguments[0])
      let receiver = arguments[1]
      if receiver.isNone {
        if arguments.or(2, .none).isNone { throw world.typeError("__get__(None, None) is invalid") }
        return arguments[0]
      }
      try world.mustApply(function.pointee.name, of: function.pointee.owner, to: receiver, world.type(of: receiver))
      return try world.bind(arguments[0], to: receiver, world.type(of: receiver))
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let function = Ref<NativeFunctionObject>(arguments[0])
      return world.reducedToAttribute(function.pointee.owner.value, function.pointee.name)
    }
  }
}
