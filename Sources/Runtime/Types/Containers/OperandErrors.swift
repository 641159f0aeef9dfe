// What is said where no operand of an operator knows the answer.

extension World {
  /// Sequences say more: `+` and `*` are not numeric slots of theirs, so CPython asks them last.
  func unsupported(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool) -> Raised {
    let nameA = typeName(of: a), nameB = typeName(of: b)
    if op.forward == .add {
      switch kind(of: a) {
      case .list: return typeError("can only concatenate list (not \"\(nameB)\") to list")
      case .tuple: return typeError("can only concatenate tuple (not \"\(nameB)\") to tuple")
      case .string: return typeError("can only concatenate str (not \"\(nameB)\") to str")
      case .bytes, .bytearray: return typeError("can't concat \(nameB) to \(nameA)")
      default: break
      }
    }
    if op.forward == .mul {
      if isRepeatable(a) { return typeError("can't multiply sequence by non-int of type '\(nameB)'") }
      if isRepeatable(b) { return typeError("can't multiply sequence by non-int of type '\(nameA)'") }
    }
    let sign = "\(op.sign)" + (inPlace && op.forward != .divmod ? "=" : "")
    return typeError("unsupported operand type(s) for \(sign): '\(nameA)' and '\(nameB)'")
  }

  private func isRepeatable(_ value: Value) -> Bool {
    switch kind(of: value) {
    case .list, .tuple, .string, .bytes, .bytearray: true
    default: false
    }
  }
}
