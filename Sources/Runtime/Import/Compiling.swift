// Source to code objects: for imports, `exec`, `eval` and `compile`; what CPython rejects raises its SyntaxError.
import Basics
import Bytecode
package import PythonSyntax
import Semantics

extension World {
  /// The code of a module's file: kept from another world, or compiled now. Both cost a world the same.
  func compileFile(_ bytes: [UInt8], _ filename: String) throws(Raised) -> Int {
    try charge(bytes.count)
    if let known = host.codeStore?.code(of: bytes, filename: filename) { return register(known) }
    let tree = parse(SourceText(file: bytes))
    try loadCharacterData(for: tree)
    var isSilent = true
    let code = try compileTree(tree, filename: filename, mode: .module) { isSilent = false }
    // What compiling does to a world besides, it does in every world.
    if !tree.needsCharacterData, isSilent { host.codeStore?.keep(codes[code].code, of: bytes) }
    return code
  }

  /// Compiles source, or raises its SyntaxError.
  func compileSource(
    _ source: SourceText, filename: String, mode: CompileMode, optimization: Int = 0,
    inheritsFutureAnnotations: Bool = false, awaitsAtTop: Bool = false
  ) throws(Raised) -> Int {
    // Reading and compiling take time by the length of the text.
    try charge(source.bytes.count)
    let tree = parse(source)
    try loadCharacterData(for: tree)
    return try compileTree(
      tree, filename: filename, mode: mode, optimization: optimization,
      inheritsFutureAnnotations: inheritsFutureAnnotations, awaitsAtTop: awaitsAtTop)
  }

  /// Compiles what was parsed.
  /// - Parameter warned: called for each warning, before it is given.
  func compileTree(
    _ tree: SyntaxTree, filename: String, mode: CompileMode, optimization: Int = 0,
    inheritsFutureAnnotations: Bool = false, awaitsAtTop: Bool = false, warned: () -> Void = {}
  ) throws(Raised) -> Int {
    if tree.isDeeper(than: deepestSource) {
      throw raise("RecursionError", "Stack overflow during compilation")
    }
    if let error = tree.errors.first ?? tree.misfit(mode)
      ?? compileErrors(of: tree, includesLazy: true, awaitsAtTop: awaitsAtTop).first
    {
      throw syntaxError(error, tree, filename)
    }
    for warning in compileWarnings(of: tree) {
      warned()
      let line = tree.source.place(of: warning.range.start).line
      try sourceWarning.warn(self, warning.message, filename, line)
    }
    do throws(CompileFailure) {
      let options = CompileOptions(
        optimization: optimization, inheritsFutureAnnotations: inheritsFutureAnnotations, looksForErrors: false,
        awaitsAtTop: awaitsAtTop)
      return register(try compile(tree, filename: filename, mode: mode, options: options))
    } catch {
      throw syntaxError(error.error, tree, filename)
    }
  }

  /// CPython's parser asks `unicodedata` for characters by name, and normalizes names by it.
  private func loadCharacterData(for tree: SyntaxTree) throws(Raised) {
    if tree.namesCharacters { try loadCharacterNames() }
    if tree.names.isBeyondASCII, nativeModules["unicodedata"] != nil { _ = try importModule("unicodedata") }
  }

  /// CPython asks `unicodedata` for the first name of a character that it meets, in source or in text to decode.
  package func loadCharacterNames() throws(Raised) {
    if lazyState.hasCharacterNames || nativeModules["unicodedata"] == nil { return }
    lazyState.hasCharacterNames = true
    _ = try importModule("unicodedata")
  }

  package func syntaxError(_ error: SyntaxError, _ tree: SyntaxTree, _ filename: String) -> Raised {
    let kind: StaticString =
      switch error.kind {
      case .indentationError: "IndentationError"
      case .tabError: "TabError"
      default: "SyntaxError"
      }
    var place = tree.source.place(of: error.range.start)
    if tree.source.bytes.isEmpty { place = (0, 0, "") }
    // A line break as the culprit has the width of one, even where the text ends without.
    let isLineBreak = error.range.isEmpty
    let end = tree.source.place(of: error.range.end)
    let details = makeTuple([
      string(filename), Value(small: place.line), Value(small: place.column), string(place.text),
      Value(small: end.line), Value(small: end.column + (isLineBreak ? 1 : 0)),
    ]).value
    do throws(Raised) {
      return raise(try call(exceptionType(kind).value, [string(error.message), details]))
    } catch {
      return error
    }
  }

