// Keys that a loop over literals gives, and what loops over namespaces and loaded modules do with what they meet.
import Basics
import PythonSyntax
import Semantics

/// A name that a loop binds to each of some literal strings.
struct LiteralKeys: Sendable {
  var name: Name
  /// The display that is looped over; none for `__all__`.
  var display: NodeID
  /// The loop itself is not always reached; its body runs, for there is something to loop over.
  var isConditional: Bool
}

extension Walk {
  /// `for name in ("a", "b")`: what `name` can be, until the loop ends.
  mutating func pushKeys(_ target: NodeID, over iterable: NodeID) {
    guard tree.kind(target) == .Name else { return }
    let isConditional = place.useFlags.contains(.isConditional) || hasExited || place.time == .main
    let name = tree.identifier(target)
    switch tree.kind(iterable) {
    case .Tuple, .List, .Set:
      scratch.literalKeys.append(LiteralKeys(name: name, display: iterable, isConditional: isConditional))
    case .Name where tree.identifier(iterable) == KnownName.__all__:
      scratch.literalKeys.append(LiteralKeys(name: name, display: .none, isConditional: isConditional))
    default: break
    }
  }

  /// The texts that an expression of literals, of names bound by loops over such and of `+` can have; empty when that
  /// cannot be told or is plainly a literal.
  mutating func keyTexts(_ id: NodeID) -> [[UInt8]] {
    guard !scratch.literalKeys.isEmpty, tree.kind(id) == .Name || tree.kind(id) == .BinOp else { return [] }
    return texts(id, 0)
  }

  /// `sys.modules["x." + name]`, once for each text that the key can have.
  mutating func noteModulesItem(_ id: NodeID, key: NodeID) {
    let keys = keyTexts(key)
    if keys.isEmpty { event(.modulesRead, id, argument: key, method: "[]") }
    for text in keys {
      let index = summary.events.count
      event(.modulesRead, id, argument: key, method: "[]")
      guard summary.events.count > index else { return }
      summary.events[index].value = SketchedValue(.literal, scratch.texts.intern(text[...]))
      // The loop over literals is no condition.
      if !place.importFlags.contains(.inBranch), scratch.literalKeys.allSatisfy({ !$0.isConditional }), !hasExited {
        summary.events[index].isConditional = false
      }
    }
  }

  private mutating func texts(_ id: NodeID, _ level: Int) -> [[UInt8]] {
    if level > 6 { return [] }
    switch tree.kind(id) {
    case .ConstantString: return literal(id).map { [Array($0)] } ?? []
    case .Name:
      let name = tree.identifier(id)
      guard let keys = scratch.literalKeys.last(where: { $0.name == name }), keys.display.isPresent else { return [] }
      let elements = tree.elements(keys.display)
      var found: [[UInt8]] = []
      for index in 0..<min(elements.count, Self.keyLimit) {
        guard let text = literal(tree.node(elements, index)) else { return [] }
        found.append(Array(text))
      }
      return found
    case .BinOp:
      let operation = tree.binOp(id)
      guard operation.op == .Add else { return [] }
      let left = texts(operation.left, level + 1)
      let right = texts(operation.right, level + 1)
      guard left.count * right.count <= Self.keyLimit else { return [] }
      return left.flatMap { start in right.map { start + $0 } }
    default: return []
    }
  }

  private static var keyLimit: Int { 64 }

  /// Is a key the name that a loop over `__all__` binds?
  mutating func isExportKey(_ id: NodeID) -> Bool {
    guard tree.kind(id) == .Name else { return false }
    let name = tree.identifier(id)
    guard let keys = scratch.literalKeys.last(where: { $0.name == name }) else { return false }
    return !keys.display.isPresent
  }

  // MARK: Loops over sys.modules

