// What is said where no operand of an operator knows the answer.

extension World {
  /// Sequences say more: `+` and `*` are not numeric slots of theirs, so CPython asks them last.
  func unsupported(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool) -> Raised {
    let nameA = typeName(of: a), nameB = typeName(of: b)
    if op.forward == .mul {
      if isRepeatable(a) { return typeError("can't multiply sequence by non-int of type '\(nameB)'") }
      if isRepeatable(b) { return typeError("can't multiply sequence by non-int of type '\(nameA)'") }
    }
    let sign =
      inPlace && op.forward == .pow ? "**=" : "\(op.sign)" + (inPlace && op.forward != .divmod ? "=" : "")
    return typeError("unsupported operand type(s) for \(sign): '\(nameA)' and '\(nameB)'")
  }

  /// Is it `__add__`, `__mul__` or `__rmul__` of list, tuple, str, bytes or bytearray?
  func concatenates(_ method: Value) -> Bool {
    guard method.isObject, Ref<Header>(method).pointee.kind == .nativeFunction else { return false }
    switch Ref<NativeFunctionObject>(method).pointee.owner {
    case types.list, types.tuple, types.string, types.bytes, types.bytearray: return true
    default: return false
    }
  }

  /// What `+` of a sequence says of another operand.
  func cannotConcatenate(_ a: Value, _ b: Value) -> Raised {
    let other = typeName(of: b)
    switch kind(of: a) {
    case .bytes, .bytearray: return typeError("can't concat \(other) to \(typeName(of: a))")
    case .list: return typeError("can only concatenate list (not \"\(other)\") to list")
    case .tuple: return typeError("can only concatenate tuple (not \"\(other)\") to tuple")
    default: return typeError("can only concatenate str (not \"\(other)\") to str")
    }
  }

  private func isRepeatable(_ value: Value) -> Bool {
    switch kind(of: value) {
    case .list, .tuple, .string, .bytes, .bytearray: true
    default: false
    }
  }
}
