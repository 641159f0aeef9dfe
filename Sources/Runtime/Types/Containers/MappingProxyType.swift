// mappingproxy: a mapping that one can only read.

enum MappingProxyType: NativeComparison {
  @Sendable static func define(_ world: World) {
    let proxy = TypeBuilder(world: world, type: world.types.mappingProxy)
    proxy.new(.named("mapping", required: 1)) { world, arguments throws(Raised) in
      let mapping = arguments[1]
      let isMapping =
        !world.special(.getitem, of: world.type(of: mapping)).isUnbound && world.kind(of: mapping) != .list
        && world.kind(of: mapping) != .tuple
      if !isMapping {
        throw world.typeError("mappingproxy() argument must be a mapping, not \(world.typeName(of: mapping))")
      }
      return world.makeWrapper(world.types.mappingProxy, .mappingProxy, mapping)
    }
    proxy.comparisons(MappingProxyType.self)
    proxy.method("__len__") { world, arguments throws(Raised) in Value(small: try world.length(mapping(arguments[0]))) }
    proxy.method("__iter__") { world, arguments throws(Raised) in try world.iterator(of: mapping(arguments[0])) }
    proxy.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.contains(mapping(arguments[0]), arguments[1]))
    }
    proxy.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.getItem(mapping(arguments[0]), arguments[1])
    }
    proxy.method("__reversed__") { world, arguments throws(Raised) in
      try world.callMethod(mapping(arguments[0]), "__reversed__")
    }
    proxy.method("__hash__") { world, arguments throws(Raised) in
      world.makeInteger(try world.pythonHash(mapping(arguments[0])))
    }
    proxy.method("__repr__") { world, arguments throws(Raised) in
      try world.show(arguments[0], dots: "mappingproxy(...)") { writer throws(Raised) in
        writer.write("mappingproxy(")
        try world.show(mapping(arguments[0]), in: &writer)
        writer.write(")")
      }
    }
    proxy.method("__str__") { world, arguments throws(Raised) in try world.str(mapping(arguments[0])) }
    proxy.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try world.binary(.bitOr, bare(world, arguments[0]), bare(world, arguments[1]))
    }
    proxy.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try world.binary(.bitOr, bare(world, arguments[1]), bare(world, arguments[0]))
    }
    proxy.method("__ior__", .exactly(1)) { world, _ throws(Raised) in
      throw world.typeError("'|=' is not supported by mappingproxy; use '|' instead")
    }
    proxy.method("get", .positional(1, 2)) { world, arguments throws(Raised) in
      try world.callMethod(mapping(arguments[0]), "get", [arguments[1], arguments.or(2, .none)])
    }
    proxy.method("keys") { world, arguments throws(Raised) in try world.callMethod(mapping(arguments[0]), "keys") }
    proxy.method("values") { world, arguments throws(Raised) in try world.callMethod(mapping(arguments[0]), "values") }
    proxy.method("items") { world, arguments throws(Raised) in try world.callMethod(mapping(arguments[0]), "items") }
    proxy.method("copy") { world, arguments throws(Raised) in try world.callMethod(mapping(arguments[0]), "copy") }
  }

  private static func mapping(_ proxy: Value) -> Value { Ref<WrapperObject>(proxy).pointee.fields.0 }

  /// The mapping behind a proxy; other values as they are.
  private static func bare(_ world: World, _ value: Value) -> Value {
    world.kind(of: value) == .mappingProxy ? mapping(value) : value
  }

  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    switch comparison {
    // Two dicts never know an order: who asks hears of the proxy.
    case .equal, .notEqual: return try world.compare(mapping(a), b, comparison)
    default:
      let answer = try world.callSpecial(comparison.special, mapping(a), b)
      return answer ?? .notImplemented
    }
  }
}
