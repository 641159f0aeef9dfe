// Runs that are kept whole, and what the disk holds now in the place of what they read.
package import Analysis
package import Basics
import Modules
import Synchronization

extension DiskCache {
  /// Longer reports are made anew each time.
  private static let longest = 16 << 20
  /// How many runs are kept.
  private static let most = 256

  /// The run that was kept last under a key.
  package func run(_ key: Digest) -> KeptRun? {
    withConnection { connection throws(DatabaseProblem) in
      let statement = try connection.prepare("SELECT sum, used, data FROM run WHERE id = ?")
      statement.bind(Int64(bitPattern: key.low))
      guard try statement.step() else { return nil }
      let data = unsafe statement.withBlob(2) { unsafe Array($0) }
      guard statement.integer(0) == CacheSession.sum(data, self.key) else { return nil }
      if statement.integer(1) != hour {
        statement.reset()
        try connection.execute("UPDATE run SET used = \(hour) WHERE id = \(Int64(bitPattern: key.low))")
      }
      return KeptRun(decoding: data)
    } ?? nil
  }

  package func keep(_ run: KeptRun, _ key: Digest) {
    let data = run.encoded()
    if data.count > Self.longest { return }
    withConnection { connection throws(DatabaseProblem) in
      let statement = try connection.prepare("INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?)")
      statement.bind(Int64(bitPattern: key.low), CacheFolder.now(), hour, CacheSession.sum(data, self.key))
      statement.bind(data, at: 5)
      try statement.run()
      try connection.execute(
        "DELETE FROM run WHERE id IN (SELECT id FROM run ORDER BY used DESC, made DESC LIMIT -1 OFFSET \(Self.most))")
    }
  }

  /// What files hold now, as this cache names contents: most are known without reading them. Nil when one cannot be
  /// read, or, with `onlySeen`, holds something else than what this run took its summary for.
  package func contents(
    of files: [(path: FilePath, options: SummaryOptions)], onlySeen: Bool = false, threads: Int
  ) -> [Int64]? {
    let found: [Int64?]? = ParallelMap.run(
      count: files.count, threads: threads, makeState: { CacheSession(self) },
      body: { (session: inout CacheSession, index: Int) -> Int64? in
        guard let content = session.content(files[index].path, files[index].options) else { return nil }
        return onlySeen && !hasSeen(content.pair) ? nil : content.id
      })
    guard let found else { return nil }
    let present = found.compactMap(\.self)
    return present.count == files.count ? present : nil
  }

  /// A hash of anything under this cache's key.
  package func digest(of bytes: [UInt8]) -> Digest { Digest(of: bytes, key: key) }
}
