// Bytes to standard output, whole.
import Glibc

enum StandardOutput {
  /// Writes everything, or ends the process when nobody reads any more.
  static func write(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(1, buffer.baseAddress! + offset, bytes.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        exit(1)
      }
      offset += written
    }
  }
}

extension StandardOutput {
  /// Replaces a file's content. False when it cannot be written.
  static func replace(_ path: String, _ bytes: [UInt8]) -> Bool {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, bytes.count) } == bytes.count
  }
}
