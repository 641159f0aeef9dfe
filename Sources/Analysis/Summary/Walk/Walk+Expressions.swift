// Expressions: every read of a name, with what it is read for and whether it surely is.
import Basics
import PythonSyntax
import Semantics

extension UseKind {
  /// Says more than that something inside is called or an argument.
  var isStrong: Bool {
    switch self {
    case .baseClass, .metaclass, .decorator, .defaultArgument, .annotation, .dataclassField, .classForm, .typingCall,
      .typeAlias, .exceptClause, .withItem:
      true
    default: false
    }
  }
}

extension Walk {
  mutating func expressions(_ list: NodeList, _ kind: UseKind) {
    for index in 0..<list.count { expression(tree.node(list, index), kind) }
  }

  /// Walks an expression; `kind` is what its value is for. An absent node is allowed.
  mutating func expression(_ id: NodeID, _ kind: UseKind, _ flags: Use.Flags = []) {
    switch tree.kind(id) {
    case .none, .ConstantNone, .ConstantTrue, .ConstantFalse, .ConstantEllipsis, .ConstantInt, .ConstantFloat,
      .ConstantImaginary, .ConstantBytes, .ErrorExpression:
      return
    case .Name:
      let node = tree[id]
      use(Name(node.first), node.start, node.end, chain: .none, kind: callKind(kind, flags), flags: flags)
    case .Attribute: attributeChain(id, kind, flags)
    case .ConstantString: if place.isType { typeString(id, kind) }
    default:
      if !enter() { return }
      compound(id, kind, flags)
      leave()
    }
  }

  private mutating func callKind(_ kind: UseKind, _ flags: Use.Flags) -> UseKind {
    flags.contains(.isCalled) && !kind.isStrong ? .call : kind
  }

  private mutating func compound(_ id: NodeID, _ kind: UseKind, _ flags: Use.Flags) {
    switch tree.kind(id) {
    case .Call: callChain(id, kind, flags)
    case .Subscript: subscripted(id, kind)
    case .BinOp: binaryChain(id, kind)
    case .BoolOp: boolean(id, kind)
    case .IfExp: ternary(id, kind)
    case .Compare: comparison(id, kind)
    case .UnaryOp: expression(tree.unaryOp(id).operand, kind)
    case .Await, .YieldFrom:
      if tree.kind(id) == .YieldFrom { noteYield() }
      expression(tree.value(id), kind.isStrong ? kind : .name, .isIterated)
    case .Yield:
      noteYield()
      expression(tree.value(id), kind)
    case .Starred: expression(tree.value(id), kind, .isIterated)
    case .NamedExpr:
      let walrus = tree.namedExpr(id)
      expression(walrus.value, kind)
      effect = tree.range(id).end
      bind(tree.identifier(walrus.target), at: tree.range(walrus.target).start, .assignment, escapes: true)
      effect = 0
    case .Lambda: lambda(id)
    case .Dict:
      let entries = tree.dictDisplay(id).entries
      for index in 0..<entries.count {
        expression(tree.node(entries, index), kind)
        noteResultTaken(tree.node(entries, index))
      }
    case .Set, .List, .Tuple: expressions(tree.elements(id), kind)
    case .JoinedStr, .TemplateStr: expressions(tree.elements(id), kind.isStrong ? kind : .name)
    case .ListComp, .SetComp, .DictComp, .GeneratorExp: comprehension(id, kind, flags)
    case .FormattedValue:
      let field = tree.formattedValue(id)
      expression(field.value, kind)
      expression(field.formatSpec, kind)
    case .Interpolation:
      let field = tree.interpolation(id)
      expression(field.value, kind)
      expression(field.formatSpec, kind)
    case .Slice:
      let slice = tree.slice(id)
      expression(slice.lower, kind)
      expression(slice.upper, kind)
      expression(slice.step, kind)
    default: break
    }
  }

  /// `a.b.c`: one use of `a` with its chain; of `f(x).b` the parts inside.
  @discardableResult
  mutating func attributeChain(_ id: NodeID, _ kind: UseKind, _ flags: Use.Flags) -> Int {
    var base = tree.attribute(id).value
    while tree.kind(base) == .Attribute { base = tree.attribute(base).value }
    if tree.kind(base) == .Name {
      let node = tree[base]
      var own = callKind(kind, flags)
      if own == .name { own = .attribute }
      if tree.attribute(id).attr.rawValue == ids.annotations { summary.flags.insert(.readsAnnotations) }
      return use(Name(node.first), node.start, tree[id].end, chain: id, kind: own, flags: flags)
    }
    expression(base, kind.isStrong ? kind : .name)
    return -1
  }

