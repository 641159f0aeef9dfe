// Statements: which of them run with the module, which on some branch, which never.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  mutating func statements(_ list: NodeList) {
    if list.count == 1 {
      place.importFlags.insert(.isOnlyStatement)
    } else {
      place.importFlags.remove(.isOnlyStatement)
    }
    for index in 0..<list.count {
      if bodyHasEnded, place.function == .max {
        place.time = .never
        place.guardKind = .platform
      }
      statement(tree.node(list, index))
    }
  }

  mutating func statement(_ id: NodeID) {
    switch tree.kind(id) {
    case .Expr: expression(tree.value(id), .name)
    case .Assign: assignment(id)
    case .AnnAssign: annotatedAssignment(id)
    case .AugAssign: augmentedAssignment(id)
    case .Import: importStatement(id)
    case .ImportFrom: importFrom(id)
    case .Return:
      noteReturned(tree.value(id))
      expression(tree.value(id), .name)
      noteResultTaken(tree.value(id))
      noteReturn(id)
      if place.function != .max { hasExited = true }
    case .Raise:
      let raise = tree.raise(id)
      let outer = place
      if !place.isCaught, place.useFlags.contains(.isConditional) || hasExited { place.useFlags.insert(.isRaised) }
      expression(raise.exc, .name)
      expression(raise.cause, .name)
      place = outer
      noteRaise(id, raise.exc)
      if place.function != .max {
        hasExited = true
      } else if place.time == .atImport, place.guardKind == .none,
        place.importFlags.isDisjoint(with: [.inTry, .inWith])
      {
        // `if sys.platform != "win32": raise ImportError`: the rest of the module is for other platforms.
        bodyHasEnded = true
      }
    case .Assert: assertion(id)
    case .Delete: deletion(id)
    case .Global:
      let names = tree.declaredNames(id)
      for index in 0..<names.count { scratch.scopes.declareGlobal(tree.name(names, index)) }
    case .Nonlocal, .Pass, .Break, .Continue, .ErrorStatement: break
    case .TypeAlias: typeStatement(id)
    default:
      if !enter() { return }
      nested(id)
      leave()
    }
  }

  private mutating func nested(_ id: NodeID) {
    switch tree.kind(id) {
    case .FunctionDef, .AsyncFunctionDef: functionDefinition(id)
    case .ClassDef: classDefinition(id)
    case .If: conditional(id)
    case .For, .AsyncFor: forLoop(id)
    case .While: whileLoop(id)
    case .With, .AsyncWith: withStatement(id)
    case .Try, .TryStar: tryStatement(id)
    case .Match: matchStatement(id)
    default: break
    }
  }

  // MARK: Simple statements

  private mutating func assignment(_ id: NodeID) {
    let statement = tree.assign(id)
    noteAssignment(id, statement)
    let isInClass = scratch.scopes.kind == .classBody
    if isInClass, tree.kind(statement.value) == .ConstantTrue { noteAbstract(statement.targets) }
    if scratch.scopes.kind == .module, noteAlias(id, statement.targets, statement.value) {
      expression(statement.value, .typeAlias)
    } else {
      expression(statement.value, isInClass ? .classAttribute : .assignment)
    }
    noteResultTaken(statement.value)
    var maker = Name.none
    if tree.kind(statement.value) == .Call {
      let function = tree.call(statement.value).function
      if tree.kind(function) == .Name { maker = tree.identifier(function) }
    }
    effect = tree.range(id).end
    for index in 0..<statement.targets.count { target(tree.node(statement.targets, index), .assignment, maker: maker) }
    effect = 0
    noteValue(statement.targets, statement.value)
  }

  private mutating func noteAbstract(_ targets: NodeList) {
    guard targets.count == 1, tree.kind(tree.node(targets, 0)) == .Name, place.classID != .max else { return }
    let name = tree.identifier(tree.node(targets, 0))
    if tree.names.spells(name, "abstract") || tree.names.spells(name, "__abstract__") {
      summary.classes[Int(place.classID)].isAbstract = true
    }
  }

  /// `return Name(…)`, or of a variable that holds this: what the function gives can be told.
  private mutating func noteReturned(_ id: NodeID) {
    guard place.function != .max else { return }
    if tree.kind(id) == .Name {
      if case .local(let stored) = scratch.scopes.lookup(tree.identifier(id)),
        case .made(let maker) = LocalDefinition(stored)
      {
        scratch.returns.append(PendingReturn(function: place.function, maker: maker))
      }
    } else if tree.kind(id) == .Call, tree.kind(tree.call(id).function) == .Name {
      let maker = tree.identifier(tree.call(id).function)
      scratch.returns.append(PendingReturn(function: place.function, maker: maker))
    }
  }

  private mutating func annotatedAssignment(_ id: NodeID) {
    let statement = tree.annAssign(id)
    let isName = tree.kind(statement.target) == .Name
    switch scratch.scopes.bindingKind {
    case .classBody: field(statement)
    case .module:
      noteAnnotatedAlias(id, statement)
      annotation(statement.annotation)
    default: unevaluatedAnnotation(statement.annotation)
    }
    if meaning(statement.annotation) == .typeAlias {
      expression(statement.value, .typeAlias)
    } else {
      expression(statement.value, scratch.scopes.kind == .classBody ? .classAttribute : .assignment)
    }
    noteResultTaken(statement.value)
    if scratch.scopes.kind == .module { noteAnnotatedAssignment(id, statement) }
    effect = tree.range(id).end
    target(statement.target, statement.value.isPresent || !isName ? .assignment : .annotationOnly)
    effect = 0
    if statement.value.isPresent, isName { noteValue(of: statement.target, statement.value) }
  }

  private mutating func augmentedAssignment(_ id: NodeID) {
    let statement = tree.augAssign(id)
    noteAugmentedAssignment(id, statement)
    if tree.kind(statement.target) == .Name {
      let range = tree.range(statement.target)
      use(tree.identifier(statement.target), range.start, range.end, chain: .none, kind: .augmentedAssignment)
    }
    expression(statement.value, .assignment)
    effect = tree.range(id).end
    // `count += 1`: nobody asks when it was counted.
    let outer = place
    if tree.kind(statement.value) == .ConstantInt { place.isCounting = true }
    target(statement.target, .assignment)
    place = outer
    effect = 0
  }

  private mutating func assertion(_ id: NodeID) {
    let statement = tree.assertStatement(id)
    expression(statement.test, .condition)
    let outer = place
    place.useFlags.insert(.isConditional)
    expression(statement.msg, .name)
    place = outer
  }

  private mutating func deletion(_ id: NodeID) {
    let targets = tree.deleteTargets(id)
    noteDeletion(id, targets)
    for index in 0..<targets.count { delete(tree.node(targets, index)) }
  }

  private mutating func delete(_ id: NodeID) {
    switch tree.kind(id) {
    case .Name: bind(tree.identifier(id), at: tree.range(id).start, .deletion)
    case .Tuple, .List:
      let elements = tree.elements(id)
      if !enter() { return }
      for index in 0..<elements.count { delete(tree.node(elements, index)) }
      leave()
    case .Attribute:
      attributeChain(id, .attribute, .isDelete)
      noteWrite(id)
    default:
      expression(id, .name)
      noteWrite(id)
    }
  }

  private mutating func typeStatement(_ id: NodeID) {
    let statement = tree.typeAlias(id)
    noteTypeStatement(id, statement)
    openTypeParameters(statement.typeParameters)
    let outer = place
    place.isType = true
    if place.time != .never { place.time = .lazyType }
    expression(statement.value, .typeAlias)
    place = outer
    closeTypeParameters(statement.typeParameters)
    target(statement.name, .assignment)
  }

  // MARK: Branches

  /// A part that does not always run: `unknown` decides how sure, `never` that it does not run at all.
  mutating func branch(
    _ id: NodeID, arm: Int, isExclusive: Bool = true, isOmission: Bool = false, _ body: NodeList
  ) {
    openBlock(id, arm: arm, isExclusive: isExclusive)
    makeConditional()
    if isOmission { place.importFlags.insert(.whenOmitted) }
    statements(body)
  }

  private mutating func makeConditional() {
    place.useFlags.insert(.isConditional)
    place.importFlags.remove(.whenOmitted)
    if place.guardKind == .none { place.guardKind = .conditional }
  }

  /// `x is None` of a parameter.
  private mutating func asksForParameter(_ test: NodeID) -> Bool {
    guard place.function != .max, tree.kind(test) == .Compare else { return false }
    let comparison = tree.compare(test)
    guard tree.kind(comparison.left) == .Name, comparison.rest.count == 2 else { return false }
    let (sign, right) = tree.comparison(comparison, 0)
    guard sign == .Is, tree.kind(right) == .ConstantNone else { return false }
    let facts = summary.functionFacts[Int(place.function)]
    let name = scratch.textOfName[Int(tree.identifier(comparison.left).rawValue)]
    let first = Int(facts.firstParameter)
    return name.isPresent && summary.parameters[first..<first + Int(facts.parameterCount)].contains(name)
  }

  private mutating func dead(_ reason: StaticReason, _ body: NodeList) {
    place.time = .never
    place.guardKind =
      switch reason {
      case .typeChecking: .typeChecking
      case .version: .version
      case .platform: .platform
      case .constant, .main: .constant
      }
    statements(body)
  }

  /// What is known of a condition; at module level also where it compares the version with a constant's name.
  private mutating func judge(_ test: NodeID) -> StaticCondition.Answer {
    if scratch.scopes.kind != .module { return condition.judge(test, in: tree) }
    return condition.judge(test, in: tree) { scratch.valueOfName[Int($0.rawValue)] }
  }

  /// `if`, and along its `elif`s without recursion.
  private mutating func conditional(_ id: NodeID) {
    let before = place
    var current = id
    var arm = 0
    while true {
      let statement = tree.conditional(current)
      let answer = judge(statement.test)
      expression(statement.test, .condition)
      let outer = place
      switch answer.truth {
      case .holds: statements(statement.body)
      case .fails: dead(answer.reason, statement.body)
      case .unknown:
        place.importFlags.insert(.inBranch)
        place.test = statement.test
        if answer.isMain, place.function == .max {
          summary.flags.insert(.isScript)
          if place.time == .atImport { place.time = .main }
          if place.guardKind == .none || place.guardKind == .conditional { place.guardKind = .main }
        }
        let isOmission = place.guardKind == .none && asksForParameter(statement.test)
        branch(id, arm: arm, isOmission: isOmission, statement.body)
      }
      place = outer
      if statement.orelse.isEmpty { break }
      let isElif = statement.orelse.count == 1 && tree.kind(tree.node(statement.orelse, 0)) == .If
      arm += 1
      if answer.truth == .holds {
        dead(answer.reason == .typeChecking ? .constant : answer.reason, statement.orelse)
        break
      }
      if answer.truth == .unknown {
        place.importFlags.insert(.inBranch)
        if !isElif {
          place.test = statement.test
          branch(id, arm: arm, statement.orelse)
          break
        }
        makeConditional()
      }
      if !isElif {
        statements(statement.orelse)
        break
      }
      current = tree.node(statement.orelse, 0)
    }
    place = before
  }

  private mutating func forLoop(_ id: NodeID) {
    let statement = tree.forLoop(id)
    let firstRead = summary.namespaceReads.count
    expression(statement.iter, .iteration, .isIterated)
    noteLoop(id, statement)
    noteReads(of: statement, id, from: firstRead)
    let keyCount = scratch.literalKeys.count
    pushKeys(statement.target, over: statement.iter)
    defer { scratch.literalKeys.removeLast(scratch.literalKeys.count - keyCount) }
    noteIteration(id, over: statement.iter)
    let before = place
    place.importFlags.insert(.inLoop)
    openBlock(id, arm: 0, isExclusive: false)
    makeConditional()
    effect = tree.range(statement.iter).end
    target(statement.target, .forTarget)
    effect = 0
    statements(statement.body)
    place = before
    place.importFlags.insert(.inLoop)
    if !statement.orelse.isEmpty { branch(id, arm: 1, isExclusive: false, statement.orelse) }
    place = before
  }

  private mutating func whileLoop(_ id: NodeID) {
    let statement = tree.conditional(id)
    let answer = condition.judge(statement.test, in: tree)
    expression(statement.test, .condition)
    let before = place
    place.importFlags.insert(.inLoop)
    if answer.truth == .fails {
      dead(answer.reason, statement.body)
    } else {
      branch(id, arm: 0, isExclusive: false, statement.body)
    }
    place = before
    place.importFlags.insert(.inLoop)
    if !statement.orelse.isEmpty { branch(id, arm: 1, isExclusive: false, statement.orelse) }
    place = before
  }

  private mutating func withStatement(_ id: NodeID) {
    let statement = tree.with(id)
    let before = place
    noteWith(id, statement)
    for index in 0..<statement.items.count {
      let item = tree.withItem(tree.node(statement.items, index))
      expression(item.contextExpression, .withItem, .isIterated)
      noteEntering(item.contextExpression)
      if swallows(item.contextExpression) { place.isCaught = true }
      if item.optionalVars.isPresent {
        target(item.optionalVars, .withTarget)
        noteValue(of: item.optionalVars, item.contextExpression)
      }
    }
    place.importFlags.insert(.inWith)
    statements(statement.body)
    closeWith(id)
    place = before
  }

  private mutating func swallows(_ manager: NodeID) -> Bool {
    tree.kind(manager) == .Call && meaning(tree.call(manager).function) == .suppress
  }

  private mutating func matchStatement(_ id: NodeID) {
    let statement = tree.match(id)
    expression(statement.subject, .condition)
    let before = place
    place.importFlags.insert(.inBranch)
    for index in 0..<statement.cases.count {
      let arm = tree.matchCase(tree.node(statement.cases, index))
      let outer = place
      if index > 0 { place.useFlags.insert(.isConditional) }
      openBlock(id, arm: index, isExclusive: true)
      pattern(arm.pattern)
      makeConditional()
      expression(arm.guardExpression, .condition)
      statements(arm.body)
      place = outer
    }
    place = before
  }

  private mutating func pattern(_ id: NodeID) {
    if !id.isPresent || !enter() { return }
    defer { leave() }
    switch tree.kind(id) {
    case .MatchValue: expression(tree.value(id), .condition)
    case .MatchSequence, .MatchOr:
      let patterns = tree.patterns(id)
      for index in 0..<patterns.count { pattern(tree.node(patterns, index)) }
    case .MatchMapping:
      let mapping = tree.matchMapping(id)
      for index in 0..<mapping.entries.count {
        let entry = tree.node(mapping.entries, index)
        if index % 2 == 0 { expression(entry, .condition) } else { pattern(entry) }
      }
      bind(mapping.rest, at: tree.range(id).start, .matchCapture)
    case .MatchClass:
      let match = tree.matchClass(id)
      expression(match.cls, .condition, .isTypeTest)
      for index in 0..<match.patterns.count { pattern(tree.node(match.patterns, index)) }
      for index in 0..<match.keywords.count / 2 { pattern(tree.node(match.keywords, 2 * index + 1)) }
    case .MatchStar: bind(tree.matchStarName(id), at: tree.range(id).start, .matchCapture)
    case .MatchAs:
      let match = tree.matchAs(id)
      pattern(match.pattern)
      bind(match.name, at: tree.range(id).start, .matchCapture)
    default: break
    }
  }

  // MARK: try

  private mutating func tryStatement(_ id: NodeID) {
    let statement = tree.tryStatement(id)
    let before = place
    let hasFinally = !statement.finalbody.isEmpty
    noteTry(id, statement)
    var catchesImportError = false
    for index in 0..<statement.handlers.count {
      if catchesImportErrors(tree.exceptHandler(tree.node(statement.handlers, index)).type) {
        catchesImportError = true
      }
    }
    // The body runs like what is around it, but what it binds may be missing afterwards.
    openBlock(id, arm: 0, isExclusive: false)
    place.importFlags.formUnion([.inTry, .inExceptionBlock])
    if catchesImportError {
      place.importFlags.insert(.isGuarded)
      place.useFlags.insert(.isGuarded)
    }
    if place.guardKind == .none, !statement.handlers.isEmpty { place.guardKind = .conditional }
    if !statement.handlers.isEmpty { place.isCaught = true }
    let exitBefore = hasExited
    statements(statement.body)
    let bodyExit = hasExited
    place = before
    for index in 0..<statement.handlers.count {
      let handler = tree.exceptHandler(tree.node(statement.handlers, index))
      place.importFlags.formUnion([.inTry, .inExceptionBlock, .inHandler])
      openBlock(id, arm: 1 + index, isExclusive: false)
      makeConditional()
      expression(handler.type, .exceptClause)
      bind(handler.name, at: handler.nameStart, .exceptTarget)
      statements(handler.body)
      if handler.name.isPresent { bind(handler.name, at: handler.nameStart, .deletion) }
      place = before
    }
    if !statement.orelse.isEmpty {
      place.importFlags.formUnion([.inTry, .inElse])
      if hasFinally { place.importFlags.insert(.inExceptionBlock) }
      branch(id, arm: 1 + statement.handlers.count, isExclusive: false, statement.orelse)
      place = before
    }
    if hasFinally {
      // A `return` in the body still comes by here.
      hasExited = exitBefore
      place.importFlags.formUnion([.inTry, .inFinally])
      statements(statement.finalbody)
      place = before
      hasExited = hasExited || bodyExit
    }
  }

  private mutating func catchesImportErrors(_ id: NodeID) -> Bool {
    switch tree.kind(id) {
    case .none: return true
    case .Name: return ImportErrorNames.contains(tree.identifier(id), tree.names)
    case .Attribute: return ImportErrorNames.contains(tree.attribute(id).attr, tree.names)
    case .Tuple:
      let elements = tree.elements(id)
      for index in 0..<elements.count where tree.kind(tree.node(elements, index)) != .Tuple {
        if catchesImportErrors(tree.node(elements, index)) { return true }
      }
      return false
    default: return false
    }
  }
}

/// Exception names that catch a failing import.
enum ImportErrorNames {
  private static let spellings: [StaticString] = ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"]
  static func contains(_ name: Name, _ names: NameTable) -> Bool {
    spellings.contains { names.spells(name, $0) }
  }
}
