// The classes of `ast` in one world, and the nodes that all trees share.
import Runtime

/// Made when `_ast` is first needed.
final class TreeState {
  private(set) var types: [String: Ref<TypeObject>] = [:]
  /// Nodes without fields and position, of which there is one each.
  private var shared: [String: Value] = [:]
  private(set) var fields: [String: [TreeClass.Field]] = [:]

  static func of(_ world: World) throws(Raised) -> TreeState {
    let key = ObjectIdentifier(TreeState.self)
    if let state = world.moduleStates[key] as? TreeState { return state }
    let state = TreeState()
    try state.define(world)
    world.moduleStates[key] = state
    return state
  }

  func type(_ name: String) -> Ref<TypeObject> { types[name] ?? .none }

  func sharedNode(_ world: World, _ name: String) -> Value {
    if let known = shared[name] { return known }
    let node = world.makeInstance(type(name))
    shared[name] = node
    return node
  }

  // MARK: Classes

  private func define(_ world: World) throws(Raised) {
    func make(_ name: String, _ base: Ref<TypeObject>) -> Ref<TypeObject> {
      let type = world.makeType(
        "AST", base: base, kind: .instance, size: MemoryLayout<InstanceObject>.size,
        attributes: MemoryLayout<Header>.size, flags: [.isBaseType, .isHeapType], module: "ast")
      let string = world.intern(name)
      type.pointee.name = Ref(string)
      type.pointee.qualifiedName = string
      type.pointee.typeFlags.remove(.isImmutable)
      types[name] = type
      return type
    }
    let root = make("AST", world.types.object)
    func put(_ type: Ref<TypeObject>, _ name: StaticString, _ value: Value) { world.define(value, as: name, in: type) }
    let none = world.makeTuple([]).value
    put(root, "_fields", none)
    put(root, "_attributes", none)
    put(root, "__match_args__", none)
    put(root, "__module__", world.intern("ast"))
    // Alone of all, messages call it by its module too.
    root.pointee.typeFlags.remove(.isHeapType)
    root.pointee.typeFlags.insert(.isShownWithModule)
    NodeMethods.define(TypeBuilder(world: world, type: root))
    for item in TreeGrammar.classes {
      let type = make(item.name, self.type(item.base))
      fields[item.name] = item.fields
      let names = world.makeTuple(item.fields.map { world.intern($0.name) }).value
      put(type, "__doc__", world.string(item.doc))
      put(type, "__module__", world.intern("ast"))
      put(type, "_fields", names)
      put(type, "__match_args__", names)
      if !item.position.isEmpty {
        let positions = item.position == "-" ? [] : TreeGrammar.positionNames.map { world.intern($0) }
        put(type, "_attributes", world.makeTuple(positions).value)
      }
      if item.position == "?" {
        put(type, "end_lineno", .none)
        put(type, "end_col_offset", .none)
      }
      for field in item.fields where field.count == .optional {
        world.set(world.intern(field.name), .none, in: type.pointee.dict)
      }
    }
    // Fields may be of classes that come later.
    for item in TreeGrammar.classes where !isBase(item.name) {
      let table = world.makeDict()
      for field in item.fields {
        var type = fieldType(world, field.type)
        switch field.count {
        case .one: break
        case .optional: type = try world.binary(.bitOr, type, .none)
        case .many: type = try world.makeGenericAlias(world.types.list.value, type)
        }
        world.set(world.intern(field.name), type, in: table)
      }
      put(self.type(item.name), "_field_types", table.value)
    }
  }

  private func fieldType(_ world: World, _ name: String) -> Value {
    switch name {
    case "identifier", "string": world.types.string.value
    case "int": world.types.integer.value
    case "constant": world.types.object.value
    default: type(name).value
    }
  }

  /// A class that only others derive from.
  func isAbstract(_ type: Ref<TypeObject>) -> Bool {
    if type == types["AST"] { return true }
    let name = type.pointee.name.text
    return types[name] == type && isBase(name)
  }

  private func isBase(_ name: String) -> Bool { TreeGrammar.classes.contains { $0.base == name } }
}

enum AstModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    let state = try TreeState.of(world)
    builder.publish(state.type("AST"))
    for item in TreeGrammar.classes { builder.publish(state.type(item.name)) }
    builder.constant("PyCF_ONLY_AST", Value(small: 0x400))
    builder.constant("PyCF_TYPE_COMMENTS", Value(small: 0x1000))
    builder.constant("PyCF_ALLOW_TOP_LEVEL_AWAIT", Value(small: 0x2000))
    builder.constant("PyCF_OPTIMIZED_AST", Value(small: 0x8400))
    builder.function("_is_abstract", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isType(arguments[0]) else { return .false }
      return Value(try TreeState.of(world).isAbstract(Ref(arguments[0])))
    }
  }

  static func isTree(_ world: World, _ value: Value) -> Bool {
    guard let state = world.moduleStates[ObjectIdentifier(TreeState.self)] as? TreeState else { return false }
    return world.isInstance(value, state.type("AST"))
  }
}
