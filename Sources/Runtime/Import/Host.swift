// What a world may see of the outside: nothing but what its creator hands in.
package import Bytecode

/// The one way out of the sandbox. Closures, so that Runtime itself touches no operating system.
package struct Host: Sendable {
  /// The bytes of a file; nil where it cannot be read.
  package var readFile: @Sendable (String) -> [UInt8]?
  package var isFile: @Sendable (String) -> Bool
  package var isFolder: @Sendable (String) -> Bool
  /// The names in a folder; nil where it cannot be read or nobody knows.
  package var list: @Sendable (String) -> [String]?
  /// Does something lie at a path that the program may not read? `readFile` and `list` then give nil.
  package var isOutside: @Sendable (String) -> Bool = { _ in false }
  /// The same of a folder that modules are looked for in.
  package var isOutsideForImports: @Sendable (String) -> Bool = { _ in false }
  /// Where the code of modules is kept from one world to the next.
  package var codeStore: (any CodeStore)?
  /// The same for imports, which say in `lookedUp` what they look for there.
  package var listForImports: @Sendable (String) -> [String]?
  /// An import looks into a folder for what is called so, with a suffix or without.
  package var lookedUp: @Sendable (_ folder: String, _ name: String) -> Void = { _, _ in }
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
  package var nanosecondsPerInstruction = 100
  /// `os.environ`: what programs expect to be there, nothing of the machine's.
  package var environment = ["HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"]
  /// Where randomness begins: two runs of the same program see the same numbers.
  package var randomSeed: UInt64 = 0x9e37_79b9_7f4a_7c15

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
    listForImports = list
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
  package var elapsedTime: Int { slept &+ instructionsUsed &* host.nanosecondsPerInstruction }

  /// Random bytes: `os.urandom`. They follow from the host's seed alone.
  package func randomBytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      randomState &+= 0x9e37_79b9_7f4a_7c15
      var word = randomState &+ host.randomSeed
      word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
      word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
      word ^= word >> 31
      for place in 0..<min(8, count - bytes.count) { bytes.append(UInt8(truncatingIfNeeded: word >> (place * 8))) }
    }
    return bytes
  }
}
