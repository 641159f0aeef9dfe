// A whole run that can be repeated without analysing anything, as long as all that it rests on is the same.
package import Basics
import Modules

/// What a run reported, and what it found outside of the files it was asked about.
package struct KeptRun: Sendable {
  /// A library file that was read.
  package struct Outside: Sendable {
    package var path: FilePath
    package var isPackage: Bool
    /// The content, as `DiskCache` names it.
    package var content: Int64
    package init(path: FilePath, isPackage: Bool, content: Int64) {
      self.path = path
      self.isPackage = isPackage
      self.content = content
    }
  }

  /// A module that was looked up, and a hash of where it was found, if anywhere.
  package struct Question: Hashable, Sendable {
    package var name: [UInt8]
    package var context: UInt32
    package var answer: Int64
    package init(name: [UInt8], context: UInt32, answer: Int64) {
      self.name = name
      self.context = context
      self.answer = answer
    }
  }

  /// Of all files that were asked about, in order.
  package var contents: Digest
  package var outside: [Outside]
  package var questions: [Question]
  package var outcome: Int32
  package var report: [UInt8]
  /// What evaluations rest on, as `EvidenceCache` knows it.
  package var facts: [Int64]

  package init(
    contents: Digest, outside: [Outside], questions: [Question], outcome: Int32, report: [UInt8], facts: [Int64] = []
  ) {
    self.contents = contents
    self.outside = outside
    self.questions = questions
    self.outcome = outcome
    self.report = report
    self.facts = facts
  }

  package func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    func put(_ number: some FixedWidthInteger) {
      let word = UInt64(truncatingIfNeeded: number)
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    func put(_ text: [UInt8]) {
      put(text.count)
      bytes += text
    }
    put(contents.low)
    put(contents.high)
    put(outside.count)
    for file in outside {
      put(file.path.bytes)
      put(file.isPackage ? 1 : 0)
      put(file.content)
    }
    put(questions.count)
    for question in questions {
      put(question.name)
      put(question.context)
      put(question.answer)
    }
    put(outcome)
    put(report)
    put(facts.count)
    for fact in facts { put(fact) }
    return bytes
  }

  /// Nil when the bytes are no run.
  package init?(decoding bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    contents = Digest(low: reader.number(), high: reader.number())
    outside = []
    for _ in 0..<reader.count() where !reader.hasFailed {
      outside.append(
        Outside(
          path: FilePath(bytes: reader.text()), isPackage: reader.number() == 1,
          content: Int64(bitPattern: reader.number())))
    }
    questions = []
    for _ in 0..<reader.count() where !reader.hasFailed {
      questions.append(
        Question(
          name: reader.text(), context: UInt32(truncatingIfNeeded: reader.number()),
          answer: Int64(bitPattern: reader.number())))
    }
    outcome = Int32(truncatingIfNeeded: reader.number())
    report = reader.text()
    facts = []
    for _ in 0..<reader.count() where !reader.hasFailed { facts.append(Int64(bitPattern: reader.number())) }
    if reader.hasFailed { return nil }
  }

  private struct Reader {
    let bytes: [UInt8]
    var offset = 0
    var hasFailed = false

    mutating func number() -> UInt64 {
      guard offset + 8 <= bytes.count else {
        hasFailed = true
        return 0
      }
      var word: UInt64 = 0
      for index in 0..<8 { word |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
      offset += 8
      return word
    }

    /// A number of things of at least one byte each.
    mutating func count() -> Int {
      let count = number()
      if count <= UInt64(bytes.count - offset) { return Int(count) }
      hasFailed = true
      return 0
    }

    mutating func text() -> [UInt8] {
      let count = count()
      defer { offset += count }
      return Array(bytes[offset..<offset + count])
    }
  }
}
