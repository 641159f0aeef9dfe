// What a world may see of the outside: nothing but what its creator hands in.

/// The one way out of the sandbox. Closures, so that Runtime itself touches no operating system.
package struct Host: Sendable {
  /// The bytes of a file; nil where it cannot be read.
  package var readFile: @Sendable (String) -> [UInt8]?
  package var isFile: @Sendable (String) -> Bool
  package var isFolder: @Sendable (String) -> Bool
  /// Takes what the program prints; true: to the error stream.
  package var write: @Sendable ([UInt8], Bool) -> Void
  /// A clock that only goes forward.
  package var nanoseconds: @Sendable () -> UInt64 = { 0 }
  /// Somebody wants the program to end; asked now and then, and true once for each wish.
  package var isInterrupted: @Sendable () -> Bool = { false }
  /// A line of standard input with its end; empty at the end of the stream, nil where it was interrupted.
  package var readLine: @Sendable () -> [UInt8]? = { [] }

  package init(
    readFile: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
    isFile: @escaping @Sendable (String) -> Bool = { _ in false },
    isFolder: @escaping @Sendable (String) -> Bool = { _ in false },
    write: @escaping @Sendable ([UInt8], Bool) -> Void = { _, _ in }
  ) {
    self.readFile = readFile
    self.isFile = isFile
    self.isFolder = isFolder
    self.write = write
  }
}

/// How imports are lazy in a world, and what is known of them.
struct LazyState {
  enum Mode { case never, normal, all }
  var mode = Mode.normal
  /// `sys.set_lazy_imports_filter`
  var filter = Value.none
  /// `sys.lazy_modules`, a set.
  var names = Ref<SetObject>.none
  /// By full name of the parent: the children that some lazy import declared, with its proxy, or unbound.
  var pending: [String: [String: Value]] = [:]
  /// Proxies that are being resolved, innermost last.
  var resolving: [Value] = []
}
