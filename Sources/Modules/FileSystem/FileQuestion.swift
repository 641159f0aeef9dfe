// What somebody asks of the disk, and the answer as one number: as long as all answers are the same, so is what rests on
// them.
package import Basics

package struct FileQuestion: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    /// What a file holds.
    case content
    /// Is there a file, a folder, something else, nothing?
    case kind
    /// All names in a folder.
    case names
    /// Names in a folder that are `name`, or `name` and a suffix: what can be imported under it.
    case importable
  }
  package var kind: Kind
  package var path: FilePath
  /// Of `importable`.
  package var name: String

  package init(_ kind: Kind, _ path: FilePath, name: String = "") {
    self.kind = kind
    self.path = path
    self.name = name
  }
}

package struct FileAnswer: Hashable, Sendable {
  package var question: FileQuestion
  package var answer: Int64
  package init(_ question: FileQuestion, _ answer: Int64) {
    self.question = question
    self.answer = answer
  }
}

/// Answers under one key. Folders are listed once: made for a short time, by one thread.
package struct FileAnswers {
  package let key: Digest
  private let files: FileSystem
  private var folders: [FilePath: [String: [String]]?] = [:]

  package init(_ files: FileSystem, key: Digest) {
    self.files = files
    self.key = key
  }

  /// What the disk says now.
  package mutating func answer(_ question: FileQuestion) -> Int64 {
    switch question.kind {
    case .content: return content(try? files.read(question.path))
    case .kind: return kind(isFile: files.isFile(question.path), isFolder: files.isDirectory(question.path))
    case .names: return names(Self.names(question.path, files))
    case .importable:
      let known: [String: [String]]?
      if let stems = folders[question.path] {
        known = stems
      } else {
        known = Self.names(question.path, files).map(Self.stems)
        folders[question.path] = .some(known)
      }
      return importable(known?[question.name] ?? [])
    }
  }

  package func content(_ bytes: [UInt8]?) -> Int64 { bytes.map { number(Digest(of: $0, key: key)) } ?? 0 }

  package func kind(isFile: Bool, isFolder: Bool) -> Int64 { isFile ? 1 : isFolder ? 2 : 0 }

  /// Of all names in a folder, in any order.
  package func names(_ names: [String]?) -> Int64 { names.map(importable) ?? 0 }

  /// Of the names of one stem, in any order.
  package func importable(_ names: [String]) -> Int64 {
    number(Digest(of: Array(names.sorted().joined(separator: "\0").utf8), key: key))
  }

  /// Names by what stands before their first dot.
  package static func stems(_ names: [String]) -> [String: [String]] {
    Dictionary(grouping: names) { String($0.prefix { $0 != "." }) }
  }

  /// 0 is "nothing there".
  private func number(_ digest: Digest) -> Int64 { Int64(bitPattern: digest.low | 1) }

  private static func names(_ folder: FilePath, _ files: FileSystem) -> [String]? {
    guard let listing = try? files.list(folder) else { return nil }
    return (0..<listing.count).map { String(decoding: listing.name($0), as: UTF8.self) }
  }
}
