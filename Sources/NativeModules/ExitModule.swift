// atexit: functions that run when the program ends.
import Runtime

final class ExitState: ModuleState {
  /// A function, its positional arguments, its named ones.
  var functions: [(function: Value, arguments: [Value], names: Ref<DictObject>)] = []
  init() {}
}

enum ExitModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc(
      "allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\nTwo public functions, register and unregister, are defined.\n"
    )
    builder.function("register", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.positionalCount == 0 {
        throw world.typeError("register() takes at least 1 argument (0 given)")
      }
      if !world.isCallable(arguments[0]) { throw world.typeError("the first argument must be callable") }
      world.noteEffect(.atexit, "atexit.register()")
      world.state(ExitState.self).functions.append(
        (arguments[0], arguments.positional(from: 1), OperatorTypes.namesDict(world, arguments)))
      return arguments[0]
    }
    builder.function("unregister", .exactly(1)) { world, arguments throws(Raised) in
      let state = world.state(ExitState.self)
      var kept: [(function: Value, arguments: [Value], names: Ref<DictObject>)] = []
      for entry in state.functions where try !world.areEqual(entry.function, arguments[0]) { kept.append(entry) }
      state.functions = kept
      return .none
    }
    builder.function("_clear") { world, _ throws(Raised) in
      world.state(ExitState.self).functions = []
      return .none
    }
    builder.function("_ncallbacks") { world, _ throws(Raised) in
      Value(small: world.state(ExitState.self).functions.count)
    }
    builder.function("_run_exitfuncs") { world, _ throws(Raised) in
      run(world)
      return .none
    }
    world.endActions.append(EndAction(run: run))
  }

  /// The last one first; what they raise is shown and forgotten.
  @Sendable private static func run(_ world: World) {
    let state = world.state(ExitState.self)
    while let entry = state.functions.popLast() {
      do throws(Raised) {
        _ = try world.call(entry.function, entry.arguments, names: entry.names)
      } catch {
        world.reportIgnored(world.catchRaised(), "atexit callback", entry.function)
      }
    }
  }
}
