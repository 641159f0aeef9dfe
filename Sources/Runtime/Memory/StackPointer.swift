// How far Swift's stack reaches: natives that call Python that calls natives must not run over its end.
// SAFETY: the address of a local is only compared, never followed.

enum StackPointer {
  /// About where the stack of this thread ends now.
  @inline(__always) static var current: UInt {
    var mark: UInt8 = 0
    return unsafe withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
  }
}
