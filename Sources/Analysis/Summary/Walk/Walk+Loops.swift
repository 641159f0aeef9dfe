// Loops over objects that others may change meanwhile.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  /// `for x in REGISTRY:`.
  mutating func noteLoop(_ id: NodeID, _ statement: For) {
    if statement.body.isEmpty { return }
    let first = tree.range(tree.node(statement.body, 0))
    let last = tree.range(tree.node(statement.body, statement.body.count - 1))
    noteLoop(tree.range(id), over: statement.iter, body: ByteRange(first.start, last.end), statement.body)
  }

  /// `for name in sys.modules:`, `for name, value in globals().items():`.
  mutating func noteReads(of statement: For, _ id: NodeID, from firstRead: Int) {
    let kind = tree.kind(statement.iter)
    guard kind == .Call || kind == .Attribute || kind == .Name else { return }
    var body: [NodeID] = []
    func fill() {
      for index in 0..<statement.body.count { body.append(tree.node(statement.body, index)) }
    }
    if summary.namespaceReads.count > firstRead {
      if scratch.scopes.kind == .module {
        for index in firstRead..<summary.namespaceReads.count where summary.namespaceReads[index].form == .values {
          summary.namespaceReads[index].values = .isResolved
        }
      } else {
        fill()
        noteNamespaceLoop(readsFrom: firstRead, target: statement.target, body)
      }
    }
    if mayBeModules(statement.iter) {
      if body.isEmpty { fill() }
      noteModulesLoop(id, target: statement.target, over: statement.iter, body)
    }
  }

  /// The same for the first part of a comprehension.
  mutating func noteReads(of comprehension: Comprehension, _ id: NodeID, from firstRead: Int) {
    let generator = tree.generator(tree.node(comprehension.generators, 0))
    let kind = tree.kind(generator.iter)
    guard kind == .Call || kind == .Attribute || kind == .Name else { return }
    let mayBeModules = mayBeModules(generator.iter)
    guard mayBeModules || summary.namespaceReads.count > firstRead else { return }
    // The first part's conditions; its iterable is left out there.
    var body = [tree.node(comprehension.generators, 0), comprehension.element]
    if comprehension.value.isPresent { body.append(comprehension.value) }
    noteNamespaceLoop(readsFrom: firstRead, target: generator.target, body)
    if mayBeModules { noteModulesLoop(id, target: generator.target, over: generator.iter, body) }
  }

  /// Cheap: does the iterable end at something that imports know?
  private mutating func mayBeModules(_ id: NodeID) -> Bool {
    var id = id
    for _ in 0..<4 {
      guard tree.kind(id) == .Call else { break }
      let call = tree.call(id)
      if tree.kind(call.function) == .Attribute {
        id = tree.attribute(call.function).value
      } else if call.arguments.count == 1 {
        id = tree.node(call.arguments, 0)
      } else {
        return false
      }
    }
    return meaning(id) == .sysModules
  }

  /// `[f(x) for x in REGISTRY]`.
  mutating func noteLoop(comprehension id: NodeID, over iterable: NodeID) {
    noteLoop(tree.range(id), over: iterable, body: tree.range(id), nil)
  }

  private mutating func noteLoop(_ range: ByteRange, over iterable: NodeID, body: ByteRange, _ statements: NodeList?) {
    guard place.time == .atImport || place.time == .deferred else { return }
    var object = iterable
    if tree.kind(object) == .Call {
      let call = tree.call(object)
      guard call.arguments.isEmpty, call.keywords.isEmpty, tree.kind(call.function) == .Attribute else { return }
      let view = tree.attribute(call.function)
      guard
        tree.names.spells(view.attr, "items") || tree.names.spells(view.attr, "values")
          || tree.names.spells(view.attr, "keys")
      else { return }
      object = view.value
    }
    guard tree.kind(object) == .Name || tree.kind(object) == .Attribute else { return }
    let value = value(object)
    guard value.kind == .symbol else { return }
    let firstExit = summary.loopExits.count
    if let statements { noteExits(statements, isInner: false) }
    summary.loops.append(
      LoopRecord(
        range: range, object: tree.range(object), iterable: tree.range(iterable), body: body, value,
        exits: RecordRange(firstExit, summary.loopExits.count - firstExit), function: FunctionID(place.function)))
  }

  /// Blocks that end in `return`, `raise` or, unless a loop is around them, `break`.
  private mutating func noteExits(_ statements: NodeList, isInner: Bool) {
    if statements.isEmpty || !enter() { return }
    defer { leave() }
    let last = tree.node(statements, statements.count - 1)
    let kind = tree.kind(last)
    if kind == .Return || kind == .Raise || (kind == .Break && !isInner) {
      let start = tree.range(tree.node(statements, 0)).start
      summary.loopExits.append(ByteRange(start, tree.range(last).end))
      return
    }
    for index in 0..<statements.count {
      let id = tree.node(statements, index)
      switch tree.kind(id) {
      case .If:
        let statement = tree.conditional(id)
        noteExits(statement.body, isInner: isInner)
        noteExits(statement.orelse, isInner: isInner)
      case .With: noteExits(tree.with(id).body, isInner: isInner)
      case .For: noteExits(tree.forLoop(id).body, isInner: true)
      case .While: noteExits(tree.conditional(id).body, isInner: true)
      case .Try:
        let statement = tree.tryStatement(id)
        // What the body raises or reads before it leaves may be caught: only the rest counts.
        for number in 0..<statement.handlers.count {
          noteExits(tree.exceptHandler(tree.node(statement.handlers, number)).body, isInner: isInner)
        }
        noteExits(statement.orelse, isInner: isInner)
      default: break
      }
    }
  }

  /// Does an expression make a dictionary or set, which must not grow while it is read, or a list?
  mutating func containerFlags(_ id: NodeID) -> Symbol.Flags {
    switch tree.kind(id) {
    case .Dict, .Set, .DictComp, .SetComp: return [.isTable, .isContainer]
    case .List, .ListComp: return .isContainer
    case .Call:
      let function = tree.call(id).function
      let name: Name
      switch tree.kind(function) {
      case .Name: name = tree.identifier(function)
      case .Attribute: name = tree.attribute(function).attr
      default: return []
      }
      if name == KnownName.list || tree.names.spells(name, "deque") { return .isContainer }
      return Self.tableMakers.contains { tree.names.spells(name, $0) } ? [.isTable, .isContainer] : []
    default: return []
    }
  }

  private static let tableMakers: [StaticString] = [
    "dict", "set", "defaultdict", "OrderedDict", "Counter", "WeakSet", "WeakKeyDictionary", "WeakValueDictionary",
  ]
}
