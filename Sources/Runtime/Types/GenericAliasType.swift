// types.GenericAlias: `list[int]`. Its fields: origin, arguments, parameters once they were asked for, whether it is unpacked.

enum GenericAliasType {
  /// Attributes that are the alias's own; all others are those of the origin.
  private static let own: Set<String> = [
    "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", "__bases__",
  ]
  static func forwards(_ world: World, _ name: Value) -> Bool { !own.contains(Ref<StringObject>(name).text) }

  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.genericAlias)
    builder.doc(
      "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).")
    builder.new { world, arguments throws(Raised) in
      let type = try world.instantiated(arguments, by: world.types.genericAlias)
      if arguments.hasNames { throw world.typeError("GenericAlias() takes no keyword arguments") }
      let given = arguments.positionalCount - 1
      if given != 2 { throw world.typeError("GenericAlias expected 2 arguments, got \(given)") }
      let alias = try world.makeGenericAlias(arguments[1], arguments[2])
      Ref<Header>(alias).pointee.type = type
      return alias
    }
    let fields = MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0
    builder.member("__origin__", at: fields, [.optional, .readOnly])
    builder.member("__args__", at: fields + 8, [.optional, .readOnly])
    builder.property("__unpacked__") { _, arguments throws(Raised) in Value(isUnpacked(arguments[0])) }
    builder.property("__parameters__") { world, arguments throws(Raised) in
      try world.parameters(ofAlias: Ref<WrapperObject>(arguments[0]))
    }
    builder.property("__typing_unpacked_tuple_args__") { world, arguments throws(Raised) in
      let alias = Ref<WrapperObject>(arguments[0])
      return isUnpacked(arguments[0]) && alias.pointee.fields.0 == world.types.tuple.value
        ? alias.pointee.fields.1 : .none
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let alias = Ref<WrapperObject>(arguments[0])
      var text = TextBuilder()
      if isUnpacked(arguments[0]) { text.append("*") }
      text.append(try world.typeText(alias.pointee.fields.0))
      text.append("[")
      let list = Ref<TupleObject>(alias.pointee.fields.1)
      for index in 0..<list.count {
        if index > 0 { text.append(", ") }
        text.append(try world.typeText(list[index], showsLists: true))
      }
      if list.count == 0 { text.append("()") }
      text.append("]")
      return world.string(text.codePoints)
    }
    builder.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      let made = try world.call(
        Ref<WrapperObject>(arguments[0]).pointee.fields.0, arguments.base.from(1), arguments.count - 1,
        names: arguments.names)
      // Not every object takes attributes.
      do throws(Raised) {
        try world.setAttribute(made, world.intern("__orig_class__"), arguments[0])
      } catch {
        if !world.isRaised("AttributeError"), !world.isRaised("TypeError") { throw error }
        world.raised = .unbound
      }
      return made
    }
    builder.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let alias = Ref<WrapperObject>(arguments[0])
      let parameters = try world.parameters(ofAlias: alias)
      let new = try world.substitute(
        arguments[0], Ref<TupleObject>(alias.pointee.fields.1), Ref<TupleObject>(parameters), arguments[1])
      let made = try world.makeGenericAlias(alias.pointee.fields.0, world.makeTuple(new).value)
      Ref<WrapperObject>(made).pointee.fields.3 = alias.pointee.fields.3
      return made
    }
    builder.method("__mro_entries__", .exactly(1)) { world, arguments throws(Raised) in
      world.makeTuple([Ref<WrapperObject>(arguments[0]).pointee.fields.0]).value
    }
    for name: StaticString in ["__instancecheck__", "__subclasscheck__"] {
      builder.method(name, .exactly(1)) { world, _ throws(Raised) in
        throw world.typeError("isinstance() argument 2 cannot be a parameterized generic")
      }
    }
    builder.method("__subclasscheck__", .exactly(1)) { world, _ throws(Raised) in
      throw world.typeError("issubclass() argument 2 cannot be a parameterized generic")
    }
    world.types.iterators.genericAlias = world.makeIteratorType("generic_alias_iterator")
    TypeBuilder(world: world, type: world.types.iterators.genericAlias).iterator { _, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let alias = iterator.pointee.source
      iterator.pointee.source = .unbound
      return alias
    }
    builder.method("__iter__") { world, arguments throws(Raised) in
      let alias = Ref<WrapperObject>(arguments[0])
      let made = try world.makeGenericAlias(alias.pointee.fields.0, alias.pointee.fields.1)
      Ref<WrapperObject>(made).pointee.fields.3 = .true
      return world.makeIterator(world.types.iterators.genericAlias, made)
    }
    defineComparison(builder)
    defineUnions(builder)
  }

  static func isUnpacked(_ alias: Value) -> Bool { Ref<WrapperObject>(alias).pointee.fields.3.isTrue }

  private static func defineComparison(_ builder: TypeBuilder) {
    builder.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      try isEqual(world, arguments).map { Value($0) } ?? .notImplemented
    }
    builder.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      try isEqual(world, arguments).map { Value(!$0) } ?? .notImplemented
    }
    builder.hashMethod { world, arguments throws(Raised) in
      let alias = Ref<WrapperObject>(arguments[0])
      let bits = try world.hash(alias.pointee.fields.0) ^ (world.hash(alias.pointee.fields.1) &* 31)
      return Value(small: Int(truncatingIfNeeded: bits >> 3))
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let alias = Ref<WrapperObject>(arguments[0])
      if isUnpacked(arguments[0]) {
        let plain = try world.makeGenericAlias(alias.pointee.fields.0, alias.pointee.fields.1)
        let iterator = try world.iterator(of: plain)
        return world.makeTuple([
          world.get(world.intern("next"), in: world.builtins).orNone, world.makeTuple([iterator]).value,
        ]).value
      }
      let parts = world.makeTuple([alias.pointee.fields.0, alias.pointee.fields.1]).value
      return world.makeTuple([world.types.genericAlias.value, parts]).value
    }
    builder.method("__dir__") { world, arguments throws(Raised) in
      let names = try world.collect(
        world.callMethod(
          world.types.object.value, "__dir__",
          [
            Ref<WrapperObject>(arguments[0]).pointee.fields.0
          ]))
      return world.makeList(names + own.sorted().map { world.intern($0) }).value
    }
  }

  private static func isEqual(_ world: World, _ arguments: Arguments) throws(Raised) -> Bool? {
    guard world.kind(of: arguments[1]) == .genericAlias else { return nil }
    let a = Ref<WrapperObject>(arguments[0]), b = Ref<WrapperObject>(arguments[1])
    if isUnpacked(arguments[0]) != isUnpacked(arguments[1]) { return false }
    if try !world.areEqual(a.pointee.fields.0, b.pointee.fields.0) { return false }
    return try world.areEqual(a.pointee.fields.1, b.pointee.fields.1)
  }

  /// `|`, of everything that is a type or stands for one.
  static func defineUnions(_ builder: TypeBuilder) {
    builder.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeUnion(arguments[0], arguments[1])
    }
    builder.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeUnion(arguments[1], arguments[0])
    }
  }
}

