// string.templatelib: Template and Interpolation, what t-strings give (PEP 750).

enum TemplateTypes {
  @Sendable static func define(_ world: World) {
    func type(_ name: StaticString, _ flags: TypeFlags = []) -> Ref<TypeObject> {
      world.makeType(
        name, base: world.types.object, kind: .other, size: MemoryLayout<WrapperObject>.size, flags: flags,
        module: "string.templatelib")
    }
    world.textTypes.interpolation = type("Interpolation")
    world.textTypes.template = type("Template")
    world.textTypes.templateIterator = type("TemplateIter", .isDisallowingInstantiation)
    interpolation(TypeBuilder(world: world, type: world.textTypes.interpolation))
    template(TypeBuilder(world: world, type: world.textTypes.template))
    iterator(TypeBuilder(world: world, type: world.textTypes.templateIterator))
  }

  /// Value, expression, conversion, format_spec; of a template: strings and interpolations, two tuples.
  private static func fields(_ value: Value) -> (Value, Value, Value, Value) {
    Ref<WrapperObject>(value).pointee.fields
  }

  static func make(_ world: World, _ type: Ref<TypeObject>, _ fields: (Value, Value, Value, Value)) -> Value {
    let object = world.makeObject(type, WrapperObject.self)
    object.pointee.fields = fields
    return object.value
  }

  /// An attribute that cannot be written.
  private static func readOnly(_ type: TypeBuilder, _ name: StaticString, _ get: @escaping NativeCode) {
    type.property(name, set: { world, _ throws(Raised) in throw world.attributeError("readonly attribute") }, get)
  }

  private static func generic(_ type: TypeBuilder) {
    type.classMethod("__class_getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.call(world.types.genericAlias.value, [arguments[0], arguments[1]])
    }
  }

  // MARK: Interpolation

  private static func interpolation(_ type: TypeBuilder) {
    type.new { world, arguments throws(Raised) in try makeInterpolation(world, arguments) }
    type.method("__repr__") { world, arguments throws(Raised) in
      let fields = fields(arguments[0])
      var buffer = TextBuffer()
      buffer.append("Interpolation(" as String)
      for (index, field) in [fields.0, fields.1, fields.2, fields.3].enumerated() {
        if index > 0 { buffer.append(", " as String) }
        buffer.append(try world.repr(field))
      }
      buffer.append(")")
      return try buffer.finish(world)
    }
    type.method("__reduce__") { world, arguments throws(Raised) in
      let fields = fields(arguments[0])
      let content = world.makeTuple([fields.0, fields.1, fields.2, fields.3]).value
      return world.makeTuple([world.type(of: arguments[0]).value, content]).value
    }
    readOnly(type, "value") { _, arguments throws(Raised) in fields(arguments[0]).0 }
    readOnly(type, "expression") { _, arguments throws(Raised) in fields(arguments[0]).1 }
    readOnly(type, "conversion") { _, arguments throws(Raised) in fields(arguments[0]).2 }
    readOnly(type, "format_spec") { _, arguments throws(Raised) in fields(arguments[0]).3 }
    let world = type.world
    type.constant(
      "__match_args__",
      world.makeTuple(["value", "expression", "conversion", "format_spec"].map { world.intern($0 as String) }).value)
    type.constant("__doc__", world.string("Interpolation object"))
    generic(type)
  }

  private static let names = ["value", "expression", "conversion", "format_spec"]

  private static func makeInterpolation(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    var given = [Value](repeating: .unbound, count: 4)
    if arguments.count > 5 {
      throw world.typeError("Interpolation() takes at most 4 arguments (\(arguments.count - 1) given)")
    }
    for index in 1..<max(arguments.positionalCount, 1) { given[index - 1] = arguments[index] }
    for index in 0..<arguments.count - arguments.positionalCount {
      let name = Ref<StringObject>(Ref<TupleObject>(arguments.names)[index]).text
      guard let place = names.firstIndex(of: name) else {
        throw world.typeError("Interpolation() got an unexpected keyword argument '\(name)'")
      }
      if !given[place].isUnbound {
        throw world.typeError(
          "argument for Interpolation() given by name ('\(name)') and position (\(place + 1))")
      }
      given[place] = arguments[arguments.positionalCount + index]
    }
    if given[0].isUnbound {
      throw world.typeError("Interpolation() missing required argument 'value' (pos 1)")
    }
    for place in 1...3 where !given[place].isUnbound && !world.isString(given[place]) {
      if place == 2, given[2].isNone { continue }
      throw world.typeError(
        "Interpolation() argument '\(names[place])' must be str, not \(world.typeNameOrNone(of: given[place]))")
    }
    if world.isString(given[2]), !["s", "a", "r"].contains(Ref<StringObject>(given[2]).text) {
      throw world.valueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
    }
    return make(
      world, Ref<TypeObject>(arguments[0]),
      (
        given[0], given[1].isUnbound ? world.emptyString : given[1], given[2].isUnbound ? .none : given[2],
        given[3].isUnbound ? world.emptyString : given[3]
      ))
  }

