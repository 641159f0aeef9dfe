// Tuples whose elements have names, as C modules have them: time.struct_time and its like.
import Runtime

/// The names of a type's elements; those behind `visible` are attributes only.
struct StructSequence: Sendable {
  let name: StaticString
  let fields: [StaticString]
  let visible: Int
}

final class StructSequenceState: ModuleState {
  var types: [Ref<TypeObject>: StructSequence] = [:]
  init() {}
}

extension ModuleBuilder {
  /// Makes the type and publishes it.
  @discardableResult func structSequence(_ sequence: StructSequence, module: StaticString) -> Ref<TypeObject> {
    let type = world.makeType(
      sequence.name, base: world.types.tuple, kind: .tuple, size: 0, flags: [.isSequence], module: module)
    constant(sequence.name, type.value)
    world.state(StructSequenceState.self).types[type] = sequence
    let builder = TypeBuilder(world: world, type: type)
    for (index, field) in sequence.fields.enumerated() {
      builder.member(field, at: MemoryLayout<TupleObject>.stride + index * 8, [.optional, .readOnly])
    }
    builder.constant("n_fields", Value(small: sequence.fields.count))
    builder.constant("n_sequence_fields", Value(small: sequence.visible))
    builder.constant("n_unnamed_fields", Value(small: 0))
    builder.constant(
      "__match_args__", world.makeTuple(sequence.fields.prefix(sequence.visible).map { world.intern($0) }).value)
    builder.new { world, arguments throws(Raised) in
      let named = try world.named(arguments, ["sequence", "dict"], of: "structseq")
      let source = arguments.positionalCount > 1 ? arguments[1] : named[0]
      let extra = arguments.positionalCount > 2 ? arguments[2] : named[1]
      if source.isUnbound {
        throw world.typeError("structseq() missing required argument 'sequence' (pos 1)")
      }
      return try world.makeStructSequence(Ref<TypeObject>(arguments[0]), from: source, extra)
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let type = world.type(of: arguments[0]), tuple = Ref<TupleObject>(arguments[0])
      guard let sequence = world.state(StructSequenceState.self).types[type] else { return world.emptyString }
      var parts: [String] = []
      for index in 0..<sequence.visible {
        parts.append("\(sequence.fields[index])=\(try world.reprText(tuple[index]))")
      }
      return world.string("\(type.shownName)(\(parts.joined(separator: ", ")))")
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let type = world.type(of: arguments[0]), tuple = Ref<TupleObject>(arguments[0])
      guard let sequence = world.state(StructSequenceState.self).types[type] else { return .none }
      let hidden = world.makeDict()
      for index in sequence.visible..<sequence.fields.count {
        world.set(world.intern(sequence.fields[index]), tuple.items[index].orNone, in: hidden)
      }
      let plain = world.makeTuple(tuple.items, sequence.visible).value
      return world.tuple(type.value, world.tuple(plain, hidden.value))
    }
    builder.method("__replace__", .variadic(names: true)) { world, arguments throws(Raised) in
      let type = world.type(of: arguments[0]), tuple = Ref<TupleObject>(arguments[0])
      guard let sequence = world.state(StructSequenceState.self).types[type] else { return .none }
      var values = (0..<sequence.fields.count).map { tuple.items[$0].orNone }
      var strangers: [String] = []
      let given = OperatorTypes.namesDict(world, arguments)
      try world.forEachEntry(given) { entry throws(Raised) in
        if let index = sequence.fields.firstIndex(where: { "\($0)" == world.text(entry.key) }) {
          values[index] = entry.value
        } else {
          strangers.append("'\(world.text(entry.key))'")
        }
        return true
      }
      if !strangers.isEmpty {
        throw world.typeError("Got unexpected field name(s): [\(strangers.joined(separator: ", "))]")
      }
      return world.makeStructSequence(type, values)
    }
    return type
  }
}

extension World {
  /// An instance with values for all fields, the hidden ones too.
  func makeStructSequence(_ type: Ref<TypeObject>, _ values: [Value]) -> Value {
    let visible = state(StructSequenceState.self).types[type]?.visible ?? values.count
    let tuple = makeObject(type, TupleObject.self, extra: values.count * 8)
    tuple.pointee.count = visible
    for (index, value) in values.enumerated() { tuple.items[index] = value }
    return tuple.value
  }

  fileprivate func makeStructSequence(
    _ type: Ref<TypeObject>, from source: Value, _ extra: Value
  ) throws(Raised) -> Value {
    guard let sequence = state(StructSequenceState.self).types[type] else { return .none }
    var values: [Value] = []
    do throws(Raised) {
      values = try collect(source)
    } catch {
      if !isRaised("TypeError") { throw error }
      raised = .unbound
      throw typeError("constructor requires a sequence")
    }
    let most = sequence.fields.count
    if values.count < sequence.visible || values.count > most {
      let bound = values.count < sequence.visible ? "least \(sequence.visible)" : "most \(most)"
      let isFixed = sequence.visible == most
      throw typeError(
        "\(type.shownName)() takes \(isFixed ? "a \(most)" : "an at \(bound)")-sequence (\(values.count)-sequence given)"
      )
    }
    while values.count < most {
      let name = intern(sequence.fields[values.count])
      let given = kind(of: extra) == .dict ? get(name, in: Ref<DictObject>(extra)) : .unbound
      values.append(given.orNone)
    }
    return makeStructSequence(type, values)
  }
}