  /// `for name in sys.modules: if name.startswith("x")`: which modules it is about.
  mutating func noteModulesLoop(_ id: NodeID, target: NodeID, over iterable: NodeID, _ body: [NodeID]) {
    guard place.time == .atImport || place.time == .deferred, isModulesView(iterable, 0) else { return }
    var name = target
    if tree.kind(name) == .Tuple {
      let elements = tree.elements(name)
      guard elements.count == 2 else { return }
      name = tree.node(elements, 0)
    }
    guard tree.kind(name) == .Name else { return }
    let reading = readings(key: tree.identifier(name), value: .none, in: body)
    guard reading.prefix.isPresent else { return }
    event(.modulesRead, iterable, argument: reading.prefix, method: "startswith")
  }

  /// `sys.modules`, its `keys()`, `items()` or `copy()`, or a list of these.
  private mutating func isModulesView(_ id: NodeID, _ level: Int) -> Bool {
    if level > 4 { return false }
    if tree.kind(id) != .Call { return meaning(id) == .sysModules }
    let call = tree.call(id)
    if tree.kind(call.function) == .Name, call.arguments.count == 1 {
      let name = tree.identifier(call.function)
      guard ["list", "tuple", "sorted", "set", "dict"].contains(where: { tree.names.spells(name, $0) }) else {
        return false
      }
      return isModulesView(tree.node(call.arguments, 0), level + 1)
    }
    guard tree.kind(call.function) == .Attribute, call.arguments.isEmpty else { return false }
    let method = tree.attribute(call.function)
    guard ["keys", "items", "copy"].contains(where: { tree.names.spells(method.attr, $0) }) else { return false }
    return isModulesView(method.value, level + 1)
  }

  // MARK: Loops over namespaces

  /// Says of the reads of a namespace that a loop's iterable holds, from `first` on, what becomes of the values.
  mutating func noteNamespaceLoop(readsFrom first: Int, target: NodeID, _ body: [NodeID]) {
    for index in first..<summary.namespaceReads.count where summary.namespaceReads[index].form == .values {
      var key = Name.none
      var value = Name.none
      if tree.kind(target) == .Name {
        value = tree.identifier(target)
      } else if tree.kind(target) == .Tuple {
        let elements = tree.elements(target)
        guard elements.count == 2 else { continue }
        if tree.kind(tree.node(elements, 0)) == .Name { key = tree.identifier(tree.node(elements, 0)) }
        if tree.kind(tree.node(elements, 1)) == .Name { value = tree.identifier(tree.node(elements, 1)) }
      }
      let found = readings(key: key, value: value, in: body)
      summary.namespaceReads[index].values = found.values
      if found.base.isPresent, tree.kind(found.base) == .Name || tree.kind(found.base) == .Attribute {
        summary.namespaceReads[index].base = text(tree.range(found.base))
      }
      if found.prefix.isPresent, let prefix = literal(found.prefix) {
        summary.namespaceReads[index].prefix = scratch.texts.intern(prefix)
      }
    }
  }

  /// What some code does with a key and a value.
  private struct Readings {
    var values: NamespaceRead.Values = []
    /// The argument of `key.startswith(…)`.
    var prefix = NodeID.none
    /// The second argument of `issubclass(value, …)`.
    var base = NodeID.none
  }

