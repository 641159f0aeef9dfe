// The conventions as tables: which target may know which, which files may do what others may not, and why.

enum Conventions {
  /// The targets from the bottom of the house to the top (`Sources/ARCHITECTURE.md`): a target may know only
  /// targets that stand before it, and of these only the ones that `Package.swift` declares for it.
  static let order: [String] = [
    "CProcess", "Basics", "PythonSyntax", "CJSONC", "JSON", "Protocol", "Modules", "Semantics", "Bytecode", "Runtime",
    "CZlib", "CExpat", "NativeModules", "Evaluation", "Analysis", "CSQLite", "Cache", "Rules", "Evidence", "Checker",
    "Server",
    "lazyls",
    "TestSupport", "devtool",
  ]

  /// Knowledge that stays in one place: a module, and the folders or files that alone may import it.
  static let confined: [(module: String, places: [String], why: String)] = [
    ("CJSONC", ["Sources/JSON/"], "only JSON knows json-c"),
    ("CExpat", ["Sources/NativeModules/Expat/"], "only the module pyexpat knows the library Expat"),
    ("CZlib", ["Sources/NativeModules/Zlib/"], "only the module zlib knows the library zlib"),
    ("CSQLite", ["Sources/Cache/SQLite/"], "only one folder of one target knows SQLite"),
    (
      "CProcess", ["Sources/Server/", "Sources/Basics/PrivatePipe.swift", "Sources/Basics/Allocator.swift"],
      "only what Swift cannot reach goes through C"
    ),
    ("TOMLKit", ["Sources/Modules/Configuration/TOMLDocument.swift"], "one file turns TOML into data of ours"),
    (
      "BigInt", ["Sources/Runtime/", "Sources/NativeModules/"],
      "only the runtime and its modules compute with Python's integers"
    ),
    ("ArgumentParser", ["Sources/lazyls/", "Sources/devtool/"], "only executables read arguments"),
    ("Protocol", ["Sources/Server/", "Sources/lazyls/", "Sources/devtool/"], "only the server speaks LSP"),
    ("Glibc", systemFiles, "the operating system is reached from few files"),
  ]

  /// Files that may import the system's C library. A new one is a decision: prefer asking `FileSystem`.
  static let systemFiles: [String] = [
    "Sources/Basics/ParallelMap.swift",  // threads with big stacks
    "Sources/Basics/ChildProcess.swift",  // our own executable once more
    "Sources/Basics/Processors.swift",  // how many cores there are
    "Sources/Modules/FileSystem/POSIX.swift",  // files and folders
    "Sources/Protocol/Framing/Descriptor.swift",  // reading and writing frames
    "Sources/Runtime/Memory/Heap.swift",  // memory from the kernel
    "Sources/Runtime/Types/Numbers/CMath.swift",  // pow, exp, sin and their like
    "Sources/Evaluation/MessagePipe.swift",  // messages between us and a worker
    "Sources/Evaluation/Worker.swift",  // limits of the worker process
    "Sources/Cache/CacheFolder.swift",  // makes and removes the database's files
    "Sources/Checker/",  // terminal, output
    "Sources/Server/",  // poll, parent process, signals
    "Sources/lazyls/",
    "Sources/devtool/",
  ]

  /// Modules that nothing of ours imports.
  static let banned: [(module: String, why: String)] = [
    ("Foundation", "it costs start-up and size; use Basics, Modules and the standard library"),
    ("FoundationEssentials", "it costs start-up and size; use Basics, Modules and the standard library"),
    ("Dispatch", "threads are made in Basics, tasks by Swift"),
    ("XCTest", "tests are written with Swift Testing"),
  ]

  static let lineLimit = 500
  /// Files that may be longer, each with the reason.
  static let longFiles: [(path: String, why: String)] = []

  /// Sections that every rule's page has, and the one it has when there is a fix.
  static let pageSections: [String] = ["What it does", "Why is this bad", "Example", "Use instead"]
  static let fixSection = "Fix safety"
}
