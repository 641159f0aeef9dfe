// Conditions that the target version and the host platform settle: what runs, what never does.
package import Basics
package import PythonSyntax

/// What is known of a condition before the program runs.
package enum StaticTruth: Hashable, Sendable {
  case unknown
  case holds
  case fails
}

/// What settled it.
package enum StaticReason: UInt8, Hashable, Sendable {
  case constant, typeChecking, version, platform
  /// `__name__ == "__main__"`, which is neither true nor false: it depends on who starts the file.
  case main
}

/// Judges conditions for one target. Names are taken at their word: `sys.version_info`, `TYPE_CHECKING`,
/// `os.name` mean what they say wherever they were imported from.
package struct StaticCondition: Sendable {
  package var target: PythonVersion
  /// `sys.platform`: "linux", "darwin", "win32".
  package var platform: StaticString
  /// `os.name`: "posix" or "nt".
  package var osName: StaticString
  /// `platform.system()`.
  package var systemName: StaticString

  package init(target: PythonVersion, platform: StaticString, osName: StaticString, systemName: StaticString) {
    self.target = target
    self.platform = platform
    self.osName = osName
    self.systemName = systemName
  }

  package struct Answer: Hashable, Sendable {
    package var truth: StaticTruth
    package var reason: StaticReason
    package var isMain: Bool { reason == .main }
    init(_ truth: StaticTruth, _ reason: StaticReason = .constant) {
      self.truth = truth
      self.reason = reason
    }
    static let unknown = Answer(.unknown)
  }

  /// Judges `test`. Nested `not`, `and`, `or` are followed to a fixed depth.
  package func judge(_ test: NodeID, in tree: SyntaxTree, depth: Int = 0) -> Answer {
    if depth > 16 { return .unknown }
    switch tree.kind(test) {
    case .ConstantFalse, .ConstantNone: return Answer(.fails)
    case .ConstantTrue: return Answer(.holds)
    case .ConstantInt:
      return Answer(integer(test, in: tree) == 0 ? .fails : .holds)
    case .Name: return judgeName(tree.identifier(test), in: tree)
    case .Attribute: return judgeAttribute(test, in: tree)
    case .UnaryOp:
      let operation = tree.unaryOp(test)
      guard operation.op == .Not else { return .unknown }
      return negated(judge(operation.operand, in: tree, depth: depth + 1))
    case .BoolOp: return judgeBoolean(test, in: tree, depth: depth)
    case .Compare: return judgeComparison(test, in: tree)
    case .Call: return judgeCall(test, in: tree)
    default: return .unknown
    }
  }

  private func negated(_ answer: Answer) -> Answer {
    switch answer.truth {
    case .unknown: answer.isMain ? .unknown : answer
    case .holds: Answer(.fails, answer.reason)
    case .fails: Answer(.holds, answer.reason)
    }
  }

  private func judgeName(_ name: Name, in tree: SyntaxTree) -> Answer {
    if name == KnownName.TYPE_CHECKING || tree.names.spells(name, "MYPY") { return Answer(.fails, .typeChecking) }
    if name == KnownName.__debug__ { return Answer(.holds) }
    if tree.names.spells(name, "PY2") { return Answer(.fails, .version) }
    if tree.names.spells(name, "PY3") { return Answer(.holds, .version) }
    return .unknown
  }

  private func judgeAttribute(_ id: NodeID, in tree: SyntaxTree) -> Answer {
    let attribute = tree.attribute(id)
    guard tree.kind(attribute.value) == .Name else { return .unknown }
    if attribute.attr == KnownName.TYPE_CHECKING { return Answer(.fails, .typeChecking) }
    if tree.names.spells(tree.identifier(attribute.value), "six") {
      return judgeName(attribute.attr, in: tree)
    }
    return .unknown
  }

  private func judgeBoolean(_ id: NodeID, in tree: SyntaxTree, depth: Int) -> Answer {
    let operation = tree.boolOp(id)
    let decisive: StaticTruth = operation.op == .And ? .fails : .holds
    var result = Answer(decisive == .fails ? .holds : .fails)
    for index in 0..<operation.values.count {
      let answer = judge(tree.node(operation.values, index), in: tree, depth: depth + 1)
      // One decisive operand settles the whole, whatever the others are.
      if answer.truth == decisive { return answer }
      if answer.truth == .unknown {
        result = answer.isMain && operation.op == .And ? answer : .unknown
      } else if result.truth != .unknown {
        result = answer
      }
    }
    return result
  }

  private func judgeCall(_ id: NodeID, in tree: SyntaxTree) -> Answer {
    let call = tree.call(id)
    guard tree.kind(call.function) == .Attribute, call.arguments.count == 1 else { return .unknown }
    let attribute = tree.attribute(call.function)
    // sys.platform.startswith("win")
    guard tree.names.spells(attribute.attr, "startswith"), isPlatform(attribute.value, in: tree) else {
      return .unknown
    }
    guard let prefix = plainString(tree.node(call.arguments, 0), in: tree) else { return .unknown }
    return Answer(bytes(platform).starts(with: prefix) ? .holds : .fails, .platform)
  }

  private func judgeComparison(_ id: NodeID, in tree: SyntaxTree) -> Answer {
    let compare = tree.compare(id)
    guard compare.rest.count == 2 else { return .unknown }
    let (op, right) = tree.comparison(compare, 0)
    if let answer = judgeOrdered(compare.left, op, right, in: tree) { return answer }
    if let flipped = flipped(op), let answer = judgeOrdered(right, flipped, compare.left, in: tree) { return answer }
    return .unknown
  }

  /// Version and platform comparisons with the variable on the left.
  private func judgeOrdered(
    _ left: NodeID, _ op: ComparisonOperator, _ right: NodeID, in tree: SyntaxTree
  ) -> Answer? {
    if isVersionInfo(left, in: tree) {
      let isCut = tree.kind(left) == .Subscript
      guard let order = compareVersion(with: right, isCut: isCut, in: tree) else { return nil }
      return decide(order, op, .version)
    }
    if let component = versionComponent(left, in: tree) {
      guard let number = integer(right, in: tree) else { return nil }
      return decide(component < number ? -1 : component == number ? 0 : 1, op, .version)
    }
    if tree.kind(left) == .Name, tree.identifier(left) == KnownName.__name__ {
      guard op == .Eq, let text = plainString(right, in: tree), text == bytes("__main__") else { return nil }
      return Answer(.unknown, .main)
    }
    guard let own = platformText(left, in: tree) else { return nil }
    switch op {
    case .Eq, .NotEq:
      guard let text = plainString(right, in: tree) else { return nil }
      return Answer((text == bytes(own)) == (op == .Eq) ? .holds : .fails, .platform)
    case .In, .NotIn:
      guard tree.kind(right) == .Tuple || tree.kind(right) == .List || tree.kind(right) == .Set else { return nil }
      let elements = tree.elements(right)
      var found = false
      for index in 0..<elements.count {
        guard let text = plainString(tree.node(elements, index), in: tree) else { return nil }
        if text == bytes(own) { found = true }
      }
      return Answer(found == (op == .In) ? .holds : .fails, .platform)
    default: return nil
    }
  }

  private func decide(_ order: Int, _ op: ComparisonOperator, _ reason: StaticReason) -> Answer? {
    let holds: Bool
    switch op {
    case .Eq: holds = order == 0
    case .NotEq: holds = order != 0
    case .Lt: holds = order < 0
    case .LtE: holds = order <= 0
    case .Gt: holds = order > 0
    case .GtE: holds = order >= 0
    default: return nil
    }
    return Answer(holds ? .holds : .fails, reason)
  }

  private func flipped(_ op: ComparisonOperator) -> ComparisonOperator? {
    switch op {
    case .Eq, .NotEq: op
    case .Lt: .Gt
    case .LtE: .GtE
    case .Gt: .Lt
    case .GtE: .LtE
    default: nil
    }
  }

  /// `sys.version_info`, `version_info`, or `sys.version_info[:n]`.
  private func isVersionInfo(_ id: NodeID, in tree: SyntaxTree) -> Bool {
    switch tree.kind(id) {
    case .Name: return tree.identifier(id) == KnownName.version_info
    case .Attribute:
      let attribute = tree.attribute(id)
      return attribute.attr == KnownName.version_info && tree.kind(attribute.value) == .Name
    case .Subscript:
      let part = tree.subscriptExpression(id)
      guard tree.kind(part.slice) == .Slice, isVersionInfo(part.value, in: tree) else { return false }
      let slice = tree.slice(part.slice)
      return !slice.lower.isPresent && !slice.step.isPresent
    default: return false
    }
  }

  /// The value of `sys.version_info[0]`, `.major`, `[1]`, `.minor`.
  private func versionComponent(_ id: NodeID, in tree: SyntaxTree) -> Int? {
    if tree.kind(id) == .Subscript {
      let part = tree.subscriptExpression(id)
      guard tree.kind(part.value) != .Subscript, isVersionInfo(part.value, in: tree) else { return nil }
      switch integer(part.slice, in: tree) {
      case 0: return 3
      case 1: return Int(target.minor)
      default: return nil
      }
    }
    guard tree.kind(id) == .Attribute else { return nil }
    let attribute = tree.attribute(id)
    guard tree.kind(attribute.value) != .Subscript, isVersionInfo(attribute.value, in: tree) else { return nil }
    if tree.names.spells(attribute.attr, "major") { return 3 }
    if tree.names.spells(attribute.attr, "minor") { return Int(target.minor) }
    return nil
  }

  /// How the target compares with a version tuple: -1, 0, 1. `version_info` has five parts, so a tuple that is a
  /// proper prefix of it is smaller, unless `version_info` is cut as well (`[:2]`). The micro version is not known.
  private func compareVersion(with right: NodeID, isCut: Bool, in tree: SyntaxTree) -> Int? {
    guard tree.kind(right) == .Tuple else { return nil }
    let elements = tree.elements(right)
    let own = [3, Int(target.minor)]
    for index in 0..<min(elements.count, own.count) {
      guard let number = integer(tree.node(elements, index), in: tree) else { return nil }
      if own[index] != number { return own[index] < number ? -1 : 1 }
    }
    if elements.count <= 2 { return isCut ? 0 : 1 }
    guard let micro = integer(tree.node(elements, 2), in: tree), micro == 0 else { return nil }
    return 1
  }

  private func isPlatform(_ id: NodeID, in tree: SyntaxTree) -> Bool {
    guard tree.kind(id) == .Attribute else { return false }
    let attribute = tree.attribute(id)
    return attribute.attr == KnownName.platform && isNamed(attribute.value, .sys, "_sys", in: tree)
  }

  /// How a version comparison comes out whose other side is a name, for the value that this was bound to:
  /// `sys.version_info < MINIMUM` after `MINIMUM = (3, 9)`.
  package func judge(_ test: NodeID, in tree: SyntaxTree, valueOf: (Name) -> NodeID) -> Answer {
    let answer = judge(test, in: tree)
    guard answer == .unknown, tree.kind(test) == .Compare else { return answer }
    let compare = tree.compare(test)
    guard compare.rest.count == 2 else { return answer }
    let (op, right) = tree.comparison(compare, 0)
    if tree.kind(right) == .Name, isVersionInfo(compare.left, in: tree) {
      return judgeOrdered(compare.left, op, valueOf(tree.identifier(right)), in: tree) ?? answer
    }
    if tree.kind(compare.left) == .Name, isVersionInfo(right, in: tree), let flipped = flipped(op) {
      return judgeOrdered(right, flipped, valueOf(tree.identifier(compare.left)), in: tree) ?? answer
    }
    return answer
  }

  /// The host's value of `sys.platform`, `os.name`, `platform.system()`, `platform.python_implementation()`.
  private func platformText(_ id: NodeID, in tree: SyntaxTree) -> StaticString? {
    if isPlatform(id, in: tree) { return platform }
    if tree.kind(id) == .Call {
      let call = tree.call(id)
      guard call.arguments.isEmpty, tree.kind(call.function) == .Attribute else { return nil }
      let attribute = tree.attribute(call.function)
      guard tree.kind(attribute.value) == .Name, tree.identifier(attribute.value) == KnownName.platform
      else { return nil }
      if tree.names.spells(attribute.attr, "system") { return systemName }
      return tree.names.spells(attribute.attr, "python_implementation") ? "CPython" : nil
    }
    guard tree.kind(id) == .Attribute else { return nil }
    let attribute = tree.attribute(id)
    guard isNamed(attribute.value, .os, "_os", in: tree), tree.names.spells(attribute.attr, "name") else { return nil }
    return osName
  }

  /// The module under its own name or the one that libraries hide it under: `import sys as _sys`.
  private func isNamed(_ id: NodeID, _ known: KnownName, _ hidden: StaticString, in tree: SyntaxTree) -> Bool {
    guard tree.kind(id) == .Name else { return false }
    let name = tree.identifier(id)
    return name == known || tree.names.spells(name, hidden)
  }

  /// A small decimal integer; nil for anything else.
  private func integer(_ id: NodeID, in tree: SyntaxTree) -> Int? {
    guard id.isPresent, tree.kind(id) == .ConstantInt else { return nil }
    let range = tree.range(id)
    guard range.length <= 9, Int(range.end) <= tree.source.bytes.count else { return nil }
    var value = 0
    for byte in tree.source.bytes[Int(range.start)..<Int(range.end)] {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// The content of a string literal without prefix, escapes or triple quotes; nil for others.
  private func plainString(_ id: NodeID, in tree: SyntaxTree) -> ArraySlice<UInt8>? {
    guard tree.kind(id) == .ConstantString, tree.stringPartCount(id) == 1 else { return nil }
    let range = tree.range(id)
    guard range.length >= 2, Int(range.end) <= tree.source.bytes.count else { return nil }
    let text = tree.source.bytes[Int(range.start)..<Int(range.end)]
    guard let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let content = text.dropFirst().dropLast()
    return content.contains(UInt8(ascii: "\\")) || content.contains(quote) ? nil : content
  }

  private func bytes(_ text: StaticString) -> ArraySlice<UInt8> { Array("\(text)".utf8)[...] }
}
