// Instructions, labels, temporaries, constants and names: the compiler's small change.
import Basics
import PythonSyntax

extension Compiler {
  // MARK: Instructions

  /// Code that cannot be reached is not made.
  mutating func emit(_ instruction: Instruction, at range: ByteRange) {
    guard unit.reachable else { return }
    unit.instructions.append(instruction)
    unit.positions.append(range)
    if !range.isEmpty { unit.lastPosition = range }
    switch instruction.opcode {
    case .returnValue, .raise, .reraise: unit.reachable = false
    default: break
    }
  }

  mutating func emit(
    _ opcode: Opcode, flags: UInt8 = 0, _ a: UInt16 = 0, _ b: UInt16 = 0, _ c: UInt16 = 0, at range: ByteRange
  ) {
    emit(Instruction(opcode, flags: flags, a, b, c), at: range)
  }

  mutating func emit(_ opcode: Opcode, _ a: UInt16, bc: Int, at range: ByteRange) {
    emit(Instruction(opcode, a, bc: Int32(truncatingIfNeeded: bc)), at: range)
  }

  // MARK: Labels and jumps

  mutating func label() -> Label {
    unit.labels.append(Unit.LabelRecord())
    return Label(index: unit.labels.count - 1)
  }

  /// The label is here. What is bound is what is bound on all ways to it.
  mutating func place(_ label: Label) {
    dropJump(to: label)
    unit.labels[label.index].position = unit.instructions.count
    unit.lastMark = unit.instructions.count
    guard let known = unit.labels[label.index].bound else { return }
    if unit.reachable {
      unit.bound.formIntersection(known)
    } else {
      unit.bound = known
      unit.reachable = true
    }
  }

  /// A jump to the next instruction is none.
  private mutating func dropJump(to label: Label) {
    let count = unit.instructions.count
    guard !unit.reachable, unit.lastMark < count, let last = unit.fixups.last, last.label == label,
      last.instruction == count - 1, unit.instructions[count - 1].opcode == .jump
    else { return }
    unit.fixups.removeLast()
    unit.instructions.removeLast()
    unit.positions.removeLast()
  }

  /// The beginning of a loop, to which code behind jumps back.
  mutating func placeLoop(_ label: Label) {
    unit.labels[label.index].position = unit.instructions.count
    unit.lastMark = unit.instructions.count
    unit.bound.subtract(unit.deletable)
  }

  mutating func jump(
    _ opcode: Opcode, flags: UInt8 = 0, _ a: UInt16 = 0, _ b: UInt16 = 0, to label: Label, at range: ByteRange
  ) {
    guard unit.reachable else { return }
    unit.fixups.append(Unit.Fixup(instruction: unit.instructions.count, label: label))
    emit(opcode, flags: flags, a, b, at: range)
    if unit.labels[label.index].bound == nil {
      unit.labels[label.index].bound = unit.bound
    } else {
      unit.labels[label.index].bound?.formIntersection(unit.bound)
    }
    if opcode == .jump { unit.reachable = false }
  }

  // MARK: Regions with handlers

  mutating func openRegion(_ target: Label, _ register: UInt16) -> Int {
    var bound = unit.bound
    bound.subtract(unit.deletable)
    let start = unit.reachable ? unit.instructions.count : nil
    unit.lastMark = unit.instructions.count
    unit.regions.append(Region(target: target, register: register, bound: bound, start: start))
    return unit.regions.count - 1
  }

  mutating func pause(_ region: Int) {
    guard let start = unit.regions[region].start else { return }
    let end = unit.instructions.count
    unit.lastMark = end
    if end > start { unit.regions[region].pieces.append((start, end)) }
    unit.regions[region].start = nil
  }

  mutating func resume(_ region: Int) {
    unit.regions[region].start = unit.instructions.count
    unit.lastMark = unit.instructions.count
  }

  /// Ends it for good. Regions are closed from the inside out, which is the order of the exception table.
  mutating func closeRegion(_ region: Int) {
    pause(region)
    let record = unit.regions[region]
    for piece in record.pieces {
      unit.handlers.append(
        Unit.PendingHandler(start: piece.start, end: piece.end, target: record.target, register: record.register))
    }
    guard !record.pieces.isEmpty else { return }
    if unit.labels[record.target.index].bound == nil {
      unit.labels[record.target.index].bound = record.bound
    } else {
      unit.labels[record.target.index].bound?.formIntersection(record.bound)
    }
  }

