// How a module in Swift is put together: its functions and constants.

/// Declares the content of a module.
package struct ModuleBuilder {
  package let world: World
  package let dict: Ref<DictObject>
  /// As functions of the module have it in `__module__`.
  private let name: Value

  package init(_ world: World, _ module: Ref<ModuleObject>) {
    self.init(world, namespace: module.pointee.attributes.dict)
  }

  /// Of a module that is not made yet, or never.
  package init(_ world: World, namespace: Ref<DictObject>) {
    self.world = world
    dict = namespace
    let name = world.get(world.names.name, in: dict)
    self.name = world.isString(name) ? world.intern(name) : .none
  }

  package func constant(_ name: StaticString, _ value: Value) { world.set(world.intern(name), value, in: dict) }
  package func integer(_ name: StaticString, _ number: Int) { constant(name, world.makeInteger(number)) }

  package func doc(_ text: String) { world.set(world.names.doc, world.string(text), in: dict) }

  /// A function; with `bound` it gets that as argument 0, which does not count.
  package func function(
    _ name: StaticString, _ parameters: Parameters = .none, bound: Value = .unbound, doc: StaticString = "",
    _ code: @escaping NativeCode
  ) {
    let definition = NativeDefinition(name, parameters, isMethod: !bound.isUnbound, doc: doc, code)
    constant(name, world.makeNative(definition, receiver: bound, module: self.name))
  }

  /// A type, under its own name.
  package func publish(_ type: Ref<TypeObject>) { world.set(type.pointee.qualifiedName, type.value, in: dict) }
}
