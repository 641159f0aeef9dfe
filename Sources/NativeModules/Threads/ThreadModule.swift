// _thread: starting threads, their handles, thread-local attributes.
import Runtime

enum ThreadModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc(
      "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface."
    )
    LockTypes.define(builder)
    defineHandle(builder)
    LocalType.define(builder)
    world.state(ThreadState.self).exceptionArguments = builder.structSequence(
      StructSequence(
        name: "_ExceptHookArgs", fields: ["exc_type", "exc_value", "exc_traceback", "thread"], visible: 4),
      module: "_thread")
    builder.constant("TIMEOUT_MAX", world.float(9_223_372_036))
    builder.constant("error", world.exceptionType("RuntimeError").value)
    builder.integer("_NAME_MAXLEN", 15)
    defineStarting(builder)
    defineQuestions(builder)
  }

  private static func defineStarting(_ module: ModuleBuilder) {
    for name: StaticString in ["start_new_thread", "start_new"] {
      module.function(name, .variadic()) { world, arguments throws(Raised) in
        let count = arguments.count
        if count < 2 || count > 3 {
          throw world.typeError(
            "start_new_thread expected at \(count < 2 ? "least 2" : "most 3") arguments, got \(count)")
        }
        if !world.isCallable(arguments[0]) { throw world.typeError("first arg must be callable") }
        guard world.kind(of: arguments[1]) == .tuple else { throw world.typeError("2nd arg must be a tuple") }
        if count == 3, world.kind(of: arguments[2]) != .dict {
          throw world.typeError("optional 3rd arg must be a dictionary")
        }
        let identity = Threads.newIdentity(world)
        let names = count == 3 ? Ref<DictObject>(arguments[2]) : world.makeDict()
        let positional = world.elements(Ref<TupleObject>(arguments[1]))
        let function = arguments[0]
        Threads.run(
          world, identity, { world throws(Raised) in _ = try world.call(function, positional, names: names) },
          named: function)
        return Value(small: identity)
      }
    }
    module.function("start_joinable_thread", .named("function", "handle", "daemon", required: 1, maximum: 1)) {
      world, arguments throws(Raised) in
      let function = arguments[0]
      if !world.isCallable(function) { throw world.typeError("thread function must be callable") }
      var handle = arguments.or(1, .none)
      if handle.isNone {
        handle = world.makeObject(world.state(ThreadState.self).handle, LockObject.self).value
      } else if world.type(of: handle) != world.state(ThreadState.self).handle {
        throw world.typeError("'handle' must be a _ThreadHandle")
      }
      let object = Ref<LockObject>(handle)
      if object.pointee.count != 0 { throw world.raise("RuntimeError", "thread already started") }
      object.pointee.owner = Threads.newIdentity(world)
      object.pointee.count = 1
      Threads.run(
        world, object.pointee.owner, { world throws(Raised) in _ = try world.call(function) }, named: function)
      object.pointee.count = 2
      return handle
    }
    for name: StaticString in ["exit", "exit_thread"] {
      module.function(name) { world, _ throws(Raised) in
        throw world.raise(try world.call(world.exceptionType("SystemExit").value))
      }
    }
    module.function("_excepthook", .exactly(1), hook)
    // What the library of Python 3.11 and 3.12 knows the end of a thread by.
    module.function("_set_sentinel") { world, _ throws(Raised) in
      let lock = try world.callMethod(world.importModule("_thread"), "allocate_lock")
      world.state(ThreadState.self).sentinels[Threads.identity(world)] = lock
      return lock
    }
  }

  /// Shows the exception that ended a thread.
  private static func hook(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    guard world.type(of: arguments[0]) == world.state(ThreadState.self).exceptionArguments else {
      throw world.typeError("_thread.excepthook argument type must be ExceptHookArgs")
    }
    let parts = Ref<TupleObject>(arguments[0])
    if parts[0] == world.exceptionType("SystemExit").value { return .none }
    let name =
      parts[3].isNone
      ? "\(Threads.identity(world))" : try world.strText(world.getAttribute(parts[3], world.intern("name")))
    guard world.isException(parts[1]) else { return .none }
    world.host.write(Array("Exception in thread \(name):\n\(world.tracebackText(parts[1]))".utf8), true)
    return .none
  }

  /// `count`: 0 not started, 1 runs, 2 done; `owner`: the identity.
  private static func defineHandle(_ module: ModuleBuilder) {
    let handle = module.type("_ThreadHandle", LockObject.self, module: "_thread", flags: [])
    module.world.state(ThreadState.self).handle = handle.type
    handle.new(.none) { world, arguments throws(Raised) in
      world.makeObject(Ref<TypeObject>(arguments[0]), LockObject.self).value
    }
    handle.property("ident") { _, arguments throws(Raised) in
      Value(small: Ref<LockObject>(arguments[0]).pointee.owner)
    }
    handle.method("join", .positional(0, 1)) { world, arguments throws(Raised) in
      let state = Ref<LockObject>(arguments[0]).pointee
      if state.count == 0 { throw world.raise("RuntimeError", "thread not started") }
      if state.count == 1 {
        if state.owner == Threads.identity(world) {
          throw world.raise("RuntimeError", "Cannot join current thread")
        }
        let limit = arguments.or(1, .none).isNone ? -1 : try TimeModule.number(world, arguments[1])
        try Threads.wait(world, nanoseconds: limit < 0 ? nil : Int(min(limit, 9e9) * 1e9))
      }
      return .none
    }
    handle.method("is_done") { _, arguments throws(Raised) in
      Value(Ref<LockObject>(arguments[0]).pointee.count == 2)
    }
    handle.method("_set_done") { world, arguments throws(Raised) in
      if Ref<LockObject>(arguments[0]).pointee.count == 0 { throw world.raise("RuntimeError", "thread not started") }
      Ref<LockObject>(arguments[0]).pointee.count = 2
      return .none
    }
    handle.method("__repr__") { world, arguments throws(Raised) in
      world.string("<_thread._ThreadHandle object: ident=\(Ref<LockObject>(arguments[0]).pointee.owner)>")
    }
    module.function("_make_thread_handle", .exactly(1)) { world, arguments throws(Raised) in
      let identity = try world.index(arguments[0])
      let made = world.makeObject(world.state(ThreadState.self).handle, LockObject.self)
      made.pointee.owner = identity
      made.pointee.count = 1
      return made.value
    }
  }

  private static func defineQuestions(_ module: ModuleBuilder) {
    for name: StaticString in ["get_ident", "get_native_id"] {
      module.function(name) { world, _ throws(Raised) in Value(small: Threads.identity(world)) }
    }
    module.function("_get_main_thread_ident") { _, _ throws(Raised) in Value(small: ThreadState.mainIdentity) }
    module.function("_is_main_interpreter") { _, _ throws(Raised) in .true }
    module.function("daemon_threads_allowed") { _, _ throws(Raised) in .true }
    module.function("_count") { world, _ throws(Raised) in
      Value(small: world.state(ThreadState.self).running.count - 1)
    }
    module.function("_shutdown") { _, _ throws(Raised) in .none }
    module.function("stack_size", .positional(0, 1)) { _, _ throws(Raised) in Value(small: 0) }
    module.function("_get_name") { world, _ throws(Raised) in world.string("python3") }
    module.function("set_name", .exactly(1)) { world, arguments throws(Raised) in
      if !world.isString(arguments[0]) {
        throw world.typeError("set_name() argument 'name' must be str, not \(world.typeName(of: arguments[0]))")
      }
      return .none
    }
    module.function("interrupt_main", .positional(0, 1)) { world, _ throws(Raised) in
      throw world.raise(world.makeException(world.exceptionType("KeyboardInterrupt"), []))
    }
  }
}