extension World {
  /// `origin[arguments]`; a tuple is several arguments.
  package func makeGenericAlias(_ origin: Value, _ arguments: Value) throws(Raised) -> Value {
    let alias = allocate(types.genericAlias, .genericAlias, as: WrapperObject.self)
    let list = kind(of: arguments) == .tuple ? arguments : makeTuple([arguments]).value
    alias.pointee.fields = (origin, list, .unbound, .false)
    return alias.value
  }

  fileprivate func parameters(ofAlias alias: Ref<WrapperObject>) throws(Raised) -> Value {
    if alias.pointee.fields.2.isUnbound {
      alias.pointee.fields.2 = try typeParameters(in: Ref<TupleObject>(alias.pointee.fields.1))
    }
    return alias.pointee.fields.2
  }

  /// How an annotation shows a type: by its name, if it has one.
  package func typeText(_ value: Value, showsLists: Bool = false) throws(Raised) -> Value {
    if value == .ellipsis { return intern("...") }
    if value == types.none.value { return intern("None") }
    if showsLists, kind(of: value) == .list {
      let list = Ref<ListObject>(value)
      var text = TextBuilder()
      text.append("[")
      for index in 0..<list.pointee.count {
        if index > 0 { text.append(", ") }
        text.append(try typeText(list.pointee.items[index]))
      }
      text.append("]")
      return string(text.codePoints)
    }
    let origin = try findAttribute(value, "__origin__")
    if !origin.isUnbound, try !findAttribute(value, "__args__").isUnbound { return try repr(value) }
    let name = try findAttribute(value, names.qualname)
    if name.isUnbound { return try repr(value) }
    let module = try findAttribute(value, names.module)
    if module.isUnbound || module.isNone || !isString(name) { return try repr(value) }
    if isString(module), Ref<StringObject>(module).text == "builtins" { return name }
    var text = TextBuilder()
    text.append(try str(module))
    text.append(".")
    text.append(name)
    return string(text.codePoints)
  }
}
