// Files that start Python: by their names and places, never by their content.
package import Basics

/// The formats in which a project says how Python is started. Each has its own way to set a variable.
package enum LaunchFile: UInt8, Hashable, Sendable {
  /// A GitHub workflow or action, `.gitlab-ci.yml`.
  case yaml
  /// `Dockerfile`, `Containerfile`.
  case container
  /// `tox.ini`, `setup.cfg`.
  case ini
  /// `pyproject.toml`.
  case toml
  case shell, makefile

  package init?(_ path: FilePath) { self.init(name: path.lastComponent, folder: path.parent) }

  /// Asked for every file of a walk: the last bytes of most names say no.
  init?(name: ArraySlice<UInt8>, folder: FilePath) {
    func ends(_ suffix: StaticString) -> Bool { Self.ends(name, suffix) }
    switch name.last {
    case UInt8(ascii: "h") where ends(".sh") || ends(".bash"): self = .shell
    case UInt8(ascii: "k") where ends(".mk"): self = .makefile
    case UInt8(ascii: "i") where ends("tox.ini") && name.count == 7: self = .ini
    case UInt8(ascii: "g") where ends("setup.cfg") && name.count == 9: self = .ini
    case UInt8(ascii: "l"):
      if ends("pyproject.toml"), name.count == 14 {
        self = .toml
      } else if ends(".gitlab-ci.yml"), name.count == 14 {
        self = .yaml
      } else if ends(".yml") || ends(".yaml"), Self.isGitHub(folder) {
        self = .yaml
      } else {
        return nil
      }
    default:
      let isFile = ends("file")
      if isFile, ends("Makefile") && name.count == 8 || ends("makefile") && name.count == 8 || ends("GNUmakefile") {
        self = .makefile
      } else if isFile, ends("Dockerfile") || ends("Containerfile") || ends(".dockerfile") {
        self = .container
      } else if name.first == UInt8(ascii: "D"), name.starts(with: "Dockerfile.".utf8) {
        self = .container
      } else {
        return nil
      }
    }
  }

  /// Below `.github/workflows` or `.github/actions`.
  private static func isGitHub(_ folder: FilePath) -> Bool {
    var inner = folder
    while !inner.isEmpty, !inner.isRoot {
      let outer = inner.parent
      if outer.lastComponent.elementsEqual(".github".utf8) {
        return inner.lastComponent.elementsEqual("workflows".utf8) || inner.lastComponent.elementsEqual("actions".utf8)
      }
      if outer == inner { return false }
      inner = outer
    }
    return false
  }

  private static func ends(_ name: ArraySlice<UInt8>, _ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { buffer in
      guard name.count >= buffer.count else { return false }
      let start = name.endIndex - buffer.count
      for index in 0..<buffer.count where unsafe name[start + index] != buffer[index] { return false }
      return true
    }
  }
}
