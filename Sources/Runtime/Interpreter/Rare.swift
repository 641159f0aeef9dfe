// Opcodes that are seldom, or that do so much that a call more does not count.
import Bytecode

extension World {
  /// Runs one instruction that the loop does not know itself.
  @inline(never) func rare(
    _ at: Instruction, _ registers: Cells<Value>, _ frame: Ref<Frame>, _ next: Int
  ) throws(Raised) {
    let a = Int(at.a), b = Int(at.b), c = Int(at.c)
    switch at.opcode {
    case .buildTuple: registers[a] = makeTuple(registers.from(b), c).value
    case .buildList:
      let list = makeList(capacity: c)
      list.pointee.items.copy(registers.from(b), c)
      list.pointee.count = c
      registers[a] = list.value
    case .buildSet:
      let set = makeSet()
      for index in 0..<c { try add(registers[b + index], to: set) }
      registers[a] = set.value
    case .buildMap:
      let dict = makeDict(capacity: c)
      for index in 0..<c { try set(registers[b + 2 * index], to: registers[b + 2 * index + 1], in: dict) }
      registers[a] = dict.value
    case .buildString:
      if opaque.isOn, let text = try opaqueText(registers.from(b), c) {
        registers[a] = text
      } else {
        registers[a] = try join(registers.from(b), c)
      }
    case .listAppend:
      append(registers[b], to: Ref<ListObject>(registers[a]))
      if heap.isExhausted { throw stop(.memory) }
    case .setAdd: try add(registers[b], to: Ref<SetObject>(registers[a]))
    case .mapAdd: try set(registers[b], to: registers[c], in: Ref<DictObject>(registers[a]))
    case .listExtend:
      try extend(Ref<ListObject>(registers[a]), registers[b], call: at.flags != 0 ? registers[c] : .unbound)
    case .setUpdate: try add(elementsOf: registers[b], to: Ref<SetObject>(registers[a]))
    case .mapUpdate: try update(Ref<DictObject>(registers[a]), registers[b])
    case .mapMerge: try merge(Ref<DictObject>(registers[a]), registers[b], call: registers[c])
    case .listToTuple:
      let list = Ref<ListObject>(registers[b])
      registers[a] = makeTuple(list.pointee.items, list.pointee.count).value
    case .unpackSequence: try unpack(registers[a], registers.from(b), c)
    case .unpackStarred: try unpackStarred(registers[a], registers.from(b), before: c & 0xff, after: c >> 8)
    case .formatValue:
      registers[a] = try formatValue(
        registers[b], conversion: at.flags, spec: at.c == Instruction.none ? .unbound : registers[c])
    case .buildInterpolation:
      registers[a] = try makeInterpolation(registers[b], registers[b + 1], registers[b + 2], registers[b + 3])
    case .buildTemplate: registers[a] = try makeTemplate(registers[b], registers[c])

    case .callSpread: registers[a] = try callSpread(registers[b], registers[c], registers[c + 1])
    case .makeFunction: registers[a] = try makeFunction(at, registers, frame)
    case .loadBuildClass:
      let name = intern("__build_class__")
      let value = get(name, in: frame.pointee.builtins)
      if value.isUnbound { throw nameError("__build_class__ not found") }
      registers[a] = value
    case .getYieldFromIterator: registers[a] = try yieldFromIterator(registers[b], frame.pointee)
    case .getAwaitable: registers[a] = try awaitable(registers[b], at.flags)
    case .getAsyncIterator: registers[a] = try asyncIterator(registers[b])
    case .getAsyncNext: registers[a] = try asyncNext(registers[b])
    case .endAsyncFor:
      let exception = registers[a]
      if !isInstance(exception, exceptionType("StopAsyncIteration")) {
        raised = exception
        throw Raised()
      }
    case .wrapAsyncValue: registers[a] = wrapAsync(registers[b])

    case .raise:
      switch at.flags {
      case 0:
        if !handled.isObject { throw raise("RuntimeError", "No active exception to reraise") }
        raised = handled
        throw Raised()
      case 1: throw raise(try normalizeRaise(registers[a], cause: .unbound))
      default: throw raise(try normalizeRaise(registers[a], cause: registers[b]))
      }
    case .reraise:
      raised = registers[a]
      throw Raised()
    case .pushHandled:
      registers[a] = handled
      handled = registers[b]
    case .popHandled: handled = registers[a]
    case .matchException: registers[a] = try Value(matches(registers[b], registers[c]))
    case .matchGroup:
      let (match, rest) = try matchGroup(registers[b], registers[c])
      registers[a] = match
      registers[a + 1] = rest
    case .prepareReraiseStar:
      registers[a] = try prepareReraiseStar(original: registers[b], raised: Ref<ListObject>(registers[c]))
    case .loadAssertionError: registers[a] = exceptionType("AssertionError").value
    case .loadNotImplementedError: registers[a] = exceptionType("NotImplementedError").value
    case .callExit:
      let exception = registers[c]
      registers[a] = try call(
        registers[b], [type(of: exception).value, exception, Ref<ExceptionObject>(exception).pointee.traceback])

    case .importName:
      registers[a] = try importStatement(
        frame.pointee.entry.pointee.names[b], registers[c], registers[c + 1], at.flags, frame.pointee, next)
    case .importFrom:
      registers[a] = try importFrom(registers[b], frame.pointee.entry.pointee.names[c], frame.pointee, next)
    case .importStar: try importStar(registers[a], frame)

    case .isSequence: registers[a] = Value(hasFlag(.isSequence, registers[b]))
    case .isMapping: registers[a] = Value(hasFlag(.isMapping, registers[b]))
    case .getLength: registers[a] = try integer(length(registers[b]))
    case .matchKeys: registers[a] = try matchKeys(registers[b], Ref<TupleObject>(registers[c]))
    case .matchClass:
      registers[a] = try matchClass(registers[b], registers[b + 1], c, Ref<TupleObject>(registers[b + 2]))
    case .copyWithoutKeys:
      let dict = makeDict()
      try update(dict, registers[b])
      for key in elements(Ref<TupleObject>(registers[c])) { let _: Value = try remove(key, from: dict) }
      registers[a] = dict.value

    case .setupAnnotations:
      let name = names.annotations
      if try getMapped(name, in: frame.pointee.locals).isUnbound { try storeName(name, makeDict().value, frame) }
    case .intrinsic: try intrinsic(at, registers, frame)
    default: throw raise("SystemError", "unknown opcode \(at.opcode)")
    }
  }

