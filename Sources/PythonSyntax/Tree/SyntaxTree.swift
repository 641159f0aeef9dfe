// The flat tree of one file: arrays of trivial values, shared freely between threads.
public import Basics

/// A file's syntax tree: a pure function of its text and the target version.
/// There is always a tree; what is not Python became error nodes, and `errors` says why.
@usableFromInline package struct SyntaxTree: Sendable {
  @usableFromInline package let source: SourceText
  @usableFromInline package let nodes: [Node]
  /// Lists (a count, then the elements) and records, addressed by index. `extra[0]` is 0: the empty list.
  @usableFromInline package let extra: [UInt32]
  @usableFromInline package let names: NameTable
  @usableFromInline package let root: NodeID
  /// `#` to the end of the line, in source order.
  @usableFromInline package let comments: [ByteRange]
  /// In source order; the first is the one CPython reports.
  @usableFromInline package let errors: [SyntaxError]

  @inlinable
  package init(
    source: SourceText, nodes: [Node], extra: [UInt32], names: NameTable, root: NodeID,
    comments: [ByteRange], errors: [SyntaxError]
  ) {
    self.source = source
    self.nodes = nodes
    self.extra = extra
    self.names = names
    self.root = root
    self.comments = comments
    self.errors = errors
  }

  /// The same tree with other texts of some names.
  package func renaming(_ texts: [String: String]) -> SyntaxTree {
    SyntaxTree(
      source: source, nodes: nodes, extra: extra, names: names.renaming(texts), root: root, comments: comments,
      errors: errors)
  }

  /// The same tree with other errors.
  func with(errors: [SyntaxError]) -> SyntaxTree {
    SyntaxTree(source: source, nodes: nodes, extra: extra, names: names, root: root, comments: comments, errors: errors)
  }

  @inlinable @inline(__always) package subscript(_ id: NodeID) -> Node { nodes[Int(id.rawValue)] }
  @inlinable @inline(__always) package func kind(_ id: NodeID) -> NodeKind { nodes[Int(id.rawValue)].kind }
  @inlinable @inline(__always) package func range(_ id: NodeID) -> ByteRange { nodes[Int(id.rawValue)].range }

  /// The list whose count stands at `extra[index]`.
  @inlinable @inline(__always) package func list(_ index: UInt32) -> NodeList {
    NodeList(start: index &+ 1, count: Int(extra[Int(index)]))
  }
  /// Element `i` of a list of nodes.
  @inlinable @inline(__always) package func node(_ list: NodeList, _ i: Int) -> NodeID {
    NodeID(extra[Int(list.start) + i])
  }
  /// Element `i` of a list of names.
  @inlinable @inline(__always) package func name(_ list: NodeList, _ i: Int) -> Name {
    Name(extra[Int(list.start) + i])
  }
  /// Element `i` of a list of words.
  @inlinable @inline(__always) package func word(_ list: NodeList, _ i: Int) -> UInt32 { extra[Int(list.start) + i] }

  /// Word `i` of the record at `extra[index]`.
  @inlinable @inline(__always) func field(_ index: UInt32, _ i: Int) -> UInt32 { extra[Int(index) + i] }
  @inlinable @inline(__always) func nodeField(_ index: UInt32, _ i: Int) -> NodeID { NodeID(extra[Int(index) + i]) }
  @inlinable @inline(__always) func listField(_ index: UInt32, _ i: Int) -> NodeList { list(extra[Int(index) + i]) }

  /// A name's text, for messages; not for hot code.
  package func text(_ name: Name) -> String { names.text(name) }
  /// The source text of a range, for messages; not for hot code.
  package func text(_ range: ByteRange) -> String { source.text(range) }
}