  // MARK: Template

  private static func template(_ type: TypeBuilder) {
    type.new { world, arguments throws(Raised) in
      if !arguments.names.isUnbound { throw world.typeError("Template.__new__ only accepts *args arguments") }
      var parts: [Value] = []
      for index in 1..<max(arguments.count, 1) {
        let part = arguments[index]
        guard world.isString(part) || world.type(of: part) == world.textTypes.interpolation else {
          throw world.typeError(
            "Template.__new__ *args need to be of type 'str' or 'Interpolation', got \(world.typeName(of: part))")
        }
        parts.append(part)
      }
      return try assemble(world, parts)
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      let fields = fields(arguments[0])
      var buffer = TextBuffer()
      buffer.append("Template(strings=" as String)
      buffer.append(try world.repr(fields.0))
      buffer.append(", interpolations=" as String)
      buffer.append(try world.repr(fields.1))
      buffer.append(")")
      return try buffer.finish(world)
    }
    type.method("__iter__") { world, arguments throws(Raised) in
      world.makeIterator(world.textTypes.templateIterator, arguments[0])
    }
    type.method("__add__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.type(of: arguments[1]) == world.textTypes.template else {
        throw world.typeError(
          "can only concatenate string.templatelib.Template (not \"\(world.typeName(of: arguments[1]))\") to string.templatelib.Template"
        )
      }
      return try assemble(world, parts(arguments[0]) + parts(arguments[1]))
    }
    type.method("__reduce__") { world, arguments throws(Raised) in
      let name = world.makeTuple([world.intern("_template_unpickle")]).value
      let module = try world.importNow("string.templatelib", fromList: name)
      let function = try world.getAttribute(module, world.intern("_template_unpickle"))
      let fields = fields(arguments[0])
      return world.makeTuple([function, world.makeTuple([fields.0, fields.1]).value]).value
    }
    readOnly(type, "strings") { _, arguments throws(Raised) in fields(arguments[0]).0 }
    readOnly(type, "interpolations") { _, arguments throws(Raised) in fields(arguments[0]).1 }
    readOnly(type, "values") { world, arguments throws(Raised) in
      let all = world.elements(Ref<TupleObject>(fields(arguments[0]).1))
      return world.makeTuple(all.map { fields($0).0 }).value
    }
    type.constant("__doc__", type.world.string("Template object"))
    generic(type)
  }

  /// Strings and interpolations by turns, as they stand in the template.
  private static func parts(_ template: Value) -> [Value] {
    let fields = fields(template)
    let strings = Ref<TupleObject>(fields.0), interpolations = Ref<TupleObject>(fields.1)
    var parts: [Value] = []
    for index in 0..<strings.count {
      parts.append(strings[index])
      if index < interpolations.count { parts.append(interpolations[index]) }
    }
    return parts
  }

  /// A template: neighbouring strings become one, and between interpolations stands an empty one.
  private static func assemble(_ world: World, _ parts: [Value]) throws(Raised) -> Value {
    var strings: [Value] = [world.emptyString]
    var interpolations: [Value] = []
    for part in parts {
      if world.isString(part) {
        strings[strings.count - 1] = try world.concatenate(strings[strings.count - 1], part)
      } else {
        interpolations.append(part)
        strings.append(world.emptyString)
      }
    }
    return try world.makeTemplate(world.makeTuple(strings).value, world.makeTuple(interpolations).value)
  }

  private static func iterator(_ type: TypeBuilder) {
    type.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__next__") { _, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let fields = fields(iterator.pointee.source)
      let strings = Ref<TupleObject>(fields.0), interpolations = Ref<TupleObject>(fields.1)
      while iterator.pointee.index < strings.count + interpolations.count {
        let index = iterator.pointee.index
        iterator.pointee.index = index + 1
        if index % 2 == 1 { return interpolations[index / 2] }
        if Ref<StringObject>(strings[index / 2]).count > 0 { return strings[index / 2] }
      }
      return .unbound
    }
  }
}

extension World {
  /// `string.templatelib.Interpolation(value, expression, conversion, format_spec)`; the conversion may be None.
  package func makeInterpolation(
    _ value: Value, _ expression: Value, _ conversion: Value, _ spec: Value
  ) throws(Raised) -> Value {
    TemplateTypes.make(
      self, textTypes.interpolation,
      (value, expression, conversion.isUnbound ? .none : conversion, spec.isUnbound ? emptyString : spec))
  }

  /// A template of two tuples: one more string than interpolations.
  package func makeTemplate(_ strings: Value, _ interpolations: Value) throws(Raised) -> Value {
    TemplateTypes.make(self, textTypes.template, (strings, interpolations, .unbound, .unbound))
  }
}
