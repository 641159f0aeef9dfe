// Code objects as Python sees them.
import Basics
import Bytecode

enum CodeType {
  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.code)
    builder.doc("Create a code object.  Not for mere mortals.")
    func number(_ name: StaticString, _ get: @escaping NativeCode) { builder.property(name, get) }
    number("co_argcount") { world, arguments throws(Raised) in Value(small: code(world, arguments).argumentCount) }
    number("co_posonlyargcount") { world, arguments throws(Raised) in
      Value(small: code(world, arguments).positionalOnlyCount)
    }
    number("co_kwonlyargcount") { world, arguments throws(Raised) in
      Value(small: code(world, arguments).keywordOnlyCount)
    }
    number("co_nlocals") { world, arguments throws(Raised) in Value(small: plainNames(code(world, arguments)).count) }
    number("co_stacksize") { world, arguments throws(Raised) in Value(small: code(world, arguments).registerCount) }
    number("co_flags") { world, arguments throws(Raised) in
      Value(small: Int(code(world, arguments).flags.rawValue))
    }
    number("co_firstlineno") { world, arguments throws(Raised) in
      Value(small: Int(code(world, arguments).firstLine))
    }
    builder.property("co_name") { world, arguments throws(Raised) in world.intern(code(world, arguments).name) }
    builder.property("co_qualname") { world, arguments throws(Raised) in
      world.intern(code(world, arguments).qualifiedName)
    }
    builder.property("co_filename") { world, arguments throws(Raised) in
      world.intern(code(world, arguments).filename)
    }
    builder.property("co_names") { world, arguments throws(Raised) in
      names(world, code(world, arguments).names)
    }
    builder.property("co_varnames") { world, arguments throws(Raised) in
      names(world, plainNames(code(world, arguments)))
    }
    builder.property("co_cellvars") { world, arguments throws(Raised) in
      names(world, code(world, arguments).cellVariables.map(\.name))
    }
    builder.property("co_freevars") { world, arguments throws(Raised) in
      names(world, code(world, arguments).freeVariables.map(\.name))
    }
    builder.property("co_consts") { world, arguments throws(Raised) in
      let number = Ref<CodeReference>(arguments[0]).pointee.index
      var values: [Value] = []
      for index in world.codes[number].code.constants.indices {
        let known = world.codes[number].entry.pointee.constants[index]
        values.append(known.isUnbound ? try world.makeConstant(number, index) : known)
      }
      return world.makeTuple(values).value
    }
    for name: StaticString in ["co_code", "_co_code_adaptive"] {
      builder.property(name) { world, arguments throws(Raised) in
        world.makeBytes(CodeRendering(code(world, arguments)).bytes)
      }
    }
    for name: StaticString in ["co_linetable", "co_exceptiontable", "co_lnotab"] {
      builder.property(name) { world, _ throws(Raised) in world.makeBytes([]) }
    }
    builder.method("_varname_from_oparg", .exactly(1)) { world, arguments throws(Raised) in
      let code = code(world, arguments)
      let number = try world.index(arguments[1])
      var names = code.localNames
      for variable in code.cellVariables where !names.contains(variable.name) { names.append(variable.name) }
      names += code.freeVariables.map(\.name)
      guard names.indices.contains(number) else { throw world.indexError("tuple index out of range") }
      return world.string(names[number])
    }
    builder.method("co_branches") { world, _ throws(Raised) in try world.iterator(of: world.makeList().value) }
    for name: StaticString in ["replace", "__replace__"] {
      builder.method(name, .variadic(names: true)) { world, arguments throws(Raised) in
        try replace(world, arguments)
      }
    }
    builder.method("co_lines") { world, arguments throws(Raised) in
      let number = Ref<CodeReference>(arguments[0]).pointee.index
      var rows: [Value] = []
      var start = 0
      let owners = CodeRendering(world.codes[number].code).owners
      let lines = owners.map { world.line(code: number, instruction: $0) }
      while start < owners.count {
        let line = lines[start]
        var end = start + 1
        while end < owners.count, lines[end] == line { end += 1 }
        rows.append(
          world.makeTuple([
            Value(small: start * 2), Value(small: end * 2), line.map { Value(small: $0) } ?? .none,
          ]).value)
        start = end
      }
      return try world.iterator(of: world.makeList(rows).value)
    }
    builder.method("co_positions") { world, arguments throws(Raised) in
      let code = code(world, arguments)
      let rows = CodeRendering(code).owners.map { owner in
        let range = code.positions[owner]
        if range.start == range.end { return world.makeTuple([.none, .none, .none, .none]).value }
        let start = code.lines.position(of: range.start, in: .utf8), end = code.lines.position(of: range.end, in: .utf8)
        return world.makeTuple([start.line + 1, end.line + 1, start.column, end.column].map { Value(small: $0) }).value
      }
      return try world.iterator(of: world.makeList(rows).value)
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let code = code(world, arguments)
      return world.string(
        "<code object \(code.name) at \(world.addressText(arguments[0])), file \"\(code.filename)\", line \(code.firstLine)>"
      )
    }
  }

  /// The same code under other names, or as if it stood elsewhere.
  private static func replace(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let old = code(world, arguments)
    if arguments.positionalCount > 1 { throw world.typeError("replace() takes no positional arguments") }
    let given = try world.named(
      arguments, ["co_name", "co_qualname", "co_filename", "co_firstlineno", "co_flags"], of: "replace")
    for (value, name) in zip(given.prefix(3), ["co_name", "co_qualname", "co_filename"])
    where !value.isUnbound && !world.isString(value) {
      throw world.typeError("replace() argument '\(name)' must be str, not \(world.typeName(of: value))")
    }
    func text(_ index: Int, _ other: String) -> String {
      given[index].isUnbound ? other : Ref<StringObject>(given[index]).text
    }
    let line = given[3].isUnbound ? Int(old.firstLine) : try world.index(given[3])
    let flags = given[4].isUnbound ? Int(old.flags.rawValue) : try world.index(given[4])
    let new = CodeObject(
      name: text(0, old.name), qualifiedName: text(1, old.qualifiedName), filename: text(2, old.filename),
      firstLine: UInt32(clamping: line), flags: CodeObject.Flags(rawValue: UInt32(truncatingIfNeeded: flags)),
      argumentCount: old.argumentCount, positionalOnlyCount: old.positionalOnlyCount,
      keywordOnlyCount: old.keywordOnlyCount, localNames: old.localNames, cellVariables: old.cellVariables,
      freeVariables: old.freeVariables, registerCount: old.registerCount, instructions: old.instructions,
      constants: old.constants, names: old.names, sites: old.sites, handlers: old.handlers,
      positions: old.positions, lines: old.lines, docstring: old.docstring)
    return world.codeObject(world.register(new))
  }

  private static func code(_ world: World, _ arguments: Arguments) -> CodeObject {
    world.codes[Ref<CodeReference>(arguments[0]).pointee.index].code
  }
  /// Parameters, and local variables that no inner function uses.
  private static func plainNames(_ code: CodeObject) -> [String] {
    var parameters = code.argumentCount + code.keywordOnlyCount
    if code.flags.contains(.varArgs) { parameters += 1 }
    if code.flags.contains(.varKeywords) { parameters += 1 }
    let cells = Set(code.cellVariables.map(\.name))
    return code.localNames.enumerated().filter { $0.offset < parameters || !cells.contains($0.element) }.map(\.element)
  }

  private static func names(_ world: World, _ names: [String]) -> Value {
    world.makeTuple(names.map { world.intern($0) }).value
  }
}
