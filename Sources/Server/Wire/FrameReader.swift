// Bytes to message bodies, after the base protocol of LSP; what is malformed costs itself only.
import Glibc

/// Reads frames from a descriptor. Header names in any case, white space or none after the colon, bare LF accepted.
struct FrameReader: ~Copyable {
  enum Frame {
    case body([UInt8])
    /// A header that leads to no body; reading goes on behind it.
    case malformed(String)
    case end
  }

  static let bodyLimit = 256 << 20
  static let headerLimit = 8192

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0

  init(descriptor: Int32) { self.descriptor = descriptor }

  mutating func next() -> Frame {
    var length: Int?
    var sawHeader = false
    while true {
      guard let line = readLine() else { return .end }
      if line.isEmpty {
        if !sawHeader { continue }
        guard let length else { return .malformed("a header without a usable Content-Length was skipped") }
        if length > Self.bodyLimit {
          // Passed over piece by piece: nobody gets to make us allocate what he merely announces.
          return skip(length) ? .malformed("a message of \(length) bytes was skipped; at most \(Self.bodyLimit) are read") : .end
        }
        guard let body = readBody(length) else { return .end }
        return .body(body)
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        if line.count >= Self.headerLimit { return .malformed("a header line longer than \(Self.headerLimit) bytes was skipped") }
        continue
      }
      sawHeader = true
      // A broken header may be followed by bytes of its body: what stands directly before a name is not part of it.
      if Self.name(line[..<colon]).hasSuffix("content-length") { length = Self.number(line[(colon + 1)...]) }
    }
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
    return String(decoding: bytes.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    var digits = 0
    for byte in bytes where byte != 32 && byte != 9 {
      guard (48...57).contains(byte) else { return nil }
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow || next > Int.max - 9 { return nil }
      value = next + Int(byte - 48)
      digits += 1
    }
    return digits > 0 ? value : nil
  }

  /// A header line without its end; of one that is too long, its last bytes. Nil at the end of the input.
  private mutating func readLine() -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if start == buffer.count, !fill() { return nil }
      let rest = buffer[start...]
      guard let end = rest.firstIndex(of: 10) else {
        line += rest
        if line.count > Self.headerLimit { line.removeFirst(line.count - Self.headerLimit) }
        start = buffer.count
        continue
      }
      line += buffer[start..<end]
      if line.count > Self.headerLimit { line.removeFirst(line.count - Self.headerLimit) }
      start = end + 1
      if line.last == 13 { line.removeLast() }
      return line
    }
  }

  private mutating func readBody(_ length: Int) -> [UInt8]? {
    var body: [UInt8] = []
    while body.count < length {
      if start == buffer.count, !fill() { return nil }
      let count = min(length - body.count, buffer.count - start)
      body += buffer[start..<(start + count)]
      start += count
    }
    return body
  }

  private mutating func skip(_ length: Int) -> Bool {
    var left = length
    while left > 0 {
      if start == buffer.count, !fill() { return false }
      // A sender that lied about the length starts its next message inside what we skip.
      if let header = Self.headerStart(in: buffer[start...]) {
        start = header
        return true
      }
      let count = min(left, buffer.count - start)
      start += count
      left -= count
    }
    return true
  }

  private static func headerStart(in bytes: ArraySlice<UInt8>) -> Int? {
    let name = Array("content-length:".utf8)
    guard bytes.count >= name.count else { return nil }
    for index in bytes.startIndex...(bytes.endIndex - name.count) where bytes[index] | 0x20 == name[0] {
      if zip(bytes[index...], name).allSatisfy({ $0 == $1 || ((65...90).contains($0) && $0 | 0x20 == $1) }) { return index }
    }
    return nil
  }

  private mutating func fill() -> Bool {
    start = 0
    while true {
      var failure: Int32 = 0
      buffer = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { space, count in
        let got = unsafe read(descriptor, space.baseAddress, space.count)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure == EINTR { continue }
      return !buffer.isEmpty
    }
  }
}
