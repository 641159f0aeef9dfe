// `__build_class__`: the statement `class`.

enum BuildClass {
  @Sendable static func define(_ world: World) {
    let definition = NativeDefinition("__build_class__", .variadic(required: 2, names: true), isMethod: false) {
      world, arguments throws(Raised) in
      try world.buildClass(arguments)
    }
    world.set(
      world.intern("__build_class__"), world.makeNative(definition, module: world.intern("builtins")),
      in: world.builtins)
  }
}

extension World {
  func buildClass(_ arguments: Arguments) throws(Raised) -> Value {
    let function = arguments[0]
    guard kind(of: function) == .function else { throw typeError("__build_class__: func must be a function") }
    guard isString(arguments[1]) else { throw typeError("__build_class__: name is not a string") }
    let given = (2..<max(2, arguments.positionalCount)).map { arguments[$0] }
    let bases = try resolvedBases(given)
    var keywords: [(Value, Value)] = []
    var metatype = Value.unbound
    for index in 0..<arguments.count - arguments.positionalCount {
      let name = Ref<TupleObject>(arguments.names)[index]
      let value = arguments[arguments.positionalCount + index]
      if Ref<StringObject>(name).text == "metaclass" { metatype = value } else { keywords.append((name, value)) }
    }
    if metatype.isUnbound { metatype = bases.isEmpty ? types.type.value : type(of: bases[0]).value }
    if isOpaque(metatype) {
      metatype = types.type.value
      keywords = []
    }
    if isType(metatype) { metatype = try metaclass(Ref<TypeObject>(metatype), bases).value }
    let baseTuple = makeTuple(bases).value
    let names = keywords.isEmpty ? Value.unbound : makeTuple(keywords.map(\.0)).value
    // The namespace, by `__prepare__`.
    let prepare = try findAttribute(metatype, self.names[.prepare])
    var namespace = makeDict().value
    if !prepare.isUnbound {
      namespace = try callWith([arguments[1], baseTuple], keywords.map(\.1), names, prepare)
      if kind(of: namespace) != .dict, special(.getitem, of: type(of: namespace)).isUnbound {
        let name = isType(metatype) ? Ref<TypeObject>(metatype).pointee.name.text : "<metaclass>"
        throw typeError("\(name).__prepare__() must return a mapping, not \(typeName(of: namespace))")
      }
    }
    let object = Ref<FunctionObject>(function)
    let cell = try runCode(
      object.pointee.code, globals: object.pointee.globals, locals: namespace, builtins: object.pointee.builtins,
      function: object)
    if given != bases, kind(of: namespace) == .dict {
      set(intern("__orig_bases__"), makeTuple(given).value, in: Ref<DictObject>(namespace))
    }
    let made = try callWith([arguments[1], baseTuple, namespace], keywords.map(\.1), names, metatype)
    if absorbs(made) { taint(made) }
    if cell.isObject, Ref<Header>(cell).pointee.kind == .cell, isType(made) {
      if Ref<CellObject>(cell).pointee.content.isUnbound {
        throw raise(
          "RuntimeError",
          "__class__ not set defining '\(Ref<StringObject>(arguments[1]).text)' as \(try reprText(made)). Was __classcell__ propagated to type.__new__?"
        )
      }
    }
    return made
  }

  private func callWith(
    _ positional: [Value], _ named: [Value], _ names: Value, _ callable: Value
  ) throws(Raised) -> Value {
    let all = positional + named
    return try withRow(all.count) { world, row throws(Raised) in
      for (index, value) in all.enumerated() { row[index] = value }
      return try world.call(callable, row, all.count, names: names)
    }
  }

  /// Bases that are no classes say by `__mro_entries__` what they stand for (PEP 560).
  private func resolvedBases(_ bases: [Value]) throws(Raised) -> [Value] {
    var found: [Value] = []
    for base in bases {
      if isType(base) {
        found.append(base)
        continue
      }
      let method = try findAttribute(base, intern("__mro_entries__"))
      if method.isUnbound {
        found.append(base)
        continue
      }
      let entries = try call(method, [makeTuple(bases).value])
      guard kind(of: entries) == .tuple else { throw typeError("__mro_entries__ must return a tuple") }
      found += elements(Ref<TupleObject>(entries))
    }
    return found
  }
}
