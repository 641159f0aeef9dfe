// Tracebacks: a chain of the places an exception passed through, the outermost first.
import Basics
import Bytecode

enum TracebackType {
  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.traceback)
    builder.doc("Create a new traceback object.")
    builder.new(.named("tb_next", "tb_frame", "tb_lasti", "tb_lineno", required: 4)) {
      world, arguments throws(Raised) in
      let next = arguments[1], frame = arguments[2]
      if world.kind(of: frame) != .frame {
        throw world.typeError("traceback() argument 'tb_frame' must be frame, not \(world.typeName(of: frame))")
      }
      try mustBeTraceback(world, next)
      let last = try world.index(arguments[3]), line = try world.index(arguments[4])
      let entry = world.heap.make(TracebackObject.self)
      entry.pointee = TracebackObject(
        header: Header(world.types.traceback, .traceback, owner: world.owner), next: next, frame: frame, code: -1,
        instruction: last / 2, line: line)
      return entry.value
    }
    builder.property(
      "tb_next",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("can't delete tb_next attribute") }
        try mustBeTraceback(world, arguments[1])
        var entry = arguments[1]
        while world.kind(of: entry) == .traceback {
          if entry == arguments[0] { throw world.valueError("traceback loop detected") }
          entry = Ref<TracebackObject>(entry).pointee.next
        }
        Ref<TracebackObject>(arguments[0]).pointee.next = arguments[1]
        return .none
      },
      { world, arguments throws(Raised) in world.next(of: Ref<TracebackObject>(arguments[0])) })
    builder.property("tb_frame") { world, arguments throws(Raised) in
      world.frame(of: Ref<TracebackObject>(arguments[0]))
    }
    builder.property("tb_lasti") { _, arguments throws(Raised) in
      Value(small: Ref<TracebackObject>(arguments[0]).pointee.instruction &* 2)
    }
    builder.property("tb_lineno") { world, arguments throws(Raised) in
      world.line(of: Ref<TracebackObject>(arguments[0])).map { Value(small: $0) } ?? .none
    }
    builder.method("__dir__") { world, _ throws(Raised) in
      world.makeList(["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map { world.intern($0) }).value
    }
  }

  private static func mustBeTraceback(_ world: World, _ value: Value) throws(Raised) {
    if !value.isNone, world.kind(of: value) != .traceback {
      throw world.typeError("expected traceback object, got '\(world.typeName(of: value))'")
    }
  }
}

extension World {
  /// The line, counted from 1, of an instruction; nil for those without a place.
  package func line(code: Int, instruction: Int) -> Int? {
    guard codes.indices.contains(code) else { return nil }
    let code = codes[code].code
    guard code.positions.indices.contains(instruction) else { return nil }
    let range = code.positions[instruction]
    return range.start == range.end ? nil : code.lines.line(of: Int(range.start)) + 1
  }

  /// The line of a traceback's entry: of the last instruction before with a place if its own has none.
  func line(of entry: Ref<TracebackObject>) -> Int? {
    if entry.pointee.line > 0 { return entry.pointee.line }
    guard codes.indices.contains(entry.pointee.code) else { return nil }
    var instruction = entry.pointee.instruction
    while instruction >= 0 {
      if let found = line(code: entry.pointee.code, instruction: instruction) { return found }
      instruction -= 1
    }
    return Int(codes[entry.pointee.code].code.firstLine)
  }
}
