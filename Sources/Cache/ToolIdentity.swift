// Which program wrote a summary: told by the bytes of the executable, because versions are forgotten to be raised.
import Analysis
import Basics
import Modules

enum ToolIdentity {
  /// The executable's hash, kept like a file's: it is read only when it is another than before.
  /// Nil when the executable cannot be read.
  static func of(
    _ executable: FilePath, _ connection: Connection, _ key: Digest, hour: Int64
  ) throws(DatabaseProblem) -> Digest? {
    guard let path = try? FileSystem().realPath(executable), let status = try? FileSystem().status(path) else {
      return nil
    }
    let stamp = FileStamp(status, seen: CacheFolder.now(), key)
    let id = Int64(bitPattern: Digest(of: path.bytes, key: key).low)
    let known = try connection.prepare("SELECT stamp, summary FROM file WHERE id = ?")
    known.bind(id)
    if try known.step(), stamp.value != 0, known.integer(0) == stamp.value {
      return Digest(low: UInt64(bitPattern: known.integer(1)), high: 0)
    }
    known.reset()
    guard let bytes = try? FileSystem().read(path, limit: 1 << 30) else { return nil }
    let hash = Int64(bitPattern: Digest(of: bytes, key: key).low)
    if stamp.isTrusted {
      let file = try connection.prepare("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)")
      file.bind(id, stamp.value, hash, hour)
      try file.run()
    }
    return Digest(low: UInt64(bitPattern: hash), high: 0)
  }
}
