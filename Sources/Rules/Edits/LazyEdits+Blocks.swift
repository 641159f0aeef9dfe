// Takes imports out of the blocks around them, or the blocks apart: `with suppress(…)`, `try`, `if TYPE_CHECKING:`.
import Analysis
import Basics

extension LazyEdits {
  // MARK: with suppress(…)

  /// `with suppress(ImportError):` as `try` and `except ImportError: pass`. Nil where the header says more than that, holds
  /// a comment, or something follows the block on its last line.
  mutating func withAsTry(_ record: WithRecord) -> [TextEdit]? {
    guard record.itemCount == 1, record.arguments.isPresent, !summary.flags.contains(.isTranscoded),
      let lines = lines(),
      let indentation = lines.indentation(of: record.statement.start),
      let colon = lines.first(UInt8(ascii: ":"), in: ByteRange(record.items.end, record.statement.end))
    else { return nil }
    let header = ByteRange(record.statement.start, colon)
    var arguments = summary.text(record.arguments)
    while let last = arguments.last, last == " " || last == "," { arguments.removeLast() }
    let isWithinLine = !lines.isBlankOrComment(ByteRange(colon + 1, lines.lineEnd(colon)))
    let end = lines.lineEnd(record.statement.end)
    guard !lines.contains(UInt8(ascii: "#"), in: header), !lines.text(header).contains(" as "),
      arguments.allSatisfy({ $0 != "\n" && $0 != "*" && $0 != "#" && $0 != "(" }),
      lines.isBlankOrComment(ByteRange(record.statement.end, end))
    else { return nil }
    let caught = arguments.contains(",") ? "(\(arguments))" : arguments
    let inner = isWithinLine ? " pass" : "\n\(innerIndentation(of: record, indentation, lines))pass"
    let next = lines.nextLine(record.statement.end)
    let handler = "\(indentation)except \(caught):\(inner)"
    var edits = [edit(header, "try")]
    // `lazy` is refused in a `try`.
    for other in summary.imports
    where other.isLazy && record.statement.contains(other.statement.start)
      && !edits.contains(edit(other.lazyPrefix, ""))
    {
      edits.append(edit(other.lazyPrefix, ""))
    }
    edits.append(
      next == end ? edit(ByteRange(at: end), "\n" + handler) : edit(ByteRange(at: next), handler + "\n"))
    return edits
  }

  private func innerIndentation(of record: WithRecord, _ outer: String, _ lines: SourceLines) -> String {
    for other in summary.imports where record.statement.contains(other.statement.start) {
      if let indentation = lines.indentation(of: other.statement.start), indentation.count > outer.count {
        return indentation
      }
    }
    return outer + "    "
  }

  // MARK: try

  /// The name as a statement of its own above a `try`: what it loads, it loads there. Nil where something stands before the
  /// `try` on its line.
  mutating func read(_ name: String, above statement: TryRecord) -> TextEdit? {
    guard !summary.flags.contains(.isTranscoded), let lines = lines(),
      let indentation = lines.indentation(of: statement.body.start)
    else { return nil }
    return edit(ByteRange(at: lines.lineStart(statement.body.start)), "\(indentation)\(name)\n")
  }

  /// A call that is given one line of text, `exec("import x")`, as the import that the text is. Nil where it is more.
  mutating func statement(of call: ByteRange, text: ByteRange) -> TextEdit? {
    guard !summary.flags.contains(.isTranscoded), let lines = lines(), lines.isFirstOnLine(call.start),
      lines.isBlankOrComment(ByteRange(call.end, lines.lineEnd(call.end)))
    else { return nil }
    let behind = lines.text(ByteRange(text.end, call.end))
    let literal = lines.text(text)
    let source = literal.dropFirst().dropLast()
    guard behind == ")", literal.first == literal.last, literal.hasPrefix("\"") || literal.hasPrefix("'"),
      source.hasPrefix("import ") || source.hasPrefix("from "),
      source.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "_" || $0 == "." || $0 == "," })
    else { return nil }
    return edit(call, String(source))
  }

  // MARK: if TYPE_CHECKING

  /// The imports of an `if TYPE_CHECKING:` block without the block, and lazy if that is wanted; what else imports the constant for nothing
  /// then goes too. Nil where the block stands in another one, holds more than these imports, or has an `else`.
  mutating func unguard(_ imports: [ImportID], isLazy: Bool) -> [TextEdit]? {
    guard let first = imports.first, !summary.flags.contains(.isTranscoded), let lines = lines() else { return nil }
    let records = imports.map { summary[$0] }
    var start = lines.lineStart(records[0].statement.start)
    guard summary[first].context == .typeChecking, records.allSatisfy({ !$0.lines.isEmpty }), start > 0,
      let inner = lines.indentation(of: records[0].statement.start), !inner.isEmpty
    else { return nil }
    var header = ByteRange(lines.lineStart(lines.endBefore(start)), start)
    while header.start > 0, lines.isBlankOrComment(ByteRange(header.start, lines.lineEnd(header.start))) {
      start = header.start
      header = ByteRange(lines.lineStart(lines.endBefore(start)), start)
    }
    let words = lines.text(header).filter { $0 != " " && $0 != "\n" }
    guard words == "ifTYPE_CHECKING:" || (words.hasPrefix("if") && words.hasSuffix(".TYPE_CHECKING:")),
      !words.contains("("), lines.text(header).hasPrefix("if ")
    else { return nil }
    var edits = [edit(header, "")]
    var offset = start
    while Int(offset) < lines.bytes.count {
      let line = ByteRange(offset, lines.nextLine(offset))
      let text = lines.text(line)
      let isBlank = text.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\n" }
      if !isBlank, !text.hasPrefix(inner) {
        if text.hasPrefix("else") || text.hasPrefix("elif") { return nil }
        let isContinued = records.contains { $0.statement.start < offset && offset < $0.statement.end }
        if !isContinued { break }
      } else if !isBlank {
        let isComment = text.drop { $0 == " " || $0 == "\t" }.hasPrefix("#")
        let isImport = records.contains { $0.lines.start <= offset && offset < $0.lines.end }
        guard isImport || isComment else { return nil }
        edits.append(edit(ByteRange(offset, offset + UInt32(inner.utf8.count)), ""))
      }
      offset = line.end
    }
    guard let last = records.last, last.lines.end <= offset else { return nil }
    for keyword in Set(records.filter { isLazy && !$0.isLazy }.map(\.keyword)).sorted() {
      edits.append(edit(ByteRange(at: keyword), "lazy "))
    }
    if let constant = constantForOnce(header) { edits.append(constant) }
    return edits
  }

  /// The import of TYPE_CHECKING gone when this header was all that reads it.
  private mutating func constantForOnce(_ header: ByteRange) -> TextEdit? {
    for record in summary.imports
    where record.isFrom && summary.texts.equals(record.name, "TYPE_CHECKING") && record.context == .module {
      return removal(of: record, readOnlyIn: header)
    }
    return nil
  }
}
