// Where the cache lies, and the files it consists of.
package import Basics
import Glibc
package import Modules

package enum CacheFolder {
  /// The folder that holds: `LAZYLS_CACHE_DIR`, else the configured one, else `lazyls` in the user's cache folder.
  /// Nil where nothing tells whose home it is.
  package static func place(configured: FilePath?, in here: FilePath) -> FilePath? {
    if let named = variable("LAZYLS_CACHE_DIR") { return named.resolved(in: here) }
    if let configured { return configured }
    // The specification wants a relative path there to be ignored.
    if let caches = variable("XDG_CACHE_HOME"), caches.isAbsolute { return caches.appending("lazyls") }
    return variable("HOME").map { $0.resolved(in: here).appending(".cache/lazyls") }
  }

  /// The folder that holds for a configuration; nil also where it wants none.
  package static func place(_ configuration: Configuration, in here: FilePath) -> FilePath? {
    configuration.usesCache ? place(configured: configuration.cacheFolder, in: here) : nil
  }

  private static func variable(_ name: String) -> FilePath? {
    FileSystem.environmentVariable(name).flatMap { $0.isEmpty ? nil : FilePath(bytes: $0) }
  }

  /// The database of this format. Another format has another name: neither touches the other's.
  static func database(in folder: FilePath) -> FilePath { folder.appending("\(stem)\(CacheDatabase.format).db") }

  /// The database of evidence beside that of summaries.
  static func evidence(beside database: FilePath) -> FilePath {
    database.parent.appending("\(evidenceStem)\(EvidenceCache.format).db")
  }

  private static let stem = "summaries-"
  private static let evidenceStem = "evidence-"
  /// SQLite's log and the index of it lie beside the database.
  private static let endings = ["", "-wal", "-shm", "-journal"]

  /// Makes the folder and those above it, for the user alone.
  static func make(_ folder: FilePath) {
    for place in folder.selfAndParents.reversed() where !place.isEmpty && !place.isRoot {
      unsafe withCString(place) { unsafe _ = mkdir($0, 0o700) }
    }
  }

  /// Takes away the database at a path.
  static func remove(_ database: FilePath) {
    for ending in endings {
      unsafe withCString(FilePath(bytes: database.bytes + Array(ending.utf8))) { unsafe _ = unlink($0) }
    }
  }

  /// Takes away the databases of all formats; false when some stayed.
  package static func clear(_ folder: FilePath) -> Bool {
    let names = databases(in: folder)
    for name in names { unsafe withCString(name) { unsafe _ = unlink($0) } }
    return databases(in: folder).isEmpty
  }

  /// The files of the databases of all formats.
  static func databases(in folder: FilePath) -> [FilePath] {
    guard let listing = try? FileSystem().list(folder) else { return [] }
    var found: [FilePath] = []
    for index in 0..<listing.count {
      let name = String(decoding: listing.name(index), as: UTF8.self)
      if name.hasPrefix(stem) || name.hasPrefix(evidenceStem), endings.contains(where: { name.hasSuffix(".db" + $0) }) {
        found.append(folder.appending(name))
      }
    }
    return found.sorted()
  }

  /// Nanoseconds since 1970.
  static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  private static func withCString(_ path: FilePath, _ body: (UnsafePointer<CChar>) -> Void) {
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    unsafe name.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { unsafe body(start) }
    }
  }
}
