// Native methods that are not bound: whose they are, and that they get no receiver whose layout they do not know.

extension NativeDefinition {
  /// Special methods that CPython makes descriptors of another kind for: those that fill a slot of the type.
  var isWrapper: Bool { World.wrapperNames.contains(name.description) }
}

extension World {
  /// Special methods that are plain methods all the same.
  private static let plainSpecials: Set<Special> = [
    .new, .format, .bytes, .length_hint, .missing, .reversed, .complex, .round, .trunc, .floor, .ceil, .enter, .exit,
    .aenter, .aexit, .set_name, .init_subclass, .class_getitem, .instancecheck, .subclasscheck, .mro_entries, .prepare,
    .dir, .sizeof, .reduce, .reduce_ex, .fspath,
  ]
  static let wrapperNames = Set(Special.allCases.filter { !plainSpecials.contains($0) }.map(\.name))

  private static let isWrapperName: UInt8 = 1

  /// Marks the interned names of those special methods, for `isWrapperName`.
  func markWrapperNames() {
    for special in Special.allCases where !World.plainSpecials.contains(special) {
      Ref<StringObject>(names[special]).pointee.header.flags |= World.isWrapperName
    }
  }
  func isWrapperName(_ name: Value) -> Bool {
    Ref<StringObject>(name).pointee.header.flags & World.isWrapperName != 0
  }

  /// A native method in a type's namespace.
  @inline(__always) func isNativeMethod(_ value: Value) -> Bool {
    guard value.isObject, Ref<Header>(value).pointee.kind == .nativeFunction else { return false }
    let type = Ref<Header>(value).pointee.type
    return type == types.methodDescriptor || type == types.wrapperDescriptor
  }

  /// The first argument of a native method must be an instance of its type.
  @inline(__always) func mustApply(
    _ function: Ref<NativeFunctionObject>, _ base: Cells<Value>, _ count: Int
  ) throws(Raised) {
    let owner = function.pointee.owner
    if count > 0, owner == type(of: base[0]) || owner == types.object { return }
    try mustApplySlowly(function, base, count)
  }

  @inline(never) private func mustApplySlowly(
    _ function: Ref<NativeFunctionObject>, _ base: Cells<Value>, _ count: Int
  ) throws(Raised) {
    let owner = function.pointee.owner
    let name = Ref<StringObject>(function.pointee.name).text
    let ownerName = owner.shownName
    let isWrapper = function.pointee.header.type == types.wrapperDescriptor
    if count == 0 {
      throw typeError(
        isWrapper
          ? "descriptor '\(name)' of '\(ownerName)' object needs an argument"
          : "unbound method \(owner.pointee.name.text).\(name)() needs an argument")
    }
    if isSubtype(type(of: base[0]), owner) { return }
    let given = typeName(of: base[0])
    throw typeError(
      isWrapper
        ? "descriptor '\(name)' requires a '\(ownerName)' object but received a '\(given)'"
        : "descriptor '\(name)' for '\(ownerName)' objects doesn't apply to a '\(given)' object")
  }

  /// A descriptor of a native type, or of slots, is only good for instances of it.
  @inline(__always) func mustApply(
    _ name: Value, of owner: Ref<TypeObject>, to value: Value, _ type: Ref<TypeObject>
  ) throws(Raised) {
    if type == owner || isSubtype(type, owner) { return }
    throw typeError(
      "descriptor '\(Ref<StringObject>(name).text)' for '\(owner.shownName)' objects doesn't apply to a '\(typeName(of: value))' object"
    )
  }
}
