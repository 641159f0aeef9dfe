// How a module in Swift is put together: its functions, constants and types, and what it keeps in a world.
import Runtime

/// Declares the content of a module.
struct ModuleBuilder {
  let world: World
  let dict: Ref<DictObject>
  /// As functions of the module have it in `__module__`.
  let name: Value

  init(_ world: World, _ module: Ref<ModuleObject>) {
    self.world = world
    dict = module.pointee.attributes.dict
    let name = world.get(world.names.name, in: dict)
    self.name = world.isString(name) ? world.intern(name) : .none
  }

  func constant(_ name: StaticString, _ value: Value) { world.set(world.intern(name), value, in: dict) }
  func integer(_ name: StaticString, _ number: Int) { constant(name, world.makeInteger(number)) }

  func doc(_ text: String) { world.set(world.names.doc, world.string(text), in: dict) }

  func function(
    _ name: StaticString, _ parameters: Parameters = .none, doc: StaticString = "", _ code: @escaping NativeCode
  ) {
    let definition = NativeDefinition(name, parameters, isMethod: false, doc: doc, code)
    constant(name, world.makeNative(definition, module: self.name))
  }

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
}
