// The slow halves of attribute access at a site: look up, and remember what was found for the next time.
import Bytecode

/// What a site has found; the number is `SiteCache.form`. All hold for one version of the receiver's type, or of the
/// receiver where that is a class.
enum SiteForm {
  /// Value `payload` of instances with that shape. The loop reads and writes it itself.
  static let own: UInt32 = 1
  /// A function on the type, for calls: of instances with that shape, or of any if `otherVersion` is 0.
  static let method: UInt32 = 3
  /// The word at `payload` of the instance: `__slots__`.
  static let slot: UInt32 = 4
  /// An object of the class that is no descriptor: of instances with that shape, or of any if `otherVersion` is 0.
  static let ofType: UInt32 = 5
  /// A property: the loop calls its getter.
  static let property: UInt32 = 7
  /// An attribute of a class: `payload` as it is.
  static let ofClass: UInt32 = 8
  /// Entry `payload` of a module's namespace, whose keys have that version.
  static let ofModule: UInt32 = 9
  /// A class method, for calls: `payload` is the function, the receiver the class.
  static let classMethod: UInt32 = 10
  /// An attribute that comes: from that shape to the shape `payload`.
  static let added: UInt32 = 11
  /// The same for an instance as receiver.
  static let classMethodOfInstance: UInt32 = 13
  /// As `ofClass`, for calls of instances.
  static let staticMethod: UInt32 = 12
}

extension World {
  /// Does what a site found on the type hold for a value of that type: has it no attribute of its own in between?
  @inline(__always) private func isUnshadowed(_ value: Value, _ cache: SiteCache) -> Bool {
    cache.otherVersion == 0
      || Ref<Header>(value).at(Int(Int32(bitPattern: cache.otherVersion)), as: AttributeStorage.self).pointee.shape
        .address == cache.shape
  }

  @inline(__always) private func ownVersion(_ value: Value) -> UInt32 {
    value.isObject && Ref<Header>(value).pointee.kind == .type ? Ref<TypeObject>(value).pointee.version : 0
  }

  @inline(never) func loadAttribute(_ value: Value, _ name: Value, _ site: Cells<SiteCache>) throws(Raised) -> Value {
    let cache = site[0]
    let type = type(of: value)
    switch cache.form {
    case SiteForm.slot where type.pointee.version == cache.version:
      let content = Ref<Value>(value).at(Int(Int64(bitPattern: cache.payload)), as: Value.self).pointee
      if !content.isUnbound { return content }
    case SiteForm.ofType where type.pointee.version == cache.version && isUnshadowed(value, cache):
      return Value(bits: cache.payload)
    case SiteForm.method where type.pointee.version == cache.version && isUnshadowed(value, cache):
      let found = Value(bits: cache.payload)
      if Ref<Header>(found).pointee.kind == .function { return makeMethod(found, value) }
    case SiteForm.ofClass where ownVersion(value) == cache.version:
      return Value(bits: cache.payload)
    case SiteForm.ofModule where type == types.module:
      let dict = Ref<ModuleObject>(value).pointee.attributes.dict
      if dict.pointee.keysVersion == cache.version {
        let content = dict.pointee.entries[Int(cache.payload)].value
        if !content.isDeferred { return content }
      }
    default: break
    }
    return try loadNewAttribute(value, name, type, site)
  }

  private func loadNewAttribute(
    _ value: Value, _ name: Value, _ type: Ref<TypeObject>, _ site: Cells<SiteCache>
  ) throws(Raised) -> Value {
    let kind = kind(of: value)
    if kind == .type || kind == .module {
      let found = try getAttribute(value, name)
      noteOfClassOrModule(value, name, found, site)
      return found
    }
    guard !type.pointee.typeFlags.contains(.hasCustomGet), isPlain(kind) else { return try getAttribute(value, name) }
    let found = lookUp(name, in: type)
    let storage = storage(of: value, type)
    if found.isUnbound || !isDataDescriptor(found) {
      let index = storage.map { self.index(of: name, in: $0.pointee.shape) } ?? -1
      if let storage, index >= 0 {
        note(SiteForm.own, type, storage, UInt64(index), site)
        return storage.pointee.values[index]
      }
      // Instances whose attributes are in a dict have no shape that would tell.
      if storage.map({ $0.pointee.shape.isPresent }) ?? true, found.isObject {
        if Ref<Header>(found).pointee.kind == .function {
          note(SiteForm.method, type, storage, found.bits, site)
        } else if isNoDescriptor(found) {
          note(SiteForm.ofType, type, storage, found.bits, site)
        }
      } else if storage.map({ $0.pointee.shape.isPresent }) ?? true, !found.isUnbound, !found.isDeferred {
        note(SiteForm.ofType, type, storage, found.bits, site)
      }
    } else if Ref<Header>(found).pointee.kind == .memberDescriptor {
      let member = Ref<MemberDescriptorObject>(found)
      if !member.isOptional, isSubtype(type, member.pointee.owner) {
        note(SiteForm.slot, type, nil, UInt64(bitPattern: Int64(member.pointee.offset)), site)
      }
    } else if Ref<Header>(found).pointee.type == types.property {
      note(SiteForm.property, type, nil, found.bits, site)
    }
    return try getAttribute(value, name)
  }

