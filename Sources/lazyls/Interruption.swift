// Ctrl-C as an answer: a watch ends where it stands and says how its last report came out.
import Glibc

/// From its making on, SIGINT does not end the process but the next pause. Made on the main thread; threads that are
/// started later inherit it.
struct Interruption {
  private var signals = sigset_t()

  init() {
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits; false when interrupted.
  func pause(_ duration: Duration) -> Bool {
    let (seconds, attoseconds) = duration.components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    var signals = self.signals
    while true {
      if unsafe sigtimedwait(&signals, nil, &time) > 0 { return false }
      // Stopped and continued: waiting anew is early enough.
      if errno != EINTR { return true }
    }
  }
}