  /// `f(x)(y).g(z)`: the arguments first, then what is called, without recursion along the chain.
  private mutating func callChain(_ id: NodeID, _ kind: UseKind, _ flags: Use.Flags) {
    var current = id
    var outer = flags.intersection(.isIterated)
    while true {
      let call = tree.call(current)
      let function = call.function
      let callee = meaning(function)
      noteCall(current, call, callee)
      callSite(current)
      arguments(of: call, current, callee, kind)
      switch tree.kind(function) {
      case .Call: current = function
      case .Attribute:
        let owner = tree.attribute(function).value
        if tree.kind(owner) == .Call {
          noteSuperCall(function, owner)
          current = owner
        } else {
          noteSelfCall(function, owner)
          attributeChain(function, kind, outer.union(.isCalled))
          return
        }
      case .Name:
        expression(function, kind, outer.union(.isCalled))
        return
      case .Lambda:
        lambda(function, isCalledNow: true)
        return
      default:
        expression(function, kind.isStrong ? kind : .name)
        return
      }
      outer = []
    }
  }

  private mutating func arguments(of call: Call, _ id: NodeID, _ callee: Meaning, _ kind: UseKind) {
    if let construct = typingConstruct(callee) {
      typingCall(id, call, construct)
      return
    }
    var inner: UseKind = kind.isStrong ? kind : .argument
    var flags = Use.Flags.isIterated
    var handsOver = false
    if callee == .typeTest { flags.insert(.isTypeTest) }
    if callee == .callsArgument || callsArguments(call.function) { handsOver = true }
    if inner == .name { inner = .argument }
    let wasType = place.isType
    place.isType = false
    for index in 0..<call.arguments.count {
      argument(tree.node(call.arguments, index), inner, flags, handsOver)
    }
    for index in 0..<call.keywords.count {
      let keyword = tree.keyword(tree.node(call.keywords, index))
      if !keyword.arg.isPresent { noteNamespaceKeyword(id, keyword.value) }
      argument(keyword.value, inner, flags, handsOver)
    }
    place.isType = wasType
  }

  private mutating func argument(_ id: NodeID, _ kind: UseKind, _ flags: Use.Flags, _ handsOver: Bool) {
    switch tree.kind(id) {
    case .Lambda: lambda(id, isHandedOver: handsOver)
    case .Name, .Attribute:
      let first = scratch.uses.count
      expression(id, kind, flags.subtracting(.isIterated))
      if handsOver, scratch.uses.count > first { scratch.uses[first].isHandedOver = true }
    case .Tuple where flags.contains(.isTypeTest):
      let elements = tree.elements(id)
      for index in 0..<elements.count { expression(tree.node(elements, index), kind, .isTypeTest) }
    case .Call, .GeneratorExp, .Starred:
      expression(id, kind, .isIterated)
      noteResultTaken(id)
    default: expression(id, kind)
    }
  }

  /// `a[x][y]`, walked down without recursion.
  private mutating func subscripted(_ id: NodeID, _ kind: UseKind) {
    var current = id
    while true {
      let part = tree.subscriptExpression(current)
      noteSubscript(current, part)
      let owner = meaning(part.value)
      switch owner {
      case .literal: break
      case .annotated:
        // Only the first argument is a type.
        let wasType = place.isType
        if tree.kind(part.slice) == .Tuple {
          let elements = tree.elements(part.slice)
          for index in 0..<elements.count {
            if index > 0 { place.isType = false }
            expression(tree.node(elements, index), kind)
          }
        } else {
          expression(part.slice, kind)
        }
        place.isType = wasType
      default: expression(part.slice, kind)
      }
      switch tree.kind(part.value) {
      case .Subscript: current = part.value
      case .Name, .Attribute:
        expression(part.value, kind.isStrong || kind == .condition ? kind : .subscript)
        return
      default:
        expression(part.value, kind)
        return
      }
    }
  }

