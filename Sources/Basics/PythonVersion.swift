// Which Python 3 a text is written for: the minor number that gates syntax, the library and defaults.

/// A feature release of Python 3, such as 3.12. Every version that lazyls speaks of is a 3.x,
/// so the minor number is all there is to hold.
@usableFromInline package struct PythonVersion: Comparable, Hashable, Sendable {
  @usableFromInline package var minor: UInt8

  @inlinable package init(minor: UInt8) { self.minor = minor }

  package static let v3_8 = PythonVersion(minor: 8)
  package static let v3_9 = PythonVersion(minor: 9)
  package static let v3_10 = PythonVersion(minor: 10)
  package static let v3_11 = PythonVersion(minor: 11)
  package static let v3_12 = PythonVersion(minor: 12)
  package static let v3_13 = PythonVersion(minor: 13)
  package static let v3_14 = PythonVersion(minor: 14)
  package static let v3_15 = PythonVersion(minor: 15)

  /// The oldest and the newest version that can be chosen as a target.
  package static let oldest = v3_8
  package static let newest = v3_15

  /// All versions that can be chosen as a target, oldest first.
  package static var supported: [PythonVersion] {
    (oldest.minor...newest.minor).map { PythonVersion(minor: $0) }
  }

  @inlinable package static func < (a: PythonVersion, b: PythonVersion) -> Bool { a.minor < b.minor }

  @inlinable package var isSupported: Bool { minor >= 8 && minor <= 15 }

  /// The nearest supported version.
  package var clamped: PythonVersion { Swift.min(Swift.max(self, .oldest), .newest) }
}

extension PythonVersion {
  /// Is a compiled file with this name for this version? `m.cpython-314-x86_64-linux-gnu.so` and `m.cp314-win_amd64.pyd`
  /// are for one, those without a tag or with that of the stable interface for any.
  package func loads(extensionModule file: some Collection<UInt8>) -> Bool {
    let parts = file.split(separator: UInt8(ascii: "."))
    guard parts.count > 2 else { return true }
    for prefix in ["cpython-3", "cp3"] where parts[1].starts(with: prefix.utf8) {
      let number = parts[1].dropFirst(prefix.utf8.count).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      return number.elementsEqual(minor.description.utf8)
    }
    return true
  }

  /// Reads `3.12`, and what follows a feature release in the wild: `3.12.4`, `3.13.0rc1`, `3.11.2.final.0`.
  /// Nil for anything else, Python 2 included. May be outside of the supported range.
  package init?(parsing text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    guard bytes.popFirst() == UInt8(ascii: "3"), bytes.popFirst() == UInt8(ascii: ".") else { return nil }
    var minor = 0
    var digits = 0
    while let byte = bytes.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 3 {
      minor = minor * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
      bytes.removeFirst()
    }
    guard digits > 0, let value = UInt8(exactly: minor) else { return nil }
    // A tail must be a micro version: "3.1x" and "3.12-dev" name no release.
    if let separator = bytes.first {
      guard separator == UInt8(ascii: "."), let next = bytes.dropFirst().first,
        next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9")
      else { return nil }
    }
    self.init(minor: value)
  }
}

extension PythonVersion: CustomStringConvertible {
  @usableFromInline package var description: String { "3.\(minor)" }
}
