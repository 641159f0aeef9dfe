// weakref: references and proxies. Objects of a world never die, so neither do these. Fields: the object, the callback.

enum WeakReferenceType {
  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.weakReference)
    builder.member(
      "__callback__", at: (MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0) + 8, [.optional, .readOnly])
    builder.new { world, arguments throws(Raised) in
      let type = try world.instantiated(arguments, by: world.types.weakReference)
      let given = arguments.positionalCount - 1
      if given < 1 { throw world.typeError("__new__ expected at least 1 argument, got 0") }
      if given > 2, type == world.types.weakReference {
        throw world.typeError("__new__ expected at most 2 arguments, got \(given)")
      }
      if arguments.hasNames, type == world.types.weakReference {
        throw world.typeError("ref() takes no keyword arguments")
      }
      return try world.makeWeak(type, arguments[1], given > 1 ? arguments[2] : .none)
    }
    builder.method("__init__", .variadic(names: true)) { _, _ throws(Raised) in .none }
    builder.method("__call__", .variadic()) { world, arguments throws(Raised) in
      if arguments.positionalCount > 1 {
        throw world.typeError("weakref expected 0 arguments, got \(arguments.positionalCount - 1)")
      }
      return Ref<WrapperObject>(arguments[0]).pointee.fields.0
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let object = Ref<WrapperObject>(arguments[0]).pointee.fields.0
      let name = try world.findAttribute(object, world.names.name)
      let type = world.typeName(of: object)
      let shown = world.isString(name) ? " (\(Ref<StringObject>(name).text))" : ""
      return world.string(
        "<weakref at \(world.addressText(arguments[0])); to '\(type)' at \(world.addressText(object))\(shown)>")
    }
    builder.hashMethod { world, arguments throws(Raised) in
      // As the object says it itself.
      try AttributeFunctions.hash(world, Ref<WrapperObject>(arguments[0]).pointee.fields.0)
    }
    builder.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isInstance(arguments[1], world.types.weakReference) else { return .notImplemented }
      return try world.compare(
        Ref<WrapperObject>(arguments[0]).pointee.fields.0, Ref<WrapperObject>(arguments[1]).pointee.fields.0, .equal)
    }
    builder.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isInstance(arguments[1], world.types.weakReference) else { return .notImplemented }
      return try world.compare(
        Ref<WrapperObject>(arguments[0]).pointee.fields.0, Ref<WrapperObject>(arguments[1]).pointee.fields.0, .notEqual)
    }
    builder.classMethod("__class_getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeGenericAlias(arguments[0], arguments[1])
    }
    for type in [world.types.weakProxy, world.types.weakCallableProxy] {
      let proxy = TypeBuilder(world: world, type: type)
      proxy.constant("__hash__", .none)
      proxy.method("__repr__") { world, arguments throws(Raised) in
        let object = Ref<WrapperObject>(arguments[0]).pointee.fields.0
        return world.string(
          "<weakproxy at \(world.addressText(arguments[0])); to '\(world.typeName(of: object))' at \(world.addressText(object))>"
        )
      }
      WeakProxy.define(proxy)
    }
  }
}

extension World {
  /// Can it be referred to weakly? Numbers, strings, tuples and the like cannot; most of their subclasses can.
  private func isWeaklyReferable(_ value: Value) -> Bool {
    guard value.isObject else { return false }
    let type = type(of: value)
    if type == types.object { return false }
    switch kind(of: value) {
    case .integer, .tuple, .bytes: return false
    case .instance where type.pointee.typeFlags.contains(.isHeapType): return hasWeakSlot(type)
    case .type, .function, .nativeFunction, .method, .module, .set, .frozenset, .generator, .code, .weakReference,
      .memoryView, .genericAlias, .unionType, .typeVariable, .instance, .simpleNamespace, .opaque:
      return true
    default: return type.pointee.typeFlags.contains(.isHeapType) || !type.pointee.typeFlags.contains(.isImmutable)
    }
  }

  /// Has some class of the order room for weak references: one without `__slots__`, or that names it there?
  private func hasWeakSlot(_ type: Ref<TypeObject>) -> Bool {
    for base in elements(type.pointee.mro) {
      let base = Ref<TypeObject>(base)
      if base == types.object { continue }
      if !base.pointee.typeFlags.contains(.isHeapType) { return true }
      let slots = get(names.slots, in: base.pointee.dict)
      if slots.isUnbound { return true }
      let named = isString(slots) ? [slots] : kind(of: slots) == .tuple ? elements(Ref<TupleObject>(slots)) : []
      if kind(of: slots) != .tuple, named.isEmpty { return true }
      if named.contains(where: { isString($0) && Ref<StringObject>($0).text == "__weakref__" }) { return true }
    }
    return false
  }

