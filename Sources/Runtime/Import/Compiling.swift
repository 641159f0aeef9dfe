// Source to code objects: for imports, `exec`, `eval` and `compile`; what CPython rejects raises its SyntaxError.
import Basics
import Bytecode
package import PythonSyntax
import Semantics

extension World {
  /// Compiles source, or raises its SyntaxError.
  func compileSource(_ source: SourceText, filename: String, mode: CompileMode) throws(Raised) -> Int {
    // Reading and compiling take time by the length of the text.
    try charge(source.bytes.count)
    let tree = parse(source)
    if tree.isDeeper(than: deepestSource) {
      throw raise("RecursionError", "Stack overflow during compilation")
    }
    if let error = tree.errors.first ?? compileErrors(of: tree, includesLazy: true).first {
      throw syntaxError(error, tree, filename)
    }
    for warning in compileWarnings(of: tree) {
      let line = tree.source.place(of: warning.range.start).line
      try sourceWarning.warn(self, warning.message, filename, line)
    }
    do throws(CompileFailure) {
      return register(try compile(tree, filename: filename, mode: mode))
    } catch {
      throw syntaxError(error.error, tree, filename)
    }
  }

  package func syntaxError(_ error: SyntaxError, _ tree: SyntaxTree, _ filename: String) -> Raised {
    let kind: StaticString =
      switch error.kind {
      case .indentationError: "IndentationError"
      case .tabError: "TabError"
      default: "SyntaxError"
      }
    let place = tree.source.place(of: error.range.start)
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
