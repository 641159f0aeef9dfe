// swift-tools-version: 6.2
// One section per target, from the bottom of the house to the top: an arrow only ever points up this file.
// `Tests/TidyTests` reads the imports of every source file and fails on an arrow that is not declared here.
import PackageDescription

/// What every Swift target of ours is compiled with: dependency directions visible in `import`s,
/// data-race safety, every unsafe operation marked, no warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableExperimentalFeature("Lifetimes"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  // The layers are small and call one another in every loop; without this a call to another target is never inlined.
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let package = Package(
  name: "lazyls",
  products: [
    .executable(name: "lazyls", targets: ["lazyls"]),
    .executable(name: "devtool", targets: ["devtool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    // Integers beyond a word in the runtime.
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    // CProcess: what Swift cannot reach itself of the C library and the kernel.
    .systemLibrary(name: "CProcess"),

    // Basics: byte ranges, names, line index.
    .target(name: "Basics", dependencies: ["CProcess"], swiftSettings: strict),

    // PythonSyntax: source text, lexer, parser, flat tree, syntax errors.
    .target(name: "PythonSyntax", dependencies: ["Basics"], swiftSettings: strict),

    // JSON: a thin, safe face on json-c.
    .systemLibrary(name: "CJSONC", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"])]),
    .target(name: "JSON", dependencies: ["CJSONC"], swiftSettings: strict),

    // Protocol: LSP messages, framing, position encodings.
    .target(name: "Protocol", dependencies: ["Basics", "JSON"], swiftSettings: strict),

    // Modules: configuration, search paths, module names, the file system with overlays.
    .target(
      name: "Modules",
      dependencies: ["Basics", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: strict),

    // Semantics: scopes, bindings, uses of imported names.
    .target(name: "Semantics", dependencies: ["Basics", "PythonSyntax"], swiftSettings: strict),

    // Bytecode: the virtual machine's instructions, the compiler, the disassembler.
    .target(name: "Bytecode", dependencies: ["Basics", "PythonSyntax", "Semantics"], swiftSettings: strict),

    // Runtime: values, heap, objects, interpreter, import system, deferred imports, host.
    .target(
      name: "Runtime",
      dependencies: [
        "Basics", "PythonSyntax", "Semantics", "Bytecode", .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]),

    // NativeModules: the standard library's compiled modules, for worlds of the runtime.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(
      name: "NativeModules",
      dependencies: [
        "CZlib", "CExpat", "Basics", "PythonSyntax", "Bytecode", "Runtime", .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: strict),

    // Analysis: module summaries, the linked program, findings.
    .target(
      name: "Analysis", dependencies: ["Basics", "PythonSyntax", "Semantics", "Modules"],
      swiftSettings: strict),

    // Cache: what runs leave for later runs, in a database in the user's cache folder.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "Cache", dependencies: ["CSQLite", "Basics", "Modules", "Bytecode", "Analysis"], swiftSettings: strict),

    // Rules: one folder a family, one file a rule.
    .target(name: "Rules", dependencies: ["Basics", "PythonSyntax", "Modules", "Analysis"], swiftSettings: strict),

    // Evaluation: one module evaluated in the runtime and what happened, in a worker process.
    .target(
      name: "Evaluation",
      dependencies: ["CProcess", "Basics", "PythonSyntax", "JSON", "Modules", "Bytecode", "Runtime", "NativeModules"],
      resources: [
        // In the executable's code: a static executable has no bundle beside it.
        .embedInCode("Startup/Page")
      ],
      swiftSettings: strict),

    // Evidence: evaluations without laziness and with it compared, and what that says of findings.
    .target(
      name: "Evidence",
      dependencies: ["Basics", "PythonSyntax", "Modules", "Analysis", "Rules", "Runtime", "Evaluation"],
      swiftSettings: strict),

    // Checker: the batch run and its reporters.
    .target(
      name: "Checker",
      dependencies: [
        "Basics", "PythonSyntax", "JSON", "Modules", "Analysis", "Cache", "Rules", "Evaluation", "Evidence",
      ],
      swiftSettings: strict),

    // Server: the language server's session, scheduling and methods.
    .target(
      name: "Server",
      dependencies: [
        "CProcess", "Basics", "PythonSyntax", "JSON", "Protocol", "Modules", "Analysis", "Cache", "Rules",
        "Runtime", "Evaluation", "Evidence", "Checker",
      ],
      swiftSettings: strict),

    // lazyls: arguments, wiring, exit codes.
    .executableTarget(
      name: "lazyls",
      dependencies: [
        "Basics", "PythonSyntax", "JSON", "Modules", "Runtime", "NativeModules", "Evaluation", "Analysis", "Cache",
        "Rules", "Checker", "Server",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // TestSupport: the checkout as data, rule suites, for the test targets below.
    .target(
      name: "TestSupport",
      dependencies: ["Basics", "JSON", "Modules", "Runtime", "NativeModules", "Evaluation"], path: "Tests/Support",
      swiftSettings: strict),

    // devtool: generators and measurements for those who work on lazyls; never installed.
    .executableTarget(
      name: "devtool",
      dependencies: [
        "Basics", "PythonSyntax", "JSON", "Modules", "Bytecode", "Runtime", "NativeModules", "Evaluation", "Analysis",
        "Rules", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "SupportTests", dependencies: ["Basics", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "SyntaxTests", dependencies: ["Basics", "PythonSyntax", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SemanticsTests", dependencies: ["Basics", "PythonSyntax", "Semantics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BytecodeTests", dependencies: ["Basics", "PythonSyntax", "Bytecode", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RuleTests",
      dependencies: ["Basics", "PythonSyntax", "Modules", "Analysis", "Rules", "Checker", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RuntimeTests",
      dependencies: ["Basics", "PythonSyntax", "JSON", "Modules", "Bytecode", "Runtime", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NativeModulesTests", dependencies: ["JSON", "Runtime", "NativeModules", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "AnalysisTests", dependencies: ["Basics", "PythonSyntax", "Analysis"], swiftSettings: strict),
    .testTarget(
      name: "CacheTests", dependencies: ["Basics", "PythonSyntax", "Modules", "Bytecode", "Analysis", "Cache"],
      swiftSettings: strict),
    .testTarget(
      name: "EvaluationTests", dependencies: ["Basics", "JSON", "Modules", "Runtime", "Evaluation", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CheckerTests", dependencies: ["Basics", "PythonSyntax", "JSON", "Modules", "Analysis", "Checker"],
      swiftSettings: strict),
    .testTarget(name: "ModulesTests", dependencies: ["Basics", "Modules"], swiftSettings: strict),
    .testTarget(name: "ProtocolTests", dependencies: ["Basics", "JSON", "Protocol"], swiftSettings: strict),
    .testTarget(
      name: "ServerTests",
      dependencies: ["Basics", "PythonSyntax", "JSON", "Protocol", "Modules", "Analysis", "Server"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
