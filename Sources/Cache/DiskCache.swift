// The cache of one run: opens the database, hands out sessions, writes in large batches, and gives up quietly.
package import Analysis
package import Basics
import Modules
import Synchronization

package final class DiskCache: SummaryCache {
  let database: FilePath
  package var folder: FilePath { database.parent }
  /// The key of all hashes.
  let key: Digest
  /// This program: summaries of another build may mean something else, or lie otherwise in memory.
  let tool: Digest
  let hour: Int64
  private let limit: Int64
  private let say: @Sendable (String) -> Void
  private let pending = Mutex(Pending())
  /// Hashes of each file together with the content that its summary was taken for.
  private let seen = Mutex<Set<UInt64>>([])
  private let writer: Mutex<Writer>

  private struct Pending {
    var summaries: [(id: Int64, sum: Int64, data: [UInt8])] = []
    var files: [SummaryTicket] = []
    var bytes = 0
  }

  /// A connection is used by one thread at a time: whoever has the lock.
  private struct Writer: ~Copyable {
    nonisolated(unsafe) var connection: Connection?
    var isDamaged = false
    var hasSaid = false
  }

  /// A batch is written by the thread that fills it; the others go on meanwhile.
  private static let batch = 8 << 20

  /// Nil, and one sentence to `say`, when there can be no cache.
  /// - Parameter folder: is made if it is not there.
  package convenience init?(folder: FilePath, say: @escaping @Sendable (String) -> Void) {
    self.init(
      folder: folder, limit: CacheDatabase.limit, now: CacheFolder.now(), executable: "/proc/self/exe", say: say)
  }

  /// - Parameters:
  ///   - limit: bytes that the database may have.
  ///   - now: nanoseconds since 1970.
  ///   - executable: this program.
  package init?(
    folder: FilePath, limit: Int64, now: Int64, executable: FilePath, say: @escaping @Sendable (String) -> Void
  ) {
    guard let opened = CacheDatabase.opened(in: folder, now: now, executable: executable, say: say) else { return nil }
    key = opened.key
    tool = opened.tool
    writer = Mutex(Writer(connection: opened.connection))
    database = CacheFolder.database(in: folder)
    self.limit = limit
    self.say = say
    hour = CacheDatabase.hour(now)
  }

  package func session() -> any SummaryCacheSession { CacheSession(self) }

  // MARK: Writing

  func add(_ id: Int64, _ data: [UInt8]) {
    let sum = CacheSession.sum(data, key)
    let isFull = pending.withLock { pending in
      pending.summaries.append((id, sum, data))
      pending.bytes += data.count
      return pending.bytes >= Self.batch
    }
    if isFull { write() }
  }

  /// A session's part of `seen`.
  func see(_ pairs: [UInt64]) { seen.withLock { $0.formUnion(pairs) } }

  /// Has this run taken the file's summary for this content? False also for what was not asked for.
  func hasSeen(_ pair: UInt64) -> Bool { seen.withLock { $0.contains(pair) } }

  func note(_ ticket: SummaryTicket) { pending.withLock { $0.files.append(ticket) } }

  /// Some part of the database cannot be read: what is known is not used any more, and the file goes at the end.
  func giveUp(_ problem: DatabaseProblem) {
    writer.withLock { writer in
      writer.isDamaged = writer.isDamaged || problem.isDamage
      stop(&writer, problem)
    }
  }

  private func stop(_ writer: inout Writer, _ problem: DatabaseProblem) {
    unsafe writer.connection = nil
    if !writer.hasSaid { say("going on without the cache '\(database)': \(problem.message)") }
    writer.hasSaid = true
  }

  /// Writes what is pending. Files come behind the summaries that they name.
  private func write() {
    writer.withLock { writer in
      let batch = pending.withLock { pending in
        let taken = pending
        pending = Pending()
        return taken
      }
      guard let connection = unsafe writer.connection, !(batch.summaries.isEmpty && batch.files.isEmpty) else { return }
      do throws(DatabaseProblem) {
        try connection.transaction { () throws(DatabaseProblem) in
          let summary = try connection.prepare("INSERT OR REPLACE INTO summary VALUES (?, ?, ?)")
          for item in batch.summaries.sorted(by: { $0.id < $1.id }) {
            summary.bind(item.id, item.sum)
            summary.bind(item.data, at: 3)
            try summary.run()
          }
          let file = try connection.prepare("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)")
          for item in batch.files.sorted(by: { $0.file < $1.file }) {
            file.bind(item.file, item.stamp, item.summary, hour)
            try file.run()
          }
        }
      } catch {
        stop(&writer, error)
      }
    }
  }

  /// Uses the connection that also writes; nil without one.
  func withConnection<Result>(_ body: (Connection) throws(DatabaseProblem) -> Result) -> Result? {
    writer.withLock { writer in
      guard let connection = unsafe writer.connection else { return nil }
      do throws(DatabaseProblem) {
        return try body(connection)
      } catch {
        writer.isDamaged = writer.isDamaged || error.isDamage
        stop(&writer, error)
        return nil
      }
    }
  }

  /// Writes the rest and keeps the database within its limit. The cache can be used on, but need not be.
  package func finish() {
    write()
    writer.withLock { writer in
      guard let connection = unsafe writer.connection else {
        if writer.isDamaged { CacheFolder.remove(database) }
        return
      }
      do throws(DatabaseProblem) { try CacheDatabase.evict(connection, limit: limit) } catch { stop(&writer, error) }
    }
  }
}
