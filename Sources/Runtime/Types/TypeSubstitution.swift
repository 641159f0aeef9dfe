// Type parameters inside generic aliases, and putting arguments in their places.

extension World {
  /// The type variables in arguments of an alias, each once, in the order in which they come.
  func typeParameters(in arguments: Ref<TupleObject>) throws(Raised) -> Value {
    var found: [Value] = []
    try collectTypeParameters(elements(arguments), &found)
    return makeTuple(found).value
  }

  private func collectTypeParameters(_ arguments: [Value], _ found: inout [Value]) throws(Raised) {
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    try checkNativeDepth()
    for argument in arguments {
      if isType(argument) { continue }
      if try !findAttribute(argument, "__typing_subst__").isUnbound {
        if !found.contains(argument) { found.append(argument) }
        continue
      }
      let inner = try findAttribute(argument, "__parameters__")
      if kind(of: inner) == .tuple {
        for parameter in elements(Ref<TupleObject>(inner)) where !found.contains(parameter) { found.append(parameter) }
      } else if kind(of: argument) == .tuple {
        try collectTypeParameters(elements(Ref<TupleObject>(argument)), &found)
      } else if kind(of: argument) == .list {
        try collectTypeParameters(elements(Ref<ListObject>(argument)), &found)
      }
    }
  }

  /// The arguments of `alias` with its parameters replaced by `item`, a tuple or a single argument.
  func substitute(
    _ alias: Value, _ arguments: Ref<TupleObject>, _ parameters: Ref<TupleObject>, _ item: Value
  ) throws(Raised) -> [Value] {
    if parameters.count == 0 { throw typeError("\(try reprText(alias)) is not a generic class") }
    var items = try unpacked(item)
    for parameter in elements(parameters) {
      let prepare = try findAttribute(parameter, "__typing_prepare_subst__")
      if prepare.isUnbound || prepare.isNone { continue }
      let prepared = try call(prepare, [alias, makeTuple(items).value])
      items = kind(of: prepared) == .tuple ? elements(Ref<TupleObject>(prepared)) : [prepared]
    }
    if items.count != parameters.count {
      throw typeError(
        "Too \(items.count > parameters.count ? "many" : "few") arguments for \(try reprText(alias)); actual \(items.count), expected \(parameters.count)"
      )
    }
    return try replaced(elements(arguments), elements(parameters), items)
  }

  private func replaced(_ arguments: [Value], _ parameters: [Value], _ items: [Value]) throws(Raised) -> [Value] {
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    try checkNativeDepth()
    var result: [Value] = []
    for argument in arguments {
      if isType(argument) {
        result.append(argument)
        continue
      }
      if kind(of: argument) == .tuple {
        result.append(makeTuple(try replaced(elements(Ref<TupleObject>(argument)), parameters, items)).value)
        continue
      }
      if kind(of: argument) == .list {
        result.append(makeList(try replaced(elements(Ref<ListObject>(argument)), parameters, items)).value)
        continue
      }
      let mark = try findAttribute(argument, "__typing_is_unpacked_typevartuple__")
      let isUnpacked = mark.isUnbound ? false : try isTrue(mark)
      let substitute = try findAttribute(argument, "__typing_subst__")
      var new = argument
      if !substitute.isUnbound, let place = parameters.firstIndex(of: argument) {
        new = try call(substitute, [items[place]])
      } else {
        new = try replacedInside(argument, parameters, items)
      }
      if isUnpacked {
        guard kind(of: new) == .tuple else {
          throw typeError(
            "expected __typing_subst__ of \(typeName(of: argument)) objects to return a tuple, not \(typeName(of: new))"
          )
        }
        result += elements(Ref<TupleObject>(new))
      } else {
        result.append(new)
      }
    }
    return result
  }

  /// An argument that is an alias itself: subscripted with what its parameters become.
  private func replacedInside(_ argument: Value, _ parameters: [Value], _ items: [Value]) throws(Raised) -> Value {
    let inner = try findAttribute(argument, "__parameters__")
    guard kind(of: inner) == .tuple, Ref<TupleObject>(inner).count > 0 else { return argument }
    var new: [Value] = []
    for parameter in elements(Ref<TupleObject>(inner)) {
      guard let place = parameters.firstIndex(of: parameter) else {
        new.append(parameter)
        continue
      }
      if type(of: parameter) == types.typeVariableTuple, kind(of: items[place]) == .tuple {
        new += elements(Ref<TupleObject>(items[place]))
      } else {
        new.append(items[place])
      }
    }
    return try getItem(argument, makeTuple(new).value)
  }

  /// The items of a subscript, unpacked tuples of known length among them replaced by their content.
  private func unpacked(_ item: Value) throws(Raised) -> [Value] {
    let items = kind(of: item) == .tuple ? elements(Ref<TupleObject>(item)) : [item]
    var result: [Value] = []
    for item in items {
      if !isType(item) {
        let inner = try findAttribute(item, "__typing_unpacked_tuple_args__")
        if kind(of: inner) == .tuple {
          let parts = elements(Ref<TupleObject>(inner))
          if parts.last != .ellipsis {
            result += parts
            continue
          }
        }
      }
      result.append(item)
    }
    return result
  }
}
