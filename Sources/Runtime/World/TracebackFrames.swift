// The entries of a printed traceback: file, line, the source with marks below the part that raised.
import Basics
import Bytecode
import PythonSyntax

private typealias Line = [Unicode.Scalar]

/// Where in a piece of source the operator or the brackets stand that the marks point out.
private struct Anchors {
  var leftLine: Int
  var leftColumn: Int
  var rightLine: Int
  var rightColumn: Int
}

extension World {
  /// So many entries of the same line are shown.
  private static let recursionCutoff = 3

  /// One text for each entry, the outermost first; long repetitions are cut.
  func stackText(_ exception: Value) -> [String] {
    var result: [String] = []
    var last: (file: String, line: Int, name: String)?
    var count = 0
    func noteRepetition() {
      if count > World.recursionCutoff {
        let left = count - World.recursionCutoff
        result.append("  [Previous line repeated \(left) more time\(left > 1 ? "s" : "")]\n")
      }
    }
    var entry = Ref<ExceptionObject>(exception).pointee.traceback
    while kind(of: entry) == .traceback {
      let traceback = Ref<TracebackObject>(entry)
      entry = traceback.pointee.next
      guard codes.indices.contains(traceback.pointee.code) else { continue }
      let code = codes[traceback.pointee.code].code
      let line = self.line(of: traceback) ?? 0
      if last == nil || last?.file != code.filename || last?.line != line || last?.name != code.name {
        noteRepetition()
        last = (code.filename, line, code.name)
        count = 0
      }
      count += 1
      if count > World.recursionCutoff { continue }
      result.append("  File \"\(code.filename)\", line \(line), in \(code.name)\n" + source(traceback, code, line))
    }
    noteRepetition()
    return result
  }

  /// A line of source without white space at its end.
  private func sourceText(_ code: CodeObject, _ line: Int) -> Line {
    let text: String
    if let found = sourceLine(code.filename, line) {
      text = found
    } else if code.filename.hasPrefix("<") || line > code.lines.lineCount {
      return []
    } else {
      text = String(decoding: code.lines.content(ofLine: line - 1), as: UTF8.self)
    }
    var scalars = Array(text.unicodeScalars)
    while let end = scalars.last, end.properties.isWhitespace { scalars.removeLast() }
    return scalars
  }

  private func source(_ traceback: Ref<TracebackObject>, _ code: CodeObject, _ line: Int) -> String {
    let instruction = traceback.pointee.instruction
    let first = sourceText(code, line)
    let range =
      traceback.pointee.line == 0 && code.positions.indices.contains(instruction)
      ? code.positions[instruction] : ByteRange(0, 0)
    guard range.start != range.end else {
      let shown = first.drop { $0.properties.isWhitespace }
      return shown.isEmpty ? "" : "    \(String(shown))\n"
    }
    let start = code.lines.position(of: range.start), end = code.lines.position(of: range.end)
    let lineCount = max(end.line - start.line, 0) + 1
    // What spans thousands of lines is no place to look at.
    guard lineCount <= 1000 else { return "    \(String(first.drop { $0.properties.isWhitespace }))\n" }
    let original = (0..<lineCount).map { $0 == 0 ? first : sourceText(code, line + $0) }
    if original.allSatisfy(\.isEmpty) { return "" }
    return MarkedSource(original, start: start.column, end: end.column).text
  }
}

/// Lines of source with marks below a part of them.
private struct MarkedSource {
  private let lines: [Line]
  private let start: Int
  private let end: Int
  private var result: [Line] = []

  init(_ original: [Line], start: Int, end: Int) {
    lines = MarkedSource.dedented(original)
    let removed = original[0].count - lines[0].count
    self.start = min(max(start - removed, 0), lines[0].count)
    self.end = min(max(end - removed, 0), lines[lines.count - 1].count)
  }

  /// Without the white space that all lines begin with.
  private static func dedented(_ lines: [Line]) -> [Line] {
    var margin: Line?
    for line in lines where !line.isEmpty {
      let own = Line(line.prefix { $0 == " " || $0 == "\t" })
      guard let known = margin else {
        margin = own
        continue
      }
      var common = 0
      while common < min(known.count, own.count), known[common] == own[common] { common += 1 }
      margin = Line(known[..<common])
    }
    let count = margin?.count ?? 0
    return lines.map { Line($0.dropFirst($0.isEmpty ? 0 : count)) }
  }

  var text: String {
    var copy = self
    return copy.make()
  }

  private mutating func make() -> String {
    let last = lines.count - 1
    var segment = lines
    segment[last] = Line(lines[last][..<end])
    segment[0] = Line(segment[0].dropFirst(start))
    let anchors = MarkedSource.anchors(in: segment)
    let shows = showsMarks(anchors)
    var significant: Set<Int> = [0, last]
    var left = 0, right = 0
    if let anchors {
      left = anchors.leftColumn + (anchors.leftLine == 0 ? start : 0)
      right = anchors.rightColumn + (anchors.rightLine == 0 ? start : 0)
      left = TextWidth.of(lines[anchors.leftLine].prefix(left))
      right = TextWidth.of(lines[anchors.rightLine].prefix(right))
      significant.formUnion(anchors.leftLine - 1...anchors.leftLine + 1)
      significant.formUnion(anchors.rightLine - 1...anchors.rightLine + 1)
    }
    significant.remove(-1)
    significant.remove(lines.count)
    var before: Int?
    for line in significant.sorted() {
      if let before {
        if line - before == 2 { output(line - 1, anchors, left, right, shows) }
        if line - before > 2 { result.append(Line("...<\(line - before - 1) lines>...".unicodeScalars)) }
      }
      output(line, anchors, left, right, shows)
      before = line
    }
    return MarkedSource.dedented(result).map { "    \(String($0))\n" }.joined()
  }

