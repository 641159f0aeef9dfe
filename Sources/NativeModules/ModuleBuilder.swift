// Types of modules in Swift, and what such a module keeps in a world.
import Runtime

extension ModuleBuilder {
  /// A type whose instances lie as `Layout` says; `hasAttributes`: an `AttributeStorage` follows the header.
  func type<Layout: BitwiseCopyable>(
    _ name: StaticString, _: Layout.Type, kind: Kind = .opaque, module: StaticString, hasAttributes: Bool = false,
    flags: TypeFlags = [.isBaseType], isPublished: Bool = true
  ) -> TypeBuilder {
    let type = world.makeType(
      name, base: world.types.object, kind: kind, size: MemoryLayout<Layout>.size,
      attributes: hasAttributes ? MemoryLayout<Header>.size : 0, flags: flags, module: module)
    if isPublished { constant(name, type.value) }
    let builder = TypeBuilder(world: world, type: type)
    if hasAttributes { builder.attributesDict() }
    return builder
  }

  /// A type of native iterators; `name` as the module has it.
  func iteratorType(_ name: StaticString, module: StaticString, flags: TypeFlags = [.isBaseType]) -> TypeBuilder {
    type(name, IteratorObject.self, kind: .iterator, module: module, flags: flags)
  }
}

extension TypeBuilder {
  /// `__dict__` of instances that have an `AttributeStorage`.
  func attributesDict() {
    property("__dict__") { world, arguments throws(Raised) in
      guard let storage = world.storage(of: arguments[0], world.type(of: arguments[0])) else { return .none }
      return world.dict(of: storage).value
    }
  }
}

/// What a native module keeps in a world.
protocol ModuleState: AnyObject {
  init()
}

extension World {
  /// The one instance of this world, made when first asked for.
  func state<State: ModuleState>(_ type: State.Type = State.self) -> State {
    let key = ObjectIdentifier(type)
    if let known = moduleStates[key] as? State { return known }
    let new = State()
    moduleStates[key] = new
    return new
  }

  /// Of a value that is a string.
  func text(_ value: Value) -> String { Ref<StringObject>(value).text }

  /// `type(value).__name__`, as texts of objects have it.
  func plainTypeName(of value: Value) -> String { type(of: value).pointee.name.text }

  /// A pair, a triple …
  func tuple(_ values: Value...) -> Value { makeTuple(values).value }

  /// A type that messages call by its module's name and its own: `'re.Pattern' object …`.
  func makeModuleType(
    _ name: StaticString, in module: StaticString, base: Ref<TypeObject>? = nil, kind: Kind = .other, size: Int = 0,
    attributes: Int = 0, flags: TypeFlags = []
  ) -> Ref<TypeObject> {
    makeType(
      name, base: base ?? types.object, kind: kind, size: size, attributes: attributes, flags: flags, module: module)
  }
}
