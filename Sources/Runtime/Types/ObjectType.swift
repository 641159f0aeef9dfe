// object: what every object can do.

enum ObjectType {
  @Sendable static func define(_ world: World) {
    let object = TypeBuilder(world: world, type: world.types.object)
    object.new { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      if type.pointee.typeFlags.contains(.isDisallowingInstantiation) {
        throw world.typeError("cannot create '\(world.typeName(type))' instances")
      }
      let hasOwnInit = world.special(.`init`, of: type) != world.special(.`init`, of: world.types.object)
      if arguments.count > 1 {
        let hasOwnNew = world.special(.new, of: type) != world.special(.new, of: world.types.object)
        if hasOwnNew { throw world.typeError("object.__new__() takes exactly one argument (the type to instantiate)") }
        if !hasOwnInit { throw world.typeError("\(type.pointee.name.text)() takes no arguments") }
      }
      if type.pointee.typeFlags.contains(.isAbstract) { throw abstractError(world, type) }
      if type.pointee.instanceKind != .instance {
        throw world.typeError(
          "object.__new__(\(type.shownName)) is not safe, use \(world.nativeBase(of: type).shownName).__new__()")
      }
      return world.makeInstance(type)
    }
    object.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let type = world.type(of: arguments[0])
      if arguments.count > 1 {
        let isOwn = world.special(.`init`, of: type) != world.special(.`init`, of: world.types.object)
        if isOwn { throw world.typeError("object.__init__() takes exactly one argument (the instance to initialize)") }
        if world.special(.new, of: type) == world.special(.new, of: world.types.object),
          !type.pointee.typeFlags.contains(.isDisallowingInstantiation)
        {
          throw world.typeError("\(type.pointee.name.text)() takes no arguments")
        }
      }
      return .none
    }
    object.method("__repr__") { world, arguments throws(Raised) in
      let type = world.type(of: arguments[0])
      let module = world.isString(type.pointee.module) ? Ref<StringObject>(type.pointee.module).text : ""
      let prefix = module == "builtins" || module.isEmpty ? "" : module + "."
      let name = world.isString(type.pointee.qualifiedName) ? Ref<StringObject>(type.pointee.qualifiedName).text : "?"
      return world.string("<\(prefix)\(name) object at \(hexadecimal(arguments[0]))>")
    }
    object.method("__str__") { world, arguments throws(Raised) in try world.repr(arguments[0]) }
    object.method("__eq__", .exactly(1)) { _, arguments throws(Raised) in
      arguments[0] == arguments[1] ? .true : .notImplemented
    }
    object.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      guard let answer = try world.callSpecial(.eq, arguments[0], arguments[1]), answer != .notImplemented else {
        return .notImplemented
      }
      return Value(try !world.isTrue(answer))
    }
    for name: StaticString in ["__lt__", "__le__", "__gt__", "__ge__"] {
      object.method(name, .exactly(1)) { _, _ throws(Raised) in .notImplemented }
    }
    object.method("__hash__") { world, arguments throws(Raised) in
      Value(small: Int(truncatingIfNeeded: arguments[0].bits >> 4))
    }
    object.method("__getattribute__", .exactly(1)) { world, arguments throws(Raised) in
      let name = try attributeName(world, arguments[1])
      let found =
        world.kind(of: arguments[0]) == .module
        ? try world.findAsStored(Ref<ModuleObject>(arguments[0]), name)
        : try world.findGeneric(arguments[0], name, world.type(of: arguments[0]))
      if found.isUnbound { throw world.noAttribute(arguments[0], name) }
      return found
    }
    object.method("__setattr__", .exactly(2)) { world, arguments throws(Raised) in
      try world.setGeneric(arguments[0], attributeName(world, arguments[1]), arguments[2])
      return .none
    }
    object.method("__delattr__", .exactly(1)) { world, arguments throws(Raised) in
      try world.setGeneric(arguments[0], attributeName(world, arguments[1]), .unbound)
      return .none
    }
    object.method("__format__", .exactly(1)) { world, arguments throws(Raised) in
      if world.isString(arguments[1]), Ref<StringObject>(arguments[1]).count > 0 {
        throw world.typeError("unsupported format string passed to \(world.typeName(of: arguments[0])).__format__")
      }
      return try world.str(arguments[0])
    }
    Reducing.define(object)
    object.method("__sizeof__") { _, _ throws(Raised) in Value(small: 16) }
    object.method("__dir__") { world, arguments throws(Raised) in
      var found: [Value] = []
      func add(_ dict: Ref<DictObject>) {
        for index in 0..<dict.pointee.used where !dict.pointee.entries[index].key.isUnbound {
          found.append(dict.pointee.entries[index].key)
        }
      }
      let type = world.type(of: arguments[0])
      if let storage = world.storage(of: arguments[0], type) { add(world.dict(of: storage)) }
      for base in world.elements(type.pointee.mro) { add(Ref<TypeObject>(base).pointee.dict) }
      let unique = world.makeDict()
      for name in found { try world.set(name, to: .none, in: unique) }
      return world.makeList((0..<unique.pointee.used).map { unique.pointee.entries[$0].key }).value
    }
    object.classMethod("__init_subclass__", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.count > 1 {
        let name = try world.strText(world.getAttribute(arguments[0], world.names.qualname))
        throw world.typeError("\(name).__init_subclass__() takes no keyword arguments")
      }
      return .none
    }
    object.classMethod("__subclasshook__", .exactly(1)) { _, _ throws(Raised) in .notImplemented }
    object.property(
      "__class__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("can't delete __class__ attribute") }
        guard world.isType(arguments[1]) else {
          throw world.typeError("__class__ must be set to a class, not '\(world.typeName(of: arguments[1]))' object")
        }
        let old = world.type(of: arguments[0]), new = Ref<TypeObject>(arguments[1])
        let isModule = world.kind(of: arguments[0]) == .module
        let areHeapTypes =
          old.pointee.typeFlags.contains(.isHeapType) && new.pointee.typeFlags.contains(.isHeapType)
        guard arguments[0].isObject, isModule || areHeapTypes else {
          throw world.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        // The object stays as large as it is.
        let isSame =
          old.pointee.instanceKind == new.pointee.instanceKind && old.pointee.instanceSize == new.pointee.instanceSize
          && old.pointee.attributesOffset == new.pointee.attributesOffset
          && old.pointee.prefixSize == new.pointee.prefixSize && old.pointee.slotCount == new.pointee.slotCount
          && (world.solidBase(old) == world.solidBase(new) || old.pointee.instanceKind == .instance)
        if !isSame {
          throw world.typeError(
            "__class__ assignment: '\(new.pointee.name.text)' object layout differs from '\(old.pointee.name.text)'")
        }
        if world.isType(arguments[0]) {
          Ref<Header>(arguments[0]).pointee.type = new
          world.typeChanged(Ref<TypeObject>(arguments[0]))
          return .none
        }
        let storage = world.storage(of: arguments[0], old)
        if let storage { _ = world.dict(of: storage) }
        Ref<Header>(arguments[0]).pointee.type = new
        return .none
      },
      { world, arguments throws(Raised) in world.type(of: arguments[0]).value })
  }

  static func hexadecimal(_ value: Value) -> String { "0x" + String(value.bits, radix: 16) }

  static func attributeName(_ world: World, _ name: Value) throws(Raised) -> Value {
    if !world.isString(name) {
      throw world.typeError("attribute name must be string, not '\(world.typeName(of: name))'")
    }
    return world.intern(name)
  }

  static func abstractError(_ world: World, _ type: Ref<TypeObject>) -> Raised {
    let names = world.get(world.intern("__abstractmethods__"), in: type.pointee.dict)
    var list: [String] = []
    if names.isObject, let all = try? world.collect(names) { list = all.map { Ref<StringObject>($0).text }.sorted() }
    let quoted = list.map { "'\($0)'" }.joined(separator: ", ")
    return world.typeError(
      "Can't instantiate abstract class \(type.pointee.name.text) without an implementation for abstract method\(list.count == 1 ? "" : "s") \(quoted)"
    )
  }
}

extension World {
  /// The type itself or the first native one that it is derived from.
  fileprivate func nativeBase(of type: Ref<TypeObject>) -> Ref<TypeObject> {
    var type = type
    while !type.pointee.typeFlags.contains(.isImmutable), type.pointee.base.isPresent { type = type.pointee.base }
    return type
  }
}
