// property. Its fields: getter, setter, deleter, docstring; its name and whether the docstring is the getter's lie behind.

enum PropertyType {
  private static func offset(_ index: Int) -> Int {
    (MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0) + index * 8
  }
  /// Unbound until `__set_name__` or an assignment.
  private static func name(_ property: Value) -> Ref<Value> { Ref<WrapperObject>(property).at(offset(4)) }
  /// True: the docstring was taken from the getter.
  private static func hasGetterDoc(_ property: Value) -> Ref<Value> { Ref<WrapperObject>(property).at(offset(5)) }

  @Sendable static func define(_ world: World) {
    world.types.property.pointee.instanceSize = Int32(offset(6))
    let builder = TypeBuilder(world: world, type: world.types.property)
    builder.member("fget", at: offset(0), [.optional, .readOnly])
    builder.member("fset", at: offset(1), [.optional, .readOnly])
    builder.member("fdel", at: offset(2), [.optional, .readOnly])
    builder.member("__doc__", at: offset(3))
    builder.new { world, arguments throws(Raised) in
      let type = try world.instantiated(arguments, by: world.types.property)
      return world.allocate(type, .property, as: WrapperObject.self).value
    }
    builder.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let given = arguments.positional(from: 1)
      if given.count > 4 {
        throw world.typeError("property() takes at most 4 arguments (\(given.count) given)")
      }
      var values = try world.named(arguments, ["fget", "fset", "fdel", "doc"], of: "property")
      for (index, value) in given.enumerated() {
        if !values[index].isUnbound {
          throw world.typeError(
            "argument for property() given by name ('\(["fget", "fset", "fdel", "doc"][index])') and position (\(index + 1))"
          )
        }
        values[index] = value
      }
      try fill(world, arguments[0], values)
      return .none
    }
    defineAccess(builder)
    builder.method("getter", .exactly(1), doc: "Descriptor to obtain a copy of the property with a different getter.") {
      world, arguments throws(Raised) in try copy(world, arguments[0], 0, arguments[1])
    }
    builder.method("setter", .exactly(1), doc: "Descriptor to obtain a copy of the property with a different setter.") {
      world, arguments throws(Raised) in try copy(world, arguments[0], 1, arguments[1])
    }
    builder.method("deleter", .exactly(1), doc: "Descriptor to obtain a copy of the property with a different deleter.")
    { world, arguments throws(Raised) in try copy(world, arguments[0], 2, arguments[1]) }
    builder.method("__set_name__", .variadic()) { world, arguments throws(Raised) in
      let given = arguments.positionalCount - 1
      if given != 2 {
        throw world.typeError("__set_name__() takes 2 positional arguments but \(given) were given")
      }
      name(arguments[0]).pointee = arguments[2]
      return .none
    }
    builder.property(
      "__name__",
      set: { _, arguments throws(Raised) in
        name(arguments[0]).pointee = arguments[1]
        return .none
      },
      { world, arguments throws(Raised) in
        let found = try PropertyType.foundName(world, arguments[0])
        if found.isUnbound { throw world.noAttribute(arguments[0], world.names.name) }
        return found
      })
    builder.property("__isabstractmethod__") { world, arguments throws(Raised) in
      let fields = Ref<WrapperObject>(arguments[0]).pointee.fields
      for accessor in [fields.0, fields.1, fields.2] where try world.isAbstract(accessor) { return .true }
      return .false
    }
  }

  private static func defineAccess(_ builder: TypeBuilder) {
    builder.method("__get__", .variadic(required: 1)) { world, arguments throws(Raised) in
      if arguments.positionalCount > 3 {
        throw world.typeError("__get__ expected at most 2 arguments, got \(arguments.positionalCount - 1)")
      }
      let receiver = arguments[1]
      if receiver.isNone {
        if arguments.or(2, .none).isNone { throw world.typeError("__get__(None, None) is invalid") }
        return arguments[0]
      }
      let getter = Ref<WrapperObject>(arguments[0]).pointee.fields.0
      if getter.isUnbound { throw try world.noAccessor(arguments[0], receiver, "getter") }
      return try world.call(getter, [receiver])
    }
    builder.method("__set__", .exactly(2)) { world, arguments throws(Raised) in
      let setter = Ref<WrapperObject>(arguments[0]).pointee.fields.1
      if setter.isUnbound { throw try world.noAccessor(arguments[0], arguments[1], "setter") }
      _ = try world.call(setter, [arguments[1], arguments[2]])
      return .none
    }
    builder.method("__delete__", .exactly(1)) { world, arguments throws(Raised) in
      let deleter = Ref<WrapperObject>(arguments[0]).pointee.fields.2
      if deleter.isUnbound { throw try world.noAccessor(arguments[0], arguments[1], "deleter") }
      _ = try world.call(deleter, [arguments[1]])
      return .none
    }
  }

  /// Sets getter, setter, deleter and docstring; None is as good as nothing for the first three.
  private static func fill(_ world: World, _ property: Value, _ values: [Value]) throws(Raised) {
    let object = Ref<WrapperObject>(property)
    func accessor(_ value: Value) -> Value { value.isNone ? .unbound : value }
    object.pointee.fields = (accessor(values[0]), accessor(values[1]), accessor(values[2]), .unbound)
    name(property).pointee = .unbound
    hasGetterDoc(property).pointee = .false
    var doc = values[3]
    if doc.isUnbound || doc.isNone, !object.pointee.fields.0.isUnbound {
      let own = try world.findAttribute(object.pointee.fields.0, world.names.doc)
      if !own.isUnbound, !own.isNone {
        doc = own
        hasGetterDoc(property).pointee = .true
      }
    }
    if object.pointee.header.type == world.types.property {
      object.pointee.fields.3 = doc
    } else {
      // Instances of subclasses have a docstring of their own beside the class's.
      let storage = object.at(MemoryLayout<Header>.size, as: AttributeStorage.self)
      world.set(world.names.doc, doc.orNone, in: storage, object.pointee.header.type)
      object.pointee.fields.3 = doc
    }
  }

  private static func copy(_ world: World, _ property: Value, _ place: Int, _ new: Value) throws(Raised) -> Value {
    let fields = Ref<WrapperObject>(property).pointee.fields
    var values = [fields.0, fields.1, fields.2, fields.3].map(\.orNone)
    if !new.isNone { values[place] = new }
    if hasGetterDoc(property).pointee.isTrue, !values[0].isNone { values[3] = .none }
    let made = try world.call(world.type(of: property).value, values)
    if world.kind(of: made) == .property { name(made).pointee = name(property).pointee }
    return made
  }

  /// The name it was given, or its getter's.
  static func foundName(_ world: World, _ property: Value) throws(Raised) -> Value {
    let own = name(property).pointee
    if !own.isUnbound { return own }
    let getter = Ref<WrapperObject>(property).pointee.fields.0
    return getter.isUnbound ? .unbound : try world.findAttribute(getter, world.names.name)
  }
}

extension World {
  /// `value.__isabstractmethod__` is there and true.
  package func isAbstract(_ value: Value) throws(Raised) -> Bool {
    if value.isUnbound || value.isNone { return false }
    let mark = try findAttribute(value, "__isabstractmethod__")
    return mark.isUnbound ? false : try isTrue(mark)
  }

  /// The error of a property that cannot be read, written or deleted.
  package func noAccessor(_ property: Value, _ receiver: Value, _ accessor: String) throws(Raised) -> Raised {
    let name = try PropertyType.foundName(self, property)
    let shown = name.isUnbound ? "property" : "property \(try reprText(name))"
    let type = Ref<StringObject>(type(of: receiver).pointee.qualifiedName).text
    return attributeError("\(shown) of '\(type)' object has no \(accessor)")
  }
}
