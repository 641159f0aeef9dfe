// Expressions: each puts its value into a register that the caller names, as its last step.
import Basics
import PythonSyntax

extension Compiler {
  /// A register that holds the value: a local variable's own, or a temporary.
  mutating func operand(_ id: NodeID, _ spare: UInt16? = nil) -> UInt16 {
    if tree.kind(id) == .Name, let register = direct(tree.identifier(id), at: tree.range(id)) { return register }
    let register = spare ?? temporary()
    expression(id, register)
    return register
  }

  /// The destination may serve for intermediate values only where nobody sees them.
  func spare(_ destination: UInt16) -> UInt16? { Unit.isTemporary(destination) ? destination : nil }

  /// A new temporary with the value.
  mutating func value(_ id: NodeID) -> UInt16 {
    let register = temporary()
    expression(id, register)
    return register
  }

  /// Computes and forgets.
  mutating func effect(_ id: NodeID) {
    let mark = unit.top
    _ = operand(id)
    release(to: mark)
  }

  mutating func expression(_ id: NodeID, _ destination: UInt16) {
    let mark = unit.top
    let range = tree.range(id)
    if let value = constantValue(id) {
      loadConstant(value, destination, at: range)
      return
    }
    switch tree.kind(id) {
    case .Name: load(tree.identifier(id), destination, at: range)
    case .BinOp: binary(id, destination)
    case .UnaryOp: unary(id, destination)
    case .BoolOp: boolean(id, destination)
    case .Compare: comparison(id, destination)
    case .IfExp: conditional(id, destination)
    case .NamedExpr:
      let view = tree.namedExpr(id)
      let register = spare(destination) ?? temporary()
      expression(view.value, register)
      store(tree.identifier(view.target), register, at: tree.range(view.target))
      if register != destination { emit(.move, destination, register, at: range) }
    case .Attribute:
      let view = tree.attribute(id)
      let base = operand(view.value, spare(destination))
      emit(.loadAttribute, destination, base, attributeSite(mangled(view.attr)), at: attributePosition(id))
    case .Subscript:
      let view = tree.subscriptExpression(id)
      let base = operand(view.value, spare(destination))
      let index = operand(view.slice)
      emit(
        .loadItem, flags: tree.kind(view.slice) == .Slice ? 1 : 0, destination, base, index, at: range)
    case .Slice: slice(id, destination)
    case .Call: call(id, destination)
    case .Tuple, .List, .Set: display(id, destination)
    case .Dict: dictionary(id, destination)
    case .ListComp, .SetComp, .DictComp, .GeneratorExp: comprehension(id, destination)
    case .Lambda: lambda(id, destination)
    case .JoinedStr: joinedString(id, destination)
    case .FormattedValue: formattedValue(id, destination)
    case .TemplateStr: template(id, destination)
    case .Yield: yield(id, destination)
    case .YieldFrom: yieldFrom(id, destination)
    case .Await: awaitExpression(id, destination)
    case .Starred: expression(tree.value(id), destination)
    default: emit(.loadNone, destination, at: range)
    }
    release(to: mark)
  }

  /// Long chains of one operator lean to the left; no recursion for them.
  private mutating func binary(_ id: NodeID, _ destination: UInt16) {
    var spine: [NodeID] = []
    var next = id
    while tree.kind(next) == .BinOp, spine.isEmpty || constantValue(next) == nil {
      spine.append(next)
      next = tree.binOp(next).left
    }
    let mark = unit.top
    let accumulator = spine.count > 1 ? spare(destination) ?? temporary() : destination
    var left = operand(next, spare(destination))
    let inner = unit.top
    for (at, node) in spine.enumerated().reversed() {
      let view = tree.binOp(node)
      let target = at == 0 ? destination : accumulator
      if view.op == .Add || view.op == .Sub, case .integer(let number)? = constantValue(view.right),
        let small = Int16(exactly: number), small != Int16.min
      {
        let addend = view.op == .Add ? small : -small
        emit(
          .addInteger, flags: view.op == .Add ? 0 : 2, target, left, UInt16(bitPattern: addend), at: tree.range(node))
      } else {
        let right = operand(view.right)
        emit(view.op.opcode, target, left, right, at: tree.range(node))
      }
      left = target
      release(to: inner)
    }
    release(to: mark)
  }

