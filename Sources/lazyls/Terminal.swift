// Standard output and error: whole writes, and a quiet end when the reader has gone.
import Basics
import Checker
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

  /// Writes a file that the command line names. False when it cannot be done.
  static func replace(_ path: String, _ bytes: [UInt8]) -> Bool {
    (try? FileReplacement.write(FilePath(path), bytes)) != nil
  }
}
