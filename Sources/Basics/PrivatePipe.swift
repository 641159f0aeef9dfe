// A pipe between two processes that no third one holds an end of.
import CProcess

enum PrivatePipe {
  /// Its ends, which other programs do not inherit, whatever thread starts one meanwhile. Nil when the system refuses.
  static func make() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [0, 0]
    guard unsafe lazyls_private_pipe(&ends) == 0 else { return nil }
    return (ends[0], ends[1])
  }
}
