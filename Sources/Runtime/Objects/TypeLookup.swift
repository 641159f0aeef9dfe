// Finding attributes along a type's MRO.

extension World {
  /// The type of any value.
  @inline(__always) package func type(of value: Value) -> Ref<TypeObject> {
    if value.isObject { return Ref<Header>(value).pointee.type }
    return immediateType(of: value)
  }

  @inline(never) private func immediateType(of value: Value) -> Ref<TypeObject> {
    if value.isInteger { return types.integer }
    if value.isFlonum { return types.float }
    if value.isDeferred { return types.lazyImport }
    switch value {
    case .none: return types.none
    case .true, .false: return types.boolean
    case .notImplemented: return types.notImplemented
    default: return types.ellipsis
    }
  }

  /// The layout of a value; immediates have their object's.
  @inline(__always) package func kind(of value: Value) -> Kind {
    if value.isObject { return Ref<Header>(value).pointee.kind }
    if value.isInteger || value.isBoolean { return .integer }
    if value.isFlonum { return .float }
    return value.isDeferred ? .lazyImport : .other
  }

  @inline(__always) package func isString(_ value: Value) -> Bool {
    value.isObject && Ref<Header>(value).pointee.kind == .string
  }
  @inline(__always) package func isExactString(_ value: Value) -> Bool {
    value.isObject && Ref<Header>(value).pointee.type == types.string
  }
  @inline(__always) package func isType(_ value: Value) -> Bool {
    value.isObject && Ref<Header>(value).pointee.kind == .type
  }

  /// The attribute as it lies in a namespace of the MRO; unbound where there is none.
  @inline(__always) package func lookUp(_ name: Value, in type: Ref<TypeObject>) -> Value {
    let slot = Int(truncatingIfNeeded: (UInt64(type.address) >> 4) ^ (name.bits >> 4)) & (World.methodCacheSize - 1)
    let entry = methodCache[slot]
    if entry.type == type.address, entry.name == name.bits, entry.version == type.pointee.version { return entry.value }
    return lookUpSlowly(name, in: type, slot)
  }

  @inline(never) private func lookUpSlowly(_ name: Value, in type: Ref<TypeObject>, _ slot: Int) -> Value {
    var found = Value.unbound
    let mro = type.pointee.mro
    for index in 0..<mro.pointee.count {
      found = get(name, in: Ref<TypeObject>(mro[index]).pointee.dict)
      if !found.isUnbound { break }
    }
    methodCache[slot] = MethodCacheEntry(
      type: type.address, name: name.bits, version: type.pointee.version, value: found)
    return found
  }

  /// A special method as it lies on the type; unbound where there is none.
  @inline(__always) package func special(_ special: Special, of type: Ref<TypeObject>) -> Value {
    if type.pointee.specialsVersion != type.pointee.version { fillSpecials(type) }
    return type.pointee.specials[Int(special.rawValue)]
  }

  @inline(never) private func fillSpecials(_ type: Ref<TypeObject>) {
    if !type.pointee.specials.isPresent { type.pointee.specials = heap.row(Value.self, Special.allCases.count) }
    for special in Special.allCases {
      type.pointee.specials[Int(special.rawValue)] = lookUp(names[special], in: type)
    }
    type.pointee.specialsVersion = type.pointee.version
  }

  /// Is one type the other or derived from it, by the MRO alone?
  package func isSubtype(_ type: Ref<TypeObject>, _ other: Ref<TypeObject>) -> Bool {
    if type == other { return true }
    let mro = type.pointee.mro
    for index in 0..<mro.pointee.count where mro[index] == other.value { return true }
    return false
  }

  @inline(__always) package func isInstance(_ value: Value, _ type: Ref<TypeObject>) -> Bool {
    isSubtype(self.type(of: value), type)
  }
}

extension Ref where Layout == TupleObject {
  /// The elements lie behind the structure.
  @inline(__always) package var items: Cells<Value> {
    Cells(address: address &+ UInt(MemoryLayout<TupleObject>.stride))
  }
  @inline(__always) package subscript(_ index: Int) -> Value {
    get { items[index] }
    nonmutating set { items[index] = newValue }
  }
  @inline(__always) package var count: Int { pointee.count }
}
