// What git says is to be ignored above a folder: the repository's root, its excludes, the files on the way down.
package import Basics

package struct GitRepository {
  package let root: FilePath

  /// The repository that an absolute path lies in.
  package init?(around folder: FilePath, _ files: FileSystem) {
    for candidate in folder.selfAndParents {
      if (try? files.status(candidate.appending(".git"))) != nil {
        root = candidate
        return
      }
    }
    return nil
  }

  /// The rules that hold in `folder`, without those of its own `.gitignore`.
  func rules(above folder: FilePath, _ files: FileSystem) -> IgnoreRules? {
    var rules: IgnoreRules?
    if let text = try? files.read(commonFolder(files).appending("info/exclude")) {
      rules = IgnoreRules(folder: root, text: text)
    }
    let above = folder.selfAndParents.dropFirst().prefix { $0.isInside(root) }
    for place in above.reversed() {
      if let text = try? files.read(place.appending(".gitignore")) {
        rules = IgnoreRules(folder: place, text: text, outer: rules)
      }
    }
    return rules
  }

  /// `.git`, or where the file `.git` of a worktree or submodule leads to.
  private func commonFolder(_ files: FileSystem) -> FilePath {
    let git = root.appending(".git")
    guard let text = try? files.read(git), let place = Self.value(of: text, after: "gitdir:") else { return git }
    let folder = FilePath(bytes: place).resolved(in: root)
    guard let common = try? files.read(folder.appending("commondir")), let back = Self.value(of: common, after: "")
    else { return folder }
    return FilePath(bytes: back).resolved(in: folder)
  }

  private static func value(of text: [UInt8], after key: String) -> ArraySlice<UInt8>? {
    guard text.starts(with: key.utf8) else { return nil }
    let line = text.dropFirst(key.utf8.count).prefix { $0 != UInt8(ascii: "\n") }
    let value = line.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: "\r") }
    return value.isEmpty ? nil : value
  }
}
