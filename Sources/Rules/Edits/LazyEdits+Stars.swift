// A star import as a list of the names that are used.
import Analysis
import Basics
import PythonSyntax

extension LazyEdits {
  /// The names of `source` that this file's text mentions, or others take from here, in place of the star. Nil where it is
  /// not known which names there are, or who takes which; where none is taken; and in packages, whose names are for others.
  mutating func namesInsteadOfStar(_ record: ImportRecord, from source: FileID) -> [TextEdit]? {
    guard !summary.options.isPackage, summary.flags.isDisjoint(with: [.isTranscoded, .isDynamic]),
      summary.namespaceReads.isEmpty, !summary.calls.contains(where: { $0.kind == .execution }), let lines = lines(),
      let offered = offered(by: source), var taken = takenFromOutside(Set(offered.keys))
    else { return nil }
    taken.formUnion(mentioned(lines).intersection(offered.keys))
    // A name that the module binds on some paths only cannot be asked for by name.
    guard !taken.isEmpty, taken.allSatisfy({ offered[$0] == true }) else { return nil }
    let names = taken.sorted()
    let line = names.joined(separator: ", ")
    let start = Int(record.alias.start - lines.lineStart(record.alias.start))
    if start + line.utf8.count <= Self.lineLimit { return [edit(record.alias, line)] }
    let indentation = lines.indentation(of: record.statement.start) ?? ""
    let rows = names.map { "\(indentation)    \($0),\n" }.joined()
    return [edit(record.alias, "(\n\(rows)\(indentation))")]
  }

  /// The public names of a file, and whether its body binds them on every run. Nil where there may be others.
  private func offered(by source: FileID) -> [String: Bool]? {
    let other = program[source].summary
    guard other.syntaxErrors.isEmpty, !other.options.isPackage, other.exports.form != .dynamic,
      other.flags.isDisjoint(with: [.hasStarImport, .isDynamic, .hasGetattr, .replacesItself, .isIncomplete])
    else { return nil }
    var names: [String: Bool] = [:]
    if other.exports.form == .literal {
      for entry in other.exports.entries {
        let symbol = other.symbol(named: other.texts.bytes(entry.text))
        names[other.text(entry.text)] = symbol.isPresent && other[symbol].flags.contains(.isCertain)
      }
      return names
    }
    for symbol in other.symbols where symbol.flags.contains(.isBoundAtEnd) {
      let name = other.text(symbol.text)
      if !name.hasPrefix("_") { names[name] = symbol.flags.contains(.isCertain) }
    }
    return names
  }

  /// Those of the names that other files take from this one. Nil where one may take any.
  private func takenFromOutside(_ names: Set<String>) -> Set<String>? {
    var taken: Set<String> = []
    let own = program.module(of: file)
    for reference in program.importers(of: own) {
      let other = program[reference.file].summary
      let record = other[reference.importID]
      if record.isStar { return nil }
      if record.isFrom, program.submodule(of: reference.importID, in: reference.file) != own {
        taken.insert(other.text(record.name))
        continue
      }
      for use in other.uses(of: reference.importID) {
        // The module itself is handed on, or read by a name that is not written there.
        guard use.chain.isPresent else { return nil }
        let chain = other.text(use.chain)
        for part in chain.split(separator: ".") { taken.insert(String(part)) }
      }
    }
    return taken.intersection(names)
  }

  /// Every word and every string of the text that may be a name of the module.
  private func mentioned(_ lines: SourceLines) -> Set<String> {
    let source = SourceText(file: lines.bytes)
    var words: Set<String> = []
    var last: TokenKind = .newline
    for token in tokens(of: source).tokens {
      switch token.kind {
      case .name where last != .dot: words.insert(lines.text(token.range))
      case .string, .fstringMiddle:
        for word in lines.text(token.range).split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
          words.insert(String(word))
        }
      default: break
      }
      last = token.kind
    }
    return words
  }
}
