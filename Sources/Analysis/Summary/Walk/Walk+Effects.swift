// The places that may change something: every call, write, decorator and class, with the value each is about.
import Basics
import PythonSyntax
import Semantics

/// A name that is the module's unless a function around it turns out to bind it.
struct EffectName: Sendable {
  var name: Name
  var isDropped: Bool
}

/// What a name of a function or class was last bound to.
struct LocalValue: Sendable {
  var value: ValueSketch
  /// The function that binds it, `EffectScratch.noFunction` when nothing is known.
  var function: UInt32
}

/// Memory of the effect sites. Until the walk is over, a `.symbol` or `.builtin` root is an index into `names`.
struct EffectScratch: Sendable {
  static let noFunction = UInt32.max - 1
  var sites: [EffectSite] = []
  /// The function that each site stands in.
  var functions: [UInt32] = []
  var names: [EffectName] = []
  /// By open function-like scope: its first one in `names`.
  var firstNames: [Int] = []
  var bound: [BoundValue] = []
  /// Names that the module's body binds to new dictionaries, sets or, without `.isTable`, lists.
  var containers: [(name: Name, flags: Symbol.Flags)] = []
  /// By name.
  var values: [LocalValue] = []
  /// By name: 1 for a builtin that needs no site, 2 for another name, 0 when nobody has asked.
  var plainness: [UInt8] = []
  /// By node: the site of a call, plus one.
  var siteOfNode: [UInt32] = []
  var bodyFlags: FunctionFacts.Flags = []

  mutating func reset(names count: Int, nodes: Int) {
    sites.removeAll(keepingCapacity: true)
    functions.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    firstNames.removeAll(keepingCapacity: true)
    bound.removeAll(keepingCapacity: true)
    containers.removeAll(keepingCapacity: true)
    bodyFlags = []
    refill(&values, LocalValue(value: .unknown, function: Self.noFunction), count + 1)
    refill(&plainness, 0, count + 1)
    refill(&siteOfNode, 0, nodes)
  }
}

/// Builtins that change nothing and whose result is a new value: their calls need no site.
private enum PlainBuiltin {
  static func contains(_ name: ArraySlice<UInt8>) -> Bool {
    guard let known = table[TextTable.hash(name)] else { return false }
    return name.elementsEqual(known)
  }

  private static let table: [UInt32: [UInt8]] = {
    let names = """
      isinstance issubclass len list dict set tuple str int bool float bytes bytearray complex frozenset range zip map
      filter sorted reversed iter enumerate hasattr vars dir locals property staticmethod classmethod object slice
      abs all any ascii bin callable chr divmod format hash hex id max min oct ord pow repr round sum type next
      cast overload TypeVar NewType namedtuple field dataclass ForwardRef ParamSpec TypeVarTuple TypeAliasType
      ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
      BufferError BytesWarning ChildProcessError ConnectionError ConnectionResetError DeprecationWarning EOFError
      EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning
      GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError
      KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
      NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
      RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration
      SyntaxError SyntaxWarning SystemError TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
      UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
      ZeroDivisionError __name__ __file__ __doc__
      """
    var table: [UInt32: [UInt8]] = [:]
    for name in names.utf8.split(whereSeparator: { $0 <= UInt8(ascii: " ") }) {
      table[TextTable.hash(name)] = Array(name)
    }
    return table
  }()
}

extension Walk {
  /// Does what is walked here run at some time, other than as a script?
  private var hasEffects: Bool { place.time == .atImport || place.time == .deferred }

  mutating func isPlain(_ name: Name) -> Bool {
    let index = Int(name.rawValue)
    if scratch.effects.plainness[index] == 0 {
      scratch.effects.plainness[index] = PlainBuiltin.contains(tree.names.bytes(name)) ? 1 : 2
    }
    return scratch.effects.plainness[index] == 1
  }

  // MARK: Sites

