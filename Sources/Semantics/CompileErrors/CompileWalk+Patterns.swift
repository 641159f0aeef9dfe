// `match`: what can never be reached, names bound twice, keys and attributes asked for twice.
import Basics
import PythonSyntax

extension CompileWalk {
  mutating func match(_ id: NodeID) {
    let view = tree.match(id)
    expression(view.subject)
    for index in 0..<view.cases.count {
      let matchCase = tree.matchCase(tree.node(view.cases, index))
      var names: [Name] = []
      let mayMatchAll = matchCase.guardExpression.isPresent || index == view.cases.count - 1
      pattern(matchCase.pattern, mayMatchAll: mayMatchAll, &names)
      if matchCase.guardExpression.isPresent { expression(matchCase.guardExpression) }
      statements(matchCase.body)
    }
  }

  /// `names` are those the pattern has bound so far; `mayMatchAll` says that nothing behind it would be unreachable.
  private mutating func pattern(_ id: NodeID, mayMatchAll: Bool, _ names: inout [Name]) {
    switch tree.kind(id) {
    case .MatchAs: matchAs(id, mayMatchAll: mayMatchAll, &names)
    case .MatchOr: matchOr(id, mayMatchAll: mayMatchAll, &names)
    case .MatchStar: bind(tree.matchStarName(id), tree.range(id), &names)
    case .MatchSequence:
      let patterns = tree.patterns(id)
      let stars = (0..<patterns.count).count { tree.kind(tree.node(patterns, $0)) == .MatchStar }
      if stars > 1 { codeError("multiple starred names in sequence pattern", tree.range(id)) }
      for index in 0..<patterns.count { pattern(tree.node(patterns, index), mayMatchAll: true, &names) }
    case .MatchMapping: matchMapping(id, &names)
    case .MatchClass: matchClass(id, &names)
    case .MatchValue:
      let value = tree.value(id)
      if tree.kind(value).isInterpolated {
        codeError("patterns may only match literals and attribute lookups", tree.range(value))
      }
      expression(value)
    default: break
    }
  }

  private mutating func bind(_ name: Name, _ range: ByteRange, _ names: inout [Name]) {
    if !name.isPresent { return }
    checkBound(name, range)
    if names.contains(name) {
      codeError("multiple assignments to name '\(tree.text(name))' in pattern", range)
    } else {
      names.append(name)
    }
  }

  private mutating func matchAs(_ id: NodeID, mayMatchAll: Bool, _ names: inout [Name]) {
    let view = tree.matchAs(id)
    if view.pattern.isPresent {
      pattern(view.pattern, mayMatchAll: mayMatchAll, &names)
    } else if !mayMatchAll {
      let what = view.name.isPresent ? "name capture '\(tree.text(view.name))'" : "wildcard"
      codeError("\(what) makes remaining patterns unreachable", tree.range(id))
    }
    bind(view.name, tree.range(id), &names)
  }

  private mutating func matchOr(_ id: NodeID, mayMatchAll: Bool, _ names: inout [Name]) {
    let patterns = tree.patterns(id)
    var first: [Name] = []
    for index in 0..<patterns.count {
      var own: [Name] = []
      let isLast = index == patterns.count - 1
      pattern(tree.node(patterns, index), mayMatchAll: isLast && mayMatchAll, &own)
      if index == 0 {
        first = own
      } else if Set(own) != Set(first) {
        return codeError("alternative patterns bind different names", tree.range(id))
      }
    }
    for name in first { bind(name, tree.range(id), &names) }
  }

  private mutating func matchMapping(_ id: NodeID, _ names: inout [Name]) {
    let view = tree.matchMapping(id)
    var keys: Set<PatternKey> = []
    for index in 0..<view.entries.count / 2 {
      let node = tree.node(view.entries, 2 * index)
      if let key = PatternKey(node, in: tree), !keys.insert(key).inserted {
        codeError("mapping pattern checks duplicate key (\(PatternKey.repr(node, in: tree)))", tree.range(id))
      }
      if tree.kind(node).isInterpolated {
        codeError("mapping pattern keys may only match literals and attribute lookups", tree.range(id))
      }
      expression(node)
    }
    for index in 0..<view.entries.count / 2 {
      pattern(tree.node(view.entries, 2 * index + 1), mayMatchAll: true, &names)
    }
    bind(view.rest, tree.range(id), &names)
  }

