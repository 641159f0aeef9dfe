// File bytes to source text: byte order mark, PEP 263 cookie, and CPython's complaint where the bytes do not fit.
// Messages and places are those of `ast.parse(bytes)`, which decodes before it parses.
import Basics

extension SourceText {
  /// The text of an editor's buffer: UTF-8 whatever a coding cookie in it says, which holds for the file on disk. A
  /// cookie that Python will refuse there is a problem here already.
  package init(buffer bytes: [UInt8]) {
    let file = SourceText(file: bytes)
    let isOwn = !file.isTranscoded && file.bytes == bytes
    self.init(bytes: bytes, problem: isOwn ? file.problem : nil)
  }

  /// Decodes a file. UTF-8 without a byte order mark is taken over without a copy.
  ///
  /// Where the bytes are not what the file says, `problem` holds CPython's error and the text is the best that can
  /// be had: invalid bytes of UTF-8 read as `?`, so that offsets stay, those of other encodings as U+FFFD.
  package init(file bytes: [UInt8]) {
    let hasMark = bytes.starts(with: [0xef, 0xbb, 0xbf])
    let start = hasMark ? 3 : 0
    let scan = UTF8Scan(bytes, from: start)
    if let at = scan.firstNUL {
      self.init(withNUL: bytes, start, at, isValid: scan.firstInvalid == nil)
      return
    }
    guard let cookie = CodingCookie(bytes, from: start) else {
      self.init(utf8: bytes, start, scan)
      return
    }
    let name = cookie.name(in: bytes)
    let place = ByteRange(
      UInt32(truncatingIfNeeded: cookie.range.lowerBound - start),
      UInt32(truncatingIfNeeded: cookie.range.upperBound - start))
    let ordinary = CodingCookie.ordinaryName(name)
    if hasMark, ordinary != "utf-8" {
      let problem = SyntaxError(.encoding, "encoding problem: \(ordinary ?? name) with BOM", place)
      self.init(readable: bytes, start, scan, problem)
      return
    }
    if ordinary == "utf-8" {
      self.init(utf8: bytes, start, scan)
      return
    }
    switch Encoding(named: ordinary ?? name) {
    case .utf8:
      // Not CPython's built-in spelling (`utf8`, `U8`, …): its codec reads the file and words the error.
      let problem = scan.firstInvalid.map { Self.codecProblem(utf8: bytes, $0) }
      self.init(readable: bytes, start, scan, problem)
    case .ascii:
      let problem = bytes.firstIndex { $0 >= 0x80 }.map {
        Self.codecProblem("ascii", bytes, $0, "ordinal not in range(128)")
      }
      self.init(readable: bytes, start, scan, problem)
    case .latin1:
      self.init(bytes, scan, SingleByteTable.latin1)
    case .singleByte(let table):
      self.init(bytes, scan, table)
    case .unsupported(let python):
      let isPlain = scan.isASCII && Encoding.readsPlainTextAsASCII(python, bytes)
      let message = "encoding '\(name)' cannot be read by lazyls: save the file as UTF-8"
      self.init(readable: bytes, start, scan, isPlain ? nil : SyntaxError(.encoding, message, place))
    case .notText:
      let message = "'\(name)' is not a text encoding; use codecs.decode() to handle arbitrary codecs"
      self.init(readable: bytes, start, scan, SyntaxError(.encoding, message, place))
    case .undefined:
      self.init(readable: bytes, start, scan, SyntaxError(.encoding, "undefined encoding", place))
    case nil:
      self.init(readable: bytes, start, scan, SyntaxError(.encoding, "unknown encoding: \(name)", place))
    }
  }

  /// Bytes that are, or should be, UTF-8 by CPython's own reading.
  private init(utf8 bytes: [UInt8], _ start: Int, _ scan: UTF8Scan) {
    guard let at = scan.firstInvalid else {
      self.init(readable: bytes, start, scan, nil)
      return
    }
    let line = Self.lineNumber(bytes, at)
    let message =
      "Non-UTF-8 code starting with '\\x\(hex(bytes[at]))' on line \(line), but no encoding declared; "
      + "see https://peps.python.org/pep-0263/ for details"
    let place = UInt32(truncatingIfNeeded: at - start)
    self.init(readable: bytes, start, scan, SyntaxError(.encoding, message, ByteRange(place, place &+ 1)))
  }

  /// Bytes read as UTF-8 for want of something better.
  private init(readable bytes: [UInt8], _ start: Int, _ scan: UTF8Scan, _ problem: SyntaxError?) {
    var text = start == 0 ? bytes : Array(bytes[start...])
    if scan.firstInvalid != nil { text.replaceInvalidUTF8() }
    self.init(bytes: text, fileOffset: UInt32(truncatingIfNeeded: start), problem: problem)
  }

