// The database: its tables, how it is opened and made anew, how much it may hold.
import Basics
import Modules

/// Four tables. `summary` holds summaries under a hash of what they are made of. `file` says what was last known of a
/// path: the stamp of its state on disk (0: not to be trusted), the summary it had, and the hour it was last asked for.
/// `run` holds whole runs under a hash of their settings; `made` is in nanoseconds. `code` holds compiled code under a
/// hash of the file that it was compiled from.
enum CacheDatabase {
  /// Any change of the tables or of what the numbers in them mean takes the next number.
  static let format = 2

  /// Bytes, roughly: what is above is thrown out, the longest unused first.
  static let limit: Int64 = 1 << 30

  /// The key of all hashes. A secret of this database, so that no file can be written to look like another.
  private static let secret = "SELECT low, high FROM secret"

  private static var tables: String {
    let low = Int64(bitPattern: UInt64.random(in: .min ... .max))
    let high = Int64(bitPattern: UInt64.random(in: .min ... .max))
    return """
      CREATE TABLE secret (low INTEGER, high INTEGER);
      CREATE TABLE summary (id INTEGER PRIMARY KEY, sum INTEGER, data BLOB);
      CREATE TABLE file (id INTEGER PRIMARY KEY, stamp INTEGER, summary INTEGER, used INTEGER);
      CREATE TABLE run (id INTEGER PRIMARY KEY, made INTEGER, used INTEGER, sum INTEGER, data BLOB);
      CREATE TABLE code (id INTEGER PRIMARY KEY, used INTEGER, sum INTEGER, data BLOB);
      INSERT INTO secret VALUES (\(low), \(high));
      """
  }

  /// Opens what is there, or makes it: any database of a cache.
  /// - Parameters:
  ///   - format: of the tables, kept as the database's `user_version`.
  ///   - tables: the statements that make them.
  static func open(
    _ path: FilePath, format: Int, tables: @autoclosure () -> String
  ) throws(DatabaseProblem) -> Connection {
    let connection = try connect(path, creating: true)
    if try connection.number("PRAGMA user_version") == Int64(format) { return connection }
    try connection.retrying { () throws(DatabaseProblem) in _ = try connection.number("PRAGMA journal_mode = WAL") }
    try connection.transaction { () throws(DatabaseProblem) in
      // Another process may have been faster.
      if try connection.number("PRAGMA user_version") == Int64(format) { return }
      try connection.execute(tables() + "PRAGMA user_version = \(format);")
    }
    return connection
  }

  /// Opens a database, and once more from nothing where it turns out to be damaged.
  /// - Parameter say: told of the damage in one sentence.
  static func repairing<Output>(
    _ path: FilePath, say: (String) -> Void = { _ in }, _ open: () throws(DatabaseProblem) -> Output
  ) throws(DatabaseProblem) -> Output {
    do throws(DatabaseProblem) {
      return try open()
    } catch  where error.isDamage {
      say("the cache '\(path)' is damaged (\(error.message)): starting a new one")
      CacheFolder.remove(path)
      return try open()
    }
  }

  /// What every use of the database begins with.
  struct Opened {
    let connection: Connection
    /// Of all hashes.
    let key: Digest
    /// This program: what another build wrote may mean something else, or lie otherwise in memory.
    let tool: Digest
  }

  /// The database of a folder, made or made anew where that is needed; nil, and one sentence to `say`, when there can be
  /// none.
  static func opened(
    in folder: FilePath, now: Int64, executable: FilePath, say: (String) -> Void
  ) -> Opened? {
    let database = CacheFolder.database(in: folder)
    CacheFolder.make(folder)
    do throws(DatabaseProblem) {
      return try repairing(database, say: say) { () throws(DatabaseProblem) -> Opened? in
        let connection = try open(database, format: format, tables: tables)
        let key = try key(connection)
        guard let tool = try ToolIdentity.of(executable, connection, key, hour: hour(now)) else { return nil }
        return Opened(connection: connection, key: key, tool: tool)
      }
    } catch {
      say("going on without the cache '\(database)': \(error.message)")
      return nil
    }
  }

  /// Hours since 1970: precise enough to say what was used longest ago, and seldom a reason to write.
  /// - Parameter now: nanoseconds since 1970.
  static func hour(_ now: Int64) -> Int64 { now / 3_600_000_000_000 }

  /// A connection to a database.
  static func connect(_ path: FilePath, creating: Bool = false) throws(DatabaseProblem) -> Connection {
    let connection = try Connection(path: path.bytes, creating: creating, busyTimeout: 5000)
    // Larger pages than usual: a summary has some thousand bytes. What a crash of the whole machine takes away or
    // mixes up, check sums show.
    try connection.execute(
      """
      PRAGMA page_size = 8192; PRAGMA synchronous = OFF; PRAGMA journal_size_limit = 16777216;
      PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF
      """)
    return connection
  }

  static func key(_ connection: Connection) throws(DatabaseProblem) -> Digest {
    let row = try connection.prepare(secret)
    guard try row.step() else { throw DatabaseProblem(code: 11, message: "the cache has no key") }
    return Digest(low: UInt64(bitPattern: row.integer(0)), high: UInt64(bitPattern: row.integer(1)))
  }

  /// Bytes in use; pages that are free for reuse do not count.
  static func size(_ connection: Connection) throws(DatabaseProblem) -> Int64 {
    let pages = try connection.number("PRAGMA page_count") - connection.number("PRAGMA freelist_count")
    return try pages * connection.number("PRAGMA page_size")
  }

  /// Throws out what was unused longest until a quarter of the limit is free, and then summaries that no file has.
  static func evict(_ connection: Connection, limit: Int64) throws(DatabaseProblem) {
    while try size(connection) > limit {
      try connection.transaction { () throws(DatabaseProblem) in
        let count = try connection.number("SELECT count(*) FROM file")
        let codes = try connection.number("SELECT count(*) FROM code")
        try connection.execute(
          """
          DELETE FROM run;
          DELETE FROM code WHERE id IN (SELECT id FROM code ORDER BY used, id LIMIT \(codes / 4 + 1));
          DELETE FROM file WHERE id IN (SELECT id FROM file ORDER BY used, id LIMIT \(count / 4 + 1));
          DELETE FROM summary WHERE id NOT IN (SELECT summary FROM file);
          """)
      }
      if try connection.number("SELECT (SELECT count(*) FROM file) + (SELECT count(*) FROM code)") == 0 { break }
    }
  }
}
