// How files that start Python set the mode of lazy imports: `-X lazy_imports=…` and `PYTHON_LAZY_IMPORTS`.
package import Basics

/// One place that sets the mode to a text that stands there; what variables and templates fill in is not known.
package struct LaunchSetting: Hashable, Sendable {
  package enum Way: UInt8, Hashable, Sendable { case option, environment }
  package var way: Way
  /// The mode, or where it is missing what wants it.
  package var range: ByteRange
  /// Nil for `-X lazy_imports` without `=`.
  package var mode: String?

  package init(way: Way, range: ByteRange, mode: String?) {
    self.way = way
    self.range = range
    self.mode = mode
  }

  /// Does Python 3.15 start with it? An empty variable counts as none.
  package var isAccepted: Bool {
    switch mode {
    case "all", "normal": true
    case "": way == .environment
    default: false
    }
  }
}

extension LaunchFile {
  /// The settings in a file of this format, in order. Comments are left out, and so is the mode `none` where the file
  /// names a pre-release of Python 3.15, which had it.
  package func settings(in text: [UInt8]) -> [LaunchSetting] {
    var reader = LaunchReader(text: text, format: self)
    return reader.read()
  }
}

private struct LaunchReader {
  let text: [UInt8]
  let format: LaunchFile
  /// The line that is looked at, without its comment.
  var line: Range<Int> = 0..<0
  var found: [LaunchSetting] = []

  static let option = Array("lazy_imports".utf8)
  static let variable = Array("PYTHON_LAZY_IMPORTS".utf8)
  static let preReleases = ["3.15.0a", "3.15.0b", "3.15.0rc", "3.15.0-alpha", "3.15.0-beta", "3.15.0-rc"].map {
    Array($0.utf8)
  }

  init(text: [UInt8], format: LaunchFile) {
    self.text = text
    self.format = format
  }

