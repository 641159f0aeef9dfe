// Reading and writing file descriptors: the one file of this target that calls the system.
import Glibc

/// Why a descriptor cannot be written to or read from.
package enum DescriptorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The other side has closed the pipe.
  case closed
  /// The system's error number.
  case system(Int32)

  package var description: String {
    switch self {
    case .closed: "the other side has closed the connection"
    case .system(let code): "system error \(code)"
    }
  }
}

enum Descriptor {
  /// Waits for bytes and reads some of them into `buffer`. Returns how many; 0 at the end of the stream.
  static func read(_ descriptor: Int32, into buffer: inout [UInt8]) throws(DescriptorError) -> Int {
    while true {
      // SAFETY: the system writes at most the buffer's length into it.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      try recover(descriptor, POLLIN)
    }
  }

  /// Writes all of `bytes`, waiting as long as the reader takes.
  static func write(_ descriptor: Int32, _ bytes: [UInt8]) throws(DescriptorError) {
    var written = 0
    while written < bytes.count {
      // SAFETY: `written` is less than the buffer's length.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      if count >= 0 { written += count } else { try recover(descriptor, POLLOUT) }
    }
  }

  /// So many bytes are written without waiting where there is room at all: what a pipe takes as a whole, by POSIX and Linux.
  static let atomicLength = 4096

  /// Is it a pipe or socket that takes `atomicLength` bytes now?
  static func hasRoom(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFIFO || kind == S_IFSOCK else { return false }
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&wanted, 1, 0) == 1 && Int32(wanted.revents) == POLLOUT
  }

  /// Returns if the call that has just failed is worth repeating.
  private static func recover(_ descriptor: Int32, _ event: Int32) throws(DescriptorError) {
    switch errno {
    case EINTR: return
    case EAGAIN:
      // Somebody set the descriptor to non-blocking; it may even be shared with another process.
      var wanted = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      _ = unsafe poll(&wanted, 1, -1)
    case EPIPE, ECONNRESET: throw .closed
    default: throw .system(errno)
    }
  }

  /// Writing to a closed pipe must be an error that can be handled, not the end of the process.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }
}
