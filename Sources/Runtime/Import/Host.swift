// What a world may see of the outside: nothing but what its creator hands in.

/// The one way out of the sandbox. Closures, so that Runtime itself touches no operating system.
package struct Host: Sendable {
  /// The bytes of a file; nil where it cannot be read.
  package var readFile: @Sendable (String) -> [UInt8]?
  package var isFile: @Sendable (String) -> Bool
  package var isFolder: @Sendable (String) -> Bool
  /// The names in a folder; nil where it cannot be read or nobody knows.
  package var list: @Sendable (String) -> [String]?
  /// Takes what the program prints; true: to the error stream.
  package var write: @Sendable ([UInt8], Bool) -> Void
  /// What relative paths start from.
  package var currentFolder: String
  /// A clock that only goes forward.
  package var nanoseconds: @Sendable () -> UInt64 = { 0 }
  /// Somebody wants the program to end; asked now and then, and true once for each wish.
  package var isInterrupted: @Sendable () -> Bool = { false }
  /// A line of standard input with its end; empty at the end of the stream, nil where it was interrupted.
  package var readLine: @Sendable () -> [UInt8]? = { [] }
  /// Nanoseconds since 1970 when the world begins. Its clock goes on with the instructions that run and with `sleep`,
  /// which takes no time outside: two runs see the same times.
  package var startTime = 1_700_000_000_000_000_000

  package init(
    readFile: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
    isFile: @escaping @Sendable (String) -> Bool = { _ in false },
    isFolder: @escaping @Sendable (String) -> Bool = { _ in false },
    list: @escaping @Sendable (String) -> [String]? = { _ in nil },
    write: @escaping @Sendable ([UInt8], Bool) -> Void = { _, _ in },
    currentFolder: String = ""
  ) {
    self.readFile = readFile
    self.isFile = isFile
    self.isFolder = isFolder
    self.list = list
    self.write = write
    self.currentFolder = currentFolder
  }

  /// A path from the root, as `os.path.abspath` has it but for `..`.
  package func absolute(_ path: String) -> String {
    if path.hasPrefix("/") || currentFolder.isEmpty { return path }
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    if rest.isEmpty || rest == "." { return currentFolder }
    return currentFolder == "/" ? "/" + rest : currentFolder + "/" + rest
  }
}

extension World {
  /// Nanoseconds since the world began: so many as its instructions and its sleep take.
  package var elapsedTime: Int { slept &+ instructionsUsed &* 100 }
}
