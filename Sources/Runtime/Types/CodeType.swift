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
    number("co_nlocals") { world, arguments throws(Raised) in Value(small: code(world, arguments).localNames.count) }
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
      names(world, code(world, arguments).localNames)
    }
    builder.property("co_cellvars") { world, arguments throws(Raised) in
      names(world, code(world, arguments).cellVariables.map(\.name))
    }
    builder.property("co_freevars") { world, arguments throws(Raised) in
      names(world, code(world, arguments).freeVariables.map(\.name))
    }
    builder.method("co_lines") { world, arguments throws(Raised) in
      let number = Ref<CodeReference>(arguments[0]).pointee.index
      var rows: [Value] = []
      var start = 0
      let count = world.codes[number].code.instructions.count
      while start < count {
        let line = world.line(code: number, instruction: start)
        var end = start + 1
        while end < count, world.line(code: number, instruction: end) == line { end += 1 }
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
      let rows = code.positions.map { range in
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

  private static func code(_ world: World, _ arguments: Arguments) -> CodeObject {
    world.codes[Ref<CodeReference>(arguments[0]).pointee.index].code
  }
  private static func names(_ world: World, _ names: [String]) -> Value {
    world.makeTuple(names.map { world.intern($0) }).value
  }
}