  /// Objects whose attributes are found as those of instances are.
  private func isPlain(_ kind: Kind) -> Bool {
    switch kind {
    case .type, .module, .superObject, .method, .weakReference, .genericAlias, .lazyImport: false
    default: true
    }
  }

  /// Objects of built-in types without `__get__`, which stay what they are.
  private func isNoDescriptor(_ found: Value) -> Bool {
    switch Ref<Header>(found).pointee.kind {
    case .string, .bytes, .tuple, .list, .dict, .set, .frozenset, .integer, .float:
      !Ref<Header>(found).pointee.type.pointee.typeFlags.contains(.isHeapType)
        && special(.get, of: Ref<Header>(found).pointee.type).isUnbound
    default: false
    }
  }

  private func note(
    _ form: UInt32, _ type: Ref<TypeObject>, _ storage: Ref<AttributeStorage>?, _ payload: UInt64,
    _ site: Cells<SiteCache>
  ) {
    site[0].version = type.pointee.version
    site[0].otherVersion = storage == nil ? 0 : UInt32(bitPattern: type.pointee.attributesOffset)
    site[0].shape = storage?.pointee.shape.address ?? 0
    site[0].payload = payload
    site[0].form = form
  }

  private func noteOfClassOrModule(_ value: Value, _ name: Value, _ found: Value, _ site: Cells<SiteCache>) {
    let type = type(of: value)
    if type == types.type, lookUp(name, in: type).isUnbound {
      let own = Ref<TypeObject>(value)
      let raw = lookUp(name, in: own)
      // What is bound anew each time, or resolved, is not kept.
      let isAsItIs =
        raw == found && (!found.isObject || Ref<Header>(found).pointee.kind == .function || isNoDescriptor(found))
      let isStatic =
        raw.isObject && Ref<Header>(raw).pointee.type == types.staticMethod
        && Ref<WrapperObject>(raw).pointee.fields.0 == found
      if isAsItIs || isStatic, !found.isDeferred, !raw.isUnbound { note(SiteForm.ofClass, own, nil, found.bits, site) }
    } else if type == types.module, lookUp(name, in: type).isUnbound {
      let dict = Ref<ModuleObject>(value).pointee.attributes.dict
      let entry = find(name, in: dict)
      if entry >= 0 {
        site[0].version = dict.pointee.keysVersion
        site[0].payload = UInt64(entry)
        site[0].form = SiteForm.ofModule
      }
    }
  }

  // MARK: Writing

  @inline(never) func storeAttribute(
    _ value: Value, _ name: Value, _ new: Value, _ site: Cells<SiteCache>
  ) throws(Raised) {
    // An observer sees every store: none may go by the cache.
    if observer != nil {
      noteMutation(of: value, name)
      return try setAttribute(value, name, new)
    }
    let cache = site[0]
    let type = type(of: value)
    if type.pointee.version == cache.version {
      if cache.form == SiteForm.added {
        let storage: Ref<AttributeStorage> = Ref<Header>(value).at(Int(Int32(bitPattern: cache.otherVersion)))
        let count = Int(storage.pointee.shape.isPresent ? storage.pointee.shape.pointee.count : 0)
        if storage.pointee.shape.address == cache.shape, count < Int(storage.pointee.capacity) {
          storage.pointee.values[count] = new
          storage.pointee.shape = Ref<Shape>(address: UInt(cache.payload))
          return
        }
      } else if cache.form == SiteForm.slot {
        Ref<Value>(value).at(Int(Int64(bitPattern: cache.payload)), as: Value.self).pointee = new
        return
      }
    }
    let kind = kind(of: value)
    guard !type.pointee.typeFlags.contains(.hasCustomSet), isPlain(kind) else {
      return try setAttribute(value, name, new)
    }
    let found = lookUp(name, in: type)
    if found.isObject, Ref<Header>(found).pointee.kind == .memberDescriptor {
      let member = Ref<MemberDescriptorObject>(found)
      if !member.isOptional, !member.isReadOnly, isSubtype(type, member.pointee.owner) {
        note(SiteForm.slot, type, nil, UInt64(bitPattern: Int64(member.pointee.offset)), site)
      }
    } else if found.isObject, Ref<Header>(found).pointee.type == types.property {
      note(SiteForm.property, type, nil, found.bits, site)
    } else if found.isUnbound, let storage = storage(of: value, type), storage.pointee.shape.isPresent {
      let index = self.index(of: name, in: storage.pointee.shape)
      if index >= 0 {
        note(SiteForm.own, type, storage, UInt64(index), site)
        storage.pointee.values[index] = new
        return
      }
      let old = storage.pointee.shape
      set(name, new, in: storage, type)
      if storage.pointee.shape.isPresent {
        note(SiteForm.added, type, storage, UInt64(storage.pointee.shape.address), site)
        site[0].shape = old.address
      }
      return
    }
    try setAttribute(value, name, new)
  }

