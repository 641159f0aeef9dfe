// What a finding is known by from one run to the next: not its line, which moves with every edit above it.
import Analysis
import Basics

/// A hash of the rule's code, the file's path, the flagged statement's text without its white space, the flagged part
/// of it, and how many equal ones stand before it in the file. 32 hexadecimal digits; stable between releases.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package var description: String { text }

  package init(_ text: String) { self.text = text }

  /// Those of a report's findings, in their order, which is that of their places in each file.
  static func all(of report: Report, relativeTo root: FilePath) -> [Fingerprint] {
    var sources = SourceCache(report)
    var result: [Fingerprint] = []
    result.reserveCapacity(report.findings.count)
    var seen: [UInt128: Int] = [:]
    var current: FileID?
    for finding in report.findings {
      // One source at a time: a large project's are not kept for this.
      if finding.location.file != current { sources = SourceCache(report) }
      current = finding.location.file
      let place = report.program[finding.location.file].description.path
      var hash = Hash128()
      hash.combine(finding.code.description.utf8)
      hash.combine((place.relative(to: root) ?? place).bytes)
      let index = sources.index(finding.location.file)
      hash.combine(words(index.bytes, statement(of: finding.location, report.program, index)))
      hash.combine(words(index.bytes, finding.location.range))
      let occurrence = seen[hash.value, default: 0]
      seen[hash.value] = occurrence + 1
      hash.combine(String(occurrence).utf8)
      result.append(Fingerprint(hash.text))
    }
    return result
  }

  /// The import statement around the place, else the lines that it lies on.
  private static func statement(of location: Location, _ program: Program, _ index: LineIndex) -> ByteRange {
    for record in program[location.file].summary.imports
    where record.statement.contains(location.range.start) { return record.statement }
    let first = index.line(of: Int(location.range.start))
    let last = index.line(of: Int(max(location.range.start, location.range.end)))
    return ByteRange(
      UInt32(clamping: index.start(ofLine: first)), UInt32(clamping: index.contentEnd(ofLine: last)))
  }

  /// The bytes of a range, each run of white space and each continued line as one space, none at the ends.
  private static func words(_ bytes: [UInt8], _ range: ByteRange) -> [UInt8] {
    let end = min(Int(range.end), bytes.count)
    var result: [UInt8] = []
    var isGap = false
    for byte in bytes[min(Int(range.start), end)..<end] {
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: " ") || (9...13).contains(byte) {
        isGap = true
        continue
      }
      if isGap, !result.isEmpty { result.append(UInt8(ascii: " ")) }
      isGap = false
      result.append(byte)
    }
    return result
  }
}

/// FNV-1a with 128 bits: short, the same everywhere and for ever. It guards against chance, not against intent.
package struct Hash128 {
  package private(set) var value: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  package init() {}

  /// Parts are ended by a zero byte, which no text of ours holds, so that what belongs to which part counts.
  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    add(0)
  }

  package mutating func add(_ byte: UInt8) {
    value ^= UInt128(byte)
    value &*= 0x0000_0000_0100_0000_0000_0000_0000_013b
  }

  package var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
