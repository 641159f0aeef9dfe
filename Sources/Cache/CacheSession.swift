// One thread's view of the cache: a connection, and one snapshot of the database for all that it asks.
import Analysis
import Basics
import Modules

struct CacheSession: SummaryCacheSession {
  private let cache: DiskCache
  private let files = FileSystem()
  private let statements: Statements?
  private var buffer: [UInt8] = []
  private let seen: Seen

  /// Which contents summaries were taken for; told to the cache when the session ends.
  private final class Seen {
    let cache: DiskCache
    var pairs: [UInt64] = []
    init(_ cache: DiskCache) { self.cache = cache }
    deinit { cache.see(pairs) }
  }

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
    seen = Seen(cache)
    do throws(DatabaseProblem) {
      statements = try Statements(cache.database)
    } catch {
      statements = nil
      cache.giveUp(error)
    }
  }

  /// A file's state, and what the database says of it.
  private struct Look {
    var stamp: FileStamp
    var settings: UInt64
    var file: Int64
    var isKnown = false
    var known: (stamp: Int64, id: Int64, used: Int64) = (0, 0, 0)
    var isSame: Bool { isKnown && known.stamp == stamp.value }
  }

  private func look(
    _ path: FilePath, _ options: SummaryOptions, _ statement: Statement
  ) throws(DatabaseProblem) -> Look? {
    let now = CacheFolder.now()
    guard let status = try? files.status(path), status.kind == .file else { return nil }
    let settings = Self.word(options) ^ cache.tool.low
    var look = Look(
      stamp: FileStamp(status, seen: now, cache.key), settings: settings,
      file: Self.id(Digest(of: path.bytes, key: cache.key), settings, cache.key))
    statement.bind(look.file)
    defer { statement.reset() }
    look.isKnown = try statement.step()
    if look.isKnown { look.known = (statement.integer(0), statement.integer(1), statement.integer(2)) }
    return look
  }

  private func id(_ bytes: [UInt8], _ look: Look) -> Int64 {
    Self.id(Digest(of: bytes, key: cache.key), look.settings, cache.key)
  }

  mutating func find(_ path: FilePath, _ options: SummaryOptions) -> CachedSummary {
    guard let statements else { return .unavailable }
    do throws(DatabaseProblem) {
      guard let look = try look(path, options, statements.file) else { return .unavailable }
      let known = look.known
      if look.isSame, let summary = try load(known.id, options) {
        see(look, known.id)
        if known.used != cache.hour {
          cache.note(SummaryTicket(file: look.file, stamp: known.stamp, summary: known.id))
        }
        return .known(summary)
      }
      guard let bytes = try? files.read(path) else { return .unavailable }
      let id = id(bytes, look)
      see(look, id)
      let ticket = SummaryTicket(file: look.file, stamp: look.stamp.isTrusted ? look.stamp.value : 0, summary: id)
      guard let summary = try load(id, options) else { return .unknown(bytes, ticket) }
      if !look.isKnown || known.id != id || known.stamp != ticket.stamp || known.used != cache.hour {
        cache.note(ticket)
      }
      return .known(summary)
    } catch {
      cache.giveUp(error)
      return .unavailable
    }
  }

  /// What a file holds now, as the identity of the summary that it would have; nil when it cannot be read.
  /// Its second half is the pair that `DiskCache.hasSeen` knows.
  func content(_ path: FilePath, _ options: SummaryOptions) -> (id: Int64, pair: UInt64)? {
    guard let statements else { return nil }
    do throws(DatabaseProblem) {
      guard let look = try look(path, options, statements.file) else { return nil }
      if look.isSame { return (look.known.id, pair(look, look.known.id)) }
      guard let bytes = try? files.read(path) else { return nil }
      let id = id(bytes, look)
      return (id, pair(look, id))
    } catch {
      cache.giveUp(error)
      return nil
    }
  }

  private func see(_ look: Look, _ id: Int64) { seen.pairs.append(pair(look, id)) }

  private func pair(_ look: Look, _ id: Int64) -> UInt64 {
    Digest(ofWords: UInt64(bitPattern: look.file), UInt64(bitPattern: id), key: cache.key).low
  }

  mutating func keep(_ summary: ModuleSummary, _ ticket: SummaryTicket) {
    buffer.removeAll(keepingCapacity: true)
    summary.encode(to: &buffer)
    // A copy of just the size: the buffer has room for the longest summary so far.
    cache.add(ticket.summary, unsafe buffer.withUnsafeBytes { unsafe [UInt8]($0) })
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
    UInt64(options.target.minor) << 16 | UInt64(options.platform.rawValue) << 8 | (options.awaitsAtTop ? 2 : 0)
      | (options.isPackage ? 1 : 0)
  }

  private static func id(_ hash: Digest, _ settings: UInt64, _ key: Digest) -> Int64 {
    Int64(bitPattern: Digest(ofWords: hash.low, hash.high, settings, key: key).low)
  }
}
