// Attributes of modules and of `super()`.

extension World {
  /// A new module with an empty namespace but its name.
  package func makeModule(_ name: String) -> Ref<ModuleObject> {
    let module = heap.make(ModuleObject.self)
    module.pointee.header = Header(types.module, .module, owner: owner)
    module.pointee.attributes.dict = makeDict(capacity: 16)
    owners.append(name)
    module.pointee.number = UInt32(owners.count - 1)
    let dict = module.pointee.attributes.dict
    set(names.name, string(name), in: dict)
    set(names.doc, .none, in: dict)
    for attribute: StaticString in ["__package__", "__loader__", "__spec__"] { set(intern(attribute), .none, in: dict) }
    return module
  }

  /// An attribute of a module: resolved if it is deferred; of its type; by its own `__getattr__`.
  func findInModule(_ module: Ref<ModuleObject>, _ name: Value) throws(Raised) -> Value {
    let isStrict = !isProbing
    isProbing = false
    let dict = module.pointee.attributes.dict
    let meta = lookUp(name, in: module.pointee.header.type)
    if !meta.isUnbound, isDataDescriptor(meta) { return try bind(meta, to: module.value, module.pointee.header.type) }
    let own = get(name, in: dict)
    if own.isDeferred {
      if isCinder { return try resolve(own, name, in: dict) }
      // A module's own `__getattr__` is asked before a proxy is resolved.
      let given = try callModuleGetter(module, name)
      if !given.isUnbound { return given }
      do throws(Raised) {
        return try resolve(own, name, in: dict)
      } catch {
        // Who only asks whether it is there gets no for an answer while it is being resolved.
        if isStrict || !isRaised("ImportCycleError") { throw error }
        raised = .unbound
        return .unbound
      }
    }
    if !own.isUnbound { return own }
    if !meta.isUnbound { return try bind(meta, to: module.value, module.pointee.header.type) }
    if isCinder { return try callModuleGetter(module, name) }
    if !opaque.stars.isEmpty, opaque.stars.contains(dict.address), isStrict {
      return makeOpaque(Ref<StringObject>(name).text)
    }
    let pending = try pendingSubmodule(module, name, isStrict: isStrict)
    if !pending.isUnbound { return pending }
    return try callModuleGetter(module, name, isStrict: isStrict)
  }

  /// What `object.__getattribute__` finds in a module: nothing is resolved, nobody is asked.
  func findAsStored(_ module: Ref<ModuleObject>, _ name: Value) throws(Raised) -> Value {
    let meta = lookUp(name, in: module.pointee.header.type)
    if !meta.isUnbound, isDataDescriptor(meta) { return try bind(meta, to: module.value, module.pointee.header.type) }
    let own = get(name, in: module.pointee.attributes.dict)
    if !own.isUnbound { return own }
    return meta.isUnbound ? meta : try bind(meta, to: module.value, module.pointee.header.type)
  }

  /// `module.__getattr__(name)`; unbound where there is none or it raises AttributeError.
  /// - Parameter isStrict: a plain access, where the getter's own error is what the program sees.
  private func callModuleGetter(
    _ module: Ref<ModuleObject>, _ name: Value, isStrict: Bool = false
  ) throws(Raised) -> Value {
    let dict = module.pointee.attributes.dict
    let getter = get(names[.getattr], in: dict)
    if getter.isUnbound { return .unbound }
    do throws(Raised) {
      return try call(getter.isDeferred ? resolve(getter, names[.getattr], in: dict) : getter, [name])
    } catch {
      if isStrict || !isRaised("AttributeError") { throw error }
      raised = .unbound
      return .unbound
    }
  }

  /// An attribute of `super(type, object)`: along the MRO of the object's type, behind `type`.
  func findInSuper(_ parent: Ref<SuperObject>, _ name: Value) throws(Raised) -> Value {
    let object = parent.pointee.object
    if !object.isUnbound, !object.isNone, name != names.class {
      let start = Ref<TypeObject>(parent.pointee.objectType)
      let mro = elements(start.pointee.mro)
      let place = (mro.firstIndex(of: parent.pointee.type) ?? mro.count) + 1
      for index in stride(from: place, to: mro.count, by: 1) {
        let found = get(name, in: Ref<TypeObject>(mro[index]).pointee.dict)
        if found.isUnbound { continue }
        // Of `super(type, subtype)` the attribute is that of a class.
        return object == parent.pointee.objectType ? try bindInType(found, start) : try bind(found, to: object, start)
      }
    }
    let found = lookUp(name, in: types.superObject)
    if found.isUnbound, isType(parent.pointee.objectType), absorbs(parent.pointee.objectType) {
      return opaqueAttribute(parent.pointee.objectType, name)
    }
    return found.isUnbound ? found : try bind(found, to: parent.value, types.superObject)
  }
}
