// Reads and bindings of names: which are the module's is settled here or left open until the function ends.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  /// Records the read of a name unless an open scope binds it. Gives the index of the use, or -1.
  @discardableResult
  mutating func use(
    _ name: Name, _ start: UInt32, _ end: UInt32, chain: NodeID, kind: UseKind, flags: Use.Flags = []
  ) -> Int {
    var isGlobal = false
    switch scratch.scopes.lookup(name) {
    case .local(let definition):
      if flags.contains(.isCalled) { localCall(LocalDefinition(definition), name, ByteRange(start, end), chain, flags) }
      return -1
    case .global: isGlobal = true
    case .open: break
    }
    var all = place.useFlags.union(flags)
    if hasExited { all.insert(.isConditional) }
    scratch.uses.append(
      PendingUse(
        name: name, start: start, end: end, chain: chain, function: place.function, classID: place.classID,
        block: place.block, flags: all, time: place.time, kind: kind, isGlobal: isGlobal, isDropped: false,
        isHandedOver: false))
    return scratch.uses.count - 1
  }

  /// Notes a call of a function that is known by its record.
  mutating func call(_ callee: UInt32, _ range: ByteRange, _ flags: Use.Flags) {
    if place.time != .atImport && place.time != .deferred { return }
    let all = place.useFlags.union(flags)
    scratch.calls.append(
      PendingCall(
        callee: callee, method: .none, classID: .max, maker: .none, startsAtBases: false, range: range,
        function: place.function, isAtImport: place.time == .atImport,
        isConditional: all.contains(.isConditional) || hasExited, isIterated: all.contains(.isIterated)))
  }

  /// Opens a function-like scope.
  mutating func openScope(_ kind: ScopeStack.Kind) {
    scratch.scopes.push(kind, firstUse: scratch.uses.count)
    scratch.effects.firstNames.append(scratch.effects.names.count)
  }

  /// Closes a function-like scope: what it turned out to bind was its own all along.
  mutating func closeScope() {
    let firstName = scratch.effects.firstNames.removeLast()
    if scratch.scopes.bindsAnything {
      for index in scratch.scopes.firstUse..<scratch.uses.count {
        let use = scratch.uses[index]
        if !use.isGlobal, !use.isDropped, scratch.scopes.isBoundHere(use.name) { scratch.uses[index].isDropped = true }
      }
      dropEffectNames(from: firstName)
    }
    scratch.scopes.pop()
    for name in scratch.scopes.takeEscaping() { bind(name, at: 0, .assignment) }
  }

  /// Binds a name where the walk stands.
  mutating func bind(
    _ name: Name, at start: UInt32, _ kind: BindingKind, record: UInt32 = .max, maker: Name = .none,
    meaning: Meaning = .none, escapes: Bool = false
  ) {
    if !name.isPresent { return }
    if escapes, scratch.scopes.kind == .comprehension {
      scratch.scopes.escape(name)
      return
    }
    let definition = kind == .function ? record : LocalDefinition.stored(madeBy: maker)
    let isModuleScope = scratch.scopes.kind == .module
    guard scratch.scopes.bind(name, definition: definition) == .module else {
      scratch.effects.values[Int(name.rawValue)].function = EffectScratch.noFunction
      scratch.memory.touch(name)
      for other in scratch.misplaced
      where other.name == name && other.function == place.function
        && (kind != .importing || other.record != Int(record))
      {
        summary.imports[other.record].flags.insert(.isRebound)
      }
      return
    }
    var kind = kind
    if !isModuleScope, kind != .importing, place.function != .max { kind = .globalInFunction }
    if kind == .globalInFunction { noteGlobalWrite(name, start) }
    scratch.bindings.append(
      PendingBinding(
        name: name, text: .none, start: start, effect: max(start, effect), record: record, maker: maker,
        block: place.block, kind: kind,
        guardKind: !isModuleScope && place.function != .max ? .conditional : place.guardKind))
    if scratch.memory.isOn { noteBinding(name, kind, record, meaning) }
    if kind == .annotationOnly { return }
    let index = Int(name.rawValue)
    scratch.classOfName[index] = kind == .classDefinition ? record &+ 1 : 0
    scratch.functionOfName[index] = kind == .function ? record &+ 1 : 0
    if kind == .importing {
      scratch.importOfName[index] = record &+ 1
    } else if !place.guardKind.isNever, place.guardKind == .none {
      // `try: import x` / `except ImportError: x = None` leaves the import the likely one.
      scratch.importOfName[index] = 0
    }
    if meaning != .none || place.guardKind == .none { scratch.meanings[index] = meaning }
  }

  /// Binds what a target names and walks what it reads (`a.b`, `a[b]`).
  mutating func target(_ id: NodeID, _ kind: BindingKind, maker: Name = .none) {
    switch tree.kind(id) {
    case .Name:
      let name = tree.identifier(id)
      if scratch.scopes.kind == .module { noteModuleTarget(name, id) }
      bind(name, at: tree.range(id).start, kind, maker: maker)
    case .Tuple, .List:
      let elements = tree.elements(id)
      if !enter() { return }
      defer { leave() }
      for index in 0..<elements.count { target(tree.node(elements, index), kind) }
    case .Starred:
      if !enter() { return }
      defer { leave() }
      target(tree.value(id), kind)
    case .Attribute:
      attributeChain(id, .attribute, .isStore)
      noteWrite(id)
    default:
      expression(id, .assignment)
      noteWrite(id)
    }
  }

  /// Guards recursion: false when it is too deep, and then nothing below is looked at.
  mutating func enter() -> Bool {
    if depth >= Self.depthLimit {
      summary.flags.insert(.isIncomplete)
      return false
    }
    depth += 1
    return true
  }

  mutating func leave() { depth -= 1 }

  /// A new arm of a branching statement; only the module's own arms matter.
  mutating func openBlock(_ statement: NodeID, arm: Int, isExclusive: Bool) {
    if place.function != .max { return }
    scratch.blocks.append(
      Block(
        parent: place.block, statement: statement, arm: UInt16(truncatingIfNeeded: arm), isExclusive: isExclusive))
    place.block = UInt32(scratch.blocks.count - 1)
  }
}
