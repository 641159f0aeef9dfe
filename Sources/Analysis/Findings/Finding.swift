// What a rule says: one sentence, where, how sure, the evidence for it and what mends it. Plain data.
package import Basics

/// What the finding rests on: seen in an evaluation, every part resolved in source, or some part assumed.
package enum Confidence: UInt8, Sendable {
  case evaluated, resolved, likely
  package var word: String { "\(self)" }
}

/// A rule's short name: `LZ` and three digits.
package struct RuleCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let number: UInt16
  package init(_ number: UInt16) { self.number = number }

  /// Accepts exactly `LZ` and three digits, as users write it.
  package init?(parsing text: String) {
    let utf8 = Array(text.utf8)
    guard utf8.count == 5, utf8[0] == UInt8(ascii: "L"), utf8[1] == UInt8(ascii: "Z") else { return nil }
    var number: UInt16 = 0
    for digit in utf8[2...] {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + UInt16(digit - UInt8(ascii: "0"))
    }
    self.number = number
  }

  package var description: String {
    let digits = String(number)
    return "LZ" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
  package static func < (a: RuleCode, b: RuleCode) -> Bool { a.number < b.number }
}

/// A file of the program; an index into its table of files, meaningless outside that program.
package struct FileID: Hashable, Sendable, Comparable {
  package let rawValue: UInt32
  @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable package static func == (a: FileID, b: FileID) -> Bool { a.rawValue == b.rawValue }
  @inlinable package static func < (a: FileID, b: FileID) -> Bool { a.rawValue < b.rawValue }
}

/// A place in a file; `range` counts bytes of the file's decoded text.
package struct Location: Hashable, Sendable {
  package var file: FileID
  package var range: ByteRange
  package init(_ file: FileID, _ range: ByteRange) {
    self.file = file
    self.range = range
  }
}

/// One step of the evidence, in the order the program meets them: import, path, first use, effect.
package struct RelatedLocation: Hashable, Sendable {
  package var location: Location
  package var message: String
  package init(_ location: Location, _ message: String) {
    self.location = location
    self.message = message
  }
}

/// Replace a range by text. Edits of one fix never overlap.
package struct TextEdit: Hashable, Sendable {
  package var location: Location
  package var newText: String
  package init(_ location: Location, _ newText: String) {
    self.location = location
    self.newText = newText
  }
}

/// What mends a finding. Safe: the program behaves as before, or as it was meant; unsafe: needs a look.
package struct Fix: Hashable, Sendable {
  package enum Safety: UInt8, Sendable {
    case safe, unsafe
    package var word: String { "\(self)" }
  }
  /// An imperative sentence without a full stop: "Drop `lazy`".
  package var title: String
  package var safety: Safety
  package var edits: [TextEdit]
  package init(_ title: String, _ safety: Safety, _ edits: [TextEdit]) {
    self.title = title
    self.safety = safety
    self.edits = edits
  }
}

/// One finding. `message` is one plain sentence in the reader's terms that already names the first piece of
/// evidence, because some editors show nothing else.
package struct Finding: Hashable, Sendable {
  package var code: RuleCode
  package var severity: Severity
  package var confidence: Confidence
  package var location: Location
  package var message: String
  package var related: [RelatedLocation]
  package var fixes: [Fix]
  /// The code that the range marks has no effect (LSP's `Unnecessary`).
  package var isUnnecessary: Bool

  package init(
    _ code: RuleCode, _ severity: Severity, _ confidence: Confidence = .resolved, at location: Location,
    _ message: String, related: [RelatedLocation] = [], fixes: [Fix] = [], isUnnecessary: Bool = false
  ) {
    self.code = code
    self.severity = severity
    self.confidence = confidence
    self.location = location
    self.message = message
    self.related = related
    self.fixes = fixes
    self.isUnnecessary = isUnnecessary
  }

  /// The order of every report: file, place, code, message.
  package static func isOrderedBefore(_ a: Finding, _ b: Finding) -> Bool {
    if a.location.file != b.location.file { return a.location.file < b.location.file }
    if a.location.range != b.location.range { return a.location.range < b.location.range }
    if a.code != b.code { return a.code < b.code }
    return a.message < b.message
  }
}
