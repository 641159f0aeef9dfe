// The process behind the supervisor: this same program, started with a private word, spoken to over two pipes.
import Glibc

/// One life of the analysis process.
struct AnalysisProcess {
  /// The private command-line option; its value is how many lives there were before.
  static let option = "--analysis-process="

  let identifier: pid_t
  let input: Int32
  let output: Int32

  /// Nil when the system refuses pipes or processes.
  static func start(life: Int) -> AnalysisProcess? {
    guard let down = pipe(), let up = pipe() else { return nil }
    defer {
      close(down.read)
      close(up.write)
    }
    var actions = unsafe posix_spawn_file_actions_t()
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // What is duplicated loses close-on-exec; all else that we hold open stays ours.
    unsafe posix_spawn_file_actions_adddup2(&actions, down.read, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, up.write, 1)
    var identifier = pid_t()
    let failed = unsafe "lazyls".withCString { name in
      unsafe "\(option)\(life)".withCString { word in
        // `execve` reads the words and does not change them.
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [
          UnsafeMutablePointer(mutating: name), UnsafeMutablePointer(mutating: word), nil,
        ]
        return unsafe posix_spawn(&identifier, "/proc/self/exe", &actions, nil, &arguments, environ)
      }
    }
    if failed != 0 {
      close(down.write)
      close(up.read)
      return nil
    }
    return AnalysisProcess(identifier: identifier, input: down.write, output: up.read)
  }

  /// Waits for its end; its exit code, nil when a signal ended it.
  func wait() -> Int32? {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0 {
      if errno != EINTR { return nil }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [0, 0]
    guard unsafe Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}
