// Puts things into a native module's namespace.

struct ModuleFiller {
  let world: World
  let dict: Ref<DictObject>
  let name: StaticString

  init(_ world: World, _ module: Ref<ModuleObject>, _ name: StaticString) {
    self.world = world
    dict = module.pointee.attributes.dict
    self.name = name
  }

  func put(_ key: StaticString, _ value: Value) { world.set(world.intern(key), value, in: dict) }

  func function(_ key: StaticString, _ parameters: Parameters, _ code: @escaping NativeCode) {
    let definition = NativeDefinition(key, parameters, isMethod: false, code)
    put(key, world.makeNative(definition, module: world.intern(name)))
  }
}
