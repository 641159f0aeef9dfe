// Messages over a pipe: four bytes of length, the lowest first, then the message.
import Basics
import Glibc

enum MessagePipe {
  /// Longer ones are not believed.
  static let limit = 1 << 30

  enum Failure: Error { case ended, timedOut, cancelled }

  /// Writes a whole message; false when nobody reads any more.
  static func write(_ message: [UInt8], to descriptor: Int32) -> Bool {
    withoutBrokenPipeSignal { send(message, to: descriptor) }
  }

  /// Whoever writes to a process that has died is to hear of it by the error alone: the signal would end the program.
  private static func withoutBrokenPipeSignal(_ body: () -> Bool) -> Bool {
    var (pipe, before, pending) = (sigset_t(), sigset_t(), sigset_t())
    unsafe sigemptyset(&pipe)
    unsafe sigaddset(&pipe, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &pipe, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let isDone = body()
    if !isDone, unsafe sigpending(&pending) == 0, unsafe sigismember(&pending, SIGPIPE) == 1 {
      var now = timespec()
      _ = unsafe sigtimedwait(&pipe, nil, &now)
    }
    return isDone
  }

  private static func send(_ message: [UInt8], to descriptor: Int32) -> Bool {
    let count = UInt32(truncatingIfNeeded: message.count)
    let frame = (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * UInt32($0))) } + message
    var written = 0
    while written < frame.count {
      // SAFETY: `written` is less than the buffer's length.
      let sent = unsafe frame.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      if sent > 0 { written += sent } else if errno != EINTR { return false }
    }
    return true
  }

  /// Waits for a message, until the clock shows `deadline` (nanoseconds) if there is one, or somebody cancels.
  static func read(
    _ descriptor: Int32, deadline: UInt64? = nil, cancellation: Cancellation? = nil
  ) throws(Failure) -> [UInt8] {
    let head = try read(descriptor, count: 4, deadline, cancellation)
    let count = head.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
    if count > limit { throw .ended }
    return try read(descriptor, count: count, deadline, cancellation)
  }

  private static func read(
    _ descriptor: Int32, count: Int, _ deadline: UInt64?, _ cancellation: Cancellation?
  ) throws(Failure) -> [UInt8] {
    var found: [UInt8] = []
    found.reserveCapacity(count)
    while found.count < count {
      if deadline != nil || cancellation != nil { try wait(descriptor, deadline ?? .max, cancellation) }
      let wanted = min(count - found.count, 1 << 16)
      var got = 0
      // SAFETY: the system writes at most the wanted bytes into room for as many.
      let part = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
        got = unsafe Glibc.read(descriptor, buffer.baseAddress, wanted)
        filled = max(got, 0)
      }
      if got < 0, errno == EINTR { continue }
      if got <= 0 { throw .ended }
      found += part
    }
    return found
  }

  private static func wait(_ descriptor: Int32, _ deadline: UInt64, _ cancellation: Cancellation?) throws(Failure) {
    while true {
      if cancellation?.isCancelled ?? false { throw .cancelled }
      let now = Clock.nanoseconds()
      if now >= deadline { throw .timedOut }
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // A flag wakes nobody, so it is looked at often enough.
      let left = Int32(min((deadline - now) / 1_000_000 + 1, cancellation == nil ? 1_000_000 : 10))
      let ready = unsafe poll(&wanted, 1, left)
      if ready > 0 { return }
    }
  }
}

/// A clock that only goes forward.
package enum Clock {
  package static func nanoseconds() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