  /// A line, and its marks if they are to be shown.
  private mutating func output(_ number: Int, _ anchors: Anchors?, _ left: Int, _ right: Int, _ shows: Bool) {
    let line = lines[number]
    result.append(line)
    if !shows { return }
    let spaces = line.prefix { $0.properties.isWhitespace }.count
    let begin = TextWidth.of(lines[0][..<start])
    let count = number == lines.count - 1 ? TextWidth.of(line[..<end]) : TextWidth.of(line)
    var marks: Line = []
    for column in 0..<count {
      if column < spaces || number == 0 && column < begin {
        marks.append(" ")
      } else if let anchors,
        number > anchors.leftLine || number == anchors.leftLine && column >= left,
        number < anchors.rightLine || number == anchors.rightLine && column < right
      {
        marks.append("^")
      } else {
        marks.append(anchors == nil ? "^" : "~")
      }
    }
    result.append(marks)
  }

  /// Marks are left out where they would cover the whole line anyway.
  private func showsMarks(_ anchors: Anchors?) -> Bool {
    if coversPlainCall() { return false }
    if anchors != nil { return true }
    return lines[0][..<start].contains { !$0.properties.isWhitespace }
      || lines[lines.count - 1][end...].contains { !$0.properties.isWhitespace }
  }

  /// `return f(…)` and `x = f(…)`, where the call is all there is to see.
  private func coversPlainCall() -> Bool {
    let text = lines.map { String($0) }.joined(separator: "\n")
    let tree = MarkedSource.parsed(text)
    guard let tree, tree.moduleBody().count > 0 else { return tree != nil && tree?.moduleBody().count == 0 }
    let statement = tree.node(tree.moduleBody(), 0)
    let value: NodeID
    switch tree.kind(statement) {
    case .Return:
      value = tree.value(statement)
      guard tree.kind(value) == .Call, tree.kind(tree.call(value).function) == .Name else { return false }
    case .Assign:
      let assign = tree.assign(statement)
      guard assign.targets.count == 1, tree.kind(tree.node(assign.targets, 0)) == .Name else { return false }
      value = assign.value
      guard tree.kind(value) == .Call else { return false }
    default: return false
    }
    let index = LineIndex(tree.source.bytes)
    let from = index.position(of: tree.range(value).start, in: .utf8)
    let to = index.position(of: tree.range(value).end, in: .utf8)
    return from.line == 0 && to.line == lines.count - 1 && from.column == start && to.column == end
  }

  /// Nil where it is no Python.
  private static func parsed(_ text: String) -> SyntaxTree? {
    if text.utf8.count > 1 << 14 { return nil }
    let tree = parse(SourceText(text))
    return tree.errors.isEmpty ? tree : nil
  }

  /// Of an operation its operator, of a call or subscript the brackets and what is in them.
  private static func anchors(in segment: [Line]) -> Anchors? {
    // Parentheses let an expression have several lines.
    guard let tree = parsed("(\n" + segment.map { String($0) }.joined(separator: "\n") + "\n)") else { return nil }
    let body = tree.moduleBody()
    guard body.count == 1, tree.kind(tree.node(body, 0)) == .Expr else { return nil }
    let expression = tree.value(tree.node(body, 0))
    let index = LineIndex(tree.source.bytes)
    func place(_ offset: UInt32) -> LineColumn {
      let place = index.position(of: offset)
      return LineColumn(line: place.line - 1, column: place.column)
    }
    func find(from offset: UInt32, _ stops: (Unicode.Scalar) -> Bool) -> LineColumn? {
      var place = place(offset)
      while true {
        while segment.indices.contains(place.line), place.column >= segment[place.line].count {
          place = LineColumn(line: place.line + 1, column: 0)
        }
        guard segment.indices.contains(place.line) else { return nil }
        let character = segment[place.line][place.column]
        if character == "\\" || character == "#" {
          place = LineColumn(line: place.line + 1, column: 0)
        } else if stops(character) {
          return place
        } else {
          place.column += 1
        }
      }
    }
    func brackets(_ head: NodeID, _ bracket: Unicode.Scalar) -> Anchors? {
      guard let left = find(from: tree.range(head).end, { $0 == bracket }) else { return nil }
      let right = place(tree.range(expression).end)
      guard segment.indices.contains(right.line) else { return nil }
      return Anchors(leftLine: left.line, leftColumn: left.column, rightLine: right.line, rightColumn: right.column)
    }
    switch tree.kind(expression) {
    case .BinOp:
      let operation = tree.binOp(expression)
      let stops = { (c: Unicode.Scalar) in !c.properties.isWhitespace && c != ")" }
      guard let left = find(from: tree.range(operation.left).end, stops) else { return nil }
      let operand = place(tree.range(operation.right).start)
      var end = left.column + 1
      let line = segment[left.line]
      if end < line.count, operand.line > left.line || end < operand.column {
        let character = line[end]
        if !character.properties.isWhitespace, character != "\\", character != "#" { end += 1 }
      }
      return Anchors(leftLine: left.line, leftColumn: left.column, rightLine: left.line, rightColumn: end)
    case .Subscript: return brackets(tree.subscriptExpression(expression).value, "[")
    case .Call: return brackets(tree.call(expression).function, "(")
    default: return nil
    }
  }
}
