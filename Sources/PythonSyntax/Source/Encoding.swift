// What an encoding's name means, as Python's `codecs.lookup` would say.

/// The characters of the bytes 0x80…0xff; 0 is undefined.
struct SingleByteTable: Sendable {
  let upperHalf: [UInt32]
  static let latin1 = SingleByteTable(upperHalf: Array(0x80...0xff))
}

enum Encoding {
  case utf8, ascii, latin1
  case singleByte(SingleByteTable)
  /// Python reads it, lazyls does not; the name is Python's own for the codec.
  case unsupported(String)
  /// A codec from bytes to bytes or text to text.
  case notText
  /// Python's codec that always fails.
  case undefined

  /// Nil where Python knows no such encoding. Names are spelled freely: `ISO_8859-15`, `latin9`, `Windows-1252`.
  init?(named name: String) {
    var wanted: [UInt8] = []
    for byte in name.lowercased().utf8 {
      let isWord = byte >= 0x61 && byte <= 0x7a || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: ".")
      if isWord {
        wanted.append(byte)
      } else if let last = wanted.last, last != UInt8(ascii: "_") {
        wanted.append(UInt8(ascii: "_"))
      }
    }
    if wanted.last == UInt8(ascii: "_") { wanted.removeLast() }
    if wanted == Array("undefined".utf8) {
      self = .undefined
      return
    }
    let undotted = wanted.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "_") : $0 }
    if let codec = Self.codec(SingleByteTables.builtIn, wanted, undotted) {
      self = codec == "ascii" ? .ascii : codec == "latin_1" ? .latin1 : .utf8
    } else if let codec = Self.codec(SingleByteTables.unsupported, wanted, undotted) {
      self = .unsupported(codec)
    } else if Self.codec(SingleByteTables.notText, wanted, undotted) != nil {
      self = .notText
    } else if let table = Self.table(wanted, undotted) {
      self = .singleByte(table)
    } else {
      return nil
    }
  }

  /// The first name of the entry that holds one of the two spellings.
  private static func codec(_ table: String, _ name: [UInt8], _ undotted: [UInt8]) -> String? {
    var reader = TableReader(table)
    while !reader.isAtEnd {
      let names = reader.text(upTo: ";").split(separator: UInt8(ascii: ",")).map(trimmed)
      if matches(names, name, undotted) { return String(decoding: names[0], as: UTF8.self) }
    }
    return nil
  }

  private static func table(_ name: [UInt8], _ undotted: [UInt8]) -> SingleByteTable? {
    var reader = TableReader(SingleByteTables.upperHalves)
    while !reader.isAtEnd {
      let names = reader.text(upTo: "=").split(separator: UInt8(ascii: ",")).map(trimmed)
      guard matches(names, name, undotted) else {
        _ = reader.text(upTo: ";")
        continue
      }
      var characters: [UInt32] = []
      repeat {
        _ = reader.skip(" ")
        let first = reader.hex()
        let count = reader.skip("*") ? reader.hex() : 1
        for step in 0..<count { characters.append(first == 0 ? 0 : first &+ step) }
      } while reader.skip(",")
      return characters.count == 128 ? SingleByteTable(upperHalf: characters) : nil
    }
    return nil
  }

  /// Python reads a dot as an underscore only where it looks for aliases; the first name is the codec's own.
  private static func matches(_ names: [[UInt8]], _ name: [UInt8], _ undotted: [UInt8]) -> Bool {
    names.contains(name) || names.dropFirst().contains(undotted)
  }

  private static func trimmed(_ word: ArraySlice<UInt8>) -> [UInt8] {
    Array(word.drop { $0 == 32 })
  }

  /// Would the codec that lazyls lacks give these ASCII bytes as they stand?
  static func readsPlainTextAsASCII(_ codec: String, _ bytes: [UInt8]) -> Bool {
    if codec.hasPrefix("iso2022") { return !bytes.contains { $0 == 0x1b || $0 == 0x0e || $0 == 0x0f } }
    switch codec {
    case "hz": return !bytes.contains(UInt8(ascii: "~"))
    case "utf_7": return !bytes.contains(UInt8(ascii: "+"))
    case "raw_unicode_escape": return !bytes.contains(UInt8(ascii: "\\"))
    case "big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jis_2004", "euc_jisx0213", "euc_jp", "euc_kr", "gb18030",
      "gb2312", "gbk", "shift_jis", "johab":
      return true
    // Shift-JIS's younger siblings read backslash and tilde as yen and overline.
    case "shift_jis_2004", "shift_jisx0213":
      return !bytes.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "~") }
    default: return false
    }
  }
}
