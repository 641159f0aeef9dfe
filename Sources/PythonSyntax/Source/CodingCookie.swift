// The encoding that a file declares in a comment on one of its first two lines (PEP 263).

/// `# -*- coding: latin-1 -*-`, `# vim: set fileencoding=cp1252 :` and the like.
struct CodingCookie {
  /// Where the encoding's name stands in the file's bytes.
  let range: Range<Int>

  /// Looks for the declaration as CPython's tokenizer does. The second line counts only if the first is blank or a comment.
  init?(_ bytes: [UInt8], from start: Int) {
    var at = start
    for _ in 0..<2 {
      var end = at
      while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
      var text = at
      while text < end, bytes[text] == 32 || bytes[text] == 9 || bytes[text] == 12 { text += 1 }
      if text < end {
        guard bytes[text] == UInt8(ascii: "#") else { return nil }
        if let range = Self.declaration(bytes, text + 1, end) {
          self.range = range
          return
        }
      }
      at = end + 1
      if end + 1 < bytes.count, bytes[end] == 13, bytes[end + 1] == 10 { at += 1 }
      if at >= bytes.count { return nil }
    }
    return nil
  }

  /// The name after the first `coding:` or `coding=` that is followed by one.
  private static func declaration(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int>? {
    let word = Array("coding".utf8)
    var at = start
    while at + word.count < end {
      defer { at += 1 }
      guard bytes[at] == word[0], bytes[at..<(at + word.count)].elementsEqual(word) else { continue }
      var name = at + word.count
      guard bytes[name] == UInt8(ascii: ":") || bytes[name] == UInt8(ascii: "=") else { continue }
      name += 1
      while name < end, bytes[name] == 32 || bytes[name] == 9 { name += 1 }
      var stop = name
      while stop < end, isNameByte(bytes[stop]) { stop += 1 }
      if name < stop { return name..<stop }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  func name(in bytes: [UInt8]) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The two names that CPython's tokenizer itself knows, in their usual spelling; nil for all others.
  static func ordinaryName(_ name: String) -> String? {
    let start = String(name.lowercased().prefix(12).map { $0 == "_" ? "-" : $0 })
    if start == "utf-8" || start.hasPrefix("utf-8-") { return "utf-8" }
    for latin in ["latin-1", "iso-8859-1", "iso-latin-1"] where start == latin || start.hasPrefix(latin + "-") {
      return "iso-8859-1"
    }
    return nil
  }
}