/// `_thread._local`: attributes that each thread has for itself. Fields: a dict of dicts by identity, the arguments and
/// the names that a subclass's `__init__` gets in each thread.
enum LocalType {
  static func define(_ module: ModuleBuilder) {
    let local = module.type("_local", WrapperObject.self, module: "_thread")
    local.type.pointee.typeFlags.formUnion([.hasCustomGet, .hasCustomSet])
    local.new { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      if arguments.count > 1, world.special(.`init`, of: type) == world.special(.`init`, of: world.types.object) {
        throw world.typeError("Initialization arguments are not supported")
      }
      let object = world.makeObject(type, WrapperObject.self)
      object.pointee.fields.0 = world.makeDict().value
      object.pointee.fields.1 = world.makeTuple(arguments.positional(from: 1)).value
      object.pointee.fields.2 = OperatorTypes.namesDict(world, arguments).value
      // This thread's `__init__` runs as that of every object.
      let key = Value(small: Threads.identity(world))
      try world.set(key, to: world.makeDict().value, in: Ref<DictObject>(object.pointee.fields.0))
      return object.value
    }
    local.property("__dict__") { world, arguments throws(Raised) in try dict(world, arguments[0]).value }
    local.method("__getattribute__", .exactly(1)) { world, arguments throws(Raised) in
      let dict = try dict(world, arguments[0])
      guard world.isString(arguments[1]) else {
        throw world.typeError("attribute name must be string, not '\(world.typeName(of: arguments[1]))'")
      }
      let name = world.intern(arguments[1]), type = world.type(of: arguments[0])
      let found = world.lookUp(name, in: type)
      if !found.isUnbound, world.isDataDescriptor(found) { return try world.bind(found, to: arguments[0], type) }
      let own = world.get(name, in: dict)
      if !own.isUnbound { return own }
      if found.isUnbound { throw world.noAttribute(arguments[0], name) }
      return try world.bind(found, to: arguments[0], type)
    }
    local.method("__setattr__", .exactly(2)) { world, arguments throws(Raised) in
      try change(world, arguments[0], arguments[1], arguments[2])
    }
    local.method("__delattr__", .exactly(1)) { world, arguments throws(Raised) in
      try change(world, arguments[0], arguments[1], .unbound)
    }
  }

