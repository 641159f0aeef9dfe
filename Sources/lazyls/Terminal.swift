// Standard output and error: whole writes, and a quiet end when the reader has gone.
import Glibc
import Synchronization

enum Terminal {
  static func print(_ text: String) { write(Array((text + "\n").utf8)) }

  static func say(_ text: String) { write(Array((text + "\n").utf8), to: 2) }

  private static let waiting = Mutex<[UInt8]>([])

  /// Keeps bytes for standard output until there are enough of them.
  static func buffer(_ bytes: [UInt8], atOnce: Bool) {
    let ready = waiting.withLock { waiting -> [UInt8] in
      waiting += bytes
      if !atOnce, waiting.count < 1 << 13 { return [] }
      defer { waiting = [] }
      return waiting
    }
    if !ready.isEmpty { write(ready) }
  }

  /// Writes what was kept.
  static func flush() {
    let ready = waiting.withLock { waiting -> [UInt8] in
      defer { waiting = [] }
      return waiting
    }
    if !ready.isEmpty { write(ready) }
  }

  /// Writes everything; a closed pipe ends the process as `head` expects it.
  static func write(_ bytes: [UInt8], to descriptor: Int32 = 1) {
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe Glibc.write(descriptor, base + offset, bytes.count - offset)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { exit(descriptor == 1 ? 141 : 2) }
      offset += written
    }
  }

  /// Is standard output a terminal that wants colour? NO_COLOR and CLICOLOR_FORCE decide first.
  static var wantsColor: Bool {
    if let value = unsafe getenv("NO_COLOR"), unsafe value.pointee != 0 { return false }
    if let value = unsafe getenv("CLICOLOR_FORCE"), unsafe value.pointee != 0, unsafe value.pointee != 48 {
      return true
    }
    return isatty(1) == 1
  }
}

extension Terminal {
  /// Replaces a file's content. False when it cannot be written.
  static func replace(_ path: String, _ bytes: [UInt8]) -> Bool {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    write(bytes, to: descriptor)
    return close(descriptor) == 0
  }
}
