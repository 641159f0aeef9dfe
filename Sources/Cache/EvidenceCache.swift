// What evaluations showed, for as long as everything that they asked of the disk has the same answer.
package import Basics
package import Modules
import Synchronization

/// One database for all processes of a user, beside that of summaries. `evidence` holds what is kept under a hash of the
/// question, with the facts that it rests on; `fact` holds each fact once: what was asked of the disk, the answer, and
/// the stamp under which it was last found true (0: look again).
package final class EvidenceCache: Sendable {
  /// Any change of the tables or of what is in them takes the next number.
  static let format = 1
  /// Bytes, roughly.
  private static let limit: Int64 = 512 << 20

  private let database: FilePath
  /// The key of all hashes, also of answers.
  package let key: Digest
  private let tool: Digest
  private let hour: Int64
  private let limit: Int64
  private let state: Mutex<State>

  private struct State: ~Copyable {
    nonisolated(unsafe) var connection: Connection?
    /// By fact: does it hold?
    var known: [Int64: Bool] = [:]
    var answers: FileAnswers
    /// Facts that this process has used or kept.
    var used: Set<Int64> = []
  }

  /// Nil when there can be none.
  package convenience init?(beside cache: DiskCache) { self.init(beside: cache, limit: Self.limit) }

  package init?(beside cache: DiskCache, limit: Int64) {
    let database = CacheFolder.evidence(beside: cache.database)
    self.database = database
    key = cache.key
    tool = cache.tool
    hour = cache.hour
    self.limit = limit
    let answers = FileAnswers(FileSystem(), key: cache.key)
    do throws(DatabaseProblem) {
      let connection = try CacheDatabase.repairing(database) { () throws(DatabaseProblem) in
        try CacheDatabase.open(database, format: Self.format, tables: Self.tables)
      }
      state = Mutex(State(connection: connection, answers: answers))
    } catch {
      return nil
    }
  }

  private static let tables = """
    CREATE TABLE evidence (id INTEGER PRIMARY KEY, used INTEGER, sum INTEGER, facts BLOB, data BLOB);
    CREATE TABLE fact (id INTEGER PRIMARY KEY, kind INTEGER, stamp INTEGER, answer INTEGER, path BLOB, name BLOB);
    """

  // MARK: Asking

  /// What was kept for a question, if all that it rests on is as it was.
  package func find(_ question: [UInt8]) -> [UInt8]? {
    withState { state, connection throws(DatabaseProblem) in
      let row = try connection.prepare("SELECT used, sum, facts, data FROM evidence WHERE id = ?")
      let id = id(question)
      row.bind(id)
      guard try row.step() else { return nil }
      let (used, sum) = (row.integer(0), row.integer(1))
      let facts = unsafe row.withBlob(2) { unsafe Array($0) }, data = unsafe row.withBlob(3) { unsafe Array($0) }
      row.reset()
      guard CacheSession.sum(facts + data, key) == sum else { return nil }
      let ids = Self.numbers(facts)
      guard try hold(ids, &state, connection) else { return nil }
      state.used.formUnion(ids)
      if used != hour { try connection.execute("UPDATE evidence SET used = \(hour) WHERE id = \(id)") }
      return data
    } ?? nil
  }

  /// Do all these facts hold still?
  package func hold(_ facts: [Int64]) -> Bool {
    withState { state, connection throws(DatabaseProblem) in try hold(facts, &state, connection) } ?? false
  }

  private func hold(
    _ facts: [Int64], _ state: inout State, _ connection: Connection
  ) throws(DatabaseProblem) -> Bool {
    let row = try connection.prepare("SELECT kind, stamp, answer, path, name FROM fact WHERE id = ?")
    for fact in facts {
      if let known = state.known[fact] {
        if known { continue }
        return false
      }
      row.bind(fact)
      guard try row.step(), let kind = UInt8(exactly: row.integer(0)).flatMap(FileQuestion.Kind.init) else {
        return false
      }
      let path = FilePath(bytes: unsafe row.withBlob(3) { unsafe Array($0) })
      let name = unsafe row.withBlob(4) { unsafe String(decoding: $0, as: UTF8.self) }
      let (stamp, answer) = (row.integer(1), row.integer(2))
      row.reset()
      let question = FileQuestion(kind, path, name: name)
      let now = stampOf(question)
      let holds = stamp != 0 && now?.value == stamp || state.answers.answer(question) == answer
      state.known[fact] = holds
      if !holds { return false }
      if let now, now.isTrusted, now.value != stamp, kind != .kind {
        let update = try connection.prepare("UPDATE fact SET stamp = ? WHERE id = ?")
        update.bind(now.value, fact)
        try update.run()
      }
    }
    return true
  }

  /// What tells without a closer look that the answer is the same; nil where only the answer itself does.
  private func stampOf(_ question: FileQuestion) -> FileStamp? {
    if question.kind == .kind { return nil }
    let now = CacheFolder.now()
    guard let status = try? FileSystem().status(question.path) else { return nil }
    guard status.kind == (question.kind == .content ? .file : .directory) else { return nil }
    return FileStamp(status, seen: now, key)
  }

  // MARK: Keeping

  /// Keeps what rests on these answers of the disk, unless one of them is another by now.
  package func keep(_ data: [UInt8], for question: [UInt8], restingOn answers: [FileAnswer]) {
    withState { state, connection throws(DatabaseProblem) in
      var facts: [Int64] = []
      facts.reserveCapacity(answers.count)
      var new: [(id: Int64, stamp: Int64, answer: FileAnswer)] = []
      for answer in answers {
        let id = id(answer)
        facts.append(id)
        if let known = state.known[id] {
          if known { continue }
          return
        }
        let stamp = stampOf(answer.question)
        let holds = state.answers.answer(answer.question) == answer.answer
        state.known[id] = holds
        if !holds { return }
        new.append((id, stamp.map { $0.isTrusted ? $0.value : 0 } ?? 0, answer))
      }
      facts.sort()
      let bytes = Self.bytes(facts)
      try connection.transaction { () throws(DatabaseProblem) in
        let fact = try connection.prepare("INSERT OR REPLACE INTO fact VALUES (?, ?, ?, ?, ?, ?)")
        for item in new {
          fact.bind(item.id, Int64(item.answer.question.kind.rawValue), item.stamp, item.answer.answer)
          fact.bind(item.answer.question.path.bytes, at: 5)
          fact.bind(Array(item.answer.question.name.utf8), at: 6)
          try fact.run()
        }
        let row = try connection.prepare("INSERT OR REPLACE INTO evidence VALUES (?, ?, ?, ?, ?)")
        row.bind(id(question), hour, CacheSession.sum(bytes + data, key))
        row.bind(bytes, at: 4)
        row.bind(data, at: 5)
        try row.run()
      }
      state.used.formUnion(facts)
    }
  }

  /// All facts that what was found or kept rests on, in order.
  package var usedFacts: [Int64] { state.withLock { $0.used.sorted() } }

  /// Keeps the database within its limit.
  package func finish() {
    withState { state, connection throws(DatabaseProblem) in
      while try CacheDatabase.size(connection) > limit {
        let count = try connection.number("SELECT count(*) FROM evidence")
        if count == 0 { break }
        try connection.transaction { () throws(DatabaseProblem) in
          try connection.execute(
            "DELETE FROM evidence WHERE id IN (SELECT id FROM evidence ORDER BY used, id LIMIT \(count / 2 + 1))")
          var needed: Set<Int64> = []
          let rows = try connection.prepare("SELECT facts FROM evidence")
          while try rows.step() { needed.formUnion(Self.numbers(unsafe rows.withBlob(0) { unsafe Array($0) })) }
          rows.reset()
          var gone: [Int64] = []
          let facts = try connection.prepare("SELECT id FROM fact")
          while try facts.step() { if !needed.contains(facts.integer(0)) { gone.append(facts.integer(0)) } }
          facts.reset()
          let delete = try connection.prepare("DELETE FROM fact WHERE id = ?")
          for id in gone {
            delete.bind(id)
            try delete.run()
          }
        }
      }
    }
  }

  // MARK: Numbers

  private func id(_ question: [UInt8]) -> Int64 {
    let hash = Digest(of: question, key: key)
    return Int64(bitPattern: Digest(ofWords: hash.low, hash.high, tool.low, key: key).low)
  }

  private func id(_ answer: FileAnswer) -> Int64 {
    let path = Digest(of: answer.question.path.bytes, key: key)
    let name = Digest(of: Array(answer.question.name.utf8), key: key)
    return Int64(
      bitPattern: Digest(
        ofWords: path.low, path.high, name.low, UInt64(answer.question.kind.rawValue),
        UInt64(bitPattern: answer.answer), key: key
      ).low)
  }

  private static func bytes(_ numbers: [Int64]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 8)
    for number in numbers {
      for shift in stride(from: Int64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    return bytes
  }

  private static func numbers(_ bytes: [UInt8]) -> [Int64] {
    stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      (0..<8).reduce(Int64(0)) { $0 | Int64(bytes[start + $1]) << Int64(8 * $1) }
    }
  }

  /// One thread at a time; whatever is wrong with the database, the run goes on without.
  @discardableResult private func withState<Result>(
    _ body: (inout State, Connection) throws(DatabaseProblem) -> Result
  ) -> Result? {
    state.withLock { state -> Result? in
      guard let connection = unsafe state.connection else { return nil }
      do throws(DatabaseProblem) {
        return try body(&state, connection)
      } catch {
        unsafe state.connection = nil
        if error.isDamage { CacheFolder.remove(database) }
        return nil
      }
    }
  }
}
