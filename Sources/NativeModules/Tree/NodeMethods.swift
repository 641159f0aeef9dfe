// ast.AST: how nodes are made by hand, copied and shown.
import Runtime

enum NodeMethods {
  static func define(_ node: TypeBuilder) {
    node.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try initialize(world, arguments)
      return .none
    }
    node.property(
      "__dict__",
      set: { world, arguments throws(Raised) in
        guard world.kind(of: arguments[1]) == .dict else {
          throw world.typeError("__dict__ must be set to a dictionary, not a '\(world.typeName(of: arguments[1]))'")
        }
        let storage = storage(arguments[0])
        _ = world.dict(of: storage)
        storage.pointee.dict = Ref<DictObject>(arguments[1])
        return .none
      },
      { world, arguments throws(Raised) in world.dict(of: storage(arguments[0])).value })
    node.method("__repr__") { world, arguments throws(Raised) in
      var text = TextBuffer()
      try show(world, arguments[0], depth: 3, &text)
      return try text.finish(world)
    }
    node.method("__reduce__") { world, arguments throws(Raised) in
      let dict = try content(world, arguments[0])
      let type = world.type(of: arguments[0])
      var given: [Value] = []
      for name in try names(world, type, "_fields") {
        if try world.get(name, from: dict).isUnbound { break }
        given.append(.none)
      }
      let parts = [type.value, world.makeTuple(given).value, dict.value]
      return world.makeTuple(parts).value
    }
    node.method("__replace__", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.positionalCount > 1 { throw world.typeError("__replace__() takes no positional arguments") }
      return try replace(world, arguments)
    }
  }

  private static func storage(_ node: Value) -> Ref<AttributeStorage> {
    Ref<Header>(node).at(MemoryLayout<Header>.size)
  }

  /// The dict of a node's attributes.
  private static func content(_ world: World, _ node: Value) throws(Raised) -> Ref<DictObject> {
    Ref<DictObject>(try world.getAttribute(node, world.names.dict))
  }

  /// A tuple of names of a class.
  private static func names(_ world: World, _ type: Ref<TypeObject>, _ attribute: StaticString) throws(Raised)
    -> [Value]
  {
    let found = try world.findAttribute(type.value, attribute)
    if found.isUnbound { return [] }
    let names = try world.collect(found)
    for name in names where !world.isString(name) {
      throw world.typeError("attribute name must be string, not '\(world.typeName(of: name))'")
    }
    return names
  }

  /// `ast.Name`; classes of others by their bare name.
  private static func title(_ world: World, _ type: Ref<TypeObject>) throws(Raised) -> String {
    let name = type.pointee.name.text
    return try TreeState.of(world).types[name] == type ? "ast.\(name)" : name
  }

  // MARK: Making

  private static func initialize(_ world: World, _ arguments: Arguments) throws(Raised) {
    let node = arguments[0]
    let type = world.type(of: node)
    let title = try title(world, type)
    if try TreeState.of(world).isAbstract(type) {
      try Warnings.warn(
        world, "DeprecationWarning",
        "Instantiating abstract AST node class \(title) is deprecated. This will become an error in Python 3.20")
    }
    let fields = try names(world, type, "_fields")
    let count = arguments.positionalCount - 1
    if count > fields.count {
      throw world.typeError(
        "\(Ref<StringObject>(type.pointee.qualifiedName).text) constructor takes at most \(fields.count) positional argument\(fields.count == 1 ? "" : "s")"
      )
    }
    var missing = fields.map { Ref<StringObject>($0).text }
    for index in 0..<count { try world.setAttribute(node, world.intern(fields[index]), arguments.base[index + 1]) }
    missing.removeFirst(count)
    if !arguments.names.isUnbound {
      let positions = try names(world, type, "_attributes").map { Ref<StringObject>($0).text }
      let given = Ref<TupleObject>(arguments.names)
      for index in 0..<given.count {
        let name = Ref<StringObject>(given[index]).text
        if let place = missing.firstIndex(of: name) {
          missing.remove(at: place)
        } else if fields.contains(where: { Ref<StringObject>($0).text == name }) {
          throw world.typeError("\(title) got multiple values for argument '\(name)'")
        } else if !positions.contains(name) {
          throw world.typeError("\(title).__init__ got an unexpected keyword argument '\(name)'")
        }
        try world.setAttribute(node, world.intern(given[index]), arguments.base[count + 1 + index])
      }
    }
    try complete(world, node, type, title, missing)
  }

  /// Gives fields that were left out what their types allow.
  private static func complete(
    _ world: World, _ node: Value, _ type: Ref<TypeObject>, _ title: String, _ missing: [String]
  ) throws(Raised) {
    if missing.isEmpty { return }
    let table = try world.findAttribute(type.value, "_field_types")
    if world.kind(of: table) != .dict { return }
    let context = try TreeState.of(world).type("expr_context")
    var required: [String] = []
    for name in missing {
      let fieldType = try world.get(world.intern(name), from: Ref(table))
      if fieldType.isUnbound {
        throw world.typeError("Field '\(name)' is missing from \(title)._field_types")
      }
      if fieldType == context.value {
        try world.setAttribute(node, world.intern(name), TreeState.of(world).sharedNode(world, "Load"))
      } else if world.kind(of: fieldType) == .genericAlias {
        try world.setAttribute(node, world.intern(name), world.makeList().value)
      } else if world.kind(of: fieldType) != .unionType {
        required.append("'\(name)'")
      }
    }
    if required.isEmpty { return }
    let many = required.count > 1
    let list =
      many
      ? required.dropLast().joined(separator: ", ") + (required.count > 2 ? ", and " : " and ") + (required.last ?? "")
      : required[0]
    throw world.typeError(
      "\(title).__init__ missing \(required.count) required positional argument\(many ? "s" : ""): \(list)")
  }

  private static func replace(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let dict = try content(world, arguments[0])
    var entries: [(name: Value, value: Value)] = []
    for index in 0..<dict.pointee.used where !dict.pointee.entries[index].key.isUnbound {
      if !world.isString(dict.pointee.entries[index].key) { throw world.typeError("keywords must be strings") }
      entries.append((dict.pointee.entries[index].key, dict.pointee.entries[index].value))
    }
    if !arguments.names.isUnbound {
      let given = Ref<TupleObject>(arguments.names)
      for index in 0..<given.count {
        let value = arguments.base[1 + index]
        if let place = entries.firstIndex(where: { Ref<StringObject>($0.name).equals(Ref(given[index])) }) {
          entries[place].value = value
        } else {
          entries.append((given[index], value))
        }
      }
    }
    let names = world.makeTuple(entries.map(\.name)).value
    let values = entries.map(\.value)
    return try world.withRow(values.count) { world, row throws(Raised) in
      for (index, value) in values.enumerated() { row[index] = value }
      return try world.call(world.type(of: arguments[0]).value, row, values.count, names: names)
    }
  }

  // MARK: Showing

  private static func show(_ world: World, _ node: Value, depth: Int, _ text: inout TextBuffer) throws(Raised) {
    let type = world.type(of: node)
    text.append(type.pointee.name.text)
    if depth <= 0 { return text.append("(...)") }
    text.append("(")
    var isFirst = true
    for name in try names(world, type, "_fields") {
      if !isFirst { text.append(", ") }
      isFirst = false
      text.append(name)
      text.append("=")
      try showValue(world, world.getAttribute(node, world.intern(name)), depth: depth - 1, &text)
    }
    text.append(")")
  }

  private static func showValue(_ world: World, _ value: Value, depth: Int, _ text: inout TextBuffer) throws(Raised) {
    if AstModule.isTree(world, value) { return try show(world, value, depth: depth, &text) }
    let kind = world.kind(of: value)
    guard kind == .list || kind == .tuple else { return text.append(try world.repr(value)) }
    let elements = try world.collect(value)
    text.append(kind == .list ? "[" : "(")
    for (index, element) in elements.enumerated() {
      // Of long lists only the first and the last are shown.
      if elements.count > 2, index > 0, index < elements.count - 1 {
        if index == 1 { text.append(", ...") }
        continue
      }
      if index > 0 { text.append(", ") }
      try showValue(world, element, depth: depth, &text)
    }
    text.append(kind == .list ? "]" : ")")
  }
}
