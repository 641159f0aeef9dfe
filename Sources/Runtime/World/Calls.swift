// Calling anything that can be called.

extension World {
  /// Calls with arguments that lie in a row; `names` is a tuple of the names of the last ones, or unbound.
  package func call(_ callable: Value, _ base: Cells<Value>, _ count: Int, names: Value = .unbound) throws(Raised)
    -> Value
  {
    if callable.isObject {
      switch Ref<Header>(callable).pointee.kind {
      case .nativeFunction where isCallable(Ref<NativeFunctionObject>(callable), base, count, names):
        return try ended(callExactly(Ref<NativeFunctionObject>(callable), base, count))
      case .function:
        return try runFunction(Ref<FunctionObject>(callable), base, count, names: names)
      case .nativeFunction:
        let function = Ref<NativeFunctionObject>(callable)
        if function.pointee.receiver.isUnbound {
          if isNativeMethod(callable) { try mustApply(function, base, count) }
          return try ended(callNative(function.pointee.index, base, count, names))
        }
        return try callWithReceiver(function.pointee.receiver, base, count) { world, row, total throws(Raised) in
          try world.ended(world.callNative(function.pointee.index, row, total, names))
        }
      case .method:
        let method = Ref<MethodObject>(callable)
        return try callWithReceiver(method.pointee.receiver, base, count) { world, row, total throws(Raised) in
          try world.call(method.pointee.function, row, total, names: names)
        }
      case .type where Ref<Header>(callable).pointee.type == types.type:
        return try callWithReceiver(callable, base, count) { world, row, total throws(Raised) in
          try world.instantiate(Ref<TypeObject>(callable), Arguments(row, total, names: names))
        }
      default: break
      }
    }
    let special = special(.call, of: type(of: callable))
    if special.isUnbound { throw typeError("'\(typeName(of: callable))' object is not callable") }
    return try callWithReceiver(callable, base, count) { world, row, total throws(Raised) in
      try world.callSpecial(special, row, total, names: names)
    }
  }

  package func call(_ callable: Value, _ arguments: [Value] = []) throws(Raised) -> Value {
    try withRow(arguments.count) { world, row throws(Raised) in
      for (index, argument) in arguments.enumerated() { row[index] = argument }
      return try world.call(callable, row, arguments.count)
    }
  }

  /// With arguments by name behind the others.
  package func call(
    _ callable: Value, _ arguments: [Value], named: [(StaticString, Value)]
  ) throws(Raised) -> Value {
    let names = makeTuple(named.map { intern($0.0) }).value
    let all = arguments + named.map(\.1)
    return try withRow(all.count) { world, row throws(Raised) in
      for (index, argument) in all.enumerated() { row[index] = argument }
      return try world.call(callable, row, all.count, names: names)
    }
  }

  /// Calls method `name` of a value as `value.name(…)` does.
  package func callMethod(_ value: Value, _ name: StaticString, _ arguments: [Value] = []) throws(Raised) -> Value {
    try call(getAttribute(value, intern(name)), arguments)
  }

  /// Calls what was found for a special method: functions get the receiver as argument 0 without being bound first.
  package func callSpecial(_ method: Value, _ base: Cells<Value>, _ count: Int, names: Value = .unbound) throws(Raised)
    -> Value
  {
    if method.isObject {
      // Builtin functions and methods that are bound already take none.
      if Ref<Header>(method).pointee.kind == .function || isNativeMethod(method) {
        return try call(method, base, count, names: names)
      }
    }
    let receiver = base[0]
    let bound = try bind(method, to: receiver, type(of: receiver))
    return try call(bound, base.from(1), count - 1, names: names)
  }

  /// `type(value).__special__(value, …)`, nil where the type has none.
  package func callSpecial(
    _ special: Special, _ value: Value, _ first: Value = .unbound, _ second: Value = .unbound
  ) throws(Raised) -> Value? {
    let method = self.special(special, of: type(of: value))
    if method.isUnbound { return nil }
    let count = first.isUnbound ? 1 : second.isUnbound ? 2 : 3
    let row = try pushRow(count)
    defer { popRow(count) }
    row[0] = value
    if count > 1 { row[1] = first }
    if count > 2 { row[2] = second }
    return try callSpecial(method, row, count)
  }

