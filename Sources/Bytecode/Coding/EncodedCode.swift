// The code of a file as bytes, for later runs: what the compiler would make of the same text.
import Basics

/// Compiled code as it is kept. Only the same program can read it back: instructions lie in it as they do in memory.
///
/// Layout; numbers are LEB128 unless said otherwise: how many texts there are and how long all are together; where each
/// ends (UInt32); the texts as UTF-8; the module's code. A code object is its header, the length of its body, its body;
/// inner code objects stand among the constants of outer ones.
package final class EncodedCode: Sendable {
  let bytes: [UInt8]
  let source: CodeSource
  private let textCount: Int
  private let textEnds: Int
  private let texts: Int
  private let root: Int

  /// - Parameters:
  ///   - bytes: what `CodeObject.encoded` gave; the caller has made sure that nobody changed them.
  ///   - source: the text that the code was compiled from.
  package init(bytes: [UInt8], source: CodeSource) {
    self.bytes = bytes
    self.source = source
    var reader = ByteReader(bytes)
    textCount = reader.number()
    let length = reader.number()
    textEnds = reader.offset
    texts = textEnds + 4 * textCount
    root = texts + length
  }

  /// The code of the whole file.
  package func module() -> CodeObject {
    var decoder = CodeDecoder(self, at: root)
    return CodeObject(&decoder)
  }

  func text(_ index: Int) -> String {
    let start = index == 0 ? 0 : end(index - 1)
    return String(decoding: bytes[texts + start..<texts + end(index)], as: UTF8.self)
  }

  private func end(_ index: Int) -> Int {
    let at = textEnds + 4 * index
    return Int(bytes[at]) | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2]) << 16 | Int(bytes[at + 3]) << 24
  }
}

/// Reads what `ByteWriter` wrote. Bytes that it did not write end in a trap, never in a read outside.
struct ByteReader {
  let bytes: [UInt8]
  var offset: Int

  init(_ bytes: [UInt8], at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func byte() -> UInt8 {
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func number() -> Int {
    var value: UInt64 = 0, shift: UInt64 = 0
    while true {
      let next = byte()
      value |= UInt64(next & 0x7f) << shift
      if next < 0x80 { return Int(bitPattern: UInt(value)) }
      shift += 7
    }
  }

  mutating func signed() -> Int {
    let value = UInt(bitPattern: number())
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  /// As many records as a number in front says, copied as they lie there.
  mutating func records<Record: BitwiseCopyable>(_: Record.Type) -> [Record] {
    let count = number()
    if count == 0 { return [] }
    let size = count * MemoryLayout<Record>.stride
    defer { offset += size }
    let part = bytes[offset..<offset + size]
    return unsafe [Record](unsafeUninitializedCapacity: count) { buffer, initialized in
      // SAFETY: `part` has `count` records' bytes, which were such records when they were written.
      unsafe part.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      initialized = count
    }
  }
}

struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func number(_ number: Int) {
    var rest = UInt64(UInt(bitPattern: number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func signed(_ number: Int) { self.number((number << 1) ^ (number >> (Int.bitWidth - 1))) }

  mutating func records<Record: BitwiseCopyable>(_ records: [Record]) {
    number(records.count)
    // SAFETY: the elements are plain numbers.
    unsafe records.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }
}
