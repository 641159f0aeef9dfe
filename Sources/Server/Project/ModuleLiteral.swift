// Names of modules in strings that are handed to `importlib.import_module`, and in a script's first line: they lead to files
// as imports do.
import Analysis
package import Basics

/// `"pkg.mod"` in `import_module("pkg.mod")`.
package struct ModuleLiteral: Hashable {
  /// Of the name, without the quotes.
  package let range: ByteRange
  /// Absolute: what begins with a dot means something only beside a second argument.
  package let name: String

  /// Those of one file, in the order of the text.
  /// - Parameter text: what was summarised.
  static func all(in file: FileID, _ program: Program, _ text: [UInt8]) -> [ModuleLiteral] {
    let summary = program[file].summary
    if summary.flags.contains(.isTranscoded) || text.count != Int(summary.length) { return [] }
    let started = shebang(text).map { [$0] } ?? []
    return started
      + summary.uses.compactMap { use in
        guard use.importID.isPresent, !use.flags.contains(.isQuoted),
          origin(of: use, in: file, program) == "importlib.import_module"
        else { return nil }
        return argument(after: Int(use.end), text)
      }
  }

  /// `pkg.tool` in `#!/usr/bin/env -S python3 -m pkg.tool`.
  package static func shebang(_ text: [UInt8]) -> ModuleLiteral? {
    guard text.starts(with: "#!".utf8) else { return nil }
    let line = text.prefix { $0 != 10 && $0 != 13 }
    let words = line.split(separator: 32)
    guard let option = words.firstIndex(where: { $0.elementsEqual("-m".utf8) }), words.indices.contains(option + 1),
      words[..<option].contains(where: { String(decoding: $0, as: UTF8.self).contains("python") })
    else { return nil }
    let name = words[option + 1]
    guard name.allSatisfy(isName) else { return nil }
    return ModuleLiteral(
      range: ByteRange(UInt32(clamping: name.startIndex), UInt32(clamping: name.endIndex)),
      name: String(decoding: name, as: UTF8.self))
  }

  /// What an imported name stands for, from its module on.
  private static func origin(of use: Use, in file: FileID, _ program: Program) -> String {
    let summary = program[file].summary
    let record = summary[use.importID]
    let target = program.target(of: use.importID, in: file)
    guard target.isPresent else { return "" }
    var name = record.isFrom || record.asName.isPresent ? program.name(target) : summary.text(record.bound)
    if record.isFrom { name += "." + summary.text(record.name) }
    return use.chain.isPresent ? name + "." + summary.text(use.chain) : name
  }

  /// A plain string right behind an opening parenthesis, whose text is a dotted name.
  package static func argument(after end: Int, _ text: [UInt8]) -> ModuleLiteral? {
    var index = end
    func skipBlanks() {
      while index < text.count, [32, 9, 10, 13].contains(text[index]) { index += 1 }
    }
    skipBlanks()
    guard index < text.count, text[index] == UInt8(ascii: "(") else { return nil }
    index += 1
    skipBlanks()
    guard index < text.count, text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'") else { return nil }
    let quote = text[index]
    index += 1
    let start = index
    while index < text.count, isName(text[index]) { index += 1 }
    guard index < text.count, text[index] == quote, index > start else { return nil }
    let name = text[start..<index]
    guard name.first != UInt8(ascii: "."), name.last != UInt8(ascii: ".") else { return nil }
    // Of strings side by side this is only the beginning.
    let close = index
    index += 1
    skipBlanks()
    guard index < text.count, text[index] == UInt8(ascii: ")") || text[index] == UInt8(ascii: ",") else { return nil }
    return ModuleLiteral(
      range: ByteRange(UInt32(clamping: start), UInt32(clamping: close)), name: String(decoding: name, as: UTF8.self))
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}
