// The types of opaque values: of the values themselves, and of what derives from them.
import Bytecode

enum OpaqueType {
  @Sendable static func define(_ world: World) {
    let value = world.makeType(
      "opaque", base: world.types.object, kind: .opaque, size: MemoryLayout<WrapperObject>.size,
      flags: [.isOpaque, .hasCustomGet, .hasCustomSet])
    let base = world.makeType(
      "opaque", base: world.types.object, kind: .instance, size: MemoryLayout<Header>.size,
      flags: [.isBaseType, .isOpaque, .hasCustomGet])
    world.opaque.value = value
    world.opaque.base = base
    awaitable(world)
    both(TypeBuilder(world: world, type: value))
    both(TypeBuilder(world: world, type: base))
    values(TypeBuilder(world: world, type: value))
    bases(TypeBuilder(world: world, type: base))
  }

  private static func awaitable(_ world: World) {
    let type = world.makeType(
      "opaque_awaitable", base: world.types.object, kind: .opaque, size: MemoryLayout<WrapperObject>.size, flags: [])
    world.opaque.awaitable = type
    let builder = TypeBuilder(world: world, type: type)
    for name: StaticString in ["__iter__", "__await__"] {
      builder.method(name) { _, arguments throws(Raised) in arguments[0] }
    }
    builder.method("__next__") { world, arguments throws(Raised) in
      throw world.stopIteration(Ref<WrapperObject>(arguments[0]).pointee.fields.0)
    }
  }

  /// What values and instances of derived classes do alike.
  private static func both(_ type: TypeBuilder) {
    type.method("__getattr__", .exactly(1)) { world, arguments throws(Raised) in
      let name = try world.attributeName(arguments[1])
      let found = world.opaqueAttribute(arguments[0], name)
      if found.isUnbound { throw world.noAttribute(arguments[0], name) }
      return found
    }
    type.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      world.opaqueChild(arguments[0], "[]")
    }
    for name: StaticString in ["__setitem__", "__delitem__", "__exit__"] {
      type.method(name, .variadic(names: true)) { _, _ throws(Raised) in .none }
    }
    type.method("__enter__") { world, arguments throws(Raised) in
      world.isOpaque(arguments[0]) ? world.opaqueChild(arguments[0], ".__enter__()") : arguments[0]
    }
    for name: StaticString in ["__aenter__", "__aexit__"] {
      type.method(name, .variadic(names: true)) { world, arguments throws(Raised) in
        world.makeWrapper(
          world.opaque.awaitable, .opaque,
          arguments.count > 1 ? .none : world.opaqueChild(arguments[0], ".__aenter__()"))
      }
    }
    type.method("__await__") { world, arguments throws(Raised) in
      world.makeWrapper(world.opaque.awaitable, .opaque, world.opaqueChild(arguments[0], ".__await__()"))
    }
    type.method("__aiter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__anext__") { world, _ throws(Raised) in throw world.raise("StopAsyncIteration", "") }
    for name: StaticString in ["__iter__", "__reversed__"] {
      type.method(name) { world, _ throws(Raised) in try world.iterator(of: world.emptyTuple.value) }
    }
    type.method("__next__") { world, arguments throws(Raised) in world.opaqueChild(arguments[0], ".__next__()") }
    type.method("__len__") { _, _ throws(Raised) in Value(small: 0) }
    type.method("__contains__", .exactly(1)) { _, _ throws(Raised) in .false }
    for name: StaticString in ["__int__", "__index__", "__trunc__", "__floor__", "__ceil__"] {
      type.method(name) { _, _ throws(Raised) in Value(small: 1) }
    }
    type.method("__float__") { world, _ throws(Raised) in world.float(1) }
    type.method("__fspath__") { world, arguments throws(Raised) in world.string(world.opaquePath(arguments[0])) }
    operators(type)
    for name: StaticString in ["__lt__", "__le__", "__gt__", "__ge__"] {
      type.method(name, .exactly(1)) { world, arguments throws(Raised) in
        world.opaqueChild(arguments[0], " compared", isTrue: false)
      }
    }
    for name: StaticString in ["__instancecheck__", "__subclasscheck__"] {
      type.method(name, .exactly(1)) { _, _ throws(Raised) in .false }
    }
  }

  private static func operators(_ type: TypeBuilder) {
    for name: StaticString in [
      "__add__", "__sub__", "__mul__", "__matmul__", "__truediv__", "__mod__", "__pow__", "__lshift__", "__rshift__",
      "__or__", "__xor__", "__and__", "__floordiv__", "__divmod__", "__radd__", "__rsub__", "__rmul__", "__rmatmul__",
      "__rtruediv__", "__rmod__", "__rpow__", "__rlshift__", "__rrshift__", "__ror__", "__rxor__", "__rand__",
      "__rfloordiv__", "__rdivmod__", "__neg__", "__pos__", "__invert__", "__abs__", "__round__",
    ] {
      type.method(name, .variadic()) { world, arguments throws(Raised) in
        world.opaqueChild(arguments[0], ".<operator>")
      }
    }
  }

  // MARK: Values

  private static func values(_ type: TypeBuilder) {
    type.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.count == 2, arguments.names.isUnbound, world.isDecorating {
        world.taint(arguments[1])
        return arguments[1]
      }
      return world.opaqueChild(arguments[0], "()")
    }
    for name: StaticString in ["__setattr__", "__delattr__"] {
      type.method(name, .variadic()) { _, _ throws(Raised) in .none }
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      world.string("<opaque \(world.opaquePath(arguments[0]))>")
    }
    type.method("__format__", .exactly(1)) { world, arguments throws(Raised) in try world.repr(arguments[0]) }
    type.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      arguments[0] == arguments[1] ? .true : world.opaqueChild(arguments[0], " equals", isTrue: false)
    }
    type.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      arguments[0] == arguments[1] ? .false : world.opaqueChild(arguments[0], " differs")
    }
    type.method("__hash__") { world, arguments throws(Raised) in
      Value(small: AttributeFunctions.identity(arguments[0]) >> 4)
    }
    type.method("__copy__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__deepcopy__", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
    type.method("__dir__") { world, _ throws(Raised) in world.makeList().value }
    type.method("__mro_entries__", .exactly(1)) { world, arguments throws(Raised) in
      let bases = world.elements(Ref<TupleObject>(arguments[1]))
      return world.makeTuple(bases.first { world.isOpaque($0) } == arguments[0] ? world.entries(for: bases) : []).value
    }
    type.property("__dict__") { world, _ throws(Raised) in world.makeDict().value }
    type.property("__name__") { world, arguments throws(Raised) in
      let path = world.opaquePath(arguments[0])
      return world.string(path.contains("(") ? "opaque" : path)
    }
    type.property("__qualname__") { world, arguments throws(Raised) in
      let path = world.opaquePath(arguments[0])
      return world.string(path.firstIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? path)
    }
    type.property("__module__") { world, arguments throws(Raised) in
      world.string(String(world.opaquePath(arguments[0]).prefix { $0 != "." }))
    }
  }

  // MARK: Classes with an opaque base

  private static func bases(_ type: TypeBuilder) {
    type.new { world, arguments throws(Raised) in
      let made = Ref<TypeObject>(arguments[0])
      let next = world.following(world.names[.new], in: made)
      if made.pointee.typeFlags.contains(.isMetaclass) || !next.isObject { return try world.makeAbsorbing(arguments) }
      let maker = try world.bindInType(next, made)
      return try world.call(maker, arguments.base, arguments.count, names: arguments.names)
    }
    type.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let next = world.following(world.names[.`init`], in: world.type(of: arguments[0]))
      if next.isObject { _ = try world.call(next, arguments.base, arguments.count, names: arguments.names) }
      return .none
    }
    type.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      world.opaqueChild(arguments[0], "()")
    }
    type.classMethod("__init_subclass__", .variadic(names: true)) { _, _ throws(Raised) in .none }
    type.classMethod("__class_getitem__", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
  }
}

