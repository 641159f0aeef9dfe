// Literals, and what can be computed of them before the program runs.
import Basics
import PythonSyntax

extension Compiler {
  /// The value of an expression of literals, where folding it is worth it.
  func constantValue(_ id: NodeID) -> CodeObject.Constant? {
    switch tree.kind(id) {
    case .ConstantNone: return CodeObject.Constant.none
    case .ConstantTrue: return .boolean(true)
    case .ConstantFalse: return .boolean(false)
    case .ConstantEllipsis: return .ellipsis
    case .ConstantInt:
      if let value = tree.integerValue(id), value.fits { return .integer(value) }
      return .bigInteger(tree.decimalText(id))
    case .ConstantFloat: return .float(Double(tree.floatText(id)) ?? 0)
    case .ConstantImaginary: return .imaginary(Double(tree.floatText(id).dropLast()) ?? 0)
    case .ConstantString: return .string(tree.stringValue(id).units)
    case .ConstantBytes: return .bytes(tree.stringValue(id).units.map { UInt8(truncatingIfNeeded: $0) })
    case .Name:
      guard tree.identifier(id) == KnownName.__debug__, tree.context(id) == .load else { return nil }
      return .boolean(options.optimization == 0)
    case .UnaryOp: return foldedUnary(id)
    case .BinOp: return foldedBinary(id)
    case .Tuple: return foldedTuple(id)
    default: return nil
    }
  }

  private func foldedTuple(_ id: NodeID) -> CodeObject.Constant? {
    let list = tree.elements(id)
    if list.count > 0, !mayBeConstant(tree.node(list, list.count - 1)) { return nil }
    var values: [CodeObject.Constant] = []
    values.reserveCapacity(list.count)
    for at in 0..<list.count {
      guard let value = constantValue(tree.node(list, at)) else { return nil }
      values.append(value)
    }
    return .tuple(values)
  }

  private func mayBeConstant(_ id: NodeID) -> Bool {
    switch tree.kind(id) {
    case .ConstantNone, .ConstantTrue, .ConstantFalse, .ConstantEllipsis, .ConstantInt, .ConstantFloat,
      .ConstantImaginary, .ConstantString, .ConstantBytes, .Tuple, .UnaryOp, .BinOp:
      true
    case .Name: tree.identifier(id) == KnownName.__debug__
    default: false
    }
  }

  private func foldedUnary(_ id: NodeID) -> CodeObject.Constant? {
    let view = tree.unaryOp(id)
    guard mayBeConstant(view.operand), let value = constantValue(view.operand) else { return nil }
    switch (view.op, value) {
    case (.USub, .integer(let number)) where (-number).fits: return .integer(-number)
    case (.USub, .integer(let number)): return .bigInteger(String(-number))
    case (.USub, .bigInteger(let digits)):
      let text = digits.hasPrefix("-") ? String(digits.dropFirst()) : "-" + digits
      if let number = Int(text), number.fits { return .integer(number) }
      return .bigInteger(text)
    case (.USub, .float(let number)): return .float(-number)
    case (.UAdd, .integer), (.UAdd, .float), (.UAdd, .bigInteger): return value
    case (.Invert, .integer(let number)): return .integer(~number)
    case (.Not, _): return value.truth.map { .boolean(!$0) }
    default: return nil
    }
  }

  private func foldedBinary(_ id: NodeID) -> CodeObject.Constant? {
    let view = tree.binOp(id)
    guard mayBeConstant(view.right), mayBeConstant(view.left), let right = constantValue(view.right),
      let left = constantValue(view.left)
    else { return nil }
    switch (left, right) {
    case (.integer(let a), .integer(let b)): return folded(view.op, a, b)
    case (.float(let a), .float(let b)): return folded(view.op, a, b)
    case (.integer(let a), .float(let b)) where abs(a) < 1 << 53: return folded(view.op, Double(a), b)
    case (.float(let a), .integer(let b)) where abs(b) < 1 << 53: return folded(view.op, a, Double(b))
    case (.string(let a), .string(let b)) where view.op == .Add && a.count + b.count <= 4096: return .string(a + b)
    case (.bytes(let a), .bytes(let b)) where view.op == .Add && a.count + b.count <= 4096: return .bytes(a + b)
    case (.tuple(let a), .tuple(let b)) where view.op == .Add && a.count + b.count <= 256: return .tuple(a + b)
    default: return nil
    }
  }

