// What SQLite says when it cannot do what it was asked.
import CSQLite

struct DatabaseProblem: Error, Hashable, Sendable {
  let code: Int32
  /// SQLite's words.
  let message: String

  /// The file is no database, or not one of ours: made anew, all is well.
  var isDamage: Bool {
    code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_SCHEMA || code == SQLITE_ERROR
  }
}