  private func hasFlag(_ flag: TypeFlags, _ value: Value) -> Bool {
    let mro = type(of: value).pointee.mro
    for index in 0..<mro.count where Ref<TypeObject>(mro[index]).pointee.typeFlags.contains(flag) { return true }
    return false
  }

  private func intrinsic(_ at: Instruction, _ registers: Cells<Value>, _ frame: Ref<Frame>) throws(Raised) {
    let a = Int(at.a), b = Int(at.b), c = Int(at.c)
    let second = at.c == Instruction.none ? Value.unbound : registers[c]
    switch Intrinsic(rawValue: at.flags) {
    case .displayHook:
      let hook = try attributeIfAny(importModule("sys"), "displayhook")
      if hook.isUnbound { throw raise("RuntimeError", "lost sys.displayhook") }
      _ = try call(hook, [registers[b]])
      registers[a] = .none
    case .stopIterationError:
      let exception = registers[b]
      let flags = codes[frames[frameCount - 1].code].code.flags
      let isAsync = flags.contains(.asyncGenerator)
      let isEnd = isAsync && isInstance(exception, exceptionType("StopAsyncIteration"))
      guard isEnd || isInstance(exception, exceptionType("StopIteration")) else {
        registers[a] = exception
        return
      }
      let what = isAsync ? "async generator" : flags.contains(.coroutine) ? "coroutine" : "generator"
      let new = makeException(
        exceptionType("RuntimeError"), [string("\(what) raised Stop\(isEnd ? "Async" : "")Iteration")])
      Ref<ExceptionObject>(new).pointee.cause = exception
      Ref<ExceptionObject>(new).pointee.context = exception
      Ref<ExceptionObject>(new).pointee.suppressesContext = true
      registers[a] = new
    case .typeVar: registers[a] = makeTypeVariable(registers[b], bound: second)
    case .typeVarWithConstraints: registers[a] = makeTypeVariable(registers[b], constraints: second)
    case .paramSpec: registers[a] = makeParameterSpecification(registers[b])
    case .typeVarTuple: registers[a] = makeTypeVariableTuple(registers[b])
    case .setTypeParameterDefault:
      setTypeParameterDefault(registers[b], second)
      registers[a] = registers[b]
    case .subscriptGeneric: registers[a] = try genericBase(registers[b])
    case .typeAlias: registers[a] = try makeTypeAlias(registers[b], registers[b + 1], registers[b + 2])
    case .setFunctionTypeParameters:
      Ref<FunctionObject>(registers[b]).pointee.typeParameters = second
      registers[a] = registers[b]
    case .unpackToTuple: registers[a] = try makeTuple(collect(registers[b])).value
    case nil: throw raise("SystemError", "unknown intrinsic")
    }
  }

