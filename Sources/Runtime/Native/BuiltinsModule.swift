// The module builtins: types under their names, and the functions that need the interpreter.
import Basics
import Bytecode
import PythonSyntax

enum BuiltinsModule {
  @Sendable static func define(_ world: World) {
    let module = world.makeModule("builtins")
    module.pointee.attributes.dict = world.builtins
    world.builtinsModule = module.value
    let dict = world.builtins
    func put(_ name: StaticString, _ value: Value) { world.set(world.intern(name), value, in: dict) }
    put("__name__", world.intern("builtins"))
    put("__doc__", .none)
    put("__package__", world.emptyString)
    put("__loader__", .none)
    put("__spec__", .none)
    put("__debug__", .true)
    put("NotImplemented", .notImplemented)
    put("Ellipsis", .ellipsis)
    for type in [
      world.types.object, world.types.type, world.types.boolean, world.types.integer, world.types.float,
      world.types.complex, world.types.string, world.types.bytes, world.types.bytearray, world.types.memoryView,
      world.types.tuple, world.types.list, world.types.dict, world.types.frozendict, world.types.set,
      world.types.frozenset, world.types.slice, world.types.range, world.types.property, world.types.classMethod,
      world.types.staticMethod, world.types.superObject,
    ] {
      world.set(type.pointee.name.value, type.value, in: dict)
    }
    world.set(world.intern("builtins"), module.value, in: world.modules)
    functions(world)
  }

  private static func functions(_ world: World) {
    func function(_ name: StaticString, _ parameters: Parameters, _ code: @escaping NativeCode) {
      let definition = NativeDefinition(name, parameters, isMethod: false, code)
      world.set(world.intern(name), world.makeNative(definition, module: world.intern("builtins")), in: world.builtins)
    }
    function("globals", .none) { world, _ throws(Raised) in world.currentGlobals.value }
    function("locals", .none) { world, _ throws(Raised) in try world.localsOfCaller() }
    function("__import__", .named("name", "globals", "locals", "fromlist", "level", required: 1)) {
      world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else {
        throw world.typeError("module name must be a string")
      }
      let level = try importLevel(world, arguments[4])
      let globals = world.kind(of: arguments[1]) == .dict ? Ref<DictObject>(arguments[1]) : world.currentGlobals
      let text = Ref<StringObject>(arguments[0]).text
      if text.isEmpty, level == 0 { throw world.valueError("Empty module name") }
      let name = try world.absoluteName(text, level: level, globals: globals)
      return try world.importNow(
        name, fromList: hasNames(world, arguments[3]) ? arguments[3] : .none, written: level > 0 ? text : nil)
    }
    world.stockImport = world.get(world.intern("__import__"), in: world.builtins)
    function("__lazy_import__", .named("name", "globals", "locals", "fromlist", "level", required: 1)) {
      world, arguments throws(Raised) in
      try lazyImport(world, arguments)
    }
    world.stockLazyImport = world.get(world.intern("__lazy_import__"), in: world.builtins)
    CompileFunctions.define(function)
  }

  private static func importLevel(_ world: World, _ value: Value) throws(Raised) -> Int {
    if value.isUnbound { return 0 }
    let level = try world.index(value)
    if level < 0 { throw world.valueError("level must be >= 0") }
    return level
  }

  private static func hasNames(_ world: World, _ value: Value) throws(Raised) -> Bool {
    value.isUnbound ? false : try world.isTrue(value)
  }

  private static func lazyImport(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    guard world.isString(arguments[0]) else {
      throw world.typeError("module name must be a string, got \(world.typeName(of: arguments[0]))")
    }
    let level = try importLevel(world, arguments[4])
    let text = Ref<StringObject>(arguments[0]).text
    if text.isEmpty, level == 0 { throw world.valueError("Empty module name") }
    if !arguments[1].isUnbound, !arguments[1].isNone, world.kind(of: arguments[1]) != .dict {
      throw world.typeError("expect dict for globals, got \(world.typeName(of: arguments[1]))")
    }
    let frame = world.frameCount > 0 ? world.frames[world.frameCount - 1] : nil
    if let frame, frame.locals.bits != frame.globals.value.bits {
      throw world.raise(
        try world.call(
          world.exceptionType("SyntaxError").value,
          [world.string("'lazy import' is only allowed at module level")]))
    }
    let globals = world.kind(of: arguments[1]) == .dict ? Ref<DictObject>(arguments[1]) : world.currentGlobals
    var names = arguments.or(3, .none)
    if world.isString(names) { names = world.makeTuple([names]).value }
    if !names.isNone, world.kind(of: names) != .tuple {
      throw world.typeError("lazy_import: fromlist must be None, a string, or a tuple")
    }
    if world.kind(of: names) == .tuple {
      for name in world.elements(Ref<TupleObject>(names)) where !world.isString(name) {
        throw world.typeError("Item in ``from list'' must be str, not \(world.typeName(of: name))")
      }
      if Ref<TupleObject>(names).count == 0 { names = .none }
    }
    let base = try world.absoluteName(text, level: level, globals: globals)
    if world.get(world.intern("__builtins__"), in: globals).isUnbound {
      throw world.valueError("unable to get builtins for lazy import")
    }
    let fromList = names
    let made = try world.deferImport(
      base, names, globals, world.builtins, frame?.code ?? 0, max((frame?.next ?? 1) - 1, 0)
    ) { world throws(Raised) in try world.importNow(base, fromList: fromList) }
    return made
  }
}

extension World {
  /// `locals()` of the newest frame.
  func localsOfCaller() throws(Raised) -> Value {
    frameCount == 0 ? makeDict().value : try currentLocals(frames[frameCount - 1])
  }

  /// Globals of the newest frame.
  var currentGlobals: Ref<DictObject> { frameCount > 0 ? frames[frameCount - 1].globals : builtins }
}
