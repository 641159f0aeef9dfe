// _abc: abstract base classes, their registries and caches.
import Runtime

/// What the world knows of its abstract base classes. Objects live as long as the world, so sets need not be weak.
final class AbstractState: ModuleState {
  /// Of one class.
  struct Entry {
    var registry: [Value] = []
    var cache: Set<Value> = []
    var negative: Set<Value> = []
    /// The token for which `negative` holds.
    var version = 0
  }
  var entries: [Value: Entry] = [:]
  /// Grows with each registration.
  var token = 0
  /// The type of `_abc_impl`.
  var data = Ref<TypeObject>.none
  init() {}
}

enum AbstractModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Module contains faster C implementation of abc.ABCMeta")
    let data = builder.type("_abc_data", WrapperObject.self, module: "_abc", flags: [], isPublished: false)
    data.notCallable()
    builder.function("get_cache_token") { world, _ throws(Raised) in Value(small: world.state(AbstractState.self).token)
    }
    builder.function("_abc_init", .exactly(1), initialize)
    builder.function("_abc_register", .exactly(2), register)
    builder.function("_abc_instancecheck", .exactly(2), checkInstance)
    builder.function("_abc_subclasscheck", .exactly(2), checkSubclass)
    builder.function("_get_dump", .exactly(1)) { world, arguments throws(Raised) in
      let state = try entry(world, arguments[0])
      func set(_ values: [Value]) throws(Raised) -> Value {
        let list = try world.makeList(
          values.map { value throws(Raised) in try world.makeWeak(world.types.weakReference, value, .none) })
        return try world.setOf(list.value, world.types.set).value
      }
      return world.tuple(
        try set(state.registry), try set(Array(state.cache)), try set(Array(state.negative)),
        Value(small: state.version))
    }
    builder.function("_reset_registry", .exactly(1)) { world, arguments throws(Raised) in
      _ = try entry(world, arguments[0])
      world.state(AbstractState.self).entries[arguments[0]]?.registry = []
      return .none
    }
    builder.function("_reset_caches", .exactly(1)) { world, arguments throws(Raised) in
      _ = try entry(world, arguments[0])
      world.state(AbstractState.self).entries[arguments[0]]?.cache = []
      world.state(AbstractState.self).entries[arguments[0]]?.negative = []
      return .none
    }
    world.state(AbstractState.self).data = data.type
  }

  private static func entry(_ world: World, _ type: Value) throws(Raised) -> AbstractState.Entry {
    if let known = world.state(AbstractState.self).entries[type] { return known }
    _ = try world.getAttribute(type, world.intern("_abc_impl"))
    throw world.typeError("_abc_impl is set to a wrong type")
  }

  // MARK: Classes

  private static let sequence = 1 << 5, mapping = 1 << 6

  private static func initialize(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let value = arguments[0]
    guard world.isType(value) else { throw world.typeError("_abc_init() argument must be a type") }
    try findAbstractMethods(world, value)
    let data = world.makeWrapper(world.state(AbstractState.self).data, .opaque, .none)
    try world.setAttribute(value, world.intern("_abc_impl"), data)
    let state = world.state(AbstractState.self)
    state.entries[value] = AbstractState.Entry(version: state.token)
    let type = Ref<TypeObject>(value), name = world.intern("__abc_tpflags__")
    let flags = world.get(name, in: type.pointee.dict)
    if flags.isInteger {
      if flags.integer & sequence != 0, flags.integer & mapping != 0 {
        throw world.typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
      }
      if flags.integer & sequence != 0 { type.pointee.typeFlags.insert(.isSequence) }
      if flags.integer & mapping != 0 { type.pointee.typeFlags.insert(.isMapping) }
      let _: Bool = world.remove(name, from: type.pointee.dict)
      world.typeChanged(type)
    }
    return .none
  }

  private static func findAbstractMethods(_ world: World, _ value: Value) throws(Raised) {
    let type = Ref<TypeObject>(value), name = world.intern("__abstractmethods__")
    let found = world.makeSet(of: world.types.frozenset)
    let dict = type.pointee.dict
    var index = 0
    while index < dict.pointee.used {
      let entry = dict.pointee.entries[index]
      index += 1
      if !entry.key.isUnbound, try world.isAbstract(entry.value.asSeen) { try world.add(entry.key, to: found) }
    }
    for base in world.elements(type.pointee.bases) {
      let names = try world.attributeIfAny(base, name)
      if names.isUnbound { continue }
      try world.forEach(names) { key throws(Raised) in
        if world.isString(key) {
          let method = try world.attributeIfAny(value, world.intern(key))
          if !method.isUnbound, try world.isAbstract(method) { try world.add(key, to: found) }
        }
        return true
      }
    }
    try world.setAttribute(value, name, found.value)
  }

  private static func register(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let value = arguments[0], subclass = arguments[1]
    guard world.isType(subclass) else { throw world.typeError("Can only register classes") }
    if try world.isSubclass(subclass, of: value) { return subclass }
    if try world.isSubclass(value, of: subclass) {
      throw world.raise("RuntimeError", "Refusing to create an inheritance cycle")
    }
    _ = try entry(world, value)
    let state = world.state(AbstractState.self)
    if state.entries[value]?.registry.contains(subclass) == false { state.entries[value]?.registry.append(subclass) }
    state.token += 1
    if world.isType(value) {
      let flags = Ref<TypeObject>(value).pointee.typeFlags.intersection([.isSequence, .isMapping])
      if !flags.isEmpty { mark(world, Ref<TypeObject>(subclass), flags) }
    }
    return subclass
  }

  private static func mark(_ world: World, _ type: Ref<TypeObject>, _ flags: TypeFlags) {
    if type.pointee.typeFlags.contains(.isImmutable)
      || type.pointee.typeFlags.intersection([.isSequence, .isMapping]) == flags
    {
      return
    }
    type.pointee.typeFlags.subtract([.isSequence, .isMapping])
    type.pointee.typeFlags.formUnion(flags)
    for subclass in world.elements(type.pointee.subclasses) { mark(world, Ref<TypeObject>(subclass), flags) }
  }

  // MARK: Questions

  private static func checkInstance(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let value = arguments[0], instance = arguments[1]
    let entry = try entry(world, value)
    let claimed = try world.getAttribute(instance, world.names.class)
    if entry.cache.contains(claimed) { return .true }
    let actual = world.type(of: instance).value
    if actual == claimed {
      if entry.version == world.state(AbstractState.self).token, entry.negative.contains(claimed) { return .false }
      return try world.callMethod(value, "__subclasscheck__", [claimed])
    }
    let answer = try world.callMethod(value, "__subclasscheck__", [claimed])
    if try world.isTrue(answer) { return answer }
    return try world.callMethod(value, "__subclasscheck__", [actual])
  }

  private static func checkSubclass(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let value = arguments[0], subclass = arguments[1]
    guard world.isType(subclass) else { throw world.typeError("issubclass() arg 1 must be a class") }
    let state = world.state(AbstractState.self)
    let entry = try entry(world, value)
    if entry.cache.contains(subclass) { return .true }
    if entry.version < state.token {
      state.entries[value]?.negative = []
      state.entries[value]?.version = state.token
    } else if entry.negative.contains(subclass) {
      return .false
    }
    func answer(_ truth: Bool) -> Value {
      if truth { state.entries[value]?.cache.insert(subclass) } else { state.entries[value]?.negative.insert(subclass) }
      return Value(truth)
    }
    let hook = try world.callMethod(value, "__subclasshook__", [subclass])
    if hook == .true { return answer(true) }
    if hook == .false { return answer(false) }
    if hook != .notImplemented {
      throw world.raise("AssertionError", "__subclasshook__ must return either False, True, or NotImplemented")
    }
    if world.elements(Ref<TypeObject>(subclass).pointee.mro).contains(value) { return answer(true) }
    for registered in state.entries[value]?.registry ?? [] where try world.isSubclass(subclass, of: registered) {
      return answer(true)
    }
    let subclasses = try world.callMethod(value, "__subclasses__")
    guard world.kind(of: subclasses) == .list else { throw world.typeError("__subclasses__() must return a list") }
    for other in world.elements(Ref<ListObject>(subclasses)) where try world.isSubclass(subclass, of: other) {
      return answer(true)
    }
    return answer(false)
  }
}
