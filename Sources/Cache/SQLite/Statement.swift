// One compiled SQL statement: values in, rows out.
import CSQLite

@safe final class Statement {
  private let pointer: OpaquePointer
  private let handle: OpaquePointer
  private let connection: Connection

  fileprivate static let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ pointer: OpaquePointer, of handle: OpaquePointer, keeping connection: Connection) {
    unsafe self.pointer = pointer
    unsafe self.handle = handle
    self.connection = connection
  }

  deinit { unsafe sqlite3_finalize(pointer) }

  /// Sets the parameters from the first on and starts over.
  func bind(_ numbers: Int64...) {
    unsafe sqlite3_reset(pointer)
    for (index, number) in numbers.enumerated() {
      unsafe sqlite3_bind_int64(pointer, Int32(truncatingIfNeeded: index + 1), number)
    }
  }

  /// Sets one parameter, counted from 1, to some bytes.
  func bind(_ bytes: [UInt8], at index: Int32) {
    unsafe bytes.withUnsafeBytes { buffer in
      // SAFETY: SQLite copies the bytes.
      unsafe _ = sqlite3_bind_blob64(pointer, index, buffer.baseAddress, UInt64(buffer.count), Self.transient)
    }
  }

  /// Goes on to the next row; false when there is none.
  func step() throws(DatabaseProblem) -> Bool {
    switch unsafe sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw unsafe problem(handle)
    }
  }

  /// Does all that the statement says, for one that gives no rows.
  func run() throws(DatabaseProblem) {
    while try step() {}
    reset()
  }

  /// Ends the reading of rows, and with it the statement's hold on the database.
  func reset() { unsafe sqlite3_reset(pointer) }

  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(pointer, column) }

  /// Shows the bytes of a column; they are gone with the row.
  func withBlob<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    // SAFETY: the order of these two calls is what SQLite asks for; the pointer is valid until the next step.
    let start = unsafe sqlite3_column_blob(pointer, column)
    let count = unsafe Int(sqlite3_column_bytes(pointer, column))
    return unsafe body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
