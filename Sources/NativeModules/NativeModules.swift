// The registry: every module in Swift of this target, named once.
package import Runtime

package enum NativeModules {
  /// Lets a world import the modules; each is filled at its first import.
  package static func register(in world: World) {
    for (name, fill) in modules { world.nativeModules[name] = NativeModule(fill: fill) }
    for module in inert { world.nativeModules[module.name.description] = NativeModule(fill: module.fill) }
    for module in mirrored { world.nativeModules[module.name.description] = NativeModule(fill: module.fill) }
    for module in additions {
      guard let first = world.nativeModules[module.name.description] else { continue }
      world.nativeModules[module.name.description] = NativeModule { world, object throws(Raised) in
        try first.fill(world, object)
        try module.fill(world, object)
      }
    }
    world.nativeRegistries = [
      NativeRegistry(name: "codecs.register") { CodecState.of($0).searches },
      NativeRegistry(name: "signal.signal") { world in
        world.state(SignalState.self).handlers.sorted { $0.key < $1.key }
          .map { world.tuple(Value(small: $0.key), $0.value) }
      },
    ]
    OlderLibraries.register(in: world)
    _ = OpenFunction.shared(world)
    addStandardStreams(world)
    world.sourceWarning = SourceWarning(warn: Warnings.warnOfSource)
    world.treeMaking = TreeMaking(make: TreeBuilder.make, isTree: AstModule.isTree, source: TreeText.source)
  }

  /// `sys` gets its streams when it is made.
  private static func addStandardStreams(_ world: World) {
    guard let sys = world.nativeModules["sys"] else { return }
    world.nativeModules["sys"] = NativeModule { world, module throws(Raised) in
      try sys.fill(world, module)
      try OpenFunction.makeStandardStreams(world, module.pointee.attributes.dict)
    }
  }

  private typealias Fill = @Sendable (World, Ref<ModuleObject>) throws(Raised) -> Void

  private static let modules: [(String, Fill)] = [
    ("_abc", AbstractModule.fill), ("_bisect", BisectModule.fill), ("_collections", CollectionsModule.fill),
    ("_contextvars", ContextModule.fill), ("_functools", FunctoolsModule.fill), ("_heapq", HeapModule.fill),
    ("_operator", OperatorModule.fill), ("_string", FormatStringModule.fill), ("_types", TypesModules.fillTypes),
    ("_typing", TypesModules.fillTyping), ("_weakref", TypesModules.fillWeakReferences), ("atexit", ExitModule.fill),
    ("_locale", SystemModules.fillLocale), ("_signal", SystemModules.fillSignals), ("_stat", SystemModules.fillModes),
    ("_random", RandomModule.fill), ("math", MathModule.fill), ("_thread", ThreadModule.fill),
    ("time", TimeModule.fill), ("errno", SystemModules.fillErrors), ("gc", GarbageModule.fill),
    ("itertools", ItertoolsModule.fill), ("_sre", SreModule.fill), ("_ast", AstModule.fill),
    ("_warnings", Warnings.fill), ("_io", Streams.fill), ("_codecs", CodecsModule.fill), ("posix", PosixModule.fill),
    ("_opcode", OpcodeModule.fill), ("_struct", StructModule.fill), ("marshal", MarshalModule.fill),
    ("cmath", ComplexMath.fill),
    ("_tokenize", TokenizeModule.fill), ("unicodedata", UnicodeDataModule.fill), ("_md5", DigestModules.fillMD5),
    ("_sha1", DigestModules.fillSHA1), ("_sha2", DigestModules.fillSHA2), ("_sha3", DigestModules.fillSHA3),
    ("_blake2", DigestModules.fillBlake2), ("_hashlib", DigestModules.fillAll), ("binascii", BinasciiModule.fill),
    ("zlib", ZlibModule.fill),
    ("_json", JSONModule.fill), ("_ctypes", CtypesModule.fill), ("_csv", CSVModule.fill), ("array", ArrayModule.fill),
    ("_math_integer", MathIntegers.fill),
  ]

  /// Those whose work a sandbox does not do.
  private static let inert: [InertModule] =
    [
      AsyncioModule.module, Bz2Module.module, CursesModule.module, CursesPanelModule.module, ExpatModule.module,
      FaultHandlerModule.module, FcntlModule.module, HmacModule.module, GrpModule.module,
      InterpreterChannelsModule.module,
      InterpreterQueuesModule.module, InterpretersModule.module, LzmaModule.module, MmapModule.module,
      MultibyteCodecModule.module, MultiprocessingModule.module, PosixSharedMemoryModule.module,
      PosixSubprocessModule.module, ProfilerModule.module, PwdModule.module, ReadlineModule.module,
      RemoteDebuggingModule.module, ResourceModule.module, SelectModule.module, SocketModule.module,
      SqliteModule.module, SslModule.module, SuggestionsModule.module, SymtableModule.module, SysconfigModule.module,
      SyslogModule.module, TermiosModule.module, TracemallocModule.module, UuidModule.module, ZstdModule.module,
    ] + EastAsianCodecs.modules

  /// What is inert of modules that do work.
  private static let additions = [
    PosixRest.module, SignalRest.module, LocaleRest.module, SystemRest.time, SystemRest.imports, SystemRest.system,
    MathIntegers.submodule, OlderUnicode.module, CodecsRest.module,
  ]

  /// Those that the library has in Python too.
  private static let mirrored = [
    DatetimeModule.module, DecimalModule.module, ZoneModule.module, PickleModule.module, QueueModule.module,
    ElementTreeModule.module, StatisticsModule.module,
  ]
}
