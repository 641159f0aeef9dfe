// Changes of a configuration file's text that leave the rest of it as somebody wrote it.
package import Basics

/// One replacement in a TOML text.
package struct ConfigurationEdit: Hashable, Sendable {
  package var range: ByteRange
  package var newText: String

  package init(range: ByteRange, newText: String) {
    self.range = range
    self.newText = newText
  }

  /// Puts a string into an array of strings, which need not be there yet.
  /// - Parameters:
  ///   - text: of a `lazyls.toml` or `pyproject.toml`.
  ///   - table: where the settings stand in it: nothing, or `tool.lazyls`.
  ///   - path: from there to the array: a key, or a table's and one in it.
  /// - Returns: nil where the text is no TOML, where the string stands there already, and where something else does.
  package static func adding(_ string: String, to path: [String], below table: [String], in text: [UInt8])
    -> ConfigurationEdit?
  {
    let syntax = TOMLSyntax(text)
    guard syntax.problem == nil, let last = path.last else { return nil }
    let editor = Editor(text: text, syntax: syntax)
    let array = "[\(quoted(string))]"
    if let place = syntax.places.first(where: { $0.path == table + path }) {
      return editor.extend(place, with: string)
    }
    let inner = table + path.dropLast()
    if path.count > 1, let place = syntax.places.first(where: { $0.path == inner }) {
      // `[per-file-ignores]`, or `per-file-ignores = { … }`.
      return place.value.isEmpty
        ? editor.insertLine("\(key(last)) = \(array)", belowHeader: place)
        : editor.insertMember("\(key(last)) = \(array)", place)
    }
    let line = "\(path.map(key).joined(separator: ".")) = \(array)"
    if table.isEmpty { return editor.insertAtTop(line) }
    if let header = syntax.places.first(where: { $0.path == table }) {
      return header.value.isEmpty ? editor.insertLine(line, belowHeader: header) : editor.insertMember(line, header)
    }
    return editor.append("[\(table.map(key).joined(separator: "."))]\n\(line)\n")
  }

  private static func key(_ part: String) -> String {
    let isBare = part.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return isBare && !part.isEmpty ? part : quoted(part)
  }

  /// A basic string; names of files may hold anything.
  private static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 32 || scalar.value == 127:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private struct Editor {
    let text: [UInt8]
    let syntax: TOMLSyntax

    private func insertion(_ newText: String, at offset: Int) -> ConfigurationEdit {
      ConfigurationEdit(range: ByteRange(at: UInt32(clamping: offset)), newText: newText)
    }

    /// Behind the last element, in the manner of the first: on a line of its own, or beside it.
    func extend(_ array: TOMLSyntax.Place, with string: String) -> ConfigurationEdit? {
      guard !array.value.isEmpty, text[Int(array.value.start)] == UInt8(ascii: "[") else { return nil }
      let elements = syntax.places.filter { $0.path.dropLast() == array.path[...] && !$0.value.isEmpty }
      let spelled = quoted(string)
      if elements.contains(where: { text[Int($0.value.start)..<Int($0.value.end)].elementsEqual(spelled.utf8) }) {
        return nil
      }
      guard let last = elements.last, let first = elements.first else {
        return insertion(spelled, at: Int(array.value.start) + 1)
      }
      let before = text[Int(array.value.start)..<Int(first.value.start)]
      guard let line = before.lastIndex(of: UInt8(ascii: "\n")) else {
        return insertion(", \(spelled)", at: Int(last.value.end))
      }
      let indentation = String(decoding: before[(line + 1)...], as: UTF8.self)
      return insertion(",\n\(indentation)\(spelled)", at: Int(last.value.end))
    }

    func insertLine(_ line: String, belowHeader header: TOMLSyntax.Place) -> ConfigurationEdit {
      // Behind the brackets and what is said of them.
      let rest = text[Int(header.key.end)...]
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return insertion("\n\(line)\n", at: text.count) }
      return insertion("\(line)\n", at: end + 1)
    }

    /// Before the brace that closes an inline table.
    func insertMember(_ member: String, _ table: TOMLSyntax.Place) -> ConfigurationEdit? {
      guard text[Int(table.value.start)] == UInt8(ascii: "{") else { return nil }
      let members = syntax.places.filter { $0.path.starts(with: table.path) && $0.path.count > table.path.count }
      guard let end = members.map(\.value.end).max() else {
        return ConfigurationEdit(range: table.value, newText: "{ \(member) }")
      }
      return insertion(", \(member)", at: Int(end))
    }

    /// Before the first table: what follows a header belongs to that.
    func insertAtTop(_ line: String) -> ConfigurationEdit {
      let isHeader = syntax.places.firstIndex { $0.value.isEmpty }
      let own = syntax.places[..<(isHeader ?? syntax.places.endIndex)]
      guard let end = own.map(\.value.end).max() else {
        let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
        return insertion("\(line)\n", at: hasMark ? 3 : 0)
      }
      let rest = text[Int(end)...]
      guard let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) else {
        return insertion("\n\(line)\n", at: text.count)
      }
      return insertion("\(line)\n", at: lineEnd + 1)
    }

    func append(_ lines: String) -> ConfigurationEdit {
      let separator = text.isEmpty ? "" : text.last == UInt8(ascii: "\n") ? "\n" : "\n\n"
      return insertion(separator + lines, at: text.count)
    }
  }
}
