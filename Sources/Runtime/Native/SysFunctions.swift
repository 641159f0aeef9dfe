// Functions of sys about frames, sizes, hooks and limits.
import Bytecode

enum SysFunctions {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let dict = module.pointee.attributes.dict
    func function(_ name: StaticString, _ parameters: Parameters, _ code: @escaping NativeCode) {
      let made = world.makeNative(
        NativeDefinition(name, parameters, isMethod: false, code), module: world.intern("sys"))
      world.set(world.intern(name), made, in: dict)
    }
    func alias(_ name: StaticString, of other: StaticString) {
      world.set(world.intern(name), world.get(world.intern(other), in: dict), in: dict)
    }
    frames(function)
    text(function)
    hooks(function)
    alias("__excepthook__", of: "excepthook")
    alias("__displayhook__", of: "displayhook")
    alias("__unraisablehook__", of: "unraisablehook")
    alias("__breakpointhook__", of: "breakpointhook")
  }

  private typealias Declare = (StaticString, Parameters, @escaping NativeCode) -> Void

  private static func frames(_ function: Declare) {
    function("_getframe", .positional(0, 1)) { world, arguments throws(Raised) in
      let depth = arguments[0].isUnbound ? 0 : max(try world.index(arguments[0]), 0)
      if depth >= world.frameCount { throw world.valueError("call stack is not deep enough") }
      return world.frameObject(world.frameCount - 1 - depth)
    }
    function("_getframemodulename", .named("depth")) { world, arguments throws(Raised) in
      let depth = arguments[0].isUnbound ? 0 : max(try world.index(arguments[0]), 0)
      if depth >= world.frameCount { return .none }
      let frame = world.frames[world.frameCount - 1 - depth]
      let name =
        frame.function.isPresent ? frame.function.pointee.module : world.get(world.names.name, in: frame.globals)
      return name.isUnbound ? .none : name
    }
    function("_current_frames", .none) { world, _ throws(Raised) in
      let dict = world.makeDict()
      if world.frameCount > 0 {
        try world.set(Value(small: 1), to: world.frameObject(world.frameCount - 1), in: dict)
      }
      return dict.value
    }
    function("_current_exceptions", .none) { world, _ throws(Raised) in
      let dict = world.makeDict()
      try world.set(Value(small: 1), to: world.handled.isObject ? world.handled : .none, in: dict)
      return dict.value
    }
    function("call_tracing", .exactly(2)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[1]) == .tuple else {
        throw world.typeError("call_tracing() argument 2 must be tuple, not \(world.typeName(of: arguments[1]))")
      }
      return try world.call(arguments[0], world.elements(Ref<TupleObject>(arguments[1])))
    }
    function("getsizeof", .named("object", "default", required: 1)) { world, arguments throws(Raised) in
      guard let size = try world.callSpecial(.sizeof, arguments[0]) else {
        if !arguments[1].isUnbound { return arguments[1] }
        throw world.typeError("Type \(world.typeName(of: arguments[0])) doesn't define __sizeof__")
      }
      let bytes = try world.index(size)
      if bytes < 0 { throw world.valueError("__sizeof__() should return >= 0") }
      return Value(small: bytes &+ (world.isCollected(arguments[0]) ? 16 : 0))
    }
    function("getrefcount", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: arguments[0].isObject ? 2 : 3_221_225_472)
    }
    function("getallocatedblocks", .none) { world, _ throws(Raised) in Value(small: world.heap.size / 64) }
    function("getunicodeinternedsize", .none) { world, _ throws(Raised) in Value(small: world.interned.count) }
    function("_is_interned", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else {
        throw world.typeError("_is_interned() argument must be str, not \(world.typeName(of: arguments[0]))")
      }
      return Value(Ref<StringObject>(arguments[0]).pointee.isInterned)
    }
    function("_is_immortal", .exactly(1)) { _, arguments throws(Raised) in Value(!arguments[0].isObject) }
    function("_is_gil_enabled", .none) { _, _ throws(Raised) in .true }
    function("is_finalizing", .none) { _, _ throws(Raised) in .false }
    function("_clear_type_cache", .none) { _, _ throws(Raised) in .none }
    function("_clear_internal_caches", .none) { _, _ throws(Raised) in .none }
  }

  private static func text(_ function: Declare) {
    function("getdefaultencoding", .none) { world, _ throws(Raised) in world.intern("utf-8") }
    function("getfilesystemencoding", .none) { world, _ throws(Raised) in world.intern("utf-8") }
    function("getfilesystemencodeerrors", .none) { world, _ throws(Raised) in world.intern("surrogateescape") }
    function("get_int_max_str_digits", .none) { world, _ throws(Raised) in Value(small: world.maximalDigits) }
    function("set_int_max_str_digits", .named("maxdigits", required: 1)) { world, arguments throws(Raised) in
      let digits = try world.index(arguments[0])
      if digits != 0, digits < 640 {
        throw world.valueError("maxdigits must be >= 640 or 0 for unlimited")
      }
      world.maximalDigits = digits
      return .none
    }
    function("getswitchinterval", .none) { world, _ throws(Raised) in world.float(0.005) }
    function("setswitchinterval", .exactly(1)) { _, _ throws(Raised) in .none }
    function("audit", .variadic(required: 1)) { _, _ throws(Raised) in .none }
    function("addaudithook", .named("hook", required: 1)) { _, _ throws(Raised) in .none }
    function("getdlopenflags", .none) { _, _ throws(Raised) in Value(small: 2) }
    function("setdlopenflags", .exactly(1)) { _, _ throws(Raised) in .none }
    function("_get_cpu_count_config", .none) { _, _ throws(Raised) in Value(small: -1) }
    function("activate_stack_trampoline", .exactly(1)) { _, _ throws(Raised) in .none }
    function("deactivate_stack_trampoline", .none) { _, _ throws(Raised) in .none }
    function("is_stack_trampoline_active", .none) { _, _ throws(Raised) in .false }
    function("is_remote_debug_enabled", .none) { _, _ throws(Raised) in .false }
  }

  /// Tracing is accepted and never happens: a world runs no debugger.
  private static func hooks(_ function: Declare) {
    for name: StaticString in ["settrace", "setprofile", "_settraceallthreads", "_setprofileallthreads"] {
      function(name, .exactly(1)) { _, _ throws(Raised) in .none }
    }
    for name: StaticString in ["gettrace", "getprofile"] { function(name, .none) { _, _ throws(Raised) in .none } }
    function("excepthook", .exactly(3)) { world, arguments throws(Raised) in
      if world.isException(arguments[1]) {
        world.host.write(Array(world.tracebackText(arguments[1]).utf8), true)
      }
      return .none
    }
    function("unraisablehook", .exactly(1)) { _, _ throws(Raised) in .none }
    function("breakpointhook", .variadic(names: true)) { _, _ throws(Raised) in .none }
    function("displayhook", .exactly(1)) { world, arguments throws(Raised) in
      if arguments[0].isNone { return .none }
      world.set(world.intern("_"), arguments[0], in: world.builtins)
      let print = world.get(world.intern("print"), in: world.builtins)
      return try world.call(print, [world.repr(arguments[0])])
    }
    function("get_asyncgen_hooks", .none) { world, _ throws(Raised) in
      let type = world.makeStructSequence("asyncgen_hooks", module: "sys", ["firstiter", "finalizer"])
      return world.makeStructSequence(type, [world.asyncGeneratorHooks.first, world.asyncGeneratorHooks.finalizer])
    }
    function("set_asyncgen_hooks", .named("firstiter", "finalizer")) { world, arguments throws(Raised) in
      for (index, name) in ["firstiter", "finalizer"].enumerated() {
        let hook = arguments[index]
        if !hook.isUnbound, !hook.isNone, !world.isCallable(hook) {
          throw world.typeError("callable \(name) expected, got \(world.typeName(of: hook))")
        }
      }
      if !arguments[0].isUnbound { world.asyncGeneratorHooks.first = arguments[0] }
      if !arguments[1].isUnbound { world.asyncGeneratorHooks.finalizer = arguments[1] }
      return .none
    }
    function("get_coroutine_origin_tracking_depth", .none) { _, _ throws(Raised) in Value(small: 0) }
    function("set_coroutine_origin_tracking_depth", .named("depth", required: 1)) { world, arguments throws(Raised) in
      if try world.index(arguments[0]) < 0 { throw world.valueError("depth must be >= 0") }
      return .none
    }
  }
}

extension World {
  /// Does CPython's garbage collector look after such objects? `sys.getsizeof` counts its header.
  func isCollected(_ value: Value) -> Bool {
    switch kind(of: value) {
    case .integer, .float, .complex, .string, .bytes, .bytearray, .range, .code: false
    case .other: value.isObject
    default: type(of: value) != types.object
    }
  }
}
