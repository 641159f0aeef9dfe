// How Python's exceptions travel through Swift code.

/// Thrown when a Python exception is on its way: `World.raised` is the exception. Without content, so that throwing costs
/// nothing and no error is ever allocated.
package struct Raised: Error {
  @inline(__always) package init() {}
}
