// The functions exec, eval and compile: what they take as a source, in which namespaces it runs, what they inherit.
import Basics
import Bytecode
import PythonSyntax

enum CompileFunctions {
  static func define(_ function: (StaticString, Parameters, @escaping NativeCode) -> Void) {
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
      try compiled(world, arguments)
    }
  }

  /// `ast.PyCF_ONLY_AST`
  private static let onlyTree = 0x400
  /// What `from __future__` may set, and what begins with `PyCF_`.
  private static let knownFlags = 0x1fe_0000 | 0xf610

  private static func compiled(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let filename: String
    if world.kind(of: arguments[1]) == .bytes {
      let bytes = Ref<BytesObject>(arguments[1])
      filename = String(decoding: (0..<bytes.pointee.count).map { bytes.pointee.data[$0] }, as: UTF8.self)
    } else {
      let path = try world.isString(arguments[1]) ? arguments[1] : world.callSpecial(.fspath, arguments[1])
      guard let path else {
        let name = world.typeName(of: arguments[1])
        throw world.typeError("expected str, bytes or os.PathLike object, not \(name)")
      }
      filename = try world.strText(path)
    }
    if filename.utf8.contains(0) { throw world.valueError("embedded null character") }
    guard world.isString(arguments[2]) else {
      throw world.typeError("compile() argument 'mode' must be str, not \(world.typeNameOrNone(of: arguments[2]))")
    }
    let flags = arguments[3].isUnbound ? 0 : try cInt(world, arguments[3])
    let inherits = arguments[4].isUnbound ? true : try !world.isTrue(arguments[4])
    let optimization = arguments[5].isUnbound ? -1 : try cInt(world, arguments[5])
    if flags & ~knownFlags != 0 { throw world.valueError("compile(): unrecognised flags") }
    guard -1...2 ~= optimization else { throw world.valueError("compile(): invalid optimize value") }
    let mode: CompileMode
    switch Ref<StringObject>(arguments[2]).text {
    case "exec": mode = .module
    case "eval": mode = .expression
    case "single": mode = .interactive
    default:
      let more = flags & onlyTree == 0 ? "'eval' or 'single'" : "'eval', 'single' or 'func_type'"
      throw world.valueError("compile() mode must be 'exec', \(more)")
    }
    let future = Int(CodeObject.Flags.futureAnnotations.rawValue)
    let hasFutureAnnotations = flags & future != 0 || inherits && world.callerHasFutureAnnotations
    if world.treeMaking.isTree(world, arguments[0]) {
      if flags & onlyTree != 0 { return arguments[0] }
      let source = try world.treeMaking.source(world, arguments[0], mode)
      try world.charge(source.text.count)
      return world.codeObject(
        try world.compileTree(
          parse(SourceText(buffer: source.text)).renaming(source.names), filename: filename, mode: mode,
          optimization: max(optimization, 0), inheritsFutureAnnotations: hasFutureAnnotations))
    }
    let text = try source(world, arguments[0], "compile() arg 1")
    if flags & onlyTree != 0 {
      let tree = parse(text)
      if let error = tree.errors.first { throw world.syntaxError(error, tree, filename) }
      return try world.treeMaking.make(world, tree, mode)
    }
    return world.codeObject(
      try world.compileSource(
        text, filename: filename, mode: mode, optimization: max(optimization, 0),
        inheritsFutureAnnotations: hasFutureAnnotations))
  }

  private static func cInt(_ world: World, _ value: Value) throws(Raised) -> Int {
    let number = try world.index(value)
    if number != Int(Int32(truncatingIfNeeded: number)) {
      throw world.raise("OverflowError", "Python int too large to convert to C int")
    }
    return number
  }

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
    return world.kind(of: value) == .string ? SourceText(buffer: bytes) : SourceText(file: bytes)
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
    let closure = mode == .module ? arguments.or(3, .none) : .none
    let code: Int
    if world.kind(of: arguments[0]) == .code {
      code = Ref<CodeReference>(arguments[0]).pointee.index
      if mode == .module {
        if let made = try function(world, code, globals, closure) { return try world.call(made, []) }
      } else if !world.codes[code].code.freeVariables.isEmpty {
        throw world.typeError("code object passed to eval() may not contain free variables")
      }
      if world.codes[code].code.argumentCount + world.codes[code].code.keywordOnlyCount > 0 {
        // Says what is missing.
        return try world.call(world.makeFunction(code: code, globals: globals), [])
      }
    } else {
      if !closure.isNone { throw world.typeError("closure can only be used when source is a code object") }
      let what = "\(mode == .module ? "exec" : "eval")() arg 1"
      code = try world.compileSource(
        source(world, arguments[0], what, isStripped: mode == .expression), filename: "<string>", mode: mode,
        inheritsFutureAnnotations: world.callerHasFutureAnnotations)
    }
    var builtins = world.get(key, in: globals)
    if world.kind(of: builtins) == .module { builtins = Ref<ModuleObject>(builtins).pointee.attributes.dict.value }
    return try world.runCode(
      code, globals: globals, locals: locals,
      builtins: world.kind(of: builtins) == .dict ? Ref<DictObject>(builtins) : nil)
  }

  /// Code with free variables is run with the cells that are given for them; nil for code without.
  private static func function(
    _ world: World, _ code: Int, _ globals: Ref<DictObject>, _ closure: Value
  ) throws(Raised) -> Value? {
    let count = world.codes[code].code.freeVariables.count
    if count == 0 {
      if !closure.isNone { throw world.typeError("cannot use a closure with this code object") }
      return nil
    }
    var isRight = world.kind(of: closure) == .tuple && Ref<TupleObject>(closure).count == count
    if isRight {
      for cell in world.elements(Ref<TupleObject>(closure)) where world.kind(of: cell) != .cell { isRight = false }
    }
    if !isRight { throw world.typeError("code object requires a closure of exactly length \(count)") }
    let made = world.makeFunction(code: code, globals: globals)
    Ref<FunctionObject>(made).pointee.closure = closure
    return made
  }
}

extension World {
  /// Whether the newest frame runs code with `from __future__ import annotations`.
  fileprivate var callerHasFutureAnnotations: Bool {
    frameCount > 0 && codes[frames[frameCount - 1].code].code.flags.contains(.futureAnnotations)
  }
}
