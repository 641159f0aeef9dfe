// TypeVar, ParamSpec, TypeVarTuple: type parameters, whose bounds and defaults are computed when somebody asks.

/// The layout of all three.
struct TypeVariableObject: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  var name: Value
  /// Unbound until computed, or for ever.
  var bound: Value
  var constraints: Value
  var defaultValue: Value
  /// Functions that compute them: `f(format)`; unbound: there is none.
  var evaluateBound: Value
  var evaluateConstraints: Value
  var evaluateDefault: Value
  var isCovariant: Value
  var isContravariant: Value
  var infersVariance: Value
}

enum TypeVariableTypes {
  /// Makes the types; `define` fills them.
  static func make(_ world: World) {
    let variable = MemoryLayout<TypeVariableObject>.size, wrapper = MemoryLayout<WrapperObject>.size
    let attributes = MemoryLayout<Header>.size
    func type(_ name: StaticString, _ kind: Kind, _ size: Int, attributes: Int = 0) -> Ref<TypeObject> {
      world.makeType(
        name, base: world.types.object, kind: kind, size: size, attributes: attributes, flags: [], module: "typing")
    }
    world.types.typeVariable = type("TypeVar", .typeVariable, variable, attributes: attributes)
    world.types.parameterSpecification = type("ParamSpec", .typeVariable, variable, attributes: attributes)
    world.types.typeVariableTuple = type("TypeVarTuple", .typeVariable, variable, attributes: attributes)
    world.types.parameterArguments = type("ParamSpecArgs", .other, wrapper)
    world.types.parameterKeywords = type("ParamSpecKwargs", .other, wrapper)
    world.types.typeAlias = type("TypeAliasType", .other, MemoryLayout<TypeAliasObject>.size)
    world.types.noDefault = world.makeType(
      "NoDefaultType", base: world.types.object, kind: .other, size: wrapper, flags: [])
    world.types.constantEvaluator = type("constevaluator", .other, wrapper)
  }

  static func variable(_ value: Value) -> Ref<TypeVariableObject> { Ref<TypeVariableObject>(value) }

  @Sendable static func define(_ world: World) {
    world.noDefault = world.makeWrapper(world.types.noDefault, .other, .none)
    let noDefault = TypeBuilder(world: world, type: world.types.noDefault)
    noDefault.method("__repr__") { world, _ throws(Raised) in world.string("typing.NoDefault") }
    noDefault.method("__reduce__") { world, _ throws(Raised) in world.string("NoDefault") }
    noDefault.new { world, _ throws(Raised) in world.noDefault }
    let evaluator = TypeBuilder(world: world, type: world.types.constantEvaluator)
    evaluator.method("__repr__") { world, arguments throws(Raised) in
      var text = TextBuilder()
      text.append("<constevaluator ")
      text.append(try world.repr(Ref<WrapperObject>(arguments[0]).pointee.fields.0))
      text.append(">")
      return world.string(text.codePoints)
    }
    evaluator.method("__call__", .exactly(1)) { world, arguments throws(Raised) in
      let value = Ref<WrapperObject>(arguments[0]).pointee.fields.0
      // 4: as text.
      if try world.index(arguments[1]) != 4 { return value }
      guard world.kind(of: value) == .tuple else { return try world.typeText(value) }
      var text = TextBuilder()
      text.append("(")
      for (index, part) in world.elements(Ref<TupleObject>(value)).enumerated() {
        if index > 0 { text.append(", ") }
        text.append(try world.typeText(part))
      }
      text.append(")")
      return world.string(text.codePoints)
    }
    let typeVariable = TypeBuilder(world: world, type: world.types.typeVariable)
    let specification = TypeBuilder(world: world, type: world.types.parameterSpecification)
    let tuple = TypeBuilder(world: world, type: world.types.typeVariableTuple)
    for builder in [typeVariable, specification, tuple] { defineCommon(builder) }
    for builder in [typeVariable, specification] { defineOr(builder) }
    TypeVariableMaking.define(typeVariable, specification, tuple)
    defineBounds(typeVariable, specification, tuple)
    TypeVariableSubstitution.define(typeVariable, specification, tuple)
    defineParts(world)
  }

  private static func offset(_ path: PartialKeyPath<TypeVariableObject>) -> Int {
    MemoryLayout<TypeVariableObject>.offset(of: path) ?? 0
  }

