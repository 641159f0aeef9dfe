// One connection to an SQLite database, used by one thread at a time.
import CSQLite

@safe final class Connection {
  private let handle: OpaquePointer

  /// Opens the database at a path of bytes.
  init(path: [UInt8], creating: Bool, busyTimeout milliseconds: Int32) throws(DatabaseProblem) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (creating ? SQLITE_OPEN_CREATE : 0)
    let name = path.map { CChar(bitPattern: $0) } + [0]
    // SAFETY: the name ends with NUL; SQLite copies it.
    let code = unsafe sqlite3_open_v2(name, &opened, flags, nil)
    guard code == SQLITE_OK, let opened = unsafe opened else {
      let message = unsafe opened.map { unsafe String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      // A handle that could not be opened must be closed, too.
      unsafe sqlite3_close_v2(opened)
      throw DatabaseProblem(code: code, message: message)
    }
    unsafe handle = opened
    unsafe sqlite3_busy_timeout(opened, milliseconds)
  }

  deinit {
    // SAFETY: nobody else has the handle; statements that are still open keep what they need.
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs statements without values.
  func execute(_ sql: String) throws(DatabaseProblem) {
    // SAFETY: the text lives as long as the call.
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw unsafe problem(handle) }
  }

  func prepare(_ sql: String) throws(DatabaseProblem) -> Statement {
    var made: OpaquePointer?
    // SAFETY: SQLite compiles the text and does not keep it.
    guard unsafe sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil) == SQLITE_OK,
      let made = unsafe made
    else { throw unsafe problem(handle) }
    return unsafe Statement(made, of: handle, keeping: self)
  }

  /// The first column of the first row as a number; 0 when there is none.
  func number(_ sql: String) throws(DatabaseProblem) -> Int64 {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : 0
  }

  /// Does what SQLite does not itself wait for when another process is in the way.
  func retrying(_ body: () throws(DatabaseProblem) -> Void) throws(DatabaseProblem) {
    for _ in 0..<100 {
      do throws(DatabaseProblem) {
        return try body()
      } catch  where error.code == SQLITE_BUSY {
        sqlite3_sleep(20)
      }
    }
    try body()
  }

  /// Runs `body` as one change: all of it happens or nothing.
  func transaction(_ body: () throws(DatabaseProblem) -> Void) throws(DatabaseProblem) {
    // At once for writing: what began by reading could not wait for another writer.
    try execute("BEGIN IMMEDIATE")
    do throws(DatabaseProblem) {
      try body()
      try execute("COMMIT")
    } catch {
      // Some errors have rolled back already; then this one fails, which changes nothing.
      _ = unsafe sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }
}

/// What the last call on a handle complained of.
func problem(_ handle: OpaquePointer) -> DatabaseProblem {
  // SAFETY: the message is copied before the next call.
  unsafe DatabaseProblem(code: sqlite3_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
}
