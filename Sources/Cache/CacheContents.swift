// What the cache holds, for people.
package import Basics
import Modules

package struct CacheContents: Sendable {
  /// Of all databases in the folder, those of other formats included.
  package let bytes: Int
  /// Nil when there is no database of this format, or none that can be read.
  package let files: Int64?
  package let summaries: Int64?
  /// Files whose compiled code is kept.
  package let codes: Int64?

  /// Nil when there is nothing.
  package init?(of folder: FilePath) {
    let databases = CacheFolder.databases(in: folder)
    if databases.isEmpty { return nil }
    bytes = databases.reduce(0) { $0 + ((try? FileSystem().status($1).size) ?? 0) }
    let database = CacheFolder.database(in: folder)
    guard databases.contains(database), let connection = try? CacheDatabase.connect(database),
      let files = try? connection.number("SELECT count(*) FROM file"),
      let summaries = try? connection.number("SELECT count(*) FROM summary"),
      let codes = try? connection.number("SELECT count(*) FROM code")
    else {
      files = nil
      summaries = nil
      codes = nil
      return
    }
    self.files = files
    self.summaries = summaries
    self.codes = codes
  }
}
