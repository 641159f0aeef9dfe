// The project's own files as text: what the tidy tests judge and where other tests find their data.
package import Basics
import Modules

/// Where the checkout lies on this machine.
package enum Checkout {
  /// The folder that holds `Package.swift`, found from where this file was compiled.
  package static let root: FilePath = FilePath(#filePath).parent.parent.parent
  /// `Tests/Fixtures`.
  package static let fixtures: FilePath = root.appending("Tests/Fixtures")

  /// A file's text; `path` counts from the root. Bytes that are not UTF-8 become U+FFFD.
  package static func text(_ path: String) throws -> String {
    String(decoding: try FileSystem().read(root.appending(path)), as: UTF8.self)
  }

  /// Names of the files in a folder and in its folders, from the folder on, sorted; none where there is no such folder.
  package static func files(under folder: String) -> [String] {
    let disk = FileSystem()
    let start = root.appending(folder)
    var found: [String] = []
    var pending = [start]
    while let next = pending.popLast() {
      guard let listing = try? disk.list(next) else { continue }
      for index in 0..<listing.count {
        let path = next.appending(Array(listing.name(index)))
        if listing.kind(index) == .directory { pending.append(path) }
        if listing.kind(index) == .file, let name = path.relative(to: start) { found.append(name.string) }
      }
    }
    return found.sorted()
  }
}

/// Files by path from the root, sorted by path: the real checkout, or made up by a test of a check.
package struct SourceTree: Sendable {
  package struct File: Sendable {
    package let path: String
    package let text: String

    package init(_ path: String, _ text: String) {
      self.path = path
      self.text = text
    }

    /// The lines without their ends; a final line end does not begin another line.
    package var lines: [Substring] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
    /// What follows the last slash.
    package var name: Substring { path.split(separator: "/").last ?? "" }
    package var folders: [Substring] { path.split(separator: "/").dropLast() }
    package func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
  }

  package let files: [File]

  package init(_ files: [File]) { self.files = files.sorted { $0.path < $1.path } }

  package subscript(path: String) -> File? { files.first { $0.path == path } }
  package func files(in folder: String, suffix: String = "") -> [File] {
    files.filter { $0.isIn(folder) && $0.path.hasSuffix(suffix) }
  }
  package func hasFolder(_ folder: String) -> Bool { files.contains { $0.isIn(folder) } }

  /// Everything of the checkout that is ours: what builds and tools leave there is skipped, as `.gitignore` says.
  package static func checkout() throws -> SourceTree {
    let disk = FileSystem()
    let skipped: Set<String> = [".git", "__pycache__", "node_modules", "Package.resolved"]
    var found: [File] = []
    var pending: [FilePath] = [Checkout.root]
    while let folder = pending.popLast() {
      let listing = try disk.list(folder)
      for index in 0..<listing.count {
        let path = folder.appending(Array(listing.name(index)))
        if skipped.contains(path.name) || path.name.hasPrefix(".build") || path.name.hasSuffix(".pyc") { continue }
        // Pictures are no text.
        if path.name.hasSuffix(".png") { continue }
        switch listing.kind(index) {
        case .directory: pending.append(path)
        case .file:
          let name = (path.relative(to: Checkout.root) ?? path).string
          found.append(File(name, String(decoding: try disk.read(path), as: UTF8.self)))
        default: continue
        }
      }
    }
    return SourceTree(found)
  }
}
