// How many processors this process may use.
import Glibc

package enum Processors {
  /// The number of processors in this process's affinity mask, which containers and `taskset` set; at least 1.
  /// glibc's own answer (`_SC_NPROCESSORS_ONLN`) counts the machine's, and `sched_getaffinity` is not visible
  /// to Swift, so the mask is read where the kernel prints it.
  package static var available: Int {
    allowed() ?? Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  private static func allowed() -> Int? {
    let descriptor = unsafe open("/proc/self/status", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = unsafe read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return countAllowed(in: bytes[..<count])
  }

  /// Counts the bits of the hexadecimal mask in the line `Cpus_allowed:\tff,ffffffff`.
  static func countAllowed(in status: ArraySlice<UInt8>) -> Int? {
    let key = Array("Cpus_allowed:".utf8)
    for line in status.split(separator: UInt8(ascii: "\n")) where line.starts(with: key) {
      var total = 0
      for byte in line.dropFirst(key.count) {
        total += Character(Unicode.Scalar(byte)).hexDigitValue?.nonzeroBitCount ?? 0
      }
      return total > 0 ? total : nil
    }
    return nil
  }
}
