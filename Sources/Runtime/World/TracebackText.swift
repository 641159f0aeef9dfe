// What Python prints for an exception that nothing caught: the rules of CPython 3.15's module traceback.

/// An exception as it is to be printed, with what it is chained to.
private struct ShownException {
  let exception: Value
  var lines: [String] = []
  var cause: Int?
  var context: Int?
  /// Of a group.
  var parts: [Int]?
}

/// Where in nested groups the output is.
private struct GroupState {
  var depth = 0
  var needsClose = false
  var output = ""

  private var indent: String { String(repeating: " ", count: 2 * depth) }

  /// Adds text, each of its lines behind the margin.
  mutating func emit(_ text: String, margin: String = "|") {
    if depth == 0 {
      output += text
      return
    }
    let prefix = indent + margin + " "
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let hasEnd = lines.last == ""
    if hasEnd { lines.removeLast() }
    output += lines.map { prefix + $0 }.joined(separator: "\n") + (hasEnd ? "\n" : "")
  }
  /// Adds text behind the indentation alone.
  mutating func add(_ text: String) { output += indent + text }
}

extension World {
  private static let causeSentence =
    "\nThe above exception was the direct cause of the following exception:\n\n"
  private static let contextSentence =
    "\nDuring handling of the above exception, another exception occurred:\n\n"
  private static let widestGroup = 15
  private static let deepestGroup = 10

  /// The text that an uncaught exception is printed as.
  package func tracebackText(_ exception: Value) -> String {
    guard isException(exception) else { return "" }
    let pending = raised
    defer { raised = pending }
    let shown = collect(shown: exception)
    var state = GroupState()
    format(0, shown, &state)
    return state.output
  }

  /// The exception and all that belong to it, each once.
  private func collect(shown exception: Value) -> [ShownException] {
    var all = [ShownException(exception: exception)]
    var seen: Set<Value> = [exception]
    var queue = [0]
    func add(_ exception: Value) -> Int {
      seen.insert(exception)
      all.append(ShownException(exception: exception))
      return all.count - 1
    }
    while let place = queue.popLast() {
      let exception = all[place].exception
      let object = Ref<ExceptionObject>(exception)
      let cause = object.pointee.cause, context = object.pointee.context
      if isException(cause), !seen.contains(cause) { all[place].cause = add(cause) }
      let needsContext = all[place].cause == nil && !object.pointee.suppressesContext
      if isException(context), needsContext, !seen.contains(context) { all[place].context = add(context) }
      if isGroup(exception) {
        let parts = elements(Ref<TupleObject>(object.field(1)))
        all[place].parts = parts.map { add($0) }
      }
      queue += [all[place].cause, all[place].context].compactMap { $0 }
      queue += all[place].parts ?? []
    }
    return all
  }

  private func format(_ start: Int, _ all: [ShownException], _ state: inout GroupState) {
    var chain: [(sentence: String?, place: Int)] = []
    var next: Int? = start
    while let place = next {
      if let cause = all[place].cause {
        chain.append((World.causeSentence, place))
        next = cause
      } else if let context = all[place].context {
        chain.append((World.contextSentence, place))
        next = context
      } else {
        chain.append((nil, place))
        next = nil
      }
    }
    for (sentence, place) in chain.reversed() {
      if let sentence { state.emit(sentence) }
      guard let parts = all[place].parts else {
        let stack = stackText(all[place].exception)
        if !stack.isEmpty {
          state.emit("Traceback (most recent call last):\n")
          for entry in stack { state.emit(entry) }
        }
        for line in exceptionLines(all[place].exception) { state.emit(line) }
        continue
      }
      if state.depth > World.deepestGroup {
        state.emit("... (max_group_depth is \(World.deepestGroup))\n")
        continue
      }
      formatGroup(place, parts, all, &state)
    }
  }

  private func formatGroup(_ place: Int, _ parts: [Int], _ all: [ShownException], _ state: inout GroupState) {
    let isOutermost = state.depth == 0
    if isOutermost { state.depth = 1 }
    let stack = stackText(all[place].exception)
    if !stack.isEmpty {
      state.emit("Exception Group Traceback (most recent call last):\n", margin: isOutermost ? "+" : "|")
      for entry in stack { state.emit(entry) }
    }
    for line in exceptionLines(all[place].exception) { state.emit(line) }
    let count = min(parts.count, World.widestGroup + 1)
    state.needsClose = false
    for index in 0..<count {
      if index == count - 1 { state.needsClose = true }
      let isCut = index >= World.widestGroup
      state.add("\(index == 0 ? "+-" : "  ")+---------------- \(isCut ? "..." : String(index + 1)) ----------------\n")
      state.depth += 1
      if isCut {
        let left = parts.count - World.widestGroup
        state.emit("and \(left) more exception\(left > 1 ? "s" : "")\n")
      } else {
        format(parts[index], all, &state)
      }
      if index == count - 1, state.needsClose {
        state.add("+------------------------------------\n")
        state.needsClose = false
      }
      state.depth -= 1
    }
    if isOutermost { state.depth = 0 }
  }

