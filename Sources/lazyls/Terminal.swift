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
  /// Can what is on standard output be wiped away?
  static var isScreen: Bool {
    guard isatty(1) == 1, let kind = unsafe getenv("TERM") else { return false }
    return unsafe strcmp(kind, "dumb") != 0
  }

  /// Wipes the screen and what was scrolled out of it.
  static func clearScreen() { write(Array("\u{1B}[2J\u{1B}[3J\u{1B}[H".utf8)) }

  /// All of standard input.
  static func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Replaces a file's content, as a whole or not at all: it is written beside and then takes the old one's place,
  /// whose permissions it gets. What is no file, such as a pipe, is written to. False when it cannot be done.
  static func replace(_ path: String, _ bytes: [UInt8]) -> Bool {
    var status = stat()
    var mode: mode_t = 0o666 & ~currentMask
    if unsafe stat(path, &status) == 0 {
      if status.st_mode & S_IFMT != S_IFREG { return overwrite(path, bytes) }
      mode = status.st_mode & 0o7777
    }
    let target = linkTarget(path)
    let beside = "\(target).\(getpid()).new"
    let descriptor = unsafe open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    // In a folder that takes no new files, the file itself may still be writable.
    guard descriptor >= 0 else { return overwrite(path, bytes) }
    let isWritten = put(bytes, descriptor) && fchmod(descriptor, mode) == 0
    if close(descriptor) == 0, isWritten, unsafe rename(beside, target) == 0 { return true }
    unsafe unlink(beside)
    return false
  }

  private static func overwrite(_ path: String, _ bytes: [UInt8]) -> Bool {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return false }
    let isWritten = put(bytes, descriptor)
    return close(descriptor) == 0 && isWritten
  }

  private static func put(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe Glibc.write(descriptor, base + offset, bytes.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return false }
      offset += count
    }
    return true
  }

  /// Where a link leads; the path itself if it is none or leads nowhere.
  private static func linkTarget(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static var currentMask: mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }
}
