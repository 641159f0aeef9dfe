// The types module and super: repr, construction, and `super()` without arguments.

import Bytecode

enum ModuleType {
  @Sendable static func define(_ world: World) {
    let module = TypeBuilder(world: world, type: world.types.module)
    module.new { world, arguments throws(Raised) in
      let made = world.makeModule("")
      made.pointee.header.type = Ref<TypeObject>(arguments[0])
      return made.value
    }
    module.method("__init__", .named("name", "doc", required: 1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else {
        throw world.typeError("module() argument 'name' must be str, not \(world.typeName(of: arguments[1]))")
      }
      let dict = Ref<ModuleObject>(arguments[0]).pointee.attributes.dict
      world.set(world.names.name, arguments[1], in: dict)
      world.set(world.names.doc, arguments.or(2, .none), in: dict)
      return .none
    }
    module.method("__getattribute__", .exactly(1)) { world, arguments throws(Raised) in
      let name = try ObjectType.attributeName(world, arguments[1])
      let found = try world.findInModule(Ref<ModuleObject>(arguments[0]), name)
      if found.isUnbound { throw world.noAttribute(arguments[0], name) }
      return found
    }
    module.method("__repr__") { world, arguments throws(Raised) in
      world.string(try shown(world, Ref<ModuleObject>(arguments[0])))
    }
    module.method("__dir__") { world, arguments throws(Raised) in
      let dict = Ref<ModuleObject>(arguments[0]).pointee.attributes.dict
      let custom = world.get(world.intern("__dir__"), in: dict)
      if custom.isObject { return try world.call(custom) }
      let keys = (0..<dict.pointee.used).map { dict.pointee.entries[$0].key }.filter { !$0.isUnbound }
      return world.makeList(keys).value
    }
    module.property(
      "__dict__", set: { world, _ throws(Raised) in throw world.attributeError("readonly attribute") },
      { _, arguments throws(Raised) in Ref<ModuleObject>(arguments[0]).pointee.attributes.dict.value })
    defineSuper(world)
  }

  /// What `repr` shows: by the module's spec, else by what its namespace tells.
  private static func shown(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) -> String {
    let dict = module.pointee.attributes.dict
    let spec = world.get(world.intern("__spec__"), in: dict)
    var name = world.get(world.names.name, in: dict), origin = Value.none, loader = Value.none
    var isFile = false
    if spec.isObject {
      name = try world.getAttribute(spec, world.intern("name"))
      origin = try world.getAttribute(spec, world.intern("origin"))
      loader = try world.getAttribute(spec, world.intern("loader"))
      isFile = try world.isTrue(world.getAttribute(spec, world.intern("has_location")))
    } else {
      origin = world.get(world.intern("__file__"), in: dict).orNone
      isFile = !origin.isNone
      loader = world.get(world.intern("__loader__"), in: dict).orNone
    }
    let text = world.isString(name) ? try world.reprText(name) : "'?'"
    if isFile { return "<module \(text) from \(try world.reprText(origin))>" }
    if !origin.isNone { return "<module \(text) (\(try world.strText(origin)))>" }
    if loader.isNone { return "<module \(text)>" }
    if world.typeName(of: loader) == "NamespaceLoader" {
      let path = try world.collect(world.getAttribute(spec, world.intern("submodule_search_locations")))
      return "<module \(text) (namespace) from \(try world.reprText(world.makeList(path).value))>"
    }
    return "<module \(text) (\(try world.reprText(loader)))>"
  }

  private static func defineSuper(_ world: World) {
    ClassAnnotations.defineForModules(TypeBuilder(world: world, type: world.types.module))
    let parent = TypeBuilder(world: world, type: world.types.superObject)
    parent.new(.variadic()) { world, arguments throws(Raised) in
      if arguments.count > 3 {
        throw world.typeError("super() expected at most 2 arguments, got \(arguments.count - 1)")
      }
      var type = arguments[1]
      var object = arguments[2]
      if type.isUnbound { (type, object) = try world.implicitSuper() }
      guard world.isType(type) else {
        throw world.typeError("super() argument 1 must be a type, not \(world.typeName(of: type))")
      }
      let made = world.heap.make(SuperObject.self)
      var objectType = Value.none
      if !object.isUnbound, !object.isNone {
        if world.isType(object), world.isSubtype(Ref<TypeObject>(object), Ref<TypeObject>(type)) {
          objectType = object
        } else if world.isInstance(object, Ref<TypeObject>(type)) {
          objectType = world.type(of: object).value
        } else {
          throw world.typeError(
            "super(type, obj): obj (\(world.isType(object) ? "type" : "instance of") \(world.isType(object) ? Ref<TypeObject>(object).pointee.name.text : world.typeName(of: object))) is not an instance or subtype of type (\(Ref<TypeObject>(type).pointee.name.text))."
          )
        }
      }
      made.pointee = SuperObject(
        header: Header(Ref<TypeObject>(arguments[0]), .superObject), type: type,
        object: object.isUnbound ? .none : object,
        objectType: objectType)
      return made.value
    }
    parent.method("__get__", .positional(1, 2)) { world, arguments throws(Raised) in
      let object = Ref<SuperObject>(arguments[0])
      if arguments[1].isNone || !object.pointee.objectType.isNone { return arguments[0] }
      return try world.call(object.pointee.header.type.value, [object.pointee.type, arguments[1]])
    }
    parent.method("__init__", .variadic()) { _, _ throws(Raised) in .none }
    parent.method("__repr__") { world, arguments throws(Raised) in
      let object = Ref<SuperObject>(arguments[0])
      let type = Ref<TypeObject>(object.pointee.type).pointee.name.text
      if object.pointee.objectType.isNone { return world.string("<super: <class '\(type)'>, NULL>") }
      let name = Ref<TypeObject>(object.pointee.objectType).pointee.name.text
      return world.string("<super: <class '\(type)'>, <\(name) object>>")
    }
    parent.property("__thisclass__") { _, arguments throws(Raised) in Ref<SuperObject>(arguments[0]).pointee.type }
    parent.property("__self__") { _, arguments throws(Raised) in Ref<SuperObject>(arguments[0]).pointee.object }
    parent.property("__self_class__") { _, arguments throws(Raised) in Ref<SuperObject>(arguments[0]).pointee.objectType
    }
  }
}

extension World {
  /// `super()`: the class from the cell `__class__` of the calling function, the object from its first parameter.
  func implicitSuper() throws(Raised) -> (Value, Value) {
    guard frameCount > 0, case let frame = frames[frameCount - 1], frame.function.isPresent else {
      throw raise("RuntimeError", "super(): no current function")
    }
    let code = codes[frame.code].code
    if code.argumentCount == 0 { throw raise("RuntimeError", "super(): no arguments") }
    var object = frame.registers[0]
    if let cell = code.cellVariables.first(where: { $0.name == code.localNames[0] }) {
      object = Ref<CellObject>(frame.registers[Int(cell.register)]).pointee.content
    }
    if object.isUnbound { throw raise("RuntimeError", "super(): arg[0] deleted") }
    guard let free = code.freeVariables.first(where: { $0.name == "__class__" }) else {
      throw raise("RuntimeError", "super(): __class__ cell not found")
    }
    let type = Ref<CellObject>(frame.registers[Int(free.register)]).pointee.content
    if type.isUnbound { throw raise("RuntimeError", "super(): empty __class__ cell") }
    return (type, object)
  }
}