  @discardableResult
  private mutating func append(
    _ kind: EffectSite.Kind, _ value: ValueSketch, _ range: ByteRange, firstArgument: Int = 0, count: Int = 0
  ) -> UInt32 {
    var flags: EffectSite.Flags = []
    if place.useFlags.contains(.isConditional) || hasExited { flags.insert(.isConditional) }
    if place.importFlags.contains(.inExceptionBlock), !place.importFlags.contains(.inHandler) {
      flags.insert(.isGuarded)
    }
    if place.importFlags.contains(.inHandler) { flags.insert(.isInHandler) }
    scratch.effects.sites.append(
      EffectSite(kind, value, range, firstArgument: firstArgument, argumentCount: count, flags: flags))
    scratch.effects.functions.append(place.function)
    return UInt32(truncatingIfNeeded: scratch.effects.sites.count - 1)
  }

  private mutating func noteUnknownCall() { note(.callsUnknown) }

  private mutating func note(_ flag: FunctionFacts.Flags) {
    if place.function == .max {
      scratch.effects.bodyFlags.insert(flag)
    } else {
      summary.functionFacts[Int(place.function)].flags.insert(flag)
    }
  }

  /// Records a call; gives what it returns.
  @discardableResult
  mutating func callSite(_ id: NodeID, _ level: Int = 0) -> ValueSketch {
    if !hasEffects { return .unknown }
    let known = scratch.effects.siteOfNode[Int(id.rawValue)]
    if known != 0 { return known == .max ? .fresh : ValueSketch(.result, known - 1) }
    let call = tree.call(id)
    if tree.kind(call.function) == .Name {
      let name = tree.identifier(call.function)
      if isPlain(name) {
        scratch.effects.siteOfNode[Int(id.rawValue)] = .max
        return .fresh
      }
      if name == KnownName.`super` { return superValue() }
      if name == KnownName.globals { return ValueSketch(.ownModule) }
    }
    let callee = value(call.function, level + 1)
    switch callee.kind {
    case .unknown:
      noteUnknownCall()
      return .unknown
    case .fresh:
      // A method of a string, a list or the like that was made here.
      scratch.effects.siteOfNode[Int(id.rawValue)] = .max
      return .fresh
    default: break
    }
    if !isWorthASite(callee) {
      noteUnknownCall()
      return .unknown
    }
    let first = summary.effectArguments.count
    for index in 0..<min(call.arguments.count, 32) {
      let argument = tree.node(call.arguments, index)
      if tree.kind(argument) == .Starred { break }
      hand(argument, .none, index, level)
    }
    for index in 0..<min(call.keywords.count, 64) {
      let keyword = tree.keyword(tree.node(call.keywords, index))
      if keyword.arg.isPresent { hand(keyword.value, text(keyword.arg), 255, level) }
    }
    let site = append(
      .call, callee, tree.range(id), firstArgument: first, count: summary.effectArguments.count - first)
    scratch.effects.siteOfNode[Int(id.rawValue)] = site + 1
    return ValueSketch(.result, site)
  }

  /// What hangs on an attribute of a parameter cannot be found; its name may still say that it changes the object.
  private mutating func isWorthASite(_ callee: ValueSketch) -> Bool {
    guard callee.kind == .parameter, callee.chain.isPresent else { return true }
    let chain = scratch.texts.bytes(callee.chain)
    let isReceiver = callee.root & 0xff == 0
    guard let dot = chain.lastIndex(of: UInt8(ascii: ".")) else {
      return isReceiver || MutatingMethods.contains(chain)
    }
    return MutatingMethods.contains(chain[(dot + 1)...])
  }

  /// An argument is worth keeping when it is an object that others may hold.
  private mutating func hand(_ id: NodeID, _ keyword: TextID, _ position: Int, _ level: Int) {
    guard tree.kind(id) == .Name || tree.kind(id) == .Attribute else { return }
    let value = value(id, level + 1)
    if value.kind == .unknown || value.kind == .fresh { return }
    summary.effectArguments.append(
      EffectArgument(value, keyword: keyword, position: position))
  }

