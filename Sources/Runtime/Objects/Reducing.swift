// What copy and pickle ask of objects: `__reduce__`, `__reduce_ex__`, `__getstate__`.

enum Reducing {
  static func define(_ object: TypeBuilder) {
    object.method("__getstate__") { world, arguments throws(Raised) in
      try state(world, arguments[0], isRequired: false)
    }
    object.method("__reduce__") { world, arguments throws(Raised) in try plain(world, arguments[0], 0) }
    object.method("__reduce_ex__", .exactly(1)) { world, arguments throws(Raised) in
      let protocolNumber = try world.index(arguments[1])
      let value = arguments[0]
      let reduce = try world.getAttribute(value, world.names[.reduce])
      // One of the class's own goes first.
      let own = world.lookUp(world.names[.reduce], in: world.type(of: value))
      if own != world.get(world.names[.reduce], in: world.types.object.pointee.dict) { return try world.call(reduce) }
      return try plain(world, value, protocolNumber)
    }
  }

  private static func plain(_ world: World, _ value: Value, _ protocolNumber: Int) throws(Raised) -> Value {
    if protocolNumber >= 2 { return try bySecondProtocol(world, value) }
    let copyreg = try world.importModule("copyreg")
    return try world.callMethod(copyreg, "_reduce_ex", [value, Value(small: protocolNumber)])
  }

  private static func bySecondProtocol(_ world: World, _ value: Value) throws(Raised) -> Value {
    let type = world.type(of: value)
    if world.lookUp(world.names[.new], in: type).isUnbound || isUnpicklable(world, value) {
      if type == world.types.memoryView { throw world.typeError("cannot pickle memoryview objects") }
      throw world.typeError("cannot pickle '\(type.pointee.name.text)' object")
    }
    let (given, named) = try newArguments(world, value)
    let kind = world.kind(of: value)
    let isList = kind == .list, isDict = kind == .dict
    let state: Value
    let getter = try world.getAttribute(value, world.intern("__getstate__"))
    let stock = world.get(world.intern("__getstate__"), in: world.types.object.pointee.dict)
    if world.lookUp(world.intern("__getstate__"), in: type) == stock {
      state = try self.state(world, value, isRequired: given == nil && !isList && !isDict)
    } else {
      state = try world.call(getter)
    }
    let copyreg = try world.importModule("copyreg")
    let arguments = given ?? []
    let maker: Value, parts: Value
    if let named, named.pointee.count > 0 {
      maker = try world.getAttribute(copyreg, world.intern("__newobj_ex__"))
      parts = world.makeTuple([type.value, world.makeTuple(arguments).value, named.value]).value
    } else {
      maker = try world.getAttribute(copyreg, world.intern("__newobj__"))
      parts = world.makeTuple([type.value] + arguments).value
    }
    let items = isList ? try world.iterator(of: value) : Value.none
    let pairs = isDict ? try world.iterator(of: world.callMethod(value, "items")) : Value.none
    return world.makeTuple([maker, parts, state, items, pairs]).value
  }

  /// Native objects whose content only they know, and that do not say how they are made again.
  private static func isUnpicklable(_ world: World, _ value: Value) -> Bool {
    switch world.kind(of: value) {
    case .function, .nativeFunction, .module, .cell, .code, .frame, .generator, .property, .classMethod,
      .staticMethod, .memoryView, .dictView, .mappingProxy, .superObject, .weakReference, .memberDescriptor,
      .getSetDescriptor, .traceback, .lazyImport:
      true
    case .other: value.isObject
    default: false
    }
  }

  /// What `__getnewargs_ex__` or `__getnewargs__` say; nil where the class has neither.
  private static func newArguments(
    _ world: World, _ value: Value
  ) throws(Raised) -> ([Value]?, Ref<DictObject>?) {
    let extended = try world.findAttribute(value, "__getnewargs_ex__")
    if !extended.isUnbound {
      let answer = try world.call(extended)
      guard world.kind(of: answer) == .tuple else {
        throw world.typeError("__getnewargs_ex__ should return a tuple, not '\(world.typeName(of: answer))'")
      }
      let pair = Ref<TupleObject>(answer)
      if pair.count != 2 {
        throw world.valueError("__getnewargs_ex__ should return a tuple of length 2, not \(pair.count)")
      }
      guard world.kind(of: pair[0]) == .tuple else {
        throw world.typeError(
          "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '\(world.typeName(of: pair[0]))'")
      }
      guard world.kind(of: pair[1]) == .dict else {
        throw world.typeError(
          "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '\(world.typeName(of: pair[1]))'")
      }
      return (world.elements(Ref<TupleObject>(pair[0])), Ref<DictObject>(pair[1]))
    }
    let method = try world.findAttribute(value, "__getnewargs__")
    if method.isUnbound { return (nil, nil) }
    let answer = try world.call(method)
    guard world.kind(of: answer) == .tuple else {
      throw world.typeError("__getnewargs__ should return a tuple, not '\(world.typeName(of: answer))'")
    }
    return (world.elements(Ref<TupleObject>(answer)), nil)
  }

  /// `object.__getstate__`: the attributes, with those in slots beside them.
  private static func state(_ world: World, _ value: Value, isRequired: Bool) throws(Raised) -> Value {
    let type = world.type(of: value)
    var state = Value.none
    let dict = try world.findAttribute(value, world.names.dict)
    if world.kind(of: dict) == .dict, !world.isType(value) {
      let own = Ref<DictObject>(dict)
      state = own.pointee.count == 0 ? .none : world.copy(own).value
    }
    if isRequired, world.kind(of: value) != .instance, needsArguments(world, value) {
      throw world.typeError("cannot pickle '\(type.pointee.name.text)' object")
    }
    let slots = world.makeDict()
    for base in world.elements(type.pointee.mro).reversed() {
      try world.forEachEntry(Ref<TypeObject>(base).pointee.dict) { entry throws(Raised) in
        guard world.kind(of: entry.value) == .memberDescriptor else { return true }
        let member = Ref<MemberDescriptorObject>(entry.value)
        if !member.pointee.owner.pointee.typeFlags.contains(.isHeapType) { return true }
        let content = Ref<Value>(value).at(member.pointee.offset, as: Value.self).pointee
        if !content.isUnbound { world.set(member.pointee.name, content, in: slots) }
        return true
      }
    }
    if slots.pointee.count == 0 { return state }
    return world.makeTuple([state, slots.value]).value
  }

  /// Kinds with content beyond attributes, for which nothing says how it is made again.
  private static func needsArguments(_ world: World, _ value: Value) -> Bool {
    switch world.kind(of: value) {
    case .exception, .simpleNamespace: false
    default: value.isObject
    }
  }
}
