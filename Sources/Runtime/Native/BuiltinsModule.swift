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
    function("exec", .named("source", "globals", "locals", "closure", required: 1, positionalOnly: 1, maximum: 3)) {
      world, arguments throws(Raised) in
      _ = try run(world, arguments, .module)
      return .none
    }
    function("eval", .named("source", "globals", "locals", required: 1, positionalOnly: 1)) {
      world, arguments throws(Raised) in
      try run(world, arguments, .expression)
    }
    function(
      "compile",
      .named(
        "source", "filename", "mode", "flags", "dont_inherit", "optimize", "module", "_feature_version", required: 3,
        maximum: 6)
    ) { world, arguments throws(Raised) in
      let flags = arguments[3].isUnbound ? 0 : try world.index(arguments[3])
      let mode: CompileMode
      switch world.isString(arguments[2]) ? Ref<StringObject>(arguments[2]).text : "" {
      case "exec": mode = .module
      case "eval": mode = .expression
      case "single": mode = .interactive
      default:
        let more = flags & onlyTree == 0 ? "'eval' or 'single'" : "'eval', 'single' or 'func_type'"
        throw world.valueError("compile() mode must be 'exec', \(more)")
      }
      if world.treeMaking.isTree(world, arguments[0]) {
        if flags & onlyTree != 0 { return arguments[0] }
        throw world.raise("NotImplementedError", "compiling a tree of nodes")
      }
      let filename = try world.strText(arguments[1])
      if flags & onlyTree != 0 {
        let tree = parse(try source(world, arguments[0], "compile() arg 1"))
        if let error = tree.errors.first { throw world.syntaxError(error, tree, filename) }
        return try world.treeMaking.make(world, tree, mode)
      }
      return world.codeObject(
        try world.compileSource(
          source(world, arguments[0], "compile() arg 1", isStripped: mode == .expression), filename: filename,
          mode: mode))
    }
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

  /// `ast.PyCF_ONLY_AST`
  private static let onlyTree = 0x400
  private static func source(
    _ world: World, _ value: Value, _ what: String, isStripped: Bool = false
  ) throws(Raised) -> SourceText {
    var bytes: [UInt8]
    switch world.kind(of: value) {
    case .string:
      let string = Ref<StringObject>(value)
      for index in 0..<string.count where string[index] & 0xffff_f800 == 0xd800 {
        // As if it were to be encoded, which says what is wrong.
        _ = try world.encode(value, encoding: world.intern("utf-8"), errors: .unbound)
      }
      bytes = Array(string.text.utf8)
    case .bytes, .bytearray, .memoryView:
      guard let row = world.buffer(of: value) else {
        throw world.typeError("\(what) must be a string, bytes or AST object")
      }
      bytes = (0..<row.count).map { UInt8(truncatingIfNeeded: row[$0]) }
    default:
      let kinds = what == "compile() arg 1" ? "string, bytes or AST object" : "string, bytes or code object"
      throw world.typeError("\(what) must be a \(kinds)")
    }
    if bytes.contains(0) {
      throw world.raise(
        try world.call(
          world.exceptionType("SyntaxError").value, [world.string("source code string cannot contain null bytes")]))
    }
    if isStripped { bytes = Array(bytes.drop { $0 == 32 || $0 == 9 }) }
    let source = world.kind(of: value) == .string ? SourceText(buffer: bytes) : SourceText(file: bytes)
    if isStripped { try mustBeExpression(world, source) }
    return source
  }

  /// `eval` takes one expression and nothing else.
  private static func mustBeExpression(_ world: World, _ source: SourceText) throws(Raised) {
    let tree = parse(source)
    if !tree.errors.isEmpty { return }
    let body = tree.moduleBody()
    if body.count == 1, tree.kind(tree.node(body, 0)) == .Expr { return }
    var details = [world.string("<string>"), Value(small: 0), Value(small: 0), world.emptyString]
    if body.count > 0 {
      let isFirst = tree.kind(tree.node(body, 0)) != .Expr
      let lines = LineIndex(tree.source.bytes)
      let place = lines.position(of: tree.range(tree.node(body, isFirst ? 0 : 1)).start)
      details = [
        world.string("<string>"), Value(small: place.line + 1), Value(small: place.column + 1),
        world.string(String(decoding: lines.content(ofLine: place.line), as: UTF8.self)),
      ]
    }
    throw world.raise(
      try world.call(
        world.exceptionType("SyntaxError").value, [world.string("invalid syntax"), world.makeTuple(details).value]))
  }

  private static func run(_ world: World, _ arguments: Arguments, _ mode: CompileMode) throws(Raised) -> Value {
    var globals = world.currentGlobals
    var locals = Value.unbound
    if arguments[1].isUnbound || arguments[1].isNone {
      locals = world.frameCount > 0 ? try world.currentLocals(world.frames[world.frameCount - 1]) : globals.value
    } else {
      guard world.kind(of: arguments[1]) == .dict else {
        throw world.typeError(
          mode == .module
            ? "exec() globals must be a dict or a frozendict, not \(world.typeName(of: arguments[1]))"
            : world.special(.getitem, of: world.type(of: arguments[1])).isUnbound
              ? "globals must be a dict or a frozendict" : "globals must be a real dict; try eval(code, {}, mapping)")
      }
      globals = Ref<DictObject>(arguments[1])
      locals = globals.value
    }
    if !arguments[2].isUnbound, !arguments[2].isNone {
      locals = arguments[2]
      if world.special(.getitem, of: world.type(of: locals)).isUnbound {
        throw world.typeError(
          mode == .module
            ? "locals must be a mapping or None, not \(world.typeName(of: locals))" : "locals must be a mapping")
      }
    }
    let key = world.intern("__builtins__")
    if world.find(key, in: globals) < 0 { world.set(key, world.builtinsModule, in: globals) }
    let code: Int
    if world.kind(of: arguments[0]) == .code {
      code = Ref<CodeReference>(arguments[0]).pointee.index
      if !world.codes[code].code.freeVariables.isEmpty {
        throw world.typeError(
          mode == .module
            ? "code object requires a closure of exactly length \(world.codes[code].code.freeVariables.count)"
            : "code object passed to eval() may not contain free variables")
      }
    } else {
      let what = "\(mode == .module ? "exec" : "eval")() arg 1"
      code = try world.compileSource(
        source(world, arguments[0], what, isStripped: mode == .expression), filename: "<string>", mode: mode)
    }
    var builtins = world.get(key, in: globals)
    if world.kind(of: builtins) == .module { builtins = Ref<ModuleObject>(builtins).pointee.attributes.dict.value }
    return try world.runCode(
      code, globals: globals, locals: locals,
      builtins: world.kind(of: builtins) == .dict ? Ref<DictObject>(builtins) : nil)
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
