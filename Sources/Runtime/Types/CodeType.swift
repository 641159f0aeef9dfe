// Code objects as Python sees them.
import Basics
import Bytecode

enum CodeType {
  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.code)
    builder.doc("Create a code object.  Not for mere mortals.")
    builder.member("co_argcount") { world, arguments throws(Raised) in
      Value(small: code(world, arguments).argumentCount)
    }
    builder.member("co_posonlyargcount") { world, arguments throws(Raised) in
      Value(small: code(world, arguments).positionalOnlyCount)
    }
    builder.member("co_kwonlyargcount") { world, arguments throws(Raised) in
      Value(small: code(world, arguments).keywordOnlyCount)
    }
    builder.member("co_nlocals") { world, arguments throws(Raised) in
      Value(small: plainNames(code(world, arguments)).count)
    }
    builder.member("co_stacksize") { world, arguments throws(Raised) in
      Value(small: code(world, arguments).registerCount)
    }
    builder.member("co_flags") { world, arguments throws(Raised) in
      Value(small: Int(code(world, arguments).flags.rawValue))
    }
    builder.member("co_firstlineno") { world, arguments throws(Raised) in
      Value(small: Int(code(world, arguments).firstLine))
    }
    builder.member("co_name") { world, arguments throws(Raised) in world.intern(code(world, arguments).name) }
    builder.member("co_qualname") { world, arguments throws(Raised) in
      world.intern(code(world, arguments).qualifiedName)
    }
    builder.member("co_filename") { world, arguments throws(Raised) in
      world.intern(code(world, arguments).filename)
    }
    builder.member("co_names") { world, arguments throws(Raised) in
      names(world, usedNames(code(world, arguments)))
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
    builder.member("co_consts") { world, arguments throws(Raised) in
      let number = Ref<CodeReference>(arguments[0]).pointee.index
      if !world.codes[number].entry.pointee.isPrepared { world.prepare(number) }
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
    builder.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[1]) == .code else { return .notImplemented }
      return Value(isSame(code(world, arguments), world.codes[Ref<CodeReference>(arguments[1]).pointee.index].code))
    }
    builder.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[1]) == .code else { return .notImplemented }
      return Value(!isSame(code(world, arguments), world.codes[Ref<CodeReference>(arguments[1]).pointee.index].code))
    }
    builder.hashMethod { world, arguments throws(Raised) in
      let code = code(world, arguments)
      return try AttributeFunctions.hash(
        world,
        world.makeTuple([
          world.string(code.name), Value(small: Int(code.firstLine)), Value(small: code.argumentCount),
          Value(small: code.instructions.count), Value(small: code.constants.count),
        ]).value)
    }
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

  /// As CPython compares: files and whatever has no effect are left out.
  private static func isSame(_ a: CodeObject, _ b: CodeObject) -> Bool {
    a.name == b.name && a.firstLine == b.firstLine && a.flags == b.flags && a.argumentCount == b.argumentCount
      && a.positionalOnlyCount == b.positionalOnlyCount && a.keywordOnlyCount == b.keywordOnlyCount
      && a.localNames == b.localNames && a.names == b.names && a.instructions == b.instructions
      && a.cellVariables.map(\.name) == b.cellVariables.map(\.name)
      && a.freeVariables.map(\.name) == b.freeVariables.map(\.name) && a.handlers == b.handlers
      && a.positions == b.positions && a.constants.count == b.constants.count
      && zip(a.constants, b.constants).allSatisfy { isSame($0, $1) }
  }

  private static func isSame(_ a: CodeObject.Constant, _ b: CodeObject.Constant) -> Bool {
    switch (a, b) {
    case (.code(let a), .code(let b)): isSame(a, b)
    case (.float(let a), .float(let b)), (.imaginary(let a), .imaginary(let b)): a.bitPattern == b.bitPattern
    case (.tuple(let a), .tuple(let b)): a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1) }
    default: a == b
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
      throw world.typeError("replace() argument '\(name)' must be str, not \(world.typeNameOrNone(of: value))")
    }
    func text(_ index: Int, _ other: String) -> String {
      given[index].isUnbound ? other : Ref<StringObject>(given[index]).text
    }
    let line = given[3].isUnbound ? Int(old.firstLine) : try world.index(given[3])
    let flags = given[4].isUnbound ? Int(old.flags.rawValue) : try world.index(given[4])
    let new = CodeObject(
      name: text(0, old.name), qualifiedName: text(1, old.qualifiedName),
      source: given[2].isUnbound ? old.source : CodeSource(old.source, filename: text(2, "")),
      firstLine: UInt32(clamping: line), flags: CodeObject.Flags(rawValue: UInt32(truncatingIfNeeded: flags)),
      argumentCount: old.argumentCount, positionalOnlyCount: old.positionalOnlyCount,
      keywordOnlyCount: old.keywordOnlyCount, registerCount: old.registerCount, body: old.body)
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
    var found: [String] = []
    for (index, name) in code.localNames.enumerated() where index < parameters || !cells.contains(name) {
      // A comprehension has variables of its own.
      if !found.contains(name) { found.append(name) }
    }
    return found
  }

  /// Without those that are there for the messages about unbound cells.
  private static func usedNames(_ code: CodeObject) -> [String] {
    var used = Set(code.sites.map { Int32($0) }), cells: Set<Int32> = []
    for instruction in code.instructions {
      let operands = instruction.opcode.operands
      switch instruction.opcode {
      case .loadCell, .deleteCell, .loadFromMappingOrCell: cells.insert(Int32(instruction.c))
      default:
        if operands.b == .name { used.insert(Int32(instruction.b)) }
        if operands.c == .name { used.insert(Int32(instruction.c)) }
        if operands.bc == .name { used.insert(Int32(instruction.bc)) }
      }
    }
    return code.names.enumerated().filter { !cells.contains(Int32($0.offset)) || used.contains(Int32($0.offset)) }
      .map(\.element)
  }

  private static func names(_ world: World, _ names: [String]) -> Value {
    world.makeTuple(names.map { world.intern($0) }).value
  }
}
