// What is being typed where the cursor is: a module's name, a name out of one, a rule's code; most places are none of these.
import Basics

/// Read from the text alone, since what is half written has no tree.
package struct CompletionPlace: Hashable {
  package enum Kind: Hashable {
    /// Modules below a dotted name (empty: at the top); `level` leading dots.
    case modules(below: String, level: Int)
    case names(module: String, level: Int)
    /// After `lazy`.
    case importKeywords
    /// `import` behind `from m`.
    case importKeyword
    case ruleCode
  }

  package let kind: Kind
  /// How many bytes before the cursor are typed of it already.
  package let typed: Int

  package init?(_ text: [UInt8], cursor: Int) {
    let statement = Self.statement(text, cursor)
    if let typed = Self.suppression(text, cursor) {
      (kind, self.typed) = (.ruleCode, typed)
      return
    }
    var rest = Substring(statement).drop(while: \.isWhitespace)
    if let after = Self.word("lazy", rest) {
      rest = after
      if !rest.contains(where: \.isWhitespace), !rest.contains(where: { !$0.isLetter }),
        "import".hasPrefix(rest) || "from".hasPrefix(rest)
      {
        (kind, typed) = (.importKeywords, rest.utf8.count)
        return
      }
    }
    if let names = Self.word("import", rest) {
      let last = names.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
      guard let (below, _, part) = Self.dotted(last.drop(while: \.isWhitespace), allowsDots: false) else { return nil }
      (kind, typed) = (.modules(below: below, level: 0), part)
      return
    }
    guard let source = Self.word("from", rest) else { return nil }
    let module = source.prefix { !$0.isWhitespace }
    var tail = source.dropFirst(module.count)
    if tail.isEmpty {
      guard let (below, level, part) = Self.dotted(module, allowsDots: true) else { return nil }
      (kind, typed) = (.modules(below: below, level: level), part)
      return
    }
    tail = tail.drop(while: \.isWhitespace)
    guard let names = Self.word("import", tail) ?? (tail.hasPrefix("import(") ? tail.dropFirst(6) : nil) else {
      guard "import".hasPrefix(tail) else { return nil }
      (kind, typed) = (.importKeyword, tail.utf8.count)
      return
    }
    let level = module.prefix { $0 == "." }.count
    let last = names.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "(" }.last ?? ""
    let part = last.drop(while: \.isWhitespace)
    guard part.allSatisfy(Self.isName) else { return nil }
    (kind, typed) = (.names(module: String(module.dropFirst(level)), level: level), part.utf8.count)
  }

  /// The text of the simple statement around the cursor, up to it; brackets that are still open join lines.
  private static func statement(_ text: [UInt8], _ cursor: Int) -> String {
    let end = min(cursor, text.count)
    var start = end
    // Names in parentheses stand on lines of their own; nobody writes more of them than this.
    let limit = max(0, end - 4096)
    var depth = 0
    var lineStart: Int?
    scan: while start > limit {
      switch text[start - 1] {
      case UInt8(ascii: ")"): depth += 1
      case UInt8(ascii: "("): depth -= 1
      case UInt8(ascii: ";"): if depth <= 0, lineStart == nil { break scan }
      // Of CR and LF the LF ends the line.
      case 13 where start < end && text[start] == 10: break
      case 10, 13:
        if lineStart == nil { lineStart = start }
        // The line of the parenthesis is whole, or there is none that this line could stand in.
        if depth < 0 || !mayBeInside(text[start..<end]) { break scan }
      default: break
      }
      start -= 1
    }
    if depth >= 0, let lineStart { start = lineStart }
    return String(decoding: text[start..<end], as: UTF8.self)
      .replacing("\r\n", with: " ").replacing("\n", with: " ").replacing("\r", with: " ")
  }

  /// Nothing but names and commas: perhaps lines within the parentheses of an import.
  private static func mayBeInside(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == 32 || line.first == 9 else { return false }
    return String(decoding: line, as: UTF8.self).allSatisfy { isName($0) || $0 == "," || $0.isWhitespace }
  }

  private static func isName(_ character: Character) -> Bool {
    character == "_" || character.isLetter || character.isNumber
  }

  /// What follows a keyword and blanks.
  private static func word(_ keyword: String, _ text: Substring) -> Substring? {
    guard text.hasPrefix(keyword) else { return nil }
    let rest = text.dropFirst(keyword.count)
    guard let first = rest.first, first.isWhitespace else { return nil }
    return rest.drop(while: \.isWhitespace)
  }

  /// `..a.b.par` as 2, `a.b` and the bytes of `par`.
  private static func dotted(_ text: Substring, allowsDots: Bool) -> (below: String, level: Int, typed: Int)? {
    guard text.allSatisfy({ isName($0) || $0 == "." }) else { return nil }
    let level = text.prefix { $0 == "." }.count
    if level > 0, !allowsDots { return nil }
    let name = text.dropFirst(level)
    guard let dot = name.lastIndex(of: ".") else { return ("", level, name.utf8.count) }
    return (String(name[..<dot]), level, name[name.index(after: dot)...].utf8.count)
  }

  /// In the brackets of `# lazyls: ignore[LZ301, …`.
  private static func suppression(_ text: [UInt8], _ cursor: Int) -> Int? {
    var start = min(cursor, text.count)
    while start > 0, text[start - 1] != 10, text[start - 1] != 13 { start -= 1 }
    let line = String(decoding: text[start..<min(cursor, text.count)], as: UTF8.self)
    guard let comment = line.range(ofLast: "# lazyls: ignore") else { return nil }
    var rest = line[comment...]
    if rest.hasPrefix("-file") { rest = rest.dropFirst(5) }
    guard rest.first == "[", !rest.contains("]") else { return nil }
    let last = rest.dropFirst().split(separator: ",", omittingEmptySubsequences: false).last ?? ""
    return last.drop(while: \.isWhitespace).utf8.count
  }
}

extension String {
  /// Where the last occurrence ends.
  fileprivate func range(ofLast words: String) -> String.Index? {
    var index = endIndex
    while true {
      if self[index...].hasPrefix(words) { return self.index(index, offsetBy: words.count) }
      if index == startIndex { return nil }
      index = self.index(before: index)
    }
  }
}