  /// Runs `body` with a row of `count` unbound cells that is good for the call.
  @inline(__always) package func withRow<Result>(
    _ count: Int, _ body: (World, Cells<Value>) throws(Raised) -> Result
  ) throws(Raised) -> Result {
    let row = try pushRow(count)
    defer { popRow(count) }
    return try body(self, row)
  }

  private func callWithReceiver(
    _ receiver: Value, _ base: Cells<Value>, _ count: Int,
    _ body: (World, Cells<Value>, Int) throws(Raised) -> Value
  ) throws(Raised) -> Value {
    try withRow(count + 1) { world, row throws(Raised) in
      row[0] = receiver
      row.from(1).copy(base, count)
      return try body(world, row, count + 1)
    }
  }

  // MARK: Native functions

  /// Do the arguments of an unbound native function need no arranging and no more checks?
  @inline(__always) func isCallable(
    _ function: Ref<NativeFunctionObject>, _ base: Cells<Value>, _ count: Int, _ names: Value
  ) -> Bool {
    let entry = nativeEntries[function.pointee.index]
    return entry.exact == count && observer == nil && function.pointee.receiver.isUnbound && names.isUnbound
      && (!entry.owner.isPresent || type(of: base[0]) == entry.owner)
  }

  /// Calls what `isCallable` has allowed.
  @inline(__always) func callExactly(
    _ function: Ref<NativeFunctionObject>, _ base: Cells<Value>, _ count: Int
  ) throws(Raised) -> Value {
    nativeDepth &+= 1
    defer { nativeDepth &-= 1 }
    try checkNativeDepth()
    let entry = nativeEntries[function.pointee.index]
    if entry.isScan, count > 0 { try chargeScan(base[0]) }
    return try entry(self, Arguments(base, count))
  }

  /// What a called native gave: of a `__next__` at its end StopIteration.
  @inline(__always) func ended(_ result: Value) throws(Raised) -> Value {
    if result.isUnbound { throw stopIteration() }
    return result
  }

  /// Calls native number `index`; of a method the receiver is argument 0.
  package func callNative(_ index: Int, _ base: Cells<Value>, _ count: Int, _ names: Value) throws(Raised) -> Value {
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    try checkNativeDepth()
    try charge(1)
    let entry = nativeEntries[index]
    if entry.isScan, count > 0 { try chargeScan(base[0]) }
    if observer == nil, entry.minimum <= count, isReceiver(base, count, entry) {
      if names.isUnbound {
        if count == entry.exact || entry.isVariadic { return try entry(self, Arguments(base, count)) }
        if count < entry.exact {
          let row = try pushRow(entry.total)
          defer { popRow(entry.total) }
          row.copy(base, count)
          return try entry(self, Arguments(row, entry.total))
        }
      } else if entry.isVariadic, entry.takesNames {
        let nameCount = Ref<TupleObject>(names).count
        if count &- nameCount >= entry.minimum {
          return try entry(self, Arguments(base, count, names: nameCount > 0 ? names : .unbound))
        }
      }
    }
    return try callNativeSlowly(index, base, count, names)
  }

  /// Is argument 0 what the code of a native is made for, as far as a look tells?
  @inline(__always) private func isReceiver(_ base: Cells<Value>, _ count: Int, _ entry: NativeEntry) -> Bool {
    guard entry.owner.isPresent else { return true }
    if count == 0 { return false }
    let type = type(of: base[0])
    if type == entry.owner { return true }
    switch entry.receiver {
    case .instance: return entry.owner == types.object || isSubtype(type, entry.owner)
    case .boundClass: return true
    case .newClass: return isType(base[0]) && isSubtype(Ref<TypeObject>(base[0]), entry.owner)
    }
  }