  private static func change(_ world: World, _ object: Value, _ name: Value, _ value: Value) throws(Raised) -> Value {
    let dict = try dict(world, object), type = world.type(of: object)
    guard world.isString(name) else {
      throw world.typeError("attribute name must be string, not '\(world.typeName(of: name))'")
    }
    let name = world.intern(name)
    if world.text(name) == "__dict__" {
      throw world.attributeError("'\(type.shownName)' object attribute '__dict__' is read-only")
    }
    let found = world.lookUp(name, in: type)
    if !found.isUnbound, world.isDataDescriptor(found) {
      try world.setGeneric(object, name, value)
    } else if !value.isUnbound {
      world.set(name, value, in: dict)
    } else {
      let isGone: Bool = world.remove(name, from: dict)
      if !isGone { throw world.noAttribute(object, name) }
    }
    return .none
  }

  /// The attributes of the thread that runs, made by `__init__` when it first comes here.
  private static func dict(_ world: World, _ object: Value) throws(Raised) -> Ref<DictObject> {
    let fields = Ref<WrapperObject>(object).pointee.fields
    let key = Value(small: Threads.identity(world))
    let known = try world.get(key, from: Ref<DictObject>(fields.0))
    if !known.isUnbound { return Ref<DictObject>(known) }
    let made = world.makeDict()
    try world.set(key, to: made.value, in: Ref<DictObject>(fields.0))
    let type = world.type(of: object), method = world.special(.`init`, of: type)
    if method != world.special(.`init`, of: world.types.object) {
      let bound = try world.bind(method, to: object, type)
      _ = try world.call(
        bound, world.elements(Ref<TupleObject>(fields.1)), names: Ref<DictObject>(fields.2))
    }
    return made
  }
}
