// sentinel: named objects that stand for nothing but themselves. Fields: name, text of `repr`, module.

enum SentinelType {
  @Sendable static func define(_ world: World) {
    let type = world.makeType(
      "sentinel", base: world.types.object, kind: .other, size: MemoryLayout<WrapperObject>.size, flags: [])
    world.types.sentinel = type
    world.set(world.intern("sentinel"), type.value, in: world.builtins)
    let sentinel = TypeBuilder(world: world, type: type)
    sentinel.doc("Create a unique sentinel object with the given name.")
    sentinel.new { world, arguments throws(Raised) in
      let count = arguments.positionalCount - 1
      if count != 1 { throw world.typeError("sentinel() takes exactly 1 positional argument (\(count) given)") }
      let text = try world.named(arguments, ["repr"], of: "sentinel")[0]
      guard world.isString(arguments[1]) else {
        throw world.typeError("sentinel() argument 1 must be str, not \(world.typeName(of: arguments[1]))")
      }
      if !text.isUnbound, !text.isNone, !world.isString(text) {
        throw world.typeError("sentinel() argument 'repr' must be str or None, not \(world.typeName(of: text))")
      }
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), WrapperObject.self)
      let module = world.get(world.names.name, in: world.currentGlobals)
      object.pointee.fields = (
        arguments[1], text.isUnbound || text.isNone ? arguments[1] : text, module.orNone, .unbound
      )
      return object.value
    }
    let fields = MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0
    sentinel.member("__name__", at: fields, [.optional, .readOnly])
    sentinel.member("__module__", at: fields + 16)
    sentinel.method("__repr__") { _, arguments throws(Raised) in Ref<WrapperObject>(arguments[0]).pointee.fields.1 }
    sentinel.method("__copy__") { _, arguments throws(Raised) in arguments[0] }
    sentinel.method("__deepcopy__", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
    sentinel.method("__reduce__") { _, arguments throws(Raised) in Ref<WrapperObject>(arguments[0]).pointee.fields.0 }
    GenericAliasType.defineUnions(sentinel)
  }
}