  /// With names to arrange, or with something to complain about.
  @inline(never) private func callNativeSlowly(
    _ index: Int, _ base: Cells<Value>, _ count: Int, _ names: Value
  ) throws(Raised) -> Value {
    let definition = natives[index]
    if observer != nil { noteNativeCall(definition, base, count) }
    guard opaque.isOn else { return try callArranged(definition, base, count, names) }
    do throws(Raised) {
      return try callArranged(definition, base, count, names)
    } catch {
      if let value = absorbed(base, count) { return value }
      throw error
    }
  }

  private func callArranged(
    _ definition: NativeDefinition, _ base: Cells<Value>, _ count: Int, _ names: Value
  ) throws(Raised) -> Value {
    if definition.owner.isPresent, count == 0 || type(of: base[0]) != definition.owner {
      try checkReceiver(definition, base, count)
    }
    if count == definition.exact, names.isUnbound { return try definition.code(self, Arguments(base, count)) }
    return try arrange(definition, base, count, names)
  }

  /// Is argument 0 of a method what its code is made for?
  @inline(never) private func checkReceiver(
    _ definition: NativeDefinition, _ base: Cells<Value>, _ count: Int
  ) throws(Raised) {
    let owner = definition.owner.shownName
    switch definition.receiver {
    case .boundClass:
      if count == 0 { throw typeError("unbound method \(definition.qualifiedName)() needs an argument") }
    case .newClass:
      let name = "\(owner).__new__"
      if count == 0 { throw typeError("\(name)(): not enough arguments") }
      guard isType(base[0]) else {
        throw typeError("\(name)(X): X is not a type object (\(typeName(of: base[0])))")
      }
      let type = Ref<TypeObject>(base[0])
      if !isSubtype(type, definition.owner) {
        let given = type.shownName
        throw typeError("\(name)(\(given)): \(given) is not a subtype of \(owner)")
      }
    case .instance:
      // Metaclasses are types; all else that an owner's code reads is an instance of it.
      let isSpecial = "\(definition.name)".hasPrefix("__")
      if count == 0 {
        throw typeError(
          isSpecial
            ? "descriptor '\(definition.name)' of '\(owner)' object needs an argument"
            : "unbound method \(definition.qualifiedName)() needs an argument")
      }
      if definition.owner == types.object || isInstance(base[0], definition.owner) { return }
      let given = typeName(of: base[0])
      throw typeError(
        isSpecial
          ? "descriptor '\(definition.name)' requires a '\(owner)' object but received a '\(given)'"
          : "descriptor '\(definition.name)' for '\(owner)' objects doesn't apply to a '\(given)' object")
    }
  }

  @inline(never) private func arrange(
    _ definition: NativeDefinition, _ base: Cells<Value>, _ count: Int, _ names: Value
  ) throws(Raised) -> Value {
    let parameters = definition.parameters
    let receivers = definition.isMethod ? 1 : 0
    if count < receivers { throw typeError("unbound method \(definition.qualifiedName)() needs an argument") }
    let nameCount = names.isUnbound ? 0 : Ref<TupleObject>(names).count
    let positional = count - nameCount - receivers
    if parameters.isVariadic {
      if nameCount > 0, !parameters.takesNames {
        throw typeError("\(definition.qualifiedName)() takes no keyword arguments")
      }
      if positional < parameters.required {
        throw typeError(
          "\(definition.name) expected at least \(parameters.required) argument\(parameters.required == 1 ? "" : "s"), got \(positional)"
        )
      }
      return try definition.code(self, Arguments(base, count, names: nameCount > 0 ? names : .unbound))
    }
    if nameCount > 0, !parameters.takesNames {
      throw typeError(
        "\(definition.receiver == .newClass ? definition.shownName : definition.fillsSlot ? "wrapper \(definition.name)" : definition.qualifiedName)() takes no keyword arguments"
      )
    }
    if parameters.takesNames {
      try checkCounts(definition, positional, nameCount)
    } else if positional > parameters.maximum || positional < parameters.required {
      throw argumentCountError(definition, positional)
    }
    let total = max(parameters.maximum, parameters.names.count) + receivers
    return try withRow(total) { world, row throws(Raised) in
      row.copy(base, positional + receivers)
      var unknown: String?
      for index in 0..<nameCount {
        let name = Ref<TupleObject>(names)[index]
        let text = Ref<StringObject>(name).text
        guard let place = parameters.names.firstIndex(where: { "\($0)" == text }), place >= parameters.positionalOnly
        else {
          unknown = unknown ?? text
          continue
        }
        if !row[place + receivers].isUnbound {
          throw world.typeError(
            "argument for \(definition.shownName)() given by name ('\(text)') and position (\(place + 1))")
        }
        row[place + receivers] = base[count - nameCount + index]
      }
      for index in 0..<parameters.required where row[index + receivers].isUnbound {
        let name = index < parameters.names.count ? "'\(parameters.names[index])' (pos \(index + 1))" : "\(index + 1)"
        throw world.typeError("\(definition.shownName)() missing required argument \(name)")
      }
      if let text = unknown {
        let known = parameters.names.dropFirst(parameters.positionalOnly).map { "\($0)" }
        let hint = world.suggestion(for: text, among: known).map { ". Did you mean '\($0)'?" } ?? ""
        let shown = "\(definition.name)" == "__new__" ? definition.owner.pointee.name.text : "\(definition.name)"
        throw world.typeError("\(shown)() got an unexpected keyword argument '\(text)'\(hint)")
      }
      return try definition.code(world, Arguments(row, total))
    }
  }

