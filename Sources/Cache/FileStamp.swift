// What the disk says of a file, as one number: as long as it is the same, so is the content.
import Basics
import Modules

struct FileStamp {
  let value: Int64
  /// The file was not touched just now. What is written within the clock's step of a file system (two seconds at
  /// worst) after we read it would look the same; so would what a clock ahead of ours dates into our future.
  let isTrusted: Bool

  private static let margin: Int64 = 2_000_000_000

  /// - Parameter seen: our clock before the file was read.
  init(_ status: FileStatus, seen: Int64, _ key: Digest) {
    let hash = Digest(
      ofWords: status.identity.device, status.identity.inode, UInt64(bitPattern: Int64(status.size)),
      UInt64(bitPattern: status.modified), UInt64(bitPattern: status.changed), key: key)
    // 0 means "none".
    value = Int64(bitPattern: hash.low | 1)
    isTrusted = max(status.modified, status.changed) < seen - Self.margin
  }
}
