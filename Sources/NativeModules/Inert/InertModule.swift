// Modules whose work lies outside of a sandbox, or is not done in it: they have the right names, and refuse.
import Runtime

/// A type of such a module.
struct InertType: Sendable {
  var name: StaticString
  var module: StaticString
  /// Another name under which the module has it; empty: its own.
  var alias: StaticString = ""
  /// A type of the module that comes before; empty: object.
  var base: StaticString = ""
  var methods: [StaticString] = []
  /// Methods that do nothing and answer None.
  var quietMethods: [StaticString] = []
  var classMethods: [StaticString] = []
  var staticMethods: [StaticString] = []
  /// What instances have; reading it is refused, but of what can be made: there it is None, and keeps what is set.
  var attributes: [StaticString] = []
  /// Such attributes whose first value is a number.
  var defaults: [(StaticString, Int)] = []
  /// Constants of the type: `NAME=1 OTHER=2 …`
  var numbers = ""
  /// Can it be derived from?
  var isFinal = false
  /// Can it be made? It takes no heed of its arguments.
  var isMade = false
}

/// An exception of such a module.
struct InertException: Sendable {
  var name: StaticString
  var module: StaticString
  /// Built-in classes, or the module's own that come before.
  var bases: [StaticString]
}

/// What such a module holds.
struct InertModule: Sendable {
  var name: StaticString
  var doc = ""
  /// What the module imports when it is loaded.
  var imports: [String] = []
  /// The outside that its functions reach for; nil: nothing, they are not written.
  var effect: EffectKind?
  /// `NAME=1 OTHER=2 …`
  var numbers = ""
  var texts: [(StaticString, String)] = []
  var flags: [(StaticString, Bool)] = []
  /// Names that are built-in exceptions: `error = OSError`.
  var aliases: [(StaticString, StaticString)] = []
  /// Names of types that have another name in the module too.
  var synonyms: [(StaticString, StaticString)] = []
  /// Names that hold pointers of C, for other modules in C.
  var capsules: [StaticString] = []
  var functions: [StaticString] = []
  /// Functions that do nothing and answer None.
  var quietFunctions: [StaticString] = []
  var types: [InertType] = []
  var exceptions: [InertException] = []
  var sequences: [(StructSequence, module: StaticString)] = []
  /// What is not as simple as that; it comes last.
  var more: @Sendable (ModuleBuilder) throws(Raised) -> Void = { _ throws(Raised) in }

  /// Puts all of it into the module; functions that are there already stay.
  func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    if !doc.isEmpty { builder.doc(doc) }
    builder.numbers(numbers)
    for (name, text) in texts { builder.constant(name, world.string(text)) }
    for (name, flag) in flags { builder.constant(name, Value(flag)) }
    for (name, builtin) in aliases { builder.constant(name, world.exceptionType(builtin).value) }
    for name in capsules { builder.constant(name, Capsules.make(world)) }
    for exception in exceptions { try make(exception, builder) }
    for (sequence, home) in sequences { builder.structSequence(sequence, module: home) }
    for type in types { make(type, builder) }
    for (name, other) in synonyms { builder.constant(name, world.get(world.intern(other), in: builder.dict)) }
    for function in functions where world.get(world.intern(function), in: builder.dict).isUnbound {
      let refusal = Refusal(what: "\(name).\(function)()", effect: effect)
      builder.function(function, .variadic(names: true)) { world, _ throws(Raised) in throw refusal.raise(world) }
    }
    for function in quietFunctions {
      builder.function(function, .variadic(names: true)) { _, _ throws(Raised) in .none }
    }
    // They may import this module in their turn.
    for name in imports { _ = try world.importModule(name) }
    try more(builder)
  }

  private func make(_ exception: InertException, _ builder: ModuleBuilder) throws(Raised) {
    let world = builder.world
    let bases = exception.bases.map { base in
      let known = world.get(world.intern(base), in: builder.dict)
      return known.isUnbound ? world.exceptionType(base).value : known
    }
    builder.constant(
      exception.name,
      try builder.exception(exception.name, bases: world.makeTuple(bases).value, module: exception.module))
  }

  private func make(_ type: InertType, _ builder: ModuleBuilder) {
    let world = builder.world
    let base = type.base.isEmpty ? Value.unbound : world.get(world.intern(type.base), in: builder.dict)
    let made = TypeBuilder(
      world: world,
      type: world.makeType(
        type.name, base: base.isUnbound ? world.types.object : Ref<TypeObject>(base), kind: .opaque,
        size: MemoryLayout<InstanceObject>.size, flags: type.isFinal ? [] : [.isBaseType], module: type.module))
    builder.constant(type.alias.isEmpty ? type.name : type.alias, made.type.value)
    let shown = "\(name).\(type.name)"
    func refusal(_ member: StaticString, _ end: String = "()") -> Refusal {
      Refusal(what: "\(shown).\(member)\(end)", effect: effect)
    }
    if type.isMade {
      made.new { world, arguments throws(Raised) in
        world.makeObject(Ref<TypeObject>(arguments[0]), InstanceObject.self).value
      }
      made.method("__init__", .variadic(names: true)) { _, _ throws(Raised) in .none }
    } else {
      let refusal = Refusal(what: "\(shown)()", effect: effect)
      made.new { world, _ throws(Raised) in throw refusal.raise(world) }
    }
    for method in type.methods {
      let refusal = refusal(method)
      made.method(method, .variadic(names: true)) { world, _ throws(Raised) in throw refusal.raise(world) }
    }
    for method in type.quietMethods {
      made.method(method, .variadic(names: true)) { _, _ throws(Raised) in .none }
    }
    for method in type.classMethods {
      if method.description == "__class_getitem__" {
        made.classMethod(method, .exactly(1)) { world, arguments throws(Raised) in
          try world.makeGenericAlias(arguments[0], arguments[1])
        }
        continue
      }
      let refusal = refusal(method)
      made.classMethod(method, .variadic(names: true)) { world, _ throws(Raised) in throw refusal.raise(world) }
    }
    for method in type.staticMethods {
      let refusal = refusal(method)
      made.staticMethod(method, .variadic(names: true)) { world, _ throws(Raised) in throw refusal.raise(world) }
    }
    for attribute in type.attributes {
      if type.isMade {
        InertAttributes.define(made, attribute, .none)
        continue
      }
      let refusal = refusal(attribute, "")
      made.property(attribute) { world, _ throws(Raised) in throw refusal.raise(world) }
    }
    NumberTables.pairs(type.numbers) { name, number in
      world.set(world.intern(name), world.makeInteger(number), in: made.type.pointee.dict)
    }
    for (name, number) in type.defaults { InertAttributes.define(made, name, Value(small: number)) }
  }
}