  /// The words of functions whose parameters have names.
  private func checkCounts(
    _ definition: NativeDefinition, _ positional: Int, _ nameCount: Int
  ) throws(Raised) {
    let parameters = definition.parameters
    let name = definition.shownName
    func arguments(_ count: Int) -> String { "argument\(count == 1 ? "" : "s")" }
    let total = max(parameters.names.count, parameters.maximum)
    if positional > total, nameCount == 0, definition.owner == types.integer, definition.receiver == .newClass {
      throw typeError("int expected at most \(total) arguments, got \(positional)")
    }
    if positional + nameCount > total {
      throw typeError(
        "\(name)() takes at most \(total) \(positional == 0 ? "keyword " : "")\(arguments(total)) (\(positional + nameCount) given)"
      )
    }
    let maximum = parameters.maximum, least = min(parameters.positionalOnly, parameters.required)
    if positional > maximum {
      if maximum == 0 { throw typeError("\(name)() takes no positional arguments") }
      let bound = least < maximum ? "at most" : "exactly"
      throw typeError("\(name)() takes \(bound) \(maximum) positional \(arguments(maximum)) (\(positional) given)")
    }
    if positional < least {
      let bound = least < maximum ? "at least" : "exactly"
      throw typeError("\(name)() takes \(bound) \(least) positional \(arguments(least)) (\(positional) given)")
    }
  }

  private func argumentCountError(_ definition: NativeDefinition, _ given: Int) -> Raised {
    let parameters = definition.parameters
    let name = "\(definition.name)" == "__new__" ? definition.owner.pointee.name.text : "\(definition.name)"
    if definition.fillsSlot, parameters.required == parameters.maximum {
      if parameters.maximum == 2 { return typeError("\(name) expected 2 arguments, got \(given)") }
      return typeError("expected \(parameters.maximum) argument\(parameters.maximum == 1 ? "" : "s"), got \(given)")
    }
    if parameters.required == parameters.maximum, !parameters.takesNames {
      switch parameters.maximum {
      case 0: return typeError("\(definition.qualifiedName)() takes no arguments (\(given) given)")
      case 1: return typeError("\(definition.qualifiedName)() takes exactly one argument (\(given) given)")
      default: return typeError("\(name) expected \(parameters.maximum) arguments, got \(given)")
      }
    }
    if definition.fillsSlot, parameters.required == 1, parameters.maximum == 2, name.hasSuffix("pow__") {
      return typeError("expected 1 or 2 arguments, got \(given)")
    }
    let isMissing = given < parameters.required
    let bound = isMissing ? parameters.required : parameters.maximum
    if parameters.takesNames {
      let kind = given > parameters.names.count ? "" : "positional "
      return typeError(
        "\(name)() takes at most \(bound) \(kind)argument\(bound == 1 ? "" : "s") (\(given) given)")
    }
    return typeError(
      "\(name) expected at \(isMissing ? "least" : "most") \(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
  }
}
