// Making classes: `type(name, bases, namespace)`.

extension World {
  /// The most derived metaclass of all bases.
  func metaclass(_ start: Ref<TypeObject>, _ bases: [Value]) throws(Raised) -> Ref<TypeObject> {
    for base in bases where !isType(base) && !isOpaque(base) {
      if try !findAttribute(base, "__mro_entries__").isUnbound {
        throw typeError("type() doesn't support MRO entry resolution; use types.new_class()")
      }
    }
    var winner = start
    for base in bases where !isOpaque(base) {
      let candidate = type(of: base)
      if isSubtype(winner, candidate) { continue }
      if isSubtype(candidate, winner) {
        winner = candidate
      } else {
        throw typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
        )
      }
    }
    return winner
  }

  func makeClass(
    _ winner: Ref<TypeObject>, _ name: Ref<StringObject>, _ bases: [Value], _ namespace: Ref<DictObject>,
    _ keywords: [(Value, Value)]
  ) throws(Raised) -> Value {
    var bases = replacingOpaque(bases)
    if bases.isEmpty { bases = [types.object.value] }
    for base in bases {
      guard isType(base) else { throw typeError("bases must be types; got '\(typeName(of: base))'") }
      if !Ref<TypeObject>(base).pointee.typeFlags.contains(.isBaseType) {
        throw typeError("type '\(Ref<TypeObject>(base).shownName)' is not an acceptable base type")
      }
    }
    for (index, base) in bases.enumerated() where bases[..<index].contains(base) {
      throw typeError("duplicate base class \(Ref<TypeObject>(base).pointee.name.text)")
    }
    let base = try bestBase(bases)
    let type = makeObject(winner, TypeObject.self)
    type.pointee.header.kind = .type
    type.pointee.name = name
    type.pointee.qualifiedName = name.value
    type.pointee.bases = makeTuple(bases)
    type.pointee.base = base
    type.pointee.dict = copy(namespace)
    type.pointee.dict.pointee.header.type = types.dict
    type.pointee.subclasses = makeList()
    type.pointee.typeFlags = inherited(base, bases)
    type.pointee.instanceKind = base.pointee.instanceKind
    type.pointee.instanceSize = max(base.pointee.instanceSize, Int32(MemoryLayout<Header>.size))
    type.pointee.attributesOffset = base.pointee.attributesOffset
    type.pointee.slotCount = base.pointee.slotCount
    type.pointee.prefixSize = base.pointee.prefixSize
    type.pointee.nativeIndex = -1
    type.pointee.version = nextTypeVersion()
    let dict = type.pointee.dict
    try layOut(type, dict)
    try fillNamespace(type, dict)
    type.pointee.mro = makeTuple(try linearization(type, winner, bases))
    for base in bases { append(type.value, to: Ref<TypeObject>(base).pointee.subclasses) }
    noteCustomAccess(type)
    try finish(type, namespace, keywords)
    return type.value
  }

  private func inherited(_ base: Ref<TypeObject>, _ bases: [Value]) -> TypeFlags {
    var flags: TypeFlags = [.isHeapType, .isBaseType]
    for base in bases {
      flags.formUnion(
        Ref<TypeObject>(base).pointee.typeFlags.intersection([
          .hasCustomGet, .hasCustomSet, .isExceptionClass, .isMetaclass, .isSequence, .isMapping, .isOpaque,
        ]))
    }
    return flags
  }

  /// The base whose layout the class takes over.
  func bestBase(_ bases: [Value]) throws(Raised) -> Ref<TypeObject> {
    var best = Ref<TypeObject>(bases[0])
    for candidate in bases.dropFirst().map({ Ref<TypeObject>($0) }) {
      if isSolid(best, candidate) {
        // Of two that are alike the first, unless only the second has attributes.
        let hasMore = best.pointee.attributesOffset == 0 && candidate.pointee.attributesOffset != 0
        if hasMore, isSolid(candidate, best) { best = candidate }
      } else if isSolid(candidate, best) {
        best = candidate
      } else {
        throw typeError("multiple bases have instance lay-out conflict")
      }
    }
    return best
  }

  /// Can instances of the first be used where a layout of the second is wanted?
  private func isSolid(_ type: Ref<TypeObject>, _ other: Ref<TypeObject>) -> Bool {
    let a = solidBase(type), b = solidBase(other)
    return a == b ? type.pointee.slotCount >= other.pointee.slotCount : isSubtype(a, b)
  }

  /// The class up the chain of bases that last added to the layout.
  func solidBase(_ type: Ref<TypeObject>) -> Ref<TypeObject> {
    var type = type
    while type.pointee.base.isPresent {
      let base = type.pointee.base
      let isAdding =
        type.pointee.slotCount != base.pointee.slotCount || type.pointee.instanceKind != base.pointee.instanceKind
      if isAdding { return type }
      type = base
    }
    return type
  }

  /// `__slots__`, and where the attributes are.
  private func layOut(_ type: Ref<TypeObject>, _ dict: Ref<DictObject>) throws(Raised) {
    let slots = get(names.slots, in: dict)
    var slotNames: [Value] = []
    var wantsDict = slots.isUnbound
    if !slots.isUnbound {
      let all = isString(slots) ? [slots] : try collect(slots)
      for slot in all {
        guard isString(slot) else {
          throw typeError("__slots__ items must be strings, not '\(typeName(of: slot))'")
        }
        let text = Ref<StringObject>(slot).text
        if !StringTests.isIdentifier(Ref<StringObject>(slot)) { throw typeError("__slots__ must be identifiers") }
        if text == "__dict__" {
          if wantsDict || type.pointee.attributesOffset != 0 {
            throw typeError("__dict__ slot disallowed: we already got one")
          }
          wantsDict = true
        } else if text != "__weakref__" {
          let mangled =
            text.hasPrefix("__") && !text.hasSuffix("__")
            ? "_" + type.pointee.name.text.drop { $0 == "_" } + text : text
          let name = intern(mangled)
          if find(name, in: dict) >= 0 {
            throw valueError("'\(text)' in __slots__ conflicts with class variable")
          }
          slotNames.append(name)
        }
      }
    }
    if !slotNames.isEmpty {
      switch type.pointee.instanceKind {
      case .integer, .bytes:
        throw typeError("arbitrary __slots__ not supported for subtype of '\(type.pointee.base.pointee.name.text)'")
      default: break
      }
    }
    let isPlain = type.pointee.instanceKind == .instance
    let storageSize = Int32(MemoryLayout<AttributeStorage>.size)
    if wantsDict, type.pointee.attributesOffset == 0 {
      if isPlain {
        type.pointee.attributesOffset = max(type.pointee.instanceSize, Int32(MemoryLayout<Header>.size))
        type.pointee.instanceSize = type.pointee.attributesOffset + storageSize
      } else {
        type.pointee.prefixSize += storageSize
        type.pointee.attributesOffset = -type.pointee.prefixSize
      }
    }
    for name in slotNames {
      let offset: Int
      if isPlain {
        offset = Int(type.pointee.instanceSize)
        type.pointee.instanceSize += 8
      } else {
        type.pointee.prefixSize += 8
        offset = -Int(type.pointee.prefixSize)
      }
      let member = heap.make(MemberDescriptorObject.self)
      member.pointee = MemberDescriptorObject(
        header: Header(types.memberDescriptor, .memberDescriptor), name: name, owner: type, offset: offset)
      set(name, member.value, in: dict)
      type.pointee.slotCount += 1
    }
    type.pointee.prefixSize = (type.pointee.prefixSize + 15) & ~15
  }

  /// What CPython moves, wraps and adds in the namespace.
  private func fillNamespace(_ type: Ref<TypeObject>, _ dict: Ref<DictObject>) throws(Raised) {
    let qualifiedName = get(names.qualname, in: dict)
    if !qualifiedName.isUnbound {
      guard isString(qualifiedName) else {
        throw typeError("type __qualname__ must be a str, not \(typeName(of: qualifiedName))")
      }
      type.pointee.qualifiedName = qualifiedName
      let _: Bool = remove(names.qualname, from: dict)
    }
    var module = get(names.module, in: dict)
    if module.isUnbound {
      module = frameCount > 0 ? get(names.name, in: frames[frameCount - 1].globals) : .unbound
      if !module.isUnbound { set(names.module, module, in: dict) }
    }
    type.pointee.module = module.isUnbound ? intern("builtins") : module
    for (name, wrapper, kind) in [
      ("__new__", types.staticMethod, Kind.staticMethod), ("__init_subclass__", types.classMethod, .classMethod),
      ("__class_getitem__", types.classMethod, .classMethod),
    ] {
      let function = get(intern(name), in: dict)
      if function.isObject, Ref<Header>(function).pointee.kind == .function {
        set(intern(name), makeWrapper(wrapper, kind, function), in: dict)
      }
    }
    if find(names[.eq], in: dict) >= 0, find(names[.hash], in: dict) < 0 { set(names[.hash], .none, in: dict) }
    // A `property` has attributes here that it does not show. Classes have a `__dict__` of another kind, from `type`.
    let base = type.pointee.base
    if type.pointee.attributesOffset != 0, base.pointee.attributesOffset == 0 || base == types.property,
      !type.pointee.typeFlags.contains(.isMetaclass)
    {
      addInstanceDict(to: type)
    }
    if try wantsWeakReferences(type, get(names.slots, in: dict)) {
      let descriptor = heap.make(GetSetDescriptorObject.self)
      descriptor.pointee = GetSetDescriptorObject(
        header: Header(types.getSetDescriptor, .getSetDescriptor), name: intern("__weakref__"), owner: types.object,
        getter: weakReferenceGetter(), setter: -1)
      set(intern("__weakref__"), descriptor.value, in: dict)
    }
    if find(names.doc, in: dict) < 0 { set(names.doc, .none, in: dict) }
  }

  func linearization(
    _ type: Ref<TypeObject>, _ metatype: Ref<TypeObject>, _ bases: [Value]
  ) throws(Raised) -> [Value] {
    let custom = lookUp(intern("mro"), in: metatype)
    if custom.isObject, Ref<Header>(custom).pointee.kind == .function {
      // Its code may ask the class something.
      if !type.pointee.mro.isPresent { type.pointee.mro = makeTuple([type.value]) }
      let order = try collect(call(custom, [type.value]))
      for base in order where base != type.value {
        guard isType(base) else {
          throw typeError("\(type.pointee.name.text).mro() returned a non-class ('\(typeName(of: base))')")
        }
        if !isSubtype(solidBase(type), solidBase(Ref<TypeObject>(base))) {
          let name = Ref<TypeObject>(base).pointee.name.text
          throw typeError("\(type.pointee.name.text).mro() returned base with unsuitable layout ('\(name)')")
        }
      }
      return order
    }
    return try linearize(type, bases)
  }

  private func noteCustomAccess(_ type: Ref<TypeObject>) {
    for special: Special in [.getattribute, .getattr, .setattr, .delattr]
    where find(names[special], in: type.pointee.dict) >= 0 {
      noteSpecial(names[special], in: type)
    }
  }

  /// The class cell, `__set_name__` and `__init_subclass__`.
  private func finish(
    _ type: Ref<TypeObject>, _ namespace: Ref<DictObject>, _ keywords: [(Value, Value)]
  ) throws(Raised) {
    let dict = type.pointee.dict
    for name in ["__classcell__", "__classdictcell__"] {
      let key = intern(name)
      let cell = get(key, in: dict)
      if !cell.isUnbound {
        if cell.isObject, Ref<Header>(cell).pointee.kind == .cell {
          Ref<CellObject>(cell).pointee.content = name == "__classcell__" ? type.value : dict.value
        }
        let _: Bool = remove(key, from: dict)
      }
    }
    // What they are called on is settled before: they may add and remove attributes.
    let entries = (0..<dict.pointee.used).map { dict.pointee.entries[$0] }
    for entry in entries {
      if entry.key.isUnbound || !entry.value.isObject { continue }
      let setter = special(.set_name, of: Ref<Header>(entry.value).pointee.type)
      if setter.isUnbound { continue }
      do throws(Raised) {
        _ = try callSpecial(.set_name, entry.value, type.value, entry.key)
      } catch {
        if let note = try? string(
          "Error calling __set_name__ on '\(typeName(of: entry.value))' instance \(reprText(entry.key)) in '\(type.pointee.name.text)'"
        ) {
          let exception = raised
          _ = try? callMethod(exception, "add_note", [note])
          raised = exception
        }
        throw error
      }
    }
    let parent = heap.make(SuperObject.self)
    parent.pointee = SuperObject(
      header: Header(types.superObject, .superObject), type: type.value, object: type.value, objectType: type.value)
    let hook = try findInSuper(parent, names[.init_subclass])
    if hook.isUnbound { return }
    _ = try withRow(keywords.count) { world, row throws(Raised) in
      for (index, keyword) in keywords.enumerated() { row[index] = keyword.1 }
      let names = keywords.isEmpty ? Value.unbound : world.makeTuple(keywords.map(\.0)).value
      return try world.call(hook, row, keywords.count, names: names)
    }
  }

  // MARK: `__weakref__` and `__dict__` of instances

  /// Is it this class whose instances begin to have a list of weak references?
  private func wantsWeakReferences(_ type: Ref<TypeObject>, _ slots: Value) throws(Raised) -> Bool {
    if !slots.isUnbound {
      if isString(slots) { return Ref<StringObject>(slots).text == "__weakref__" }
      // An iterator was used up; what else it may have named is not looked for again.
      guard kind(of: slots) == .tuple || kind(of: slots) == .list || kind(of: slots) == .dict else { return false }
      if try !contains(slots, intern("__weakref__")) { return false }
    }
    switch type.pointee.instanceKind {
    // Of varying length, or native types that have the list already.
    case .integer, .bytes, .tuple, .type, .module, .set, .frozenset, .generator, .weakReference, .genericAlias, .opaque,
      .other:
      return false
    default: break
    }
    let name = intern("__weakref__")
    let mro = type.pointee.base.pointee.mro
    for index in 0..<mro.count where find(name, in: Ref<TypeObject>(mro[index]).pointee.dict) >= 0 { return false }
    return true
  }

  private func weakReferenceGetter() -> Int {
    if instanceWeakReferenceGetter < 0 {
      instanceWeakReferenceGetter = addNative(
        NativeDefinition("__weakref__", .none, isMethod: true) { world, arguments throws(Raised) in
          world.weakReferences[WeakKey(type: world.types.weakReference, object: arguments[0])] ?? .none
        })
    }
    return instanceWeakReferenceGetter
  }

  /// Gives a class the descriptor `__dict__`.
  func addInstanceDict(to type: Ref<TypeObject>) {
    let getter = heap.make(GetSetDescriptorObject.self)
    getter.pointee = GetSetDescriptorObject(
      header: Header(types.getSetDescriptor, .getSetDescriptor), name: names.dict, owner: type,
      getter: dictGetter(), setter: dictSetter())
    set(names.dict, getter.value, in: type.pointee.dict)
  }

  private func dictGetter() -> Int {
    if instanceDictAccess.getter < 0 {
      instanceDictAccess.getter = addNative(
        NativeDefinition("__dict__", .none, isMethod: true) { world, arguments throws(Raised) in
          guard let storage = world.storage(of: arguments[0], world.type(of: arguments[0])) else {
            throw world.attributeError("This object has no __dict__")
          }
          return world.dict(of: storage).value
        })
    }
    return instanceDictAccess.getter
  }

  private func dictSetter() -> Int {
    if instanceDictAccess.setter < 0 {
      instanceDictAccess.setter = addNative(
        NativeDefinition("__dict__", .exactly(1), isMethod: true) { world, arguments throws(Raised) in
          guard let storage = world.storage(of: arguments[0], world.type(of: arguments[0])) else {
            throw world.attributeError("This object has no __dict__")
          }
          if arguments[1].isUnbound {
            _ = world.dict(of: storage)
            storage.pointee.dict = world.makeDict()
            return .none
          }
          guard world.kind(of: arguments[1]) == .dict else {
            throw world.typeError("__dict__ must be set to a dictionary, not a '\(world.typeName(of: arguments[1]))'")
          }
          _ = world.dict(of: storage)
          storage.pointee.dict = Ref<DictObject>(arguments[1])
          return .none
        })
    }
    return instanceDictAccess.setter
  }
}
