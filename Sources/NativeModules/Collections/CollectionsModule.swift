// _collections: deque, defaultdict, OrderedDict, _tuplegetter, _count_elements.
import Runtime

/// The types that functions of the module need.
final class CollectionsState: ModuleState {
  var deque = Ref<TypeObject>.none
  var dequeIterator = Ref<TypeObject>.none
  var dequeReverseIterator = Ref<TypeObject>.none
  var defaultDict = Ref<TypeObject>.none
  var orderedDict = Ref<TypeObject>.none
  init() {}
}

enum CollectionsModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc(
      "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n"
    )
    DequeType.define(builder)
    DequeIterators.define(builder)
    DefaultDictType.define(builder)
    OrderedDictType.define(builder)
    TupleGetterType.define(builder)
    builder.function("_count_elements", .exactly(2)) { world, arguments throws(Raised) in
      try count(world, arguments[1], in: arguments[0])
      return .none
    }
  }

  /// Counts the elements of an iterable in a mapping.
  private static func count(_ world: World, _ iterable: Value, in mapping: Value) throws(Raised) {
    let type = world.type(of: mapping), get = world.intern("get")
    let isPlain =
      world.kind(of: mapping) == .dict && world.lookUp(get, in: type) == world.lookUp(get, in: world.types.dict)
      && world.special(.setitem, of: type) == world.special(.setitem, of: world.types.dict)
    if isPlain {
      let dict = Ref<DictObject>(mapping)
      return try world.forEach(iterable) { element throws(Raised) in
        let old = try world.get(element, from: dict)
        let new =
          old.isUnbound
          ? Value(small: 1) : try world.binary(.add, old.asSeen, Value(small: 1))
        try world.set(element, to: new, in: dict)
        try world.checkRoom()
        return true
      }
    }
    let getter = try world.getAttribute(mapping, get)
    try world.forEach(iterable) { element throws(Raised) in
      let old = try world.call(getter, [element, Value(small: 0)])
      try world.setItem(mapping, element, try world.binary(.add, old, Value(small: 1)))
      return true
    }
  }
}

/// The fields of a namedtuple.
enum TupleGetterType {
  static func define(_ module: ModuleBuilder) {
    let getter = module.type("_tuplegetter", WrapperObject.self, module: "collections")
    getter.new(.exactly(2)) { world, arguments throws(Raised) in
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), WrapperObject.self)
      object.pointee.fields.0 = Value(small: try world.index(arguments[1]))
      object.pointee.fields.1 = arguments[2]
      return object.value
    }
    let fields = MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0
    getter.member("__doc__", at: fields + 8)
    getter.method("__get__", .positional(1, 2)) { world, arguments throws(Raised) in
      let index = Ref<WrapperObject>(arguments[0]).pointee.fields.0.integer
      let object = arguments[1]
      if object.isNone { return arguments[0] }
      guard world.kind(of: object) == .tuple else {
        throw world.typeError(
          "descriptor for index '\(index)' for tuple subclasses doesn't apply to '\(world.typeName(of: object))' object"
        )
      }
      let tuple = Ref<TupleObject>(object)
      if index < 0 || index >= tuple.count { throw world.indexError("tuple index out of range") }
      return tuple[index]
    }
    getter.method("__set__", .exactly(2)) { world, _ throws(Raised) in throw world.attributeError("can't set attribute")
    }
    getter.method("__delete__", .exactly(1)) { world, _ throws(Raised) in
      throw world.attributeError("can't delete attribute")
    }
    getter.method("__reduce__") { world, arguments throws(Raised) in
      let fields = Ref<WrapperObject>(arguments[0]).pointee.fields
      return world.tuple(world.type(of: arguments[0]).value, world.tuple(fields.0, fields.1))
    }
    getter.method("__repr__") { world, arguments throws(Raised) in
      let fields = Ref<WrapperObject>(arguments[0]).pointee.fields
      return world.string(
        "\(world.plainTypeName(of: arguments[0]))(\(fields.0.integer), \(try world.reprText(fields.1)))")
    }
  }
}
