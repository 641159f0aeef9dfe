// The end of a unit: jumps get their distances, registers their numbers.
import Basics
import PythonSyntax

extension Compiler {
  mutating func assemble() -> CodeObject {
    if unit.localNames.count >= Int(Unit.extraZone) { limit("too many local variables", unit.lastPosition) }
    if unit.constants.count > 0x8000 { moveCodeForward() }
    resolveJumps()
    renumber()
    let localCount = UInt16(truncatingIfNeeded: unit.localNames.count)
    let map = RegisterMap(locals: localCount, extras: unit.extraCount)
    let body = CodeBody(
      localNames: unit.localNames.map { text($0) },
      cellVariables: unit.cellVariables.map { CodeBody.Variable(name: $0.name, register: map.final($0.register)) },
      freeVariables: unit.freeVariables.map { CodeBody.Variable(name: $0.name, register: map.final($0.register)) },
      instructions: unit.instructions.exact, constants: unit.constants.exact, names: unit.names.map { text($0) },
      sites: unit.sites.exact,
      handlers: unit.handlers.map {
        CodeObject.Handler(
          start: UInt32($0.start), end: UInt32($0.end), target: UInt32(unit.labels[$0.target.index].position),
          register: map.final($0.register))
      },
      positions: unit.positions.exact, docstring: unit.docstring)
    return CodeObject(
      name: unit.name, qualifiedName: unit.qualifiedName, source: source, firstLine: unit.firstLine,
      flags: unit.flags, argumentCount: unit.argumentCount, positionalOnlyCount: unit.positionalOnlyCount,
      keywordOnlyCount: unit.keywordOnlyCount,
      registerCount: unit.localNames.count + Int(unit.extraCount) + Int(unit.highest - Unit.temporaryZone), body: body)
  }

  // MARK: Jumps

  private mutating func resolveJumps() {
    if unit.instructions.count > 0x3fff { lengthen() }
    let end = unit.instructions.count
    for fixup in unit.fixups {
      var position = unit.labels[fixup.label.index].position
      if position < 0 { position = end }
      let distance = position - fixup.instruction - 1
      let old = unit.instructions[fixup.instruction]
      if old.opcode.hasShortJump {
        unit.instructions[fixup.instruction].c = UInt16(bitPattern: Int16(truncatingIfNeeded: distance))
      } else {
        unit.instructions[fixup.instruction] = Instruction(
          old.opcode, flags: old.flags, old.a, bc: Int32(truncatingIfNeeded: distance))
      }
    }
  }

  /// Puts a long jump behind each short one that may not reach its label.
  private mutating func lengthen() {
    // Two more instructions for every short jump is the longest that the code can become.
    var growth = [Int](repeating: 0, count: unit.instructions.count + 1)
    var isShort = [Bool](repeating: false, count: unit.instructions.count + 1)
    for fixup in unit.fixups where unit.instructions[fixup.instruction].opcode.hasShortJump {
      isShort[fixup.instruction] = true
    }
    for at in 1..<growth.count { growth[at] = growth[at - 1] + (isShort[at - 1] ? 2 : 0) }
    var labelOf: [Int: Label] = [:]
    for fixup in unit.fixups where isShort[fixup.instruction] {
      let target = max(unit.labels[fixup.label.index].position, 0)
      let distance = target + growth[target] - fixup.instruction - growth[fixup.instruction]
      if abs(distance) > 0x7ff0 { labelOf[fixup.instruction] = fixup.label }
    }
    if labelOf.isEmpty { return }
    var moved = [Int](repeating: 0, count: unit.instructions.count + 1)
    var instructions: [Instruction] = []
    var positions: [ByteRange] = []
    var longJumps: [Unit.Fixup] = []
    for (at, instruction) in unit.instructions.enumerated() {
      moved[at] = instructions.count
      instructions.append(instruction)
      positions.append(unit.positions[at])
      guard let label = labelOf[at] else { continue }
      if instruction.opcode == .forIterator || instruction.opcode == .send {
        instructions[instructions.count - 1].c = 1
        instructions.append(Instruction(.jump, bc: 1))
        positions.append(unit.positions[at])
      } else {
        instructions[instructions.count - 1].flags ^= 1
        instructions[instructions.count - 1].c = 1
      }
      longJumps.append(Unit.Fixup(instruction: instructions.count, label: label))
      instructions.append(Instruction(.jump))
      positions.append(unit.positions[at])
    }
    moved[unit.instructions.count] = instructions.count
    unit.fixups = unit.fixups.filter { labelOf[$0.instruction] == nil }.map {
      Unit.Fixup(instruction: moved[$0.instruction], label: $0.label)
    }
    unit.fixups += longJumps
    for at in unit.labels.indices where unit.labels[at].position >= 0 {
      unit.labels[at].position = moved[unit.labels[at].position]
    }
    unit.handlers = unit.handlers.map {
      Unit.PendingHandler(start: moved[$0.start], end: moved[$0.end], target: $0.target, register: $0.register)
    }
    unit.instructions = instructions
    unit.positions = positions
  }

  // MARK: Constants

  /// `makeFunction` has room for 16 bits only, so that code comes first where there are very many constants.
  private mutating func moveCodeForward() {
    var order: [Int] = []
    for (at, value) in unit.constants.enumerated() { if case .code = value { order.append(at) } }
    for (at, value) in unit.constants.enumerated() {
      if case .code = value { continue }
      order.append(at)
    }
    var moved = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { moved[old] = new }
    unit.constants = order.map { unit.constants[$0] }
    for at in unit.instructions.indices {
      let old = unit.instructions[at]
      switch old.opcode {
      case .loadConstant, .extra:
        unit.instructions[at] = Instruction(
          old.opcode, flags: old.flags, old.a, bc: Int32(truncatingIfNeeded: moved[Int(old.bc)]))
      case .makeFunction: unit.instructions[at].b = UInt16(truncatingIfNeeded: moved[Int(old.b)])
      default: break
      }
    }
  }

  // MARK: Registers

  private mutating func renumber() {
    let map = RegisterMap(locals: UInt16(truncatingIfNeeded: unit.localNames.count), extras: unit.extraCount)
    for at in unit.instructions.indices {
      let operands = unit.instructions[at].opcode.operands
      if operands.a == .register { unit.instructions[at].a = map.final(unit.instructions[at].a) }
      if operands.b == .register { unit.instructions[at].b = map.final(unit.instructions[at].b) }
      if operands.c == .register { unit.instructions[at].c = map.final(unit.instructions[at].c) }
    }
  }
}

extension Array {
  /// The elements in no more room than they need; code lives long, and the unit's room serves again.
  fileprivate var exact: [Element] { unsafe withUnsafeBufferPointer { unsafe Array($0) } }
}

/// From the zones of a unit in the making to the registers of finished code.
struct RegisterMap {
  let locals: UInt16
  let extras: UInt16

  @inline(__always) func final(_ register: UInt16) -> UInt16 {
    if register < Unit.extraZone || register == Instruction.none { return register }
    if register < Unit.temporaryZone { return register - Unit.extraZone + locals }
    return register - Unit.temporaryZone &+ locals &+ extras
  }
}
