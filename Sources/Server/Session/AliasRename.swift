// What an import binds under another name: only in one file, only where nothing else can mean the name.
import Analysis
import Basics
import Protocol

struct AliasRename {
  /// Where the user stands.
  let range: ByteRange
  let name: String
  private let record: ImportRecord
  private let uses: [ByteRange]
  /// What imports spell out and do not bind: modules behind `from`, and what stands before `as`.
  private let unbound: [ByteRange]
  /// What is imported, before anything renames it.
  private let original: String

  /// Nil where no name stands that an import alone binds, and that nobody else can see.
  init?(_ program: Program, _ file: FileID, _ offset: UInt32) {
    let summary = program[file].summary
    guard let found = ImportAt(summary, offset) else { return nil }
    let record = summary[found.id]
    guard record.symbol.isPresent, record.bound.isPresent, !record.isStar, !record.flags.contains(.isFuture),
      record.flags.isDisjoint(with: [.isExported, .isRedundantAlias, .isRebound]),
      // Of `import a.b` it is `a` that is bound.
      record.isFrom || record.asName.isPresent || !summary.texts.bytes(record.module).contains(UInt8(ascii: ".")),
      summary.bindings(of: record.symbol).count == 1, summary.syntaxErrors.isEmpty,
      summary.flags.isDisjoint(with: [.isDynamic, .isTranscoded, .isIncomplete])
    else { return nil }
    let bytes = summary.texts.bytes(record.bound)
    let length = UInt32(clamping: bytes.count)
    if let use = found.use {
      guard offset <= use.start + length else { return nil }
      range = ByteRange(use.start, use.start + length)
    } else {
      let bound = Self.bound(record, length)
      guard bound.start <= offset, offset <= bound.end else { return nil }
      range = bound
    }
    // Others may import the name from here.
    let module = program.module(of: file)
    for reference in program.importers(of: module) {
      let other = program[reference.file].summary
      let entry = other[reference.importID]
      if !entry.isFrom || entry.isStar || other.texts.equals(entry.name, bytes) { return nil }
    }
    name = String(decoding: bytes, as: UTF8.self)
    original = summary.text(record.isFrom ? record.name : record.module)
    unbound = summary.imports.flatMap { each in
      let name = each.isFrom ? each.name : each.module
      let head = each.isFrom ? [each.moduleRange] : []
      guard each.asName.isPresent else { return head }
      return head + [ByteRange(each.alias.start, each.alias.start + UInt32(clamping: summary.texts.bytes(name).count))]
    }
    self.record = record
    uses = summary.uses.filter { $0.symbol == record.symbol }.map { ByteRange($0.start, $0.start + length) }
  }

  /// The bound name in its alias: behind `as` it stands last.
  private static func bound(_ record: ImportRecord, _ length: UInt32) -> ByteRange {
    // A name may be longer than its spelling (NFKC): then the text is not the name's, which `edits` notices.
    record.asName.isPresent
      ? ByteRange(record.alias.end - min(length, record.alias.end), record.alias.end) : record.alias
  }

  /// Nil when the name is none, or stands somewhere in the file already.
  func edits(_ newName: String, in text: [UInt8]) -> [(range: ByteRange, text: String)]? {
    guard Self.isName(newName), newName != name, !contains(text, Array(newName.utf8)) else { return nil }
    let length = UInt32(clamping: name.utf8.count)
    let spelled = uses + (record.asName.isPresent ? [Self.bound(record, length)] : [])
    let isSpelledOut = spelled.allSatisfy { range in
      Int(range.end) <= text.count && text[Int(range.start)..<Int(range.end)].elementsEqual(name.utf8)
    }
    guard isSpelledOut else { return nil }
    var edits: [(range: ByteRange, text: String)] = []
    if record.asName.isPresent, newName == original {
      edits.append((ByteRange(record.alias.start + UInt32(clamping: newName.utf8.count), record.alias.end), ""))
    } else if record.asName.isPresent {
      edits.append((Self.bound(record, length), newName))
    } else {
      edits.append((ByteRange(at: record.alias.end), " as \(newName)"))
    }
    return edits + uses.map { ($0, newName) }
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !keywords.contains(text) else { return false }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isXIDStart }
    return isLetter(first) && text.unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
  }

  /// Does the word stand anywhere, be it in a comment, where an import does not merely spell it out? Then a function may
  /// mean something else by it.
  private func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    func isPart(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "_") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    for start in 0...(text.count - word.count)
    where text[start] == first && text[start..<start + word.count].elementsEqual(word) {
      let end = start + word.count
      let place = ByteRange(UInt32(clamping: start), UInt32(clamping: end))
      if unbound.contains(where: { $0.start <= place.start && place.end <= $0.end }) { continue }
      if (start == 0 || !isPart(text[start - 1])) && (end == text.count || !isPart(text[end])) { return true }
    }
    return false
  }
}