  // MARK: Building

  package func makeSet() -> Ref<SetObject> { makeSet(of: types.set) }

  private func extend(_ list: Ref<ListObject>, _ iterable: Value, call: Value) throws(Raised) {
    let isIterable =
      !special(.iter, of: type(of: iterable)).isUnbound || hasItems(type(of: iterable))
    if !isIterable {
      throw typeError("Value after * must be an iterable, not \(typeName(of: iterable))")
    }
    try forEach(iterable) { element throws(Raised) in
      append(element, to: list)
      if heap.isExhausted { throw stop(.memory) }
      return true
    }
  }

  /// `dict.update(mapping)`
  func update(_ dict: Ref<DictObject>, _ mapping: Value) throws(Raised) {
    try forEachPair(mapping, message: "'\(typeName(of: mapping))' object is not a mapping") {
      key, value throws(Raised) in
      try set(key, to: value, in: dict)
    }
  }

  private func merge(_ dict: Ref<DictObject>, _ mapping: Value, call: Value) throws(Raised) {
    if kind(of: mapping) == .dict { try revealAll(Ref<DictObject>(mapping)) }
    let message = "Value after ** must be a mapping, not \(typeName(of: mapping))"
    try forEachPair(mapping, message: message) { key, value throws(Raised) in
      if !isString(key) { throw typeError("keywords must be strings") }
      if try find(key, hash: hash(key), in: dict) >= 0 {
        throw typeError("\(callName(call)) got multiple values for keyword argument '\(Ref<StringObject>(key).text)'")
      }
      try set(key, to: value, in: dict)
    }
  }

  private func forEachPair(
    _ mapping: Value, message: @autoclosure () -> String, _ body: (Value, Value) throws(Raised) -> Void
  ) throws(Raised) {
    if hasDictEntries(mapping) {
      let source = Ref<DictObject>(mapping)
      var index = 0
      while index < source.pointee.used {
        let entry = source.pointee.entries[index]
        index += 1
        if !entry.key.isUnbound { try body(entry.key, entry.value) }
      }
      return
    }
    let keys = try findAttribute(mapping, intern("keys"))
    if keys.isUnbound { throw typeError(message()) }
    for key in try collect(call(keys)) { try body(key, getItem(mapping, key)) }
  }

  private func callName(_ callable: Value) -> String {
    switch kind(of: callable) {
    case .function:
      let function = Ref<FunctionObject>(callable)
      let module = function.pointee.module
      let prefix =
        isString(module) && Ref<StringObject>(module).text != "builtins" ? Ref<StringObject>(module).text + "." : ""
      return prefix + functionName(function) + "()"
    case .nativeFunction: return Ref<StringObject>(Ref<NativeFunctionObject>(callable).pointee.name).text + "()"
    case .type: return Ref<TypeObject>(callable).pointee.name.text + "()"
    case .method: return callName(Ref<MethodObject>(callable).pointee.function)
    default: return typeName(of: callable) + " object"
    }
  }

  private func callSpread(_ callable: Value, _ arguments: Value, _ keywords: Value) throws(Raised) -> Value {
    let tuple = Ref<TupleObject>(arguments)
    guard keywords.isObject, Ref<DictObject>(keywords).pointee.count > 0 else {
      return try call(callable, tuple.items, tuple.count)
    }
    let dict = Ref<DictObject>(keywords)
    var names: [Value] = []
    var values: [Value] = []
    for index in 0..<dict.pointee.used {
      let entry = dict.pointee.entries[index]
      if entry.key.isUnbound { continue }
      if !isString(entry.key) { throw typeError("keywords must be strings") }
      names.append(intern(entry.key))
      values.append(entry.value)
    }
    let nameTuple = makeTuple(names).value
    let count = tuple.count + values.count
    return try withRow(count) { world, row throws(Raised) in
      row.copy(tuple.items, tuple.count)
      for (index, value) in values.enumerated() { row[tuple.count + index] = value }
      return try world.call(callable, row, count, names: nameTuple)
    }
  }

  // MARK: Unpacking

