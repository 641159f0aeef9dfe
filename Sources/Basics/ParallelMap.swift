// Runs a closure over numbered items on several threads with stacks of a chosen size.
// Plain pthreads: Swift's own pool and Dispatch give 512 KiB stacks, too few for deeply nested Python.
import Glibc
import Synchronization

package enum ParallelMap {
  /// Room for a recursive-descent parser at CPython's nesting limits; reserved, not committed, by the system.
  package static let defaultStackSize = 64 << 20

  /// Calls `body` for each index below `count` and gives the results in index order.
  ///
  /// - Parameters:
  ///   - threads: how many run at once, at least 1; never more than there are items.
  ///   - stackSize: bytes of stack for each thread.
  ///   - cancellation: asked before each item; once set, no further item starts.
  ///   - progress: told how many items are done after each one, from whichever thread did it; counts may
  ///     arrive out of order.
  ///   - makeState: makes one worker's scratch state, on that worker's thread.
  /// - Returns: one result an item; nil when cancelled before all were done.
  ///
  /// The caller's thread only waits. When the system refuses a thread, the others do its share; when it refuses
  /// all, the work is done on the caller's own stack.
  package static func run<State, Output: Sendable>(
    count: Int, threads: Int, stackSize: Int = defaultStackSize,
    cancellation: Cancellation? = nil, progress: (@Sendable (Int) -> Void)? = nil,
    makeState: @Sendable () -> State, body: @Sendable (inout State, Int) -> Output
  ) -> [Output]? {
    if count <= 0 { return [] }
    let slots = Slots<Output>(count: count)
    let next = SharedCounter()
    let done = SharedCounter()
    // Items are handed out one by one: an atomic add costs nothing beside a file, and sizes differ wildly.
    withoutActuallyEscaping(makeState) { makeState in
      withoutActuallyEscaping(body) { body in
        inParallel(threads: Swift.min(threads, count), stackSize: stackSize) {
          var state = makeState()
          while cancellation?.isCancelled != true {
            let index = next.increment()
            if index >= count { break }
            slots.fill(index, with: body(&state, index))
            let finished = done.increment() + 1
            progress?(finished)
          }
        }
      }
    }
    return done.value == count ? slots.take() : nil
  }

  /// The same without scratch state.
  package static func run<Output: Sendable>(
    count: Int, threads: Int, stackSize: Int = defaultStackSize,
    cancellation: Cancellation? = nil, progress: (@Sendable (Int) -> Void)? = nil,
    body: @Sendable (Int) -> Output
  ) -> [Output]? {
    run(
      count: count, threads: threads, stackSize: stackSize, cancellation: cancellation, progress: progress,
      makeState: { () }, body: { (_: inout Void, index: Int) in body(index) })
  }

  /// Calls `work` once on each of `threads` new threads and returns when all have returned.
  package static func inParallel(
    threads: Int, stackSize: Int = defaultStackSize, work: @Sendable () -> Void
  ) {
    withoutActuallyEscaping(work) { work in
      var started: [pthread_t] = []
      for _ in 0..<Swift.max(1, threads) {
        guard let thread = start(stackSize: stackSize, work) else { break }
        started.append(thread)
      }
      if started.isEmpty { work() }
      for thread in started { pthread_join(thread, nil) }
    }
  }

  /// Calls `work` on a thread with a big stack and gives its result: for a single deep job, such as one parse.
  package static func onBigStack<Output: Sendable>(_ work: @Sendable () -> Output) -> Output {
    let results: [Output]? = run(count: 1, threads: 1) { _ in work() }
    // Nothing can cancel it, so there is always the one result.
    return results?.first ?? work()
  }

  /// The same with a stack of any size; `work` hears whether it has it, which the system may refuse.
  package static func onStack<Output: Sendable>(of size: Int, _ work: @Sendable (_ hasIt: Bool) -> Output) -> Output {
    let caller = pthread_self()
    let results: [Output]? = run(count: 1, threads: 1, stackSize: size) { _ in work(pthread_self() != caller) }
    return results?.first ?? work(false)
  }

  /// What a new thread is given: the closure, kept alive until the thread has taken it.
  private final class Job: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  private static func start(stackSize: Int, _ work: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
    defer { unsafe pthread_attr_destroy(&attributes) }
    guard unsafe pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return nil }
    let job = unsafe Unmanaged.passRetained(Job(work))
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, &attributes,
      { context in
        if let context = unsafe context { unsafe Unmanaged<Job>.fromOpaque(context).takeRetainedValue().work() }
        return nil
      }, job.toOpaque())
    guard code == 0 else {
      unsafe job.release()
      return nil
    }
    return thread
  }
}

private final class SharedCounter: Sendable {
  private let number = Atomic<Int>(0)
  /// Adds one; gives the number from before.
  func increment() -> Int { number.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue }
  var value: Int { number.load(ordering: .acquiring) }
}

/// One place for each result. Safe because an index is handed to one thread only, and `take` runs after all joined.
@safe private final class Slots<Output: Sendable>: @unchecked Sendable {
  private let count: Int
  private let base: UnsafeMutablePointer<Output?>

  init(count: Int) {
    self.count = count
    unsafe base = .allocate(capacity: count)
    unsafe base.initialize(repeating: nil, count: count)
  }

  deinit {
    unsafe base.deinitialize(count: count)
    unsafe base.deallocate()
  }

  func fill(_ index: Int, with output: consuming Output) { unsafe base[index] = output }

  func take() -> [Output] {
    var results: [Output] = []
    results.reserveCapacity(count)
    for index in 0..<count {
      if let output = unsafe base[index].take() { results.append(output) }
    }
    return results
  }
}
