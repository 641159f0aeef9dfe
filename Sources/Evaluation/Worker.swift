// The process that evaluates: reads requests from standard input and writes reports to standard output.
import Basics
package import Bytecode
import Glibc
import JSON

/// The side of the child.
package enum Worker {
  /// The private word that starts one.
  package static let word = "--evaluation-worker"

  package static func isWorker(_ arguments: [String]) -> Bool { arguments == [word] }

  /// Serves until nobody asks any more; gives the exit code.
  /// - Parameter openCodes: where compiled code is kept in a folder; without one, for this process only.
  package static func run(_ openCodes: (String?) -> any CodeStore) -> Int32 {
    endWithParent()
    // A stray print must not reach the pipe: descriptor 1 is standard error from here on.
    let answers = fcntl(1, F_DUPFD_CLOEXEC, 3)
    guard answers >= 0 else { return 2 }
    dup2(2, 1)
    signal(SIGPIPE, SIG_IGN)
    // Whoever waits for the report wants to hear of a crash now, not when Swift has written its own report of it.
    for crash in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { signal(crash, SIG_DFL) }
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    var codes: (folder: String?, store: any CodeStore)?
    while let message = try? MessagePipe.read(0) {
      guard let json = try? JSONValue.parse(message, limits: JSONLimits(bytes: 1 << 30, depth: 512)),
        let request = EvaluationRequest(json: json)
      else { return 2 }
      limitMemory(of: request)
      if codes.map({ $0.folder != request.codeFolder }) ?? true {
        codes = (request.codeFolder, openCodes(request.codeFolder))
      }
      let report = Evaluator.evaluate(request, codes: codes?.store).text
      // Whoever has the report may end this process.
      codes?.store.flush()
      if !MessagePipe.write(report, to: answers) { return 0 }
    }
    return 0
  }

  /// Ends the process when nobody holds the other end of its standard input any more, whatever an evaluation is doing.
  /// (The signal that Linux has for this comes when the thread ends that started the process.)
  private static func endWithParent() {
    var thread = pthread_t()
    _ = unsafe pthread_create(
      &thread, nil,
      { _ in
        var input = pollfd(fd: 0, events: 0, revents: 0)
        while unsafe poll(&input, 1, -1) < 0, errno == EINTR {}
        _exit(0)
      }, nil)
  }

  /// What is not counted in the world's heap (numbers, tables, the report) must not take the machine's memory either.
  private static func limitMemory(of request: EvaluationRequest) {
    let room = UInt(Evaluator.stackSize) + UInt(max(request.memory, 0)) * 2 + (2 << 30)
    var limit = rlimit(rlim_cur: room, rlim_max: rlim_t.max)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
  }
}