  private mutating func unary(_ id: NodeID, _ destination: UInt16) {
    let view = tree.unaryOp(id)
    let value = operand(view.operand, spare(destination))
    let opcode: Opcode =
      switch view.op {
      case .Invert: .invert
      case .Not: .not
      case .UAdd: .positive
      case .USub: .negative
      }
    emit(opcode, destination, value, at: tree.range(id))
  }

  private mutating func boolean(_ id: NodeID, _ destination: UInt16) {
    let view = tree.boolOp(id)
    let register = spare(destination) ?? temporary()
    let end = label()
    for at in 0..<view.values.count {
      expression(tree.node(view.values, at), register)
      if at + 1 < view.values.count {
        jump(view.op == .And ? .jumpIfFalse : .jumpIfTrue, register, to: end, at: tree.range(id))
      }
    }
    place(end)
    if register != destination { emit(.move, destination, register, at: tree.range(id)) }
  }

  private mutating func conditional(_ id: NodeID, _ destination: UInt16) {
    let view = tree.ifExp(id)
    let otherwise = label()
    let end = label()
    condition(view.test, jumpIf: false, to: otherwise)
    expression(view.body, destination)
    jump(.jump, to: end, at: .nowhere)
    place(otherwise)
    expression(view.orelse, destination)
    place(end)
  }

  private mutating func slice(_ id: NodeID, _ destination: UInt16) {
    let view = tree.slice(id)
    let first = temporaries(3)
    for (at, part) in [view.lower, view.upper, view.step].enumerated() {
      let register = first + UInt16(truncatingIfNeeded: at)
      if part.isPresent { expression(part, register) } else { emit(.loadNone, register, at: tree.range(id)) }
    }
    emit(.buildSlice, destination, first, at: tree.range(id))
  }

  /// Where a traceback points for an attribute: at its name, if that stands on another line than the beginning.
  func attributePosition(_ id: NodeID) -> ByteRange { attributePosition(id, of: tree.range(id)) }

  func attributePosition(_ id: NodeID, of whole: ByteRange) -> ByteRange {
    let end = tree.range(id).end
    guard lines.line(of: Int(whole.start)) != lines.line(of: Int(end)) else { return whole }
    let length = UInt32(truncatingIfNeeded: table.names.length(tree.attribute(id).attr))
    return ByteRange(end - min(length, end), whole.end)
  }

  // MARK: Comparisons

  private mutating func comparison(_ id: NodeID, _ destination: UInt16) {
    let view = tree.compare(id)
    let count = view.rest.count / 2
    let range = tree.range(id)
    let register = count > 1 ? spare(destination) ?? temporary() : destination
    var left = count > 1 ? operand(view.left) : operand(view.left, spare(destination))
    let end = label()
    for at in 0..<count {
      let (op, comparator) = tree.comparison(view, at)
      let right = comparand(op, comparator)
      emit(op.opcode, register, left, right, at: range)
      if at + 1 < count { jump(.jumpIfFalse, register, to: end, at: range) }
      left = right
    }
    place(end)
    if register != destination { emit(.move, destination, register, at: range) }
  }

  /// A display of constants on the right of `in` is a constant.
  private mutating func comparand(_ op: ComparisonOperator, _ id: NodeID) -> UInt16 {
    if op == .In || op == .NotIn, let value = constantContainer(id) {
      let register = temporary()
      loadConstant(value, register, at: tree.range(id))
      return register
    }
    return operand(id)
  }

  /// A tuple or frozen set for a list or set display of constants.
  func constantContainer(_ id: NodeID) -> CodeObject.Constant? {
    let kind = tree.kind(id)
    guard kind == .List || kind == .Set else { return nil }
    let list = tree.elements(id)
    var values: [CodeObject.Constant] = []
    for at in 0..<list.count {
      guard let value = constantValue(tree.node(list, at)) else { return nil }
      values.append(value)
    }
    return kind == .List ? .tuple(values) : .frozenSet(values)
  }

  // MARK: Conditions