  /// CPython refuses NUL before it looks at anything else.
  private init(withNUL bytes: [UInt8], _ start: Int, _ at: Int, isValid: Bool) {
    let message = "source code string cannot contain null bytes"
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      let isLittle = bytes[0] == 0xff
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { i in
        UInt16(bytes[i + (isLittle ? 1 : 0)]) << 8 | UInt16(bytes[i + (isLittle ? 0 : 1)])
      }
      let text = Array(String(decoding: units, as: UTF16.self).utf8)
      self.init(bytes: text, isTranscoded: true, problem: SyntaxError(.syntaxError, message, ByteRange(at: 0)))
      return
    }
    var text = start == 0 ? bytes : Array(bytes[start...])
    if !isValid { text.replaceInvalidUTF8() }
    let place = UInt32(truncatingIfNeeded: at - start)
    let problem = SyntaxError(.syntaxError, message, ByteRange(place, place &+ 1))
    self.init(bytes: text, fileOffset: UInt32(truncatingIfNeeded: start), problem: problem)
  }

  /// Single-byte text, written anew as UTF-8.
  private init(_ bytes: [UInt8], _ scan: UTF8Scan, _ table: SingleByteTable) {
    if scan.isASCII {
      self.init(bytes: bytes)
      return
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    var problem: SyntaxError?
    for (index, byte) in bytes.enumerated() {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let value = table.upperHalf[Int(byte & 0x7f)]
      if value == 0, problem == nil {
        problem = Self.codecProblem("charmap", bytes, index, "character maps to <undefined>")
        let place = UInt32(truncatingIfNeeded: text.count)
        problem?.range = ByteRange(place, place &+ 3)
      }
      text.appendCodePoint(value == 0 ? 0xfffd : value)
    }
    self.init(bytes: text, isTranscoded: true, problem: problem)
  }

  // MARK: words of CPython's codecs

  private static func codecProblem(_ codec: String, _ bytes: [UInt8], _ at: Int, _ reason: String) -> SyntaxError {
    let message = "'\(codec)' codec can't decode byte 0x\(hex(bytes[at])) in position \(position(bytes, at)): \(reason)"
    let place = UInt32(truncatingIfNeeded: at)
    return SyntaxError(.encoding, message, ByteRange(place, place &+ 1))
  }

  private static func codecProblem(utf8 bytes: [UInt8], _ at: Int) -> SyntaxError {
    let lead = bytes[at]
    if !(0xc2...0xf4).contains(lead) { return codecProblem("utf-8", bytes, at, "invalid start byte") }
    // CPython blames the longest beginning of a sequence. There always is a line end behind it.
    let needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
    var length = 1
    while length < needed - 1, at + length < bytes.count, isContinuation(bytes, at, length) { length += 1 }
    if length == 1 { return codecProblem("utf-8", bytes, at, "invalid continuation byte") }
    let first = position(bytes, at)
    let message =
      "'utf-8' codec can't decode bytes in position \(first)-\(first + length - 1): invalid continuation byte"
    let place = UInt32(truncatingIfNeeded: at)
    return SyntaxError(.encoding, message, ByteRange(place, place &+ UInt32(truncatingIfNeeded: length)))
  }

  private static func isContinuation(_ bytes: [UInt8], _ at: Int, _ i: Int) -> Bool {
    let byte = bytes[at + i]
    if i == 1 {
      switch bytes[at] {
      case 0xe0: return (0xa0...0xbf).contains(byte)
      case 0xed: return (0x80...0x9f).contains(byte)
      case 0xf0: return (0x90...0xbf).contains(byte)
      case 0xf4: return (0x80...0x8f).contains(byte)
      default: break
      }
    }
    return byte & 0xc0 == 0x80
  }

  /// Codecs see line ends already translated: a CR before an LF does not count.
  private static func position(_ bytes: [UInt8], _ at: Int) -> Int {
    var dropped = 0
    for i in 0..<at where bytes[i] == 13 && i + 1 < bytes.count && bytes[i + 1] == 10 { dropped += 1 }
    return at - dropped
  }

  private static func lineNumber(_ bytes: [UInt8], _ at: Int) -> Int {
    var line = 1
    for i in 0..<at where bytes[i] == 10 || (bytes[i] == 13 && i + 1 < bytes.count && bytes[i + 1] != 10) { line += 1 }
    return line
  }
}

private func hex(_ byte: UInt8) -> String {
  let text = String(byte, radix: 16)
  return byte < 16 ? "0" + text : text
}

extension [UInt8] {
  /// Puts `?` over every byte that belongs to no UTF-8 sequence.
  fileprivate mutating func replaceInvalidUTF8() {
    var at = 0
    while at < count {
      if self[at] < 0x80 {
        at += 1
        continue
      }
      let length = utf8SequenceLength(count - at, self[at]) { self[at + $0] }
      if length == 0 { self[at] = UInt8(ascii: "?") }
      at += Swift.max(1, length)
    }
  }
}
