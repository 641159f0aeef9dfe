// A path as the system has it: bytes, which need not be UTF-8, and no questions asked of the disk.

/// A path of bytes. Two spellings of one file are two paths; who needs identity asks for device and inode.
package struct FilePath: Hashable, Sendable {
  package private(set) var bytes: [UInt8]

  /// Trailing and doubled slashes are dropped, so that equal places written so are equal values.
  package init(bytes: some Sequence<UInt8>) {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.underestimatedCount)
    for byte in bytes where byte != Self.slash || kept.last != Self.slash { kept.append(byte) }
    if kept.count > 1, kept.last == Self.slash { kept.removeLast() }
    self.bytes = kept
  }

  package init(_ string: some StringProtocol) { self.init(bytes: string.utf8) }

  /// For bytes that are known to hold no doubled or trailing slash.
  private init(clean bytes: [UInt8]) { self.bytes = bytes }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// For people: bytes that are not UTF-8 appear as U+FFFD.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  package var isEmpty: Bool { bytes.isEmpty }
  package var isAbsolute: Bool { bytes.first == Self.slash }
  package var isRoot: Bool { bytes == [Self.slash] }

  /// What follows the last slash; empty for the root.
  package var lastComponent: ArraySlice<UInt8> {
    guard let index = bytes.lastIndex(of: Self.slash) else { return bytes[...] }
    return bytes[(index + 1)...]
  }

  /// `lastComponent` for people.
  package var name: String { String(decoding: lastComponent, as: UTF8.self) }

  /// The path without its last component: `a/b` → `a`, `a` → the empty path, `/` → `/`.
  package var parent: FilePath {
    guard let index = bytes.lastIndex(of: Self.slash) else { return FilePath(clean: []) }
    return FilePath(clean: index == 0 ? [Self.slash] : Array(bytes[..<index]))
  }

  /// Itself and every folder above, innermost first. A relative path ends with the empty path.
  package var selfAndParents: [FilePath] {
    var found = [self]
    while let last = found.last, !last.isEmpty, !last.isRoot { found.append(last.parent) }
    return found
  }

  /// An absolute component replaces the path, as the system would.
  package func appending(_ component: [UInt8]) -> FilePath { appending(component[...]) }

  // Not generic: a walk does this a hundred thousand times, and generics are not specialised across modules.
  package func appending(_ component: ArraySlice<UInt8>) -> FilePath {
    if component.first == Self.slash { return FilePath(bytes: component) }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count + 1 + component.count)
    joined += bytes
    if let last = joined.last, last != Self.slash, !component.isEmpty { joined.append(Self.slash) }
    joined += component
    return component.contains(Self.slash) ? FilePath(bytes: joined) : FilePath(clean: joined)
  }

  package func appending(_ component: String) -> FilePath { appending(Array(component.utf8)[...]) }

  package func hasSuffix(_ suffix: StaticString) -> Bool {
    let text = suffix.description.utf8
    return bytes.count >= text.count && bytes.suffix(text.count).elementsEqual(text)
  }

  /// Is it `folder` or something in it, by spelling alone?
  package func isInside(_ folder: FilePath) -> Bool { relative(to: folder) != nil }

  /// The path from `folder` to this one, empty for `folder` itself; nil when it does not lie inside.
  package func relative(to folder: FilePath) -> FilePath? {
    if folder.isEmpty { return isAbsolute ? nil : self }
    if folder.isRoot { return isAbsolute ? FilePath(clean: Array(bytes.dropFirst())) : nil }
    let length = folder.bytes.count
    guard bytes.count >= length, bytes[..<length] == folder.bytes[...] else { return nil }
    if bytes.count == length { return FilePath(clean: []) }
    return bytes[length] == Self.slash ? FilePath(clean: Array(bytes[(length + 1)...])) : nil
  }

  /// Absolute, and without `.` and `..`. By spelling alone: `link/..` is taken for the folder that holds `link`.
  package func resolved(in folder: FilePath) -> FilePath {
    let whole = isAbsolute ? self : folder.appending(bytes)
    if !whole.hasDots { return whole }
    var parts: [ArraySlice<UInt8>] = []
    for part in whole.bytes.split(separator: Self.slash) {
      if part.elementsEqual([Self.dot]) { continue }
      if part.elementsEqual([Self.dot, Self.dot]) {
        if let last = parts.last, !last.elementsEqual([Self.dot, Self.dot]) {
          parts.removeLast()
          continue
        }
        if whole.isAbsolute { continue }
      }
      parts.append(part)
    }
    let joined = Array(parts.joined(separator: [Self.slash]))
    return FilePath(clean: whole.isAbsolute ? [Self.slash] + joined : joined)
  }

  /// Does a component begin with a dot, as `.` and `..` do?
  private var hasDots: Bool {
    var previous = Self.slash
    for byte in bytes {
      if byte == Self.dot, previous == Self.slash { return true }
      previous = byte
    }
    return false
  }
}

extension FilePath {
  /// All bytes at once: an array hashes itself element by element, ten times slower.
  package func hash(into hasher: inout Hasher) {
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}

extension FilePath: Comparable {
  /// Order of a sorted tree walk: component by component, so that `a/b` comes before `a-b`.
  package static func < (a: FilePath, b: FilePath) -> Bool {
    let left = a.bytes.span
    let right = b.bytes.span
    for index in 0..<Swift.min(left.count, right.count) where left[index] != right[index] {
      // A slash sorts below every other byte: it ends a component.
      if left[index] == slash { return true }
      if right[index] == slash { return false }
      return left[index] < right[index]
    }
    return left.count < right.count
  }
}

extension FilePath: CustomStringConvertible, ExpressibleByStringLiteral {
  package var description: String { string }
  package init(stringLiteral value: String) { self.init(value) }
}