  /// Jumps if the expression is true (or false), else goes on.
  mutating func condition(_ id: NodeID, jumpIf wanted: Bool, to label: Label) {
    let mark = unit.top
    let range = tree.range(id)
    if let value = constantValue(id), let truth = value.truth {
      if truth == wanted { jump(.jump, to: label, at: range) }
      return
    }
    switch tree.kind(id) {
    case .UnaryOp where tree.unaryOp(id).op == .Not:
      condition(tree.unaryOp(id).operand, jumpIf: !wanted, to: label)
    case .BoolOp: booleanCondition(id, jumpIf: wanted, to: label)
    case .IfExp:
      let view = tree.ifExp(id)
      let otherwise = self.label()
      let end = self.label()
      condition(view.test, jumpIf: false, to: otherwise)
      condition(view.body, jumpIf: wanted, to: label)
      jump(.jump, to: end, at: .nowhere)
      place(otherwise)
      condition(view.orelse, jumpIf: wanted, to: label)
      place(end)
    case .Compare: comparisonCondition(id, jumpIf: wanted, to: label)
    default:
      let register = operand(id)
      jump(wanted ? .jumpIfTrue : .jumpIfFalse, register, to: label, at: range)
    }
    release(to: mark)
  }

  private mutating func booleanCondition(_ id: NodeID, jumpIf wanted: Bool, to label: Label) {
    let view = tree.boolOp(id)
    // `a and b` is false as soon as one is; `a or b` is true as soon as one is.
    let deciding = view.op == .Or
    let end = self.label()
    for at in 0..<view.values.count {
      let isLast = at + 1 == view.values.count
      let value = tree.node(view.values, at)
      if isLast || deciding == wanted {
        condition(value, jumpIf: wanted, to: label)
      } else {
        condition(value, jumpIf: deciding, to: end)
      }
    }
    place(end)
  }

  private mutating func comparisonCondition(_ id: NodeID, jumpIf wanted: Bool, to label: Label) {
    let view = tree.compare(id)
    let count = view.rest.count / 2
    let end = self.label()
    var left = operand(view.left)
    for at in 0..<count {
      let (op, comparator) = tree.comparison(view, at)
      let isLast = at + 1 == count
      let goal = isLast || !wanted ? label : end
      if op == .Is || op == .IsNot, tree.kind(comparator) == .ConstantNone, isLast {
        jump((op == .Is) == wanted ? .jumpIfNone : .jumpIfNotNone, left, to: goal, at: tree.range(id))
      } else {
        let right = comparand(op, comparator)
        compareAndJump(op, left, right, jumpIf: isLast ? wanted : false, to: goal, at: tree.range(id))
        left = right
      }
    }
    place(end)
  }

  mutating func compareAndJump(
    _ op: ComparisonOperator, _ left: UInt16, _ right: UInt16, jumpIf wanted: Bool, to label: Label,
    at range: ByteRange
  ) {
    if let fused = op.jump {
      jump(fused, flags: wanted ? 1 : 0, left, right, to: label, at: range)
    } else {
      let register = temporary()
      emit(op.opcode, register, left, right, at: range)
      jump(wanted ? .jumpIfTrue : .jumpIfFalse, register, to: label, at: range)
    }
  }
}

extension Operator {
  var opcode: Opcode {
    switch self {
    case .Add: .add
    case .Sub: .subtract
    case .Mult: .multiply
    case .MatMult: .matrixMultiply
    case .Div: .divide
    case .Mod: .modulo
    case .Pow: .power
    case .LShift: .leftShift
    case .RShift: .rightShift
    case .BitOr: .bitOr
    case .BitXor: .bitXor
    case .BitAnd: .bitAnd
    case .FloorDiv: .floorDivide
    }
  }
}

extension ComparisonOperator {
  var opcode: Opcode {
    switch self {
    case .Eq: .equal
    case .NotEq: .notEqual
    case .Lt: .less
    case .LtE: .lessEqual
    case .Gt: .greater
    case .GtE: .greaterEqual
    case .Is: .isSame
    case .IsNot: .isNotSame
    case .In: .contains
    case .NotIn: .notContains
    }
  }

  /// Compare and jump in one instruction.
  var jump: Opcode? {
    switch self {
    case .Eq: .jumpUnlessEqual
    case .NotEq: .jumpUnlessNotEqual
    case .Lt: .jumpUnlessLess
    case .LtE: .jumpUnlessLessEqual
    case .Gt: .jumpUnlessGreater
    case .GtE: .jumpUnlessGreaterEqual
    default: nil
    }
  }
}