  /// `a + b + c …` leans left: walked down that side, then the right operands from the first to the last.
  private mutating func binaryChain(_ id: NodeID, _ kind: UseKind) {
    let base = scratch.stack.count
    var current = id
    while tree.kind(current) == .BinOp {
      let operation = tree.binOp(current)
      if operation.op == .Mod { noteNamespaceFormat(current, operation.right) }
      scratch.stack.append(operation.right)
      current = operation.left
    }
    expression(current, kind)
    while scratch.stack.count > base { expression(scratch.stack.removeLast(), kind) }
  }

  private mutating func boolean(_ id: NodeID, _ kind: UseKind) {
    let operation = tree.boolOp(id)
    let before = place
    for index in 0..<operation.values.count {
      let operand = tree.node(operation.values, index)
      expression(operand, kind)
      // What follows is evaluated only if this operand lets it be.
      let answer = condition.judge(operand, in: tree)
      switch (answer.truth, operation.op) {
      case (.fails, .And), (.holds, .Or): place.time = .never
      case (.holds, .And), (.fails, .Or): break
      case (.unknown, _): place.useFlags.insert(.isConditional)
      }
    }
    place = before
  }

  /// `a if b else c if d else e`, walked along the `else` side.
  private mutating func ternary(_ id: NodeID, _ kind: UseKind) {
    let before = place
    var current = id
    while tree.kind(current) == .IfExp {
      let choice = tree.ifExp(current)
      expression(choice.test, kind.isStrong ? kind : .condition)
      let outer = place
      let answer = condition.judge(choice.test, in: tree)
      if answer.truth == .fails { place.time = .never }
      if answer.truth == .unknown { place.useFlags.insert(.isConditional) }
      expression(choice.body, kind)
      place = outer
      if answer.truth == .holds { place.time = .never }
      if answer.truth == .unknown { place.useFlags.insert(.isConditional) }
      current = choice.orelse
    }
    expression(current, kind)
    place = before
  }

  private mutating func comparison(_ id: NodeID, _ kind: UseKind) {
    let compare = tree.compare(id)
    expression(compare.left, kind)
    let before = place
    for index in 0..<compare.rest.count / 2 {
      let (op, right) = tree.comparison(compare, index)
      if op == .In || op == .NotIn { noteMembership(id, compare.left, right) }
      expression(right, kind)
      place.useFlags.insert(.isConditional)
    }
    place = before
  }

  /// List, set and dictionary comprehensions run at once, if only over what there is; generators when asked.
  private mutating func comprehension(_ id: NodeID, _ kind: UseKind, _ flags: Use.Flags) {
    let comprehension = tree.comprehension(id)
    let inner: UseKind = kind.isStrong ? kind : .comprehension
    guard comprehension.generators.count > 0 else { return }
    let firstRead = summary.namespaceReads.count
    expression(tree.generator(tree.node(comprehension.generators, 0)).iter, inner, .isIterated)
    if tree.kind(id) != .GeneratorExp || flags.contains(.isIterated) {
      noteLoop(comprehension: id, over: tree.generator(tree.node(comprehension.generators, 0)).iter)
    }
    noteReads(of: comprehension, id, from: firstRead)
    let keyCount = scratch.literalKeys.count
    for index in 0..<comprehension.generators.count {
      let generator = tree.generator(tree.node(comprehension.generators, index))
      pushKeys(generator.target, over: generator.iter)
    }
    defer { scratch.literalKeys.removeLast(scratch.literalKeys.count - keyCount) }
    let before = place
    let outerExit = hasExited
    openScope(.comprehension)
    if tree.kind(id) == .GeneratorExp, !flags.contains(.isIterated) {
      openFunction(
        FunctionRecord(
          name: .none, range: tree.range(id), parent: FunctionID(place.function), classID: ClassID(place.classID),
          callRange: ByteRange(at: 0), caller: .none, importCall: .never, flags: .isGeneratorExpression))
    }
    place.classID = .max
    place.useFlags.insert(.isConditional)
    for index in 0..<comprehension.generators.count {
      let generator = tree.generator(tree.node(comprehension.generators, index))
      if index > 0 { expression(generator.iter, inner, .isIterated) }
      target(generator.target, .assignment)
      expressions(generator.ifs, inner)
    }
    expression(comprehension.element, inner)
    expression(comprehension.value, inner)
    closeScope()
    place = before
    hasExited = outerExit
  }
}
