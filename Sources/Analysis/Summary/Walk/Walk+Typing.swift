// Calls that take types, and assignments that are type aliases.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  mutating func typingConstruct(_ callee: Meaning) -> TypingConstruct? {
    switch callee {
    case .typeVar: .typeVar
    case .paramSpec: .paramSpec
    case .typeVarTuple: .typeVarTuple
    case .newType: .newType
    case .cast: .cast
    case .namedTuple: .namedTuple
    case .typedDict: .typedDict
    case .typeAliasType: .typeAliasType
    case .makeDataclass: .makeDataclass
    default: nil
    }
  }

  /// Walks the arguments of a typing call, and records it when it runs with the module.
  mutating func typingCall(_ id: NodeID, _ call: Call, _ construct: TypingConstruct) {
    let first = summary.typingArguments.count
    for index in 0..<call.arguments.count {
      let argument = tree.node(call.arguments, index)
      switch construct {
      case .typeVar where index > 0, .newType where index == 1, .cast where index == 0, .typeAliasType where index == 1:
        typeArgument(argument, .none)
      case .namedTuple where index == 1, .makeDataclass where index == 1: pairs(argument)
      case .typedDict where index == 1: values(argument)
      default: expression(argument, .argument)
      }
    }
    for index in 0..<call.keywords.count {
      let keyword = tree.keyword(tree.node(call.keywords, index))
      let isType: Bool
      switch construct {
      case .typeVar, .paramSpec, .typeVarTuple:
        isType = keyword.arg == KnownName.bound || keyword.arg == KnownName.default
      case .newType: isType = tree.names.spells(keyword.arg, "tp")
      case .cast: isType = tree.names.spells(keyword.arg, "typ")
      case .typeAliasType: isType = tree.names.spells(keyword.arg, "value")
      default: isType = false
      }
      if isType { typeArgument(keyword.value, keyword.arg) } else { expression(keyword.value, .argument) }
    }
    guard place.function == .max, place.time == .atImport else {
      summary.typingArguments.removeLast(summary.typingArguments.count - first)
      return
    }
    summary.typingCalls.append(
      TypingCall(
        range: tree.range(id), callee: tree.range(call.function), construct: construct,
        arguments: RecordRange(first, summary.typingArguments.count - first), classID: ClassID(place.classID),
        isConditional: place.useFlags.contains(.isConditional)))
  }

  private mutating func typeArgument(_ id: NodeID, _ keyword: Name) {
    let outer = place
    place.isType = true
    expression(id, .typingCall)
    place = outer
    summary.typingArguments.append(
      TypingArgument(range: tree.range(id), keyword: text(keyword), isQuoted: tree.kind(id) == .ConstantString))
  }

  /// `[("a", T), ("b", U)]`.
  private mutating func pairs(_ id: NodeID) {
    guard tree.kind(id) == .List || tree.kind(id) == .Tuple else {
      expression(id, .typingCall)
      return
    }
    let elements = tree.elements(id)
    for index in 0..<elements.count {
      let pair = tree.node(elements, index)
      guard tree.kind(pair) == .Tuple || tree.kind(pair) == .List else {
        expression(pair, .typingCall)
        continue
      }
      let parts = tree.elements(pair)
      for part in 0..<parts.count {
        let node = tree.node(parts, part)
        if part == 1 { typeArgument(node, .none) } else { expression(node, .argument) }
      }
    }
  }

  /// `{"a": T}`.
  private mutating func values(_ id: NodeID) {
    guard tree.kind(id) == .Dict else {
      expression(id, .typingCall)
      return
    }
    let entries = tree.dictDisplay(id).entries
    for index in 0..<entries.count {
      let node = tree.node(entries, index)
      if index % 2 == 1 { typeArgument(node, .none) } else { expression(node, .argument) }
    }
  }

  // MARK: Aliases

  /// Is `name = value` at module level the shape of a type alias? Then it is recorded; whether it is one shows in how
  /// the name is used, which `finishAliases` looks at.
  mutating func noteAlias(_ id: NodeID, _ targets: NodeList, _ value: NodeID) -> Bool {
    guard targets.count == 1, place.time == .atImport, tree.kind(tree.node(targets, 0)) == .Name else { return false }
    let form: TypeAliasRecord.Form
    switch tree.kind(value) {
    case .Subscript:
      let part = tree.subscriptExpression(value)
      switch meaning(part.value) {
      case .typingForm, .literal, .annotated, .classVar: form = .typingSubscript
      case .none where isClassLike(part.value) && isTypeLike(part.slice): form = .classSubscript
      default: return false
      }
    case .BinOp:
      guard isUnion(value) else { return false }
      form = .union
    default: return false
    }
    appendAlias(id, tree.node(targets, 0), annotation: ByteRange(at: 0), value, form)
    return true
  }

  mutating func noteAnnotatedAlias(_ id: NodeID, _ statement: AnnAssign) {
    guard statement.value.isPresent, tree.kind(statement.target) == .Name, place.time == .atImport,
      meaning(statement.annotation) == .typeAlias
    else { return }
    appendAlias(id, statement.target, annotation: tree.range(statement.annotation), statement.value, .annotated)
  }

  mutating func noteTypeStatement(_ id: NodeID, _ statement: TypeAlias) {
    guard scratch.scopes.kind == .module else { return }
    appendAlias(id, statement.name, annotation: ByteRange(at: 0), statement.value, .statement)
  }

  private mutating func appendAlias(
    _ id: NodeID, _ target: NodeID, annotation: ByteRange, _ value: NodeID, _ form: TypeAliasRecord.Form
  ) {
    summary.aliases.append(
      TypeAliasRecord(
        statement: tree.range(id), name: text(tree.identifier(target)), symbol: .none, annotation: annotation,
        value: tree.range(value), form: form, flags: place.useFlags.contains(.isConditional) ? .isConditional : []))
  }

  /// `dict`, `list`, …, or a name that is spelled like a class.
  private mutating func isClassLike(_ id: NodeID) -> Bool {
    let name: Name
    switch tree.kind(id) {
    case .Name: name = tree.identifier(id)
    case .Attribute: name = tree.attribute(id).attr
    default: return false
    }
    switch KnownName(rawValue: name.rawValue) {
    case .dict, .list, .tuple, .set, .frozenset: return tree.kind(id) == .Name
    case .type: return tree.kind(id) == .Name
    default: break
    }
    guard let first = tree.names.bytes(name).first, first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") else {
      return false
    }
    // `MODES` is a table, `Modes` a class.
    return tree.names.bytes(name).contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
  }

  /// Names, attributes, strings of types, `None`, and what is built of them.
  private mutating func isTypeLike(_ id: NodeID, _ level: Int = 0) -> Bool {
    if level > 32 { return false }
    switch tree.kind(id) {
    case .Name, .Attribute, .ConstantNone, .ConstantEllipsis: return true
    case .Subscript: return isClassLike(tree.subscriptExpression(id).value)
    case .Tuple, .List:
      let elements = tree.elements(id)
      for index in 0..<elements.count where !isTypeLike(tree.node(elements, index), level + 1) { return false }
      return true
    case .BinOp: return isUnion(id)
    default: return false
    }
  }

  private mutating func isUnion(_ id: NodeID) -> Bool {
    var current = id
    var steps = 0
    while tree.kind(current) == .BinOp {
      let operation = tree.binOp(current)
      steps += 1
      if operation.op != .BitOr || steps > 256 || !isUnionMember(operation.right) { return false }
      current = operation.left
    }
    return isUnionMember(current)
  }

  private mutating func isUnionMember(_ id: NodeID) -> Bool {
    switch tree.kind(id) {
    case .ConstantNone, .ConstantString: return true
    case .Name, .Attribute:
      if tree.kind(id) == .Name {
        switch KnownName(rawValue: tree.identifier(id).rawValue) {
        case .int, .str, .bytes, .float, .bool, .object: return true
        default: break
        }
      }
      return isClassLike(id)
    case .Subscript:
      return isClassLike(tree.subscriptExpression(id).value) || meaning(tree.subscriptExpression(id).value) != .none
    default: return false
    }
  }
}