  // MARK: The last lines

  /// `str` or `repr`, or a word that it failed.
  private func safeText(_ value: Value, _ what: String, isRepr: Bool = false) -> String {
    do throws(Raised) {
      return isRepr ? try reprText(value) : try strText(value)
    } catch {
      raised = .unbound
      return "<\(what) \(isRepr ? "repr" : "str")() failed>"
    }
  }

  /// The class and message of an exception, its place for syntax errors, its notes.
  private func exceptionLines(_ exception: Value) -> [String] {
    let type = type(of: exception)
    var name = Ref<StringObject>(type.pointee.qualifiedName).text
    let module = isString(type.pointee.module) ? Ref<StringObject>(type.pointee.module).text : "<unknown>"
    if module != "__main__", module != "builtins" { name = "\(module).\(name)" }
    var lines: [String] = []
    if isInstance(exception, exceptionType("SyntaxError")) {
      lines = syntaxErrorLines(Ref<ExceptionObject>(exception), name)
    } else {
      let message = safeText(exception, "exception") + hint(for: exception)
      lines.append(message.isEmpty ? "\(name)\n" : "\(name): \(message)\n")
    }
    return lines + noteLines(exception)
  }

  private func noteLines(_ exception: Value) -> [String] {
    if hidesNotes { return [] }
    let notes: Value
    do throws(Raised) {
      notes = try findAttribute(exception, "__notes__")
    } catch {
      let text = safeText(catchRaised(), "__notes__", isRepr: true)
      return ["Ignored error getting __notes__: \(text)\n"]
    }
    if notes.isUnbound || notes.isNone { return [] }
    var texts: [String] = []
    switch kind(of: notes) {
    case .list, .tuple:
      for note in (try? collect(notes)) ?? [] { texts.append(safeText(note, "note")) }
    default: texts.append(safeText(notes, "__notes__", isRepr: true))
    }
    return texts.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" } }
  }

  private func syntaxErrorLines(_ error: Ref<ExceptionObject>, _ name: String) -> [String] {
    var lines: [String] = []
    var suffix = ""
    let file = error.field(1), line = error.field(2).orNone
    if !line.isNone {
      let shown = file.orNone.isNone ? "" : safeText(file, "filename")
      lines.append("  File \"\(shown.isEmpty ? "<string>" : shown)\", line \(safeText(line, "line"))\n")
    } else if !file.orNone.isNone {
      suffix = " (\(safeText(file, "filename")))"
    }
    if isString(error.field(4)) { lines += markedLine(error, Ref<StringObject>(error.field(4)).text) }
    let message = error.field(0).orNone
    let text = message.isNone ? "" : safeText(message, "message")
    lines.append("\(name): \(text.isEmpty ? "<no detail available>" : text)\(suffix)\n")
    return lines
  }

  /// The line of a syntax error with carets below.
  private func markedLine(_ error: Ref<ExceptionObject>, _ text: String) -> [String] {
    let whole = Array(text.unicodeScalars)
    let right = Array(whole.prefix(whole.count - whole.reversed().prefix { $0 == "\n" }.count))
    let left = Array(right.drop { $0 == " " || $0 == "\n" || $0 == "\u{c}" })
    let spaces = right.count - left.count
    let shown = "    \(String(left))\n"
    let given = error.field(3).orNone
    guard given.isInteger else { return given.isNone ? [shown] : [] }
    var offset = given.integer
    var end = offset
    let endOffset = error.field(6).orNone
    if error.field(2).orNone == error.field(5).orNone {
      if endOffset.isInteger, endOffset.integer != 0 { end = endOffset.integer }
    } else {
      end = right.count + 1
    }
    if !whole.isEmpty, offset > whole.count { offset = right.count + 1 }
    if !whole.isEmpty, end > whole.count { end = right.count + 1 }
    if offset >= end || end < 0 { end = offset &+ 1 }
    let column = offset &- 1 &- spaces, endColumn = end &- 1 &- spaces
    if column < 0 || column > left.count { return [shown] }
    let marked = left[column..<max(column, min(endColumn, left.count))]
    let carets = marked.isEmpty ? min(endColumn - column, 1000) : TextWidth.of(marked)
    let blank = String(repeating: " ", count: TextWidth.of(left[..<column]))
    return [shown, "    \(blank)\(String(repeating: "^", count: max(carets, 0)))\n"]
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

/// How many columns of a terminal characters take.
enum TextWidth {
  static func of(_ scalars: some Sequence<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + width($1) } }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x80 { return 1 }
    let properties = scalar.properties
    if properties.canonicalCombiningClass != .notReordered { return 0 }
    if properties.generalCategory == .format, value != 0xad { return 0 }
    let isWide =
      switch value {
      case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
        0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6,
        0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
        true
      default: false
      }
    return isWide ? 2 : 1
  }
}
