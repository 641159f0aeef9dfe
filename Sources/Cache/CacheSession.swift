// One thread's view of the cache: a connection, and one snapshot of the database for all that it asks.
import Analysis
import Basics
import Modules

struct CacheSession: SummaryCacheSession {
  private let cache: DiskCache
  private let files = FileSystem()
  private let statements: Statements?
  private var buffer: [UInt8] = []

  private final class Statements {
    let file: Statement
    let summary: Statement
    private let connection: Connection

    init(_ database: FilePath) throws(DatabaseProblem) {
      connection = try CacheDatabase.connect(database)
      // One snapshot: else each question would lock and unlock the file.
      try connection.execute("BEGIN")
      file = try connection.prepare("SELECT stamp, summary, used FROM file WHERE id = ?")
      summary = try connection.prepare("SELECT sum, data FROM summary WHERE id = ?")
    }
  }

  init(_ cache: DiskCache) {
    self.cache = cache
    do throws(DatabaseProblem) {
      statements = try Statements(cache.database)
    } catch {
      statements = nil
      cache.giveUp(error)
    }
  }

  mutating func find(_ path: FilePath, _ options: SummaryOptions) -> CachedSummary {
    guard let statements else { return .unavailable }
    let seen = CacheFolder.now()
    guard let status = try? files.status(path), status.kind == .file else { return .unavailable }
    let stamp = FileStamp(status, seen: seen, cache.key)
    let key = cache.key
    let settings = Self.word(options) ^ cache.tool.low
    let file = Self.id(Digest(of: path.bytes, key: key), settings, key)
    do throws(DatabaseProblem) {
      statements.file.bind(file)
      let isKnown = try statements.file.step()
      let known = (stamp: statements.file.integer(0), id: statements.file.integer(1), used: statements.file.integer(2))
      statements.file.reset()
      if isKnown, known.stamp == stamp.value, let summary = try load(known.id, options) {
        if known.used != cache.hour {
          cache.note(SummaryTicket(file: file, stamp: stamp.value, summary: known.id))
        }
        return .known(summary)
      }
      guard let bytes = try? files.read(path) else { return .unavailable }
      let id = Self.id(Digest(of: bytes, key: key), settings, key)
      let ticket = SummaryTicket(file: file, stamp: stamp.isTrusted ? stamp.value : 0, summary: id)
      guard let summary = try load(id, options) else { return .unknown(bytes, ticket) }
      if !isKnown || known.id != id || known.stamp != ticket.stamp || known.used != cache.hour { cache.note(ticket) }
      return .known(summary)
    } catch {
      cache.giveUp(error)
      return .unavailable
    }
  }

  mutating func keep(_ summary: ModuleSummary, _ ticket: SummaryTicket) {
    buffer.removeAll(keepingCapacity: true)
    summary.encode(to: &buffer)
    cache.add(ticket.summary, buffer)
    cache.note(ticket)
  }

  private func load(_ id: Int64, _ options: SummaryOptions) throws(DatabaseProblem) -> ModuleSummary? {
    guard let statement = statements?.summary else { return nil }
    statement.bind(id)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    let sum = statement.integer(0)
    return unsafe statement.withBlob(1) { bytes in
      // What is damaged is made anew, and takes its place.
      guard unsafe Self.sum(bytes, cache.key) == sum, let summary = unsafe ModuleSummary(decoding: bytes),
        summary.options == options
      else { return nil }
      return summary
    }
  }

  // MARK: Hashes

  static func sum(_ data: [UInt8], _ key: Digest) -> Int64 {
    unsafe data.withUnsafeBytes { unsafe sum($0, key) }
  }

  private static func sum(_ data: UnsafeRawBufferPointer, _ key: Digest) -> Int64 {
    unsafe Int64(bitPattern: Digest(of: data, key: key).high)
  }

  private static func word(_ options: SummaryOptions) -> UInt64 {
    UInt64(options.target.minor) << 16 | UInt64(options.platform.rawValue) << 8 | (options.isPackage ? 1 : 0)
  }

  private static func id(_ hash: Digest, _ settings: UInt64, _ key: Digest) -> Int64 {
    Int64(bitPattern: Digest(ofWords: hash.low, hash.high, settings, key: key).low)
  }
}
