// This same program as another process, started with a private word and spoken to over two pipes.
package import Glibc

/// A child that runs our own executable: the analysis behind the supervisor, an evaluation's worker.
package struct ChildProcess: Sendable {
  package let identifier: pid_t
  /// The descriptor to write to, and the one to read from.
  package let input: Int32
  package let output: Int32

  /// How it ended.
  package enum Ending: Sendable, Equatable {
    case exited(Int32)
    case signalled(Int32)
  }

  /// Nil when the system refuses pipes or processes.
  /// - Parameters:
  ///   - word: the only argument.
  ///   - isSilent: what it says on standard error goes nowhere.
  package static func start(_ word: String, isSilent: Bool = false) -> ChildProcess? {
    guard let down = PrivatePipe.make(), let up = PrivatePipe.make() else { return nil }
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
    if isSilent { unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
    var identifier = pid_t()
    let failed = unsafe "lazyls".withCString { name in
      unsafe word.withCString { word in
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
    return ChildProcess(identifier: identifier, input: down.write, output: up.read)
  }

  /// Lets it work only when nobody else wants the processor. To be called before it starts threads: on Linux each has
  /// a priority of its own, that of who started it.
  package func giveWay() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(identifier), 19) }

  /// Waits for its end.
  package func wait() -> Ending {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0 {
      if errno != EINTR { return .exited(-1) }
    }
    return status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signalled(status & 0x7F)
  }

  /// Ends it, whatever it does. `wait` has to follow.
  package func kill() { _ = Glibc.kill(identifier, SIGKILL) }
}

extension ChildProcess {
  package func closePipes() {
    close(input)
    close(output)
  }
}