  private func unpack(_ value: Value, _ target: Cells<Value>, _ count: Int) throws(Raised) {
    if value.isObject {
      let type = Ref<Header>(value).pointee.type
      if type == types.tuple, Ref<TupleObject>(value).count == count {
        return target.copy(Ref<TupleObject>(value).items, count)
      }
      if type == types.list, Ref<ListObject>(value).pointee.count == count {
        return target.copy(Ref<ListObject>(value).pointee.items, count)
      }
    }
    if isOpaque(value) {
      for index in 0..<count { target[index] = opaqueChild(value, "[\(index)]") }
      return
    }
    let iterator = try unpackedIterator(value)
    for index in 0..<count {
      let element = try next(iterator)
      if element.isUnbound {
        throw valueError("not enough values to unpack (expected \(count), got \(index))")
      }
      target[index] = element
    }
    if try !next(iterator).isUnbound {
      var got = ""
      if kind(of: value) == .tuple || kind(of: value) == .list || kind(of: value) == .dict {
        got = try ", got \(length(value))"
      }
      throw valueError("too many values to unpack (expected \(count)\(got))")
    }
  }

  private func unpackedIterator(_ value: Value) throws(Raised) -> Value {
    let type = type(of: value)
    if special(.iter, of: type).isUnbound, !hasItems(type) {
      throw typeError("cannot unpack non-iterable \(type.shownName) object")
    }
    return try iterator(of: value)
  }

  private func unpackStarred(_ value: Value, _ target: Cells<Value>, before: Int, after: Int) throws(Raised) {
    _ = try unpackedIterator(value)
    let all = try isOpaque(value) ? [Value](repeating: value, count: before + after) : collect(value)
    if all.count < before + after {
      throw valueError("not enough values to unpack (expected at least \(before + after), got \(all.count))")
    }
    for index in 0..<before { target[index] = all[index] }
    target[before] = makeList(Array(all[before..<all.count - after])).value
    for index in 0..<after { target[before + 1 + index] = all[all.count - after + index] }
  }

  // MARK: Patterns

  private func matchKeys(_ subject: Value, _ keys: Ref<TupleObject>) throws(Raised) -> Value {
    var values: [Value] = []
    var seen: [Value] = []
    let getter = try getAttribute(subject, intern("get"))
    let missing = makeCell(.none)
    for key in elements(keys) {
      for other in seen where try areEqual(other, key) {
        throw valueError("mapping pattern checks duplicate key (\(try reprText(key)))")
      }
      seen.append(key)
      let value = try call(getter, [key, missing])
      if value == missing { return .none }
      values.append(value)
    }
    return makeTuple(values).value
  }

  private func matchClass(_ subject: Value, _ cls: Value, _ positional: Int, _ names: Ref<TupleObject>) throws(Raised)
    -> Value
  {
    if isOpaque(cls) { return .none }
    if kind(of: cls) != .type { throw typeError("class pattern must refer to a class") }
    if try !isInstance(subject, of: cls) { return .none }
    var values: [Value] = []
    var seen: [Value] = []
    if positional > 0 {
      let arguments = try findAttribute(cls, intern("__match_args__"))
      if arguments.isUnbound {
        let matchesSelf = elements(Ref<TypeObject>(cls).pointee.mro).contains {
          Ref<TypeObject>($0).pointee.typeFlags.contains(.matchesSelf)
        }
        let name = Ref<TypeObject>(cls).pointee.name.text
        if positional > (matchesSelf ? 1 : 0) {
          let allowed = matchesSelf ? 1 : 0
          throw typeError(
            "\(name)() accepts \(allowed) positional sub-pattern\(allowed == 1 ? "" : "s") (\(positional) given)")
        }
        values.append(subject)
      } else {
        if kind(of: arguments) != .tuple {
          throw typeError(
            "\(Ref<TypeObject>(cls).pointee.name.text).__match_args__ must be a tuple (got \(typeName(of: arguments)))")
        }
        let tuple = Ref<TupleObject>(arguments)
        if tuple.count < positional {
          throw typeError(
            "\(Ref<TypeObject>(cls).pointee.name.text)() accepts \(tuple.count) positional sub-pattern\(tuple.count == 1 ? "" : "s") (\(positional) given)"
          )
        }
        for index in 0..<positional {
          if !isString(tuple[index]) {
            throw typeError("__match_args__ elements must be strings (got \(typeName(of: tuple[index])))")
          }
          let name = intern(tuple[index])
          if seen.contains(name) { throw repeated(cls, name) }
          seen.append(name)
          let value = try findAttribute(subject, name)
          if value.isUnbound { return .none }
          values.append(value)
        }
      }
    }
    for name in elements(names) {
      if seen.contains(name) { throw repeated(cls, name) }
      seen.append(name)
      let value = try findAttribute(subject, intern(name))
      if value.isUnbound { return .none }
      values.append(value)
    }
    return makeTuple(values).value
  }

  private func repeated(_ cls: Value, _ name: Value) -> Raised {
    typeError(
      "\(Ref<TypeObject>(cls).pointee.name.text)() got multiple sub-patterns for attribute '\(Ref<StringObject>(name).text)'"
    )
  }
}
