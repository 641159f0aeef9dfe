// Is a code object well formed? What the virtual machine relies on without looking.
import Basics

/// What is wrong with code and all code within; empty for code the machine may run.
package func problems(of code: CodeObject) -> [String] {
  var verifier = Verifier(code: code)
  verifier.verify()
  var found = verifier.problems.map { "\(code.qualifiedName): \($0)" }
  for case .code(let inner) in code.constants { found += problems(of: inner) }
  return found
}

private struct Verifier {
  let code: CodeObject
  var problems: [String] = []

  mutating func verify() {
    let count = code.instructions.count
    if code.positions.count != count { problems.append("\(code.positions.count) positions for \(count) instructions") }
    if code.registerCount < code.localNames.count + code.freeVariables.count { problems.append("too few registers") }
    if let last = code.instructions.last {
      if !last.opcode.endsFlow { problems.append("the code's end can be reached") }
    } else {
      problems.append("no instructions")
    }
    for (at, instruction) in code.instructions.enumerated() {
      operands(at, instruction)
      ranges(at, instruction)
      if instruction.opcode == .callKeyword, at + 1 >= count || code.instructions[at + 1].opcode != .extra {
        problems.append("\(at): no names behind callKeyword")
      }
      if instruction.opcode == .makeGenerator, code.flags.isDisjoint(with: [.generator, .coroutine, .asyncGenerator]) {
        problems.append("\(at): makeGenerator in a plain function")
      }
    }
    for site in code.sites where Int(site) >= code.names.count { problems.append("site of no name") }
    for handler in code.handlers {
      if handler.start >= handler.end || handler.end > UInt32(count) || handler.target >= UInt32(count) {
        problems.append("handler \(handler.start)..<\(handler.end) -> \(handler.target)")
      }
      if Int(handler.register) >= code.registerCount { problems.append("handler's register \(handler.register)") }
    }
    for (outer, later) in zip(code.handlers.indices, code.handlers.indices.dropFirst()) {
      let (a, b) = (code.handlers[outer], code.handlers[later])
      if a.start <= b.start, a.end >= b.end, a.start < b.start || a.end > b.end, a.target != b.target {
        problems.append("handler \(a.start)..<\(a.end) stands before one inside of it")
      }
    }
    for cell in code.cellVariables + code.freeVariables where Int(cell.register) >= code.registerCount {
      problems.append("cell \(cell.name)")
    }
  }

  private mutating func operands(_ at: Int, _ instruction: Instruction) {
    let operands = instruction.opcode.operands
    for (kind, value) in [
      (operands.a, Int(instruction.a)), (operands.b, Int(instruction.b)), (operands.c, Int(instruction.c)),
      (operands.bc, Int(instruction.bc)),
    ] {
      let isRight: Bool
      switch kind {
      case .unused, .number: isRight = true
      case .register, .local:
        isRight =
          value < max(code.registerCount, 1)
          || (instruction.opcode == .formatValue && value == Int(Instruction.none))
      case .constant: isRight = value >= 0 && value < code.constants.count
      case .name: isRight = value >= 0 && value < code.names.count
      case .site: isRight = value < code.sites.count
      case .jump:
        let distance = instruction.opcode.hasShortJump ? Int(instruction.signedC) : Int(instruction.bc)
        let target = at + 1 + distance
        isRight = target >= 0 && target < code.instructions.count
      }
      if !isRight { problems.append("\(at): \(instruction.opcode) has \(kind) \(value)") }
    }
    if instruction.opcode == .makeFunction, Int(instruction.b) < code.constants.count {
      if case .code = code.constants[Int(instruction.b)] {} else { problems.append("\(at): a function of no code") }
    }
  }

  /// Neighbouring registers.
  private mutating func ranges(_ at: Int, _ instruction: Instruction) {
    let c = Int(instruction.c)
    let (first, count): (UInt16, Int)
    switch instruction.opcode {
    case .buildTuple, .buildList, .buildSet, .buildString, .unpackSequence: (first, count) = (instruction.b, c)
    case .buildMap: (first, count) = (instruction.b, 2 * c)
    case .unpackStarred: (first, count) = (instruction.b, (c & 0xff) + 1 + c >> 8)
    case .call: (first, count) = (instruction.b, c + 1)
    case .callMethod, .callKeyword: (first, count) = (instruction.b, c + 2)
    case .callSpread, .importName: (first, count) = (instruction.c, 2)
    case .makeFunction: (first, count) = (instruction.c, instruction.flags.nonzeroBitCount)
    case .loadMethod, .matchGroup: (first, count) = (instruction.a, 2)
    case .buildSlice, .matchClass: (first, count) = (instruction.b, 3)
    case .buildInterpolation: (first, count) = (instruction.b, 4)
    case .loadFromMappingOrCell: (first, count) = (instruction.b, 2)
    default: return
    }
    if count > 0, Int(first) + count > code.registerCount {
      problems.append("\(at): \(instruction.opcode) has registers \(first)..<\(Int(first) + count)")
    }
  }
}

extension Opcode {
  /// Nothing runs on behind it.
  var endsFlow: Bool {
    switch self {
    case .returnValue, .raise, .reraise, .jump: true
    default: false
    }
  }
}
