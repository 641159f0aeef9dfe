// Finding modules: on the path by the host, and among those written in Swift.
import Basics
import Bytecode
import PythonSyntax

extension World {
  /// Where a module was found.
  enum Found {
    case source(path: String, isPackage: Bool)
    case namespace([String])
    case native(NativeModule)

    /// Its file.
    var path: String? { if case .source(let path, _) = self { path } else { nil } }
  }

  /// Searches `path`, a list of folders, for the last part of a module's name.
  func find(_ fullName: String, in path: [String]) -> Found? {
    let name = fullName.split(separator: ".").last.map(String.init) ?? fullName
    var portions: [String] = []
    for folder in path {
      let base = folder.isEmpty ? name : folder + "/" + name
      if host.isFolder(base) {
        if host.isFile(base + "/__init__.py") { return .source(path: base + "/__init__.py", isPackage: true) }
        if host.isFile(base + ".py") { return .source(path: base + ".py", isPackage: false) }
        portions.append(base)
      } else if host.isFile(base + ".py") {
        return .source(path: base + ".py", isPackage: false)
      }
    }
    return portions.isEmpty ? nil : .namespace(portions)
  }

  /// The folders of a list of Python strings.
  func folders(_ list: Value) throws(Raised) -> [String] {
    var found: [String] = []
    for entry in try collect(list) where isString(entry) { found.append(Ref<StringObject>(entry).text) }
    return found
  }

  /// Compiles source, or raises its SyntaxError.
  func compileSource(_ source: SourceText, filename: String, mode: CompileMode) throws(Raised) -> Int {
    // Reading and compiling take time by the length of the text.
    try charge(source.bytes.count)
    let tree = parse(source)
    if tree.isDeeper(than: deepestSource) {
      throw raise("RecursionError", "Stack overflow during compilation")
    }
    if let error = tree.errors.first { throw syntaxError(error, tree, filename) }
    do throws(CompileFailure) {
      return register(try compile(tree, filename: filename, mode: mode))
    } catch {
      throw syntaxError(error.error, tree, filename)
    }
  }

  func syntaxError(_ error: SyntaxError, _ tree: SyntaxTree, _ filename: String) -> Raised {
    let kind: StaticString =
      switch error.kind {
      case .indentationError: "IndentationError"
      case .tabError: "TabError"
      default: "SyntaxError"
      }
    let place = tree.source.place(of: error.range.start)
    let end = tree.source.place(of: error.range.end)
    let text = string(place.text)
    let details = makeTuple([
      string(filename), Value(small: place.line), Value(small: place.column), text, Value(small: end.line),
      Value(small: end.column),
    ]).value
    do throws(Raised) {
      return raise(try call(exceptionType(kind).value, [string(error.message), details]))
    } catch {
      return error
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
