// What the code does to `sys.path`, `sys.modules`, the environment and the module's own namespace.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  // MARK: Calls

  /// Looks at a call before its arguments are walked; `callee` is what the called name means.
  mutating func noteCall(_ id: NodeID, _ call: Call, _ callee: Meaning) {
    switch callee {
    case .none: break
    case .chdir: event(.changeDirectory, id, argument: firstArgument(call), method: "chdir")
    case .putenv: event(.environment, id, argument: firstArgument(call), method: "putenv")
    case .addsitedir: event(.pathAdd, id, argument: firstArgument(call), method: "addsitedir")
    case .extendPath:
      event(.packagePath, id, argument: .none, method: "extend_path")
      summary.flags.insert(.changesPackagePath)
    case .setLazyImports: event(.setLazyImports, id, argument: modeArgument(call), method: "set_lazy_imports")
    case .setLazyImportsFilter:
      event(.setLazyImportsFilter, id, argument: firstArgument(call), method: "set_lazy_imports_filter")
    case .getTypeHints, .signature: summary.flags.insert(.readsAnnotations)
    default: break
    }
    switch tree.kind(call.function) {
    case .Name:
      noteNotableCall(id, tree.identifier(call.function), call)
      noteNamedCall(tree.identifier(call.function), call)
    case .Attribute:
      noteNotableCall(id, tree.attribute(call.function).attr, call)
      noteMethodCall(id, call, tree.attribute(call.function))
    default: break
    }
  }

  private mutating func noteNamedCall(_ name: Name, _ call: Call) {
    // Whoever holds the namespace may add to it, also later.
    if name == KnownName.globals, call.arguments.isEmpty { summary.flags.insert(.isDynamic) }
    // A function that does so may be called from anywhere, also by compiled code.
    if name == KnownName.setattr, call.arguments.count > 0, mayBeThisModule(tree.node(call.arguments, 0)) {
      summary.flags.insert(.isDynamic)
    }
    if place.time != .atImport { return }
    if handsOverNamespace(call), !isLogger(name) { summary.flags.insert(.isDynamic) }
    if name == KnownName.exec { summary.flags.insert(.isDynamic) }
  }

  /// `sys.modules[__name__]`, or a module that the function around imports: `from numpy import dtypes` in
  /// `numpy/dtypes.py` is the file itself, whose name is not known here.
  private mutating func mayBeThisModule(_ object: NodeID) -> Bool {
    if tree.kind(object) == .Subscript { return meaning(tree.subscriptExpression(object).value) == .sysModules }
    guard tree.kind(object) == .Name, place.function != .max else { return false }
    let name = tree.names.bytes(tree.identifier(object))
    for record in summary.imports.reversed() {
      if record.function != FunctionID(place.function) { return false }
      if scratch.texts.bytes(record.bound).elementsEqual(name) { return true }
    }
    return false
  }

  /// `attach(__name__, …)`: what is called can find the module by its name and change it.
  private mutating func handsOverNamespace(_ call: Call) -> Bool {
    for index in 0..<call.arguments.count {
      let argument = tree.node(call.arguments, index)
      if tree.kind(argument) == .Name, tree.identifier(argument) == KnownName.__name__ { return true }
    }
    return false
  }

  /// `getLogger(__name__)`, `get_logger(__name__)`: the usual reason to name oneself, which changes nothing.
  private mutating func isLogger(_ name: Name) -> Bool {
    let text = tree.names.bytes(name)
    return text.suffix(5).elementsEqual("ogger".utf8)
  }

  private mutating func noteMethodCall(_ id: NodeID, _ call: Call, _ method: Attribute) {
    if place.time == .atImport, handsOverNamespace(call), !isLogger(method.attr) { summary.flags.insert(.isDynamic) }
    noteNamespaceCall(id, call, method)
    guard method.attr.rawValue <= ids.last, let known = KnownName(rawValue: method.attr.rawValue) else {
      noteOtherMethod(id, call, method)
      return
    }
    switch known {
    case .insert, .append, .extend, .remove, .pop, .clear, .update, .setdefault:
      noteMutation(id, call, method, known)
    default: noteOtherMethod(id, call, method)
    }
  }

  /// `add`, `discard`, `get`, `copy`: names without a fixed id.
  private mutating func noteOtherMethod(_ id: NodeID, _ call: Call, _ method: Attribute) {
    guard tree.kind(method.value) == .Name || tree.kind(method.value) == .Attribute else { return }
    if tree.kind(method.value) == .Name, tree.identifier(method.value) == KnownName.__lazy_modules__ {
      let adds = tree.names.spells(method.attr, "add")
      alterLazyList(id, firstArgument(call), adds ? .add : .remove, isElement: true)
      return
    }
    if tree.names.length(method.attr) == 3, tree.names.spells(method.attr, "get"), meaning(method.value) == .sysModules
    {
      event(.modulesRead, id, argument: firstArgument(call), method: "get")
    }
  }

  private mutating func noteMutation(_ id: NodeID, _ call: Call, _ method: Attribute, _ known: KnownName) {
    let isAdding = known == .insert || known == .append || known == .extend || known == .update || known == .setdefault
    // `insert(0, x)`, and `x` elsewhere.
    var argument = firstArgument(call)
    if known == .insert { argument = call.arguments.count > 1 ? tree.node(call.arguments, 1) : .none }
    if known == .extend || known == .update { argument = firstElement(argument) }
    if tree.kind(method.value) == .Name {
      let owner = tree.identifier(method.value)
      if owner == KnownName.__all__ {
        // A function may be called for anything.
        if place.function != .max {
          exportsAreDynamic = true
          return
        }
        let isPlain = known == .extend || known == .append
        extendExports(isPlain ? firstArgument(call) : .none, isElement: known == .append)
        return
      }
      if owner == KnownName.__path__ {
        event(.packagePath, id, argument: argument, method: tree.names.text(method.attr))
        summary.flags.insert(.changesPackagePath)
        return
      }
      if owner == KnownName.__lazy_modules__ {
        let isElement = known == .append || known == .remove || known == .insert
        alterLazyList(
          id, known == .insert ? argument : firstArgument(call), isAdding ? .add : .remove, isElement: isElement)
        return
      }
    }
    if isAdding, isPathOfOther(method.value) {
      notePathOfOther(id, method.value, method: tree.names.text(method.attr))
    }
    if known == .update, isNamespaceCall(method.value), place.time == .atImport { summary.flags.insert(.isDynamic) }
    switch meaning(method.value) {
    case .sysPath:
      event(isAdding ? .pathAdd : .pathRemove, id, argument: argument, method: tree.names.text(method.attr))
    case .sysModules:
      event(
        isAdding ? .modulesWrite : .modulesRemove, id, argument: firstArgument(call),
        method: tree.names.text(method.attr))
    case .environ: event(.environment, id, argument: firstArgument(call), method: tree.names.text(method.attr))
    case .sysMetaPath: event(.metaPath, id, argument: .none, method: tree.names.text(method.attr))
    case .sysPathHooks: event(.pathHooks, id, argument: .none, method: tree.names.text(method.attr))
    default: break
    }
  }

  private mutating func firstArgument(_ call: Call) -> NodeID {
    call.arguments.count > 0 ? tree.node(call.arguments, 0) : .none
  }

  /// The mode, also as `mode=`.
  private mutating func modeArgument(_ call: Call) -> NodeID {
    if call.arguments.count > 0 { return tree.node(call.arguments, 0) }
    return call.keywords.count > 0 ? tree.keyword(tree.node(call.keywords, 0)).value : .none
  }

  private mutating func firstElement(_ id: NodeID) -> NodeID {
    switch tree.kind(id) {
    case .List, .Tuple, .Set:
      let elements = tree.elements(id)
      return elements.count > 0 ? tree.node(elements, 0) : .none
    default: return id
    }
  }

  /// `globals()`, `vars()`, `locals()` at module level.
  private mutating func isNamespaceCall(_ id: NodeID) -> Bool {
    guard tree.kind(id) == .Call else { return false }
    let call = tree.call(id)
    guard call.arguments.isEmpty, tree.kind(call.function) == .Name else { return false }
    let name = tree.identifier(call.function)
    return name == KnownName.globals || name == KnownName.vars || name == KnownName.locals
  }

  // MARK: Assignments

  mutating func noteAssignment(_ id: NodeID, _ statement: Assign) {
    for index in 0..<statement.targets.count {
      let target = tree.node(statement.targets, index)
      switch tree.kind(target) {
      case .Attribute: noteAttributeAssignment(id, target, statement.value)
      case .Subscript: noteItemAssignment(id, target, statement.value)
      case .Name:
        if scratch.scopes.kind == .module { noteNameAssignment(id, tree.identifier(target), statement.value) }
      default: break
      }
    }
  }

  /// `__all__: list[str] = …` and the like.
  mutating func noteAnnotatedAssignment(_ id: NodeID, _ statement: AnnAssign) {
    guard statement.value.isPresent, tree.kind(statement.target) == .Name else { return }
    noteNameAssignment(id, tree.identifier(statement.target), statement.value)
  }

  private mutating func noteNameAssignment(_ id: NodeID, _ name: Name, _ value: NodeID) {
    scratch.valueOfName[Int(name.rawValue)] = value
    scratch.memory.mix(value.rawValue)
    if name == KnownName.__all__ {
      summary.exports.entries.removeAll()
      exportsAreDynamic = false
      extendExports(value, isElement: false)
    } else if name == KnownName.__path__ {
      event(.packagePath, id, argument: firstElement(value), method: "=")
      summary.flags.insert(.changesPackagePath)
    } else if name == KnownName.__lazy_modules__ {
      assignLazyList(id, value)
    }
  }

  /// A module-level target that is no plain assignment forgets the value known of the name.
  mutating func noteModuleTarget(_ name: Name, _ id: NodeID) {
    if name == KnownName.__all__, !sawExports {
      sawExports = true
      exportsAreDynamic = true
    }
  }

  /// `pkg.__path__`, which is another module's when it is an attribute.
  private func isPathOfOther(_ path: NodeID) -> Bool {
    tree.kind(path) == .Attribute && tree.attribute(path).attr == KnownName.__path__
  }

  /// `pkg.__path__.append(…)`, `pkg.__path__ = …`.
  private mutating func notePathOfOther(_ id: NodeID, _ path: NodeID, method: String) {
    guard isPathOfOther(path) else { return }
    let owner = resolvedText(tree.attribute(path).value)
    let count = summary.events.count
    event(.otherPackagePath, id, argument: .none, method: method)
    if summary.events.count > count { summary.events[count].value = SketchedValue(.literal, owner) }
  }

  private mutating func noteAttributeAssignment(_ id: NodeID, _ target: NodeID, _ value: NodeID) {
    notePathOfOther(id, target, method: "=")
    switch meaning(target) {
    case .sysPath:
      if let added = addedEntry(value) {
        event(.pathAdd, id, argument: added, method: "=")
      } else {
        event(.pathReplace, id, argument: value, method: "=")
      }
    case .sysMetaPath: event(.metaPath, id, argument: .none, method: "=")
    case .sysPathHooks: event(.pathHooks, id, argument: .none, method: "=")
    case .importFunction: event(.importFunction, id, argument: .none, method: "=")
    case .environ: event(.environment, id, argument: .none, method: "=")
    default: break
    }
  }

  /// Of `[x] + sys.path` and `sys.path + [x]` the entry that is added.
  private mutating func addedEntry(_ value: NodeID) -> NodeID? {
    guard tree.kind(value) == .BinOp else { return nil }
    let sum = tree.binOp(value)
    guard sum.op == .Add else { return nil }
    if meaning(sum.right) == .sysPath { return firstElement(sum.left) }
    if meaning(sum.left) == .sysPath { return firstElement(sum.right) }
    return nil
  }

  private mutating func noteItemAssignment(_ id: NodeID, _ target: NodeID, _ value: NodeID) {
    let part = tree.subscriptExpression(target)
    if isNamespaceCall(part.value) {
      if place.time == .atImport || place.function != .max { summary.flags.insert(.isDynamic) }
      return
    }
    if tree.kind(part.value) == .Name, tree.identifier(part.value) == KnownName.__path__ {
      event(.packagePath, id, argument: firstElement(value), method: "[]=")
      summary.flags.insert(.changesPackagePath)
      return
    }
    switch meaning(part.value) {
    case .sysPath:
      if tree.kind(part.slice) == .Slice, tree.slice(part.slice).upper.isPresent {
        event(.pathAdd, id, argument: firstElement(value), method: "[:0]=")
      } else if tree.kind(part.slice) == .Slice {
        if let added = addedEntry(value) {
          event(.pathAdd, id, argument: added, method: "[:]=")
        } else {
          event(.pathReplace, id, argument: value, method: "[:]=")
        }
      } else {
        let isFirst = tree.kind(part.slice) == .ConstantInt && text(of: part.slice, is: "0")
        event(.pathReplace, id, argument: value, method: isFirst ? "[0]=" : "[]=")
      }
    case .sysModules:
      event(.modulesWrite, id, argument: part.slice, method: "[]=")
      if place.time == .atImport, tree.kind(part.slice) == .Name, tree.identifier(part.slice) == KnownName.__name__ {
        summary.flags.insert(.replacesItself)
      }
    case .environ: event(.environment, id, argument: part.slice, method: "[]=")
    default: break
    }
  }

  private mutating func text(of id: NodeID, is text: StaticString) -> Bool {
    let range = tree.range(id)
    guard Int(range.length) == text.utf8CodeUnitCount, Int(range.end) <= tree.source.bytes.count else { return false }
    return text.withUTF8Buffer { unsafe $0.elementsEqual(tree.source.bytes[Int(range.start)..<Int(range.end)]) }
  }

  mutating func noteAugmentedAssignment(_ id: NodeID, _ statement: AugAssign) {
    if tree.kind(statement.target) == .Name {
      let name = tree.identifier(statement.target)
      guard scratch.scopes.kind == .module else { return }
      if name == KnownName.__all__ { extendExports(statement.op == .Add ? statement.value : .none, isElement: false) }
      if name == KnownName.__path__ {
        event(.packagePath, id, argument: firstElement(statement.value), method: "+=")
        summary.flags.insert(.changesPackagePath)
      }
      if name == KnownName.__lazy_modules__ {
        alterLazyList(
          id, statement.value, statement.op == .Add || statement.op == .BitOr ? .add : .remove, isElement: false)
      }
      return
    }
    notePathOfOther(id, statement.target, method: "+=")
    switch meaning(statement.target) {
    case .sysPath: event(.pathAdd, id, argument: firstElement(statement.value), method: "+=")
    case .sysMetaPath: event(.metaPath, id, argument: .none, method: "+=")
    case .sysPathHooks: event(.pathHooks, id, argument: .none, method: "+=")
    default: break
    }
  }

  mutating func noteDeletion(_ id: NodeID, _ targets: NodeList) {
    for index in 0..<targets.count {
      let target = tree.node(targets, index)
      if tree.kind(target) == .Name, tree.identifier(target) == KnownName.__lazy_modules__,
        scratch.scopes.kind == .module
      {
        appendLazyList(id, tree.range(target), .unknown, .delete, entries: 0)
      }
      guard tree.kind(target) == .Subscript else { continue }
      let part = tree.subscriptExpression(target)
      switch meaning(part.value) {
      case .sysPath: event(.pathRemove, id, argument: .none, method: "del")
      case .sysModules: event(.modulesRemove, id, argument: part.slice, method: "del")
      case .environ: event(.environment, id, argument: part.slice, method: "del")
      default: break
      }
    }
  }

  // MARK: Reads

  mutating func noteSubscript(_ id: NodeID, _ part: Subscript) {
    noteNamespaceItem(id, part)
    if part.context == .load, meaning(part.value) == .sysModules {
      // `sys.modules[__name__]` is the module itself, always there.
      if tree.kind(part.slice) == .Name, tree.identifier(part.slice) == KnownName.__name__ { return }
      noteModulesItem(id, key: part.slice)
    }
    if part.context == .load, place.function == .max, place.time == .atImport, place.guardKind == .none,
      !place.useFlags.contains(.isConditional), !place.importFlags.contains(.inExceptionBlock),
      meaning(part.value) == .environ
    {
      event(.environmentNeeded, id, argument: part.slice, method: "[]")
    }
  }

  mutating func noteMembership(_ id: NodeID, _ left: NodeID, _ right: NodeID) {
    if meaning(right) == .sysModules { event(.modulesRead, id, argument: left, method: "in") }
  }

  /// `for m in list(sys.modules)`, `for k, v in sys.modules.copy().items()`.
  mutating func noteIteration(_ id: NodeID, over iterable: NodeID) {
    var subject = iterable
    var depth = 0
    while tree.kind(subject) == .Call, depth < 4 {
      let call = tree.call(subject)
      subject = tree.kind(call.function) == .Attribute ? tree.attribute(call.function).value : firstArgument(call)
      if !subject.isPresent { return }
      depth += 1
    }
    if meaning(subject) == .sysModules { event(.modulesRead, id, argument: subject, method: "for") }
  }

  // MARK: Recording

  mutating func event(_ kind: EventKind, _ id: NodeID, argument: NodeID, method: String) {
    if place.time != .atImport, place.time != .deferred, kind != .setLazyImports, kind != .setLazyImportsFilter {
      return
    }
    if place.time == .never { return }
    let range = tree.range(id)
    summary.events.append(
      ImportTimeEvent(
        range: range, time: range.start, kind: kind,
        isConditional: place.useFlags.contains(.isConditional) || hasExited || place.time == .main, scopeEnd: 0,
        function: FunctionID(place.function), value: sketch(argument),
        argument: argument.isPresent ? tree.range(argument) : ByteRange(at: range.start),
        method: scratch.texts.intern(method)))
  }

  // MARK: with

  /// Records a module-level `with`, so that imports in it can say what is around them.
  mutating func noteWith(_ id: NodeID, _ statement: With) {
    if place.function != .max || statement.items.isEmpty { return }
    let firstItem = tree.withItem(tree.node(statement.items, 0))
    let last = tree.node(statement.items, statement.items.count - 1)
    var named = firstItem.contextExpression
    var arguments = TextID.none
    if tree.kind(named) == .Call {
      let call = tree.call(named)
      let callRange = tree.range(named)
      let open = tree.range(call.function).end
      if callRange.end > open + 1 { arguments = text(ByteRange(open + 1, callRange.end - 1)) }
      named = call.function
    }
    summary.withs.append(
      WithRecord(
        statement: tree.range(id),
        items: ByteRange(tree.range(firstItem.contextExpression).start, tree.range(last).end),
        manager: resolvedText(named), arguments: arguments, itemCount: UInt16(clamping: statement.items.count),
        parent: WithID(place.enclosingWith)))
    place.enclosingWith = UInt32(truncatingIfNeeded: summary.withs.count - 1)
  }

  /// What the items did ends with the statement.
  mutating func closeWith(_ id: NodeID) {
    if place.function != .max || place.enclosingWith == .max { return }
    let items = summary.withs[Int(place.enclosingWith)].items
    let end = tree.range(id).end
    for index in summary.events.indices.reversed() {
      if summary.events[index].range.start < items.start { break }
      if items.contains(summary.events[index].range) { summary.events[index].scopeEnd = end }
    }
  }
}
