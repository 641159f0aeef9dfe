// Ends the server when the editor that started it is gone, even while the pipe between them is still open.
import CProcess
import Glibc

enum ParentWatch {
  /// Calls `whenGone` once, on a thread of its own, when the process ends; at once if there is no such process.
  static func start(processID: Int32, whenGone: @escaping @Sendable () -> Void) {
    guard processID > 0 else { return }
    Threads.detach(stackSize: 1 << 18) {
      waitForEnd(of: processID)
      whenGone()
    }
  }

  private static func waitForEnd(of processID: Int32) {
    let descriptor = lazyls_pidfd_open(processID)
    if descriptor >= 0 {
      // The descriptor becomes readable when the process ends: no timer, no wake-up before.
      var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      while unsafe poll(&interest, 1, -1) < 0, errno == EINTR {}
      close(descriptor)
      return
    }
    if errno == ESRCH { return }
    // Kernels before 5.3 and strict sandboxes lack it; asking once a second is all that is left.
    while kill(processID, 0) == 0 || errno == EPERM { sleep(1) }
  }
}
