// Tuples whose elements have names: `sys.version_info`, `sys.flags` and their like.

extension World {
  /// A type of tuples with named elements, which nobody can instantiate.
  package func makeStructSequence(_ name: StaticString, module: StaticString, _ fields: [StaticString]) -> Ref<
    TypeObject
  > {
    let type = makeType(
      name, base: types.tuple, kind: .tuple, size: 0, flags: [.isSequence], module: module)
    let builder = TypeBuilder(world: self, type: type)
    builder.notCallable()
    for (index, field) in fields.enumerated() {
      builder.member(field, at: MemoryLayout<TupleObject>.stride + index * 8, [.readOnly])
    }
    let names = makeTuple(fields.map { intern($0) }).value
    builder.constant("__match_args__", names)
    for count: StaticString in ["n_sequence_fields", "n_fields"] {
      builder.constant(count, Value(small: fields.count))
    }
    builder.constant("n_unnamed_fields", Value(small: 0))
    builder.method("__repr__") { world, arguments throws(Raised) in
      let tuple = Ref<TupleObject>(arguments[0])
      let type = tuple.pointee.header.type
      let names = Ref<TupleObject>(world.lookUp(world.intern("__match_args__"), in: type))
      var parts: [String] = []
      for index in 0..<min(tuple.count, names.count) {
        try parts.append("\(Ref<StringObject>(names[index]).text)=\(world.reprText(tuple[index]))")
      }
      return world.string("\(world.fullName(of: type))(\(parts.joined(separator: ", ")))")
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let tuple = Ref<TupleObject>(arguments[0])
      let plain = world.makeTuple(world.elements(tuple)).value
      return world.makeTuple([
        tuple.pointee.header.type.value, world.makeTuple([plain, world.makeDict().value]).value,
      ]).value
    }
    return type
  }

  package func makeStructSequence(_ type: Ref<TypeObject>, _ values: [Value]) -> Value {
    let tuple = makeTuple(count: values.count)
    for (index, value) in values.enumerated() { tuple[index] = value }
    tuple.pointee.header = Header(type, .tuple, owner: owner)
    return tuple.value
  }
}
