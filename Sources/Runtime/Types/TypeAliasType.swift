// TypeAliasType: `type X = int`, whose value is computed when somebody asks.

struct TypeAliasObject: BitwiseCopyable {
  var header: Header
  var name: Value
  var qualifiedName: Value
  var module: Value
  /// A tuple.
  var parameters: Value
  /// Unbound until computed.
  var value: Value
  var evaluate: Value
}

extension World {
  /// The alias of a `type` statement; `parameters` is a tuple, or None or unbound for none.
  package func makeTypeAlias(_ name: Value, _ parameters: Value, _ evaluate: Value) throws(Raised) -> Value {
    let alias = allocate(types.typeAlias, .other, as: TypeAliasObject.self)
    alias.pointee.name = name
    let qualified = try findAttribute(evaluate, names.qualname)
    alias.pointee.qualifiedName = isString(qualified) ? qualified : name
    let module = try findAttribute(evaluate, names.module)
    alias.pointee.module = module.orNone
    alias.pointee.parameters = kind(of: parameters) == .tuple ? parameters : emptyTuple.value
    alias.pointee.evaluate = evaluate
    return alias.value
  }

  /// `Generic[*parameters]`, the base that a class with type parameters gets.
  package func genericBase(_ parameters: Value) throws(Raised) -> Value {
    let item = try makeTuple(unpackedParameters(Ref<TupleObject>(parameters))).value
    return try call(getAttribute(importedModule("typing"), intern("_generic_class_getitem")), [generic.value, item])
  }

  /// Type parameters as arguments: of a TypeVarTuple what it unpacks to.
  private func unpackedParameters(_ parameters: Ref<TupleObject>) throws(Raised) -> [Value] {
    var result: [Value] = []
    for parameter in elements(parameters) {
      if type(of: parameter) == types.typeVariableTuple {
        result += try collect(parameter)
      } else {
        result.append(parameter)
      }
    }
    return result
  }

  /// What the module `_typing` holds.
  package func fillTypingModule(_ dict: Ref<DictObject>) {
    for (name, type) in [
      ("TypeVar", types.typeVariable), ("ParamSpec", types.parameterSpecification),
      ("TypeVarTuple", types.typeVariableTuple), ("ParamSpecArgs", types.parameterArguments),
      ("ParamSpecKwargs", types.parameterKeywords), ("TypeAliasType", types.typeAlias), ("Generic", generic),
      ("Union", types.unionType),
    ] { set(intern(name), type.value, in: dict) }
    set(intern("NoDefault"), noDefault, in: dict)
    let identity = NativeDefinition("_idfunc", .exactly(1), isMethod: false) { _, arguments throws(Raised) in
      arguments[0]
    }
    set(intern("_idfunc"), makeNative(identity, module: intern("_typing")), in: dict)
  }
}

enum TypeAliasType {
  private static func alias(_ value: Value) -> Ref<TypeAliasObject> { Ref<TypeAliasObject>(value) }

  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.typeAlias)
    func offset(_ path: PartialKeyPath<TypeAliasObject>) -> Int { MemoryLayout<TypeAliasObject>.offset(of: path) ?? 0 }
    builder.member("__name__", at: offset(\.name), [.optional, .readOnly])
    builder.member("__qualname__", at: offset(\.qualifiedName), [.optional, .readOnly])
    builder.member("__type_params__", at: offset(\.parameters), [.optional, .readOnly])
    builder.property("__module__") { _, arguments throws(Raised) in alias(arguments[0]).pointee.module.orNone }
    builder.property("__parameters__") { world, arguments throws(Raised) in
      var result: [Value] = []
      for parameter in world.elements(Ref<TupleObject>(alias(arguments[0]).pointee.parameters)) {
        if world.type(of: parameter) == world.types.typeVariableTuple {
          result += try world.collect(parameter)
        } else {
          result.append(parameter)
        }
      }
      return world.makeTuple(result).value
    }
    builder.property("__value__") { world, arguments throws(Raised) in
      let object = alias(arguments[0])
      if object.pointee.value.isUnbound {
        object.pointee.value = try world.call(object.pointee.evaluate, [Value(small: 1)])
      }
      return object.pointee.value
    }
    builder.property("evaluate_value") { world, arguments throws(Raised) in
      let object = alias(arguments[0])
      return object.pointee.evaluate.isUnbound
        ? world.makeWrapper(world.types.constantEvaluator, .other, object.pointee.value) : object.pointee.evaluate
    }
    builder.new { world, arguments throws(Raised) in try make(world, arguments) }
    builder.method("__repr__") { _, arguments throws(Raised) in alias(arguments[0]).pointee.name }
    builder.method("__reduce__") { _, arguments throws(Raised) in alias(arguments[0]).pointee.name }
    builder.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      if Ref<TupleObject>(alias(arguments[0]).pointee.parameters).count == 0 {
        throw world.typeError("Only generic type aliases are subscriptable")
      }
      return try world.makeGenericAlias(arguments[0], arguments[1])
    }
    builder.method("__iter__") { world, arguments throws(Raised) in
      let unpacked = try world.getItem(
        world.getAttribute(world.importedModule("typing"), world.intern("Unpack")), arguments[0])
      return try world.iterator(of: world.makeTuple([unpacked]).value)
    }
    GenericAliasType.defineUnions(builder)
    GenericType.define(world)
  }

  private static func make(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let names = ["name", "value", "type_params", "qualname"]
    var values = try world.named(arguments, names, of: "typealias")
    let positional = arguments.positional(from: 1)
    if positional.count > 2 {
      throw world.typeError("typealias() takes exactly 2 positional arguments (\(positional.count) given)")
    }
    for (index, value) in positional.enumerated() { values[index] = value }
    for index in 0..<2 where values[index].isUnbound {
      throw world.typeError("typealias() missing required argument '\(names[index])' (pos \(index + 1))")
    }
    if !world.isString(values[0]) {
      let given = values[0].isNone ? "None" : world.typeName(of: values[0])
      throw world.typeError("typealias() argument 'name' must be str, not \(given)")
    }
    var parameters = values[2]
    if parameters.isUnbound { parameters = world.emptyTuple.value }
    guard world.kind(of: parameters) == .tuple else { throw world.typeError("type_params must be a tuple") }
    for parameter in world.elements(Ref<TupleObject>(parameters)) where world.kind(of: parameter) != .typeVariable {
      throw world.typeError("Expected a type param, got \(try world.reprText(parameter))")
    }
    let object = world.allocate(world.types.typeAlias, .other, as: TypeAliasObject.self)
    object.pointee.name = values[0]
    object.pointee.qualifiedName = values[3].isUnbound || values[3].isNone ? values[0] : values[3]
    let number = Int(world.owner)
    object.pointee.module = world.owners.indices.contains(number) ? world.intern(world.owners[number]) : .none
    object.pointee.parameters = parameters
    object.pointee.value = values[1]
    return object.value
  }
}
