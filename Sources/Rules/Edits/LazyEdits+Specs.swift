// Edits that ask whether a module is there without loading it: `importlib.util.find_spec`.
import Analysis
import Basics

extension LazyEdits {
  /// A call of `find_spec`, and the import that it needs if that is not there. It asks for the outermost part of the name
  /// that is missing, because it loads the packages around what it is asked for. Nil where the function's name is taken.
  private mutating func findSpec(_ module: String) -> (call: String, edits: [TextEdit])? {
    var asked = ""
    for part in module.split(separator: ".") {
      asked += asked.isEmpty ? String(part) : "." + part
      if !program.exists(asked, from: file) { break }
    }
    guard !asked.isEmpty, !summary.flags.contains(.isTranscoded) else { return nil }
    for record in summary.imports where record.context == .module && record.guardKind == .none {
      guard record.level == 0, summary.texts.equals(record.module, "importlib.util") else { continue }
      if record.isFrom, summary.texts.equals(record.name, "find_spec") {
        return ("\(summary.text(record.bound))(\"\(asked)\")", [])
      }
      if !record.isFrom {
        let owner = summary.text(record.asName.isPresent ? record.bound : record.module)
        return ("\(owner).find_spec(\"\(asked)\")", [])
      }
    }
    if summary.symbol(named: "find_spec").isPresent { return nil }
    let place = summary.listInsertion
    let statement = place.insertion("from importlib.util import find_spec")
    return ("find_spec(\"\(asked)\")", [edit(ByteRange(at: place.offset), statement)])
  }

  /// A condition that holds when the module is there, in place of an expression.
  mutating func askForSpec(of module: String, insteadOf range: ByteRange) -> [TextEdit]? {
    guard let lines = lines(), let (call, edits) = findSpec(module) else { return nil }
    let before = lines.text(ByteRange(lines.lineStart(range.start), range.start)).split(separator: " ").last ?? ""
    let behind = lines.text(ByteRange(range.end, lines.lineEnd(range.end))).drop { $0 == " " }
    let isAlone =
      ["if", "elif", "while", "and", "or", "not", "return", "="].contains(before)
      && (behind.isEmpty || [":", "and ", "or ", "#", ";"].contains { behind.hasPrefix($0) })
    let condition = "\(call) is not None"
    return edits + [edit(range, isAlone ? condition : "(\(condition))")]
  }

  /// Below an import in a `try`: raises what the import would raise if it were to load `module`, which it needs, at once.
  /// Nil where there is no room for lines.
  mutating func raiseWithout(_ module: String, below record: ImportRecord) -> [TextEdit]? {
    guard let lines = lines(), let indentation = lines.indentation(of: record.statement.start),
      let (call, edits) = findSpec(module)
    else { return nil }
    let raise = "raise ModuleNotFoundError(\"No module named '\(module)'\", name=\"\(module)\")"
    let statement = "if \(call) is None:\n\(indentation)    \(raise)"
    return insertion(of: statement, below: record).map { edits + [$0] }
  }
}