  /// `super()`, in the class of the innermost method.
  private mutating func superValue() -> ValueSketch {
    var function = FunctionID(place.function)
    while function.isPresent {
      let record = summary.functions[function.index]
      if record.classID.isPresent { return ValueSketch(.parents, record.classID.rawValue) }
      function = record.parent
    }
    return .unknown
  }

  /// A target that is an attribute or an element.
  mutating func noteWrite(_ id: NodeID) {
    if !hasEffects || place.isCounting { return }
    switch tree.kind(id) {
    case .Attribute:
      let object = value(id)
      if object.kind == .unknown || object.kind == .fresh { return }
      if isReceiverAttribute(object) {
        note(.writesReceiver)
        return
      }
      append(.attributeWrite, object, tree.range(id))
    case .Subscript:
      let object = value(tree.subscriptExpression(id).value)
      if object.kind == .unknown || object.kind == .fresh { return }
      append(.itemWrite, object, tree.range(id))
    default: break
    }
  }

  /// `self.x` in a method of a class; of `cls` it matters which attributes are new.
  private mutating func isReceiverAttribute(_ object: ValueSketch) -> Bool {
    guard object.kind == .parameter, object.root & 0xff == 0, place.function != .max else { return false }
    if object.root >> 8 != place.function || !summary.functions[Int(place.function)].classID.isPresent { return false }
    let first = summary.parameters[Int(summary.functionFacts[Int(place.function)].firstParameter)]
    return scratch.texts.equals(first, "self") && !scratch.texts.bytes(object.chain).contains(UInt8(ascii: "."))
  }

  mutating func noteGlobalWrite(_ name: Name, _ start: UInt32) {
    if !hasEffects || place.isCounting { return }
    let end = start + UInt32(tree.names.length(name))
    append(.globalWrite, moduleName(name), ByteRange(start, end))
  }

  mutating func noteRaise(_ id: NodeID, _ exception: NodeID) {
    // `raise` alone hands on what a handler was given.
    if !hasEffects || !exception.isPresent { return }
    if place.function != .max {
      if place.importFlags.contains(.inHandler) { return }
      if summary.functionFacts[Int(place.function)].flags.contains(.raises) { return }
      note(.raises)
    }
    let raised = tree.kind(exception) == .Call ? tree.call(exception).function : exception
    let site = Int(append(.raising, value(raised), tree.range(id)))
    if place.function != .max { return }
    if place.isCaught { scratch.effects.sites[site].flags.insert(.isGuarded) }
    if isSelfCheck(raised) { scratch.effects.sites[site].flags.insert(.isSelfCheck) }
  }

  mutating func noteReturn(_ id: NodeID) {
    if place.time != .deferred || place.function == .max { return }
    let value = value(tree.value(id))
    switch value.kind {
    case .fresh: break
    case .unknown: note(.returnsUnknown)
    default:
      // Two say as much as ten.
      if summary.functionFacts[Int(place.function)].flags.contains(.returnsMore) { return }
      note(summary.functionFacts[Int(place.function)].flags.contains(.returns) ? .returnsMore : .returns)
      append(.returning, value, tree.range(id))
    }
  }

  mutating func noteEntering(_ id: NodeID) {
    if !hasEffects { return }
    let manager = value(id)
    if manager.kind == .unknown {
      noteUnknownCall()
    } else if manager.kind != .fresh {
      append(.entering, manager, tree.range(id))
    }
  }

  mutating func noteDecorations(_ decorators: NodeList, _ decorated: ValueSketch) {
    if !hasEffects { return }
    for index in (0..<decorators.count).reversed() {
      let id = tree.node(decorators, index)
      if tree.kind(id) == .Name, isPlain(tree.identifier(id)) { continue }
      let decorator = value(id)
      switch decorator.kind {
      case .fresh: continue
      case .unknown: noteUnknownCall()
      default:
        summary.effectArguments.append(EffectArgument(decorated, keyword: .none, position: 0))
        append(
          .decoration, decorator, tree.range(id), firstArgument: summary.effectArguments.count - 1, count: 1)
      }
    }
  }

