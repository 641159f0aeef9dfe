// `ast.dump(tree, include_attributes=True, indent=1)` as CPython 3.15 prints it, to prove the parser equal.
import Basics

/// The dump of a whole tree, without a line end. A deep tree needs a deep stack: call it on a big one.
package func dump(_ tree: SyntaxTree) -> [UInt8] {
  var dumper = Dumper(tree)
  dumper.module()
  return dumper.output
}

/// Prints nodes; the fields of each kind stand in `Dumper+Statements.swift` and `Dumper+Expressions.swift`.
struct Dumper {
  let tree: SyntaxTree
  var output: [UInt8] = []
  /// Offsets at which lines begin.
  private var lineStarts: [UInt32] = [0]
  /// How deep the current field is indented.
  private var level = 0
  /// Nothing stands yet between the innermost brackets.
  private var isFirst = true

  init(_ tree: SyntaxTree) {
    self.tree = tree
    let bytes = tree.source.bytes
    output.reserveCapacity(bytes.count * 8)
    for (index, byte) in bytes.enumerated() {
      if byte == 10 || (byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)) {
        lineStarts.append(UInt32(index + 1))
      }
    }
  }

  mutating func module() {
    open("Module")
    list("body", tree.moduleBody())
    close()
  }

  // MARK: brackets and fields

  mutating func write(_ text: StaticString) {
    unsafe output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
  mutating func open(_ name: StaticString) {
    write(name)
    write("(")
    level += 1
    isFirst = true
  }
  /// Ends a node without position.
  mutating func close() {
    write(")")
    level -= 1
    isFirst = false
  }
  /// Ends a node with its position.
  mutating func close(_ id: NodeID) {
    let node = tree[id]
    position("lineno", "col_offset", node.start)
    position("end_lineno", "end_col_offset", node.end)
    close()
  }
  private mutating func separate() {
    write(isFirst ? "\n" : ",\n")
    isFirst = false
    for _ in 0..<level { output.append(UInt8(ascii: " ")) }
  }
  mutating func field(_ name: StaticString) {
    separate()
    write(name)
    write("=")
  }

  private mutating func position(_ line: StaticString, _ column: StaticString, _ offset: UInt32) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    field(line)
    number(low + 1)
    field(column)
    number(Int(offset - lineStarts[low]))
  }
  mutating func number(_ value: Int) { output.append(contentsOf: String(value).utf8) }

  // MARK: kinds of fields

  /// A field with a node, unless it is absent.
  mutating func node(_ name: StaticString, _ id: NodeID) {
    if !id.isPresent { return }
    field(name)
    node(id)
  }
  /// A field with a list of nodes, unless it is empty; absent elements are `None`.
  mutating func list(_ name: StaticString, _ list: NodeList) {
    elements(name, list.count) { dumper, index in dumper.nodeOrNone(dumper.tree.node(list, index)) }
  }
  mutating func nodeOrNone(_ id: NodeID) {
    if id.isPresent { node(id) } else { write("None") }
  }
  /// A field with a list whose elements `each` writes.
  mutating func elements(_ name: StaticString, _ count: Int, _ each: (inout Dumper, Int) -> Void) {
    if count == 0 { return }
    field(name)
    write("[")
    level += 1
    isFirst = true
    for index in 0..<count {
      separate()
      each(&self, index)
    }
    level -= 1
    isFirst = false
    write("]")
  }
  mutating func names(_ name: StaticString, _ list: NodeList) {
    elements(name, list.count) { dumper, index in dumper.quoted(dumper.tree.name(list, index)) }
  }
  /// A field with an identifier, unless it is absent.
  mutating func identifier(_ field: StaticString, _ name: Name) {
    if !name.isPresent { return }
    self.field(field)
    quoted(name)
  }
  mutating func quoted(_ name: Name) {
    output.append(UInt8(ascii: "'"))
    output.append(contentsOf: tree.names.bytes(name))
    output.append(UInt8(ascii: "'"))
  }
  mutating func context(_ id: NodeID) {
    switch tree.context(id) {
    case .load: break
    case .store:
      field("ctx")
      write("Store()")
    case .del:
      field("ctx")
      write("Del()")
    }
  }
  mutating func flag(_ name: StaticString, _ value: Bool) {
    field(name)
    write(value ? "1" : "0")
  }
  mutating func op(_ op: Operator) {
    field("op")
    output.append(contentsOf: "\(op)()".utf8)
  }

  mutating func node(_ id: NodeID) {
    let kind = tree.kind(id)
    if kind.isStatement {
      statement(id, kind)
    } else if kind.isExpression {
      expression(id, kind)
    } else {
      clause(id, kind)
    }
  }
}
