// Binds what a function reads of imports as defaults of new parameters.
import Analysis
import Basics

extension LazyEdits {
  /// `def f(self): m.g()` as `def f(self, _g=m.g): _g()`, for all functions that the uses stand in. Nil where a list of
  /// parameters is more than names and plain defaults on one line, or a use is no plain read.
  mutating func bindDefaults(_ uses: [Use]) -> [TextEdit]? {
    guard !summary.flags.contains(.isTranscoded), let lines = lines() else { return nil }
    var edits: [TextEdit] = []
    var functions: [FunctionID] = []
    for use in uses where !functions.contains(use.function) { functions.append(use.function) }
    for function in functions {
      guard let more = bindDefaults(uses.filter { $0.function == function }, summary[function].range, lines) else {
        return nil
      }
      edits += more
    }
    return edits
  }

  private func bindDefaults(_ uses: [Use], _ function: ByteRange, _ lines: SourceLines) -> [TextEdit]? {
    guard let open = lines.first(UInt8(ascii: "("), in: function),
      let close = lines.first(UInt8(ascii: ")"), in: ByteRange(open, function.end))
    else { return nil }
    let parameters = lines.text(ByteRange(open + 1, close))
    guard !parameters.isEmpty, parameters.last != ",", !parameters.contains(where: { "(*/#\n:".contains($0) }) else {
      return nil
    }
    let words = Set(
      lines.text(function).split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    var names: [String: String] = [:]
    var added = ""
    var edits: [TextEdit] = []
    for use in uses {
      guard use.flags.isDisjoint(with: [.isStore, .isDelete, .isQuoted]) else { return nil }
      let value = lines.text(use.range)
      if names[value] == nil {
        // Two underscores would be mangled in a class.
        let last = value.split(separator: ".").last.map { $0.drop { $0 == "_" } } ?? ""
        let name = "_" + last
        guard value.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }), !last.isEmpty,
          !words.contains(name), !names.values.contains(name)
        else { return nil }
        names[value] = name
        added += ", \(name)=\(value)"
      }
      edits.append(edit(use.range, names[value] ?? value))
    }
    return [edit(ByteRange(at: close), added)] + edits
  }
}
