// functools.lru_cache: the wrapper around a function that remembers its answers.
import Runtime

struct CacheObject: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  var function: Value
  /// Answers by key, the one that was used longest ago first.
  var cache: Ref<DictObject>
  var infoType: Value
  /// -1: none.
  var maximum: Int
  var hits: Int
  var misses: Int
  var isTyped: Bool
}

enum CacheWrapperType {
  private static func cache(_ value: Value) -> Ref<CacheObject> { Ref<CacheObject>(value) }

  static func define(_ module: ModuleBuilder) {
    let world = module.world
    let type = module.type("_lru_cache_wrapper", CacheObject.self, module: "functools", hasAttributes: true)
    world.state(FunctoolsState.self).nameMark = world.makeInstance(world.types.object)
    type.new(.named("user_function", "maxsize", "typed", "cache_info_type", required: 4)) {
      world, arguments throws(Raised) in
      if !world.isCallable(arguments[1]) { throw world.typeError("the first argument must be callable") }
      var maximum = -1
      if !arguments[2].isNone {
        guard world.isInt(arguments[2]) else { throw world.typeError("maxsize should be integer or None") }
        maximum = max(try world.index(arguments[2]), 0)
      }
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), CacheObject.self)
      object.pointee.function = arguments[1]
      object.pointee.cache = world.makeDict()
      object.pointee.infoType = arguments[4]
      object.pointee.maximum = maximum
      object.pointee.isTyped = try world.isTrue(arguments[3])
      return object.value
    }
    type.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in try call(world, arguments) }
    type.method("__get__", .positional(1, 2)) { world, arguments throws(Raised) in
      arguments[1].isNone ? arguments[0] : world.makeMethod(arguments[0], arguments[1])
    }
    type.method("cache_info") { world, arguments throws(Raised) in
      let cache = cache(arguments[0]).pointee
      let maximum = cache.maximum < 0 ? Value.none : Value(small: cache.maximum)
      return try world.call(
        cache.infoType,
        [Value(small: cache.hits), Value(small: cache.misses), maximum, Value(small: cache.cache.pointee.count)])
    }
    type.method("cache_clear") { world, arguments throws(Raised) in
      let cache = cache(arguments[0])
      cache.pointee.hits = 0
      cache.pointee.misses = 0
      world.clear(cache.pointee.cache)
      return .none
    }
    type.method("__copy__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__deepcopy__", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
    type.method("__reduce__") { world, arguments throws(Raised) in
      try world.getAttribute(arguments[0], world.names.qualname)
    }
  }

  private static func call(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let cache = cache(arguments[0])
    func compute() throws(Raised) -> Value {
      try world.call(
        cache.pointee.function, arguments.base.from(1), arguments.count - 1, names: arguments.names)
    }
    if cache.pointee.maximum == 0 {
      cache.pointee.misses += 1
      return try compute()
    }
    let key = key(world, arguments, isTyped: cache.pointee.isTyped)
    let hash = try world.hash(key)
    let dict = cache.pointee.cache
    let known = try world.find(key, hash: hash, in: dict)
    if known >= 0 {
      let entry = dict.pointee.entries[known]
      cache.pointee.hits += 1
      if cache.pointee.maximum > 0 {
        // To the end of the row: used last.
        world.remove(entry: known, from: dict)
        world.append(entry.key, entry.hash, entry.value, to: dict)
      }
      return entry.value
    }
    cache.pointee.misses += 1
    let answer = try compute()
    // The function may have called itself.
    if try world.find(key, hash: hash, in: dict) >= 0 { return answer }
    if cache.pointee.maximum > 0, dict.pointee.count >= cache.pointee.maximum {
      var oldest = 0
      while oldest < dict.pointee.used, dict.pointee.entries[oldest].key.isUnbound { oldest += 1 }
      if oldest < dict.pointee.used { world.remove(entry: oldest, from: dict) }
    }
    world.append(key, hash, answer, to: dict)
    return answer
  }

  private static func key(_ world: World, _ arguments: Arguments, isTyped: Bool) -> Value {
    let positional = arguments.positional(from: 1)
    if !isTyped, !arguments.hasNames, positional.count == 1 {
      let type = world.type(of: positional[0])
      if type == world.types.integer || type == world.types.string { return positional[0] }
    }
    var parts = positional
    var named: [Value] = []
    if arguments.hasNames {
      parts.append(world.state(FunctoolsState.self).nameMark)
      let names = Ref<TupleObject>(arguments.names)
      for index in 0..<names.count {
        named.append(arguments.base[arguments.positionalCount + index])
        parts += [names[index], arguments.base[arguments.positionalCount + index]]
      }
    }
    if isTyped { parts += (positional + named).map { world.type(of: $0).value } }
    return world.makeTuple(parts).value
  }
}
