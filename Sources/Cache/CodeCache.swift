// Compiled code for later runs: in memory for the worlds of this process, in the database for those of others.
package import Basics
package import Bytecode
import Modules
import Synchronization

/// The code of files by a hash of their content. Without it only time is lost, and so it gives up quietly.
package final class CodeCache: CodeStore {
  private let state: Mutex<State>
  /// The key of all hashes.
  private let key: Digest
  private let tool: Digest
  private let hour: Int64
  private let limit: Int64

  private struct State: ~Copyable {
    nonisolated(unsafe) var connection: Connection?
    nonisolated(unsafe) var find: Statement?
    /// By the hashes of content and file name.
    var known: [Known: CodeObject] = [:]
    /// The length of the files that `known` knows.
    var knownLength = 0
    /// Not written yet.
    var pending: [(id: Int64, code: CodeObject)] = []
    /// Read, but not noted for this hour.
    var used: [Int64] = []
  }

  private struct Known: Hashable {
    let id: Int64
    let filename: String
  }

  /// Bytes of source whose code is held in memory; when there is more, it begins anew.
  private static let knownLimit = 64 << 20

  /// - Parameter folder: of the cache; nil: nothing is kept beyond this process.
  package convenience init(folder: FilePath?) {
    self.init(folder: folder, limit: CacheDatabase.limit, now: CacheFolder.now(), executable: "/proc/self/exe")
  }

  /// - Parameters:
  ///   - limit: bytes that the database may have.
  ///   - now: nanoseconds since 1970.
  ///   - executable: this program.
  package init(folder: FilePath?, limit: Int64, now: Int64, executable: FilePath) {
    self.limit = limit
    hour = CacheDatabase.hour(now)
    if let folder, let opened = CacheDatabase.opened(in: folder, now: now, executable: executable, say: { _ in }),
      let find = try? opened.connection.prepare("SELECT sum, data, used FROM code WHERE id = ?")
    {
      key = opened.key
      tool = opened.tool
      state = Mutex(State(connection: opened.connection, find: find))
    } else {
      key = Digest(low: .random(in: .min ... .max), high: .random(in: .min ... .max))
      tool = Digest(low: 0, high: 0)
      state = Mutex(State(connection: nil, find: nil))
    }
  }

  package func code(of file: [UInt8], filename: String) -> CodeObject? {
    let id = id(file)
    return state.withLock { state in
      let known = Known(id: id, filename: filename)
      if let code = state.known[known] { return code }
      guard let code = load(id, &state, CodeSource(filename: filename, file: file)) else { return nil }
      note(code, known, file.count, &state)
      return code
    }
  }

  package func keep(_ code: CodeObject, of file: [UInt8]) {
    let id = id(file)
    state.withLock { state in
      note(code, Known(id: id, filename: code.filename), file.count, &state)
      if unsafe state.connection != nil { state.pending.append((id, code)) }
    }
  }

  package func flush() {
    state.withLock { state in
      guard let connection = unsafe state.connection, !(state.pending.isEmpty && state.used.isEmpty) else { return }
      let pending = state.pending, used = state.used
      state.pending = []
      state.used = []
      // Encoding takes longer than writing.
      let encoded = ParallelMap.run(count: pending.count, threads: Processors.available) { pending[$0].code.encoded() }
      do throws(DatabaseProblem) {
        try connection.transaction { () throws(DatabaseProblem) in
          let insert = try connection.prepare("INSERT OR REPLACE INTO code VALUES (?, ?, ?, ?)")
          for (index, data) in (encoded ?? []).enumerated() {
            insert.bind(pending[index].id, hour, CacheSession.sum(data, key))
            insert.bind(data, at: 4)
            try insert.run()
          }
          let use = try connection.prepare("UPDATE code SET used = ? WHERE id = ?")
          for id in used {
            use.bind(hour, id)
            try use.run()
          }
        }
        try CacheDatabase.evict(connection, limit: limit)
      } catch {
        giveUp(&state)
      }
    }
  }

  private func load(_ id: Int64, _ state: inout State, _ source: CodeSource) -> CodeObject? {
    guard let find = unsafe state.find else { return nil }
    find.bind(id)
    defer { find.reset() }
    do throws(DatabaseProblem) {
      guard try find.step() else { return nil }
    } catch {
      giveUp(&state)
      return nil
    }
    let sum = find.integer(0)
    // What is damaged is compiled anew, and takes its place.
    let bytes = unsafe find.withBlob(1) { unsafe [UInt8]($0) }
    guard CacheSession.sum(bytes, key) == sum else { return nil }
    if find.integer(2) != hour { state.used.append(id) }
    return EncodedCode(bytes: bytes, source: source).module()
  }

  private func note(_ code: CodeObject, _ known: Known, _ length: Int, _ state: inout State) {
    if state.knownLength > Self.knownLimit {
      state.known = [:]
      state.knownLength = 0
    }
    state.knownLength += length
    state.known[known] = code
  }

  private func giveUp(_ state: inout State) {
    unsafe state.find = nil
    unsafe state.connection = nil
  }

  private func id(_ file: [UInt8]) -> Int64 {
    let hash = Digest(of: file, key: key)
    return Int64(bitPattern: Digest(ofWords: hash.low, hash.high, tool.low, key: key).low)
  }
}