  private mutating func matchClass(_ id: NodeID, _ names: inout [Name]) {
    let view = tree.matchClass(id)
    expression(view.cls)
    let count = view.keywords.count / 2
    var isSeen = DuplicateNames(count)
    for index in 0..<count {
      let name = tree.name(view.keywords, 2 * index)
      let range = tree.range(tree.node(view.keywords, 2 * index + 1))
      checkBound(name, range)
      if isSeen.insert(name, index) != nil {
        codeError("attribute name repeated in class pattern: \(tree.text(name))", range)
      }
    }
    for index in 0..<view.patterns.count { pattern(tree.node(view.patterns, index), mayMatchAll: true, &names) }
    for index in 0..<count {
      pattern(tree.node(view.keywords, 2 * index + 1), mayMatchAll: true, &names)
    }
  }
}

extension NodeKind {
  fileprivate var isInterpolated: Bool { self == .JoinedStr || self == .TemplateStr }
}

/// A literal key of a mapping pattern; equal ones are equal in Python.
private enum PatternKey: Hashable {
  case none
  case string([UInt32], isBytes: Bool)
  /// Real and imaginary part: `1`, `True` and `1.0` are one key.
  case number(Double, Double)
  /// More digits than a `Double` holds.
  case integer(String)

  /// Nil for attributes, whose value nobody knows yet.
  init?(_ id: NodeID, in tree: SyntaxTree) {
    switch tree.kind(id) {
    case .ConstantNone: self = .none
    case .ConstantTrue: self = .number(1, 0)
    case .ConstantFalse: self = .number(0, 0)
    case .ConstantString, .ConstantBytes:
      let value = tree.stringValue(id)
      self = .string(value.units, isBytes: value.isBytes)
    case .ConstantFloat: self = .number(Double(tree.floatText(id)) ?? .infinity, 0)
    case .ConstantImaginary:
      self = .number(0, Double(Self.repr(id, in: tree).dropLast()) ?? .infinity)
    case .ConstantInt:
      let text = tree.decimalText(id)
      if text.utf8.count > 15 { self = .integer(text) } else { self = .number(Double(text) ?? .infinity, 0) }
    case .UnaryOp:
      switch PatternKey(tree.unaryOp(id).operand, in: tree) {
      case .number(let real, let imaginary): self = .number(0 - real, 0 - imaginary)
      case .integer(let text): self = .integer("-" + text)
      default: return nil
      }
    case .BinOp:
      let view = tree.binOp(id)
      guard case .number(let real, _) = PatternKey(view.left, in: tree),
        case .number(_, let imaginary) = PatternKey(view.right, in: tree)
      else { return nil }
      self = .number(real, view.op == .Sub ? 0 - imaginary : imaginary)
    default: return nil
    }
  }

  /// The key as Python's `repr` shows it.
  static func repr(_ id: NodeID, in tree: SyntaxTree) -> String {
    switch tree.kind(id) {
    case .ConstantNone: return "None"
    case .ConstantTrue: return "True"
    case .ConstantFalse: return "False"
    case .ConstantString, .ConstantBytes: return pythonRepr(tree.stringValue(id))
    case .ConstantFloat, .ConstantImaginary: return tree.floatText(id)
    case .ConstantInt: return tree.decimalText(id)
    case .UnaryOp:
      let operand = repr(tree.unaryOp(id).operand, in: tree)
      return operand == "0" ? operand : "-" + operand
    case .BinOp:
      let view = tree.binOp(id)
      return "(\(repr(view.left, in: tree))\(view.op == .Sub ? "-" : "+")\(repr(view.right, in: tree)))"
    default: return tree.text(tree.range(id))
    }
  }
}