  // MARK: Calls

  /// Fills two registers for a call: function and receiver, or attribute and nothing.
  @inline(never) func loadMethod(
    _ value: Value, _ name: Value, _ target: Cells<Value>, _ site: Cells<SiteCache>
  ) throws(Raised) {
    let cache = site[0]
    let type = type(of: value)
    switch cache.form {
    case SiteForm.ofClass, SiteForm.ofModule:
      target[0] = try loadAttribute(value, name, site)
      target[1] = .unbound
      return
    case SiteForm.classMethod where ownVersion(value) == cache.version:
      target[0] = Value(bits: cache.payload)
      target[1] = value
      return
    case SiteForm.classMethodOfInstance where type.pointee.version == cache.version && isUnshadowed(value, cache):
      target[0] = Value(bits: cache.payload)
      target[1] = type.value
      return
    case SiteForm.staticMethod where type.pointee.version == cache.version && isUnshadowed(value, cache):
      target[0] = Value(bits: cache.payload)
      target[1] = .unbound
      return
    default: break
    }
    let kind = kind(of: value)
    if kind == .superObject, try loadSuperMethod(Ref<SuperObject>(value), name, target) { return }
    if kind == .type || kind == .module {
      if kind == .type, let function = plainClassMethod(lookUp(name, in: Ref<TypeObject>(value))),
        type == types.type, lookUp(name, in: type).isUnbound
      {
        note(SiteForm.classMethod, Ref<TypeObject>(value), nil, function.bits, site)
        target[0] = function
        target[1] = value
        return
      }
      target[0] = try getAttribute(value, name)
      noteOfClassOrModule(value, name, target[0], site)
      target[1] = .unbound
      return
    }
    if !type.pointee.typeFlags.contains(.hasCustomGet), isPlain(kind) {
      let found = lookUp(name, in: type)
      let storage = storage(of: value, type)
      if found.isObject, (storage.map { get(name, in: $0) } ?? .unbound).isUnbound {
        let hasShape = storage.map { $0.pointee.shape.isPresent } ?? true
        let foundKind = Ref<Header>(found).pointee.kind
        if foundKind == .function || foundKind == .nativeFunction && isNativeMethod(found) {
          target[0] = found
          target[1] = value
          if hasShape { note(SiteForm.method, type, storage, found.bits, site) }
          return
        }
        if let function = plainClassMethod(found) {
          target[0] = function
          target[1] = type.value
          if hasShape { note(SiteForm.classMethodOfInstance, type, storage, function.bits, site) }
          return
        }
        if Ref<Header>(found).pointee.type == types.staticMethod, hasShape {
          note(SiteForm.staticMethod, type, storage, Ref<WrapperObject>(found).pointee.fields.0.bits, site)
        }
      }
    }
    target[0] = try getAttribute(value, name)
    target[1] = .unbound
  }

  /// The Python function in a class method; nil for all others.
  private func plainClassMethod(_ found: Value) -> Value? {
    guard found.isObject, Ref<Header>(found).pointee.type == types.classMethod else { return nil }
    let content = Ref<WrapperObject>(found).pointee.fields.0
    return content.isObject && Ref<Header>(content).pointee.kind == .function ? content : nil
  }

  /// A Python function that `super()` finds, without a method object; false: it is something else.
  private func loadSuperMethod(
    _ parent: Ref<SuperObject>, _ name: Value, _ target: Cells<Value>
  ) throws(Raised) -> Bool {
    let object = parent.pointee.object
    guard !object.isUnbound, !object.isNone, object != parent.pointee.objectType, name != names.class,
      parent.pointee.header.type == types.superObject
    else { return false }
    let mro = Ref<TypeObject>(parent.pointee.objectType).pointee.mro
    var place = 0
    while place < mro.count, mro[place] != parent.pointee.type { place &+= 1 }
    place &+= 1
    while place < mro.count {
      let found = get(name, in: Ref<TypeObject>(mro[place]).pointee.dict)
      place &+= 1
      if found.isUnbound { continue }
      guard found.isObject, Ref<Header>(found).pointee.kind == .function || isNativeMethod(found) else { return false }
      target[0] = found
      target[1] = object
      return true
    }
    return false
  }
}
