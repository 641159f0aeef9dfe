// How threads run in a world that has one thread: the function runs at once, to its end, inside the one that starts it.
import Runtime

final class ThreadState: ModuleState {
  /// Identities of the threads that run, innermost last; the first is the main thread's.
  var running = [mainIdentity]
  var started = 0
  var handle = Ref<TypeObject>.none
  var exceptionArguments = Ref<TypeObject>.none
  /// By the identity of a thread: the lock that its end releases.
  var sentinels: [Int: Value] = [:]
  static let mainIdentity = 140_000_000_000_000
  init() {}
}

enum Threads {
  /// `get_ident()`
  static func identity(_ world: World) -> Int { world.state(ThreadState.self).running.last ?? ThreadState.mainIdentity }

  /// The identity of a thread that is about to run.
  static func newIdentity(_ world: World) -> Int {
    let state = world.state(ThreadState.self)
    state.started += 1
    return ThreadState.mainIdentity + state.started * 64
  }

  /// Runs a thread's function; what it raises goes to `sys.unraisablehook`'s place, the error stream.
  static func run(_ world: World, _ identity: Int, _ body: (World) throws(Raised) -> Void, named function: Value) {
    world.noteEffect(.thread, "a thread is started")
    let state = world.state(ThreadState.self)
    let context = world.state(ContextState.self)
    let outerContext = context.current, outerHandled = world.handled
    state.running.append(identity)
    context.current = .unbound
    world.handled = .none
    defer {
      state.running.removeLast()
      if let lock = state.sentinels.removeValue(forKey: identity) { Ref<LockObject>(lock).pointee.count = 0 }
      context.current = outerContext
      world.handled = outerHandled
    }
    do throws(Raised) {
      try body(world)
    } catch {
      if world.isStopped { return }
      let exception = world.catchRaised()
      if !world.isInstance(exception, world.exceptionType("SystemExit")) {
        world.reportIgnored(exception, "thread started by", function)
      }
    }
  }

  /// `time.sleep`: only the clock goes on.
  static func sleep(_ world: World, _ nanoseconds: Int) { world.slept = world.slept &+ nanoseconds }

  /// Waiting for what only another thread could do, and none can run: with a limit the time passes, else it is an error.
  static func wait(_ world: World, nanoseconds: Int?) throws(Raised) {
    guard let nanoseconds else {
      throw world.raise("RuntimeError", "cannot wait: no other thread can run before this one ends")
    }
    sleep(world, nanoseconds)
  }
}
