// What each Python's standard library has: which modules, since when, until when, and on which platforms.
package import Basics

/// One module of the standard library of some Python.
package struct StandardModule: Hashable, Sendable {
  package enum Platform: String, Sendable {
    case everywhere = "every platform"
    case windows = "Windows"
    case macOS = "macOS"
    /// On every platform but Windows.
    case notWindows = "Unix"
  }

  package enum Start: Sendable {
    case notLoaded
    /// Loaded by an empty start of the newest Python, `site` included.
    case withSite
    /// Loaded even without `site`.
    case always
  }

  /// Bit 0 for 2.7, then one for each 3.x from 3.6 on.
  fileprivate var versions: UInt16
  package var isPackage = false
  /// An extension module, or built into the interpreter: no source to read.
  package var isCompiled = false
  /// No file of its own: its parent puts it into `sys.modules`.
  package var isAlias = false
  package var platform: Platform = .everywhere
  package var start: Start = .notLoaded

  fileprivate static let firstMinor = 6

  private func bit(_ version: PythonVersion) -> UInt16 {
    let index = Int(version.minor) - Self.firstMinor + 1
    return index >= 1 && index < 16 ? 1 << UInt16(index) : 0
  }

  package func isPresent(in version: PythonVersion) -> Bool { versions & bit(version) != 0 }

  /// The first Python 3 that has it, no earlier than 3.6; nil if only Python 2 did.
  package var first: PythonVersion? {
    let three = versions & ~1
    guard three != 0 else { return nil }
    return PythonVersion(minor: UInt8(three.trailingZeroBitCount + Self.firstMinor - 1))
  }

  /// The last Python 3 that has it; nil if only Python 2 did.
  package var last: PythonVersion? {
    let three = versions & ~1
    guard three != 0 else { return nil }
    return PythonVersion(minor: UInt8(15 - three.leadingZeroBitCount + Self.firstMinor - 1))
  }
}

package enum StandardLibrary {
  /// How a name relates to the library of one version on Linux.
  package enum Status: Hashable, Sendable {
    case present(StandardModule)
    /// Gone since a version: "3.12"; "3.0" for what only Python 2 had.
    case removed(in: String)
    /// Only in later versions.
    case added(in: PythonVersion)
    /// Of other platforms only.
    case elsewhere(StandardModule.Platform)
    /// No version's library has it.
    case unknown
  }

  package static func module(_ name: String) -> StandardModule? { table[name] }

  /// Is there something of this name in the library of `version`?
  package static func status(of name: String, in version: PythonVersion) -> Status {
    guard let module = table[name] else { return .unknown }
    if module.isPresent(in: version) {
      switch module.platform {
      case .windows, .macOS: return .elsewhere(module.platform)
      case .everywhere, .notWindows: return .present(module)
      }
    }
    guard let first = module.first, let last = module.last else { return .removed(in: "3.0") }
    if version < first { return .added(in: first) }
    return .removed(in: PythonVersion(minor: last.minor + 1).description)
  }

  /// The modules that an empty start of the newest Python loads, without those of `site` if so wanted.
  package static func loadedAtStart(withSite: Bool = true) -> Set<String> {
    Set(table.filter { $1.start == .always || (withSite && $1.start == .withSite) }.keys)
  }

  /// All names of a version, sorted; dotted ones included.
  package static func names(in version: PythonVersion) -> [String] {
    table.filter { $1.isPresent(in: version) }.keys.sorted()
  }

  /// Modules at the top that some earlier Python 3 had and that version has not; without those that only the library
  /// itself uses.
  package static func removed(in version: PythonVersion) -> Set<String> {
    Set(
      table.filter { name, module in
        guard !name.contains("."), !name.hasPrefix("_"), !module.isPresent(in: version), let last = module.last else {
          return false
        }
        return last < version
      }.keys)
  }

  /// Made at the first question: a third of a millisecond that a server's start and many runs do without.
  private static let table: [String: StandardModule] = parse(StandardLibraryTable.text)

  private static func parse(_ text: String) -> [String: StandardModule] {
    var table: [String: StandardModule] = [:]
    table.reserveCapacity(1200)
    let everyThree: UInt16 = (1 << UInt16(Int(PythonVersion.newest.minor) - StandardModule.firstMinor + 2)) - 2
    let blanks: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    for entry in Array(text.utf8).split(whereSeparator: blanks) {
      let head = entry.prefix { $0 != UInt8(ascii: ":") }
      let name = head.prefix { $0 != UInt8(ascii: "/") }
      let versions = UInt16(String(decoding: head.dropFirst(name.count + 1), as: UTF8.self), radix: 16)
      var module = StandardModule(versions: versions ?? everyThree)
      for flag in entry.dropFirst(head.count + 1) {
        switch flag {
        case UInt8(ascii: "p"): module.isPackage = true
        case UInt8(ascii: "c"): module.isCompiled = true
        case UInt8(ascii: "a"): module.isAlias = true
        case UInt8(ascii: "w"): module.platform = .windows
        case UInt8(ascii: "m"): module.platform = .macOS
        case UInt8(ascii: "u"): module.platform = .notWindows
        case UInt8(ascii: "S"): module.start = .always
        case UInt8(ascii: "s"): module.start = .withSite
        default: break
        }
      }
      table[String(decoding: name, as: UTF8.self)] = module
    }
    return table
  }
}