  /// The source that a string or bytes hold.
  func sourceText(of value: Value, for function: String) throws(Raised) -> SourceText {
    switch kind(of: value) {
    case .string: return SourceText(buffer: Array(Ref<StringObject>(value).text.utf8))
    case .bytes, .bytearray:
      let bytes = Ref<BytesObject>(value)
      return SourceText(file: (0..<bytes.pointee.count).map { bytes.pointee.data[$0] })
    default: throw typeError("\(function)() arg 1 must be a string, bytes or code object")
    }
  }
}

extension World {
  /// The compiler recurses: chains of operators or attributes, which the parser does not nest, may be as long as this.
  private var deepestSource: Int { budget.stack >= 512 << 20 ? 20_000 : 1500 }
}

extension SyntaxTree {
  fileprivate var needsCharacterData: Bool { namesCharacters || names.isBeyondASCII }

  private static var compound: Set<NodeKind> {
    [
      .FunctionDef, .AsyncFunctionDef, .ClassDef, .For, .AsyncFor, .While, .If, .With, .AsyncWith, .Match, .Try,
      .TryStar,
    ]
  }

  /// What the grammar of a single expression, or of one statement typed at the prompt, does not take.
  fileprivate func misfit(_ mode: CompileMode) -> SyntaxError? {
    let body = moduleBody()
    func wrong(_ range: ByteRange, _ message: String = "invalid syntax") -> SyntaxError {
      SyntaxError(.syntaxError, message, range)
    }
    switch mode {
    case .module: return nil
    case .expression:
      guard body.count > 0 else { return wrong(ByteRange(at: 0)) }
      let first = node(body, 0)
      if kind(first) != .Expr { return wrong(token(from: operatorStart(first))) }
      let end = skipBlanks(range(first).end)
      if end < source.bytes.count, source.bytes[Int(end)] == 59 { return wrong(token(from: end)) }
      return body.count > 1 ? wrong(token(from: range(node(body, 1)).start)) : nil
    case .interactive:
      guard body.count > 0 else { return wrong(ByteRange(at: 0)) }
      let first = node(body, 0)
      if Self.compound.contains(kind(first)) {
        if body.count > 1 { return wrong(token(from: range(node(body, 1)).start)) }
        // A body on the same line has no end without a line break.
        let text = source.bytes[Int(range(first).start)...]
        return text.contains(10) ? nil : wrong(ByteRange(at: 0))
      }
      var last = range(first)
      for at in 1..<max(body.count, 1) {
        let next = range(node(body, at))
        if source.bytes[Int(last.end)..<Int(next.start)].contains(10) {
          return wrong(ByteRange(at: last.end), "multiple statements found while compiling a single statement")
        }
        last = next
      }
      return nil
    }
  }

  /// Where a statement stops to be an expression.
  private func operatorStart(_ id: NodeID) -> UInt32 {
    var children: [NodeID] = []
    switch kind(id) {
    case .Assign, .AugAssign, .AnnAssign:
      appendChildren(of: id, to: &children)
      return children.first.map { skipBlanks(range($0).end) } ?? range(id).start
    default: return range(id).start
    }
  }

  private func skipBlanks(_ offset: UInt32) -> UInt32 {
    var at = offset
    while at < source.bytes.count, source.bytes[Int(at)] == 32 || source.bytes[Int(at)] == 9 { at += 1 }
    return at
  }

  /// A word, or one character.
  private func token(from start: UInt32) -> ByteRange {
    var end = start
    while end < source.bytes.count, let byte = source.bytes[Int(end)] as UInt8?,
      byte >= 128 || byte | 32 >= 97 && byte | 32 <= 122 || byte >= 48 && byte <= 57 || byte == 95
    { end += 1 }
    return ByteRange(start, max(end, start + 1))
  }

  /// Has some node more than so many above one another below it? Children come before their parents.
  fileprivate func isDeeper(than limit: Int) -> Bool {
    if nodes.count <= limit { return false }
    var depths = [Int32](repeating: 0, count: nodes.count)
    var children: [NodeID] = []
    for index in 1..<nodes.count {
      children.removeAll(keepingCapacity: true)
      appendChildren(of: NodeID(UInt32(index)), to: &children)
      var depth: Int32 = 0
      for child in children { depth = max(depth, depths[Int(child.rawValue)]) }
      depths[index] = depth + 1
      if depth >= limit { return true }
    }
    return false
  }
}

extension SourceText {
  /// Line and column (1-based, characters) of an offset, and the line's text.
  fileprivate func place(of offset: UInt32) -> (line: Int, column: Int, text: String) {
    var line = 1, start = 0
    let stop = min(Int(offset), bytes.count)
    for index in 0..<stop where bytes[index] == 10 {
      line += 1
      start = index + 1
    }
    let end = bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
    let column = String(decoding: bytes[start..<stop], as: UTF8.self).unicodeScalars.count + 1
    return (line, column, String(decoding: bytes[start..<end], as: UTF8.self))
  }
}
