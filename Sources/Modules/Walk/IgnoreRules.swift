// The patterns of a `.gitignore` file, of `.git/info/exclude` and of the `exclude` setting.
// Form and meaning as in gitignore(5), so that one thing has to be known for all three.
package import Basics

/// One line of such a file.
package struct IgnorePattern: Hashable, Sendable {
  private enum Segment: Hashable, Sendable {
    /// `**`: any number of folders.
    case anyDepth
    case name(Glob)
  }

  private var segments: [Segment]
  /// Matches a name at any depth: the pattern has no slash but a trailing one.
  private var isFloating: Bool
  private var onlyFolders: Bool
  /// `!pattern`: takes back what an earlier pattern ignored.
  package var isNegated: Bool

  /// Nil for blank lines, comments and patterns that git drops.
  package init?(line: some Collection<UInt8>) {
    var bytes = Array(line)
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    // Spaces at the end do not count unless the last one is quoted.
    while bytes.last == UInt8(ascii: " ") {
      let before = bytes.dropLast()
      if before.reversed().prefix(while: { $0 == UInt8(ascii: "\\") }).count % 2 == 1 { break }
      bytes.removeLast()
    }
    if bytes.isEmpty || bytes.first == UInt8(ascii: "#") { return nil }
    isNegated = bytes.first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    onlyFolders = bytes.last == UInt8(ascii: "/")
    if onlyFolders { bytes.removeLast() }
    isFloating = !bytes.contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    if bytes.isEmpty { return nil }
    segments = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { part in
      part.elementsEqual("**".utf8) ? .anyDepth : .name(Glob(part))
    }
  }

  package init?(_ text: String) { self.init(line: text.utf8) }

  /// Does it match this entry, named relative to the folder that the pattern belongs to?
  package func matches(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    if onlyFolders && !isFolder { return false }
    if isFloating {
      let slash = path.lastIndex(of: UInt8(ascii: "/"))
      let name = slash.map { path[($0 + 1)...] } ?? path
      switch segments[0] {
      case .name(let glob): return glob.matches(name)
      case .anyDepth: return true
      }
    }
    return matchesAnchored(path)
  }

  private func matchesAnchored(_ path: ArraySlice<UInt8>) -> Bool {
    var segment = 0
    var position = path.startIndex
    // Where to go on when what follows the last `**` does not fit: one folder deeper.
    var resumeSegment = -1
    var resumePosition = position
    while true {
      var fits = false
      let atEnd = position >= path.endIndex
      if segment < segments.count {
        switch segments[segment] {
        case .anyDepth:
          // At the end it stands for everything inside, so something must be left.
          if segment == segments.count - 1 { return !atEnd }
          resumeSegment = segment + 1
          resumePosition = position
          segment += 1
          continue
        case .name(let glob):
          if !atEnd {
            let end = path[position...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
            fits = glob.matches(path[position..<end])
            if fits {
              segment += 1
              position = end + 1
            }
          }
        }
      } else if atEnd {
        return true
      }
      if !fits {
        guard resumeSegment >= 0, resumePosition < path.endIndex else { return false }
        let end = path[resumePosition...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
        resumePosition = end + 1
        position = resumePosition
        segment = resumeSegment
      }
    }
  }
}

/// Patterns with the folder they are relative to, and the rules of the folders above. The nearest folder's last
/// matching pattern decides.
package final class IgnoreRules: Sendable {
  package let folder: FilePath
  package let patterns: [IgnorePattern]
  package let outer: IgnoreRules?

  package init(folder: FilePath, patterns: [IgnorePattern], outer: IgnoreRules? = nil) {
    self.folder = folder
    self.patterns = patterns
    self.outer = outer
  }

  /// The rules of a file's text.
  package convenience init(folder: FilePath, text: [UInt8], outer: IgnoreRules? = nil) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = text.starts(with: mark) ? text[3...] : text[...]
    let lines = body.split(separator: UInt8(ascii: "\n"))
    self.init(folder: folder, patterns: lines.compactMap { IgnorePattern(line: $0) }, outer: outer)
  }

  /// Is this entry ignored? Its folders are not looked at: a walk does not come here when one of them is.
  package func ignores(_ path: FilePath, isFolder: Bool) -> Bool {
    var rules: IgnoreRules? = self
    while let current = rules {
      if !current.patterns.isEmpty, let start = Self.start(of: path, in: current.folder) {
        let relative = path.bytes[start...]
        for pattern in current.patterns.reversed() where pattern.matches(relative, isFolder: isFolder) {
          return !pattern.isNegated
        }
      }
      rules = current.outer
    }
    return false
  }

  /// Is this file, or a folder on the way to it from `folder`, ignored?
  package func ignoresOnTheWay(to path: FilePath, isFolder: Bool = false) -> Bool {
    if ignores(path, isFolder: isFolder) { return true }
    for above in path.selfAndParents.dropFirst() {
      if above.isEmpty || above == folder || !above.isInside(folder) { break }
      if ignores(above, isFolder: true) { return true }
    }
    return false
  }

  /// Index of the first byte of `path` that is relative to `folder`; nil when it lies elsewhere.
  private static func start(of path: FilePath, in folder: FilePath) -> Int? {
    let length = folder.bytes.count
    if length == 0 { return path.isAbsolute ? nil : 0 }
    if folder.isRoot { return path.isAbsolute ? 1 : nil }
    let bytes = path.bytes
    guard bytes.count > length + 1, bytes[length] == UInt8(ascii: "/"), bytes[..<length] == folder.bytes[...]
    else { return nil }
    return length + 1
  }
}
