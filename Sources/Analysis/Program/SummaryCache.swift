// The seam to summaries that earlier runs made; who keeps them, where and how long stands behind it.
package import Basics

/// Hands out sessions. Shared by all threads. A class, so that a program stays a value that lies in registers.
package protocol SummaryCache: AnyObject, Sendable {
  /// For one thread, and as long as it works on one batch of files.
  func session() -> any SummaryCacheSession
}

package protocol SummaryCacheSession {
  /// The summary of a file on disk, if it is known: the file is read only when that is not certain without.
  mutating func find(_ path: FilePath, _ options: SummaryOptions) -> CachedSummary
  /// Takes in what the answer `.unknown` asked for.
  mutating func keep(_ summary: ModuleSummary, _ ticket: SummaryTicket)
}

package enum CachedSummary: Sendable {
  case known(ModuleSummary)
  /// Not known; here is the file's content, and under what to keep its summary.
  case unknown([UInt8], SummaryTicket)
  /// Nothing can be said: the file is no file, or the cache is out of order.
  case unavailable
}

/// Which file, in which state, a summary is made of.
package struct SummaryTicket: Hashable, Sendable {
  /// The path and all that its summary depends on besides its content.
  package var file: Int64
  /// What the disk said of the file; 0 when that does not prove that its content stayed the same.
  package var stamp: Int64
  /// The content and all that its summary depends on besides.
  package var summary: Int64

  package init(file: Int64, stamp: Int64, summary: Int64) {
    self.file = file
    self.stamp = stamp
    self.summary = summary
  }
}