  // MARK: Temporaries

  mutating func temporary() -> UInt16 { temporaries(1) }

  /// Neighbouring registers.
  mutating func temporaries(_ count: Int) -> UInt16 {
    let first = unit.top
    let next = Int(first) + count
    if next > 0xfff0 {
      limit("too many values at once", unit.lastPosition)
      return first
    }
    unit.top = UInt16(truncatingIfNeeded: next)
    unit.highest = max(unit.highest, unit.top)
    return first
  }

  mutating func release(to mark: UInt16) { unit.top = mark }

  // MARK: Constants, names, sites

  mutating func constant(_ value: CodeObject.Constant) -> Int {
    // Zeros that differ in sign are equal.
    if !value.isDistinct {
      unit.constants.append(value)
      return unit.constants.count - 1
    }
    if unit.constants.count < Unit.manyConstants {
      if let found = unit.constants.firstIndex(of: value) { return found }
      unit.constants.append(value)
      return unit.constants.count - 1
    }
    while unit.indexedConstants < unit.constants.count {
      let next = unit.constants[unit.indexedConstants]
      if unit.constantIndex[next] == nil { unit.constantIndex[next] = unit.indexedConstants }
      unit.indexedConstants += 1
    }
    if let found = unit.constantIndex[value] { return found }
    unit.constants.append(value)
    return unit.constants.count - 1
  }

  mutating func loadConstant(_ value: CodeObject.Constant, _ register: UInt16, at range: ByteRange) {
    guard unit.reachable else { return }
    switch value {
    case .none: emit(.loadNone, register, at: range)
    case .boolean(true): emit(.loadTrue, register, at: range)
    case .boolean(false): emit(.loadFalse, register, at: range)
    case .integer(let number) where Int(Int32(truncatingIfNeeded: number)) == number:
      emit(.loadInteger, register, bc: number, at: range)
    default: emit(.loadConstant, register, bc: constant(value), at: range)
    }
  }

  mutating func nameIndex(_ name: Name) -> Int {
    if let found = unit.nameIndex[name.rawValue] { return Int(found) }
    unit.names.append(name)
    unit.nameIndex.set(name.rawValue, Int32(truncatingIfNeeded: unit.names.count - 1))
    if unit.names.count > 0xffff { limit("too many names", unit.lastPosition) }
    return unit.names.count - 1
  }

  /// A name with a cache of its own, while there are numbers left.
  mutating func attributeSite(_ name: Name) -> UInt16 {
    if unit.sites.count > 0xf000 { return sharedSite(name) }
    let index = nameIndex(name)
    unit.sites.append(UInt16(truncatingIfNeeded: index))
    return UInt16(truncatingIfNeeded: unit.sites.count - 1)
  }

  /// A name whose cache all that read it share.
  mutating func sharedSite(_ name: Name) -> UInt16 {
    let index = nameIndex(name)
    if let found = unit.siteIndex[UInt(index)] { return found }
    unit.sites.append(UInt16(truncatingIfNeeded: index))
    if unit.sites.count > 0xffff { limit("too many names", unit.lastPosition) }
    let site = UInt16(truncatingIfNeeded: unit.sites.count - 1)
    unit.siteIndex.set(UInt(index), site)
    return site
  }

  // Mutating, like others that look so for nothing: their results are arguments of what changes `self`.
  mutating func constantText(_ name: Name) -> CodeObject.Constant { .string(text(name)) }
}

extension CodeObject.Constant {
  static func string(_ text: String) -> CodeObject.Constant { .string(text.unicodeScalars.map(\.value)) }

  /// Is it equal to no other constant than itself?
  var isDistinct: Bool {
    switch self {
    case .float(let value), .imaginary(let value): value != 0 && value == value
    case .tuple(let elements), .frozenSet(let elements): elements.allSatisfy(\.isDistinct)
    default: true
    }
  }
}
