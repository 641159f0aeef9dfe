// importlib.machinery.NamespacePath: the `__path__` of a namespace package, searched anew when its parent's path changes.

enum NamespacePathType {
  @Sendable static func define(_ world: World) {
    let type = world.makeImportType("NamespacePath", module: "_frozen_importlib_external")
    world.imports.types.namespacePath = type
    let path = TypeBuilder(world: world, type: type)
    path.method("__init__", .named("name", "path", "path_finder", required: 3)) { world, arguments throws(Raised) in
      try world.fillNamespacePath(arguments[0], arguments[1], arguments[2])
      return .none
    }
    path.method("__iter__") { world, arguments throws(Raised) in
      try world.iterator(of: world.portions(of: arguments[0]))
    }
    path.method("__len__") { world, arguments throws(Raised) in
      try world.integer(world.length(world.portions(of: arguments[0])))
    }
    path.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.getItem(world.portions(of: arguments[0]), arguments[1])
    }
    path.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.contains(world.portions(of: arguments[0]), arguments[1]))
    }
    path.method("__setitem__", .exactly(2)) { world, arguments throws(Raised) in
      try world.setItem(world.getAttribute(arguments[0], world.intern("_path")), arguments[1], arguments[2])
      return .none
    }
    path.method("append", .exactly(1)) { world, arguments throws(Raised) in
      try world.callMethod(world.getAttribute(arguments[0], world.intern("_path")), "append", [arguments[1]])
    }
    path.method("__repr__") { world, arguments throws(Raised) in
      world.string("NamespacePath(\(try world.reprText(world.getAttribute(arguments[0], world.intern("_path")))))")
    }
  }
}

extension World {
  func makeNamespacePath(_ fullName: String, _ portions: Value) throws(Raised) -> Value {
    let path = makeInstance(imports.types.namespacePath)
    try fillNamespacePath(path, string(fullName), portions)
    return path
  }

  fileprivate func fillNamespacePath(_ path: Value, _ name: Value, _ portions: Value) throws(Raised) {
    put("_name", name, in: path)
    put("_path", portions, in: path)
    put("_last_parent_path", makeTuple(try collect(parentPath(of: path))).value, in: path)
    put("_last_epoch", Value(small: imports.epoch), in: path)
  }

  /// `sys.path`, or the `__path__` of the package that the namespace package lies in.
  private func parentPath(of path: Value) throws(Raised) -> Value {
    let name = try strText(getAttribute(path, intern("_name")))
    guard let dot = name.lastIndex(of: ".") else { return systemAttribute("path") }
    let parentName = String(name[..<dot])
    let parent = get(intern(parentName), in: modules)
    if parent.isUnbound {
      throw moduleNotFound("'\(parentName)' must be imported before finding '\(name)'.", parentName)
    }
    return try getAttribute(parent, intern("__path__"))
  }

  /// The portions, looked for again if the parent's path is another than it was.
  fileprivate func portions(of path: Value) throws(Raised) -> Value {
    let parent = makeTuple(try collect(parentPath(of: path))).value
    let last = try getAttribute(path, intern("_last_parent_path"))
    let epoch = try getAttribute(path, intern("_last_epoch"))
    let isSame = try areEqual(parent, last)
    if !isSame || epoch != Value(small: imports.epoch) {
      let name = try strText(getAttribute(path, intern("_name")))
      let spec = try searchPath(name, parent, .none)
      if try attributeIfAny(spec, "loader").isNone {
        let found = try getAttribute(spec, intern("submodule_search_locations"))
        if try isTrue(found) { put("_path", found, in: path) }
      }
      put("_last_parent_path", parent, in: path)
      put("_last_epoch", Value(small: imports.epoch), in: path)
    }
    return try getAttribute(path, intern("_path"))
  }
}
