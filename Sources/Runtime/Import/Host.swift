// What a world may see of the outside: nothing but what its creator hands in.

/// The one way out of the sandbox. Closures, so that Runtime itself touches no operating system.
package struct Host: Sendable {
  /// The bytes of a file; nil where it cannot be read.
  package var readFile: @Sendable (String) -> [UInt8]?
  package var isFile: @Sendable (String) -> Bool
  package var isFolder: @Sendable (String) -> Bool
  /// Takes what the program prints; true: to the error stream.
  package var write: @Sendable ([UInt8], Bool) -> Void
  /// Nanoseconds since 1970 when the world begins. Its clock goes on with the instructions that run and with `sleep`,
  /// which takes no time outside: two runs see the same times.
  package var startTime = 1_700_000_000_000_000_000

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
  enum Mode { case normal, all }
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

extension World {
  /// Nanoseconds since the world began: so many as its instructions and its sleep take.
  package var elapsedTime: Int { slept &+ (budget.instructions &- fuel) &* 100 }
}