  /// After the class's body: it is made, decorated, and its name holds it.
  mutating func noteClass(_ definition: ClassDef, _ id: NodeID, _ number: UInt32) {
    let made = ValueSketch(.classObject, number)
    setLocal(definition.name, made)
    if !hasEffects { return }
    if definition.bases.count > 0 || definition.keywords.count > 0 || holdsCalls(number) {
      let start = tree.range(id).start
      append(.classCreation, made, ByteRange(start, min(definition.nameStart + 1, tree.range(id).end)))
      let last = scratch.effects.sites.count - 1
      scratch.effects.sites[last].length = UInt16(
        clamping: Int(definition.nameStart - start) + tree.names.length(definition.name))
    }
    noteDecorations(definition.decorators, made)
  }

  /// Does the body of a class bind what a call gave? That may have `__set_name__`.
  private mutating func holdsCalls(_ number: UInt32) -> Bool {
    for bound in scratch.effects.bound.reversed() {
      guard bound.classID.isPresent, bound.classID.rawValue >= number else { return false }
      if bound.classID.rawValue == number, bound.value.kind == .result { return true }
    }
    return false
  }

  // MARK: What names are bound to

  mutating func noteParameter(_ id: NodeID, _ number: Int) {
    if number > 254 { return }
    let name = tree.arg(id).name
    summary.parameters.append(text(name))
    scratch.effects.values[Int(name.rawValue)] = LocalValue(
      value: ValueSketch(.parameter, place.function << 8 | UInt32(number)), function: place.function)
    scratch.memory.touch(name)
  }

  mutating func noteParameterCount(_ count: Int, positional: Int) {
    summary.functionFacts[Int(place.function)].parameterCount = UInt8(clamping: min(count, 254))
    summary.functionFacts[Int(place.function)].positionalCount = UInt8(clamping: min(positional, 254))
  }

  mutating func noteValue(_ targets: NodeList, _ value: NodeID) {
    for index in 0..<targets.count {
      let target = tree.node(targets, index)
      if tree.kind(target) == .Name { noteValue(of: target, value) }
    }
  }

  mutating func noteValue(of target: NodeID, _ source: NodeID) {
    guard tree.kind(target) == .Name, hasEffects else { return }
    let name = tree.identifier(target)
    let held = value(source)
    switch scratch.scopes.kind {
    case .module:
      bindValue(name, held, .none)
      let flags = containerFlags(source)
      if !flags.isEmpty { scratch.effects.containers.append((name, flags)) }
    case .classBody:
      setLocal(name, held)
      bindValue(name, held, ClassID(place.classID))
    default:
      if case .local = scratch.scopes.lookup(name) { setLocal(name, held) } else { bindValue(name, held, .none) }
    }
  }

  private mutating func bindValue(_ name: Name, _ held: ValueSketch, _ owner: ClassID) {
    if held.kind == .unknown || held.kind == .fresh || held.kind == .parameter { return }
    scratch.effects.bound.append(
      BoundValue(symbol: SymbolID(name.rawValue), classID: owner, name: text(name), value: held))
  }

  private mutating func setLocal(_ name: Name, _ value: ValueSketch) {
    scratch.effects.values[Int(name.rawValue)] = LocalValue(value: value, function: place.function)
    scratch.memory.touch(name)
    if scratch.memory.isOn, place.function == .max { noteOutside(name, value) }
  }