  private func folded(_ op: Operator, _ a: Int, _ b: Int) -> CodeObject.Constant? {
    let (value, overflow): (Int, Bool)
    switch op {
    case .Add: (value, overflow) = a.addingReportingOverflow(b)
    case .Sub: (value, overflow) = a.subtractingReportingOverflow(b)
    case .Mult: (value, overflow) = a.multipliedReportingOverflow(by: b)
    case .FloorDiv where b > 0 && a >= 0: (value, overflow) = (a / b, false)
    case .Mod where b > 0 && a >= 0: (value, overflow) = (a % b, false)
    case .LShift where b >= 0 && b < 62 && abs(a) < 1 << (62 - b): (value, overflow) = (a << b, false)
    case .RShift where b >= 0 && b < 63: (value, overflow) = (a >> b, false)
    case .BitOr: (value, overflow) = (a | b, false)
    case .BitAnd: (value, overflow) = (a & b, false)
    case .BitXor: (value, overflow) = (a ^ b, false)
    case .Pow where b >= 0 && b < 64:
      var product = 1
      for _ in 0..<b {
        let (next, isTooBig) = product.multipliedReportingOverflow(by: a)
        if isTooBig { return nil }
        product = next
      }
      (value, overflow) = (product, false)
    case .Div where b != 0 && abs(a) < 1 << 53 && abs(b) < 1 << 53: return .float(Double(a) / Double(b))
    default: return nil
    }
    return overflow || !value.fits ? nil : .integer(value)
  }

  private func folded(_ op: Operator, _ a: Double, _ b: Double) -> CodeObject.Constant? {
    switch op {
    case .Add: .float(a + b)
    case .Sub: .float(a - b)
    case .Mult: .float(a * b)
    case .Div where b != 0: .float(a / b)
    default: nil
    }
  }
}

extension Int {
  /// 63 bits hold it.
  var fits: Bool { self >= -(1 << 62) && self < 1 << 62 }
}

extension CodeObject.Constant {
  /// `bool(…)`.
  var truth: Bool? {
    switch self {
    case .none: false
    case .ellipsis, .bigInteger: true
    case .boolean(let value): value
    case .integer(let value): value != 0
    case .float(let value), .imaginary(let value): value != 0
    case .string(let units): !units.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .tuple(let values), .frozenSet(let values): !values.isEmpty
    case .code: nil
    }
  }
}

/// A docstring without the indentation of the code around it, as CPython's compiler leaves it.
func cleanedDocstring(_ units: [UInt32]) -> [UInt32] {
  let newline: UInt32 = 10
  let space: UInt32 = 32
  let text = expandedTabs(units)
  var start = 0
  while start < text.count, text[start] == space { start += 1 }
  var margin = Int.max
  var at = start
  while at < text.count {
    // To the end of the line, then over the next one's spaces.
    while at < text.count, text[at] != newline { at += 1 }
    at += 1
    let lineStart = at
    while at < text.count, text[at] == space { at += 1 }
    if at < text.count, text[at] != newline { margin = min(margin, at - lineStart) }
  }
  if margin == .max { margin = 0 }
  var result: [UInt32] = []
  result.reserveCapacity(text.count)
  at = start
  while at < text.count {
    let lineEnd = text[at...].firstIndex(of: newline) ?? text.count - 1
    result.append(contentsOf: text[at...lineEnd])
    at = lineEnd + 1
    var dropped = 0
    while dropped < margin, at < text.count, text[at] == space {
      at += 1
      dropped += 1
    }
  }
  return result
}

private func expandedTabs(_ units: [UInt32]) -> [UInt32] {
  guard units.contains(9) else { return units }
  var result: [UInt32] = []
  var column = 0
  for unit in units {
    if unit == 9 {
      let width = 8 - column % 8
      for _ in 0..<width { result.append(32) }
      column += width
    } else {
      result.append(unit)
      column = unit == 10 || unit == 13 ? 0 : column + 1
    }
  }
  return result
}
