// Reading and writing attributes: `object.__getattribute__`, descriptors, the attributes of instances.

extension World {
  // MARK: Reading

  /// `value.name`; `name` is interned.
  package func getAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
    let type = type(of: value)
    // What Python code raises itself stays as it is.
    do throws(Raised) {
      if type.pointee.typeFlags.contains(.hasCustomGet) { return try getCustom(value, name, type) }
      let found = try findGeneric(value, name, type)
      if !found.isUnbound { return found }
    } catch {
      noteAttribute(value, name)
      throw error
    }
    throw noAttribute(value, name)
  }

  /// As `getattr(value, name, unbound)`: an AttributeError is caught.
  package func findAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
    if absorbs(value), !opaque.isProbing {
      return try probing(value, name) { () throws(Raised) in try findAttribute(known: value, name) }
    }
    return try findAttribute(known: value, name)
  }

  private func findAttribute(known value: Value, _ name: Value) throws(Raised) -> Value {
    let type = type(of: value)
    if type.pointee.typeFlags.contains(.hasCustomGet) {
      do throws(Raised) {
        return try getCustom(value, name, type)
      } catch {
        if !isRaised("AttributeError") { throw error }
        raised = .unbound
        return .unbound
      }
    }
    return try findGeneric(value, name, type)
  }

  /// `__getattribute__` and `__getattr__` that Python code defines.
  @inline(never) package func getCustom(_ value: Value, _ name: Value, _ type: Ref<TypeObject>) throws(Raised) -> Value
  {
    let get = special(.getattribute, of: type)
    let fallback = special(.getattr, of: type)
    var found = Value.unbound
    do throws(Raised) {
      let generic = types.object.isPresent ? special(.getattribute, of: types.object) : .unbound
      if get == generic || get.isUnbound || isPlainAccess(get, .hasCustomGet) {
        found = try findGeneric(value, name, type)
      } else {
        found = try withRow(2) { world, row throws(Raised) in
          row[0] = value
          row[1] = name
          return try world.callSpecial(get, row, 2)
        }
      }
    } catch {
      if fallback.isUnbound || !isRaised("AttributeError") { throw error }
      raised = .unbound
    }
    if !found.isUnbound { return found }
    if fallback.isUnbound { throw noAttribute(value, name) }
    return try callFallback(fallback, value, name)
  }

  /// `__getattr__`
  private func callFallback(_ fallback: Value, _ value: Value, _ name: Value) throws(Raised) -> Value {
    let row = try pushRow(2)
    defer { popRow(2) }
    row[0] = value
    row[1] = name
    return try callSpecial(fallback, row, 2)
  }

  /// `object.__getattribute__`, of types and modules theirs; unbound where there is no such attribute.
  package func findGeneric(_ value: Value, _ name: Value, _ type: Ref<TypeObject>) throws(Raised) -> Value {
    if value.isObject {
      switch Ref<Header>(value).pointee.kind {
      case .type: return try findInType(Ref<TypeObject>(value), name)
      case .module: return try findInModule(Ref<ModuleObject>(value), name)
      case .superObject: return try findInSuper(Ref<SuperObject>(value), name)
      case .method:
        // What the method itself has no attribute for its function is asked for.
        let found = lookUp(name, in: type)
        if !found.isUnbound { return try bind(found, to: value, type) }
        return try findAttribute(Ref<MethodObject>(value).pointee.function, name)
      case .weakReference where type != types.weakReference && !isSubtype(type, types.weakReference):
        return try findAttribute(Ref<WrapperObject>(value).pointee.fields.0, name)
      case .genericAlias where GenericAliasType.forwards(self, name):
        return try findAttribute(Ref<WrapperObject>(value).pointee.fields.0, name)
      default: break
      }
    }
    let found = lookUp(name, in: type)
    if !found.isUnbound, isDataDescriptor(found), hasGetter(found) { return try bind(found, to: value, type) }
    if let storage = storage(of: value, type) {
      let own = get(name, in: storage)
      if !own.isUnbound { return own }
    }
    return found.isUnbound ? found : try bind(found, to: value, type)
  }

  /// An attribute of a class: of its metaclass if that is a data descriptor, along its MRO, of its metaclass.
  private func findInType(_ type: Ref<TypeObject>, _ name: Value) throws(Raised) -> Value {
    let metatype = type.pointee.header.type
    let meta = lookUp(name, in: metatype)
    if !meta.isUnbound, isDataDescriptor(meta) { return try bind(meta, to: type.value, metatype) }
    let found = lookUp(name, in: type)
    if !found.isUnbound { return try bindInType(found, type) }
    if meta.isUnbound, type.pointee.typeFlags.contains(.isOpaque) { return opaqueAttribute(type.value, name) }
    return meta.isUnbound ? meta : try bind(meta, to: type.value, metatype)
  }

  /// `__get__(None, type)`
  package func bindInType(_ found: Value, _ type: Ref<TypeObject>) throws(Raised) -> Value {
    guard found.isObject else { return found }
    switch Ref<Header>(found).pointee.kind {
    case .function, .nativeFunction, .memberDescriptor, .getSetDescriptor: return found
    case .staticMethod: return Ref<WrapperObject>(found).pointee.fields.0
    case .classMethod: return try bind(found, to: type.value, type)
    case .property where Ref<Header>(found).pointee.type == types.property: return found
    default:
      let getter = special(.get, of: Ref<Header>(found).pointee.type)
      if getter.isUnbound { return found }
      return try withRow(3) { world, row throws(Raised) in
        row[0] = found
        row[1] = .none
        row[2] = type.value
        return try world.callSpecial(getter, row, 3)
      }
    }
  }

  /// What an attribute found on the type gives for an instance: `__get__(value, type)`.
  package func bind(_ found: Value, to value: Value, _ type: Ref<TypeObject>) throws(Raised) -> Value {
    guard found.isObject else { return found }
    switch Ref<Header>(found).pointee.kind {
    case .function: return makeMethod(found, value)
    case .nativeFunction:
      let function = Ref<NativeFunctionObject>(found)
      guard isNativeMethod(found) else { return found }
      let isWrapper = function.pointee.header.type == types.wrapperDescriptor
      let bound = heap.make(NativeFunctionObject.self)
      bound.pointee = function.pointee
      bound.pointee.header = Header(
        isWrapper ? types.methodWrapper : types.nativeFunction, .nativeFunction, owner: owner)
      bound.pointee.receiver = value
      return bound.value
    case .staticMethod: return Ref<WrapperObject>(found).pointee.fields.0
    case .classMethod:
      let receiver =
        kind(of: value) == .type && isSubtype(Ref<TypeObject>(value).pointee.header.type, types.type)
          && type.value == value ? value : type.value
      let content = Ref<WrapperObject>(found).pointee.fields.0
      // Class methods in native code take the class as argument 0; all else becomes a method, whatever it is.
      return isNativeMethod(content)
        ? try bind(content, to: receiver, self.type(of: receiver)) : makeMethod(content, receiver)
    case .memberDescriptor:
      let member = Ref<MemberDescriptorObject>(found)
      try mustApply(member.pointee.name, of: member.pointee.owner, to: value, type)
      let content = Ref<Value>(value).at(member.pointee.offset, as: Value.self).pointee
      if content.isUnbound {
        if member.isOptional { return .none }
        throw noAttribute(value, member.pointee.name)
      }
      return content
    case .getSetDescriptor:
      let descriptor = Ref<GetSetDescriptorObject>(found)
      try mustApply(descriptor.pointee.name, of: descriptor.pointee.owner, to: value, type)
      return try withRow(1) { world, row throws(Raised) in
        row[0] = value
        return try world.callNative(descriptor.pointee.getter, row, 1, .unbound)
      }
    case .property where Ref<Header>(found).pointee.type == types.property:
      let getter = Ref<WrapperObject>(found).pointee.fields.0
      if getter.isUnbound || getter.isNone {
        throw try noAccessor(found, value, "getter")
      }
      return try withRow(1) { world, row throws(Raised) in
        row[0] = value
        return try world.call(getter, row, 1)
      }
    default:
      let getter = special(.get, of: Ref<Header>(found).pointee.type)
      if getter.isUnbound { return found }
      return try withRow(3) { world, row throws(Raised) in
        row[0] = found
        row[1] = value
        row[2] = type.value
        return try world.callSpecial(getter, row, 3)
      }
    }
  }

  /// Can a descriptor be read? One with `__set__` alone leaves that to the instance.
  private func hasGetter(_ found: Value) -> Bool {
    switch Ref<Header>(found).pointee.kind {
    case .memberDescriptor, .getSetDescriptor, .property: true
    default: !special(.get, of: Ref<Header>(found).pointee.type).isUnbound
    }
  }

  package func isDataDescriptor(_ found: Value) -> Bool {
    guard found.isObject else { return false }
    switch Ref<Header>(found).pointee.kind {
    case .function, .nativeFunction, .staticMethod, .classMethod, .method: return false
    case .memberDescriptor, .getSetDescriptor, .property: return true
    default:
      let type = Ref<Header>(found).pointee.type
      return !special(.set, of: type).isUnbound || !special(.delete, of: type).isUnbound
    }
  }

  // MARK: Writing

  /// `value.name = new`, or `del value.name` where `new` is unbound.
  package func setAttribute(_ value: Value, _ name: Value, _ new: Value) throws(Raised) {
    let type = type(of: value)
    if type.pointee.typeFlags.contains(.hasCustomSet) {
      let setter = special(new.isUnbound ? .delattr : .setattr, of: type)
      if !setter.isUnbound, !isPlainAccess(setter, .hasCustomSet) {
        _ = try withRow(3) { world, row throws(Raised) in
          row[0] = value
          row[1] = name
          row[2] = new
          return try world.callSpecial(setter, row, new.isUnbound ? 2 : 3)
        }
        return
      }
    }
    try setGeneric(value, name, new)
  }

  /// A native method for attributes that only does what all objects do; that of a type with the flag does more.
  private func isPlainAccess(_ method: Value, _ flag: TypeFlags) -> Bool {
    kind(of: method) == .nativeFunction
      && !Ref<NativeFunctionObject>(method).pointee.owner.pointee.typeFlags.contains(flag)
  }

  /// `object.__setattr__`, `object.__delattr__`; of types theirs.
  package func setGeneric(_ value: Value, _ name: Value, _ new: Value) throws(Raised) {
    let type = type(of: value)
    if kind(of: value) == .weakReference, !isSubtype(type, types.weakReference) {
      return try setAttribute(Ref<WrapperObject>(value).pointee.fields.0, name, new)
    }
    let found = lookUp(name, in: type)
    if !found.isUnbound, try setThroughDescriptor(found, value, name, new) { return }
    if kind(of: value) == .type { return try setInType(Ref<TypeObject>(value), name, new) }
    guard let storage = storage(of: value, type) else {
      if !found.isUnbound {
        throw attributeError(
          "'\(type.shownName)' object attribute '\(Ref<StringObject>(name).text)' is read-only")
      }
      throw attributeError(
        "'\(type.shownName)' object has no attribute '\(Ref<StringObject>(name).text)' and no __dict__ for setting new attributes"
      )
    }
    if new.isUnbound {
      if !remove(name, from: storage) { throw noAttribute(value, name) }
    } else {
      set(name, new, in: storage, type)
    }
  }

  func setThroughDescriptor(_ found: Value, _ value: Value, _ name: Value, _ new: Value) throws(Raised) -> Bool {
    guard found.isObject else { return false }
    switch Ref<Header>(found).pointee.kind {
    case .function, .nativeFunction, .staticMethod, .classMethod: return false
    case .memberDescriptor:
      let member = Ref<MemberDescriptorObject>(found)
      try mustApply(member.pointee.name, of: member.pointee.owner, to: value, type(of: value))
      if member.isReadOnly { throw attributeError("readonly attribute") }
      let cell = Ref<Value>(value).at(member.pointee.offset, as: Value.self)
      if new.isUnbound, cell.pointee.isUnbound, !member.isOptional { throw unsetMember(name, value) }
      cell.pointee = new
      return true
    case .getSetDescriptor:
      let descriptor = Ref<GetSetDescriptorObject>(found)
      try mustApply(descriptor.pointee.name, of: descriptor.pointee.owner, to: value, type(of: value))
      let setter = descriptor.pointee.setter
      if setter < 0 {
        let typeName = descriptor.pointee.owner.shownName
        throw attributeError("attribute '\(Ref<StringObject>(name).text)' of '\(typeName)' objects is not writable")
      }
      _ = try withRow(2) { world, row throws(Raised) in
        row[0] = value
        row[1] = new
        return try world.callNative(setter, row, 2, .unbound)
      }
      return true
    case .property where Ref<Header>(found).pointee.type == types.property:
      let accessor =
        new.isUnbound ? Ref<WrapperObject>(found).pointee.fields.2 : Ref<WrapperObject>(found).pointee.fields.1
      if accessor.isUnbound || accessor.isNone {
        throw try noAccessor(found, value, new.isUnbound ? "deleter" : "setter")
      }
      _ = new.isUnbound ? try call(accessor, [value]) : try call(accessor, [value, new])
      return true
    default:
      let special: Special = new.isUnbound ? .delete : .set
      let setter = self.special(special, of: Ref<Header>(found).pointee.type)
      if setter.isUnbound {
        if isDataDescriptor(found) { throw attributeError(special.name) }
        return false
      }
      _ = new.isUnbound ? try callSpecial(.delete, found, value) : try callSpecial(.set, found, value, new)
      return true
    }
  }

  private func setInType(_ type: Ref<TypeObject>, _ name: Value, _ new: Value) throws(Raised) {
    if type.pointee.typeFlags.contains(.isImmutable) {
      throw typeError(
        "cannot set '\(Ref<StringObject>(name).text)' attribute of immutable type '\(type.shownName)'")
    }
    if new.isUnbound {
      if !remove(name, from: type.pointee.dict) { throw noAttribute(type.value, name) }
    } else {
      set(name, new, in: type.pointee.dict)
    }
    noteSpecial(name, in: type)
    typeChanged(type)
  }

  /// Keeps the flags of a class true when a special method comes.
  package func noteSpecial(_ name: Value, in type: Ref<TypeObject>) {
    if name == names[.getattribute] || name == names[.getattr] { addFlag(.hasCustomGet, to: type) }
    if name == names[.setattr] || name == names[.delattr] { addFlag(.hasCustomSet, to: type) }
  }

  private func addFlag(_ flag: TypeFlags, to type: Ref<TypeObject>) {
    type.pointee.typeFlags.insert(flag)
    for subclass in elements(type.pointee.subclasses) { addFlag(flag, to: Ref<TypeObject>(subclass)) }
  }

  // MARK: Messages

  /// A slot without a value.
  private func unsetMember(_ name: Value, _ value: Value) -> Raised {
    let exception = makeException(exceptionType("AttributeError"), [name])
    Ref<ExceptionObject>(exception).pointee.fields.0 = name
    Ref<ExceptionObject>(exception).pointee.fields.1 = value
    return raise(exception)
  }

  /// An AttributeError on its way that does not say so yet learns whose attribute was looked for.
  @inline(never) private func noteAttribute(_ value: Value, _ name: Value) {
    guard isException(raised), isInstance(raised, exceptionType("AttributeError")) else { return }
    let exception = Ref<ExceptionObject>(raised)
    if !exception.pointee.fields.0.isUnbound, !exception.pointee.fields.0.isNone { return }
    if !exception.pointee.fields.1.isUnbound, !exception.pointee.fields.1.isNone { return }
    exception.pointee.fields.0 = name
    exception.pointee.fields.1 = value
  }

  package func noAttribute(_ value: Value, _ name: Value) -> Raised {
    let text = Ref<StringObject>(name).text
    let exception: Value
    switch kind(of: value) {
    case .method: return noAttribute(Ref<MethodObject>(value).pointee.function, name)
    case .genericAlias where GenericAliasType.forwards(self, name):
      return noAttribute(Ref<WrapperObject>(value).pointee.fields.0, name)
    case .module:
      exception = makeException(
        exceptionType("AttributeError"), [string(missingAttributeMessage(value, text))])
    case .type:
      exception = makeException(
        exceptionType("AttributeError"),
        [string("type object '\(Ref<TypeObject>(value).shownName)' has no attribute '\(text)'")])
    default:
      exception = makeException(
        exceptionType("AttributeError"), [string("'\(typeName(of: value))' object has no attribute '\(text)'")])
    }
    Ref<ExceptionObject>(exception).pointee.fields.0 = name
    Ref<ExceptionObject>(exception).pointee.fields.1 = value
    return raise(exception)
  }
}