  private mutating func local(_ name: Name) -> ValueSketch {
    let known = scratch.effects.values[Int(name.rawValue)]
    if known.function == EffectScratch.noFunction { return .unknown }
    if known.function == place.function { return known.value }
    // A function around this one.
    var function = FunctionID(place.function)
    var steps = 0
    while function.isPresent, steps < 16 {
      function = summary.functions[function.index].parent
      if function.rawValue == known.function {
        // Sites of another function mean nothing here.
        return known.value.kind == .result ? .unknown : known.value
      }
      steps += 1
    }
    return .unknown
  }

  private mutating func moduleName(_ name: Name) -> ValueSketch {
    scratch.effects.names.append(EffectName(name: name, isDropped: false))
    return ValueSketch(.symbol, UInt32(scratch.effects.names.count - 1))
  }

  // MARK: Values

  mutating func value(_ id: NodeID, _ level: Int = 0) -> ValueSketch {
    if level > 24 { return .unknown }
    switch tree.kind(id) {
    case .Name:
      let name = tree.identifier(id)
      switch scratch.scopes.lookup(name) {
      case .local(let definition):
        if case .function(let function) = LocalDefinition(definition) { return ValueSketch(.function, function) }
        return local(name)
      case .open, .global: return isPlain(name) ? .fresh : moduleName(name)
      }
    case .Attribute: return chainValue(id, level)
    case .Subscript:
      let part = tree.subscriptExpression(id)
      if meaning(part.value) == .sysModules, tree.kind(part.slice) == .Name,
        tree.identifier(part.slice) == KnownName.__name__
      {
        return ValueSketch(.ownModule)
      }
      return chainValue(id, level)
    case .Call: return callSite(id, level)
    case .NamedExpr: return value(tree.namedExpr(id).value, level + 1)
    case .BoolOp:
      let operands = tree.boolOp(id).values
      return operands.count > 0 ? value(tree.node(operands, 0), level + 1) : .unknown
    case .IfExp:
      let choice = tree.ifExp(id)
      let first = value(choice.body, level + 1)
      return first.kind == .fresh || first.kind == .unknown ? value(choice.orelse, level + 1) : first
    case .Await, .Yield, .YieldFrom, .Starred, .Lambda, .ErrorExpression: return .unknown
    default: return .fresh
    }
  }

  /// `a.b[0].c`: the value of `a`, and the way from there.
  private mutating func chainValue(_ id: NodeID, _ level: Int) -> ValueSketch {
    let bottom = scratch.stack.count
    var base = id
    while true {
      if tree.kind(base) == .Attribute {
        scratch.stack.append(base)
        base = tree.attribute(base).value
      } else if tree.kind(base) == .Subscript {
        scratch.stack.append(base)
        base = tree.subscriptExpression(base).value
      } else {
        break
      }
    }
    defer { scratch.stack.removeLast(scratch.stack.count - bottom) }
    let root = value(base, level + 1)
    if root.kind == .unknown || root.kind == .fresh { return root }
    if scratch.stack.count == bottom + 1, !root.chain.isPresent, tree.kind(id) == .Attribute {
      let attribute = tree.attribute(id).attr
      if attribute == KnownName.__class__ { return root }
      return ValueSketch(root.kind, root.root, chain: text(attribute))
    }
    var isFirst = true
    if root.chain.isPresent {
      let before = scratch.texts.bytes(root.chain)
      scratch.texts.append(before)
      isFirst = false
    }
    var index = scratch.stack.count - 1
    while index >= bottom {
      let part = scratch.stack[index]
      index -= 1
      if tree.kind(part) == .Attribute, tree.attribute(part).attr == KnownName.__class__ { continue }
      if !isFirst { scratch.texts.append(UInt8(ascii: ".")) }
      isFirst = false
      if tree.kind(part) == .Attribute {
        scratch.texts.append(tree.names.bytes(tree.attribute(part).attr))
      } else {
        scratch.texts.append(UInt8(ascii: "["))
        scratch.texts.append(UInt8(ascii: "]"))
      }
    }
    return ValueSketch(root.kind, root.root, chain: isFirst ? .none : scratch.texts.takeBuffer())
  }
}
