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
