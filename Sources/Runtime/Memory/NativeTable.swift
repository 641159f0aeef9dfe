// What calls of native functions need, at fixed places: no definition is copied for a call and no reference counted.
// SAFETY: a closure is two words, code and context. Only closures without a context are kept, so that nothing has to stay
// alive for them; the structure around the closure keeps its calling convention as declared. Entries are never removed.

/// One native function: its code, and when it may be called as it is.
package struct NativeEntry: BitwiseCopyable {
  private let code: UInt
  /// As `NativeDefinition.exact`; -1 also for code that cannot be called from here.
  package let exact: Int
  /// So many arguments at least, receiver included, where none has a name; no call from here: `Int.max`.
  let minimum: Int
  /// All parameters; those that are left out are unbound.
  let total: Int
  let isVariadic: Bool
  let takesNames: Bool
  /// Argument 0 has to be of this type; none: any.
  package let owner: Ref<TypeObject>
  let receiver: NativeDefinition.Receiver
  /// Its time grows with its receiver.
  let isScan: Bool

  private struct Closure { let code: NativeCode }

  init(_ definition: NativeDefinition) {
    let words = unsafe unsafeBitCast(Closure(code: definition.code), to: (UInt, UInt).self)
    code = words.0
    let parameters = definition.parameters
    let receivers = definition.isMethod ? 1 : 0
    exact = words.1 == 0 ? definition.exact : -1
    minimum = words.1 == 0 ? parameters.required + receivers : .max
    total = max(parameters.maximum, parameters.names.count) + receivers
    isVariadic = parameters.isVariadic
    takesNames = parameters.takesNames
    owner = definition.owner
    receiver = definition.receiver
    isScan = definition.isScan
  }

  @inline(__always) func callAsFunction(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    try unsafe unsafeBitCast((code, 0 as UInt), to: Closure.self).code(world, arguments)
  }
}

/// The native functions of a world, by number.
@safe struct NativeTable {
  private var entries: UnsafeMutablePointer<NativeEntry>
  private var capacity = 1 << 11
  private var count = 0

  init() { unsafe entries = UnsafeMutablePointer<NativeEntry>.allocate(capacity: capacity) }

  func deallocate() { unsafe entries.deallocate() }

  @inline(__always) subscript(_ index: Int) -> NativeEntry { unsafe entries[index] }

  mutating func append(_ definition: NativeDefinition) {
    if count == capacity {
      let larger = UnsafeMutablePointer<NativeEntry>.allocate(capacity: capacity * 2)
      unsafe larger.update(from: entries, count: count)
      unsafe entries.deallocate()
      unsafe entries = larger
      capacity *= 2
    }
    unsafe entries[count] = NativeEntry(definition)
    count += 1
  }
}