  private mutating func readings(key: Name, value: Name, in nodes: [NodeID]) -> Readings {
    var found = Readings()
    var pending: [(id: NodeID, isCondition: Bool)] = nodes.map { ($0, false) }
    var children: [NodeID] = []
    func isValue(_ id: NodeID) -> Bool {
      value.isPresent && tree.kind(id) == .Name && tree.identifier(id) == value
    }
    var steps = 0
    while let (id, outer) = pending.popLast(), steps < 4000 {
      steps += 1
      var isCondition = outer
      switch tree.kind(id) {
      case .Name:
        if key.isPresent, isCondition, tree.identifier(id) == key { found.values.insert(.filtersKey) }
        continue
      case .Attribute:
        let attribute = tree.attribute(id)
        guard isValue(attribute.value) else { break }
        let isType = attribute.attr == KnownName.__class__
        found.values.insert(!isType ? .readsAttribute : isCondition ? .tests : .readsType)
        continue
      case .Call:
        let call = tree.call(id)
        if isValue(call.function) { found.values.insert(.calls) }
        let argument = call.arguments.count > 0 ? tree.node(call.arguments, 0) : NodeID.none
        if argument.isPresent, isValue(argument), let test = test(call) {
          found.values.insert(test == .readsType && isCondition ? .tests : test)
          if test == .testsClass, call.arguments.count == 2, !found.base.isPresent,
            tree.kind(call.function) == .Name, tree.names.spells(tree.identifier(call.function), "issubclass")
          {
            found.base = tree.node(call.arguments, 1)
          }
        }
        if tree.kind(call.function) == .Attribute, key.isPresent, argument.isPresent {
          let method = tree.attribute(call.function)
          if tree.kind(method.value) == .Name, tree.identifier(method.value) == key,
            tree.names.spells(method.attr, "startswith"), tree.kind(argument) == .ConstantString, isCondition,
            !found.prefix.isPresent
          {
            found.prefix = argument
            continue
          }
        }
      // An argument is no condition: `if check(key)` is told by the call's own place.
      case .UnaryOp:
        // `not key.startswith("_")` leaves nearly everything.
        if tree.unaryOp(id).op == .Not, isKeyTest(tree.unaryOp(id).operand, key) { continue }
      case .If:
        let statement = tree.conditional(id)
        pending.append((statement.test, true))
        for list in [statement.body, statement.orelse] {
          for index in 0..<list.count { pending.append((tree.node(list, index), false)) }
        }
        continue
      case .IfExp:
        let choice = tree.ifExp(id)
        pending.append((choice.test, true))
        pending.append((choice.body, isCondition))
        pending.append((choice.orelse, isCondition))
        continue
      case .comprehension:
        let generator = tree.generator(id)
        for index in 0..<generator.ifs.count { pending.append((tree.node(generator.ifs, index), true)) }
        continue
      case .BoolOp, .Compare: isCondition = true
      default: break
      }
      children.removeAll(keepingCapacity: true)
      tree.appendChildren(of: id, to: &children)
      for child in children.reversed() { pending.append((child, isCondition)) }
    }
    return found
  }

  /// `key.startswith("_")`.
  private mutating func isKeyTest(_ id: NodeID, _ key: Name) -> Bool {
    guard key.isPresent, tree.kind(id) == .Call else { return false }
    let call = tree.call(id)
    guard tree.kind(call.function) == .Attribute, call.arguments.count == 1 else { return false }
    let method = tree.attribute(call.function)
    return tree.kind(method.value) == .Name && tree.identifier(method.value) == key
      && tree.names.spells(method.attr, "startswith")
      && (literal(tree.node(call.arguments, 0))?.first == UInt8(ascii: "_"))
  }

  /// What a call of a builtin or of `inspect` asks of its first argument.
  private mutating func test(_ call: Call) -> NamespaceRead.Values? {
    let name: Name
    switch tree.kind(call.function) {
    case .Name: name = tree.identifier(call.function)
    case .Attribute: name = tree.attribute(call.function).attr
    default: return nil
    }
    if tree.names.spells(name, "type"), call.arguments.count == 1 { return .readsType }
    if tree.names.spells(name, "isclass") || tree.names.spells(name, "issubclass") { return .testsClass }
    if tree.names.spells(name, "callable") || tree.names.spells(name, "isfunction") { return .testsFunction }
    if tree.names.spells(name, "ismodule") { return .testsModule }
    if tree.names.spells(name, "hasattr") || tree.names.spells(name, "getattr") { return .readsAttribute }
    guard name == KnownName.isinstance, call.arguments.count == 2 else { return nil }
    let wanted = tree.node(call.arguments, 1)
    let type: Name
    switch tree.kind(wanted) {
    case .Name: type = tree.identifier(wanted)
    case .Attribute: type = tree.attribute(wanted).attr
    default: return .tests
    }
    if tree.names.spells(type, "type") || tree.names.spells(type, "ABCMeta") { return .testsClass }
    if tree.names.spells(type, "FunctionType") { return .testsFunction }
    return tree.names.spells(type, "ModuleType") ? .testsModule : .tests
  }
}
