// Making type parameters: by the syntax `[T: int]`, and by calling their classes.

extension World {
  private func makeVariable(_ type: Ref<TypeObject>, _ name: Value) -> Ref<TypeVariableObject> {
    let object = allocate(type, .typeVariable, as: TypeVariableObject.self)
    object.pointee.name = name
    object.pointee.isCovariant = .false
    object.pointee.isContravariant = .false
    object.pointee.infersVariance = .false
    return object
  }

  /// A type parameter of the syntax: the functions compute bound or constraints, unbound for none.
  package func makeTypeVariable(_ name: Value, bound: Value = .unbound, constraints: Value = .unbound) -> Value {
    let object = makeVariable(types.typeVariable, name)
    object.pointee.evaluateBound = bound
    object.pointee.evaluateConstraints = constraints
    object.pointee.infersVariance = .true
    return object.value
  }
  package func makeParameterSpecification(_ name: Value) -> Value {
    let object = makeVariable(types.parameterSpecification, name)
    object.pointee.infersVariance = .true
    return object.value
  }
  package func makeTypeVariableTuple(_ name: Value) -> Value {
    let object = makeVariable(types.typeVariableTuple, name)
    object.pointee.infersVariance = .true
    return object.value
  }
  /// The default of a type parameter of the syntax is what the function computes.
  package func setTypeParameterDefault(_ variable: Value, _ function: Value) {
    if kind(of: variable) == .typeVariable { Ref<TypeVariableObject>(variable).pointee.evaluateDefault = function }
  }

  /// The name of the module whose code runs, for `__module__`.
  private func runningModule() -> Value {
    let number = Int(owner)
    return owners.indices.contains(number) && !owners[number].isEmpty ? intern(owners[number]) : .none
  }

  /// A bound or default as it was given: a string is a reference that is looked up later.
  private func typeArgument(_ value: Value) throws(Raised) -> Value {
    if value.isNone { return types.none.value }
    guard isString(value) else { return value }
    return try call(getAttribute(importedModule("annotationlib"), intern("ForwardRef")), [value])
  }

  fileprivate func makeVariable(
    called type: Ref<TypeObject>, _ arguments: Arguments, _ function: String, _ names: [String]
  ) throws(Raised) -> Value {
    let named = try self.named(arguments, names, of: function)
    var positional = arguments.positional(from: 1)
    var name = named[0]
    if name.isUnbound {
      if positional.isEmpty { throw typeError("\(function)() missing required argument 'name' (pos 1)") }
      name = positional.removeFirst()
    }
    if !isString(name) {
      throw typeError("\(function)() argument 'name' must be str, not \(name.isNone ? "None" : typeName(of: name))")
    }
    if type != types.typeVariable, !positional.isEmpty {
      throw typeError("\(function)() takes exactly 1 positional argument (\(positional.count + 1) given)")
    }
    func value(_ name: String) -> Value { names.firstIndex(of: name).map { named[$0] } ?? .unbound }
    let object = makeVariable(type, name)
    for (flag, path) in [
      ("covariant", \TypeVariableObject.isCovariant), ("contravariant", \TypeVariableObject.isContravariant),
      ("infer_variance", \TypeVariableObject.infersVariance),
    ] {
      let given = value(flag)
      if !given.isUnbound { object.pointee[keyPath: path] = Value(try isTrue(given)) }
    }
    let isCovariant = object.pointee.isCovariant.isTrue, isContravariant = object.pointee.isContravariant.isTrue
    if isCovariant, isContravariant { throw valueError("Bivariant types are not supported.") }
    if object.pointee.infersVariance.isTrue, isCovariant || isContravariant {
      throw valueError("Variance cannot be specified with infer_variance.")
    }
    let bound = value("bound")
    if !bound.isUnbound, !bound.isNone { object.pointee.bound = try typeArgument(bound) }
    if !positional.isEmpty {
      if positional.count == 1 { throw typeError("A single constraint is not allowed") }
      if !object.pointee.bound.isUnbound { throw typeError("Constraints cannot be combined with bound=...") }
      object.pointee.constraints = makeTuple(positional).value
    }
    object.pointee.defaultValue = value("default")
    let storage = object.at(MemoryLayout<Header>.size, as: AttributeStorage.self)
    set(self.names.module, runningModule(), in: storage, type)
    return object.value
  }
}

enum TypeVariableMaking {
  static func define(_ typeVariable: TypeBuilder, _ specification: TypeBuilder, _ tuple: TypeBuilder) {
    typeVariable.new { world, arguments throws(Raised) in
      try world.makeVariable(
        called: world.types.typeVariable, arguments, "typevar",
        ["name", "bound", "default", "covariant", "contravariant", "infer_variance"])
    }
    specification.new { world, arguments throws(Raised) in
      try world.makeVariable(
        called: world.types.parameterSpecification, arguments, "paramspec",
        ["name", "bound", "default", "covariant", "contravariant", "infer_variance"])
    }
    tuple.new { world, arguments throws(Raised) in
      try world.makeVariable(
        called: world.types.typeVariableTuple, arguments, "typevartuple",
        ["name", "bound", "default", "covariant", "contravariant", "infer_variance"])
    }
  }
}