extension StaticString {
  fileprivate var isEmpty: Bool { utf8CodeUnitCount == 0 }
}

/// Attributes of inert objects: what was set is kept, and has no effect.
final class InertAttributes: ModuleState {
  private struct Key: Hashable {
    var object: Value
    var name: Value
  }
  private var values: [Key: Value] = [:]

  static func define(_ type: TypeBuilder, _ name: StaticString, _ first: Value) {
    let key = type.world.intern(name)
    type.property(
      name,
      set: { world, arguments throws(Raised) in
        world.state(InertAttributes.self).values[Key(object: arguments[0], name: key)] = arguments[1]
        return .none
      },
      { world, arguments throws(Raised) in
        world.state(InertAttributes.self).values[Key(object: arguments[0], name: key)] ?? first
      })
  }
}

/// `types.CapsuleType`: pointers that modules in C leave for one another. Ours lead nowhere.
final class Capsules: ModuleState {
  private var type = Ref<TypeObject>.none

  static func type(_ world: World) -> Ref<TypeObject> {
    let state = world.state(Capsules.self)
    if !state.type.isPresent {
      state.type = world.makeModuleType(
        "PyCapsule", in: "builtins", kind: .opaque, size: MemoryLayout<InstanceObject>.size)
      TypeBuilder(world: world, type: state.type).notCallable()
    }
    return state.type
  }

  static func make(_ world: World) -> Value { world.makeObject(type(world), InstanceObject.self).value }
}

/// Why something is not done, and how that is told.
struct Refusal: Sendable {
  var what: String
  /// Nil: it could be done in a sandbox, but is not written.
  var effect: EffectKind?

  /// What reaches for the outside gets what an operating system answers to those who may not; what is not written is
  /// noted with the report's unsupported features.
  func raise(_ world: World) -> Raised {
    if let effect {
      world.noteEffect(effect, what)
      return Streams.denied(world, 1, "Operation not permitted in the sandbox: \(what)")
    }
    let raised = world.raise("NotImplementedError", "\(what) is not there in the sandbox")
    world.noteUnsupported(what, world.raised)
    return raised
  }
}

extension ModuleBuilder {
  /// A new exception class, as `PyErr_NewException` makes one.
  func exception(_ name: StaticString, bases: Value, module: StaticString) throws(Raised) -> Value {
    let namespace = world.makeDict()
    world.set(world.names.module, world.intern(module), in: namespace)
    return try world.call(world.types.type.value, [world.intern(name), bases, namespace.value])
  }
}
