// What CPython's parser accepts with a SyntaxWarning.
package import Basics
package import PythonSyntax

/// A SyntaxWarning: its words and place.
package struct CompileWarning: Equatable, Sendable {
  package let message: String
  package let range: ByteRange
}

/// The warnings of a tree, in the order of the source.
/// So far that of PEP 810 only: `from . lazy import x`, which imports from a module called lazy.
package func compileWarnings(of tree: SyntaxTree) -> [CompileWarning] {
  var found: [CompileWarning] = []
  for index in 0..<tree.nodes.count {
    let id = NodeID(UInt32(index))
    guard tree.kind(id) == .ImportFrom else { continue }
    let view = tree.importFrom(id)
    guard view.level > 0, !view.isLazy, view.module.isPresent,
      tree.names.bytes(view.module).elementsEqual("lazy".utf8), case let start = view.moduleRange.end - 4,
      start > 0, tree.source.bytes[Int(start) - 1] != UInt8(ascii: ".")
    else { continue }
    let dots = String(repeating: ".", count: view.level)
    found.append(
      CompileWarning(
        message: "'from \(dots) lazy import' is the same as 'from \(dots)lazy import'; "
          + "did you mean 'lazy from \(dots) import'?",
        range: ByteRange(start, view.moduleRange.end)))
  }
  return found.sorted { $0.range.start < $1.range.start }
}