extension World {
  /// Is the newest frame calling a decorator?
  fileprivate var isDecorating: Bool {
    guard frameCount > 0 else { return false }
    let frame = frames.reference(frameCount - 1)
    guard frame.pointee.next > 0 else { return false }
    let instruction = frame.pointee.entry.pointee.instructions[frame.pointee.next - 1]
    return instruction.opcode == .call && instruction.flags == 1
  }

  /// What stands in for opaque bases: nothing where another base has one above it already.
  fileprivate func entries(for bases: [Value]) -> [Value] {
    bases.contains { isType($0) && absorbs($0) } ? [] : [opaque.base.value]
  }

  /// Bases of a class without those that are opaque: one class for all of them.
  func replacingOpaque(_ bases: [Value]) -> [Value] {
    guard opaque.isOn, let first = bases.firstIndex(where: { isOpaque($0) }) else { return bases }
    var found: [Value] = []
    for (index, base) in bases.enumerated() {
      if index == first { found += entries(for: bases) } else if !isOpaque(base) { found.append(base) }
    }
    return found
  }

  /// What classes behind the opaque one have under a name; unbound if that is only what every object has.
  fileprivate func following(_ name: Value, in type: Ref<TypeObject>) -> Value {
    let mro = elements(type.pointee.mro)
    guard let place = mro.firstIndex(of: opaque.base.value) else { return .unbound }
    for next in mro[(place + 1)...] where next != types.object.value {
      let found = get(name, in: Ref<TypeObject>(next).pointee.dict)
      if !found.isUnbound { return found }
    }
    return .unbound
  }

  /// A new instance; of what is used as a metaclass a class.
  fileprivate func makeAbsorbing(_ arguments: Arguments) throws(Raised) -> Value {
    if arguments.positionalCount == 4, isString(arguments[1]), kind(of: arguments[2]) == .tuple,
      kind(of: arguments[3]) == .dict
    {
      let bases = replacingOpaque(elements(Ref<TupleObject>(arguments[2])))
      let winner = isSubtype(Ref<TypeObject>(arguments[0]), types.type) ? Ref<TypeObject>(arguments[0]) : types.type
      let made = try makeClass(
        try metaclass(winner, bases), Ref<StringObject>(arguments[1]), bases, Ref<DictObject>(arguments[3]), [])
      taint(made)
      return made
    }
    return makeInstance(Ref<TypeObject>(arguments[0]))
  }
}