  /// A reference or proxy. Without a callback there is one for each object.
  package func makeWeak(_ type: Ref<TypeObject>, _ object: Value, _ callback: Value) throws(Raised) -> Value {
    if !isWeaklyReferable(object) {
      throw typeError("cannot create weak reference to '\(typeName(of: object))' object")
    }
    let isShared = callback.isNone && type.pointee.typeFlags.contains(.isImmutable)
    let key = WeakKey(type: type, object: object)
    if isShared, let known = weakReferences[key] { return known }
    let reference = allocate(type, .weakReference, as: WrapperObject.self)
    reference.pointee.fields = (object, callback, .unbound, .unbound)
    if isShared { weakReferences[key] = reference.value }
    return reference.value
  }

  /// What the module `_weakref` holds.
  package func fillWeakReferenceModule(_ dict: Ref<DictObject>) {
    for (name, type) in [
      ("ref", types.weakReference), ("ReferenceType", types.weakReference), ("ProxyType", types.weakProxy),
      ("CallableProxyType", types.weakCallableProxy),
    ] { set(intern(name), type.value, in: dict) }
    let module = intern("_weakref")
    func add(_ name: StaticString, _ parameters: Parameters, _ code: @escaping NativeCode) {
      set(intern(name), makeNative(NativeDefinition(name, parameters, isMethod: false, code), module: module), in: dict)
    }
    add("proxy", .positional(1, 2)) { world, arguments throws(Raised) in
      let object = arguments[0]
      let type = world.isCallable(object) ? world.types.weakCallableProxy : world.types.weakProxy
      return try world.makeWeak(type, object, arguments.or(1, .none))
    }
    add("getweakrefcount", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: world.weakReferences.keys.count { $0.object == arguments[0] })
    }
    add("getweakrefs", .exactly(1)) { world, arguments throws(Raised) in
      world.makeList(
        world.weakReferences.filter { $0.key.object == arguments[0] }.map(\.value).sorted { $0.bits < $1.bits }
      ).value
    }
    add("_remove_dead_weakref", .exactly(2)) { _, _ throws(Raised) in .none }
  }
}

/// Which weak reference there is already.
struct WeakKey: Hashable {
  let type: Ref<TypeObject>
  let object: Value
}

/// What a proxy does, its object does.
enum WeakProxy {
  private static func object(_ value: Value) -> Value { Ref<WrapperObject>(value).pointee.fields.0 }

  static func define(_ builder: TypeBuilder) {
    builder.method("__getattribute__", .exactly(1)) { world, arguments throws(Raised) in
      try world.getAttribute(object(arguments[0]), world.intern(arguments[1]))
    }
    builder.method("__setattr__", .exactly(2)) { world, arguments throws(Raised) in
      try world.setAttribute(object(arguments[0]), world.intern(arguments[1]), arguments[2])
      return .none
    }
    builder.method("__delattr__", .exactly(1)) { world, arguments throws(Raised) in
      try world.setAttribute(object(arguments[0]), world.intern(arguments[1]), .unbound)
      return .none
    }
    builder.method("__str__") { world, a throws(Raised) in try world.str(object(a[0])) }
    builder.method("__bool__") { world, a throws(Raised) in Value(try world.isTrue(object(a[0]))) }
    builder.method("__len__") { world, a throws(Raised) in Value(small: try world.length(object(a[0]))) }
    builder.method("__iter__") { world, a throws(Raised) in try world.iterator(of: object(a[0])) }
    builder.method("__contains__", .exactly(1)) { world, a throws(Raised) in
      Value(try world.contains(object(a[0]), a[1]))
    }
    builder.method("__getitem__", .exactly(1)) { world, a throws(Raised) in try world.getItem(object(a[0]), a[1]) }
    builder.method("__setitem__", .exactly(2)) { world, a throws(Raised) in
      try world.setItem(object(a[0]), a[1], a[2])
      return .none
    }
    builder.method("__delitem__", .exactly(1)) { world, a throws(Raised) in
      try world.deleteItem(object(a[0]), a[1])
      return .none
    }
    builder.method("__eq__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .equal) }
    builder.method("__ne__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .notEqual) }
    builder.method("__lt__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .less) }
    builder.method("__le__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .lessEqual) }
    builder.method("__gt__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .greater) }
    builder.method("__ge__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .greaterEqual) }
    if builder.type == builder.world.types.weakCallableProxy {
      builder.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
        try world.call(
          object(arguments[0]), arguments.base.from(1), arguments.count - 1, names: arguments.names)
      }
    }
  }

  private static func compare(_ world: World, _ arguments: Arguments, _ comparison: Comparison) throws(Raised) -> Value
  {
    let other =
      world.kind(of: arguments[1]) == .weakReference
        && !world.isInstance(arguments[1], world.types.weakReference) ? object(arguments[1]) : arguments[1]
    return try world.compare(object(arguments[0]), other, comparison)
  }
}
