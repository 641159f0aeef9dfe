// importlib.machinery.ModuleSpec: what is known of a module before it is loaded.

enum ModuleSpecType {
  @Sendable static func define(_ world: World) {
    let type = world.makeImportType("ModuleSpec", module: "_frozen_importlib")
    world.imports.types.moduleSpec = type
    let spec = TypeBuilder(world: world, type: type)
    spec.method(
      "__init__",
      .named("name", "loader", "origin", "loader_state", "is_package", required: 2, maximum: 2)
    ) { world, arguments throws(Raised) in
      let isPackage = arguments[5].isUnbound ? false : try world.isTrue(arguments[5])
      world.fillSpec(
        arguments[0], name: arguments[1], loader: arguments[2], origin: arguments.or(3, .none),
        locations: isPackage ? world.makeList().value : .none, hasLocation: false)
      world.put("loader_state", arguments.or(4, .none), in: arguments[0])
      return .none
    }
    spec.method("__repr__") { world, arguments throws(Raised) in try repr(world, arguments[0]) }
    spec.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      for name: StaticString in ["name", "loader", "origin", "submodule_search_locations", "cached", "has_location"] {
        let a = try world.getAttribute(arguments[0], world.intern(name))
        let b = try world.attributeIfAny(arguments[1], name)
        if b.isUnbound { return .notImplemented }
        if try !world.areEqual(a, b) { return .false }
      }
      return .true
    }
    spec.constant("__hash__", .none)
    spec.property(
      "cached",
      set: { world, arguments throws(Raised) in
        world.put("_cached", arguments[1], in: arguments[0])
        return .none
      }
    ) { world, arguments throws(Raised) in
      // No bytecode file is ever written or read here.
      try world.getAttribute(arguments[0], world.intern("_cached"))
    }
    spec.property("parent") { world, arguments throws(Raised) in
      let name = try world.getAttribute(arguments[0], world.intern("name"))
      let locations = try world.getAttribute(arguments[0], world.intern("submodule_search_locations"))
      if !locations.isNone || !world.isString(name) { return name }
      let text = Ref<StringObject>(name).text
      return world.string(text.lastIndex(of: ".").map { String(text[..<$0]) } ?? "")
    }
    spec.property(
      "has_location",
      set: { world, arguments throws(Raised) in
        world.put("_set_fileattr", Value(try world.isTrue(arguments[1])), in: arguments[0])
        return .none
      }
    ) { world, arguments throws(Raised) in try world.getAttribute(arguments[0], world.intern("_set_fileattr")) }
  }

  private static func repr(_ world: World, _ spec: Value) throws(Raised) -> Value {
    func attribute(_ name: StaticString) throws(Raised) -> Value { try world.getAttribute(spec, world.intern(name)) }
    var parts = [
      "name=\(try world.reprText(attribute("name")))", "loader=\(try world.reprText(attribute("loader")))",
    ]
    let origin = try attribute("origin"), locations = try attribute("submodule_search_locations")
    if !origin.isNone { parts.append("origin=\(try world.reprText(origin))") }
    if !locations.isNone { parts.append("submodule_search_locations=\(try world.strText(locations))") }
    return world.string("\(world.typeName(of: spec))(\(parts.joined(separator: ", ")))")
  }
}

extension World {
  /// The attributes of a ModuleSpec, in CPython's order.
  func fillSpec(
    _ spec: Value, name: Value, loader: Value, origin: Value, locations: Value, hasLocation: Bool
  ) {
    put("name", name, in: spec)
    put("loader", loader, in: spec)
    put("origin", origin, in: spec)
    put("loader_state", .none, in: spec)
    put("submodule_search_locations", locations, in: spec)
    put("_uninitialized_submodules", makeList().value, in: spec)
    put("_set_fileattr", Value(hasLocation), in: spec)
    put("_cached", .none, in: spec)
  }

  func makeSpec(
    _ name: String, loader: Value, origin: Value = .none, locations: Value = .none, hasLocation: Bool = false
  ) -> Value {
    let spec = makeInstance(imports.types.moduleSpec)
    fillSpec(
      spec, name: string(name), loader: loader, origin: origin, locations: locations, hasLocation: hasLocation)
    return spec
  }

  /// The spec of a module that is written in Swift.
  func makeBuiltinSpec(_ name: String) -> Value {
    makeSpec(name, loader: imports.types.builtinImporter.value, origin: string("built-in"))
  }
}
