// The server's threads: plain ones with big stacks, because parsing recurses and Swift's pool gives too little.
import Basics
import Glibc

enum Threads {
  /// Starts a thread that nobody waits for; false when the system refuses it.
  @discardableResult
  static func detach(stackSize: Int = ParallelMap.defaultStackSize, _ work: @escaping @Sendable () -> Void) -> Bool {
    // On the heap: whose header the type is from, and so who may make one, changes with what is compiled together.
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { unsafe attributes.deallocate() }
    guard unsafe pthread_attr_init(attributes) == 0 else { return false }
    defer { unsafe pthread_attr_destroy(attributes) }
    unsafe pthread_attr_setstacksize(attributes, stackSize)
    unsafe pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    let job = unsafe Unmanaged.passRetained(Job(work))
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, attributes,
      { context in
        if let context = unsafe context { unsafe Unmanaged<Job>.fromOpaque(context).takeRetainedValue().work() }
        return nil
      }, job.toOpaque())
    if code != 0 { unsafe job.release() }
    return code == 0
  }

  private final class Job: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
}

/// A few threads that run jobs in the order of arrival. They live as long as the process.
final class WorkerPool: Sendable {
  private let jobs = Mailbox<@Sendable () -> Void>()
  private let hasThreads: Bool

  init(threads: Int) {
    var started = false
    let jobs = self.jobs
    for _ in 0..<max(1, threads) {
      let isRunning = Threads.detach { while let job = jobs.receive() { job() } }
      started = started || isRunning
    }
    hasThreads = started
  }

  deinit { jobs.close() }

  /// Runs `job` on one of the threads; here and now when the system gave us none.
  func run(_ job: @escaping @Sendable () -> Void) {
    if hasThreads { jobs.send(job) } else { job() }
  }
}