  mutating func read() -> [LaunchSetting] {
    guard contains(Self.option, 0..<text.count) || contains(Self.variable, 0..<text.count) else { return [] }
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      line = start..<commentStart(start..<end)
      readLine()
      start = end + 1
    }
    if Self.preReleases.contains(where: { contains($0, 0..<text.count) }) { found.removeAll { $0.mode == "none" } }
    return found
  }

  private mutating func readLine() {
    var at = line.lowerBound
    while at < line.upperBound {
      if starts(Self.option, at) {
        if let setting = optionSetting(at) { found.append(setting) }
        at += Self.option.count
      } else if starts(Self.variable, at) {
        if let setting = variableSetting(at) { found.append(setting) }
        at += Self.variable.count
      } else {
        at += 1
      }
    }
  }

  // MARK: The two ways

  /// `-X lazy_imports=none`, `-Xlazy_imports=none`, `"-X", "lazy_imports=none"`.
  private func optionSetting(_ at: Int) -> LaunchSetting? {
    var before = at
    while before > line.lowerBound, isGap(text[before - 1]) { before -= 1 }
    guard before - 2 >= line.lowerBound, text[before - 1] == UInt8(ascii: "X"), text[before - 2] == UInt8(ascii: "-"),
      before - 3 < line.lowerBound || !isWord(text[before - 3])
    else { return nil }
    let end = at + Self.option.count
    let own = ByteRange(UInt32(at), UInt32(end))
    if end < line.upperBound, text[end] == UInt8(ascii: "=") {
      guard let value = value(end + 1) else { return nil }
      return LaunchSetting(way: .option, range: value.range.isEmpty ? own : value.range, mode: value.text)
    }
    // Without a mode it is an error as well, but only a command line is surely one.
    guard end == line.upperBound || isEnd(text[end]), contains(Array("python".utf8), line.lowerBound..<before) else {
      return nil
    }
    return LaunchSetting(way: .option, range: own, mode: nil)
  }

  /// `PYTHON_LAZY_IMPORTS=none`, and as the format writes it besides.
  private func variableSetting(_ at: Int) -> LaunchSetting? {
    if at > line.lowerBound {
      let before = text[at - 1]
      let isPart = before == UInt8(ascii: ".") && format == .toml
      if isWord(before) || before == UInt8(ascii: "$") || before == UInt8(ascii: ".") && !isPart { return nil }
      if before == UInt8(ascii: "{"), at - 2 >= line.lowerBound, text[at - 2] == UInt8(ascii: "$") { return nil }
      if before == UInt8(ascii: "("), format == .makefile || format == .shell { return nil }
    }
    var end = at + Self.variable.count
    if end < line.upperBound, isQuote(text[end]) { end += 1 }
    guard let start = valueStart(end), let value = value(start) else { return nil }
    let own = ByteRange(UInt32(at), UInt32(at + Self.variable.count))
    return LaunchSetting(way: .environment, range: value.range.isEmpty ? own : value.range, mode: value.text)
  }

  /// Where the value begins that the variable before `end` is set to.
  private func valueStart(_ end: Int) -> Int? {
    var at = end
    switch format {
    case .yaml, .shell: break
    case .toml, .ini, .makefile: at = afterBlanks(at)
    case .container:
      // `ENV name value`, the old form.
      let first = afterBlanks(line.lowerBound)
      if starts(Array("ENV ".utf8), first), at < line.upperBound, isBlank(text[at]) {
        let value = afterBlanks(at)
        return value < line.upperBound && text[value] != UInt8(ascii: "=") ? value : nil
      }
    }
    guard at < line.upperBound else { return nil }
    if format == .yaml, text[at] == UInt8(ascii: ":") {
      return at + 1 == line.upperBound || isBlank(text[at + 1]) ? afterBlanks(at + 1) : nil
    }
    if format == .makefile {
      while at < line.upperBound, text[at] == UInt8(ascii: ":") || text[at] == UInt8(ascii: "?") { at += 1 }
    }
    guard at < line.upperBound, text[at] == UInt8(ascii: "="),
      at + 1 == line.upperBound || text[at + 1] != UInt8(ascii: "=")
    else { return nil }
    switch format {
    case .toml, .ini, .makefile: return afterBlanks(at + 1)
    case .yaml, .shell, .container: return at + 1
    }
  }

  /// The plain word at a place, in quotes or not; nil where something else than a word takes part in it.
  private func value(_ start: Int) -> (text: String, range: ByteRange)? {
    var at = start
    while at < line.upperBound, isQuote(text[at]) { at += 1 }
    let first = at
    while at < line.upperBound, isWord(text[at]) || text[at] == UInt8(ascii: "-") || text[at] == UInt8(ascii: ".") {
      at += 1
    }
    guard at == line.upperBound || isEnd(text[at]) else { return nil }
    return (String(decoding: text[first..<at], as: UTF8.self), ByteRange(UInt32(first), UInt32(at)))
  }

  // MARK: Bytes

  /// Where the comment of a line begins, or the line ends: `#` at the start or behind a blank, in INI files `;` too.
  private func commentStart(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    if end > range.lowerBound, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    for at in range.lowerBound..<end {
      let isFirst = at == range.lowerBound
      if text[at] == UInt8(ascii: "#"), isFirst || isBlank(text[at - 1]) { return at }
      if text[at] == UInt8(ascii: ";"), isFirst, format == .ini { return at }
    }
    return end
  }

  private func afterBlanks(_ start: Int) -> Int {
    var at = start
    while at < line.upperBound, isBlank(text[at]) { at += 1 }
    return at
  }

  private func starts(_ word: [UInt8], _ at: Int) -> Bool {
    at + word.count <= line.upperBound && text[at..<at + word.count].elementsEqual(word)
  }

  private func contains(_ word: [UInt8], _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at + word.count <= range.upperBound {
      if text[at] == word[0], text[at..<at + word.count].elementsEqual(word) { return true }
      at += 1
    }
    return false
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\")
  }
  /// What may stand between `-X` and its value: nothing, blanks, or the quotes and comma of a list.
  private func isGap(_ byte: UInt8) -> Bool { isBlank(byte) || isQuote(byte) || byte == UInt8(ascii: ",") }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  /// What ends a word of a command line or a list.
  private func isEnd(_ byte: UInt8) -> Bool {
    if isBlank(byte) || isQuote(byte) { return true }
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: "|"),
      UInt8(ascii: "&"), UInt8(ascii: ">"), UInt8(ascii: "`"):
      return true
    default: return false
    }
  }
}
