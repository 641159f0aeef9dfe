// What IPython makes of a cell before Python sees it: here, Python of the same length without what is only IPython's.
import PythonSyntax

package enum NotebookText {
  /// Cell magics whose cell is Python still.
  private static let transparent: Set<String> = ["time", "timeit", "capture", "prun"]

  /// A cell's text with every line in its place: commands (`%cd`, `!ls`, `name?`) become comments, or `0` in a block that
  /// may need a statement; a cell in another language becomes blank. What is Python as it is stays so: `%` may begin a
  /// line that goes on.
  package static func python(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { [percent, bang, question].contains($0) }) else { return text }
    var result = text
    var lines = lines(of: text)
    if let first = lines.first(where: { !text[$0].allSatisfy(isBlank) }),
      text[first].drop(while: isBlank).starts(with: [percent, percent])
    {
      let word = text[first].drop(while: isBlank).dropFirst(2).prefix { !isBlank($0) }
      guard transparent.contains(String(decoding: word, as: UTF8.self)) else {
        for index in result.indices where result[index] != newline && result[index] != 13 { result[index] = blank }
        return result
      }
      silence(first, &result)
      lines.removeAll { $0.lowerBound <= first.lowerBound }
    }
    if parse(SourceText(buffer: result)).errors.isEmpty { return result }
    for line in lines {
      let words = text[line].drop(while: isBlank)
      let last = words.last { !isBlank($0) }
      if let start = words.first, [percent, bang, question].contains(start) || last == question,
        start != UInt8(ascii: "#")
      {
        silence(line, &result)
      } else if let start = assigned(words) {
        // `files = !ls`
        result[start] = UInt8(ascii: "0")
        for index in (start + 1)..<line.upperBound { result[index] = blank }
      }
    }
    return result
  }

  private static let percent = UInt8(ascii: "%")
  private static let bang = UInt8(ascii: "!")
  private static let question = UInt8(ascii: "?")
  private static let newline = UInt8(ascii: "\n")
  private static let blank = UInt8(ascii: " ")

  private static func isBlank(_ byte: UInt8) -> Bool { byte == blank || byte == 9 }

  /// Without their ends.
  private static func lines(of text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    for index in text.indices where text[index] == newline {
      found.append(start..<(index > start && text[index - 1] == 13 ? index - 1 : index))
      start = index + 1
    }
    found.append(start..<text.count)
    return found
  }

  private static func silence(_ line: Range<Int>, _ text: inout [UInt8]) {
    guard let start = text[line].firstIndex(where: { !isBlank($0) }) else { return }
    if start == line.lowerBound {
      text[start] = UInt8(ascii: "#")
    } else {
      text[start] = UInt8(ascii: "0")
      for index in (start + 1)..<line.upperBound { text[index] = blank }
    }
  }

  /// Where the command begins in `name = !command` or `name = %magic`.
  private static func assigned(_ words: ArraySlice<UInt8>) -> Int? {
    guard let equals = words.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let value = words[(equals + 1)...].drop(while: isBlank)
    guard let first = value.first, first == percent || first == bang,
      !value.dropFirst().starts(with: [UInt8(ascii: "=")])
    else { return nil }
    return value.startIndex
  }
}
