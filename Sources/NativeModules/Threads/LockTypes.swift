// _thread: lock and RLock.
import Runtime

/// `count` is 1 for a lock that is held; of an RLock how often, by `owner`.
struct LockObject: BitwiseCopyable {
  var header: Header
  var count: Int
  var owner: Int
}

enum LockTypes {
  private static func lock(_ value: Value) -> Ref<LockObject> { Ref<LockObject>(value) }

  static func define(_ module: ModuleBuilder) {
    let plain = module.type("lock", LockObject.self, module: "_thread", flags: [])
    module.constant("LockType", plain.type.value)
    let reentrant = module.type("RLock", LockObject.self, module: "_thread")
    for type in [plain, reentrant] {
      type.new { world, arguments throws(Raised) in
        if arguments.count > 1, !Ref<TypeObject>(arguments[0]).pointee.typeFlags.contains(.isHeapType) {
          throw world.typeError(
            "\(Ref<TypeObject>(arguments[0]).pointee.name.text) expected 0 arguments, got \(arguments.count - 1)")
        }
        return world.makeObject(Ref<TypeObject>(arguments[0]), LockObject.self).value
      }
      type.method("__exit__", .variadic()) { world, arguments throws(Raised) in
        _ = try world.callMethod(arguments[0], "release")
        return .none
      }
      type.method("locked") { _, arguments throws(Raised) in Value(lock(arguments[0]).pointee.count > 0) }
      type.method("_at_fork_reinit") { _, arguments throws(Raised) in
        lock(arguments[0]).pointee.count = 0
        return .none
      }
    }
    definePlain(plain)
    defineReentrant(reentrant)
    for name: StaticString in ["allocate_lock", "allocate"] {
      module.function(name) { world, _ throws(Raised) in
        try world.call(world.getAttribute(world.importModule("_thread"), world.intern("LockType")))
      }
    }
  }

  /// How long an acquisition may wait: nil for ever, 0 not at all.
  private static func limit(_ world: World, _ arguments: Arguments) throws(Raised) -> Int? {
    let blocks = arguments[1].isUnbound ? true : try world.isTrue(arguments[1])
    if arguments[2].isUnbound { return blocks ? nil : 0 }
    let timeout = try TimeModule.number(world, arguments[2])
    if abs(timeout) > 9.3e9 { throw world.overflowError("timestamp out of range for C PyTime_t") }
    if !blocks, timeout != -1 { throw world.valueError("can't specify a timeout for a non-blocking call") }
    if timeout < 0, timeout != -1 { throw world.valueError("timeout value must be a non-negative number") }
    if timeout > 9_223_372_036 { throw world.overflowError("timeout value is too large") }
    return !blocks ? 0 : timeout == -1 ? nil : Int(timeout * 1e9)
  }

  private static func definePlain(_ type: TypeBuilder) {
    for name: StaticString in ["acquire", "acquire_lock"] {
      type.method(name, .named("blocking", "timeout")) { world, arguments throws(Raised) in
        try acquire(world, lock(arguments[0]), try limit(world, arguments))
      }
    }
    type.method("__enter__") { world, arguments throws(Raised) in try acquire(world, lock(arguments[0]), nil) }
    for name: StaticString in ["release", "release_lock"] {
      type.method(name) { world, arguments throws(Raised) in
        if lock(arguments[0]).pointee.count == 0 { throw world.raise("RuntimeError", "release unlocked lock") }
        lock(arguments[0]).pointee.count = 0
        return .none
      }
    }
    type.method("locked_lock") { _, arguments throws(Raised) in Value(lock(arguments[0]).pointee.count > 0) }
    type.method("__repr__") { world, arguments throws(Raised) in
      let state = lock(arguments[0]).pointee.count > 0 ? "locked" : "unlocked"
      return world.string("<\(state) _thread.lock object at \(world.addressText(arguments[0]))>")
    }
  }

  private static func acquire(_ world: World, _ lock: Ref<LockObject>, _ limit: Int?) throws(Raised) -> Value {
    if lock.pointee.count > 0 {
      if limit == 0 { return .false }
      try Threads.wait(world, nanoseconds: limit)
      if lock.pointee.count > 0 { return .false }
    }
    lock.pointee.count = 1
    return .true
  }

  private static func defineReentrant(_ type: TypeBuilder) {
    type.method("acquire", .named("blocking", "timeout")) { world, arguments throws(Raised) in
      try acquireAgain(world, lock(arguments[0]), try limit(world, arguments))
    }
    type.method("__enter__") { world, arguments throws(Raised) in try acquireAgain(world, lock(arguments[0]), nil) }
    type.method("release") { world, arguments throws(Raised) in
      let lock = lock(arguments[0])
      if lock.pointee.count == 0 || lock.pointee.owner != Threads.identity(world) {
        throw world.raise("RuntimeError", "cannot release un-acquired lock")
      }
      lock.pointee.count -= 1
      return .none
    }
    type.method("_is_owned") { world, arguments throws(Raised) in
      Value(lock(arguments[0]).pointee.count > 0 && lock(arguments[0]).pointee.owner == Threads.identity(world))
    }
    type.method("_recursion_count") { world, arguments throws(Raised) in
      let lock = lock(arguments[0]).pointee
      return Value(small: lock.owner == Threads.identity(world) ? lock.count : 0)
    }
    type.method("_release_save") { world, arguments throws(Raised) in
      let lock = lock(arguments[0])
      if lock.pointee.count == 0 { throw world.raise("RuntimeError", "cannot release un-acquired lock") }
      defer { lock.pointee.count = 0 }
      return world.tuple(Value(small: lock.pointee.count), Value(small: lock.pointee.owner))
    }
    type.method("_acquire_restore", .exactly(1)) { world, arguments throws(Raised) in
      let lock = lock(arguments[0])
      guard world.kind(of: arguments[1]) == .tuple, Ref<TupleObject>(arguments[1]).count == 2 else {
        throw world.typeError("_acquire_restore() argument must be a tuple")
      }
      if lock.pointee.count > 0 { try Threads.wait(world, nanoseconds: nil) }
      lock.pointee.count = try world.index(Ref<TupleObject>(arguments[1])[0])
      lock.pointee.owner = try world.index(Ref<TupleObject>(arguments[1])[1])
      return .none
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      let lock = lock(arguments[0]).pointee
      let owner = lock.count > 0 ? lock.owner : 0
      return world.string(
        "<\(lock.count > 0 ? "locked" : "unlocked") _thread.RLock object owner=\(owner) count=\(lock.count) at \(world.addressText(arguments[0]))>"
      )
    }
  }

  private static func acquireAgain(_ world: World, _ lock: Ref<LockObject>, _ limit: Int?) throws(Raised) -> Value {
    let identity = Threads.identity(world)
    if lock.pointee.count > 0, lock.pointee.owner != identity {
      if limit == 0 { return .false }
      try Threads.wait(world, nanoseconds: limit)
      return .false
    }
    lock.pointee.count += 1
    lock.pointee.owner = identity
    return .true
  }
}
