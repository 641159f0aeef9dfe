// What native types share beyond `TypeBuilder`'s basics: attributes that are words of the object, names of arguments, text
// that is put together from Python strings.

/// What a native member descriptor allows; the descriptors of `__slots__` have no flag.
package struct MemberFlags: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Reads as None while it is unbound.
  package static let optional = MemberFlags(rawValue: 1)
  package static let readOnly = MemberFlags(rawValue: 2)
}

extension Ref where Layout == MemberDescriptorObject {
  package var isOptional: Bool { pointee.header.flags & MemberFlags.optional.rawValue != 0 }
  package var isReadOnly: Bool { pointee.header.flags & MemberFlags.readOnly.rawValue != 0 }
}

extension TypeBuilder {
  /// An attribute that is the word at `offset` of the instance.
  package func member(_ name: StaticString, at offset: Int, _ flags: MemberFlags = .optional) {
    let object = world.heap.make(MemberDescriptorObject.self)
    object.pointee = MemberDescriptorObject(
      header: Header(world.types.memberDescriptor, .memberDescriptor), name: world.intern(name), owner: type,
      offset: offset)
    object.pointee.header.flags = flags.rawValue
    world.define(object.value, as: name, in: type)
  }

  /// `__hash__`, from bits.
  package func hashMethod(_ code: @escaping NativeCode) { method("__hash__", .none, code) }

  /// The docstring.
  package func doc(_ text: String) { constant("__doc__", text.isEmpty ? .none : world.string(text)) }
}

extension Arguments {
  /// Of a variadic function: the arguments without a name, from `start` on.
  package func positional(from start: Int) -> [Value] {
    let count = positionalCount
    return count <= start ? [] : (start..<count).map { base[$0] }
  }
  package var hasNames: Bool { !names.isUnbound && Ref<TupleObject>(names).count > 0 }
}

extension World {
  /// The values of the arguments of a variadic function that are given by these names.
  package func named(_ arguments: Arguments, _ names: [String], of function: String) throws(Raised) -> [Value] {
    var values = [Value](repeating: .unbound, count: names.count)
    if !arguments.hasNames { return values }
    let given = Ref<TupleObject>(arguments.names)
    let start = arguments.positionalCount
    for index in 0..<given.count {
      let name = Ref<StringObject>(given[index]).text
      guard let place = names.firstIndex(of: name) else {
        let hint = suggestion(for: name, among: names).map { ". Did you mean '\($0)'?" } ?? ""
        throw typeError("\(function)() got an unexpected keyword argument '\(name)'\(hint)")
      }
      values[place] = arguments.base[start + index]
    }
    return values
  }

  /// The class that `__new__` of `owner` got; TypeError where it is none that `owner` can instantiate.
  package func instantiated(_ arguments: Arguments, by owner: Ref<TypeObject>) throws(Raised) -> Ref<TypeObject> {
    let name = owner.pointee.name.text
    if arguments.positionalCount == 0 { throw typeError("\(name).__new__(): not enough arguments") }
    let given = arguments.base[0]
    if !isType(given) { throw typeError("\(name).__new__(X): X is not a type object (\(typeName(of: given)))") }
    let type = Ref<TypeObject>(given)
    if !isSubtype(type, owner) {
      let other = type.pointee.name.text
      throw typeError("\(name).__new__(\(other)): \(other) is not a subtype of \(name)")
    }
    return type
  }

  /// An instance of `type`, whose layout begins with `Layout`; all zero but the header.
  package func allocate<Layout: BitwiseCopyable>(_ type: Ref<TypeObject>, _ kind: Kind, as _: Layout.Type) -> Ref<
    Layout
  > {
    let size = MemoryLayout<Layout>.size
    let object = heap.make(Layout.self, extra: max(Int(type.pointee.instanceSize) - size, 0))
    object.cast(to: Header.self).pointee = Header(type, kind, owner: owner)
    return object
  }

  /// The address of an object as `repr` shows it.
  package func addressText(_ value: Value) -> String { "0x" + String(value.bits, radix: 16) }

  /// The attribute, or unbound where there is none; other errors go on.
  package func findAttribute(_ value: Value, _ name: StaticString) throws(Raised) -> Value {
    try findAttribute(value, intern(name))
  }

  /// Is `value` a type derived from BaseException?
  package func isExceptionClass(_ value: Value) -> Bool {
    isType(value) && isSubtype(Ref<TypeObject>(value), types.baseException)
  }
  package func isException(_ value: Value) -> Bool {
    value.isObject && Ref<Header>(value).pointee.kind == .exception
  }

  /// Can it be called?
  package func isCallable(_ value: Value) -> Bool {
    !special(.call, of: type(of: value)).isUnbound || isFunction(value)
  }

  private func isFunction(_ value: Value) -> Bool {
    switch kind(of: value) {
    case .function, .nativeFunction, .method, .type: true
    default: false
    }
  }
}

/// Text out of Swift's and Python's strings; keeps surrogates, which Swift has no place for.
package struct TextBuilder {
  package private(set) var codePoints: [UInt32] = []
  package init() {}
  package mutating func append(_ text: String) { codePoints.append(contentsOf: text.unicodeScalars.lazy.map(\.value)) }
  /// A value that is a string.
  package mutating func append(_ string: Value) {
    let string = Ref<StringObject>(string)
    for index in 0..<string.count { codePoints.append(string[index]) }
  }
}
