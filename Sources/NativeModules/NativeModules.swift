// The registry: every module in Swift of this target, named once.
package import Runtime

package enum NativeModules {
  /// Lets a world import the modules; each is filled at its first import.
  package static func register(in world: World) {
    for (name, fill) in modules { world.nativeModules[name] = NativeModule(fill: fill) }
    LanguageModules.register(in: world)
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
    ("itertools", ItertoolsModule.fill),
  ]
}
