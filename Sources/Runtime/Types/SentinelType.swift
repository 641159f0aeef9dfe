// sentinel: named objects that stand for nothing but themselves (PEP 661). Fields: name, module, repr.

enum SentinelType {
  @Sendable static func define(_ world: World) {
    let type = world.makeType(
      "sentinel", base: world.types.object, kind: .other, size: MemoryLayout<WrapperObject>.size, flags: [])
    world.set(type.pointee.name.value, type.value, in: world.builtins)
    world.types.sentinel = type
    let sentinel = TypeBuilder(world: world, type: type)
    sentinel.doc("Create a unique sentinel object with the given name.")
    sentinel.new { world, arguments throws(Raised) in
      let positional = arguments.positionalCount - 1, total = arguments.count - 1
      if positional != 1 {
        if total > 2 { throw world.typeError("sentinel() takes at most 2 arguments (\(total) given)") }
        throw world.typeError("sentinel() takes exactly 1 positional argument (\(positional) given)")
      }
      guard world.isString(arguments[1]) else {
        throw world.typeError("sentinel() argument 1 must be str, not \(world.typeName(of: arguments[1]))")
      }
      let given = try world.named(
        Arguments(arguments.base, arguments.count, names: arguments.names), ["repr"], of: "sentinel")
      if !given[0].isUnbound, !given[0].isNone, !world.isString(given[0]) {
        throw world.typeError("sentinel() argument 'repr' must be str or None, not \(world.typeName(of: given[0]))")
      }
      let made = world.makeWrapper(Ref<TypeObject>(arguments[0]), .other, arguments[1])
      let module =
        world.frameCount > 0 ? world.get(world.names.name, in: world.frames[world.frameCount - 1].globals) : .none
      Ref<WrapperObject>(made).pointee.fields.1 = module.orNone
      Ref<WrapperObject>(made).pointee.fields.2 = given[0].isUnbound || given[0].isNone ? arguments[1] : given[0]
      return made
    }
    let fields = MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0
    sentinel.member("__name__", at: fields, [.readOnly])
    sentinel.member("__module__", at: fields + 8, [.readOnly])
    sentinel.method("__repr__") { _, arguments throws(Raised) in Ref<WrapperObject>(arguments[0]).pointee.fields.2 }
    sentinel.method("__copy__") { _, arguments throws(Raised) in arguments[0] }
    sentinel.method("__deepcopy__", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
    sentinel.method("__reduce__") { _, arguments throws(Raised) in Ref<WrapperObject>(arguments[0]).pointee.fields.0 }
    sentinel.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeUnion(of: [arguments[0], arguments[1]])
    }
    sentinel.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeUnion(of: [arguments[1], arguments[0]])
    }
  }
}