  private static func defineCommon(_ builder: TypeBuilder) {
    builder.constant("__module__", builder.world.intern("typing"))
    builder.member("__name__", at: offset(\.name), [.optional, .readOnly])
    builder.member("__covariant__", at: offset(\.isCovariant), [.optional, .readOnly])
    builder.member("__contravariant__", at: offset(\.isContravariant), [.optional, .readOnly])
    builder.member("__infer_variance__", at: offset(\.infersVariance), [.optional, .readOnly])
    builder.property("__default__") { world, arguments throws(Raised) in
      let object = variable(arguments[0])
      if object.pointee.defaultValue.isUnbound {
        object.pointee.defaultValue = try evaluated(world, object.pointee.evaluateDefault) ?? world.noDefault
      }
      return object.pointee.defaultValue
    }
    builder.method("has_default") { world, arguments throws(Raised) in
      let object = variable(arguments[0])
      return Value(
        !object.pointee.evaluateDefault.isUnbound
          || !object.pointee.defaultValue.isUnbound && object.pointee.defaultValue != world.noDefault)
    }
    builder.property("evaluate_default") { world, arguments throws(Raised) in
      let object = variable(arguments[0])
      if !object.pointee.evaluateDefault.isUnbound { return object.pointee.evaluateDefault }
      let value = object.pointee.defaultValue
      return world.makeWrapper(world.types.constantEvaluator, .other, value.isUnbound ? world.noDefault : value)
    }
    builder.method("__reduce__") { _, arguments throws(Raised) in variable(arguments[0]).pointee.name }
    builder.method("__mro_entries__", .exactly(1)) { world, arguments throws(Raised) in
      throw world.typeError("Cannot subclass an instance of \(world.type(of: arguments[0]).pointee.name.text)")
    }
    builder.property("__dict__") { world, arguments throws(Raised) in
      world.dict(of: variable(arguments[0]).at(MemoryLayout<Header>.size)).value
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let object = variable(arguments[0])
      let sign =
        object.pointee.infersVariance.isTrue
        ? "" : object.pointee.isCovariant.isTrue ? "+" : object.pointee.isContravariant.isTrue ? "-" : "~"
      var text = TextBuilder()
      text.append(sign)
      text.append(try world.str(object.pointee.name))
      return world.string(text.codePoints)
    }
  }

  private static func defineOr(_ builder: TypeBuilder) {
    builder.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeUnion(of: [arguments[0], arguments[1]])
    }
    builder.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeUnion(of: [arguments[1], arguments[0]])
    }
  }

  /// What a function that computes a bound or default gives now; nil without a function.
  private static func evaluated(_ world: World, _ function: Value) throws(Raised) -> Value? {
    // 1: the value itself.
    function.isUnbound ? nil : try world.call(function, [Value(small: 1)])
  }

  private static func defineBounds(_ typeVariable: TypeBuilder, _ specification: TypeBuilder, _ tuple: TypeBuilder) {
    for builder in [specification, tuple] {
      builder.member("__bound__", at: offset(\.bound), [.optional, .readOnly])
    }
    typeVariable.property("__bound__") { world, arguments throws(Raised) in
      let object = variable(arguments[0])
      if object.pointee.bound.isUnbound {
        object.pointee.bound = try evaluated(world, object.pointee.evaluateBound) ?? .none
      }
      return object.pointee.bound
    }
    typeVariable.property("__constraints__") { world, arguments throws(Raised) in
      let object = variable(arguments[0])
      if object.pointee.constraints.isUnbound {
        object.pointee.constraints =
          try evaluated(world, object.pointee.evaluateConstraints) ?? world.emptyTuple.value
      }
      return object.pointee.constraints
    }
    typeVariable.property("evaluate_bound") { world, arguments throws(Raised) in
      let object = variable(arguments[0])
      if !object.pointee.evaluateBound.isUnbound { return object.pointee.evaluateBound }
      let bound = object.pointee.bound
      return bound.isUnbound || bound.isNone ? .none : world.makeWrapper(world.types.constantEvaluator, .other, bound)
    }
    typeVariable.property("evaluate_constraints") { world, arguments throws(Raised) in
      let object = variable(arguments[0])
      if !object.pointee.evaluateConstraints.isUnbound { return object.pointee.evaluateConstraints }
      let constraints = object.pointee.constraints
      return constraints.isUnbound || constraints == world.emptyTuple.value
        ? .none : world.makeWrapper(world.types.constantEvaluator, .other, constraints)
    }
  }

  /// `P.args` and `P.kwargs`
  private static func defineParts(_ world: World) {
    let specification = TypeBuilder(world: world, type: world.types.parameterSpecification)
    specification.property("args") { world, arguments throws(Raised) in
      world.makeWrapper(world.types.parameterArguments, .other, arguments[0])
    }
    specification.property("kwargs") { world, arguments throws(Raised) in
      world.makeWrapper(world.types.parameterKeywords, .other, arguments[0])
    }
    for type in [world.types.parameterArguments, world.types.parameterKeywords] {
      let builder = TypeBuilder(world: world, type: type)
      builder.constant("__module__", world.intern("typing"))
      builder.member(
        "__origin__", at: MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0, [.optional, .readOnly])
      builder.new(.exactly(1)) { world, arguments throws(Raised) in
        world.makeWrapper(Ref<TypeObject>(arguments[0]), .other, arguments[1])
      }
      builder.method("__repr__") { world, arguments throws(Raised) in
        let origin = Ref<WrapperObject>(arguments[0]).pointee.fields.0
        let suffix = world.type(of: arguments[0]) == world.types.parameterArguments ? ".args" : ".kwargs"
        var text = TextBuilder()
        text.append(
          world.kind(of: origin) == .typeVariable
            ? try world.str(variable(origin).pointee.name) : try world.repr(origin))
        text.append(suffix)
        return world.string(text.codePoints)
      }
      builder.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
        if world.type(of: arguments[0]) != world.type(of: arguments[1]) { return .notImplemented }
        return Value(
          try world.areEqual(
            Ref<WrapperObject>(arguments[0]).pointee.fields.0, Ref<WrapperObject>(arguments[1]).pointee.fields.0))
      }
      builder.constant("__hash__", .none)
      builder.method("__mro_entries__", .exactly(1)) { world, arguments throws(Raised) in
        throw world.typeError("Cannot subclass an instance of \(world.type(of: arguments[0]).pointee.name.text)")
      }
    }
  }
}
